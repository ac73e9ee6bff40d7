#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one ear: the pane says why and what to do, one click mends it, and the bench is asked what
may have happened.

run-repairs.py PATCHLEAD EXAMPLE
"""
import sys

from desk import Failure, check_names, find_application, focus_window, key, press, run, running, \
    texts, wait_for

REPAIR = "Do it: Move the plug of cable 1"


def session(folder, program, patch):
    with running(program, patch) as process:
        application = wait_for("the application", find_application)

        def says(sentence):
            return lambda: any(sentence in text for text in texts(application))

        wait_for("the verdict", says("One ear only. The FX mix is in the left ear"))
        wait_for("the reason", says("The ring of ProFX10v3 FX SEND carries no signal"))
        wait_for("a repair", says(REPAIR))
        wait_for("another one", says("Do it: Use “Mono to both ears"))
        wait_for("what it costs", says("Plays another mix: Main mix instead of FX mix."))
        wait_for("a word explained", says("What does “Aux send” mean?"))
        focus_window()
        press(application, REPAIR)
        wait_for("stereo after the repair", says("Stereo. The Main mix is in both ears"))
        if any(REPAIR in text for text in texts(application)):
            raise Failure("the repair is still offered")
        key("ctrl+z")
        wait_for("one ear after undo", says("One ear only. The FX mix"))

        key("ctrl+h")
        wait_for("the question", says("What Is Heard?"))
        wait_for("somebody to ask", says("I have not asked"))
        check_names(application)
        focus_window()
        key("Escape")
        wait_for("the bench again", lambda: not says("What Is Heard?")())
        if process.poll() is not None:
            raise Failure("the program ended by itself")


run(session, sys.argv[1], sys.argv[2])
print("explained, repaired, undone, asked: as expected")
