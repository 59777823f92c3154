provider "registry.terraform.io/a/b" {
  version = "1.0.0
  hashes = [
    "h1:x",
}
provider "registry.terraform.io/c/d" {
  version = "2.0.0"
}
