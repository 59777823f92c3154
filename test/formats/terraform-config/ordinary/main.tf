terraform {
  required_version = ">= 1.5"
  required_providers {
    huaweicloud = {
      source  = "huaweicloud/huaweicloud"
      version = "~> 1.60.0"
    }
    aws = ">= 5.0" # the older form
  }
}

provider "huaweicloud" {
  region = "cn-north-4"
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "= 5.1.2"

  tags = { Name = "main" }
}
