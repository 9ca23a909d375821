#!/bin/bash
set -euo pipefail

target=$1
version=$(git describe --tags)

build() {
  docker build -t app:$version .
  docker push app:$version
}

if [ $target = "live" ]; then
  echo "deploying $version"
  build
fi
