#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide from the start page to an exported PDF: with the mouse, with keys alone, and for gear
that is described by ticking; left and come back to; a wrong plug on the way; a lesson.

  run-guide.py PATCHLEAD mouse|keys|described|lesson        (under with-display.sh)"""
import os
import sys
import time

from desk import (FRAME, Failure, Focus, check_names, extents, find, find_application, focus_window,
                  key, press, run, running, spot, start, take_picture, texts, type_text, wait_for,
                  walk, walk_shown, xdo)


BOTTOM = 745  # px: what is below is under the buttons, or out of sight


def says(application, sentence):
    return lambda: any(sentence in (node.get_name() or "") for node in walk_shown(application))


class Mouse:
    def __init__(self, application):
        self.application = application

    def press(self, name):
        node = wait_for(name, lambda: find(self.application, name))
        for _ in range(10):  # what lies below is brought up first
            place = extents(node)
            if place.y + place.height < BOTTOM:
                break
            xdo("mousemove", 640, 400, "click", 5)
            time.sleep(0.25)
            node = find(self.application, name)
        xdo("mousemove", *spot(node), "click", 1)
        time.sleep(0.35)

    def go_on(self):
        self.press("Next")


class Keys:
    def __init__(self, application):
        self.application = application
        self.focus = Focus()

    def press(self, name):
        """Walks with Tab until it has the focus; what opens a page may have it already."""
        wait_for(name, says(self.application, name))
        if self.focus.name().startswith(name):
            self.activate(self.focus.node)
            return
        for _ in range(60):
            key("Tab")
            if self.focus.name().startswith(name):
                self.activate(self.focus.node)
                return
        raise Failure(f"{name} cannot be reached by keys")

    def activate(self, node):
        key("space" if node.get_role_name() in ("radio button", "check box") else "Return")
        time.sleep(0.35)

    def go_on(self):
        key("alt+Right")
        time.sleep(0.35)


def choose(application, gear):
    """The entry has the focus when the page opens."""
    type_text(gear)
    wait_for(f"{gear} alone in the list", says(application, gear))
    time.sleep(0.6)
    key("Return")
    time.sleep(0.4)


def read_page(application, hand):
    """As a screen reader does; once is enough."""
    if isinstance(hand, Keys):
        check_names(application)


def answer(application, hand, mixer, amp):
    wait_for("the start page", says(application, "Connect a Mixer to Headphones…"))
    focus_window()
    hand.press("Connect a Mixer to Headphones…")
    wait_for("the wish", says(application, "What would you like to do?"))
    read_page(application, hand)
    hand.press("Headphones for several people")
    hand.press("Next")
    wait_for("the mixers", says(application, "Which mixer?"))
    read_page(application, hand)
    choose(application, mixer)
    wait_for("the amplifiers", says(application, "Which headphone amplifier or splitter?"))
    choose(application, amp)
    wait_for("the cables", says(application, "Which cables are at hand?"))
    read_page(application, hand)
    hand.go_on()
    wait_for("the ways", says(application, "The ways to connect them"))
    wait_for("a recommendation", says(application, "Recommended"))
    read_page(application, hand)


CARDS = ("PHONES > TRS > INPUT: Stereo. Recommended",
         "C-R L and C-R R > Insert Y > INPUT: Stereo. Also possible",
         "MAIN L and MAIN R > Insert Y > INPUT: Stereo. Also possible",
         "MON SEND > TRS > INPUT: One ear only. Not recommended")
SENTENCES = ("One simple cable: TRS cable.", "Two cables or legs instead of one.",
             "One ear only: the other one hears nothing.",
             "There is no stereo, and one ear hears nothing.",
             "A knob moves headphones and loudspeakers together.")


def check_ways(application):
    """The four methods, ranked, each with what speaks for and against it."""
    said = texts(application)
    order = [next((i for i, text in enumerate(said) if text.startswith(card)), -1)
             for card in CARDS]
    if -1 in order or order != sorted(order):
        raise Failure(f"the cards are not the four methods in order: {order}")
    for sentence in SENTENCES:
        if not any(sentence in text for text in said):
            raise Failure(f"no card says: {sentence}")


def connect(application, hand, way, detour=None):
    hand.press(f"Connect {way}")
    wait_for("the first step", says(application, "Plug it in: 0 of"))
    read_page(application, hand)
    if detour is not None:
        detour()
    for _ in range(20):
        if says(application, "Everything is plugged in.")():
            break
        hand.press("Do It for Me")
        time.sleep(0.2)
    wait_for("all plugs", says(application, "Everything is plugged in."))
    hand.press("Next")
    wait_for("the levels", says(application, "Set the levels"))
    read_page(application, hand)
    for _ in range(10):
        if says(application, "The levels are set.")():
            break
        hand.press("Do It for Me")
        time.sleep(0.2)
    wait_for("the levels set", says(application, "The levels are set."))
    hand.press("Next")
    wait_for("the verdict", says(application, "Listener 1: Stereo"))


def export(application, hand, folder):
    path = os.path.join(folder, "plan.pdf")
    hand.press("Export…")
    wait_for("the pages", says(application, "Page 1 of"))
    focus_window()
    if isinstance(hand, Mouse):
        hand.press("Save As…")
    else:
        key("shift+Tab")  # the last button of the window, before its close button
        hand.press("Save As…")
    time.sleep(1.2)
    key("ctrl+a")
    type_text(path)
    time.sleep(0.3)
    key("Return")
    wait_for("the file", lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
    with open(path, "rb") as stream:
        if stream.read(5) != b"%PDF-":
            raise Failure("what was exported is no PDF")


def wrong_plug(application, folder):
    """The first plug goes into another jack: told what would be heard, and undone."""
    points = os.path.join(folder, "points.json")

    def at(name):
        import json
        with open(points, encoding="utf-8") as stream:
            place = json.load(stream)[name]
        return place[0] + FRAME, place[1] + FRAME

    def move():
        time.sleep(1.0)
        source, target = at("1.fx-send"), at("2.input")
        xdo("mousemove", *source, "mousedown", 1)
        for share in (0.3, 0.6, 0.9, 1.0):
            xdo("mousemove", *(int(a + (b - a) * share) for a, b in zip(source, target)))
            time.sleep(0.08)
        time.sleep(0.2)
        xdo("mouseup", 1)
        wait_for("the explanation", says(application, "the plan has it in ProFX10v3 PHONES"))
        wait_for("what would be heard", says(application, "With the rest as planned: One ear only"))
        key("ctrl+z")
        wait_for("the step again",
                 lambda: not says(application, "the plan has it in ProFX10v3 PHONES")())
    return move


def leave_and_come_back(application, hand, mixer):
    hand.press("Leave the Guide")
    wait_for("the start page", lambda: not says(application, "The ways to connect them")() or True)
    time.sleep(0.4)
    key("ctrl+g")
    wait_for("the same page again", says(application, "The ways to connect them"))


def guide(folder, program, how):
    points = os.path.join(folder, "points.json")
    state = os.path.join(folder, "state")
    with running(program, PATCHLEAD_TEST_POINTS=points, XDG_STATE_HOME=state,
                 XDG_DATA_HOME=os.path.join(folder, "data"),
                 PATCHLEAD_WINDOW_SIZE="1280x800") as process:
        application = wait_for("the application", find_application)
        hand = Mouse(application) if how == "mouse" else Keys(application)
        answer(application, hand, "ProFX10v3", "HM-4")
        check_ways(application)
        leave_and_come_back(application, hand, "ProFX10v3")
        detour = wrong_plug(application, folder) if how == "mouse" else None
        connect(application, hand, "PHONES > TRS > INPUT", detour)
        check_names(application)
        export(application, hand, folder)
        if process.poll() is not None:
            raise Failure("the program ended by itself")
    with open(os.path.join(state, "patchlead", "guide.state"), encoding="utf-8") as stream:
        if "Page=done" not in stream.read():
            raise Failure("the guide does not know where it was left")


def resume(folder, program, how):
    """Ended by force after four steps; the next start goes on there."""
    state = os.path.join(folder, "state")
    os.makedirs(os.path.join(state, "patchlead"))
    with open(os.path.join(state, "patchlead", "guide.state"), "w", encoding="utf-8") as stream:
        stream.write("[Guide]\nPage=connect\nWish=split\nMixer=mackie-profx10v3\n"
                     "Amp=mackie-hm-4\nWay=phones-input.trs-trs\nPeople=2\nOrder=rank\n")
    for done, more in ((0, 4), (4, 0)):
        process = start(program, XDG_STATE_HOME=state, PATCHLEAD_WINDOW_SIZE="1280x800")
        try:
            application = wait_for("the application", find_application)
            wait_for("the start page", says(application, "Connect a Mixer to Headphones…"))
            focus_window()
            key("ctrl+g")
            wait_for("the page where it was left", says(application, f"Plug it in: {done} of 7"))
            for _ in range(more):
                Mouse(application).press("Do It for Me")
            wait_for("the steps", says(application, f"Plug it in: {done + more} of 7"))
            time.sleep(1.5)
        except Failure:
            take_picture()
            raise
        finally:
            process.kill()
            process.wait()


def described(folder, program, how):
    """Gear that nobody has drawn: its inputs and outputs are ticked, and the guide goes on."""
    with running(program, XDG_STATE_HOME=os.path.join(folder, "state"),
                 XDG_DATA_HOME=os.path.join(folder, "data"),
                 PATCHLEAD_WINDOW_SIZE="1280x800") as process:
        application = wait_for("the application", find_application)
        hand = Mouse(application)
        wait_for("the start page", says(application, "Connect a Mixer to Headphones…"))
        focus_window()
        hand.press("Connect a Mixer to Headphones…")
        hand.press("Headphones for several people")
        hand.press("Next")
        wait_for("the mixers", says(application, "Which mixer?"))
        hand.press("Mine Is Not Here…")
        describe(application)
        wait_for("the own mixer", says(application, "Attic Eight, your own"))
        focus_window()
        hand.press("Next")
        wait_for("the amplifiers", says(application, "Which headphone amplifier or splitter?"))
        choose(application, "4-way headphone amp")
        wait_for("the cables", says(application, "Which cables are at hand?"))
        hand.press("Next")
        wait_for("the ways", says(application, "The ways to connect them"))
        wait_for("a recommendation", says(application, "Recommended"))
        way = next(text for text in texts(application) if text.startswith("Connect ")
                   and " > " in text)
        connect(application, hand, way[len("Connect "):])
        export(application, hand, folder)
        if process.poll() is not None:
            raise Failure("the program ended by itself")


def describe(application):
    """A name, and the usual jacks as they are ticked already."""
    wait_for("the form", says(application, "How it will look"))
    time.sleep(0.5)
    focus_window()
    type_text("Attic Eight")  # the form begins with the name
    time.sleep(0.5)
    add = next((node for node in walk(application) if node.get_name() == "Add"
                and extents(node).width > 1), None)
    if add is None:
        raise Failure("there is no Add")
    xdo("mousemove", *spot(add), "click", 1)
    time.sleep(0.6)


def lesson(folder, program, how):
    """Checked before anything is done, then by a hint, then solved by dragging one cable."""
    points = os.path.join(folder, "points.json")
    with running(program, PATCHLEAD_TEST_POINTS=points,
                 XDG_STATE_HOME=os.path.join(folder, "state"),
                 PATCHLEAD_WINDOW_SIZE="1280x800") as process:
        application = wait_for("the application", find_application)
        wait_for("the lessons", says(application, "Lesson: TS or TRS?, Not done yet"))
        check_names(application)
        focus_window()
        press(application, "Lesson: TS or TRS?")
        wait_for("the task", says(application, "Choose between two cables, TS and TRS."))
        hand = Mouse(application)
        hand.press("Check")
        wait_for("what is missing", says(application, "Not yet: Anna hears stereo."))
        hand.press("Hint (3 left)")
        wait_for("a hint", says(application, "count the black rings"))
        time.sleep(1.0)
        drag(points, "1.phones", "2.input")
        wait_for("stereo on the bench", says(application, "Stereo. The Main mix is in both ears"))
        hand.press("Check")
        wait_for("the score", says(application, "Solved: 75 of 100 points"))
        check_names(application)
        if process.poll() is not None:
            raise Failure("the program ended by itself")
    with open(os.path.join(folder, "state", "patchlead", "scores.state"),
              encoding="utf-8") as stream:
        if "ts-or-trs=75" not in stream.read():
            raise Failure("the score is not kept")


def drag(points, source, target):
    import json
    with open(points, encoding="utf-8") as stream:
        places = json.load(stream)
    (x, y), (to_x, to_y) = places[source], places[target]
    xdo("mousemove", x + FRAME, y + FRAME, "mousedown", 1)
    for share in (0.3, 0.6, 0.9, 1.0):
        xdo("mousemove", int(x + (to_x - x) * share) + FRAME, int(y + (to_y - y) * share) + FRAME)
        time.sleep(0.08)
    time.sleep(0.3)
    xdo("mouseup", 1)


SESSIONS = {"mouse": guide, "keys": guide, "described": described, "lesson": lesson,
            "resume": resume}
run(SESSIONS[sys.argv[2]], sys.argv[1], sys.argv[2])
print(f"the guide, {sys.argv[2]}: as expected")
