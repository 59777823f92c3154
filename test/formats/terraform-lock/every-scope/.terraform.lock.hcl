provider "registry.opentofu.org/hashicorp/random" {
  version = "3.6.0"
}
provider "registry.example:8443/acme/private" {
  version = "1.0.0-beta1"
}
