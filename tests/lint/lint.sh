#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The checks that need a tool from the distribution.  A missing tool skips the check.
# Usage: lint.sh CHECK SOURCE_ROOT BUILD_ROOT
set -eu

check=$1
source_root=$2
build_root=$3
cd "$source_root"

need ()
{
  if ! command -v "$1" >/dev/null 2>&1; then
    echo "skipped: $1 is not installed"
    exit 77
  fi
}

c_sources ()
{
  find src tests -name '*.c' | sort
}

# The sources the build knows: without its flags clang-tidy cannot read a file.
built_sources ()
{
  c_sources | while read -r name; do
    if grep -q "/$name\"" "$build_root/compile_commands.json"; then
      echo "$name"
    fi
  done
}

case $check in
  clang-format)
    need clang-format
    # What it says names the file; "clang-format -i FILE" mends it.
    find src tests -name '*.[ch]' | sort | xargs -P 2 -n 40 clang-format --dry-run -Werror
    ;;
  clang-tidy)
    need clang-tidy
    # LINT_DEPTH: after how many states the analyser lets a function be; 225000 unless it is set.  Then
    # only stores that nobody reads are looked for in tests: without any check of the analyser clang tells
    # its own warnings, which the build leaves to gcc.
    set -- --extra-arg=-Wno-unknown-warning-option # gcc knows warnings that clang does not
    tests_checks=
    if [ -n "${LINT_DEPTH:-}" ]; then
      for word in -Xclang -analyzer-config -Xclang "max-nodes=$LINT_DEPTH"; do
        set -- "$@" "--extra-arg=$word"
      done
      tests_checks=--checks=-clang-analyzer-*,clang-analyzer-deadcode.DeadStores
    fi
    # How many warnings it suppressed it tells for every file.
    # Files looked at in one go read common headers faster, but the analyser of clang 14 may take the
    # functions of one for those of another (va_list that is "uninitialized"): what counts is what is
    # said of each file alone.
    export TIDY_OPTIONS="$*"
    look='clang-tidy -p "$0" --quiet $TIDY_OPTIONS "$@" >/dev/null 2>&1 && exit
      for file; do clang-tidy -p "$0" --quiet $TIDY_OPTIONS "$file" || status=1; done
      exit ${status:-0}'
    built_sources | grep '^src/' |
      xargs -P 2 -n 4 sh -c "$look" "$build_root" 2>"$build_root/clang-tidy.err" || status=$?
    TIDY_OPTIONS="$TIDY_OPTIONS $tests_checks"
    built_sources | grep '^tests/' |
      xargs -P 2 -n 4 sh -c "$look" "$build_root" 2>>"$build_root/clang-tidy.err" || status=$?
    grep -Ev '^[0-9]+ warnings? generated\.$' "$build_root/clang-tidy.err" || true
    exit "${status:-0}"
    ;;
  cppcheck)
    need cppcheck
    # The two -D: a quark's definition stops it, and a value copied into an array is not a leak.
    # variableScope argues with g_auto… at the top of a block; varFuncNullUB is about machines
    # where NULL is narrower than a pointer.
    mkdir -p "$build_root/cppcheck"
    cppcheck --project="$build_root/compile_commands.json" --library=gtk \
      '-DG_DEFINE_QUARK(q,f)=' '-Dg_array_append_val(a,v)=taken(a,&v)' \
      --enable=warning,style,performance,portability --inline-suppr \
      --suppress=unusedStructMember --suppress=varFuncNullUB --suppress=variableScope \
      "--suppress=*:$build_root/*" \
      --cppcheck-build-dir="$build_root/cppcheck" -j 2 --quiet --error-exitcode=1 \
      --template='{file}:{line}: {severity}: {message} [{id}]'
    ;;
  codespell)
    need codespell
    codespell --skip='codespell-ignore.txt,data/help/*/*,*.svg,*.device,*.log,*.csv,*.png' \
      --ignore-words="$source_root/tests/lint/codespell-ignore.txt" README.md src ui data tests
    ;;
  shell)
    status=0
    for name in $(find src tests .ci -name '*.sh' | sort); do
      sh -n "$name" || status=1
    done
    bash -n .ci/run || status=1
    exit $status
    ;;
  xml)
    need xmllint
    find ui data icons \( -name '*.ui' -o -name '*.xml' -o -name '*.xml.in' -o -name '*.svg' \) |
      sort | xargs xmllint --noout --nonet
    ;;
  *)
    echo "lint.sh: no check called $check" >&2
    exit 2
    ;;
esac
