job "web" {
  group "servers" {
    task "nginx" {
      driver = "docker"
    }
  }
}

plugin "docker" {
  config {
    allow_privileged = false
  }
}
