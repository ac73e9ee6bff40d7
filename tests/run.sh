#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds, and runs every suite: once as people get it, once under the
# address and undefined-behaviour sanitizers.  Ends with "N passed, N failed".
#   sh tests/run.sh [--quick] [-- ARGUMENTS OF meson test]
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
. "$project/src/install-needs.sh"

quick=no
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=yes; shift ;;
    --) shift; break ;;
    *) echo "Usage: sh tests/run.sh [--quick] [-- ARGUMENTS OF meson test]" >&2; exit 2 ;;
  esac
done

needs_build
needs_tests
install_needs

folder=$(build_folder "$project")
mkdir -p "$folder"
logs=

# prepare NAME MESON-OPTIONS…: sets up and builds a tree
prepare() {
  tree=$folder/$1
  shift
  [ -f "$tree/build.ninja" ] || meson setup "$tree" "$project" "$@" >"$tree.log" 2>&1 \
    || { cat "$tree.log" >&2; echo "0 passed, 1 failed"; exit 1; }
  meson compile -C "$tree" >"$tree.log" 2>&1 \
    || { tail -n 60 "$tree.log" >&2; echo "0 passed, 1 failed"; exit 1; }
}

# run NAME MESON-TEST-OPTIONS…
run() {
  tree=$folder/$1
  shift
  meson test -C "$tree" --no-rebuild --print-errorlogs "$@" || true
  logs="$logs $tree/meson-logs/testlog.json"
  rm -f "$tree/meson-logs/testlog.json.bak"
}

echo "== As people get it"
prepare tests
if [ "$quick" = yes ]; then
  run tests --no-suite lint "$@"
else
  run tests "$@"
  echo "== Under sanitizers"
  prepare asan -Db_sanitize=address,undefined -Db_lundef=false
  run asan --no-suite lint --no-suite e2e --no-suite bench --timeout-multiplier 4 "$@"
fi

# shellcheck disable=SC2086 # a list of files on purpose
exec /usr/bin/env python3 "$project/tests/count.py" $logs
