#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole process, side by side with dia drawing the same boxes and curves: seconds and memory.

Usage: bench-export.py PATCHLEAD-CLI DATA-DIR [CABLES…]
Fails when ours is slower or larger at any size, or grows faster than the number of cables: from one
size to the next, time may grow by a quarter more than they do.
"""
import gzip
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import xml.sax.saxutils as saxutils

PROGRAM, DATA = sys.argv[1], sys.argv[2]
SIZES = [int(word) for word in sys.argv[3:]] or [8, 48, 200, 1000]
TURNS = 3
DIA_LIMIT = 90  # s of the processor; at 1 000 cables it does not come to an end
GROWTH = 1.25
PER_PAIR = 4  # cables between one mixer and one amplifier
COLUMNS = 10


def write_patch(path, cables):
    part, lines = 0, ["[Patchlead]", "Format=1", "Title=Bench"]
    for pair in range((cables + PER_PAIR - 1) // PER_PAIR):
        x, y = pair % COLUMNS * 900, pair // COLUMNS * 900
        mixer, amp = part + 1, part + 2
        lines += [f"[Device {mixer}]", "Kind=mackie-profx10v3", f"At={x};{y}",
                  f"[Device {amp}]", "Kind=mackie-hm-400", f"At={x};{y + 520}"]
        part += 2
        jacks = (("mon-send", "main-l"), ("fx-send", "aux-1"), ("phones", "aux-2"),
                 ("control-room-l", "aux-3"))
        for source, target in jacks[:min(PER_PAIR, cables - pair * PER_PAIR)]:
            part += 1
            lines += [f"[Cable {part}]", "Kind=trs-trs", f"Number={part}", f"Plug-a={mixer}.{source}",
                      f"Plug-b={amp}.{target}"]
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")


def pieces(svg):
    """Boxes, circles, texts and curves of our own drawing, symbols spread out, in px."""
    import xml.etree.ElementTree as tree
    root = tree.parse(svg).getroot()
    local = lambda node: node.tag.split("}")[1]
    by_id = {node.get("id"): node for node in root.iter() if node.get("id")}
    number = lambda node, name: float(node.get(name) or 0)

    def walk(node, x, y, drawn):
        name = local(node)
        if name in ("defs", "style", "clipPath", "title", "desc", "pattern") or (
                name == "symbol" and not drawn):
            return
        if name == "use":
            target = by_id[node.get("{http://www.w3.org/1999/xlink}href")[1:]]
            yield from walk(target, x + number(node, "x"), y + number(node, "y"), True)
        elif name == "rect":
            yield ("box", x + number(node, "x"), y + number(node, "y"), number(node, "width"),
                   number(node, "height"))
        elif name == "circle":
            r = number(node, "r")
            yield "ellipse", x + number(node, "cx") - r, y + number(node, "cy") - r, 2 * r, 2 * r
        elif name == "text":
            yield "text", x + number(node, "x"), y + number(node, "y"), "".join(node.itertext())
        elif name == "path" and (node.get("id") or "").endswith("-run"):
            points = [float(word) for word in re.findall(r"-?[\d.]+", node.get("d"))][:8]
            yield ("curve", *(value + (x, y)[i % 2] for i, value in enumerate(points)))
        for child in node:
            yield from walk(child, x, y, drawn)

    yield from walk(root, 0, 0, False)


def point(x, y):
    return f"{x / 20:.4f},{y / 20:.4f}"


def write_dia(path, svg):
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           '<dia:diagram xmlns:dia="http://www.lysator.liu.se/~alla/dia/"><dia:diagramdata/>'
           '<dia:layer name="Background" visible="true" active="true">']
    for number, (sort, x, y, *rest) in enumerate(pieces(svg)):
        head = f'version="0" id="O{number}"><dia:attribute name="obj_pos"><dia:point val="{point(x, y)}"/></dia:attribute>'
        if sort in ("box", "ellipse"):
            kind = "Standard - Box" if sort == "box" else "Standard - Ellipse"
            out.append(f'<dia:object type="{kind}" {head}'
                       f'<dia:attribute name="elem_corner"><dia:point val="{point(x, y)}"/></dia:attribute>'
                       f'<dia:attribute name="elem_width"><dia:real val="{rest[0] / 20:.4f}"/></dia:attribute>'
                       f'<dia:attribute name="elem_height"><dia:real val="{rest[1] / 20:.4f}"/></dia:attribute>'
                       '</dia:object>')
        elif sort == "curve":
            points = [x, y, *rest]
            inner = "".join(f'<dia:point val="{point(points[i], points[i + 1])}"/>' for i in (0, 2, 4, 6))
            out.append(f'<dia:object type="Standard - BezierLine" {head}'
                       f'<dia:attribute name="bez_points">{inner}</dia:attribute></dia:object>')
        else:
            out.append(f'<dia:object type="Standard - Text" {head}<dia:attribute name="text">'
                       '<dia:composite type="text"><dia:attribute name="string"><dia:string>'
                       f'#{saxutils.escape(rest[0])}#</dia:string></dia:attribute>'
                       '<dia:attribute name="height"><dia:real val="0.5"/></dia:attribute>'
                       f'<dia:attribute name="pos"><dia:point val="{point(x, y)}"/></dia:attribute>'
                       '</dia:composite></dia:attribute></dia:object>')
    out.append("</dia:layer></dia:diagram>")
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(out))


def measure(words, limit=None):
    """Processor seconds and kB of the process alone: other work on the machine does not count; and
    whether it came to its end within limit seconds.  Of several turns the best of each.
    """
    def bound():
        if limit:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))

    took, size = float("inf"), float("inf")
    for _ in range(TURNS):
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 preexec_fn=bound, env={**os.environ, "PATCHLEAD_DATA_DIR": DATA})
        complaint = child.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(child.pid, 0)
        took, size = min(took, usage.ru_utime + usage.ru_stime), min(size, usage.ru_maxrss)
        if limit and os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
            return took, size, False
        if status != 0:
            sys.exit(f"{words}: {complaint}")
        if took > 3:  # noise is small beside it
            break
    return took, size, True


def judge(cables, kind, ours, theirs, before):
    """What is wrong with figures of one size; before: cables and ours of the size before it.  What is
    stopped has taken its time and its memory by then, and would take more."""
    if ours[0] > theirs[0]:
        yield f"{cables} {kind}: slower"
    if ours[1] > theirs[1]:
        yield (f"{cables} {kind}: more memory" if theirs[2]
               else f"{cables} {kind}: more memory than dia has when it is stopped")
    if before and ours[0] / before[1][0] > GROWTH * cables / before[0]:
        yield f"{cables} {kind}: grows faster than the bench"


def main():
    faults, before = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for cables in SIZES:
            patch, dia, svg = (os.path.join(folder, name) for name in ("b.patchlead", "b.dia", "b.svg"))
            write_patch(patch, cables)
            measure([PROGRAM, "export", patch, "-o", svg])
            # In a process of its own: what starts a program hands its own peak of memory on to it.
            writer = os.fork()
            if writer == 0:
                write_dia(dia, svg)
                os._exit(0)
            os.waitpid(writer, 0)
            with open(svg, encoding="utf-8") as stream:
                width, height = re.search(r'width="([\d.]+)" height="([\d.]+)"', stream.read(2000)).groups()
            size = f"{min(int(float(width)), 16000)}x{min(int(float(height)), 16000)}"
            for kind in ("svg", "pdf", "png"):
                ours = measure([PROGRAM, "export", patch, "-o", os.path.join(folder, "o." + kind),
                                "--scale", "1"])
                words = ["dia", "-n", "-e", os.path.join(folder, "d." + kind), dia]
                if kind == "png":
                    words[2:2] = ["-s", size]
                theirs = measure(words, DIA_LIMIT)
                told = (f"dia {theirs[0]:6.2f} s {theirs[1] / 1024:5.0f} MB"
                        f"{'' if theirs[2] else ' when stopped'}")
                print(f"{cables:5} cables {kind}: {ours[0]:6.2f} s {ours[1] / 1024:5.0f} MB; {told}; "
                      f"{os.path.getsize(os.path.join(folder, 'o.' + kind)) / 1000:.0f} kB", flush=True)
                faults += judge(cables, kind, ours, theirs, before.get(kind))
                before[kind] = (cables, ours)
    print("\n".join(faults) or "nothing slower, nothing larger, growth linear")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
