#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A cable list is brought in: what was understood is shown, then it is on the bench, and Undo takes
it off again.

run-bring.py PATCHLEAD
"""
import os
import sys
import time

from desk import Failure, check_names, find_application, focus_window, key, running, texts, \
    wait_for, run, xdo

LIST = ("number,from,to,type,length\n7,ProFX10v3: Phones,HM-4: Input,TRS,3\n"
        "2,Old Desk: Out 1,ProFX10v3: Mic 1,XLR,10 ft\n,MDR-7506,HM-4: Phones 1,its own lead,\n"
        "Monitors\n")
HEARD = "Stereo. The Main mix is in both ears"


def session(folder, program):
    path = os.path.join(folder, "rig.csv")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(LIST)
    with running(program, path) as process:
        application = wait_for("the application", find_application)

        def says_all(*sentences):
            def ask():
                seen = texts(application)  # once for all: walking the tree takes its time
                return all(any(sentence in text for text in seen) for sentence in sentences)
            return ask

        wait_for("what was understood and what not",
                 says_all("Cables: 2. Gear that was recognised: 3. Placeholders for gear that is not "
                          "in the library: 1.", "Only “Monitors” stands there.", "Line 5",
                          "“Old Desk” is not in the library."))
        check_names(application)
        xdo("search", "--onlyvisible", "--name", "Bring Wiring In", "windowfocus")
        key("Return")  # the button that puts it on the bench has the focus
        time.sleep(3)  # GTK 4.8 complains when it is asked for what is closing just now

        def is_placed():
            seen = texts(application)
            return "Put on Bench" not in seen and any(HEARD in text for text in seen)

        wait_for("the bench", is_placed, 60)
        focus_window()
        key("ctrl+z")
        wait_for("nothing", lambda: not any(HEARD in text for text in texts(application)), 60)
        if process.poll() is not None:
            raise Failure("the program has ended")


run(session, sys.argv[1])
print("shown, put on the bench, taken off again: as expected")
