#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test in a language.

Usage: speak.py SOURCE_ROOT LOCALE_FOLDER LANGUAGE COMMAND…

LANGUAGE is pseudo (English in accents and brackets, longer, made here), de, or he: right to left,
and the words are the ones of pseudo.
"""
import os
import subprocess
import sys
import tempfile

import locales
import pseudo

root, folder, language, command = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
if locales.missing():
    print(f"1..0 # SKIP {locales.missing()}")
    sys.exit(0)
with tempfile.TemporaryDirectory() as catalogues:
    variables = dict(os.environ, LOCPATH=str(locales.ensure(folder)), LC_ALL=locales.GERMAN,
                     LANGUAGE=language)
    if language != "de":
        pseudo.build(root, catalogues, ["en_XA", "he"])
        variables.update(PATCHLEAD_LOCALE_DIR=catalogues,
                         LC_ALL=locales.HEBREW if language == "he" else locales.GERMAN,
                         LANGUAGE="he" if language == "he" else "en_XA")
    sys.exit(subprocess.run(command, env=variables).returncode)
