resource "aws_ecs_task_definition" "web" {
  family = "web"
  container_definitions = jsonencode([
    {
      name  = "web"
      image = "swr.cn-north-4.myhuaweicloud.com/acme/web:1.4"
    },
    {
      name  = "side"
      image = "${var.registry}/side:1"
    },
  ])
}

resource "aws_ecs_task_definition" "jobs" {
  container_definitions = <<EOT
[
  { "name": "job", "image": "quay.io/acme/job:2" }
]
EOT
}

resource "kubernetes_deployment" "app" {
  spec {
    template {
      spec {
        dynamic "container" {
          for_each = var.containers
          content {
            image = "registry.example/acme/app:3"
          }
        }
      }
    }
  }
}

resource "azurerm_container_group" "group" {
  dynamic "container" {
    for_each = var.containers
    content {
      image = "registry.example/acme/group:4"
    }
  }
}
