job "a" {
  config {
    image = "nginx:1.27
    image
  }
  config {
    image = "redis:7"
