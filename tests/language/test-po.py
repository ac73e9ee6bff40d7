#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogues: what is to be translated is found, and what is translated fits.

Usage: test-po.py SOURCE_ROOT

po/LINGUAS lists the languages; a line "# Complete: de" in it promises that nothing is missing there.
"""
import importlib.util
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import po

ROOT = Path(sys.argv.pop(1))
FORMAT = re.compile(r"%(?:\d+\$)?([-+ #0]*)(\d*(?:\.\d+)?)([hlqjzt]*[diouxXeEfFgGcs%])")
NAMED = re.compile(r"\{[A-Za-z]+\}")
TAG = re.compile(r"</?[a-z]+>")
# Functions that make errors and complaints, which people read.
ERRORS = re.compile(r"\b(?:pl_key_file_fail|pl_edit_fail|g_set_error(?:_literal)?|g_error_new(?:_literal)?"
                    r"|complain|refuse|fail_text|fail) \(")
LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')
MARKED = re.compile(r'\b(?:_|N_|C_|NC_|ngettext) \((?:\s*(?:"(?:\\.|[^"\\])*"|PRI\w+|G_G\w+|,))+')
# Keys of data files that hold no words of ours: names, codes, numbers, places.
NOT_WORDS = {
    ".device": {
        "Device": "Accent Claims Format Ground Id Kind Maker Panel Unknown Verified",
        "Source": "Confidence Title Url",  # titles of other people's documents
        "Bus": "Pair Programme Side",
        "Control": "Claims Default Label Max Min Off Type Unit Unity",
        "Jack": "Carries Claims Cold-shorted Common-ohms Connector Controls Doubt Gain Input Input-level "
                "Input-ohms Insert Label Level Line-input Line-ohms Max-dbu Max-in-dbu Min-load Needs-phantom "
                "Nominal-dbu Normalled-from Ohms Output Phantom Ring",
        "Channel": "Gain Inputs Insert Level Mute Pan Sends To",
        "Route": "Controls From Gain Invert To When",
    },
    ".cable": {
        "Cable": "Claims For Format Id Kind Maker Tray",
        "Source": "Confidence Title Url",
        "End": "Claims Connector",
        "Wire": "Claims Join Ohms Shield",
    },
    ".question": {"Question": "Asks Format Id Kinds Order Role", "Choice": "Weights"},
    ".lesson": {
        "Lesson": "Cables Format Id Order",
        "Goal": "At Hears Plays Worst",
        "Hint": "Gives Goal Wiring",
        "Solution": "Wiring",
    },
}


def load_extractor():
    spec = importlib.util.spec_from_file_location("extractor", ROOT / "po" / "xgettext.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def languages():
    lines = (ROOT / "po" / "LINGUAS").read_text(encoding="utf-8").splitlines()
    listed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    promised = [word for line in lines if line.startswith("# Complete:")
                for word in line.split(":", 1)[1].split()]
    return listed, promised


def calls(text):
    """What stands between the brackets of each call that makes an error."""
    for match in ERRORS.finditer(text):
        depth, at = 1, match.end()
        while depth > 0:
            literal = LITERAL.match(text, at)
            depth += {"(": 1, ")": -1}.get(text[at], 0) if literal is None else 0
            at = at + 1 if literal is None else literal.end()
        yield text[match.end():at]


def formats(text, named_order=False):
    """Directives of printf in the order of their arguments."""
    found = []
    for position, match in enumerate(FORMAT.finditer(text)):
        number = re.match(r"%(\d+)\$", match.group())
        if match.group(3) != "%":
            found.append((int(number.group(1)) if number else position, match.group(3)))
    return [kind for _, kind in sorted(found)]


def mnemonics(text):
    return len(re.findall(r"_\w", text))


def faults(message, words, source):
    """What does not fit between a source and its translation, as sentences."""
    if "c-format" in message.flags and formats(words) != formats(source):
        yield f"%-directives {formats(words)}, not {formats(source)}"
    if sorted(NAMED.findall(words)) != sorted(NAMED.findall(source)):
        yield f"words in braces {sorted(NAMED.findall(words))}, not {sorted(NAMED.findall(source))}"
    if sorted(TAG.findall(words)) != sorted(TAG.findall(source)):
        yield f"tags {sorted(TAG.findall(words))}, not {sorted(TAG.findall(source))}"
    for mark in "…", "\n":
        if words.endswith(mark) != source.endswith(mark):
            yield f"{mark!r} at the end of one of them only"
    if words != words.strip() and source == source.strip():
        yield "a space before or behind it"
    if has_mnemonic(message, source) and mnemonics(words) != 1:
        yield "a label with a key needs one “_” before the letter"
    if message.context == "bus" and ("," in source) != ("," in words):
        yield "the comma before the side"


def has_mnemonic(message, source):
    """“_Open…” in a menu or on a button, not an identifier."""
    return re.search(r"(^|\s)_[A-Z]|\w_[a-z]\w*…?$", source) is not None and message.context is None \
        and "c-format" not in message.flags and "{" not in source


class Catalogues(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.wanted = po.extract(ROOT)
        cls.extractor = load_extractor()

    def test_words_of_data_are_found(self):
        """Every word that a data file shows is in the template, by another way of reading it."""
        found = {message.key for message in self.wanted.values() if message.context}
        self.assertGreater(len(found), 500)
        for context, start in [("gear", "Insert cable"), ("bus", "Main mix, left"), ("guide", "What would you"),
                               ("lesson", "Point at the cable"), ("example", "Method 1"), ("section", "Outputs"),
                               ("about", "One TRS plug splits"), ("position", "stereo"), ("end", "Left / send"),
                               ("conductor", "sleeve"), ("also", "insert cable;Y cable")]:
            self.assertTrue(any(c == context and words.startswith(start) for c, words in found),
                            f"{context}: {start}")

    def test_each_key_is_decided(self):
        """A key of a data file is translated, or it is known that it holds no words."""
        for (folder, suffix), keys in self.extractor.KEYS.items():
            if suffix not in NOT_WORDS:
                continue
            paths = sorted((ROOT / "data" / folder).glob("*" + suffix))
            self.assertGreater(len(paths), 5)
            for path in paths:
                for name, entries in self.extractor.read_groups(path):
                    sort = name.split(" ")[0]
                    known = set(NOT_WORDS[suffix].get(sort, "").split()) | set(keys.get(sort, {}))
                    self.assertEqual(set(entries) - known - {""}, set(),
                                     f"{path.name}: [{name}]: translate them in po/xgettext.py, or say "
                                     "here that they hold no words")

    def test_errors_are_translated(self):
        """A sentence in a call that makes an error is marked, whichever file it is in."""
        bare, n = [], 0
        for path in sorted(Path(ROOT, "src").rglob("*.c")):
            for call in calls(path.read_text(encoding="utf-8")):
                n += 1
                bare += [f"{path.name}: “{words}”" for words in LITERAL.findall(MARKED.sub("", call))
                         if re.search(r"[a-z]{2,} [a-z]", words)]
        self.assertGreater(n, 150)
        self.assertEqual(bare, [])

    def test_contexts_are_those_of_the_program(self):
        """Each context that the extractor uses is looked up by the program, and the other way round."""
        text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.c"))
        used = set(re.findall(r'(?:translate \(kind|pl_words_data \(|pl_words_replace \(),? ?"([a-z]+)"', text))
        self.assertEqual(used, set(self.extractor.NOTES))

    def test_gear_of_makers_keeps_its_name(self):
        names = {message.source for message in self.wanted.values() if message.context == "gear"}
        self.assertNotIn("HM-4", names)
        self.assertNotIn("ProFX10v3", names)

    def test_languages_are_listed(self):
        listed, promised = languages()
        self.assertEqual(sorted(listed), sorted(path.stem for path in (ROOT / "po").glob("*.po")))
        self.assertLessEqual(set(promised), set(listed))

    def test_translations_fit(self):
        for language in languages()[0]:
            have = po.read((ROOT / "po" / f"{language}.po").read_text(encoding="utf-8"))
            wrong = []
            for key, message in have.items():
                if not message.is_translated or "fuzzy" in message.flags or key not in self.wanted:
                    continue
                for index, words in enumerate(message.words):
                    source = message.source if index == 0 else message.plural
                    wrong += [f"{message}: {fault}" for fault in faults(message, words, source)
                              if message.plural is None or index > 0 or not fault.startswith("%-")]
            self.assertEqual(wrong, [], language)

    def test_different_words_stay_different(self):
        """Two buses, sections or positions of one context must not become one."""
        for language in languages()[0]:
            have = po.read((ROOT / "po" / f"{language}.po").read_text(encoding="utf-8"))
            seen, twice = {}, []
            for message in have.values():
                if message.context not in ("bus", "gear", "position") or not message.is_translated:
                    continue
                place = (message.context, message.words[0])
                if place in seen:
                    twice.append(f"“{seen[place]}” and “{message.source}”: “{message.words[0]}”")
                seen[place] = message.source
            self.assertEqual(twice, [], language)

    def test_plural_forms_are_all_there(self):
        for language in languages()[0]:
            text = (ROOT / "po" / f"{language}.po").read_text(encoding="utf-8")
            count = int(re.search(r"nplurals=(\d+)", text).group(1))
            for message in po.read(text).values():
                if message.plural is not None and any(message.words):
                    self.assertEqual(len(message.words), count, str(message))
                    self.assertTrue(all(message.words), str(message))

    def test_the_compiler_is_content(self):
        for language in languages()[0]:
            done = subprocess.run(["msgfmt", "--check", "--check-accelerators=_", "-o", os.devnull,
                                   ROOT / "po" / f"{language}.po"], capture_output=True, text=True)
            lines = [line for line in done.stderr.splitlines() if "lacks the keyboard accelerator" not in line
                     and "has too many keyboard accelerator" not in line and "fatal error" not in line]
            self.assertEqual(lines, [], language)

    def test_complete_languages_are_complete(self):
        for language in languages()[1]:
            have = po.read((ROOT / "po" / f"{language}.po").read_text(encoding="utf-8"))
            missing = [str(message) for key, message in self.wanted.items()
                       if key not in have or not have[key].is_translated or "fuzzy" in have[key].flags]
            self.assertEqual(missing, [], f"{language}: meson compile patchlead-update-po adds them to the .po")

    def test_keys_of_a_menu_differ(self):
        """And those of the buttons of a form: one letter, one item, in each language."""
        tree = ElementTree.parse(ROOT / "ui" / "menus.ui")
        together = [[node.text for node in menu.iter("attribute") if node.get("name") == "label"]
                    for menu in tree.iter("menu")]
        together += [["_Cancel", add, "Add a _Jack"] for add in ("_Add", "C_hange")]
        together += [["_Cancel", "_Overwrite", "_Read Again", "_Save Elsewhere…"],
                     ["_Cancel", "_Discard", "_Save"]]
        for language in [None, *languages()[0]]:
            have = {} if language is None else po.read(
                (ROOT / "po" / f"{language}.po").read_text(encoding="utf-8"))
            for labels in together:
                labels = [have[(None, label)].words[0] if have else label for label in labels]
                letters = [label[label.index("_") + 1].casefold() for label in labels]
                self.assertEqual(sorted(set(letters)), sorted(letters), f"{language}: {labels}")


if __name__ == "__main__":
    unittest.main()
