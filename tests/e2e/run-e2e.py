#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program on a display of its own, drags cables with the mouse, and reads what the window
says by accessibility; then a newcomer's whole job by mouse, from gear to file and back.

  run-e2e.py PATCHLEAD [BARE-PATCH]        (under with-display.sh; without a patch: the job)"""
import json
import os
import subprocess
import sys
import time

from desk import (FRAME, Failure, check_bench, check_names, click, find, find_application,
                  focus_window, key, middle, run, running, texts, type_text, wait_for, walk_shown,
                  xdo)

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


def says(application, sentence):
    return lambda: any(sentence in (node.get_name() or "") for node in walk_shown(application))


VERDICT = "Stereo. The Main mix is in both ears"


def rested(application, name):
    """Where it is, once it stays there: a list that is being searched still moves its rows."""
    last, same = None, 0
    for _ in range(60):
        try:
            here = middle(find(application, name))
        except Failure:
            here = None
        same = same + 1 if here is not None and here == last else 0
        if same == 3:
            return here
        last = here
        time.sleep(0.2)
    raise Failure(f"{name} never rests")


def place(application, gear, at):
    """From the list onto the bench, by dragging."""
    click(application, "Search gear")
    key("ctrl+a")
    type_text(gear)
    x, y = rested(application, f"Put {gear}")
    xdo("mousemove", x, y, "mousedown", 1)
    for step in range(1, 9):
        xdo("mousemove", x + (at[0] - x) * step // 8, y + (at[1] - y) * step // 8)
        time.sleep(0.3 if step == 1 else 0.05)  # then the drag begins
    time.sleep(0.5)
    xdo("mouseup", 1)
    time.sleep(0.4)


def turn(application, name, value):
    """With the wheel over it, away and back."""
    knob = wait_for(name, lambda: find(application, name))
    xdo("mousemove", *middle(knob))
    time.sleep(0.1)
    xdo("click", 5, "click", 5)
    wait_for("another value", lambda: value not in (knob.get_description() or ""), 5)
    xdo("click", 4, "click", 4)
    wait_for(value, lambda: value in (knob.get_description() or ""), 5)


def job(folder, program):
    points_file = os.path.join(folder, "job.json")
    path = os.path.join(folder, "job.patchlead")

    def points(*wanted):
        with open(points_file, encoding="utf-8") as stream:
            found = json.load(stream)
        return found if all(name in found for name in wanted) else None

    with running(program, PATCHLEAD_TEST_POINTS=points_file):
        application = wait_for("the application", find_application)
        focus_window()
        click(application, "Start with an Empty Bench")
        place(application, "ProFX10v3", (560, 320))
        wait_for("the mixer", lambda: points("1.phones"))
        place(application, "HM-4", (600, 560))
        wait_for("the amplifier", lambda: points("2.input"))
        place(application, "MDR-7506", (780, 600))
        wait_for("the headphones", lambda: points("3.plug"))
        key("ctrl+0")
        time.sleep(0.6)
        drag(points("1.phones"), "1.phones", "2.input")
        xdo("mouseup", 1)
        time.sleep(0.5)
        drag(points("3.plug"), "3.plug", "2.phones-1")
        xdo("mouseup", 1)
        wait_for("stereo", says(application, VERDICT))
        turn(application, "ProFX10v3, Levels and phones: PHONES", "45")
        key("ctrl+s")
        time.sleep(1.5)
        key("ctrl+a")
        type_text(path)
        time.sleep(0.3)
        key("Return")
        wait_for("the file", lambda: os.path.exists(path), 10)
    with running(program, path):
        application = wait_for("the application again", find_application)
        wait_for("the same verdict", says(application, VERDICT))
        check_bench(application, path)


if len(sys.argv) > 2:
    run(session, sys.argv[1], sys.argv[2])
    print("dragged, undone, heard: as expected")
else:
    run(job, sys.argv[1])
    print("placed, connected, turned, saved and opened: as expected")
