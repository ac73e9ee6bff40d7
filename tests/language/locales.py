#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locales for tests, made with localedef in a folder of the build: nothing is installed.

Usage: locales.py FOLDER [NAME…]     makes them (all) and prints the folder, for LOCPATH, or what is missing

The ones that find mistakes: de_DE.UTF-8 (decimal comma), ps_AF.UTF-8 (right to left, a decimal point
of two bytes), he_IL.UTF-8 (right to left, and the toolkit knows it), tr_TR.UTF-8 (i without a dot).
"""
import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

GERMAN, PASHTO, HEBREW, TURKISH = "de_DE.UTF-8", "ps_AF.UTF-8", "he_IL.UTF-8", "tr_TR.UTF-8"
ALL = [GERMAN, PASHTO, HEBREW, TURKISH]


def missing():
    """Why no locale can be made here, or None."""
    if shutil.which("localedef") is None:
        return "localedef is not installed"
    if not Path("/usr/share/i18n/locales/de_DE").exists():
        return "the sources of locales are not installed (package locales)"
    return None


def make(folder, name):
    if (folder / name / "LC_NUMERIC").exists():
        return
    work = folder / (name + ".new")
    shutil.rmtree(work, ignore_errors=True)
    language, charset = name.split(".")
    # It ends with 1 for warnings about the source of the locale itself.
    done = subprocess.run(["localedef", "--no-archive", "-c", "-i", language, "-f", charset, work],
                          capture_output=True, text=True)
    if not (work / "LC_NUMERIC").exists():
        raise SystemExit(f"localedef made no {name}: {done.stderr}")
    work.rename(folder / name)


def ensure(folder, names=None):
    """The folder, with these locales in it; several tests may ask at the same time."""
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name in names or ALL:
            make(folder, name)
    return folder


if __name__ == "__main__":
    print(missing() or ensure(sys.argv[1], sys.argv[2:]))
