#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bench of 1 000 devices and 10 000 cables: what reading, explaining and exporting it takes.

Usage: bench-large.py PATCHLEAD-CLI [MIXERS]
       bench-large.py --window BENCH-WINDOW [MIXERS]

Each step is a run of the command line program; printed are its processor time and the most memory
that it held.  It fails when a step fails or writes nothing.  With --window the same bench is shown in
the window (bench-window.c)."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MIXERS_IN_A_ROW = 6
JOINED = 9  # XLR cables one into the next, behind each of the two that lead to the next mixer
EXTENSIONS = 12  # before each pair of headphones


class Bench:
    def __init__(self):
        self.text = ["[Patchlead]", "Format=1"]
        self.next, self.cables = 1, 0

    def device(self, kind, x, y, **plugs):
        self.text += [f"[Device {self.next}]", f"Kind={kind}", f"At={x};{y}"]
        self.text += [f"Plug-{plug}={jack}" for plug, jack in plugs.items()]
        self.next += 1
        return self.next - 1

    def cable(self, kind, **plugs):
        self.cables += 1
        self.text += [f"[Cable {self.next}]", f"Kind={kind}", f"Number={self.cables}"]
        self.text += [f"Plug-{plug}={jack}" for plug, jack in plugs.items() if jack]
        self.next += 1
        return self.next - 1

    def rig(self, index, before):
        """A mixer, two headphone amplifiers, two headphones, 50 cables; returns the mixer."""
        x, y = index % MIXERS_IN_A_ROW * 1000, index // MIXERS_IN_A_ROW * 820
        mixer = self.device("mackie-profx10v3", x, y)
        amps = [self.device("mackie-hm-4", x + 450 * i, y + 480) for i in range(2)]
        for i, amp in enumerate(amps):
            jack = f"{amp}.phones-1"
            for _ in range(EXTENSIONS):
                jack = f"{self.cable('phones-extension', a=jack)}.b"
            self.device("sony-mdr-7506", x + 750, y + 240 * i, plug=jack)
        self.cable("trs-trs", a=f"{mixer}.phones", b=f"{amps[0]}.input")
        self.cable("mono-to-both-ears", a=f"{mixer}.mon-send", b=f"{amps[1]}.input")
        self.cable("insert-y", a=f"{mixer}.insert-1")
        for i, side in enumerate("lr"):
            jack = f"{before}.main-xlr-{side}" if before else None
            for _ in range(JOINED):
                jack = f"{self.cable('xlr-xlr', a=jack)}.b"
            self.cable("xlr-xlr", a=jack, b=f"{mixer}.mic-{i + 1}")
            self.cable(
                "ts-ts",
                a=f"{before}.control-room-{side}" if before else None,
                b=f"{mixer}.line-{i + 5}",
            )
        self.cable("trs-trs", a=f"{before}.fx-send" if before else None, b=f"{mixer}.line-7")
        return mixer


def run(name, command, output=None):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    size = f", wrote {output.stat().st_size / 1e6:.1f} MB" if output and output.exists() else ""
    print(
        f"{name}: {usage.ru_utime + usage.ru_stime:.2f} s, {usage.ru_maxrss / 1024:.0f} MB{size}",
        flush=True,
    )
    if output is None:
        return process.returncode in (0, 1)  # 1: it was explained, and works badly
    return process.returncode == 0 and bool(size)


def export_all(program, path):
    kept = run("explain", [program, "explain", str(path)])
    for ending in ("svg", "pdf", "png", "csv", "txt"):
        out = path.with_suffix("." + ending)
        kept &= run(f"export {ending}", [program, "export", str(path), "-o", str(out)], out)
    return kept


def main():
    in_window = sys.argv[1] == "--window"
    program, *rest = sys.argv[2 if in_window else 1 :]
    rigs = int(rest[0]) if rest else 200
    bench, mixer = Bench(), None
    for i in range(rigs):
        mixer = bench.rig(i, mixer if i % MIXERS_IN_A_ROW else None)
    print(f"{rigs * 5} devices, {bench.cables} cables", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.patchlead"
        path.write_text("\n".join(bench.text) + "\n")
        if in_window:
            kept = subprocess.run([program, str(path), folder], check=False).returncode == 0
        else:
            kept = export_all(program, path)
    print("kept" if kept else "BROKEN")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
