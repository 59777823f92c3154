# This file is maintained automatically by "terraform init".
provider "registry.terraform.io/huaweicloud/huaweicloud" {
  version     = "1.60.1"
  constraints = "~> 1.60.0"
  hashes = [
    "h1:abc=",
    "zh:0123456789abcdef",
  ]
}

provider "registry.terraform.io/hashicorp/aws" {
  version = "5.31.0"
}
