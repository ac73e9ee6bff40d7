# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by src/run.sh and tests/run.sh: installs what is missing from the distribution.
#   need PACKAGE PROBE…   PROBE is a command that succeeds when the package is there
#   want PACKAGE PROBE…   the same, but the program can be built without it (listening)
#   install_needs         installs what was found missing, or says what is missing and ends with 2

missing=
wanted=

need() {
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}

want() {
  package=$1
  shift
  "$@" >/dev/null 2>&1 || wanted="$wanted $package"
}

have() { command -v "$1"; }
module() { pkg-config --exists "$@"; }
file() { [ -e "$1" ]; }
browser() { have chromium-headless-shell || have chromium; }
plugin() { ls "$(pkg-config --variable=pluginsdir gstreamer-1.0)/$1"; }
font() { fc-list "$1" | grep -q .; }

needs_build() {
  need gcc have gcc
  need libc6-dev file /usr/include/stdio.h
  need pkg-config have pkg-config
  need meson have meson
  need ninja-build have ninja
  need gettext have msgfmt
  need libglib2.0-dev module 'glib-2.0 >= 2.74'
  need zlib1g-dev module zlib
  need libglib2.0-dev-bin have glib-compile-resources
  need libgtk-4-dev module 'gtk4 >= 4.8'
  need libadwaita-1-dev module 'libadwaita-1 >= 1.2'
  need librsvg2-dev module 'librsvg-2.0 >= 2.54'
  need librsvg2-common file /usr/share/doc/librsvg2-common
  want libgstreamer1.0-dev module 'gstreamer-1.0 >= 1.22'
  want libgstreamer-plugins-base1.0-dev module 'gstreamer-app-1.0 >= 1.22'
  want gstreamer1.0-plugins-base plugin libgstapp.so
  want gstreamer1.0-plugins-good plugin libgstautodetect.so
  need libxml2-utils have xmllint
  need desktop-file-utils have update-desktop-database
  need gtk-update-icon-cache have gtk-update-icon-cache
  need adwaita-icon-theme file /usr/share/icons/Adwaita/index.theme
  need fontconfig have fc-list
  need fonts-cantarell font Cantarell
  need fonts-dejavu-core font 'DejaVu Sans'
}

needs_tests() {
  need locales file /usr/share/i18n/locales/de_DE
  need ngspice have ngspice
  need python3 have python3
  need python3-gi /usr/bin/python3 -c 'import gi'
  need gir1.2-atspi-2.0 /usr/bin/python3 -c "import gi; gi.require_version('Atspi', '2.0')"
  need xvfb have Xvfb
  need xauth have xauth
  need xdotool have xdotool
  need x11-utils have xprop
  need libxtst-dev module xtst
  need dbus have dbus-daemon
  need dbus-x11 have dbus-launch
  need at-spi2-core file /usr/share/dbus-1/services/org.a11y.Bus.service
  need imagemagick have import
  need librsvg2-bin have rsvg-convert
  need poppler-utils have pdftotext
  need chromium-headless-shell browser
  need sox have sox
  need appstream have appstreamcli
  need shared-mime-info have update-mime-database
  need mandoc have mandoc
  need clang-format have clang-format
  need clang-tidy have clang-tidy
  need cppcheck have cppcheck
  need codespell have codespell
}

# Only where nobody has to be asked for a password; without them the build leaves listening out.
install_wanted() {
  [ -n "$wanted" ] || return 0
  # shellcheck disable=SC2086 # a list of words on purpose
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing:$wanted"
    { apt-get update -qq && env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends $wanted >/dev/null; } && return 0
  fi
  echo "Going on without listening in the window. It would need:$wanted"
}

install_needs() {
  install_wanted
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing:$missing" >&2
    echo "These are the package names of Debian. Install what they are called here, then run this again." >&2
    exit 2
  fi
  as_root=
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Missing:$missing" >&2
      echo "Installing them needs root and there is no sudo. Ask somebody who may to run:" >&2
      echo "  apt-get update && apt-get install --no-install-recommends$missing" >&2
      exit 2
    fi
    as_root=sudo
  fi
  echo "Installing:$missing"
  # shellcheck disable=SC2086 # a list of words on purpose
  if ! { $as_root apt-get update -qq \
         && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
              --no-install-recommends $missing >/dev/null; }; then
    echo "That did not work. Missing:$missing" >&2
    echo "To install them by hand: apt-get update && apt-get install --no-install-recommends$missing" >&2
    exit 2
  fi
}

# A folder that can be written, for builds: build/ in the project, else one of the user's own.
build_folder() {
  if [ -n "${PATCHLEAD_BUILD_DIR:-}" ]; then
    echo "$PATCHLEAD_BUILD_DIR"
  elif mkdir -p "$1/build" 2>/dev/null && [ -w "$1/build" ]; then
    echo "$1/build"
  else
    echo "${TMPDIR:-/tmp}/patchlead-build-$(id -u)"
  fi
}
