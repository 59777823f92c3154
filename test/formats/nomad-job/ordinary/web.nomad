job "web" {
  group "app" {
    task "server" {
      driver = "docker"
      config {
        image = "swr.cn-north-4.myhuaweicloud.com/acme/web:1.4"
        ports = ["http"]
      }
    }
  }
}
