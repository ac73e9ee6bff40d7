#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line in other languages and locales: people read theirs, programs read the same bytes.

Usage: test-languages.py PATCHLEAD_CLI SOURCE_ROOT LOCALE_FOLDER [LOCALE…]
"""
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import locales
import po
import pseudo

CLI, ROOT, LOCALES = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3])
NAMES = sys.argv[4:] or locales.ALL
del sys.argv[1:]
EXAMPLES = sorted((ROOT / "data" / "examples").glob("*.patchlead"))
NUMBERS = ("x", "y", "cx", "cy", "r", "width", "height", "viewBox", "d", "points", "stroke-width")
NUMBER = re.compile(r"^[-+0-9.eE ,MmLlHhVvCcSsQqTtAaZz%]*(px)?$")


def run(*words, **variables):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, env={**os.environ, **variables})
    if done.returncode > 1:
        raise AssertionError(f"{words} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


class Languages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if locales.missing():
            raise unittest.SkipTest(locales.missing())
        cls.folder = str(locales.ensure(LOCALES))

    def locale(self, name, language="en"):
        return {"LC_ALL": name, "LANGUAGE": language, "LOCPATH": self.folder}

    def test_programs_read_the_same_everywhere(self):
        for path in EXAMPLES:
            for words in (("explain", "--json", path), ("netlist", path)):
                plain = run(*words, LC_ALL="C.UTF-8")
                for name in NAMES:
                    self.assertEqual(plain, run(*words, **self.locale(name, "de")), f"{name}: {words}")

    def test_files_are_the_same_everywhere(self):
        """What is saved, imported and exported, byte by byte; with the words in English."""
        with tempfile.TemporaryDirectory() as folder:
            wanted = self.write_files(Path(folder, "C"), LC_ALL="C.UTF-8")
            self.assertGreater(len(wanted), 8)
            for name in NAMES:
                found = self.write_files(Path(folder, name), **self.locale(name))
                self.assertEqual(wanted.keys(), found.keys(), name)
                for file, content in wanted.items():
                    self.assertEqual(content, found[file], f"{file} in {name}")

    @staticmethod
    def write_files(folder, **variables):
        """{name: bytes} of files of every sort that hold no date."""
        folder.mkdir()
        table = folder / "list.csv"
        table.write_text("Nr;From;Output;To;Input;Type;Length\n1;Mixer;Phones L;Amp;Input;TRS;1,5 m\n"
                         "2;Mixer;Ins I;Amp;IN-2;XLR;0.25\n", encoding="utf-8")
        bench = folder / "bench.patchlead"
        run("import", table, "-o", bench, **variables)
        for path in bench, ROOT / "data" / "examples" / "podcast-four-hosts.patchlead":
            for suffix in "svg", "csv", "txt", "cir", "wav":
                command = {"cir": "netlist", "wav": "listen"}.get(suffix, "export")
                if command == "listen" and path == bench:
                    continue  # nobody listens there
                words = {"listen": ["--seconds", "0.5"], "export": ["--lists", "cables"]}.get(command, [])
                words = words if suffix != "svg" else []
                run(command, path, "-o", folder / f"{path.stem}.{suffix}", *words, **variables)
        (folder / "ways.json").write_bytes(run("ways", "mackie-profx10v3", "mackie-hm-4", "--json", **variables))
        (folder / "gear.json").write_bytes(run("gear", "show", "mackie-hm-4", "--json", **variables))
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    def test_drawings_have_numbers_with_a_point(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in NAMES:
                target = Path(folder, name + ".svg")
                run("export", EXAMPLES[0], "-o", target, **self.locale(name))
                for element in ElementTree.parse(target).iter():
                    for key in NUMBERS:
                        value = element.get(key, "").replace("\n", " ")
                        self.assertRegex(value, NUMBER, f"{name}: {key}")
                        self.assertNotRegex(value, r"\d٫\d", f"{name}: {key}")

    def test_people_read_their_language(self):
        path = ROOT / "data" / "examples" / "method2-aux.patchlead"
        german = po.read((ROOT / "po" / "de.po").read_text(encoding="utf-8"))
        text = run("explain", path, **self.locale(locales.GERMAN, "de")).decode()
        for key in [(None, "One ear only"), ("bus", "Aux mix"), ("example", "Method 2: aux send"),
                    ("gear", "TRS cable")]:
            self.assertNotEqual(german[key].words[0], key[1])
            self.assertIn(german[key].words[0], text)
        self.assertNotIn("One ear only", text)
        self.assertRegex(text, r"\d,\d dB")
        self.assertRegex(run("explain", path, LC_ALL="C.UTF-8").decode(), r"\d\.\d dB")

    def test_help_in_the_persons_language(self):
        page = run("explain", "--why", "one-ear-only", **self.locale(locales.GERMAN, "de")).decode()
        source = (ROOT / "data" / "help" / "de" / "one-ear-only.md").read_text(encoding="utf-8")
        self.assertIn(source.splitlines()[0].lstrip("# "), page)
        for language in "en", "eo":  # the source; a language that has no page
            page = run("explain", "--why", "one-ear-only", **self.locale(locales.GERMAN, language)).decode()
            source = (ROOT / "data" / "help" / "one-ear-only.md").read_text(encoding="utf-8")
            self.assertIn(source.splitlines()[0].lstrip("# "), page)

    def test_nothing_is_left_out(self):
        """In a language that puts brackets around everything, what has none was not translated."""
        with tempfile.TemporaryDirectory() as folder:
            pseudo.build(ROOT, folder)
            for path in EXAMPLES[:3]:
                text = run("explain", path, PATCHLEAD_LOCALE_DIR=folder,
                           **self.locale(locales.GERMAN, "en_XA")).decode()
                bare = [line for line in text.splitlines() if line.strip() and "[" not in line]
                self.assertEqual(bare, [], path.name)
            text = run("gear", "show", "insert-y", PATCHLEAD_LOCALE_DIR=folder,
                       **self.locale(locales.GERMAN, "en_XA")).decode()
            self.assertTrue(text.startswith("["), text[:80])


class Help(unittest.TestCase):
    def test_pages_are_alike(self):
        """Each page of a language has an English one, with the same headings and items."""
        for folder in sorted(path for path in (ROOT / "data" / "help").iterdir() if path.is_dir()):
            pages = sorted(folder.glob("*.md"))
            self.assertGreater(len(pages), 0)
            for page in pages:
                other = ROOT / "data" / "help" / page.name
                self.assertTrue(other.exists(), page)
                shapes = [[len(line) - len(line.lstrip("#")) for line in path.read_text(encoding="utf-8").splitlines()
                           if line.startswith("#")] for path in (page, other)]
                self.assertEqual(*shapes, page)
                self.assertEqual(*[sum(line.startswith("- ") for line in path.read_text(encoding="utf-8").splitlines())
                                   for path in (page, other)], page)


if __name__ == "__main__":
    unittest.main()
