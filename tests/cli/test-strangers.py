#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that somebody may have written to do harm: what is exported of them is what other programs
expect, or the file is refused with a sentence.  Usage: test-strangers.py PATCHLEAD-CLI
"""
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

PROGRAM = sys.argv[1]
GEAR = os.path.join(os.environ["PATCHLEAD_DATA_DIR"], "devices", "generic-headphones-80.device")
HEAD = """[Patchlead]
Format=1
Title={0}

[Device 1]
Kind=generic-mixer-aux
Name={0}
"""
MORE = """
[Device {1}]
Kind=generic-headphones-80
Name={0}
At={2};520

[Device {3}]
Kind=note
At={2};900
Name={0}
"""
# What stays as it is written; each also long enough to be cut where it is drawn.
TAME = {
    "markup": "</text><script>1</script>",
    "comment": "<!-- & --> ]]> <![CDATA[",
    "entity": "&#x202e; &amp; &lt; &unknown;",
    "span": "<span size='99999'>big</span> <b>",
    "quotes": "' \" ` , ; | 100% %s {name}",
    "formula": "=1+1",
    "right to left": "עברית العربية mixed",
    "no words": "🎧 ﷽ ﷽ ﷽",
    "long": "W" * 200,
    "marks": "a" + "\u0301" * 199,
    "backslash": "\\\\ends",
}
WRITTEN = [name.replace("\\\\", "\\") for name in TAME.values()]
# Nobody sees these; they turn, break or hide what is around them.
REFUSED = {
    "override": "evil\u202egnp.exe",
    "embedding": "\u202bx",
    "isolate": "\u2067x",
    "escape": "a\x1b[2Jb",
    "bell": "a\x07b",
    "delete": "a\x7fb",
    "c1": "a\x85b",
    "too long": "W" * 201,
}
BROKEN = (b"a\xffb", b"a\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf", b"a\x00b")


def run(*words):
    return subprocess.run(words, capture_output=True, check=False, timeout=120)


class Strangers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def bench(self, name):
        """One name everywhere."""
        if isinstance(name, str):
            name = name.encode()
        with open(self.path("bench.patchlead"), "wb") as stream:
            stream.write(HEAD.encode().replace(b"{0}", name))
        return self.path("bench.patchlead")

    def bench_of_all(self):
        text = HEAD.format(TAME["markup"])
        for number, name in enumerate(TAME.values()):
            text += MORE.format(name, 2 * number + 2, number * 260, 2 * number + 3)
        with open(self.path("bench.patchlead"), "w", encoding="utf-8") as stream:
            stream.write(text)
        return self.path("bench.patchlead")

    def export(self, bench, format_name):
        out = self.path("out." + format_name)
        done = run(PROGRAM, "export", bench, "-o", out)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return out

    def test_svg(self):
        out = self.export(self.bench_of_all(), "svg")
        if shutil.which("xmllint"):
            self.assertEqual(run("xmllint", "--noout", "--nonet", out).stderr, b"")
        root = ElementTree.parse(out).getroot()
        tags = {node.tag.rsplit("}", 1)[-1] for node in root.iter()}
        self.assertEqual(tags & {"script", "span", "b", "image", "foreignObject"}, set())
        texts = "\n".join(node.text or "" for node in root.iter())
        for name in WRITTEN:
            self.assertIn(name, texts)

    def test_csv(self):
        out = self.export(self.bench_of_all(), "csv")
        with open(out, encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        cells = [cell for row in rows for cell in row]
        for name in WRITTEN:
            self.assertTrue(any(name in cell for cell in cells), name)
        # A spreadsheet would calculate it.
        self.assertEqual([cell for cell in cells if cell.startswith("=")], [])
        self.assertTrue(any(cell.startswith("'=") for cell in cells))

    @unittest.skipUnless(shutil.which("pdfinfo") and shutil.which("pdftotext"), "no poppler-utils")
    def test_pdf(self):
        out = self.export(self.bench_of_all(), "pdf")
        about = run("pdfinfo", out)
        self.assertEqual((about.returncode, about.stderr), (0, b""))
        self.assertIn(TAME["markup"], about.stdout.decode())
        text = run("pdftotext", out, "-")
        self.assertEqual((text.returncode, text.stderr), (0, b""))
        for name in ("</text>", "&#x202e;", "=1+1", "<span"):
            self.assertIn(name, text.stdout.decode())

    def test_refused(self):
        for name in [*REFUSED.values(), *BROKEN]:
            with self.subTest(repr(name)):
                out = self.path("out.svg")
                done = run(PROGRAM, "export", self.bench(name), "-o", out)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(b"bench.patchlead", done.stderr)
                self.assertFalse(os.path.exists(out))
                for char in done.stderr.decode():
                    self.assertTrue(char == "\n" or char.isprintable(), repr(char))

    def test_names_of_files(self):
        """What stands in a path is told without what nobody sees; the file itself is used."""
        os.mkdir(self.path("a\u202eb"))
        os.mkdir(self.path("a\u202eb/c\u2066d"))
        path = self.path("a\u202eb/x\u202egnp\n.patchlead")
        shutil.copy(self.bench("fine"), path)
        bad = self.path("a\u202eb/bad\u202e.patchlead")
        gear = self.path("a\u202eb/gear\u202e.device")
        named = self.path("a\u202eb/named\u202e.device")
        shutil.copy(GEAR, named)
        listed = self.path("a\u202eb/list\u202e.csv")
        for name in (bad, gear, listed):
            with open(name, "w", encoding="utf-8") as stream:
                stream.write("no\n")
        with open(self.path("good.csv"), "w", encoding="utf-8") as stream:
            stream.write("From,To,Type\nA: 1,B: 2,TRS\n")
        out = self.path("a\u202eb/out\u202e.patchlead")
        for words, code in ((("explain", path), 0), (("explain", bad), 2),
                            (("explain", path + "none"), 2), (("gear", "check", gear), 1),
                            (("gear", "check", self.path("a\u202eb/c\u2066d")), 2),
                            (("gear", "check", self.path("\u202e")), 2),
                            (("gear", "check", named), 1),
                            (("lesson", "check", bad), 2),
                            (("import", listed, "-o", out), 2),
                            (("import", self.path("good.csv"), "-o", out), 0),
                            (("export", path, "-o", self.path("a\u202eb/x\u202e")), 2),
                            (("export", path, "-o", self.path("no\u202e/x.svg")), 2),
                            (("export", path, path, "--format", "svg", "-o", self.folder), 2),
                            (("explain", "--\u202ex"), 2),
                            (("export", path, "-o", self.path("x.svg")), 0)):
            with self.subTest(repr(words)):
                done = run(PROGRAM, *words)
                self.assertEqual(done.returncode, code, done)
                for char in (done.stdout + done.stderr).decode():
                    self.assertTrue(char == "\n" or char.isprintable(), repr((char, done.stderr)))
        with open(self.path("x.svg"), encoding="utf-8") as stream:
            self.assertNotIn("\u202e", stream.read())
        self.assertTrue(os.path.exists(out))


def main():
    tests = list(unittest.defaultTestLoader.loadTestsFromTestCase(Strangers))
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        bad = result.failures + result.errors
        failed += bool(bad)
        print(f"{'not ok' if bad else 'ok'} {number} {test.id().rsplit('.', 1)[-1]}"
              + (" # SKIP" if result.skipped else ""))
        for case, trace in bad:
            print("".join(f"# {line}\n" for line in f"{case}\n{trace}".splitlines()), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
