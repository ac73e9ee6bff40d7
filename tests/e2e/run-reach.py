#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What has more than a few things in it is gone through, changed and left by keys.

  run-reach.py PATCHLEAD PATCH        (under with-display.sh)"""
import os
import sys
import time

from desk import (Atspi, Failure, Focus, find_application, focus_window, key, run, running,
                  type_text, wait_for, walk_shown)


def says(application, sentence):
    return lambda: any(sentence in (node.get_name() or "") for node in walk_shown(application))


def expect(focus, wanted, move):
    """One key further is what is called so."""
    key(move)
    for _ in range(40):
        if focus.name().startswith(wanted):
            return focus.node
    raise Failure(f"{move} does not lead to {wanted} but to “{focus.name()}”")


def expect_checked(node):
    wait_for(f"{node.get_name()} chosen",
             lambda: node.get_state_set().contains(Atspi.StateType.CHECKED), 10)


def change_wish(application, focus):
    """Another answer than the first one, and back: Tab goes past the group.  What is suggested has the focus
    at the start."""
    key("Return")
    wait_for("the wishes", says(application, "What would you like to do?"))
    wait_for("the first wish", lambda: focus.name().startswith("Headphones for several"), 10)
    key("space")
    expect_checked(focus.node)
    expect_checked(expect(focus, "More volume", "Down"))
    expect_checked(expect(focus, "Another headphone", "Down"))
    expect_checked(expect(focus, "A separate mix", "Down"))
    expect_checked(expect(focus, "Another headphone", "Up"))
    expect(focus, "People who listen", "Tab")
    expect(focus, "Another headphone", "shift+Tab")


def leave_list(application, focus):
    """A list is one step of Tab, however long it is."""
    key("alt+Right")
    wait_for("the mixers", says(application, "Which mixer?"))
    wait_for("the search", lambda: focus.name() == "Search", 10)
    expect(focus, "Audio interface", "Tab")
    expect(focus, "Mixer with phones", "Down")
    expect(focus, "Mine Is Not Here", "Tab")
    expect(focus, "Mixer with phones", "shift+Tab")
    expect(focus, "Search", "shift+Tab")


def leave_gear_pane(application, focus):
    wait_for("the start page", says(application, "Empty Bench"))
    expect(focus, "Start with an Empty Bench", "Tab")
    key("Return")
    key("ctrl+f")
    wait_for("the search", lambda: focus.name().startswith("Search gear"), 10)
    type_text("headphone")
    time.sleep(1)
    expect(focus, "Only What I Own", "Tab")
    expect(focus, "Put ", "Tab")
    expect(focus, "Describe Your Gear", "Tab")
    expect(focus, "All Cables", "Tab")
    expect(focus, "Automatic", "Tab")
    expect(focus, "Bench", "Tab")
    expect(focus, "Automatic", "shift+Tab")
    expect(focus, "Bench", "F6")
    expect(focus, "Automatic", "shift+F6")


def begin_lesson(application, focus):
    """What is to be done is said, and the keyboard is where it is done."""
    task = "Choose between two cables, TS and TRS."
    for _ in range(40):
        if focus.name().startswith("Lesson: TS or TRS?"):
            break
        key("Tab")
    key("Return")
    wait_for("the bench", lambda: focus.name() == "Bench", 10)
    if task not in (application.get_child_at_index(0).get_description() or task):  # GTK 4.14 says it otherwise
        raise Failure("the task is not the last that was said")


def read_export(application, focus):
    """What is chosen is said with its title, and an entry has the focus that it has."""
    key("ctrl+e")
    wait_for("the pages", says(application, "Page 1 of"))
    focus_window()
    wait_for("the focus", lambda: focus.name() == "Next Page", 10)
    told = expect(focus, "Format", "Tab").get_description()
    if told != "PDF document":
        raise Failure(f"the format is said to be “{told}”")
    key("Return")
    wait_for("the formats", lambda: focus.name() == "SVG drawing", 10)
    for _ in range(2):  # with GTK 4.18 the first Down leads into the list
        key("Down")
        time.sleep(0.5)
        if focus.name() != "SVG drawing":
            break
    if focus.name() != "PDF document":
        raise Failure(f"Down leads to “{focus.name()}” among the formats")
    key("Escape")
    wait_for("the format again", lambda: focus.name() == "Format", 10)
    for title in "Pages", "Paper", "Colours":
        expect(focus, title, "Tab")
    author = expect(focus, "Author", "Tab")
    type_text("Dev")
    wait_for("what was typed", lambda: author.get_description().endswith("Dev")
             or Atspi.Text.get_text(author, 0, author.get_character_count()).endswith("Dev"), 10)
    expect(focus, "Cable list", "Tab")
    key("Escape")
    time.sleep(0.5)
    focus_window()


def begin_beside(application, focus):
    """The guide in a window of its own begins with its first question."""
    key("ctrl+g")
    wait_for("the wishes", says(application, "What would you like to do?"))
    focus_window()
    wait_for("the first wish", lambda: focus.name().startswith("Headphones for several"), 10)


def session(folder, program, example):
    data = os.path.join(folder, "data")  # no gear of other tests
    for part in (leave_gear_pane, begin_lesson, lambda *both: (change_wish(*both), leave_list(*both))):
        with running(program, XDG_DATA_HOME=data):
            application = wait_for("the application", find_application)
            wait_for("the start page", says(application, "Empty Bench"))
            focus_window()
            part(application, Focus())
    with running(program, example, XDG_DATA_HOME=data):
        application = wait_for("the application", find_application)
        wait_for("the bench", says(application, "Stereo. The Main mix"))
        focus_window()
        focus = Focus()
        read_export(application, focus)
        begin_beside(application, focus)


run(session, sys.argv[1], sys.argv[2])
print("lists and choices were gone through and left by keys: as expected")
