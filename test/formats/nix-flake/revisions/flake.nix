{
  inputs = {
    pinned.url = "git+https://gitee.com/acme/pinned.git?ref=refs/heads/main&rev=a0f54334df36770b335c051e540ba40afcbf8378";
    enterprise.url = "github:acme/tools?host=github.example&rev=0123abc";
    branch.url = "gitlab:acme/app?ref=stable";
  };
  outputs = _: { };
}
