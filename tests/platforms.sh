#!/bin/sh
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds and tests on newer releases of Debian, each in a folder of its own (chroot): all warnings
# are errors there, too, and the toolkit that people meet is the one of that release.
#   sh tests/platforms.sh [trixie] [testing] …     default: both
# A release that moves daily (testing, sid) is advisory: its failures are told and do not count.
# PATCHLEAD_CHROOT_DIR is where the folders are kept; they are made once and brought up to date
# afterwards.  Ends with "N passed, N failed"; skips with 77 where it may not do this.
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
. "$project/src/install-needs.sh"

skip() {
  echo "skipped: $1"
  exit 77
}

[ "$(id -u)" = 0 ] || skip "making a system in a folder needs root; run it as root or with sudo"
command -v debootstrap >/dev/null 2>&1 || skip "debootstrap is not installed (apt-get install debootstrap)"
unshare --mount --pid --fork --kill-child true 2>/dev/null \
  || skip "this machine does not let root mount in a namespace of its own (unshare)"

# Where this machine's own packages come from; both forms of apt's sources.
mirror=$(cat /etc/apt/sources.list.d/*.sources 2>/dev/null | sed -n 's/^URIs: *\([^ ]*\).*/\1/p' | head -n 1)
[ -n "$mirror" ] || mirror=$(sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\).*/\2/p' /etc/apt/sources.list 2>/dev/null | head -n 1)
[ -n "$mirror" ] || skip "no package source is found in /etc/apt"

[ $# -gt 0 ] || set -- trixie testing
folder=${PATCHLEAD_CHROOT_DIR:-$(build_folder "$project")/platforms}
mkdir -p "$folder"

# make_system SUITE ROOT: a small system, as new as the package source has it
make_system() {
  script=
  [ -e "/usr/share/debootstrap/scripts/$1" ] || script=/usr/share/debootstrap/scripts/sid
  if [ ! -e "$2/usr/bin/apt-get" ]; then
    # shellcheck disable=SC2086 # none or one word
    debootstrap --variant=minbase "$1" "$2" "$mirror" $script
  fi
  printf '#!/bin/sh\nexit 101\n' >"$2/usr/sbin/policy-rc.d"
  chmod +x "$2/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$2/etc/resolv.conf" 2>/dev/null || true
  # A copy of the package source may be some weeks behind, and says so only of releases that move.
  case $1 in
    testing | sid) echo 'Acquire::Check-Valid-Until "false";' >"$2/etc/apt/apt.conf.d/90old-copy" ;;
  esac
}

# The sources as they are here, without what was built.
copy_sources() {
  rm -rf "$1/patchlead"
  mkdir "$1/patchlead"
  (cd "$project" && find . \( -path ./.git -o -path ./build \) -prune -o -type f -print0 \
    | tar -c --null -T -) | tar -x -C "$1/patchlead"
}

# run_there ROOT: builds and tests in a namespace of its own, so that no process and no mount is
# left behind; what is missing is installed by the project's own script.
run_there() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  unshare --mount --pid --fork --kill-child sh -euc '
    mount --make-rprivate /
    mount -t proc proc "$1/proc"
    mkdir -p "$1/dev/shm"
    mount -t tmpfs tmpfs "$1/dev/shm"
    exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive sh /patchlead/tests/run.sh --quick
  ' sh "$1" </dev/null
}

# versions ROOT: what the figures of this release are about
versions() {
  for package in libgtk-4-1 libadwaita-1-0 libglib2.0-0t64 librsvg2-2 gcc; do
    chroot "$1" dpkg-query -W -f '${Package} ${Version}; ' "$package" 2>/dev/null || true
  done
  echo
}

passed=0
failed=0
for suite; do
  root=$folder/$suite
  log=$folder/$suite.log
  echo "== Debian $suite (log: $log)"
  if ! make_system "$suite" "$root" >"$log" 2>&1; then
    tail -n 5 "$log"
    echo "Debian $suite could not be set up from this machine's package source."
    failed=$((failed + 1))
    continue
  fi
  copy_sources "$root"
  if run_there "$root" >>"$log" 2>&1; then
    result=ok
  else
    result=failed
  fi
  versions "$root"
  grep -E '^ *[0-9]+/[0-9]+ .*(FAIL|TIMEOUT|ERROR)' "$log" || true
  tail -n 1 "$log"
  case $result,$suite in
    ok,*) passed=$((passed + 1)) ;;
    failed,testing | failed,sid) echo "Debian $suite moves daily: told, not counted." ;;
    *) failed=$((failed + 1)) ;;
  esac
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
