#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program writes to the open file, or takes it away: a bar says so, saving asks, and neither
side's work is gone without a word.

run-changed.py PATCHLEAD EXAMPLE OTHER-EXAMPLE
"""
import os
import shutil
import sys

from desk import Failure, check_names, find_application, focus_window, key, run, running, texts, \
    wait_for, walk

OURS = "One ear only. The FX mix is in the left ear"
THEIRS = "Stereo. The Main mix is in both ears"


def press(application, name):
    for node in walk(application):
        if node.get_name() == name and node.get_n_actions() > 0:
            node.do_action(0)
            return
    raise Failure(f"there is no {name}")


def session(folder, program, example, other):
    patch = os.path.join(folder, "show.patchlead")
    shutil.copy(example, patch)

    def read():
        with open(patch, encoding="utf-8") as stream:
            return stream.read()

    def write(text):
        """As editors do: a new file takes the place of the old one."""
        with open(patch + ".new", "w", encoding="utf-8") as stream:
            stream.write(text)
        os.rename(patch + ".new", patch)

    with open(other, encoding="utf-8") as stream:
        theirs = stream.read()
    with running(program, patch):
        application = wait_for("the application", find_application)

        def says(sentence):
            return lambda: any(sentence in text for text in texts(application))

        wait_for("the verdict", says(OURS))
        focus_window()
        write(theirs)
        wait_for("the bar", says("Another program changed “show.patchlead”."))
        check_names(application)
        press(application, "Read Again")
        wait_for("what the other program wrote", says(THEIRS))
        key("ctrl+z")
        wait_for("what was there before", says(OURS))

        theirs += "\n# and once more\n"
        write(theirs)
        wait_for("a warning for what is not saved", says("changes here that are not saved"))
        key("ctrl+s")
        wait_for("the question", says("The File Was Changed"))
        press(application, "Cancel")
        wait_for("the end of the question", lambda: not says("The File Was Changed")())
        if read() != theirs:
            raise Failure("what the other program wrote is gone though saving was cancelled")
        focus_window()
        key("ctrl+s")
        wait_for("the question again", says("The File Was Changed"))
        press(application, "Overwrite")
        wait_for("our work in the file", lambda: "once more" not in read() and "fx-send" in read())

        ours = read()
        os.remove(patch)
        wait_for("the bar of a file that is gone", says("was removed or renamed"))
        press(application, "Save")
        wait_for("the file anew", lambda: os.path.exists(patch) and read() == ours)


run(session, *sys.argv[1:])
print("changed, read again, kept, overwritten and removed: as expected")
