terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws
      version = "~> 5.0"
    }
    goo
    google = {
      source =
      version = "4.0"
    }
  }
module "vpc" {
  source  = "a/b/c"
