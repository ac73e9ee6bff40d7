#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that does something stands in the window of keyboard shortcuts.

  check-keys.py SOURCE-ROOT"""
import pathlib
import re
import sys
import xml.etree.ElementTree

# How the two write the same thing.
MODIFIERS = (("GDK_CONTROL_MASK", "<Control>"), ("GDK_SHIFT_MASK", "<Shift>"),
             ("GDK_ALT_MASK", "<Alt>"))
# Second keys for the same thing, and what every program does without saying so.
SILENT = {"KP_Enter", "KP_Add", "KP_Subtract", "equal", "<Control>equal", "<Control>KP_Add",
          "<Control>KP_Subtract", "BackSpace", "<Shift>F10", "ISO_Left_Tab", "KP_Tab"}
BINDING = re.compile(
    r"add_binding(?:_action)?\s*\(\s*\w+,\s*GDK_KEY_(\w+),\s*([A-Z_0-9 |]+),")
ACTION = re.compile(r'\{\s*"[\w.-]+",\s*(?:NULL|"[^"]*"),\s*\w+,\s*GDK_KEY_(\w+),\s*([A-Z_0-9 |]+)\s*\}')
ACCEL = re.compile(r'\*const \w+_keys\[\] = \{ "([^"]+)"')


def accelerator(key, modifiers):
    return "".join(word for mask, word in MODIFIERS if mask in modifiers) + key


def keys_of(path):
    text = path.read_text(encoding="utf-8")
    for pattern in (BINDING, ACTION):
        for key, modifiers in pattern.findall(text):
            yield accelerator(key, modifiers)
    yield from ACCEL.findall(text)


def main(root):
    root = pathlib.Path(root)
    tree = xml.etree.ElementTree.parse(root / "ui" / "help-overlay.ui")
    told = {word for node in tree.iter("property") if node.get("name") == "accelerator"
            for word in node.text.split()}
    found = {key: path for path in sorted((root / "src" / "app").glob("*.c"))
             for key in keys_of(path)}
    # Those in switches and tables, whatever is held with them.
    plain = {word.rsplit(">", 1)[-1] for word in told | SILENT}
    for path in sorted((root / "src" / "app").glob("*.c")):
        for key in re.findall(r"GDK_KEY_(\w+)", path.read_text(encoding="utf-8")):
            if key not in plain:
                found[key] = path
    missing = sorted(set(found) - told - SILENT)
    for key in missing:
        print(f"{found[key].relative_to(root)}: {key} is not in ui/help-overlay.ui; add it there")
    if len(found) < 20:
        print(f"only {len(found)} keys were found; does this script still read the sources?")
        return 1
    return 1 if missing else 0


sys.exit(main(sys.argv[1]))
