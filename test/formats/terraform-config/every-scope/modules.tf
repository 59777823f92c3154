terraform {
  required_providers {
    private = { source = "registry.example/acme/private", version = "1.0.0" }
    bare    = { version = "= 2.0" }
  }
}
provider "old" {
  version = "1.9"
}
module "submodule" {
  source  = "terraform-aws-modules/security-group/aws//modules/http-80"
  version = "<= 2.4.0"
}
module "private" {
  source = "app.registry.example/acme/k8s-cluster/azurerm"
}
module "github" {
  source = "github.com/huaweicloud/terraform-huaweicloud-vpc//modules/subnet?ref=v1.0.0"
}
module "ssh" {
  source = "git@git.example:group/repo/foo.git?depth=1&ref=v1.0.0"
}
module "generic" {
  source = "git::https://user:secret@git.example/acme/module.git?ref=v2"
}
module "archive" {
  source = "https://obs.cn-north-4.myhuaweicloud.com/module.zip"
}
module "local" {
  source = "./modules/local"
}
module "templated" {
  source = "${path.module}/x"
}
resource "helm_release" "redis" {
  repository = "https://charts.example/stable"
  chart      = "redis"
  version    = "18.1.0"
}
resource "helm_release" "oci" {
  chart   = "oci://ghcr.io/acme/charts/app"
  version = "v0.22.1"
}
resource "docker_image" "nginx" {
  name = "nginx:1.27"
}
resource "docker_container" "web" {
  name  = "web"
  image = "swr.cn-north-4.myhuaweicloud.com/acme/web:1.4"
}
resource "kubernetes_deployment" "app" {
  spec {
    template {
      spec {
        container {
          image = "quay.io/ascend/cann:8.0"
          name  = "app"
        }
      }
    }
  }
}
resource "other_thing" "x" {
  image = "nginx:1.27"
  script = <<-EOT
    source = "not/a/module"
    }
  EOT
  list = [for x in var.list : "${x}-${lookup(var.m, "k", "}")}"]
  value = var.flag ? "a" : { b = 1 }
}
