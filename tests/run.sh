#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds, and runs every suite: once as people get it, once under the
# address and undefined-behaviour sanitizers.  Ends with "N passed, N failed".
#   sh tests/run.sh [MODE] [-- ARGUMENTS OF meson test]
# MODE is one of
#   --quick      no sanitizers, no lint
#   --asan       the sanitizers alone
#   --valgrind   core, drawing and the command line reading all gear, under valgrind
#   --tidy       lint alone: clang-tidy, cppcheck, clang-format, layers, sizes …
#   --locale     core, drawing, command line and windows under a decimal comma, and right to left
#   --coverage   how much of src/core the tests that need no window reach; fails below what is promised
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
. "$project/src/install-needs.sh"

mode=all
while [ $# -gt 0 ]; do
  case $1 in
    --quick | --asan | --valgrind | --tidy | --locale | --coverage) mode=${1#--}; shift ;;
    --) shift; break ;;
    *) sed -n 's/^# \{0,1\}//; 5,15p' "$0" >&2; exit 2 ;;
  esac
done

needs_build
needs_tests
[ "$mode" != valgrind ] || need valgrind have valgrind
[ "$mode" != coverage ] || need gcovr have gcovr
install_needs

folder=$(build_folder "$project")
mkdir -p "$folder"
logs=
short=no # of coverage

# prepare NAME MESON-OPTIONS…: sets up and builds a tree; gently="nice …" leaves others the processor
gently=
prepare() {
  tree=$folder/$1
  shift
  { [ -f "$tree/build.ninja" ] || meson setup "$tree" "$project" "$@"; } >"$tree.log" 2>&1 \
    && $gently meson compile -C "$tree" >>"$tree.log" 2>&1
}

# built NAME: ends the run where that did not work
built() {
  tail -n 60 "$folder/$1.log" >&2
  echo "0 passed, 1 failed"
  exit 1
}

# -O1 builds in two thirds of the time, and most of the time of a test is the sanitizers' own.  A report
# names lines, no variables: -g1 has all of that.
prepare_asan() {
  prepare asan -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-g1
}

# run NAME LOG MESON-TEST-OPTIONS…
run() {
  tree=$folder/$1
  log=$2
  shift 2
  rm -f "$tree/meson-logs/$log.json"
  meson test -C "$tree" --no-rebuild --print-errorlogs --logbase "$log" "$@" || true
  logs="$logs $tree/meson-logs/$log.json"
}

# ngspice judges figures, not memory, and windows driven from outside are slow: once is enough.
run_asan() {
  run asan testlog --no-suite lint --no-suite e2e --no-suite judge --timeout-multiplier 4 "$@"
}

case $mode in
  quick)
    prepare tests || built tests
    run tests testlog --no-suite lint "$@"
    ;;
  tidy)
    prepare tests || built tests
    run tests lintlog --suite lint "$@"
    ;;
  asan)
    prepare_asan || built asan
    run_asan "$@"
    ;;
  valgrind)
    prepare tests || built tests
    # A tree that is older than valgrind on this machine does not know the set-up yet.
    meson setup --reconfigure "$folder/tests" >/dev/null
    run tests testlog --setup valgrind --suite core --suite draw --suite data "$@"
    ;;
  locale)
    # de: 1,5.  he: the toolkit mirrors.  ps: right to left, and a decimal point of two bytes.
    for name in de_DE he_IL ps_AF; do
      prepare locale || built locale
      meson configure "$folder/locale" "-Dtest_locale=$name.UTF-8"
      meson compile -C "$folder/locale" >>"$folder/locale.log" 2>&1 || built locale
      run locale "$name" --suite core --suite draw --suite cli --suite app "$@"
    done
    ;;
  coverage)
    prepare coverage -Db_coverage=true || built coverage
    find "$folder/coverage" -name '*.gcda' -delete
    run coverage testlog --suite core --suite truth --suite draw --suite cli --suite data "$@"
    # A branch of an assertion (NAMES of kind.c is one) must never be taken; those of GLib's macros
    # are not ours.
    gcovr -r "$project" --object-directory "$folder/coverage" -f "$project/src/core/" -j 2 \
      --exclude-lines-by-pattern '.*\bg_assert_not_reached\b.*' --exclude-branches-by-pattern \
      '.*\b(NAMES \(|g_(assert|return)[a-z_]*|G_DEFINE_AUTOPTR_CLEANUP_FUNC|g_new0?|g_renew|g_clear_(pointer|object))\b.*' \
      --txt "$folder/coverage.txt" --print-summary --fail-under-line 95 --fail-under-branch 90 \
      || short=yes
    echo "File by file: $folder/coverage.txt"
    ;;
  all)
    echo "== As people get it"
    prepare tests || built tests
    # Windows wait for most of their time; what is left of it builds and lints.
    (
      status=0
      gently='nice -n 15'
      prepare_asan || status=1
      # A tenth of the analyser's depth, and not in tests, for less than half of its time; --tidy goes
      # all the way.
      LINT_DEPTH=20000 $gently meson test -C "$folder/tests" --no-rebuild --print-errorlogs \
        --logbase lintlog --suite lint "$@" >"$folder/lint.log" 2>&1 || true
      exit $status
    ) &
    beside=$!
    run tests testlog --no-suite lint --no-suite e2e "$@"
    # One window after the other, driven from outside: the other processor is free meanwhile.
    rm -f "$folder/tests/meson-logs/e2elog.json"
    meson test -C "$folder/tests" --no-rebuild --print-errorlogs --logbase e2elog --suite e2e "$@" \
      >"$folder/e2e.log" 2>&1 &
    driven=$!
    if ! wait "$beside"; then
      kill "$driven"
      built asan
    fi
    cat "$folder/lint.log"
    logs="$logs $folder/tests/meson-logs/lintlog.json"
    echo "== Under sanitizers"
    run_asan "$@"
    echo "== Driven from outside"
    wait "$driven" || true
    cat "$folder/e2e.log"
    logs="$logs $folder/tests/meson-logs/e2elog.json"
    ;;
esac

status=0
# shellcheck disable=SC2086 # a list of files on purpose
/usr/bin/env python3 "$project/tests/count.py" $logs || status=1
[ "$short" = no ] || status=1
exit $status
