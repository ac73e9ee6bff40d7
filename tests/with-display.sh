#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command on a screen, a session bus and a bus for screen readers of its own: two programs on
# one would hear of each other's focus.
# Usage: with-display.sh COMMAND [ARGUMENT...]
for tool in dbus-run-session xvfb-run; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "skipped: $tool is not installed"
    exit 77
  fi
done
unset WAYLAND_DISPLAY
export GDK_BACKEND=x11
run=$(mktemp -d)
trap 'rm -rf "$run"' EXIT
export XDG_RUNTIME_DIR="$run"
# xvfb-run -a can lose a race for a free number; a number from our own id is rarely taken.
dbus-run-session -- xvfb-run -a -n "$(($$ % 5000 + 100))" -s "-screen 0 1290x810x24 -noreset" "$@"
