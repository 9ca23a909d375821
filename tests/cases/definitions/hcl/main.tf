terraform {
  required_version = ">= 1.5"
}

# Where it runs.
variable "region" {
  type    = string
  default = "eu-1"
}

locals {
  name = "app-${var.region}"
}

// The bucket.
resource "aws_s3_bucket" "files" {
  bucket = local.name

  lifecycle_rule {
    enabled = true
  }
}

data "aws_caller_identity" "current" {}

module "network" {
  source = "./network"
}

output "bucket" {
  value = aws_s3_bucket.files.id
}
