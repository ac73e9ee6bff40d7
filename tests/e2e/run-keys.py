#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newcomer's whole job without a pointer: gear, cable, knob, save, and open again.

  run-keys.py PATCHLEAD        (under with-display.sh)"""
import os
import sys
import time

from desk import (Failure, Focus, check_bench, check_names, find_application, find_parts,
                  focus_window, key, run, running, type_text, wait_for, walk_shown)

VERDICT = "Stereo. The Main mix is in both ears"


def says(application, sentence):
    return lambda: any(sentence in (node.get_name() or "") for node in walk_shown(application))


def place(application, focus, gear):
    """Searches and puts the first find on the bench."""
    key("ctrl+f")
    time.sleep(0.3)
    key("ctrl+a")
    type_text(gear)
    time.sleep(0.5)
    key("Down")
    wait_for(f"{gear} in the list", lambda: gear in focus.name(), 10)
    key("Return")
    wait_for(f"{gear} on the bench",
             lambda: any(box.get_name() == gear for box in find_parts(application)), 10)
    time.sleep(0.3)


def seek(focus, wanted, moves):
    """Presses keys until what has the focus is called so."""
    for move in moves:
        if focus.name().startswith(wanted):
            return
        key(move)
    if not focus.name(0.5).startswith(wanted):
        raise Failure(f"{wanted} cannot be reached by keys; got to “{focus.name()}”")


def connect(target):
    key("ctrl+k")
    time.sleep(0.6)
    type_text(target)
    time.sleep(0.6)
    key("Return")
    time.sleep(0.4)


def build(application, path):
    wait_for("the start page", says(application, "Empty Bench"))
    focus = Focus()
    seek(focus, "Start with an Empty Bench", ["Tab"] * 8)
    key("Return")
    for gear in ("ProFX10v3", "HM-4", "MDR-7506"):
        place(application, focus, gear)
    # The plug of the headphones, then the phones output of the mixer.
    seek(focus, "MDR-7506", ["Tab"] * 30)
    connect("HM-4 PHONES 1")
    wait_for("headphones in the amplifier",
             lambda: "in HM-4 PHONES 1" in (focus.node.get_description() or ""))
    seek(focus, "ProFX10v3", ["shift+Tab"] * 30)
    seek(focus, "ProFX10v3 PHONES", (["Right"] * 12 + ["Down"] * 12 + ["Right"] * 6) * 2)
    connect("HM-4 INPUT")
    wait_for("stereo", says(application, VERDICT))
    # The knob beside it: away from 45 % and back.
    seek(focus, "ProFX10v3, Levels and phones: PHONES", ["Up", "Up", "Right", "Up"])
    key("minus")
    wait_for("another value", lambda: "45" not in (focus.node.get_description() or ""), 10)
    key("plus")
    wait_for("45 %", lambda: "45" in (focus.node.get_description() or ""), 10)
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
        wait_for("the same verdict", says(application, VERDICT))
        check_bench(application, path)
        check_names(application)


run(session, sys.argv[1])
print("placed, connected, turned, saved and opened by keys alone")
