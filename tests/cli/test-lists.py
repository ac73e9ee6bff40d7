#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists and pages, read with other people's tools.  Usage: test-lists.py PATCHLEAD-CLI EXAMPLES"""
import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, EXAMPLES = sys.argv[1], sys.argv[2]
PODCAST = os.path.join(EXAMPLES, "podcast-four-hosts.patchlead")
LISTS = ("cables", "shopping", "steps", "audience", "inputs", "findings")
TRICKY = """[Patchlead]
Format=1
Title=Quotes, "commas" and more

[Device 1]
Kind=generic-mixer-aux
Name==1+1, "hot"

[Device 2]
Kind=generic-headphones-80
Name=@Ада, 耳
Plug-plug=1.phones

[Cable 3]
Kind=trs-trs
Number=9
Length=2.5
Plug-a=1.control-room-l
"""


def run(*words, **variables):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True,
                          env={**os.environ, **variables})


class Lists(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def export(self, patch, name, *words, **variables):
        done = run("export", patch, "-o", self.path(name), *words, **variables)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path(name), "rb") as stream:
            return stream.read()

    def rows(self, patch, which):
        data = self.export(patch, "list.csv", "--lists", which).decode("utf-8")
        self.assertNotIn("\n", data.replace("\r\n", ""))
        return list(csv.reader(io.StringIO(data, newline=""), strict=True))

    def test_each_list_is_a_table(self):
        for which in LISTS:
            rows = self.rows(PODCAST, which)
            self.assertGreater(len(rows), 1, which)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, which)

    def test_what_the_lists_say(self):
        cables = self.rows(PODCAST, "cables")
        self.assertEqual(cables[1], ["1", "ProFX10v3 PHONES", "HM-4 INPUT", "TRS cable", "", "blue"])
        self.assertEqual(len(cables), 6)  # one cable, four leads of headphones
        bought = {row[1]: row[0] for row in self.rows(PODCAST, "shopping")[1:]}
        self.assertEqual(bought["TRS cable"], "1")
        self.assertEqual(bought["MDR-7506"], "2")
        self.assertEqual({row[0] for row in self.rows(PODCAST, "steps")[1:]}, {"☐"})
        steps = [row[2] for row in self.rows(PODCAST, "steps")[1:]]
        down = [i for i, step in enumerate(steps) if "all the way down" in step]
        plugs = [i for i, step in enumerate(steps) if step.startswith("Plug ")]
        up = [i for i, step in enumerate(steps) if " up to " in step]
        self.assertTrue(max(down) < min(plugs) and max(plugs) < min(up))
        into_input = next(i for i, step in enumerate(steps) if "HM-4 INPUT" in step)
        into_output = next(i for i, step in enumerate(steps) if "into ProFX10v3 PHONES" in step)
        self.assertLess(into_input, into_output)
        self.assertEqual(len(self.rows(PODCAST, "audience")), 9)  # four people, two ears
        self.assertEqual(self.rows(PODCAST, "inputs")[1][:2], ["HM-4 INPUT", "ProFX10v3 PHONES"])

    def test_owned_is_not_bought(self):
        home = {"XDG_DATA_HOME": self.path("home")}
        self.assertEqual(run("own", "trs-trs", "3", **home).returncode, 0)
        data = self.export(PODCAST, "list.csv", "--lists", "shopping", **home).decode()
        row = next(row for row in csv.reader(io.StringIO(data)) if row[1] == "TRS cable")
        self.assertEqual(row[4:], ["1", "0"])

    def test_names_stay_names(self):
        tricky = self.path("tricky.patchlead")
        with open(tricky, "w", encoding="utf-8") as stream:
            stream.write(TRICKY)
        cables = self.rows(tricky, "cables")
        row = next(row for row in cables if row[0] == "9")
        self.assertIn('=1+1, "hot"', row[1])
        self.assertTrue(row[1].startswith("'="), "a spreadsheet would run this")
        self.assertEqual(row[2:], ["loose", "TRS cable", "2.5", "orange"])
        self.assertTrue(any("@Ада, 耳" in cell for row in cables for cell in row))

    def test_text_has_all(self):
        text = self.export(PODCAST, "all.txt").decode("utf-8")
        for title in ("Podcast, four hosts", "Cable list", "Shopping list", "Hook-up steps",
                      "Who hears whom", "Input list", "Findings"):
            self.assertIn(title, text)
        only = self.export(PODCAST, "one.txt", "--lists", "steps").decode("utf-8")
        self.assertNotIn("Shopping list", only)

    def test_locale_changes_no_number(self):
        tricky = self.path("tricky.patchlead")
        with open(tricky, "w", encoding="utf-8") as stream:
            stream.write(TRICKY)
        plain = self.export(tricky, "a.csv")
        german = run("export", tricky, "-o", self.path("b.csv"), LC_ALL="de_DE.UTF-8", LANGUAGE="en")
        self.assertEqual(german.returncode, 0)
        with open(self.path("b.csv"), "rb") as stream:
            self.assertEqual(stream.read(), plain)

    @unittest.skipUnless(shutil.which("pdfinfo"), "poppler-utils is not installed")
    def test_pdf_pages(self):
        for paper, sides in (("a4", (595, 842)), ("a3", (842, 1191)), ("letter", (612, 792))):
            self.export(PODCAST, "plan.pdf", "--paper", paper, "--lists", "all", "--author", "Ada L")
            info = subprocess.run(["pdfinfo", self.path("plan.pdf")], capture_output=True, text=True,
                                  check=True).stdout
            self.assertIn("Pages:           7", info)
            self.assertIn("Ada L", info)
            size = next(line for line in info.splitlines() if line.startswith("Page size"))
            numbers = [round(float(word)) for word in size.split() if word[0].isdigit()][:2]
            self.assertEqual(sorted(numbers), sorted(sides))

    @unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
    def test_pdf_is_vector_and_searchable(self):
        self.export(PODCAST, "plan.pdf", "--paper", "a4", "--lists", "all")
        images = subprocess.run(["pdfimages", "-list", self.path("plan.pdf")], capture_output=True,
                                text=True, check=True).stdout.splitlines()
        self.assertEqual(len(images), 2, "there is a picture in it")
        fonts = subprocess.run(["pdffonts", self.path("plan.pdf")], capture_output=True, text=True,
                               check=True).stdout.splitlines()[2:]
        self.assertGreater(len(fonts), 0)
        for font in fonts:
            self.assertIn(" yes ", font[60:], f"not embedded: {font}")
        text = subprocess.run(["pdftotext", "-layout", self.path("plan.pdf"), "-"],
                              capture_output=True, text=True, check=True).stdout
        for word in ("ProFX10v3", "HM-4", "Anna", "Ben", "Carla", "Dev", "PHONES 1", "INPUT",
                     "TRS cable", "Hook-up steps", "7 / 7"):
            self.assertIn(word, text)

    @unittest.skipUnless(shutil.which("pdfinfo"), "poppler-utils is not installed")
    def test_large_benches_take_several_pages(self):
        large = self.path("large.patchlead")
        with open(large, "w", encoding="utf-8") as stream:
            stream.write("[Patchlead]\nFormat=1\nTitle=Large\n")
            for i in range(1, 25):
                stream.write(f"\n[Device {i}]\nKind=generic-mixer-aux\nAt={(i % 6) * 900};"
                             f"{(i // 6) * 700}\n")
        self.export(large, "large.pdf", "--paper", "a4")
        info = subprocess.run(["pdfinfo", self.path("large.pdf")], capture_output=True, text=True,
                              check=True).stdout
        pages = int(next(line for line in info.splitlines() if line.startswith("Pages")).split()[1])
        self.assertGreaterEqual(pages, 4)
        self.assertLessEqual(pages, 20)

    def test_same_bench_same_bytes(self):
        for name in ("a.csv", "a.txt", "a.svg", "a.pdf"):
            words = ("--lists", "all", "--paper", "a4") if name == "a.pdf" else ()
            first = self.export(PODCAST, name, *words, SOURCE_DATE_EPOCH="1700000000")
            again = self.export(PODCAST, name, *words, SOURCE_DATE_EPOCH="1700000000")
            self.assertEqual(first, again, name)
        dated = self.export(PODCAST, "a.pdf", "--paper", "a4", SOURCE_DATE_EPOCH="1700000000")
        other = self.export(PODCAST, "a.pdf", "--paper", "a4", SOURCE_DATE_EPOCH="1800000000")
        self.assertNotEqual(dated, other)

    def expect_refusal(self, *words, says=()):
        done = run("export", PODCAST, *words)
        self.assertEqual(done.returncode, 2)
        for word in says:
            self.assertIn(word, done.stderr)

    def test_refusals_say_what_to_do(self):
        self.expect_refusal("-o", self.path("x.csv"), "--lists", "cables,steps",
                            says=("one list", ".txt"))
        self.expect_refusal("-o", self.path("x.pdf"), "--lists", "cabels", says=("cabels", "cables"))
        self.expect_refusal("-o", self.path("x.pdf"), "--paper", "a9", says=("a9", "a4"))
        self.expect_refusal("-o", self.path("x.doc"), says=("x.doc", ".pdf", ".csv"))
        self.expect_refusal("-o", self.path("no-such/x.csv"), says=("no-such",))
        self.assertEqual(os.listdir(self.folder), [])

    def test_failure_keeps_the_old_file(self):
        old = self.path("plan.csv")
        with open(old, "w", encoding="utf-8") as stream:
            stream.write("old\n")
        self.expect_refusal("-o", old, "--lists", "cables,steps", says=("one list",))
        with open(old, encoding="utf-8") as stream:
            self.assertEqual(stream.read(), "old\n")


def main():
    tests = list(unittest.defaultTestLoader.loadTestsFromTestCase(Lists))
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        name = test.id().split(".")[-1]
        if result.skipped:
            print(f"ok {number} {name} # SKIP {result.skipped[0][1]}")
        elif result.wasSuccessful():
            print(f"ok {number} {name}")
        else:
            failed += 1
            print(f"not ok {number} {name}")
            for _, trace in result.failures + result.errors:
                print("".join(f"# {line}\n" for line in trace.splitlines()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
