#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the netlist of every example and truth case through ngspice and compares all gains with our
own solver: 0.01 dB and the same sign; what one calls silent must be below -100 dB in the other.

  compare-ngspice.py PRINT-GAINS DATA-FOLDER TRUTH-FOLDER"""
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

TOLERANCE_DB = 0.01
SILENCE = 1e-5


def db(gain):
    return 20 * math.log10(max(abs(gain), 1e-15))


def ours(program, gear, patch, netlist):
    text = subprocess.run([program, gear, patch, netlist], check=True, capture_output=True,
                          text=True).stdout
    result = {}
    for line in text.splitlines():
        sense, programme, gain = line.split()
        result[sense, programme] = float(gain)
    return result


def theirs(netlist):
    run = subprocess.run(["ngspice", "-b", netlist], capture_output=True, text=True, timeout=120)
    result, key = {}, None
    for line in run.stdout.splitlines():
        if line.startswith("GAIN "):
            key = tuple(line.split()[1:3])
        match = re.match(r"x = ([-+0-9.eE]+)", line)
        if match and key:
            result[key] = float(match.group(1))
            key = None
    if not result:
        sys.exit(f"ngspice printed no gain for {netlist}:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return result


def compare(name, mine, judge):
    problems = []
    for key in sorted(set(mine) | set(judge)):
        a, b = mine.get(key, 0.0), judge.get(key)
        if b is None:
            problems.append(f"{name}: {key} is not in the netlist's answers")
        elif abs(a) < SILENCE and abs(b) < SILENCE:
            continue
        elif abs(db(a) - db(b)) > TOLERANCE_DB or a * b < 0:
            problems.append(f"{name}: {key}: ours {a:.9g} ({db(a):.3f} dB), ngspice {b:.9g}")
    return problems


def main():
    program, data, truth = sys.argv[1:4]
    if not shutil.which("ngspice"):
        print("ngspice is not installed; nothing compared")
        sys.exit(77)
    problems, n_patches, n_gains = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        netlist = os.path.join(folder, "patch.cir")
        for gear, patches in ((data, os.path.join(data, "examples")),
                              (os.path.join(truth, "gear"), os.path.join(truth, "cases"))):
            for name in sorted(os.listdir(patches)):
                mine = ours(program, gear, os.path.join(patches, name), netlist)
                judge = theirs(netlist)
                problems += compare(name, mine, judge)
                n_patches, n_gains = n_patches + 1, n_gains + len(judge)
    print("\n".join(problems))
    print(f"{n_patches} patches, {n_gains} gains compared, {len(problems)} disagree")
    sys.exit(1 if problems else 0)


main()
