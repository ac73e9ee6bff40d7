#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext for Patchlead: what Meson calls to make po/patchlead.pot.

Usage: xgettext.py ARGUMENTS OF xgettext     (with -D SOURCE_ROOT and -o FILE)
       xgettext.py --data SOURCE_ROOT        prints the words of data files alone

Sources are read by xgettext itself; what gear, pages of the guide, lessons and examples say to
people is added from the data files.  The table below is the list of keys that are translated; each
sort has a context, so that the same English word can be another one in another place.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# context: what a translator has to know
NOTES = {
    "gear": "A kind of gear, a cable or an adapter, by its name in lists.",
    "about": "What a kind of gear or a cable is, in one sentence.",
    "also": "Words that people search for, separated by “;”: any number of them, in any order.",
    "section": "A heading over jacks or knobs of a device.",
    "bus": "A signal inside a device.  Keep the comma: what stands before it names both sides.",
    "end": "What an end of a cable is called on the drawing: short.",
    "conductor": "A wire inside a cable.",
    "position": "A position of a switch.",
    "guide": "A page of the guide, or an answer.",
    "lesson": "A lesson: its title, task, goals and hints.  Names on the bench and on jacks stay.",
    "example": "An example: its title and what it shows.",
}

# folder and suffix: {group: {key: context}}
KEYS = {
    ("devices", ".device"): {
        "Device": {"Name": "gear", "Summary": "about"},
        "Bus": {"Name": "bus"},
        "Channel": {"Name": "bus"},
        "Control": {"Section": "section", "Positions": "position"},
        "Jack": {"Section": "section"},
    },
    ("cables", ".cable"): {
        "Cable": {"Name": "gear", "Short": "gear", "Summary": "about", "Also": "also"},
        "End": {"Label": "end"},
        "Wire": {"Label": "conductor"},
    },
    ("questions", ".question"): {
        "Question": {"Title": "guide", "Text": "guide"},
        "Choice": {"Title": "guide", "Text": "guide"},
    },
    ("lessons", ".lesson"): {
        "Lesson": {"Title": "lesson", "Text": "lesson"},
        "Goal": {"Text": "lesson"},
        "Hint": {"Text": "lesson"},
    },
    ("examples", ".patchlead"): {
        "Patchlead": {"Title": "example", "Notes": "example"},
    },
}


def read_groups(path):
    """[(name of the group, {key: (value, line)})] of a key-file."""
    groups = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            groups.append((line.strip("[]"), {"": ("", number)}))
        elif groups and "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            groups[-1][1][key] = (value.replace("\\n", "\n").replace("\\s", " "), number)
    return groups


def words_of(context, value):
    """A list is translated word by word, but search words all at once: another language has others."""
    words = value.split(";") if context == "position" else [value]
    return [word for word in words if re.search(r"[^\W\d_]", word)]


def read_file(path, keys):
    """(context, words, line) of all that is translated in one file."""
    groups = read_groups(path)
    for name, entries in groups:
        sort, _, label = name.partition(" ")
        wanted = keys.get(sort, {})
        if sort == "Wire" and "Label" not in entries:
            entries["Label"] = (label, entries[""][1])  # a wire without a label is called by its id
        for key, context in wanted.items():
            # Gear of a maker has its own name in every language.
            if key not in entries or (key == "Name" and sort == "Device" and "Maker" in entries):
                continue
            value, line = entries[key]
            for word in words_of(context, value):
                yield context, word, line


def read_data(root):
    """{(context, words): [FILE:LINE]} in the order of the table."""
    found = {}
    for (folder, suffix), keys in KEYS.items():
        for path in sorted((root / "data" / folder).glob("*" + suffix)):
            if path.stem.startswith("EXAMPLE"):
                continue
            for context, word, line in read_file(path, keys):
                place = f"{path.relative_to(root).as_posix()}:{line}"
                found.setdefault((context, word), []).append(place)
    return found


def quote(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'


def write_pot(found):
    lines = ['msgid ""', 'msgstr ""', quote("Content-Type: text/plain; charset=UTF-8\n"), ""]
    for (context, word), places in found.items():
        lines.append(f"#. {NOTES[context]}")
        lines += [f"#: {place}" for place in places[:3]]  # "Main mix, left" stands in every mixer
        lines += [f"msgctxt {quote(context)}", f"msgid {quote(word)}", 'msgstr ""', ""]
    return "\n".join(lines)


def value_after(arguments, option):
    return arguments[arguments.index(option) + 1] if option in arguments else None


def main(arguments):
    if arguments[:1] == ["--data"]:
        print(write_pot(read_data(Path(arguments[1]))))
        return 0
    code = subprocess.call(["xgettext", *arguments])
    output, root = value_after(arguments, "-o"), value_after(arguments, "-D")
    if code != 0 or output is None or root is None:
        return code
    with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as data:
        data.write(write_pot(read_data(Path(root))))
        data.flush()
        # The header of the first file counts.
        return subprocess.call(["msgcat", "--use-first", "-o", output, output, data.name])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
