#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsaved work survives: the program is killed, and the next start offers what was there.

run-drafts.py PATCHLEAD EXAMPLE
"""
import os
import shutil
import signal
import sys
import time

from desk import Failure, check_names, find_application, focus_window, key, press, run, running, \
    start, texts, wait_for


def is_other(patch, example):
    with open(patch, encoding="utf-8") as kept, open(example, encoding="utf-8") as original:
        return kept.read() != original.read()


def session(folder, program, example):
    patch = os.path.join(folder, "show.patchlead")
    state = os.path.join(folder, "state")
    shutil.copy(example, patch)

    def says(sentence):
        return lambda: any(sentence in text for text in texts(find_application()))

    process = start(program, patch, XDG_STATE_HOME=state)
    application = wait_for("the application", find_application)
    wait_for("the verdict", says("One ear only. The FX mix is in the left ear"))
    press(application, "Do it: Move the plug of cable 1")
    wait_for("stereo after the repair", says("Stereo. The Main mix is in both ears"))
    time.sleep(1.2)  # promised: at most a second behind
    process.kill()
    process.wait()
    wait_for("the end of it", lambda: find_application() is None)
    if is_other(patch, example):
        raise Failure("the file was changed though it was never saved")

    with running(program, XDG_STATE_HOME=state):
        application = wait_for("the application again", find_application)
        wait_for("the offer", says("Unsaved work: One ear only: FX send to four hosts"))
        check_names(application)
        focus_window()
        press(application, "Restore unsaved work")
        wait_for("the work", says("Stereo. The Main mix is in both ears"))
        wait_for("what is to be saved", says("Unsaved changes"))
        key("ctrl+s")
        wait_for("its file", lambda: is_other(patch, example))
        wait_for("the title", says("show.patchlead"))


def hang_up(folder, program, example):
    """The end of a session, a terminal that is closed and Ctrl+C are no crash: nothing is behind."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # where the tests run in the background it is ignored
        state = os.path.join(folder, f"state-{number}")
        process = start(program, example, XDG_STATE_HOME=state)
        application = wait_for("the application", find_application)
        wait_for("the verdict", lambda: "One ear only. The FX mix is in the left ear" in " ".join(texts(application)))
        press(application, "Do it: Move the plug of cable 1")
        wait_for("stereo", lambda: "Stereo. The Main mix is in both ears" in " ".join(texts(application)))
        process.send_signal(number)
        if process.wait(20) != 0:
            raise Failure(f"signal {number} ended it with {process.returncode}")
        wait_for("the end of it", lambda: find_application() is None)
        drafts = [name for name in os.listdir(os.path.join(state, "patchlead", "drafts"))
                  if name.endswith(".patchlead")]
        if len(drafts) != 1:
            raise Failure(f"signal {number} left {drafts}")


run(session, sys.argv[1], sys.argv[2])
run(hang_up, sys.argv[1], sys.argv[2])
print("killed, offered, restored: as expected")
