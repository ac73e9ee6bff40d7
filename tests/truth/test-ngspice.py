#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the netlists that the command line writes of all examples and truth cases in ngspice and
compares every gain with our own.

test-ngspice.py PATCHLEAD-CLI PRINT-GAINS DATA-DIR TRUTH-DIR
"""
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOLERANCE_DB = 0.01
SILENT_DB = -100.0
NUMBER = re.compile(r'^x = ([-+0-9.eE]+)')


def decibels(gain):
    return 20 * math.log10(max(abs(gain), 1e-15))


def our_gains(tool, patch, environment):
    out = subprocess.run([tool, patch], env=environment, capture_output=True, text=True, check=True)
    gains = {}
    for line in out.stdout.splitlines():
        _, sense, programme, value = line.split()
        gains[sense, programme] = float(value)
    return gains


def spice_gains(cli, patch, environment, folder):
    circuit = Path(folder) / 'circuit.cir'
    subprocess.run([cli, 'netlist', patch, '-o', circuit], env=environment, check=True)
    out = subprocess.run(['ngspice', '-b', circuit], capture_output=True, text=True, cwd=folder,
                         check=False)
    gains, key = {}, None
    for line in out.stdout.splitlines():
        match = NUMBER.match(line)
        if line.startswith('GAIN '):
            key = tuple(line.split()[1:3])
        elif key and match:
            gains[key] = float(match.group(1))
            key = None
    errors = [line for line in (out.stdout + out.stderr).splitlines() if 'rror' in line]
    return gains, errors


def compare(ours, spice):
    """Sentences about what differs."""
    problems = [f'{sense} hears {programme}, which the netlist does not print'
                for sense, programme in ours.keys() - spice.keys()
                if decibels(ours[sense, programme]) > SILENT_DB]
    for key, theirs in spice.items():
        mine = ours.get(key, 0.0)
        if decibels(mine) <= SILENT_DB and decibels(theirs) <= SILENT_DB:
            continue
        if (abs(decibels(mine) - decibels(theirs)) > TOLERANCE_DB or mine * theirs < 0):
            problems.append(f'{key[0]} hears {key[1]}: ours {mine:.6g}, ngspice {theirs:.6g}')
    return problems


def check_patch(cli, tool, patch, environment, folder):
    """How many gains were compared, and what is wrong."""
    ours = our_gains(tool, patch, environment)
    spice, errors = spice_gains(cli, patch, environment, folder)
    return len(spice), compare(ours, spice) + errors


def main():
    cli, tool, data, truth = sys.argv[1:5]
    if shutil.which('ngspice') is None:
        print('ngspice is missing: skipped')
        return 77
    # nothing but this test's gear may be found
    clean = dict(os.environ, XDG_DATA_DIRS='/nonexistent', XDG_DATA_HOME='/nonexistent')
    failed, total = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        sets = [(sorted(Path(data, 'examples').glob('*.patchlead')), dict(PATCHLEAD_DATA_DIR=data)),
                (sorted(Path(truth, 'cases').glob('*.patchlead')),
                 dict(PATCHLEAD_DATA_DIR=str(Path(truth, 'gear'))))]
        for patches, places in sets:
            before = total
            for patch in patches:
                compared, problems = check_patch(cli, tool, patch, {**clean, **places}, folder)
                total += compared
                failed += bool(problems)
                print('not ok' if problems else 'ok', patch.name, compared, 'gains')
                for problem in problems:
                    print('   ', problem)
            assert total > before, 'ngspice printed no gain'
    print(f'{total} gains compared')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
