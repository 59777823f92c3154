job "a" {
  config { image = "nginx:1.27" }
  config { image = "nginx:1.27" }
}
