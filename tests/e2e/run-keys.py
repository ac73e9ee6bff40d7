#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newcomer's whole job without a pointer: gear, cable, knob, save, and open again.

  run-keys.py PATCHLEAD        (under with-display.sh)"""
import os
import sys
import time

from desk import (Failure, check_names, find_application, focus_window, focused, key, run,
                  running, texts, type_text, wait_for, walk)

VERDICT = "Stereo. The Main mix is in both ears"


def name_of(node):
    return (node.get_name() or "") if node is not None else ""


def place(application, gear):
    """Searches and puts the first find on the bench."""
    key("ctrl+f")
    time.sleep(0.3)
    key("ctrl+a")
    type_text(gear)
    time.sleep(0.5)
    key("Down")
    seen = []
    wait_for(f"{gear} in the list",
             lambda: seen.append(name_of(focused(application))) or gear in seen[-1], 5)
    key("Return")
    wait_for(f"{gear} on the bench",
             lambda: any(name_of(node) == gear and node.get_role_name() in ("panel", "grouping")
                         for node in walk(application)) or gear, 5)
    time.sleep(0.3)


def seek(application, wanted, moves):
    """Presses keys until what has the focus is called so."""
    for move in moves:
        if name_of(focused(application)).startswith(wanted):
            return
        key(move)
        time.sleep(0.08)
    if not name_of(focused(application)).startswith(wanted):
        raise Failure(f"{wanted} cannot be reached by keys; got to "
                      f"“{name_of(focused(application))}”")


def connect(application, target):
    key("ctrl+k")
    time.sleep(0.6)
    type_text(target)
    time.sleep(0.6)
    key("Return")
    time.sleep(0.4)


def build(application, path):
    wait_for("the start page", lambda: any("Empty Bench" in text for text in texts(application)))
    seek(application, "Start with an Empty Bench", ["Tab"] * 8)
    key("Return")
    for gear in ("ProFX10v3", "HM-4", "MDR-7506"):
        place(application, gear)
    # The plug of the headphones, then the phones output of the mixer.
    seek(application, "MDR-7506", ["Tab"] * 30)
    connect(application, "HM-4 PHONES 1")
    wait_for("headphones in the amplifier",
             lambda: any("in HM-4 PHONES 1" in (node.get_description() or "")
                         or "HM-4 PHONES 1" in name_of(node) for node in walk(application)))
    seek(application, "ProFX10v3", ["shift+Tab"] * 30)
    seek(application, "ProFX10v3 PHONES", (["Right"] * 12 + ["Down"] * 12 + ["Right"] * 6) * 2)
    connect(application, "HM-4 INPUT")
    wait_for("stereo", lambda: any(VERDICT in text for text in texts(application)))
    # The knob beside it: away from 45 % and back.
    seek(application, "ProFX10v3, Levels and phones: PHONES", ["Up", "Up", "Right", "Up"])
    key("plus")
    key("minus")
    wait_for("45 %", lambda: "45" in (focused(application).get_description() or "")
             or any("45" in text for text in texts(application)))
    check_names(application)
    key("ctrl+s")
    time.sleep(1.5)
    key("ctrl+a")
    type_text(path)
    time.sleep(0.3)
    key("Return")
    wait_for("the file", lambda: os.path.exists(path), 10)


def session(folder, program):
    path = os.path.join(folder, "job.patchlead")
    with running(program, XDG_DATA_HOME=os.path.join(folder, "data")):
        application = wait_for("the application", find_application)
        focus_window()
        build(application, path)
    with running(program, path):
        application = wait_for("the application again", find_application)
        wait_for("the same verdict", lambda: any(VERDICT in text for text in texts(application)))
        found = [name_of(node) for node in walk(application)]
        for jack in ("ProFX10v3 PHONES", "HM-4 INPUT", "HM-4 PHONES 1"):
            if found.count(jack) != 1:
                raise Failure(f"the jack {jack} is there {found.count(jack)} times")
        check_names(application)


run(session, sys.argv[1])
print("placed, connected, turned, saved and opened by keys alone")
