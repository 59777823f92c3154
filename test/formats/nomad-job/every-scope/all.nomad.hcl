job "a" {
  task "b" {
    config {
      image = "quay.io/ascend/cann@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    }
  }
  task "c" {
    config { image = "${var.image}" }
  }
  task "d" {
    config { image = var.image }
  }
  meta {
    image = "no-image:1"
  }
}
