#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The two EXAMPLE files teach people every key, so they must pass the checker too: under the name
# their Id asks for, and without the panel picture they only speak of.
# Usage: check-example.sh PATCHLEAD-CLI FILE
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
copy=$folder/example.${2##*.}
grep -v '^Panel=' "$2" >"$copy"
"$1" gear check "$copy"
