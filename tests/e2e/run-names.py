#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window of the program, and what pops up in them, is opened and read: whatever can have the focus
says what it is.  Other sessions read what they come by: the start page, the guide, lessons, wiring that is
brought in.

  run-names.py PATCHLEAD PATCH        (under with-display.sh; of the patch, cable 1 is in a jack)"""
import os
import sys
import time

from desk import (Failure, Focus, check_names, find_application, focus_window, key, run, running,
                  texts, type_text, wait_for, walk_shown)


def find_children(node):
    return [node.get_child_at_index(i) for i in range(node.get_child_count())]


def find_windows(application):
    """The desktop's, and after them the dialogs that libadwaita 1.5 and newer shows inside of one."""
    windows = find_children(application)
    inside = [node for window in windows for host in find_children(window)
              for node in [host, *find_children(host)] if node.get_role_name() in ("dialog", "alert")]
    return windows + inside


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


def press(application, name):
    """What a screen reader does to a button."""
    def find():
        for node in walk_shown(application):
            if not (node.get_name() or "").startswith(name):
                continue
            for index in range(node.get_n_actions()):
                if node.get_action_name(index) == "click":
                    return node, index
        return None

    node, index = wait_for(name, find)
    node.do_action(index)


def says(node, sentence):
    return lambda: any(sentence in (found.get_name() or "") for found in walk_shown(node))


def read_popup(main, opens, shows):
    key(opens)
    wait_for(f"“{shows}” after {opens}", says(main, shows), 20)
    check_names(main)
    key("Escape")
    time.sleep(0.4)


def read_popups(application):
    """Menus, lists and forms that open in a window; the jack with cable 1 has the focus."""
    main = find_windows(application)[0]
    read_popup(main, "shift+F10", "Exchange For")
    read_popup(main, "ctrl+k", "HM-4 INPUT: ")
    read_popup(main, "F10", "Tidy Up")
    key("ctrl+f", "ctrl+a")
    type_text("HM-4")
    time.sleep(0.5)
    key("Down")
    read_popup(main, "shift+F10", "I Own This")


def read_adder(application, window):
    adder = open_window(application, lambda: press(window, "Add a Connection"), "From which jack?")
    check_names(adder)
    focus_window()
    type_text("profx phones")
    time.sleep(0.3)
    key("Return")
    wait_for("the way on", says(adder, "Automatic"))
    check_names(adder)
    close_window(application, adder)


def read_form(application):
    window = open_window(application, keys("ctrl+l"), "Remove cable 1")
    read_adder(application, window)
    press(window, "Change cable 1")
    wait_for("the form", says(window, "as its number gives it"))
    check_names(window)
    key("Escape")
    time.sleep(0.4)
    close_window(application, window)


def read_comparison(application):
    """Of two ways of the guide, which opens beside the bench."""
    guide = open_window(application, keys("ctrl+g"), "The ways to connect them")
    wait_for("the ways", says(guide, "Recommended"))
    before = len(find_windows(application))
    ways = [node.get_name() for node in walk_shown(guide)
            if (node.get_name() or "").startswith("Compare PHONES")
            or (node.get_name() or "").startswith("Compare MAIN")]
    for way in ways[:2]:
        press(guide, way)
    wait_for("the comparison", lambda: len(find_windows(application)) > before)
    check_names(application)


def read_question(application):
    """What was removed can be had back; what is not saved is asked about."""
    main = find_windows(application)[0]
    key("ctrl+a", "Delete")
    wait_for("the way back", says(main, "Removed from the bench"))
    check_names(main)
    window = open_window(application, keys("ctrl+w"), "Save Changes?")
    check_names(window)
    close_window(application, window)


def session(folder, program, patch):
    state = os.path.join(folder, "state")
    os.makedirs(os.path.join(state, "patchlead"))
    with open(os.path.join(state, "patchlead", "guide.state"), "w", encoding="utf-8") as stream:
        stream.write("[Guide]\nPage=ways\nWish=split\nMixer=mackie-profx10v3\nAmp=mackie-hm-4\nPeople=2\n")
    with running(program, patch, XDG_STATE_HOME=state) as process:
        application = wait_for("the application", find_application)
        wait_for("the verdict", lambda: any("One ear only" in text for text in texts(application)))
        focus_window()
        check_names(application)
        windows = [
            (keys("ctrl+l"), "Remove cable 1"),
            (keys("ctrl+t"), "Levels in dB"),
            (keys("ctrl+h"), "What Is Heard?"),
            (keys("ctrl+e"), "Save As…"),
            (keys("ctrl+question"), "Pick up or drop a plug"),
            (describe(application), "Describe"),
            (compare(application), "Use This"),
            (choose(application, "Glossary"), "Tip, ring"),
            (choose(application, "About Patchlead"), "Patchlead"),
        ]
        for opens, shows in windows:
            window = open_window(application, opens, shows)
            check_names(window)
            close_window(application, window)
            if shows == "Use This":
                read_popups(application)
        read_form(application)
        read_question(application)
        read_comparison(application)
        if process.poll() is not None:
            raise Failure("the program has ended")


run(session, sys.argv[1], sys.argv[2])
print("every window was opened and read: as expected")
