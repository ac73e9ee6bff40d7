#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the examples, read by eye once: explain and repairs must go on saying just that.

test-golden.py PATCHLEAD-CLI DATA-DIR [--write]    --write: after a change that was read and is meant
"""
import difflib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CLI, EXAMPLES = sys.argv[1], Path(sys.argv[2]) / 'examples'
GOLDEN = Path(__file__).resolve().parent / 'golden'


def say(patch):
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, 'XDG_DATA_HOME': home, 'LC_ALL': 'C.UTF-8'}
        out = ''
        for command in ('explain', 'repairs'):
            result = subprocess.run([CLI, command, str(patch)], capture_output=True, text=True,
                                    check=False, timeout=60, env=env)
            out += f'$ {command}: exit {result.returncode}\n{result.stdout}{result.stderr}\n'
    return out


def main():
    patches = sorted(EXAMPLES.glob('*.patchlead'))
    bad = 0
    print(f'1..{len(patches)}')
    for number, patch in enumerate(patches, 1):
        path, text = GOLDEN / f'{patch.stem}.txt', say(patch)
        if '--write' in sys.argv:
            path.write_text(text)
        expected = path.read_text() if path.exists() else ''
        if text == expected:
            print(f'ok {number} {patch.stem}')
            continue
        bad += 1
        print(f'not ok {number} {patch.stem}')
        for line in difflib.unified_diff(expected.splitlines(), text.splitlines(), 'golden', 'now',
                                         lineterm='', n=1):
            print('# ' + line)
    return bad > 0 or not patches


sys.exit(main())
