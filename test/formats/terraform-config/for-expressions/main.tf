locals {
  profiles = {
    # A comment in front of it,
    // another,
    /* and a third. */
    for name, info in local.accounts : name => trimsuffix(format(var.template, compact([
      lookup(info, "tenant", ""),
    ])...), "-")
  }
  listed = [
    # one
    for name in local.names : {
      source = "registry.example/not/a/module"
    } if name != ""
  ]
  named = {
    for = "a key"
    for : 1
  }
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.1.0"
}
