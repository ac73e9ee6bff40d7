#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small rigs once more, with circuits that reader.py makes of the files: is it the right circuit that
the program solves?

  test-reader.py WRITE-RIGS [--count N] [--seed N] [--keep FOLDER]"""
import argparse
import functools
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import reader


def load(name):
    path = Path(__file__).resolve().parent / f'{name}.py'
    spec = importlib.util.spec_from_file_location(name.replace('-', '_'), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


rigs = load('test-rigs')
judge = rigs.load_judge()


def write_netlists(folder):
    @functools.lru_cache(maxsize=None)
    def gear(kind):
        device = folder / 'devices' / f'{kind}.device'
        return reader.read_file(device if device.exists() else folder / 'cables' / f'{kind}.cable')

    circuits = sorted(folder.glob('*.cir'))
    for path in circuits:
        path.write_text(reader.Circuit(path.with_suffix('.patchlead'), gear).netlist())
    return circuits


def run(folder):
    """Gains compared, audible ones, the worst difference, {patch: problems}."""
    circuits = write_netlists(folder)
    batches = [circuits[i:i + judge.BATCH] for i in range(0, len(circuits), judge.BATCH)]
    total, audible, worst, bad = 0, 0, 0.0, {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found, complaints in pool.map(judge.run_batch, batches, range(len(batches))):
            if complaints:
                bad.setdefault('ngspice', []).extend(complaints[:5])
            for name, spice in found.items():
                spice = {key: gain for key, gain in spice.items() if key[1] != '*'}
                ours = rigs.Answer(folder / f'{name}.ours').gains
                difference, problems = judge.compare(ours, spice)
                worst = max(worst, difference)
                total += len(spice)
                audible += sum(abs(gain) > rigs.AUDIBLE for gain in spice.values())
                if problems:
                    bad[name] = problems
    return total, audible, worst, bad


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('writer')
    parser.add_argument('--count', type=int, default=2500)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--keep', type=Path, default=Path(tempfile.gettempdir(), 'reader-kept'))
    options = parser.parse_args()
    if shutil.which('ngspice') is None:
        print('ngspice is missing: skipped')
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        subprocess.run([options.writer, folder, str(options.count), str(options.seed)], check=True)
        total, audible, worst, bad = run(folder)
        for name, problems in sorted(bad.items())[:12]:
            print(f'not ok {name}')
            for problem in problems[:5]:
                print('   ', problem)
        if bad:
            judge.keep(folder, bad, options.keep)
            print(f'kept in {options.keep}; once more:\n  {" ".join(map(str, sys.argv))}')
    print(f'{options.count} patches, {total} gains ({audible} audible), worst difference '
          f'{worst:.5f} dB, {len(bad)} disagree')
    assert audible > options.count / 2, 'hardly anything is heard'
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
