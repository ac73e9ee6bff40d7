#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program on a display of its own, drags cables with the mouse, and reads what the window
says by accessibility.

  run-e2e.py PATCHLEAD BARE-PATCH        (under with-display.sh)"""
import json
import os
import subprocess
import sys
import time

from desk import (FRAME, Failure, check_names, find_application, focus_window, key, run,
                  running, texts, wait_for, xdo)

def drag(points, start, end, pause=0.05):
    (x0, y0), (x1, y1) = points[start], points[end]
    xdo("mousemove", x0 + FRAME, y0 + FRAME)
    time.sleep(pause)
    xdo("mousedown", 1)
    for step in range(1, 11):
        xdo("mousemove", x0 + (x1 - x0) * step // 10 + FRAME, y0 + (y1 - y0) * step // 10 + FRAME)
        time.sleep(pause)
    time.sleep(0.3)


def session(folder, program, patch):
    points_file = os.path.join(folder, "points.json")
    with running(program, patch, PATCHLEAD_TEST_POINTS=points_file) as process:
        application = wait_for("the application", find_application)

        def says(sentence):
            return lambda: any(sentence in text for text in texts(application))

        def points():
            with open(points_file, encoding="utf-8") as stream:
                found = json.load(stream)
            return found if "1.mon-send" in found and "2.input" in found else None

        wait_for("silence at first", says("Silent"))
        places = wait_for("the jacks' places", points)
        focus_window()

        drag(places, "1.mon-send", "2.input")
        wait_for("a prediction while hovering", says("Mono in both ears"))
        xdo("mouseup", 1)
        wait_for("the automatic cable's verdict", says("Both ears hear the Aux mix"))
        key("ctrl+z")
        wait_for("silence after undo", says("Silent"))

        subprocess.run(["gdbus", "call", "--session", "--dest", "io.github.patchlead.Patchlead",
                        "--object-path", "/io/github/patchlead/Patchlead",
                        "--method", "org.gtk.Actions.Activate", "choose-cable",
                        "[<'trs-trs'>]", "{}"], check=True, capture_output=True)
        drag(places, "1.mon-send", "2.input")
        xdo("mouseup", 1)
        wait_for("one ear from MON SEND",
                 says("One ear only. The Aux mix is in the left ear; the right ear hears nothing."))
        key("ctrl+z")
        wait_for("silence after undo", says("Silent"))

        drag(places, "1.phones", "2.input")
        wait_for("a prediction while hovering", says("Stereo"))
        xdo("mouseup", 1)
        wait_for("stereo from PHONES", says("Stereo. The Main mix is in both ears"))

        # What a screen reader would say.
        names = [text for text in texts(application) if text == "HM-4 INPUT"]
        if not names:
            raise Failure("the jack HM-4 INPUT has no name for screen readers")
        check_names(application)
        if process.poll() is not None:
            raise Failure("the program ended by itself")


run(session, sys.argv[1], sys.argv[2])
print("dragged, undone, heard: as expected")
