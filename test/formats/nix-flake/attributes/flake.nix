{
  inputs = {
    nixpkgs = { type = "github"; owner = "NixOS"; repo = "nixpkgs"; ref = "nixos-24.05"; };
    mirror = {
      type = "git";
      url = "https://gitee.com/acme/mirror.git?ref=main";
    };
    pinned = {
      type = "gitlab";
      owner = "huaweicloud";
      repo = "tools";
      rev = "0123abc";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    bare.url = github:numtide/flake-utils/v1.0.0;
    bare-path.url = path:./local;
  };
  outputs = _: { type = "app"; };
}
