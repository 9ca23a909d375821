#!/bin/bash
# Copy the file.
# Arguments:
#   $1 - The source file.
#   $2 - The target.
copy_file() {
  local source_file="$1" target=$2
  cp "$source_file" "$target"
}
# Cleans up.
function clean_up { rm -f x; }
