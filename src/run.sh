#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds, and starts Patchlead on the first example.  Without a display it
# explains the four methods instead and writes their diagrams.
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
. "$project/src/install-needs.sh"
needs_build
install_needs

folder=$(build_folder "$project")
build=$folder/release
[ -f "$build/build.ninja" ] || meson setup "$build" "$project" --buildtype=release -Dwerror=false >"$folder.log" 2>&1 \
  || { cat "$folder.log" >&2; exit 2; }
meson compile -C "$build" >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 2; }
rm -f "$folder.log"
PATCHLEAD_DATA_DIR=$project/data
PATCHLEAD_LOCALE_DIR=$build/po
GSETTINGS_SCHEMA_DIR=$build/data
export PATCHLEAD_DATA_DIR PATCHLEAD_LOCALE_DIR GSETTINGS_SCHEMA_DIR

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  if [ $# -eq 0 ]; then
    set -- "$project/data/examples/method1-phones.patchlead"
  fi
  # The icon theme finds the program's own icon beside the installed ones.
  mkdir -p "$build/share/icons"
  ln -sfn "$project/icons/hicolor" "$build/share/icons/hicolor"
  XDG_DATA_DIRS=$build/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  export XDG_DATA_DIRS
  exec "$build/src/app/patchlead" "$@"
fi

echo "There is no display, so here is what Patchlead says about the four ways to connect a ProFX10v3 to an HM-4."
echo
mkdir -p "$folder/diagrams"
for name in method1-phones method2-aux method3-control-room method4-main; do
  code=0
  "$build/src/cli/patchlead-cli" explain "$project/data/examples/$name.patchlead" || code=$?
  [ "$code" -le 1 ] || exit "$code"
  "$build/src/cli/patchlead-cli" export "$project/data/examples/$name.patchlead" \
    -o "$folder/diagrams/$name.svg"
  echo "Diagram: $folder/diagrams/$name.svg"
  echo
done
