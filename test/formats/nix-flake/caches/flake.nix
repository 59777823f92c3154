{
  description = "It's one";
  nixConfig = {
    substituters = [
      # a mirror
      "https://mirrors.example/nix-channels/store"
    ];
    extra-substituters = "https://a.example/nix https://b.example/nix";
  };
  nixConfig.trusted-substituters = [ "https://c.example" ];
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { self, nixpkgs }: {
    shellHook = ''
      echo "it's ''${x} " { [ (
    '';
    /* substituters = [ "https://no.example" ]; */
    other.substituters = [ "https://no.example" ];
  };
}
