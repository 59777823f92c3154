module "a" {
  source = "a/b/c"
}
module "a" {
  source = "a/b/c"
}
