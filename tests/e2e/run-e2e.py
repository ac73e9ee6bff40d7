#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program on a display of its own, drags cables with the mouse, and reads what the window
says by accessibility.

  run-e2e.py PATCHLEAD BARE-PATCH        (under with-display.sh)"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as problem:
    print(f"no accessibility client: {problem}")
    sys.exit(77)

FRAME = 5  # px around the window when there is no window manager


class Failure(Exception):
    pass


def walk(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def find_application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and "patchlead" in (child.get_name() or "").lower():
            return child
    return None


def texts(application):
    return [node.get_name() or "" for node in walk(application)]


def wait_for(what, test, seconds=25):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = test()
        except Exception:  # the tree changes while it is read
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise Failure(f"waited in vain for {what}")


def xdo(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def drag(points, start, end, pause=0.05):
    (x0, y0), (x1, y1) = points[start], points[end]
    xdo("mousemove", x0 + FRAME, y0 + FRAME)
    time.sleep(pause)
    xdo("mousedown", 1)
    for step in range(1, 11):
        xdo("mousemove", x0 + (x1 - x0) * step // 10 + FRAME, y0 + (y1 - y0) * step // 10 + FRAME)
        time.sleep(pause)
    time.sleep(0.3)


def key(*names):
    xdo("key", *names)


def session(program, patch, points_file):
    environment = dict(os.environ, PATCHLEAD_TEST_POINTS=points_file, GDK_BACKEND="x11",
                       GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory", LC_ALL="C.UTF-8",
                       G_DEBUG="fatal-criticals")
    environment.pop("GTK_A11Y", None)  # this test reads the real thing
    process = subprocess.Popen([program, patch], env=environment)
    try:
        application = wait_for("the application", find_application)

        def says(sentence):
            return lambda: any(sentence in text for text in texts(application))

        def points():
            with open(points_file, encoding="utf-8") as stream:
                found = json.load(stream)
            return found if "1.mon-send" in found and "2.input" in found else None

        wait_for("silence at first", says("Silent"))
        places = wait_for("the jacks' places", points)
        window = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                                capture_output=True, text=True).stdout.split()[-1]
        xdo("windowfocus", window)

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
        bad = [node.get_name() for node in walk(application)
               if node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
               and ((node.get_name() or "").startswith(("Gtk", "Adw", "_")))]
        if bad:
            raise Failure(f"focusable things without a proper name: {bad}")
        if process.poll() is not None:
            raise Failure("the program ended by itself")
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.returncode not in (0, -15):
        raise Failure(f"the program ended with {process.returncode}")


def main():
    if not shutil.which("xdotool") or not os.environ.get("DISPLAY"):
        print("no xdotool or no display")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        try:
            session(sys.argv[1], sys.argv[2], os.path.join(folder, "points.json"))
        except Failure as problem:
            print(f"failed: {problem}")
            subprocess.run(["import", "-window", "root", os.path.join(
                os.environ.get("MESON_BUILD_ROOT", "/tmp"), "e2e-failure.png")], check=False)
            sys.exit(1)
    print("dragged, undone, heard: as expected")


main()
