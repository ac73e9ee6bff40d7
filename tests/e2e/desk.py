# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: the program on a display of its own, read by accessibility."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
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


def is_away(node):
    """On a page that is not shown, or folded away."""
    place = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return place.width <= 0 or place.height <= 0 or place.x + place.width <= 0


def walk_shown(node):
    """What can be seen: large containers out of sight are not walked through."""
    yield node
    count = node.get_child_count()
    if count >= 5 and node.get_role_name() in ("panel", "list", "grouping") and is_away(node):
        return
    for index in range(count):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk_shown(child)


def extents(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def find(application, name, exact=False):
    """What is in sight and called so; what can be clicked before what is only a word."""
    word = None
    for node in walk_shown(application):
        called = node.get_name() or ""
        if called != name if exact else not called.startswith(name):
            continue
        place = extents(node)
        if place.width <= 1 or place.x < 0 or place.y < 0:
            continue
        if node.get_role_name() not in ("label", "static"):
            return node
        word = word or node
    if word is None:
        raise Failure(f"there is no {name}")
    return word


def middle(node):
    """Of something in the main window, in pixels of the screen."""
    place = extents(node)
    return (place.x + place.width // 2 + FRAME, place.y + place.height // 2 + FRAME)


def spot(node):
    """Where to press it, in pixels of the screen: from GTK 4.10 on places are told without the padding of
    what is around, up to 20 px too far up and left; its lower right part is right in both."""
    place = extents(node)
    return place.x + place.width * 3 // 4 + FRAME, place.y + place.height - 6 + FRAME


def press(application, name):
    """By its own action.  What is only around it, or on it, may be called so, too."""
    for node in walk(application):
        if (node.get_name() or "").startswith(name) and node.get_role_name() not in ("label", "static") \
                and node.get_action_iface() is not None and node.get_n_actions() > 0:
            node.do_action(0)
            return
    raise Failure(f"there is no {name} that can be pressed")


def click(application, name, exact=False):
    found = wait_for(name, lambda: find(application, name, exact))
    xdo("mousemove", *middle(found), "click", 1)
    time.sleep(0.35)


def find_application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and "patchlead" in (child.get_name() or "").lower():
            return child
    return None


def texts(application):
    return [node.get_name() or "" for node in walk(application)]


def wait_for(what, test, seconds=60):
    """Longer than it takes; where others keep the machine busy a start alone can take half a minute."""
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


# By the number of the key: with keyboards of 2025 and newer xdotool finds F10 only with Alt.
KEY_NUMBERS = {f"F{i}": str(66 + i) for i in range(1, 11)}


def key(*names):
    for name in names:
        *modifiers, last = name.split("+")
        xdo("key", "+".join([*modifiers, KEY_NUMBERS.get(last, last)]))


def type_text(text):
    xdo("type", "--delay", "12", text)


def take_picture():
    """What a failed test leaves behind."""
    subprocess.run(["import", "-window", "root", os.path.join(
        os.environ.get("MESON_BUILD_ROOT", "/tmp"), "e2e-failure.png")], check=False, timeout=20)


@contextlib.contextmanager
def running(program, *arguments, **variables):
    process = start(program, *arguments, **variables)
    try:
        yield process
    except Failure:
        take_picture()
        raise
    finally:
        stop(process)


def start(program, *arguments, **variables):
    environment = dict(os.environ, GDK_BACKEND="x11", GSK_RENDERER="cairo",
                       GSETTINGS_BACKEND="memory", LC_ALL="C.UTF-8",
                       G_DEBUG=os.environ.get("PATCHLEAD_G_DEBUG", "fatal-warnings"), **variables)
    if "XDG_STATE_HOME" not in variables:  # no drafts of other tests
        environment["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="patchlead-state-")
    environment.pop("GTK_A11Y", None)  # these tests read the real thing
    return subprocess.Popen([program, *arguments], env=environment)


def stop(process):
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.returncode not in (0, -15):
        raise Failure(f"the program ended with {process.returncode}")


def focus_window():
    window = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                            capture_output=True, text=True).stdout.split()[-1]
    xdo("windowfocus", window)


def is_proper(node):
    """A name for people: not the toolkit's, not that of an icon, not only what sort of thing it is."""
    name = (node.get_name() or "").strip()
    return (name != "" and not name.startswith(("Gtk", "Adw", "_")) and not name.endswith("-symbolic")
            and name.lower() != node.get_role_name())


def is_said_twice(node):
    """As “Author Author”: by a name and by a label that names it, too."""
    words = (node.get_name() or "").split(" ")
    half = len(words) // 2
    return len(words) % 2 == 0 and words[:half] == words[half:]


def describe(node):
    """For who has to find it: what it is called, and what is around it."""
    above = []
    while node is not None and len(above) < 5:
        above.append(f"{node.get_role_name()} “{node.get_name()}”")
        node = node.get_parent()
    return " in ".join(above)


def is_sheet(node):
    """What libadwaita 1.5 and newer lays a dialog on: it can have the focus, and cannot be called anything."""
    above = node
    for _ in range(3):
        if above is None or above.get_role_name() != "panel" or above.get_name():
            return False
        above = above.get_parent()
    return above is not None and above.get_role_name() in ("dialog", "alert")


def check_names(window):
    """Whatever can have the focus says what it is: it has a name, not in the toolkit's words, and not only
    that of its icon or sort."""
    bad = [describe(node) for node in walk(window)
           if node.get_state_set().contains(Atspi.StateType.FOCUSABLE) and not is_proper(node)
           and not is_sheet(node)]
    if bad:
        raise Failure("focusable things without a proper name:\n" + "\n".join(bad))
    twice = [describe(node) for node in walk(window)
             if node.get_state_set().contains(Atspi.StateType.FOCUSABLE) and is_said_twice(node)]
    if twice:
        raise Failure("names that are read twice:\n" + "\n".join(twice))


def read_groups(path):
    """Of a key file, as (heading, {key: value}); enough for ours."""
    groups = []
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            line = line.rstrip("\n")
            if line.startswith("["):
                groups.append((line[1:-1], {}))
            elif "=" in line and not line.startswith("#") and groups:
                name, value = line.split("=", 1)
                groups[-1][1][name] = value
    return groups


def count_jacks(kind):
    """What can be plugged at a device, by its file in the library."""
    folder = os.environ.get("PATCHLEAD_DATA_DIR", "")
    path = os.path.join(folder, "devices", f"{kind}.device")
    return sum(heading.split(" ")[0] in ("Jack", "Plug") for heading, _ in read_groups(path))


def find_parts(application):
    """The bench's own children: a box for each device and cable."""
    bench = [node for node in walk(application) if node.get_name() == "Bench"]
    if len(bench) != 1:
        raise Failure(f"there are {len(bench)} benches")
    return [bench[0].get_child_at_index(i) for i in range(bench[0].get_child_count())]


def check_jacks(box, expected):
    # A switch is a button, too; the name of a control has a comma after that of its device.
    buttons = [node for node in walk(box)
               if node.get_role_name() in ("push button", "button", "toggle button")
               and not (node.get_name() or "").startswith(f"{box.get_name()}, ")]
    names = [node.get_name() or "" for node in buttons]
    if len(set(names)) != len(names) or len(names) != expected or "" in names:
        raise Failure(f"{box.get_name()} has {expected} jacks, but these are told: {names}")
    for node in buttons:
        if not node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
            raise Failure(f"{node.get_name()} cannot have the focus")
        used = "empty" not in node.get_description() and "lies on" not in node.get_description()
        if node.get_state_set().contains(Atspi.StateType.PRESSED) != used:
            raise Failure(f"{node.get_name()}: its state is not what is in it: "
                          f"{node.get_description()}")


def check_bench(application, path):
    """Every jack and cable of a patch is there once, with name, role and state."""
    boxes = [box for box in find_parts(application)
             if box.get_role_name() in ("panel", "grouping") and box.get_name()]
    groups = read_groups(path)
    devices = [keys for heading, keys in groups if heading.startswith("Device ")]
    cables = [keys for heading, keys in groups if heading.startswith("Cable ")]
    told = [box for box in boxes if box.get_name().lower().startswith("cable ")]
    if len(told) != len(cables) or len({box.get_name() for box in told}) != len(cables):
        raise Failure(f"{len(cables)} cables are on the bench, but these are told: "
                      f"{[box.get_name() for box in told]}")
    for box in told:
        if " – " not in (box.get_description() or ""):
            raise Failure(f"{box.get_name()} does not say where it goes")
    others = [box for box in boxes if box not in told]
    if len(others) != len(devices):
        raise Failure(f"{len(devices)} devices are on the bench, but these are told: "
                      f"{[box.get_name() for box in others]}")
    for keys, box in zip(devices, others):
        check_jacks(box, count_jacks(keys["Kind"]))


class Focus:
    """What has the focus, as the program tells it: no walk through the whole tree for each key."""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self._changed)
        self.listener.register("object:state-changed:focused")

    def _changed(self, event):
        if event.detail1:
            self.node = event.source

    def name(self, seconds=0.12):
        """After what was told within that time."""
        context = GLib.MainContext.default()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not context.iteration(False):
                time.sleep(0.01)
        try:
            return (self.node.get_name() or "") if self.node is not None else ""
        except Exception:  # it is gone
            return ""


def run(session, *arguments):
    """Calls session (FOLDER, ARGUMENTS…); the picture of a failure stays behind."""
    if not shutil.which("xdotool") or not os.environ.get("DISPLAY"):
        print("no xdotool or no display")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        try:
            session(folder, *arguments)
        except Failure as problem:
            print(f"failed: {problem}")
            sys.exit(1)
