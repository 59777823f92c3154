locals { reg = "swr.example" }
variable "img" { default = "registry.example/a/b:1" }
module "a" { source = "oci://swr.example/path//sub?tag=1" }
module "b" { source = "oci://swr.example/path?tag=2" }
terraform { required_providers { x = { source = "my_host.example/huaweicloud/huaweicloud", version = "1" } } }
resource "docker_image" "x" { name = "${local.reg}/x/y:1" }
resource "docker_container" "y" { image = var.img }
resource "docker_container" "z" { image = docker_image.x.image_id }
module "c" { source = "git::https://git.example/a/b.git//sub?ref=v1" }
