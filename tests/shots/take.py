#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders every important state of the window to PNG, to be looked at.

  sh tests/with-display.sh python3 tests/shots/take.py PATCHLEAD FOLDER [NAME…]

A name is one of STATES; where STATES has no such name, NAME-dark, NAME-large and NAME-narrow are NAME in
dark, with text of 150 % and in windows of 600 × 500, and so on: connections-large-narrow.  NAME@LANGUAGE is
NAME in German (de), in a longer language that is none (pseudo) or from right to left (he; the words stay
English); @LANGUAGE is everything in it.

Whoever changes the look runs this and opens the pictures.  As a test it fails when the program does
not come up or a picture is all but empty."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "language"))
import locales  # noqa: E402
import po  # noqa: E402
import pseudo  # noqa: E402

EXAMPLES = os.path.join(ROOT, "data", "examples")
BARE = os.path.join(ROOT, "tests", "e2e", "bare.patchlead")
CABLE_LIST = os.path.join(ROOT, "tests", "shots", "cables.csv")
FRAME = 5

# name: (patch, colour scheme, high contrast, width, height, what to drag, or where to press Ctrl+K,
# or a list of keys, and waits among them)
STATES = {
    "start": (None, "prefer-light", False, 1280, 800, None),
    "start-dark": (None, "prefer-dark", False, 1280, 800, None),
    "method1": ("method1-phones", "prefer-light", False, 1280, 800, None),
    "method1-dark": ("method1-phones", "prefer-dark", False, 1280, 800, None),
    "method2": ("method2-aux", "prefer-light", False, 1280, 800, None),
    "method2-dark": ("method2-aux", "prefer-dark", False, 1280, 800, None),
    "method3": ("method3-control-room", "prefer-light", False, 1280, 800, None),
    "method4": ("method4-main", "prefer-light", False, 1280, 800, None),
    "podcast": ("podcast-four-hosts", "prefer-light", False, 1280, 800, None),
    "wrong-ts": ("wrong-phones-with-ts", "prefer-light", False, 1280, 800, None),
    "drag": (BARE, "prefer-light", False, 1280, 800, ("1.mon-send", "2.input")),
    "drag-loop": (BARE, "prefer-light", False, 1280, 800, ("1.main-l", "1.line-5")),
    "drag-dark": (BARE, "prefer-dark", False, 1280, 800, ("1.phones", "2.input")),
    "high-contrast": ("method2-aux", "prefer-light", True, 1280, 800, None),
    "high-contrast-dark": ("method2-aux", "prefer-dark", True, 1280, 800, None),
    "huge-text": ("method2-aux", "prefer-light", False, 1280, 800, None),
    "empty": (None, "prefer-light", False, 1280, 800, ["Tab", "Return"]),
    "focus-jack": ("method1-phones", "prefer-light", False, 1280, 800, ["Tab"] * 2 + ["Left"]),
    "focus-jack-dark": ("method1-phones", "prefer-dark", False, 1280, 800, ["Tab"] * 3),
    "focus-pane": ("method1-phones", "prefer-light", False, 1280, 800, ["ctrl+f", "Down", "Down"]),
    "menu": ("method1-phones", "prefer-light", False, 1280, 800, ["F10"]),
    "jack-menu": ("method1-phones", "prefer-light", False, 1280, 800,
                  ["Tab", "Tab", "Left", "shift+F10"]),
    "connections": ("podcast-four-hosts", "prefer-light", False, 1280, 800, ["ctrl+l"]),
    "connection": ("podcast-four-hosts", "prefer-light", False, 1280, 800,
                   ["ctrl+l"] + ["Tab"] * 3 + ["Return"]),
    "add-connection": ("podcast-four-hosts", "prefer-light", False, 1280, 800,
                       ["ctrl+l", "wait", "alt+a"]),
    "add-connection-to": ("podcast-four-hosts", "prefer-light", False, 1280, 800,
                          ["ctrl+l", "wait", "alt+a", "wait", "m", "a", "i", "n", "Return"]),
    "audience": ("podcast-four-hosts", "prefer-light", False, 1280, 800, ["ctrl+t"]),
    "diagnosis": ("method1-phones", "prefer-light", False, 1280, 800, ["ctrl+h"]),
    "describe": ("method1-phones", "prefer-light", False, 1280, 800,
                 ["ctrl+f", "z", "z", "Tab", "Tab", "Tab", "Return"]),
    "bring": (CABLE_LIST, "prefer-light", False, 1280, 800, None),
    "compare": (None, "prefer-light", False, 1280, 800, {
        "page": "ways", "presses": 0, "keys": ["Tab", "space", "Tab", "Tab", "space"]}),
    "lesson": (None, "prefer-light", False, 1280, 800, ["shift+Tab"] * 2 + ["Return"]),
    "about": ("method1-phones", "prefer-light", False, 1280, 800, ["F10", "Up", "Return"]),
    "glossary": ("method1-phones", "prefer-light", False, 1280, 800, ["F10"] + ["Up"] * 3 + ["Return"]),
    "export": ("method1-phones", "prefer-light", False, 1280, 800, ["ctrl+e"]),
    "export-dark": ("method1-phones", "prefer-dark", False, 1280, 800, ["ctrl+e"]),
    "shortcuts": ("method1-phones", "prefer-light", False, 1280, 800, ["ctrl+question"]),
    "connect": (BARE, "prefer-light", False, 1280, 800, "1.phones"),
    "small": ("method2-aux", "prefer-light", False, 1024, 600, None),
    "reduced-motion": (None, "prefer-light", False, 1280, 800, {"page": "connect", "presses": 0}),
    "narrow": ("method1-phones", "prefer-light", False, 600, 500, None),
}

# Dots in an inch: 96 is usual, and what is more is the desktop's larger text.
USUAL_DPI, LARGE_DPI, HUGE_DPI = 96, 144, 192
NARROW = 600, 500

# Pages of the guide, each in three windows.
# With how many presses of Return to get there from where it was left.
PAGES = {"wish": 0, "mixer": 0, "amp": 0, "cables": 0, "ways": 0, "connect": 0, "levels": 8,
         "done": 12}
WINDOWS = {"": ("prefer-light", 1280, 800), "-dark": ("prefer-dark", 1280, 800),
           "-narrow": ("prefer-light", 600, 700)}
for _page in PAGES:
    for _suffix, (_scheme, _width, _height) in WINDOWS.items():
        STATES["guide-" + _page + _suffix] = (None, _scheme, False, _width, _height, {
            "page": "connect" if PAGES[_page] else _page, "presses": PAGES[_page]})
ANSWERS = ("[Guide]\nPage={page}\nWish=split\nPeople=2\nMixer=mackie-profx10v3\n"
           "Amp=mackie-hm-4\nWay=phones-input.trs-trs\nOrder=rank\n")


def xdo(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def environment(home, scheme, contrast, size):
    os.makedirs(os.path.join(home, "gtk-4.0"), exist_ok=True)
    with open(os.path.join(home, "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as settings:
        settings.write("[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n"
                       "gtk-cursor-blink=0\ngtk-xft-hinting=0\ngtk-xft-rgba=none\n"
                       "gtk-decoration-layout=:close\n")
    share = os.path.join(home, "share", "icons")
    os.makedirs(share, exist_ok=True)
    link = os.path.join(share, "hicolor")
    if not os.path.lexists(link):
        os.symlink(os.path.join(ROOT, "icons", "hicolor"), link)
    result = dict(os.environ, XDG_CONFIG_HOME=home, GDK_BACKEND="x11", GSK_RENDERER="cairo",
                  GSETTINGS_BACKEND="memory", ADW_DEBUG_COLOR_SCHEME=scheme, LC_ALL="C.UTF-8",
                  ADW_DEBUG_HIGH_CONTRAST="1" if contrast else "0", ADW_DISABLE_PORTAL="1",
                  PATCHLEAD_DATA_DIR=os.path.join(ROOT, "data"),
                  PATCHLEAD_WINDOW_SIZE="%dx%d" % size,
                  PATCHLEAD_TEST_POINTS=os.path.join(home, "points.json"),
                  XDG_DATA_DIRS=os.path.join(home, "share") + ":/usr/local/share:/usr/share")
    result["XDG_DATA_HOME"] = os.path.join(home, "data")  # nobody's recent files
    result.pop("G_DEBUG", None)
    return result


def wait_for_window(process):
    for _ in range(100):
        if process.poll() is not None:
            sys.exit(f"the program ended with {process.returncode}")
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                               capture_output=True, text=True).stdout.split()
        if found:
            return found[-1]
        time.sleep(0.1)
    sys.exit("no window appeared")


def read_points(points_file):
    for _ in range(50):
        if os.path.exists(points_file):
            break
        time.sleep(0.1)
    time.sleep(0.5)
    with open(points_file, encoding="utf-8") as stream:
        return json.load(stream)


def drag(points_file, start, end):
    points = read_points(points_file)
    (x0, y0), (x1, y1) = points[start], points[end]
    xdo("mousemove", x0 + FRAME, y0 + FRAME)
    time.sleep(0.1)
    xdo("mousedown", 1)
    for step in range(1, 9):
        xdo("mousemove", x0 + (x1 - x0) * step // 8 + FRAME, y0 + (y1 - y0) * step // 8 + FRAME)
        time.sleep(0.05)
    time.sleep(0.4)


def connect(points_file, window, jack):
    x, y = read_points(points_file)[jack]
    xdo("windowfocus", window)
    xdo("mousemove", x + FRAME, y + FRAME, "click", 1, "key", "Escape", "key", "ctrl+k")
    xdo("mousemove", 1285, 805)
    time.sleep(1)


def leave_guide(state, page):
    """As somebody who came as far as that page."""
    os.makedirs(os.path.join(state, "patchlead"))
    with open(os.path.join(state, "patchlead", "guide.state"), "w", encoding="utf-8") as stream:
        stream.write(ANSWERS.format(page=page))


def set_text_size(dpi):
    subprocess.run(["xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER",
                    f"Xft.dpi:\t{dpi}\n"], check=True)


class Language:
    """What the program is told for NAME@LANGUAGE; its catalogues and locales are made once for all pictures."""

    def __init__(self, folder, program):
        self.folder, self.program, self.made = folder, program, {}

    def variables(self, language):
        if language not in self.made:
            self.made[language] = self.make(language) if language else {}
        return self.made[language]

    def make(self, language):
        if locales.missing():
            sys.exit(locales.missing())
        locale, spoken = {"de": (locales.GERMAN, "de"), "pseudo": (locales.GERMAN, "en_XA"),
                          "he": (locales.HEBREW, "he")}[language]
        catalogues = os.path.join(self.folder, "catalogues-" + language)
        if language == "pseudo":
            pseudo.build(ROOT, catalogues, [spoken])
        elif language == "he":  # the toolkit turns around once there is a catalogue, and be it empty
            po.compile_mo([], catalogues, spoken)
        else:
            catalogues = os.path.join(os.path.dirname(os.path.abspath(self.program)), "..", "..", "po")
            if not os.path.isdir(os.path.join(catalogues, spoken)):
                sys.exit(f"{catalogues} holds no {spoken}: build everything first (ninja, without a target)")
        places = locales.ensure(os.path.join(self.folder, "locales"), [locale])
        return {"LOCPATH": str(places), "LC_ALL": locale, "LANGUAGE": spoken,
                "PATCHLEAD_LOCALE_DIR": catalogues}


def find_state(name):
    """Of the picture with this name: what STATES says, and dots in an inch."""
    if name in STATES:
        return STATES[name], HUGE_DPI if name == "huge-text" else USUAL_DPI
    plain, _, turn = name.rpartition("-")
    if turn not in ("dark", "large", "narrow"):
        sys.exit(f"there is no state {name}")
    (patch, scheme, contrast, width, height, what), dpi = find_state(plain)
    if turn == "dark":
        scheme = "prefer-dark"
    elif turn == "large":
        dpi = LARGE_DPI
    else:
        width, height = NARROW
    return (patch, scheme, contrast, width, height, what), dpi


def press(keys, pause=0.15):
    for key in keys:
        if key == "wait":
            time.sleep(1)  # for a window
        else:
            xdo("key", key)
            time.sleep(pause)


def make_narrow(window):
    """What stands beside the window and is wider: as somebody drags its corner, who is heeded whatever the
    window wants."""
    for other in subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                                capture_output=True, text=True).stdout.split():
        place = subprocess.run(["xdotool", "getwindowgeometry", "--shell", other], capture_output=True,
                               text=True).stdout
        wide = int(place.split("WIDTH=")[1].split()[0])
        if other != window and wide > NARROW[0]:
            xdo("windowsize", other, *NARROW)
    time.sleep(0.7)


def bring_about(what, window, home):
    """Whatever is to be seen."""
    if isinstance(what, str):
        connect(os.path.join(home, "points.json"), window, what)
    elif isinstance(what, dict):
        xdo("windowfocus", window, "key", "ctrl+g")
        time.sleep(2)
        press(["Return"] * what["presses"], 0.4)
        press(what.get("keys", []), 0.4)
        time.sleep(1.5 if "keys" in what else 0)  # for a window beside it
    elif isinstance(what, list):
        xdo("windowfocus", window)
        press(what)
        time.sleep(1.5)
    elif what is not None:
        drag(os.path.join(home, "points.json"), *what)


def take(program, folder, name, languages):
    state, _, language = name.partition("@")
    (patch, scheme, contrast, width, height, what), dpi = find_state(state)
    with tempfile.TemporaryDirectory() as home:
        words = [program]
        if patch is not None:
            words.append(patch if os.path.isabs(patch)
                         else os.path.join(EXAMPLES, patch + ".patchlead"))
        xdo("mousemove", 1285, 805)
        set_text_size(dpi)
        variables = environment(home, scheme, contrast, (width, height))
        variables.update(languages.variables(language))
        variables["XDG_STATE_HOME"] = os.path.join(home, "state")
        if isinstance(what, dict):
            leave_guide(variables["XDG_STATE_HOME"], what["page"])
        process = subprocess.Popen(words, env=variables)
        window = wait_for_window(process)
        time.sleep(1.2)
        bring_about(what, window, home)
        if (width, height) == NARROW:
            make_narrow(window)
        path = os.path.join(folder, name + ".png")
        subprocess.run(["import", "-window", "root", "-crop",
                        f"{width + 2 * FRAME}x{height + 2 * FRAME}+0+0", path], check=True)
        if isinstance(what, tuple):
            xdo("mouseup", 1)
        process.terminate()
        process.wait(timeout=20)
    colours = int(subprocess.run(["identify", "-format", "%k", path], check=True,
                                 capture_output=True, text=True).stdout)
    if colours < 100:
        sys.exit(f"{name}: the picture has only {colours} colours (window {window})")


def main():
    for tool in ("xdotool", "xprop", "import", "identify"):
        if not shutil.which(tool):
            print(f"{tool} is not installed")
            sys.exit(77)
    program, folder, names = sys.argv[1], sys.argv[2], sys.argv[3:] or list(STATES)
    names = [name for word in names
             for name in ([state + word for state in STATES] if word.startswith("@") else [word])]
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as shared:
        languages = Language(shared, program)
        for name in names:
            take(program, folder, name, languages)
    print(f"{len(names)} pictures in {folder}")


main()
