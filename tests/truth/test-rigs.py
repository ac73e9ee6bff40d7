#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rigs in which something is heard, run by ngspice: gains within 0.01 dB and in sign, labels as
section 8 of the electrical model has them.

  test-rigs.py WRITE-RIGS CLI [--count N] [--seed N] [--benches] [--no-loops] [--keep FOLDER]

--no-loops: nothing can feed back in a small rig, so nothing may be marked as a feedback loop."""
import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import section8

HERE = Path(__file__).resolve().parent
JUDGE = HERE.parent / 'judge'
AUDIBLE = 1e-3


def load_judge():
    """How netlists are run and gains compared."""
    sys.path.insert(0, str(JUDGE))
    spec = importlib.util.spec_from_file_location('test_judge', JUDGE / 'test-judge.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Answer:
    """What we say about one patch."""

    def __init__(self, path):
        self.gains, self.programmes, self.verdicts, self.looped = {}, {}, [], set()
        for line in path.read_text().splitlines():
            word, *rest = line.split()
            if word == 'GAIN':
                self.gains[rest[0], rest[1]] = float(rest[2])
            elif word == 'PROGRAMME':
                self.programmes[rest[0]] = (rest[1], rest[2])
            elif word == 'LOOPED':
                self.looped.add(rest[0])
            else:
                self.verdicts.append((rest[0], rest[1], set(rest[2:])))


class Tally:
    def __init__(self):
        self.gains = self.audible = self.labels = self.looped = self.aside = 0
        self.worst, self.bad = 0.0, {}
        self.seen, self.departures = Counter(), Counter()


def check_labels(answer, spice, tally):
    for left, right, ours in answer.verdicts:
        gains = [{programme: gain for (sense, programme), gain in spice.items() if sense == which}
                 for which in (left, right) if which != '-']
        used, problem = section8.check(gains, answer.programmes, ours)
        tally.departures.update(used)
        tally.labels += 1
        tally.seen.update(ours)
        if problem:
            yield f'{left} {right}: {problem}'


def check_patch(judge, answer, spice, options, tally):
    """Sentences about what is wrong with one patch."""
    tally.looped += bool(answer.looped)
    if options.benches and answer.looped:
        tally.aside += 1  # a loop's own return is left out, but ngspice plays it
        return []
    problems = list(judge.check_sums(answer, spice))
    difference, more = judge.compare(answer.gains, spice)
    tally.worst = max(tally.worst, difference)
    tally.gains += len(spice)
    tally.audible += sum(abs(gain) > AUDIBLE for gain in spice.values())
    problems += [*more, *check_labels(answer, spice, tally)]
    if options.no_loops:
        problems += [f'{sense}: marked as a feedback loop' for sense in sorted(answer.looped)]
    return problems


def run(judge, folder, options):
    tally = Tally()
    circuits = sorted(folder.glob('*.cir'))
    batches = [circuits[i:i + judge.BATCH] for i in range(0, len(circuits), judge.BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found, complaints in pool.map(judge.run_batch, batches, range(len(batches))):
            if complaints:
                tally.bad.setdefault('ngspice', []).extend(complaints[:5])
            for name, spice in found.items():
                answer = Answer(folder / f'{name}.ours')
                problems = check_patch(judge, answer, spice, options, tally)
                if problems:
                    tally.bad[name] = problems
    assert len(circuits) == options.count, f'{len(circuits)} circuits'
    return tally


def tell_problems(judge, folder, tally, options):
    for name, problems in sorted(tally.bad.items())[:12]:
        print(f'not ok {name}')
        for problem in problems[:5]:
            print('   ', problem)
    if tally.bad:
        judge.keep(folder, tally.bad, options.keep)
        first = sorted(tally.bad)[0]
        print(f'kept in {options.keep}; once more:\n  {" ".join(map(str, sys.argv))}\n'
              f'  PATCHLEAD_DATA_DIR={options.keep} {options.cli} netlist '
              f'{options.keep}/{first}.patchlead -o x.cir && ngspice -b x.cir')


def tell(tally, count):
    print('labels:', ', '.join(f'{label} {n}' for label, n in tally.seen.most_common()))
    print('departures from section 8:')
    for name, (_, _, why) in section8.DEPARTURES.items():
        print(f'  {tally.departures[name]:6} {name}: {why}')
    print(f'{tally.looped} with a feedback loop, {tally.aside} of them put aside')
    print(f'{count} patches, {tally.gains} gains ({tally.audible} audible), {tally.labels} verdicts, '
          f'worst difference {tally.worst:.5f} dB, {len(tally.bad)} disagree')


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('writer')
    parser.add_argument('cli')
    parser.add_argument('--count', type=int, default=5000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--benches', action='store_true', help='large random benches')
    parser.add_argument('--no-loops', action='store_true')
    parser.add_argument('--keep', type=Path, default=Path(tempfile.gettempdir(), 'rigs-kept'))
    return parser.parse_args()


def main():
    options = read_options()
    if shutil.which('ngspice') is None:
        print('ngspice is missing: skipped')
        return 77
    judge = load_judge()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        subprocess.run([options.writer, *(['--benches'] if options.benches else []), folder,
                        str(options.count), str(options.seed)], check=True)
        tally = run(judge, folder, options)
        tell_problems(judge, folder, tally, options)
    tell(tally, options.count)
    assert tally.audible > options.count / 2, 'hardly anything is heard'
    assert tally.aside <= options.count * 0.1, 'too many benches were put aside'
    return 1 if tally.bad else 0


if __name__ == '__main__':
    sys.exit(main())
