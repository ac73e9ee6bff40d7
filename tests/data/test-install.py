#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed, whether it works from there, and whether uninstalling leaves nothing.

Usage: test-install.py BUILD-DIR SOURCE-DIR PREFIX
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD, SOURCE, PREFIX = sys.argv[1:4]
ID = "io.github.patchlead.Patchlead"
EXPECTED = (
    "bin/patchlead", "bin/patchlead-cli",
    f"share/applications/{ID}.desktop", f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml", f"share/thumbnailers/{ID}.thumbnailer",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/icons/hicolor/scalable/mimetypes/application-x-patchlead.svg",
    "share/man/man1/patchlead.1", "share/man/man1/patchlead-cli.1",
    "share/bash-completion/completions/patchlead-cli",
    "share/patchlead/devices/mackie-hm-4.device", "share/patchlead/cables/trs-trs.cable",
    "share/patchlead/examples/podcast-four-hosts.patchlead",
)
# As a file manager runs a thumbnailer: no display, no bus, no home, no settings.
BARE = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/dev/null/home"}
# What the sanitizers are told stays; they are no part of the file manager.
BARE.update({name: value for name, value in os.environ.items()
             if name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "G_SLICE")})


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=120, **more)


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        done = run("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", cls.folder)
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        cls.root = cls.folder + PREFIX

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.root, name)

    def bare(self, *words):
        return run(*words, env={**BARE, "PATCHLEAD_DATA_DIR": self.path("share/patchlead")})

    def test_a_everything_is_there(self):
        missing = [name for name in EXPECTED
                   if not os.path.exists(self.path(name)) and not os.path.exists(self.path(name) + ".gz")]
        self.assertEqual(missing, [])

    def test_a_installed_program_uses_installed_data(self):
        text = self.bare(self.path("bin/patchlead-cli"), "explain",
                         self.path("share/patchlead/examples/method1-phones.patchlead"))
        self.assertEqual((text.returncode, text.stderr), (0, ""))
        with open(self.path("bin/patchlead-cli"), "rb") as program:
            self.assertIn(f"{PREFIX}/share/patchlead".encode(), program.read())

    def test_a_thumbnailer_works_without_display_and_bus(self):
        with open(self.path(f"share/thumbnailers/{ID}.thumbnailer"), encoding="utf-8") as stream:
            entry = dict(line.strip().split("=", 1) for line in stream if "=" in line)
        self.assertEqual(entry["MimeType"], "application/x-patchlead;")
        self.assertEqual(entry["TryExec"], f"{PREFIX}/bin/patchlead-cli")
        picture = os.path.join(self.folder, "thumb.png")
        given = {"%i": self.path("share/patchlead/examples/podcast-four-hosts.patchlead"),
                 "%o": picture, "%s": "256"}
        words = [given.get(word, word) for word in entry["Exec"].split()]
        words[0] = self.folder + words[0]
        done = self.bare(*words)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        with open(picture, "rb") as stream:
            head = stream.read(24)
        os.remove(picture)
        width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
        self.assertEqual(max(width, height), 256)
        self.assertGreater(min(width, height), 64)
        for words in (("thumbnail", given["%i"], picture, "0"), ("thumbnail", "/none", picture, "64"),
                      ("thumbnail", given["%i"], "/dev/null/x.png", "64"), ("thumbnail", given["%i"])):
            done = self.bare(self.path("bin/patchlead-cli"), *words)
            self.assertEqual(done.returncode, 2)
            self.assertNotEqual(done.stderr.strip(), "")

    def test_a_linked_without_toolkit(self):
        libraries = run("ldd", self.path("bin/patchlead-cli")).stdout
        self.assertNotIn("libgtk", libraries)
        self.assertNotIn("libadwaita", libraries)

    @unittest.skipUnless(shutil.which("update-mime-database"), "shared-mime-info is not installed")
    def test_a_mime_type_is_known(self):
        mime = os.path.join(self.folder, "mime")
        shutil.copytree(self.path("share/mime"), mime)
        done = run("update-mime-database", mime)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(mime, "globs2"), encoding="utf-8") as stream:
            self.assertIn("application/x-patchlead:*.patchlead", stream.read())
        with open(os.path.join(mime, "generic-icons"), encoding="utf-8") as generic, \
                open(os.path.join(mime, "icons"), encoding="utf-8") as icons:
            self.assertIn("application/x-patchlead", generic.read() + icons.read())
        shutil.rmtree(mime)

    def help(self, program):
        done = self.bare(self.path(f"bin/{program}"), "--help")
        self.assertEqual(done.returncode, 0)
        options = set(re.findall(r"--([a-z][a-z-]+)", done.stdout.split("Options:")[-1]))
        return set(re.findall(r"^  patchlead-cli ([a-z]+)", done.stdout, re.M)), options

    def test_a_manual_says_what_help_says(self):
        with open(os.path.join(SOURCE, "data/man/patchlead-cli.1"), encoding="utf-8") as stream:
            page = stream.read()
        commands, options = self.help("patchlead-cli")
        self.assertGreater(len(commands), 9)
        told = page.split(".Sh COMMANDS")[1].split(".Sh OPTIONS")
        self.assertEqual(set(re.findall(r"^\.It Cm ([a-z]+)", told[0], re.M)), commands)
        listed = told[1].split(".Sh ENVIRONMENT")[0]
        self.assertEqual(set(re.findall(r"^\.It .*?-([a-z][a-z-]+)", listed, re.M)), options)
        with open(os.path.join(SOURCE, "data/man/patchlead.1"), encoding="utf-8") as stream:
            self.assertIn("-help", stream.read())

    @unittest.skipUnless(shutil.which("mandoc"), "mandoc is not installed")
    def test_a_manual_is_well_formed(self):
        for page in ("patchlead.1", "patchlead-cli.1"):
            text = run("mandoc", "-T", "lint", "-W", "style", os.path.join(SOURCE, "data/man", page)).stdout
            found = [line for line in text.splitlines() if "referenced manual not found" not in line]
            self.assertEqual(found, [])

    def complete(self, *words):
        line = " ".join(words)
        script = (f'source "{self.path("share/bash-completion/completions/patchlead-cli")}"; '
                  f'COMP_WORDS=({line}); [ -n "$LAST" ] || COMP_WORDS+=(""); '
                  'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _patchlead_cli; printf "%s\\n" "${COMPREPLY[@]}"')
        env = {**BARE, "PATH": self.path("bin") + ":/usr/bin:/bin", "LAST": words[-1] if words[-1][-1:] != " " else "",
               "PATCHLEAD_DATA_DIR": self.path("share/patchlead")}
        done = run("bash", "-c", script, env=env, cwd=self.path("share/patchlead/examples"))
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def test_a_completion(self):
        commands, options = self.help("patchlead-cli")
        self.assertEqual(set(self.complete("patchlead-cli ")), commands)
        self.assertEqual(self.complete("patchlead-cli", "exp"), ["explain", "export"])
        self.assertEqual({word[2:] for word in self.complete("patchlead-cli", "export", "--")}, options)
        self.assertEqual(self.complete("patchlead-cli", "export", "--theme "), ["paper", "bw", "screen"])
        self.assertIn("a4-24", self.complete("patchlead-cli", "export", "--labels "))
        self.assertIn("mackie-hm-4", self.complete("patchlead-cli", "ways", "mackie-"))
        self.assertIn("trs-trs", self.complete("patchlead-cli", "gear", "show", "trs"))
        self.assertEqual(self.complete("patchlead-cli", "explain", "pod"), ["podcast-four-hosts.patchlead"])

    def test_z_uninstall_leaves_nothing(self):
        done = run("ninja", "-C", BUILD, "uninstall")
        self.assertEqual(done.returncode, 0, done.stdout)
        left = [os.path.join(where, name) for where, _, names in os.walk(self.root) for name in names]
        self.assertEqual(left, [])


def main():
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Install)
    tests = list(suite)
    print(f"1..{len(tests)}")
    result = unittest.TextTestRunner(stream=sys.stderr, verbosity=2).run(suite)
    bad = {test.id(): trace for test, trace in result.failures + result.errors}
    skipped = {test.id(): why for test, why in result.skipped}
    if result.errors and not any(test.id() in bad for test in tests):
        print("Bail out! " + result.errors[0][1].splitlines()[-1])
        return 1
    for number, name in enumerate([f"{Install.__module__}.Install.{name}" for name in
                                   unittest.defaultTestLoader.getTestCaseNames(Install)], 1):
        print(("not ok" if name in bad else "ok") + f" {number} {name.split('.')[-1]}"
              + (f" # SKIP {skipped[name]}" if name in skipped else ""))
        for line in bad.get(name, "").splitlines():
            print("# " + line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
