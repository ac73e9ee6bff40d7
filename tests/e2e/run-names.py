#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window of the program is opened by keys and read: whatever can have the focus says what it is.

  run-names.py PATCHLEAD PATCH        (under with-display.sh; of the patch, cable 1 is in a jack)"""
import sys
import time

from desk import (Failure, Focus, check_proper_names, find_application, focus_window, key, run, running,
                  texts, type_text, wait_for, walk_shown)


def find_windows(application):
    return [application.get_child_at_index(i) for i in range(application.get_child_count())]


def open_window(application, opens, says):
    """By keys; the window that was not there before, once it says what it should."""
    before = len(find_windows(application))
    opens()

    def is_there():
        windows = find_windows(application)
        return len(windows) > before and any(
            says in (node.get_name() or "") for node in walk_shown(windows[-1])) and windows[-1]

    return wait_for(f"a window with “{says}”", is_there)


def close_window(application, window):
    focus_window()
    key("Escape")
    wait_for(f"the end of “{window.get_name()}”",
             lambda: window not in find_windows(application), 10)
    focus_window()


def keys(*names):
    return lambda: key(*names)


def choose(application, item):
    """From the main menu, by going down to it."""
    def act():
        focus = Focus()
        key("F10")
        for _ in range(25):
            if item in focus.name(0.4):
                key("Return")
                return
            key("Down")
        raise Failure(f"the main menu has no {item}; got to “{focus.name()}”")

    return act


def describe(application):
    def act():
        focus = Focus()
        key("ctrl+f")
        type_text("no such gear")  # a list without rows is one step
        time.sleep(1)
        for _ in range(12):
            if focus.name(0.3).startswith("Describe Your Gear"):
                key("Return")
                return
            key("Tab")
        raise Failure(f"there is no way to describe gear; got to “{focus.name()}”")

    return act


def compare(application):
    """The menu of a jack that holds a cable: What If…"""
    def act():
        focus = Focus()
        key("ctrl+l")
        time.sleep(1)
        focus_window()
        for _ in range(8):
            if "go there" in focus.name(0.3):
                break
            key("Tab")
        key("Return")
        time.sleep(0.5)
        focus_window()
        key("shift+F10")
        for _ in range(12):
            if "What If" in focus.name(0.3):
                key("Return")
                return
            key("Down")
        raise Failure(f"the jack's menu has no What If; got to “{focus.name()}”")

    return act


def session(folder, program, patch):
    with running(program, patch) as process:
        application = wait_for("the application", find_application)
        wait_for("the verdict", lambda: any("One ear only" in text for text in texts(application)))
        focus_window()
        check_proper_names(application)
        windows = [
            (keys("ctrl+l"), "Remove cable 1"),
            (keys("ctrl+t"), "Levels in dB"),
            (keys("ctrl+h"), "What Is Heard?"),
            (keys("ctrl+e"), "Save As…"),
            (keys("ctrl+F1"), "Pick up or drop a plug"),
            (describe(application), "Describe"),
            (compare(application), "Use This"),
            (choose(application, "Glossary"), "Tip, ring"),
            (choose(application, "About Patchlead"), "Patchlead"),
        ]
        for opens, says in windows:
            window = open_window(application, opens, says)
            check_proper_names(window)
            close_window(application, window)
        if process.poll() is not None:
            raise Failure("the program has ended")


run(session, sys.argv[1], sys.argv[2])
print("every window was opened and read: as expected")
