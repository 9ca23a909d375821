#!/usr/bin/env bash
# shellcheck disable=SC2034

# Says hello.
#
# $1 - whom
hello() { echo "hello $1"; }

# shellcheck disable=SC2120
function with-dash {
  # An inner one.
  inner_one() ( cd / && ls )
  inner_one
}

function both() if true; then :; fi

not_one="text() { no; }"
list=()

name.with.dots () # behind the name
{
  cat <<'EOF'
fake() { :; }
EOF
}

hello_again() { hello; } # not a doc

# Not for the function below, a blank line stands between.

lonely() [[ -n $1 ]]

case $1 in
  a) in_case() { :; } ;;
esac

# Half typed.
half() {
  if [ -n "$1" ]; then
