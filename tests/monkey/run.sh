#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Plays in a window of its own, as the tests do it: with the project's data and no settings of anybody.
#   [DEEP=1] run.sh BUILD-FOLDER [--seed N] [--count N] [--loud]
set -eu

project=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
shift
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache"
export XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" TMPDIR="$home"
export PATCHLEAD_DATA_DIR="$project/data" GSETTINGS_BACKEND=memory
export GSETTINGS_SCHEMA_DIR="$build/data" GSK_RENDERER=cairo GDK_DEBUG=gl-disable GTK_A11Y=test
export G_SLICE=always-malloc G_DEBUG=fatal-warnings LC_ALL=C.UTF-8 ADW_DISABLE_PORTAL=1
# Only a full walk of the stack tells the toolkit's leaks from ours, and takes six times as long: DEEP=1.
export ASAN_OPTIONS="fast_unwind_on_malloc=$((1 - ${DEEP:-0})):detect_leaks=${DEEP:-0}:malloc_context_size=12"
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS="suppressions=$project/tests/lsan.supp:print_suppressions=0"
sh "$project/tests/with-display.sh" ${MONKEY_UNDER:-} "$build/tests/monkey/monkey" "$@"
