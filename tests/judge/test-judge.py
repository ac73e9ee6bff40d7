#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A judge we did not write: ngspice runs the netlists of thousands of patches; every gain must agree
with ours within 0.01 dB and in sign, and every label must follow from ngspice's gains.

  test-judge.py WRITE-JUDGE [--count N] [--benches] [--seed N] [--keep FOLDER]

Patches that disagree are copied to the folder kept, each with its netlist and our answer."""
import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import labels

TOLERANCE_DB = 0.01
SILENT_DB = -100.0
BATCH = 50
NUMBER = re.compile(r'^x = ([-+0-9.eE]+)')


def decibels(gain):
    return 20 * math.log10(max(abs(gain), 1e-15))


class Answer:
    """What we say about one patch."""

    def __init__(self, path):
        self.gains, self.programmes, self.verdicts = {}, {}, []
        for line in path.read_text().splitlines():
            word, *rest = line.split()
            if word == 'GAIN':
                self.gains[rest[0], rest[1]] = float(rest[2])
            elif word == 'PROGRAMME':
                self.programmes[rest[0]] = (rest[1], rest[2])
            else:
                self.verdicts.append((rest[0], rest[1], set(rest[2:])))


def all_at_once(circuit):
    """Lines that let every programme of a circuit play and print what each input reads then."""
    text = circuit.read_text()
    lines = [f'alter {name} ac = 1' for name in re.findall(r'^(Vp\S+)', text, re.MULTILINE)]
    lines.append('ac lin 1 1000 1000')
    printed = dict(re.findall(r'^echo GAIN (\S+) \S+\n(let x = .*)$', text, re.MULTILINE))
    for sense, expression in printed.items():
        lines += [f'echo GAIN {sense} *', expression, 'print x']
    return lines if printed else []


def run_batch(circuits, number):
    """What ngspice says about some circuits: {name: {(sense, programme): gain}}, and its errors; the
    programme * is all of them together."""
    script = circuits[0].parent / f'batch-{number}.sp'
    lines = ['* batch', '.control']
    for circuit in circuits:
        lines += [f'echo CIRCUIT {circuit.stem}', f'source {circuit}', *all_at_once(circuit),
                  'destroy all', 'remcirc']
    script.write_text('\n'.join([*lines, 'quit', '.endc', '.end', '']))
    out = subprocess.run(['ngspice', '-b', script], capture_output=True, text=True, check=False,
                         cwd=circuits[0].parent)
    found, gains, key = {}, None, None
    for line in out.stdout.splitlines():
        match = NUMBER.match(line)
        if line.startswith('CIRCUIT '):
            gains = found[line.split()[1]] = {}
        elif line.startswith('GAIN '):
            key = tuple(line.split()[1:3])
        elif key and match:
            gains[key] = float(match.group(1))
            key = None
    complaints = [line for line in (out.stdout + out.stderr).splitlines()
                  if 'rror' in line and 'no such circuit' not in line]
    return found, complaints


def check_sums(answer, spice):
    """Superposition: all programmes together are the sum of each alone."""
    for sense, programme in list(spice):
        if programme != '*':
            continue
        together = spice.pop((sense, programme))
        each = [gain for (where, _), gain in answer.gains.items() if where == sense]
        if abs(together - sum(each)) > 1e-4 * sum(map(abs, each)) + 1e-5:
            yield f'{sense}: all together {together:.6g}, the sum of each {sum(each):.6g}'


def compare(ours, spice):
    """The worst difference in dB, and sentences about what differs too much."""
    worst, problems = 0.0, [f'{sense} hears {programme}: the netlist does not print it'
                            for sense, programme in ours.keys() - spice.keys()
                            if decibels(ours[sense, programme]) > SILENT_DB]
    for key, theirs in spice.items():
        mine = ours.get(key, 0.0)
        if decibels(mine) <= SILENT_DB and decibels(theirs) <= SILENT_DB:
            continue
        difference = abs(decibels(mine) - decibels(theirs))
        worst = max(worst, difference)
        if difference > TOLERANCE_DB or mine * theirs < 0:
            problems.append(f'{key[0]} hears {key[1]}: ours {mine:.6g}, ngspice {theirs:.6g}')
    return worst, problems


def check_labels(answer, spice):
    for left, right, ours in answer.verdicts:
        ears = [{programme: gain for (sense, programme), gain in spice.items() if sense == ear}
                for ear in (left, right) if ear != '-']
        for problem in labels.compare(ears, answer.programmes, ours):
            yield f'{left} {right}: {problem}'


def judge(folder, count):
    """Figures, and {patch: problems}."""
    circuits = sorted(folder.glob('*.cir'))
    assert len(circuits) == count, f'{len(circuits)} circuits instead of {count}'
    batches = [circuits[i:i + BATCH] for i in range(0, len(circuits), BATCH)]
    n_gains, seen, worst, bad = 0, Counter(), 0.0, {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found, complaints in pool.map(run_batch, batches, range(len(batches))):
            if complaints:
                bad.setdefault('ngspice', []).extend(complaints[:5])
            for name, spice in found.items():
                answer = Answer(folder / f'{name}.ours')
                problems = list(check_sums(answer, spice))
                difference, more = compare(answer.gains, spice)
                problems += [*more, *check_labels(answer, spice)]
                worst = max(worst, difference)
                n_gains += len(spice)
                for _, _, ours in answer.verdicts:
                    seen.update(ours)
                if problems:
                    bad[name] = problems
    return n_gains, seen, worst, bad


def keep(folder, bad, to):
    to.mkdir(parents=True, exist_ok=True)
    for name in bad:
        for path in folder.glob(f'{name}.*'):
            shutil.copy(path, to)
    for gear in ('devices', 'cables'):
        if (folder / gear).exists():
            shutil.copytree(folder / gear, to / gear, dirs_exist_ok=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('writer')
    parser.add_argument('--count', type=int, default=5500)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--benches', action='store_true', help='large random benches')
    parser.add_argument('--keep', type=Path, default=Path(tempfile.gettempdir(), 'judge-kept'))
    options = parser.parse_args()
    if shutil.which('ngspice') is None:
        print('ngspice is missing: skipped')
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        subprocess.run([options.writer, *(['--benches'] if options.benches else []), folder,
                        str(options.count), str(options.seed)], check=True)
        n_gains, seen, worst, bad = judge(folder, options.count)
        for name, problems in sorted(bad.items())[:20]:
            print(f'not ok {name}')
            for problem in problems[:6]:
                print('   ', problem)
        if bad:
            keep(folder, bad, options.keep)
            print(f'kept in {options.keep}; run again with --seed {options.seed} '
                  f'--count {options.count}')
    print('labels:', ', '.join(f'{label} {n}' for label, n in seen.most_common()))
    print(f'{options.count} patches, {n_gains} gains, worst difference {worst:.5f} dB, '
          f'{len(bad)} disagree')
    assert n_gains > options.count, 'ngspice printed too few gains'
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
