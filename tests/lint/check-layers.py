#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes go downwards only: core <- draw <- app and cli.

Also: own includes are written "layer/file.h", and a source file includes its own header first.
Usage: check-layers.py SOURCE_ROOT
"""
import re
import sys
from pathlib import Path

MAY_USE = {
    "core": {"core"},
    "draw": {"core", "draw"},
    "cli": {"core", "draw", "cli"},
    "app": {"core", "draw", "app"},
}
# What a layer may take from outside; app may take anything.
FOREIGN = {
    "core": r"glib\.h|glib/.*|[a-z]+\.h",
    "draw": r"glib\.h|glib/.*|gio/.*|cairo.*\.h|pango/.*|librsvg/.*|(sys/)?[a-z]+\.h",
    "cli": r"glib\.h|glib/.*|gio/.*|[a-z]+\.h",
}
GENERATED = {"exporters.def", "rules.def"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def check(path, layer, sources):
    text = path.read_text(encoding="utf-8")
    own = []
    for bracket, name in INCLUDE.findall(text):
        if bracket == "<":
            allowed = FOREIGN.get(layer)
            if allowed and not re.fullmatch(allowed, name):
                yield f"{layer} may not use <{name}>"
            continue
        if name in GENERATED:
            continue
        own.append(name)
        target = name.split("/")[0]
        if "/" not in name:
            yield f'"{name}" should be written "{layer}/{name}"'
        elif target not in MAY_USE:
            yield f'"{name}" names no layer'
        elif target not in MAY_USE[layer]:
            yield f'{layer} may not use "{name}"'
    header = path.with_suffix(".h")
    if path.suffix == ".c" and header.exists():
        expected = header.relative_to(sources).as_posix()
        if not own or own[0] != expected:
            yield f'its own header "{expected}" should come first'


def main():
    sources = Path(sys.argv[1]) / "src"
    bad = 0
    files = sorted([*sources.rglob("*.c"), *sources.rglob("*.h")])
    for path in files:
        relative = path.relative_to(sources)
        layer = relative.parts[0]
        if layer not in MAY_USE:
            print(f"src/{relative}: not in a known layer")
            bad += 1
            continue
        for complaint in check(path, layer, sources):
            print(f"src/{relative}: {complaint}")
            bad += 1
    print(f"{len(files)} files, {bad} complaints")
    return bad > 0


sys.exit(main())
