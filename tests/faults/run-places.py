#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in places where something is missing: it starts, and a key that saves does save.

  run-places.py PATCHLEAD EXAMPLE        (under with-display.sh)
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM, EXAMPLE = map(os.path.abspath, sys.argv[1:3])
NOWHERE = "/proc/nowhere"  # where nobody can make anything, not even root
MARK = "# Draft of: /tmp/x.patchlead\n"


class Failure(Exception):
    pass


def wait_for(what, test, seconds=25):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if test():
            return
        time.sleep(0.05)
    raise Failure(f"waited in vain for {what}")


def one_font(folder):
    fonts = subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans"], capture_output=True,
                           text=True, check=True).stdout
    (folder / "font").mkdir()
    shutil.copy(fonts, folder / "font")
    (folder / "fonts.conf").write_text(
        f"<fontconfig><dir>{folder}/font</dir><cachedir>{folder}/cache</cachedir></fontconfig>")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


def no_icons(folder):
    (folder / "share" / "glib-2.0").mkdir(parents=True)
    os.symlink("/usr/share/glib-2.0/schemas", folder / "share" / "glib-2.0" / "schemas")
    return {"XDG_DATA_DIRS": str(folder / "share"), "XDG_DATA_HOME": str(folder / "none")}


def bad_drafts(folder):
    """None of them is waited for or believed."""
    drafts = folder / "state" / "patchlead" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "garbage.patchlead").write_bytes(bytes(range(256)) * 64)
    (drafts / "half.patchlead").write_text(MARK + "[Patchlead]\nForm")
    (drafts / "newer.patchlead").write_text(MARK + "[Patchlead]\nFormat=99\nTitle=\n")
    (drafts / "utf.patchlead").write_bytes(MARK.encode() + b"\n# Written: 99999999999999999999\nTitle=\xff\xfe\n")
    with open(drafts / "huge.patchlead", "wb") as huge:
        huge.write(MARK.encode())
        huge.truncate(1 << 30)
    (drafts / "folder.patchlead").mkdir()
    os.mkfifo(drafts / "pipe.patchlead")
    os.mkfifo(drafts / "half.patchlead.lock")
    os.symlink("loop.patchlead", drafts / "loop.patchlead")
    (drafts / "forbidden.patchlead").write_text(MARK)
    (drafts / "forbidden.patchlead").chmod(0)
    return {"XDG_STATE_HOME": str(folder / "state")}


def a_file_in_the_way(folder):
    for name in ("state", "data", "config", "cache"):
        (folder / name).write_text("not a folder")
    return {f"XDG_{name.upper()}_HOME": str(folder / name)
            for name in ("state", "data", "config", "cache")}


NO_FOLDERS = {f"XDG_{name}_HOME": None for name in ("STATE", "DATA", "CONFIG", "CACHE")}

PLACES = {
    "no session bus": lambda folder: {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={NOWHERE}"},
    "no accessibility bus": lambda folder: {"GTK_A11Y": "atspi", "AT_SPI_BUS_ADDRESS":
                                            f"unix:path={NOWHERE}"},
    "no icons": no_icons,
    "no plugins for sound": lambda folder: {"GST_PLUGIN_SYSTEM_PATH_1_0": NOWHERE,
                                            "GST_PLUGIN_PATH_1_0": NOWHERE,
                                            "GST_REGISTRY_1_0": str(folder / "registry")},
    "one font": one_font,
    "no home": lambda folder: dict(NO_FOLDERS, HOME=NOWHERE),
    "odd folders": lambda folder: {"XDG_STATE_HOME": "not/absolute", "XDG_DATA_HOME": "/dev/null",
                                   "XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": NOWHERE},
    "files for folders": a_file_in_the_way,
    "bad drafts": bad_drafts,
}


def press_save():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                           capture_output=True, text=True, check=False).stdout.split()
    if found:
        subprocess.run(["xdotool", "windowfocus", found[-1]], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(["xdotool", "key", "ctrl+s"], check=False)


def try_place(name, folder):
    file = folder / "show.patchlead"
    points = folder / "points"
    shutil.copy(EXAMPLE, file)
    before = file.stat().st_ino
    # The toolkit itself calls it critical that nobody listens.
    critical = "fatal-criticals" if name != "no accessibility bus" else ""
    environment = dict(os.environ, G_DEBUG=critical, PATCHLEAD_TEST_POINTS=str(points),
                       XDG_STATE_HOME=str(folder / "own-state"))
    for key, value in PLACES[name](folder).items():
        environment.pop(key, None)
        if value is not None:
            environment[key] = value
    arguments = [PROGRAM] if name == "bad drafts" else [PROGRAM, str(file)]
    with open(folder / "said", "w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(arguments, env=environment, stderr=said, cwd=folder)
        try:
            wait_for("the window", lambda: points.exists() or process.poll() is not None)
            if name != "bad drafts":
                def saved():
                    press_save()
                    return file.stat().st_ino != before or process.poll() is not None
                wait_for("the file to be saved", saved)
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        said.seek(0)
        text = said.read()
    if process.returncode not in (0, -15):
        raise Failure(f"ended with {process.returncode}: {text[-800:]}")
    if any("CRITICAL" in line and "accessibility bus" not in line for line in text.splitlines()):
        raise Failure(text[-800:])


def main():
    if not shutil.which("xdotool") or not shutil.which("fc-match"):
        print("skipped: xdotool or fc-match is not installed")
        return 77
    faults = 0
    for name in sys.argv[3:] or PLACES:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="patchlead-place-") as folder:
            try:
                try_place(name, Path(folder))
                print(f"{name}: works ({time.monotonic() - started:.1f} s)")
            except Failure as problem:
                faults += 1
                print(f"{name}: {problem}")
    return faults > 0


sys.exit(main())
