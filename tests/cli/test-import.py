#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cable lists become benches.  Usage: test-import.py PATCHLEAD-CLI EXAMPLES"""
import csv
import glob
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, EXAMPLES = sys.argv[1], sys.argv[2]
# Two of a kind, a cable in a cable, a box of sockets, a name and a colour of a cable's own.
TWINS = """[Patchlead]
Format=1

[Device 1]
Kind=mackie-hm-4

[Device 2]
Kind=mackie-hm-4

[Device 3]
Kind=generic-headphones-80
Plug-plug=7.b

[Device 4]
Kind=generic-headphones-80
Plug-plug=8.c

[Device 5]
Kind=generic-mixer-aux

[Cable 6]
Kind=trs-trs
Number=4
Name=Hosts
Length=2.5
Colour=black
Plug-a=5.phones
Plug-b=2.input

[Cable 7]
Kind=phones-extension
Number=1
Plug-a=1.phones-1

[Cable 8]
Kind=phones-box-4
Number=2

[Cable 9]
Kind=trs-trs
Number=3
Plug-a=8.a
Plug-b=2.phones-1
"""
GOOD = "From,To,Type,Length\nProFX10v3: Phones,HM-4: Input,TRS,3\n"


def run(*words, **variables):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True,
                          env={**os.environ, **variables})


def has_german():
    done = run("--help", LC_ALL="de_DE.UTF-8", LANGUAGE="de")
    return "jedes Ohr" in done.stdout + done.stderr


class Import(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, encoding="utf-8"):
        with open(self.path(name), "w", encoding=encoding, newline="") as stream:
            stream.write(text)
        return self.path(name)

    def bring_in(self, text, status=0, encoding="utf-8"):
        done = run("import", self.write("list.csv", text, encoding), "-o", self.path("out.patchlead"),
                   "--json")
        self.assertEqual(done.returncode, status, done.stderr + done.stdout)
        return json.loads(done.stdout)

    def cables(self, patch, **variables):
        done = run("export", patch, "-o", self.path("again.csv"), **variables)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path("again.csv"), encoding="utf-8", newline="") as stream:
            return list(csv.reader(stream))

    def test_examples_come_back(self):
        examples = glob.glob(os.path.join(EXAMPLES, "*.patchlead"))
        self.assertGreater(len(examples), 5)
        for example in examples:
            before = self.cables(example)
            shutil.copy(self.path("again.csv"), self.path("list.csv"))
            done = run("import", self.path("list.csv"), "-o", self.path("out.patchlead"))
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertEqual(len(done.stdout.splitlines()), 1, done.stdout)
            self.assertEqual(self.cables(self.path("out.patchlead")), before, example)

    def expect_back(self, patch, **variables):
        before = self.cables(patch, **variables)
        shutil.copy(self.path("again.csv"), self.path("list.csv"))
        done = run("import", self.path("list.csv"), "-o", self.path("out.patchlead"), **variables)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(len(done.stdout.splitlines()), 1, done.stdout)
        after = self.cables(self.path("out.patchlead"), **variables)
        self.assertEqual(sorted(after), sorted(before))
        return before

    def test_twins_come_back(self):
        rows = self.expect_back(self.write("twins.patchlead", TWINS))
        self.assertIn("cable 1 (Headphone extension)", [row[2] for row in rows])
        self.assertIn("HM-4 (2) INPUT", [row[2] for row in rows])

    @unittest.skipUnless(has_german(), "there is no German here")
    def test_german_lists_come_back(self):
        german = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
        rows = self.expect_back(self.write("twins.patchlead", TWINS), **german)
        self.assertEqual(rows[0][1:3], ["Von", "Nach"])
        self.assertIn("Kabel 1 (Kopfhörerverlängerung)", [row[2] for row in rows])
        for example in glob.glob(os.path.join(EXAMPLES, "*.patchlead"))[:3]:
            self.expect_back(example, **german)

    def test_as_spreadsheets_write_it(self):
        rows = [["Nr", "Quelle", "Ziel", "Kabeltyp", "Länge (m)"],
                ["1", "ProFX10v3 PHONES", "HM-4 INPUT", "TRS", "2,5"],
                ["2", "Verstärker: Aus", "HM-4: Phones 1", "6,35 mm TRS", "1"]]
        expected = ["1", "ProFX10v3 PHONES", "HM-4 INPUT", "TRS cable", "2.5", "blue"]
        for delimiter, encoding in ((";", "windows-1252"), (",", "utf-8"), (",", "utf-8-sig"),
                                    ("\t", "utf-16"), (";", "utf-16-le")):
            out = io.StringIO()
            csv.writer(out, delimiter=delimiter).writerows(rows)
            answer = self.bring_in(out.getvalue(), encoding=encoding)
            self.assertEqual(answer["cables"], 2)
            cables = self.cables(self.path("out.patchlead"))
            self.assertEqual(cables[1], expected)
            self.assertEqual(cables[2][1], "Verstärker Aus")

    def test_what_is_told(self):
        answer = self.bring_in(GOOD)
        self.assertEqual((answer["cables"], answer["remarks"]), (1, []))
        self.assertEqual([gear["kind"] for gear in answer["gear"]],
                         ["mackie-profx10v3", "mackie-hm-4"])
        answer = self.bring_in(GOOD + "Desk: Out 1,ProFX10v3: Mic 1,XLR,5 ft\nMonitors\n", status=1)
        self.assertEqual([gear["known"] for gear in answer["gear"]], [True, True, False])
        told = {remark["line"]: (remark["lost"], remark["text"]) for remark in answer["remarks"]}
        self.assertEqual((told[3][0], told[4][0]), (False, True))
        self.assertIn("“Desk”", told[3][1])
        self.assertIn("“Monitors”", told[4][1])

    def test_text_names_lines(self):
        done = run("import", self.write("list.csv", GOOD + "Monitors\n"), "-o",
                   self.path("out.patchlead"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("! line 3: Only “Monitors” stands there.", done.stdout)

    def test_nothing_stands_on_anything(self):
        self.bring_in("from,to,type\n" + "".join(f"Box {i}: Out,Desk: In {i},XLR\n"
                                                 for i in range(12)))
        places = []
        with open(self.path("out.patchlead"), encoding="utf-8") as stream:
            places = [line for line in stream if line.startswith("At=")]
        self.assertEqual(len(places), 13)
        self.assertEqual(len(set(places)), 13)

    def test_refusals(self):
        out = self.path("out.patchlead")
        for words, says in ((("import",), "Usage"),
                            (("import", self.write("a.csv", GOOD)), "Usage"),
                            (("import", self.path("none.csv"), "-o", out), "none.csv"),
                            (("import", self.write("b.csv", "From,To\n"), "-o", out), "from, to"),
                            (("import", self.write("d.bin", "".join(map(chr, range(256))) * 8, "latin-1"), "-o", out), "not text"),
                            (("import", self.write("c.csv", GOOD), "-o", self.path("no/x")), "no/x")):
            done = run(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(says, done.stderr)
        self.assertFalse(os.path.exists(out))


def main():
    tests = list(unittest.defaultTestLoader.loadTestsFromTestCase(Import))
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
