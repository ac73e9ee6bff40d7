#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cable labels, read with poppler.  Usage: test-labels.py PATCHLEAD-CLI DATA"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, DATA = sys.argv[1], sys.argv[2]
METHOD = os.path.join(DATA, "examples", "method3-control-room.patchlead")
SHEETS = sorted(os.path.splitext(os.path.basename(path))[0]
                for path in glob.glob(os.path.join(DATA, "labels", "[a-z]*.labels")))
MM = 72 / 25.4
SLIP = 0.6  # pt


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True)


def read_sheet(name):
    """The file as a dictionary, numbers as lists."""
    with open(os.path.join(DATA, "labels", name + ".labels"), encoding="utf-8") as stream:
        lines = [line.strip().split("=", 1) for line in stream if "=" in line and line[0] != "#"]
    values = {key: [float(word) for word in value.split(";")] for key, value in lines if key != "Id"}
    values.setdefault("Print", [0])
    values["Print"] = values["Print"] if values["Print"][0] else values["Label"][1:]
    return values


class Labels(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.pdf = os.path.join(self.folder, "labels.pdf")

    def export(self, patch, sheet, *words):
        done = run("export", patch, "-o", self.pdf, "--labels", sheet, *words)
        self.assertEqual(done.returncode, 0, done.stderr)

    def large(self, n_cables):
        """A bench with many cables, whose names are too long for any label."""
        path = os.path.join(self.folder, "large.csv")
        bench = os.path.join(self.folder, "large.patchlead")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("number,from,from jack,to,to jack,type,length\n")
            for i in range(1, n_cables + 1):
                stream.write(f"{i},Stage box with a name that does not end {i},Output {i},"
                             f"Console of the monitor engineer,In {i},XLR,{i}\n")
        done = run("import", path, "-o", bench)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return bench

    def words(self):
        """(page, word, left, top, right, bottom) of everything that can be found in the file."""
        html = subprocess.run(["pdftotext", "-bbox", self.pdf, "-"], capture_output=True, text=True,
                              check=True).stdout
        found = []
        for page, part in enumerate(html.split("<page ")[1:]):
            for box in re.finditer(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<',
                                   part):
                found.append((page, box[5], *[float(box[i]) for i in range(1, 5)]))
        return found

    def check_words(self, sheet, n_expected):
        """Every word is inside the part of one label that takes print; returns the labels in use."""
        size, margin, gap = sheet["Label"], sheet["Margin"], sheet["Gap"]
        used = set()
        for page, word, left, top, right, bottom in self.words():
            column = int((left / MM - margin[0] + 0.1) // (size[0] + gap[0]))
            row = int((top / MM - margin[1] + 0.1) // (size[1] + gap[1]))
            x, y = (margin[i] + (column, row)[i] * (size[i] + gap[i]) for i in range(2))
            self.assertGreaterEqual(left, x * MM - SLIP, word)
            self.assertGreaterEqual(top, y * MM - SLIP, word)
            self.assertLessEqual(right, (x + size[0]) * MM + SLIP, word)
            self.assertLessEqual(bottom, (y + sheet["Print"][0]) * MM + SLIP, word)
            used.add((page, row, column))
        self.assertEqual(len(used), n_expected)
        return used

    def test_every_sheet(self):
        self.assertGreaterEqual(len(SHEETS), 8)
        bench = self.large(60)
        for name in SHEETS:
            sheet = read_sheet(name)
            self.export(bench, name)
            info = subprocess.run(["pdfinfo", self.pdf], capture_output=True, text=True,
                                  check=True).stdout
            width, height = (float(word) for word in
                             re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups())
            self.assertAlmostEqual(width / MM, sheet["Page"][0], delta=0.2)
            self.assertAlmostEqual(height / MM, sheet["Page"][1], delta=0.2)
            places = int(sheet["Columns"][0] * sheet["Rows"][0])
            self.assertEqual(int(re.search(r"Pages: +(\d+)", info)[1]), -(-120 // places), name)
            self.check_words(sheet, 120)

    def test_what_they_say(self):
        self.export(METHOD, "a4-24")
        text = subprocess.run(["pdftotext", "-layout", self.pdf, "-"], capture_output=True, text=True,
                              check=True).stdout
        for words in ("1 · HM-4 INPUT", "1 · ProFX10v3 C-R L", "1 · ProFX10v3 C-R R",
                      "HM-4 INPUT → ProFX10v3 C-R R", "Insert cable (TRS to two TS) · blue"):
            self.assertIn(words, text)

    def test_wrapped_text_is_repeated(self):
        self.export(METHOD, "a4-wrap-49")
        heads = [word for word in self.words() if word[1] == "1"]
        self.assertEqual(len(heads), 6)  # three labels, twice each

    def test_a_begun_sheet(self):
        sheet = read_sheet("a4-24")
        self.export(METHOD, "a4-24", "--first-label", "6")
        self.assertEqual(self.check_words(sheet, 3), {(0, 1, 2), (0, 2, 0), (0, 2, 1)})
        self.export(METHOD, "a4-24", "--first-label", "23", "--cut-marks")
        self.assertEqual(self.check_words(sheet, 3), {(0, 7, 1), (0, 7, 2), (1, 0, 0)})

    def test_nothing_but_vectors(self):
        self.export(METHOD, "letter-30", "--cut-marks")
        images = subprocess.run(["pdfimages", "-list", self.pdf], capture_output=True, text=True,
                                check=True).stdout.splitlines()
        self.assertEqual(len(images), 2, "there is a picture in it")
        fonts = subprocess.run(["pdffonts", self.pdf], capture_output=True, text=True,
                               check=True).stdout.splitlines()[2:]
        self.assertGreater(len(fonts), 0)
        for font in fonts:
            self.assertIn(" yes ", font[60:], f"not embedded: {font}")

    def test_no_cable_no_labels(self):
        bench = os.path.join(self.folder, "bare.patchlead")
        with open(bench, "w", encoding="utf-8") as stream:
            stream.write("[Patchlead]\nFormat=1\n\n[Device 1]\nKind=mackie-hm-4\n")
        done = run("export", bench, "-o", self.pdf, "--labels", "a4-24")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, f"patchlead-cli: {bench}: There is no cable on this bench, "
                                      "so there are no labels.\n")
        self.assertFalse(os.path.exists(self.pdf))
        # and keeps no other file back
        done = run("export", bench, METHOD, "-o", os.path.join(self.folder, "{name}.pdf"),
                   "--labels", "a4-24")
        self.assertEqual(done.returncode, 2)
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith(".pdf")],
                         ["method3-control-room.pdf"])

    def test_refusals(self):
        for words, says in ((("-o", self.pdf, "--labels", "a5-99"), "a4-24"),
                            (("-o", self.pdf, "--labels", "a4-24", "--first-label", "25"), "24"),
                            (("-o", self.pdf, "--labels", "a4-24", "--first-label", "-1"), "24"),
                            (("-o", os.path.join(self.folder, "x.svg"), "--labels", "a4-24"), ".pdf")):
            done = run("export", METHOD, *words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(says, done.stderr)
        self.assertEqual(os.listdir(self.folder), [])


def main():
    tests = list(unittest.defaultTestLoader.loadTestsFromTestCase(Labels))
    failed = 0
    if not all(shutil.which(tool) for tool in ("pdftotext", "pdfinfo", "pdffonts", "pdfimages")):
        print("1..0 # SKIP poppler-utils is not installed")
        return 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        name = test.id().split(".")[-1]
        if result.wasSuccessful():
            print(f"ok {number} {name}")
        else:
            failed += 1
            print(f"not ok {number} {name}")
            for _, trace in result.failures + result.errors:
                print("".join(f"# {line}\n" for line in trace.splitlines()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
