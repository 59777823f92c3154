{
  inputs.a = { url = "path:./a"; flake = false; };
  inputs.b.url = "https://repo.huaweicloud.com/b.tar.gz";
  inputs."c".url = "gitlab:acme/c";
  outputs = _: { url = "not-an-input"; };
}
