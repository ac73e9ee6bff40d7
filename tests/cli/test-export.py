#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports as other programs read them, the same bytes each time, and what happens when writing
fails.  Usage: test-export.py PATCHLEAD-CLI EXAMPLES [COUNT], of the first COUNT examples

Pictures agree when their root mean square difference is below 4 % (librsvg: 3 %) of black to
white: edges are smoothed differently by each program, shapes and places are not.
"""
import ctypes
import glob
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree

PROGRAM, EXAMPLES = sys.argv[1], sys.argv[2]
PODCAST = os.path.join(EXAMPLES, "podcast-four-hosts.patchlead")
ALL = sorted(os.path.join(EXAMPLES, name) for name in os.listdir(EXAMPLES)
             if name.endswith(".patchlead"))[:int(sys.argv[3]) if len(sys.argv) > 3 else None]
FORMATS = ("svg", "pdf", "png", "csv", "txt")
THEMES = ("paper", "bw", "screen")
# Either draws as the other does; the smaller one is what src/install-needs.sh installs.
BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
SVG = "{http://www.w3.org/2000/svg}"
# A cable with three ends, loose plugs of several kinds, a note, a switch that is on, a knob at its
# end, a name with signs that XML minds.
ODD = """[Patchlead]
Format=1
Title=Odd <things> & "ends"

[Device 1]
Kind=generic-mixer-aux
Name=A & <B>

[Device 2]
Kind=generic-headphones-80
At=0;520
Plug-plug=1.phones

[Device 3]
Kind=generic-headphones-80
At=240;520

[Device 4]
Kind=note
At=480;520
Name=Check the <battery> & the lamp before the show begins, every single time.

[Cable 5]
Kind=insert-y
Number=1
Plug-a=1.control-room-l

[Cable 6]
Kind=trs-trs
Number=2

[Cable 7]
Kind=xlr-xlr
Number=2
"""


def run(*words, **more):
    variables = more.pop("env", {})
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=120,
                          env={**os.environ, **variables}, **more)


def limit_file_size():
    """Files can grow to 8 kB, and no signal says so: as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


def keep_to_permissions():
    """Root may write everywhere, unless it gives that up: both capabilities leave the bounding set,
    so that the program that is started next has to do with the permissions of files."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if os.geteuid() == 0 and ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) != 0:
            raise OSError("root cannot give up to write everywhere")


def read_kinds():
    """Name and labels of jacks of all gear, by id."""
    kinds = {}
    data = os.path.dirname(os.path.abspath(EXAMPLES))
    for path in glob.glob(os.path.join(data, "devices", "*.device")) + \
            glob.glob(os.path.join(data, "cables", "*.cable")):
        with open(path, encoding="utf-8") as stream:
            text = stream.read()
        head = dict(re.findall(r"^(Id|Name)=(.*)$", text, re.M))
        jacks = re.findall(r"^\[Jack [^\]]+\]\n((?:[^\[\n].*\n?)*)", text, re.M)
        kinds[head["Id"]] = (head["Name"], [re.search(r"^Label=(.*)$", jack, re.M)[1] for jack in jacks
                                            if not re.search(r"^Connector=.*plug$", jack, re.M)])
    return kinds


class Export(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def export(self, patch, name, *words, **variables):
        done = run(PROGRAM, "export", patch, "-o", self.path(name), *words, env=variables)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        with open(self.path(name), "rb") as stream:
            return stream.read()

    def odd(self):
        with open(self.path("odd.patchlead"), "w", encoding="utf-8") as stream:
            stream.write(ODD)
        return self.path("odd.patchlead")

    def difference(self, one, other):
        words = run("compare", "-metric", "RMSE", self.path(one), self.path(other), "null:").stderr
        return float(re.search(r"\(([\d.e-]+)\)", words)[1])

    # SVG

    def test_svg_structure(self):
        for theme in THEMES:
            data = self.export(PODCAST, "a.svg", "--theme", theme)
            self.assertTrue(10_000 <= len(data) <= 40_960, f"{theme}: {len(data)} bytes")
            root = ElementTree.fromstring(data)
            ids = [node.get("id") for node in root.iter() if node.get("id")]
            self.assertEqual(len(ids), len(set(ids)))
            symbols = [node.get("id") for node in root.iter(SVG + "symbol")]
            self.assertEqual(sorted(symbols), ["beyerdynamic-dt-770-pro-80", "mackie-hm-4",
                                               "mackie-profx10v3", "sony-mdr-7506"])
            runs = [node for node in root.iter(SVG + "path") if (node.get("id") or "").endswith("-run")]
            self.assertEqual(len(runs), 5)  # a cable, four leads
            self.assertEqual([node for node in root.iter(SVG + "image")], [])
            words = {"".join(node.itertext()) for node in root.iter(SVG + "text")}
            self.assertTrue({"ProFX10v3", "HM-4", "PHONES 1", "MON SEND"} <= words)
            titles = [node.text for node in root.iter(SVG + "title")]
            self.assertIn("1  TRS cable: ProFX10v3 PHONES – HM-4 INPUT", titles)
            self.assertIn("cable-1", ids)
            self.assertIn("mackie-profx10v3.jack-phones", ids)
            links = set(re.findall(rb'xlink:href="#([^"]+)"|url\(#([^)]+)\)', data))
            self.assertEqual({(one or other).decode() for one, other in links} - set(ids), set())

    def test_odd_things_are_well_formed(self):
        patch = self.odd()
        for theme in THEMES:
            root = ElementTree.fromstring(self.export(patch, "odd.svg", "--theme", theme))
            ids = [node.get("id") for node in root.iter() if node.get("id")]
            self.assertEqual(len(ids), len(set(ids)))
            self.assertEqual(len([name for name in ids if name.startswith("cable-2")
                                  and name.endswith("-run")]), 2)
            text = "".join(root.itertext())
            self.assertIn("A & <B>", text)
            self.assertIn("the <battery>", text)

    @unittest.skipUnless(shutil.which("rsvg-convert") and shutil.which("compare"),
                         "rsvg-convert or compare is not installed")
    def test_svg_looks_as_png(self):
        for patch in ALL[:1] + [PODCAST, self.odd()]:
            for theme in THEMES:
                self.export(patch, "a.svg", "--theme", theme)
                self.export(patch, "a.png", "--theme", theme, "--scale", "1")
                done = run("rsvg-convert", self.path("a.svg"), "-o", self.path("b.png"))
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                found = self.difference("a.png", "b.png")
                self.assertLess(found, 0.03, f"{patch}, {theme}")
        self.export(self.odd(), "c.png", "--theme", "paper", "--scale", "1")
        self.assertGreater(self.difference("a.png", "c.png"), 0.04, "any pictures agree")

    @unittest.skipUnless(BROWSER and shutil.which("compare"), "chromium is not installed")
    def test_svg_looks_as_png_in_chromium(self):
        self.export(PODCAST, "a.svg")
        data = self.export(PODCAST, "a.png", "--scale", "1")
        width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
        done = run(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                   f"--user-data-dir={self.path('browser')}", f"--window-size={width},{height}",
                   f"--screenshot={self.path('b.png')}", "file://" + self.path("a.svg"))
        self.assertTrue(os.path.exists(self.path("b.png")), done.stderr[-400:])
        self.assertLess(self.difference("a.png", "b.png"), 0.04)

    @unittest.skipUnless(shutil.which("inkscape") and shutil.which("compare"),
                         "inkscape is not installed")
    def test_svg_looks_as_png_in_inkscape(self):
        self.export(PODCAST, "a.svg")
        self.export(PODCAST, "a.png", "--scale", "1")
        # Its own warnings are not our business.
        run("inkscape", "-o", self.path("b.png"), "-d", "96", self.path("a.svg"),
            env={"G_DEBUG": ""})
        run("convert", self.path("a.png"), "-crop", "900x900+0+0", "+repage", self.path("a2.png"))
        run("convert", self.path("b.png"), "-crop", "900x900+0+0", "+repage", self.path("b2.png"))
        self.assertLess(self.difference("a2.png", "b2.png"), 0.04)

    # PDF

    @unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
    def test_pdf_says_every_name(self):
        """Devices, names of people and all jacks in the drawing itself, cables in the list."""
        kinds = read_kinds()
        for theme in ("paper", "bw"):
            for patch in (PODCAST, *ALL[:3]):
                with open(patch, encoding="utf-8") as stream:
                    parts = re.findall(r"^\[(Device|Cable) \d+\]\n((?:[^\[\n].*\n?)*)", stream.read(), re.M)
                self.assertGreater(len(parts), 3)
                self.export(patch, "a.pdf", "--theme", theme, "--paper", "a4")
                drawing = "".join(run("pdftotext", self.path("a.pdf"), "-").stdout.split())
                self.export(patch, "b.pdf", "--theme", theme, "--paper", "a4", "--lists", "cables")
                text = "".join(run("pdftotext", "-layout", self.path("b.pdf"), "-").stdout.split())
                for sort, keys in parts:
                    values = dict(line.split("=", 1) for line in keys.splitlines() if "=" in line)
                    name, jacks = kinds[values["Kind"]]
                    said = text if sort == "Cable" else drawing
                    for words in (name, values.get("Name", ""), *jacks):
                        self.assertIn("".join(words.split()), said, f"{patch}, {theme}")
                pictures = run("pdfimages", "-list", self.path("a.pdf")).stdout.splitlines()
                self.assertEqual(len(pictures), 2, f"{theme}: there is a picture in it")
                for font in run("pdffonts", self.path("a.pdf")).stdout.splitlines()[2:]:
                    self.assertIn(" yes ", font[60:])

    @unittest.skipUnless(shutil.which("pdftohtml"), "poppler-utils is not installed")
    def test_pdf_has_bookmarks(self):
        for words, expected in ((("--paper", "a4", "--lists", "all"),
                                 ["Wiring diagram", "Cable list", "Shopping list", "Hook-up steps",
                                  "Who hears whom", "Input list", "Findings"]),
                                (("--labels", "a4-24"), ["Cable labels"])):
            self.export(PODCAST, "a.pdf", *words)
            page = run("pdftohtml", "-xml", "-i", "-stdout", self.path("a.pdf")).stdout
            found = re.findall(r'<item page="(\d+)">([^<]*)</item>', page.split("<outline>")[1])
            self.assertEqual([title for _, title in found], expected)
            self.assertEqual([int(number) for number, _ in found], list(range(1, len(expected) + 1)))

    # PNG

    def test_scale(self):
        sizes = []
        for words in ((), ("--scale", "1"), ("--dpi", "192"), ("--dpi", "48")):
            data = self.export(PODCAST, "a.png", *words)
            sizes.append(int.from_bytes(data[16:20], "big"))
        self.assertEqual(sizes[0], sizes[2])
        self.assertAlmostEqual(sizes[1], sizes[0] / 2, delta=1)
        self.assertAlmostEqual(sizes[3], sizes[0] / 4, delta=1)
        for words in (("--scale", "0"), ("--scale", "x"), ("--dpi", "-3"), ("--scale", "nan"),
                      ("--theme", "pink"), ("--format", "doc")):
            done = run(PROGRAM, "export", PODCAST, "-o", self.path("x.png"), *words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(words[1], done.stderr)
        self.assertFalse(os.path.exists(self.path("x.png")))

    @unittest.skipUnless(shutil.which("convert"), "imagemagick is not installed")
    def test_black_and_white_has_no_colour(self):
        self.export(PODCAST, "a.png", "--theme", "bw")
        words = run("convert", self.path("a.png"), "-colorspace", "HSL", "-channel", "G", "-separate",
                    "-format", "%[fx:maxima]", "info:").stdout
        self.assertLess(float(words), 0.01)

    def test_black_and_white_cables_differ(self):
        patch = self.path("many.patchlead")
        with open(patch, "w", encoding="utf-8") as stream:
            stream.write("[Patchlead]\nFormat=1\n")
            for i in range(1, 9):
                stream.write(f"\n[Cable {i}]\nKind=trs-trs\nNumber={i}\n")
        data = self.export(patch, "a.svg", "--theme", "bw").decode()
        looks = {name: tuple(re.findall(rf'class="(p\d+)" xlink:href="#{name}-run"', data))
                 for name in (f"cable-{i}" for i in range(1, 9))}
        self.assertEqual(len(set(looks.values())), 8, looks)

    # Many

    def test_several_files(self):
        done = run(PROGRAM, "export", *ALL, "-o", self.path("out"), "--format", "svg", "--json")
        self.assertEqual(done.returncode, 2)  # a folder is not made for people
        self.assertIn("out", done.stderr)
        os.mkdir(self.path("out"))
        done = run(PROGRAM, "export", *ALL, "-o", self.path("out"), "--format", "svg", "--json")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(len(json.loads(done.stdout)), len(ALL))
        self.assertEqual(sorted(os.listdir(self.path("out"))),
                         [os.path.basename(name)[:-10] + ".svg" for name in ALL])
        done = run(PROGRAM, "export", *ALL, "-o", self.path("plan-{name}.txt"))
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len([name for name in os.listdir(self.folder) if name.startswith("plan-")]),
                         len(ALL))

    def test_several_into_one_is_refused(self):
        done = run(PROGRAM, "export", *ALL, "-o", self.path("one.pdf"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("--format", done.stderr)
        self.assertEqual(os.listdir(self.folder), [])

    def test_one_bad_file_keeps_no_other_back(self):
        with open(self.path("bad.patchlead"), "w", encoding="utf-8") as stream:
            stream.write("nonsense\n")
        done = run(PROGRAM, "export", ALL[0], self.path("bad.patchlead"), ALL[1],
                   "-o", self.path("{name}.csv"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("bad.patchlead", done.stderr)
        self.assertEqual(len([name for name in os.listdir(self.folder) if name.endswith(".csv")]), 2)

    def test_same_bytes_for_every_example(self):
        for turn in ("one", "two"):
            os.mkdir(self.path(turn))
            for kind in FORMATS:
                words = ("--lists", "all") if kind in ("pdf", "txt") else ()
                done = run(PROGRAM, "export", *ALL, "-o", self.path(turn), "--format", kind, *words,
                           env={"SOURCE_DATE_EPOCH": "1700000000", "G_SLICE": turn,
                                "MALLOC_PERTURB_": "7" if turn == "one" else "99"})
                self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(os.listdir(self.path("one"))), len(ALL) * len(FORMATS))
        for name in os.listdir(self.path("one")):
            with open(self.path("one", name), "rb") as one, open(self.path("two", name), "rb") as two:
                self.assertEqual(one.read(), two.read(), name)

    # When it cannot be written

    def old(self, name, folder="."):
        with open(self.path(folder, name), "w", encoding="utf-8") as stream:
            stream.write("the old one\n")
        return self.path(folder, name)

    def expect_old(self, path, done, *says):
        self.assertEqual(done.returncode, 2, done.stderr)
        for word in says:
            self.assertIn(word, done.stderr)
        self.assertNotIn("CRITICAL", done.stderr)
        with open(path, encoding="utf-8") as stream:
            self.assertEqual(stream.read(), "the old one\n")
        self.assertEqual(os.listdir(os.path.dirname(path)), [os.path.basename(path)])

    def test_disk_full(self):
        for kind in ("svg", "pdf", "png"):
            os.mkdir(self.path(kind))
            path = self.old(f"plan.{kind}", kind)
            done = run(PROGRAM, "export", PODCAST, "-o", path, preexec_fn=limit_file_size)
            self.expect_old(path, done, path, "The old file is as it was")

    def test_unknown_ending(self):
        path = self.old("plan.doc")
        self.expect_old(path, run(PROGRAM, "export", PODCAST, "-o", path), ".svg", "plan.doc")

    def test_unwritable_names(self):
        os.mkdir(self.path("folder.svg"))
        long_name = self.path("x" * 300 + ".svg")
        for path in (self.path("folder.svg"), self.path("none", "x.svg"), long_name, "/dev/full/x.svg"):
            done = run(PROGRAM, "export", PODCAST, "-o", path)
            self.assertEqual(done.returncode, 2)
            self.assertIn(os.path.basename(path)[:40], done.stderr)
        self.assertEqual(os.listdir(self.folder), ["folder.svg"])

    def test_folder_that_must_not_be_written(self):
        os.mkdir(self.path("fixed"))
        path = self.old("plan.svg", "fixed")
        os.chmod(self.path("fixed"), 0o555)
        done = run(PROGRAM, "export", PODCAST, "-o", path, preexec_fn=keep_to_permissions)
        os.chmod(self.path("fixed"), 0o755)
        self.expect_old(path, done, path)

    def test_killed_half_way(self):
        chance = random.Random(20)
        os.mkdir(self.path("shot"))
        path = self.old("plan.pdf", "shot")
        started = time.monotonic()
        whole = self.export(PODCAST, "whole.pdf", "--lists", "all", SOURCE_DATE_EPOCH="1")
        took = time.monotonic() - started
        for _ in range(12):
            process = subprocess.Popen([PROGRAM, "export", PODCAST, "-o", path, "--lists", "all"],
                                       env={**os.environ, "SOURCE_DATE_EPOCH": "1"})
            time.sleep(chance.uniform(0, took * 1.1))
            process.kill()
            process.wait()
            with open(path, "rb") as stream:
                self.assertIn(stream.read(), (b"the old one\n", whole))


def main():
    tests = list(unittest.defaultTestLoader.loadTestsFromTestCase(Export))
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        name = test.id().split(".")[-1]
        if result.skipped:
            print(f"ok {number} {name} # SKIP {result.skipped[0][1]}", flush=True)
        elif result.wasSuccessful():
            print(f"ok {number} {name}", flush=True)
        else:
            failed += 1
            print(f"not ok {number} {name}", flush=True)
            for _, trace in result.failures + result.errors:
                print("".join(f"# {line}\n" for line in trace.splitlines()), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
