#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program at random moments of editing and saving, and looks at what is left.

  run-crashes.py CRASH-WORK EXAMPLE [--count 300] [--seed 1] [--jobs 8] [--most 1]

After each kill the file must be whole and as it was saved last, the draft whole, nothing that is
older than a second gone, and one more save must leave no litter.  Says how far behind the worst was.
"""
import argparse
import concurrent.futures
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PROMISED = 1.0  # s that may be lost


class Fault(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Fault(what)


def collect(stream, said):
    for line in stream:
        if line.endswith("\n"):
            word, when, mark = line.split()
            said.append((word, int(when) / 1e6, mark))


def work_and_kill(work, file, environment, dice):
    """What it said until it was killed, and when that was."""
    said = []
    process = subprocess.Popen([work, "work", str(file), str(dice.randrange(1 << 30))],
                               stdout=subprocess.PIPE, text=True, env=environment)
    reader = threading.Thread(target=collect, args=(process.stdout, said))
    reader.start()
    end = time.monotonic() + 30
    while not said and time.monotonic() < end:
        time.sleep(0.005)
    time.sleep(dice.uniform(0.0, 3.5))
    killed = time.monotonic()
    process.kill()
    process.wait()
    reader.join()
    expect(process.returncode == -9, f"it ended by itself with {process.returncode}")
    expect(said, "it never began")
    return said, killed


def last_place(said, mark, words):
    """Of a bench among what was said; -1: it never was."""
    return max((place for place, (word, _, found) in enumerate(said)
                if found == mark and word in words), default=-1)


def check(work, file, environment):
    result = subprocess.run([work, "check", str(file)], capture_output=True, text=True,
                            env=environment, timeout=60, check=False)
    expect(result.returncode == 0, f"the check ended with {result.returncode}: {result.stderr}")
    found = {"file": [], "draft": [], "broken": []}
    for line in result.stdout.splitlines():
        word, rest = line.split(" ", 1)
        found[word].append(rest)
    expect(not found["broken"], f"broken: {found['broken']}")
    expect(len(found["file"]) == 1 and len(found["draft"]) <= 1, f"found {found}")
    return found["file"][0], found["draft"][0] if found["draft"] else None


def judge(said, killed, saved, draft, most):
    """Seconds that are lost."""
    all_words = ("state", "saving", "saved")
    file_at = last_place(said, saved, all_words)
    expect(file_at >= 0, "the file holds what never was")
    confirmed = max(place for place, (word, _, _) in enumerate(said) if word == "saved")
    expect(last_place(said, said[confirmed][2], all_words) <= file_at, "a save that was told is gone")
    at = file_at
    if draft is not None:
        draft_at = last_place(said, draft, all_words)
        expect(draft_at >= 0, "the draft holds what never was")
        at = max(at, draft_at)
    later = [when for _, when, mark in said[at + 1:] if mark != said[at][2]]
    lost = max(0.0, killed - later[0]) if later else 0.0
    expect(lost <= most, f"{lost:.3f} s are lost")
    return lost


def litter(folder):
    drafts = folder / "state" / "patchlead" / "drafts"
    left = [path for path in folder.iterdir() if path.name not in ("show.patchlead", "state")]
    return left + (list(drafts.iterdir()) if drafts.exists() else [])


def one_run(arguments, number):
    dice = random.Random(f"{arguments.seed}/{number}")
    with tempfile.TemporaryDirectory(prefix="patchlead-crash-") as name:
        folder = Path(name)
        file = folder / "show.patchlead"
        shutil.copy(arguments.example, file)
        environment = dict(os.environ, XDG_STATE_HOME=str(folder / "state"))
        said, killed = work_and_kill(arguments.work, file, environment, dice)
        saved, draft = check(arguments.work, file, environment)
        lost = judge(said, killed, saved, draft, arguments.most)
        left = litter(folder)
        expect(not left, f"litter: {left}")
        return lost, draft is not None, len(said)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("work")
    parser.add_argument("example")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=8)
    parser.add_argument("--most", type=float, default=PROMISED)
    arguments = parser.parse_args()
    results, faults = [], 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        runs = {pool.submit(one_run, arguments, number): number for number in range(arguments.count)}
        for run in concurrent.futures.as_completed(runs):
            try:
                results.append(run.result())
            except Fault as problem:
                faults += 1
                print(f"run {runs[run]} of seed {arguments.seed}: {problem}")
    losses = sorted(lost for lost, _, _ in results)
    print(f"{arguments.count} kills in {sum(steps for _, _, steps in results)} steps, {faults} faults; "
          f"{sum(draft for _, draft, _ in results)} left a draft; "
          f"lost at most {losses[-1] if losses else 0:.3f} s")
    return faults > 0


sys.exit(main())
