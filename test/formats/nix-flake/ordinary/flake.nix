{
  description = "Camera gateway";
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-23.11";
    rust-overlay = {
      url = "github:oxalica/rust-overlay";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };
  inputs.forked.url = "git+https://gitee.com/acme/forked.git?ref=main";
  outputs = { self, nixpkgs, ... }: { };
}
