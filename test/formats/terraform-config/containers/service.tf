resource "google_cloud_run_v2_service" "web" {
  template {
    containers {
      image = "docker.pkg.example/acme/web:3.4.5"
    }
    containers {
      image = var.image
    }
  }
}

resource "google_cloudbuild_trigger" "build" {
  build {
    step {
      name = "gcr.io/cloud-builders/docker:5.0.0"
    }
  }
}

resource "google_dataproc_gdc_spark_application" "jobs" {
  dependency_images = ["docker.pkg.example/acme/a:1.0.0", "docker.pkg.example/acme/b:2.0.0"]
}

resource "google_vertex_ai_reasoning_engine" "engine" {
  spec {
    container_spec {
      image_uri = "docker.pkg.example/acme/engine:3"
    }
  }
}

resource "azurerm_container_group" "group" {
  container {
    name  = "web"
    image = "swr.cn-north-4.myhuaweicloud.com/acme/web:1"
  }
}

resource "google_compute_instance" "machine" {
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}
