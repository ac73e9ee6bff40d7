#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From start to first frame: an empty libadwaita window, Patchlead with few device files, with many.

Usage: bench-start.py EMPTY PATCHLEAD DATA-FOLDER

The runs take turns, so that whatever else the machine does hits all alike.  What is drawn once and
kept in the user's cache is there, as it is whenever the same bench is opened again; how long it takes
the first time is told besides.  Promises: 100 device
files cost at most 20 ms more than 4; with an example open the start takes at most 1.4 times that of
the empty window, and the memory at rest is at most 1.5 times its (proportional set size).
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 15
FEW, MANY = 4, 100
EXAMPLE = "examples/method1-phones.patchlead"


def copy_data(source, target, count):
    """The shipped data with just so many device files; beyond what there is, copies."""
    shutil.copytree(source, target, ignore=lambda folder, names: [
        name for name in names if name.endswith(".device")])
    devices = os.path.join(source, "devices")
    names = sorted(name for name in os.listdir(devices)
                   if name.endswith(".device") and not name.startswith("EXAMPLE"))
    first = ["mackie-profx10v3.device", "mackie-hm-4.device", "sony-mdr-7506.device"]
    names = first + [name for name in names if name not in first]
    for number in range(count):
        name = names[number % len(names)]
        text = open(os.path.join(devices, name), encoding="utf-8").read()
        if number >= len(names):
            stem = name[:-len(".device")]
            text = text.replace(f"Id={stem}\n", f"Id={stem}-again\n", 1)
            name = f"{stem}-again.device"
        with open(os.path.join(target, "devices", name), "w", encoding="utf-8") as stream:
            stream.write(text)


def run(command, **variables):
    environment = dict(os.environ, PATCHLEAD_EXIT_AFTER_FRAME="1", **variables)
    start = time.monotonic()
    # Without a timeout: Python would look every 50 ms whether it has ended.
    done = subprocess.run(command, env=environment, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return int(done.stdout) / 1000 - start * 1000  # both of one clock


def memory(command, seconds=5, **variables):
    """Proportional set size at rest, after so many seconds, in kB."""
    environment = dict(os.environ, **variables)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        time.sleep(seconds)
        with open(f"/proc/{process.pid}/smaps_rollup", encoding="ascii") as stream:
            for line in stream:
                if line.startswith("Pss:"):
                    return int(line.split()[1])
    finally:
        process.terminate()
        process.wait(timeout=10)
    raise RuntimeError("no figure for memory")


def main():
    empty, patchlead, data = sys.argv[1:4]
    times = {"empty": [], "few": [], "many": [], "example": []}
    with tempfile.TemporaryDirectory() as folder:
        few, many = os.path.join(folder, "few"), os.path.join(folder, "many")
        copy_data(data, few, FEW)
        copy_data(data, many, MANY)
        example = os.path.join(data, EXAMPLE)
        os.environ["XDG_CACHE_HOME"] = os.path.join(folder, "cache")
        run([empty])
        first = run([patchlead, example], PATCHLEAD_DATA_DIR=data)
        first_rest = memory([patchlead, example], 10, PATCHLEAD_DATA_DIR=data)
        for number in range(ROUNDS + 1):
            now = {"empty": run([empty]),
                   "few": run([patchlead], PATCHLEAD_DATA_DIR=few),
                   "many": run([patchlead], PATCHLEAD_DATA_DIR=many),
                   "example": run([patchlead, example], PATCHLEAD_DATA_DIR=data)}
            if number > 0:  # the first round warms the disk cache
                for name, value in now.items():
                    times[name].append(value)
        rest = {"empty": memory([empty]),
                "example": memory([patchlead, example], PATCHLEAD_DATA_DIR=data)}
    middle = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f"{name:8} {middle[name]:7.1f} ms to the first frame "
              f"(least {min(values):.1f}, most {max(values):.1f})")
    print(f"example, the first time: {first:.1f} ms, {first_rest} kB")
    pairs = [b - a for a, b in zip(times["few"], times["many"])]
    more = statistics.median(pairs)
    ratio = statistics.median(b / a for a, b in zip(times["empty"], times["example"]))
    share = rest["example"] / rest["empty"]
    print(f"{MANY} device files against {FEW}: {more:+.1f} ms (promised: at most 20)")
    print(f"an example open against an empty window: {ratio:.2f} times (promised: at most 1.4)")
    print(f"memory at rest: {rest['example']} kB against {rest['empty']} kB, {share:.2f} times "
          "(promised: at most 1.5)")
    kept = more <= 20 and ratio <= 1.4 and share <= 1.5
    print("kept" if kept else "BROKEN")
    sys.exit(0 if kept else 1)


main()
