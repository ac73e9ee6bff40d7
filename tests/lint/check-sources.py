#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small rules that every source file keeps.

Usage: check-sources.py budgets|gear|headers|lists|potfiles|shown-paths SOURCE_ROOT
"""
import re
import sys
from pathlib import Path

LIMIT = 600
COPYRIGHT = "SPDX-FileCopyrightText:"
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def files_of(root, folders, suffixes):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in suffixes:
                yield path


def budgets(root):
    """No C file above LIMIT lines."""
    for path in files_of(root, ["src", "tests"], {".c", ".h"}):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LIMIT:
            yield f"{path.relative_to(root)}: {lines} lines, the limit is {LIMIT}"


def headers(root):
    """Each program text says whose it is and under which licence."""
    for path in files_of(root, ["src", "tests"], {".c", ".h", ".py", ".sh"}):
        start = path.read_text(encoding="utf-8")[:400].splitlines()[:5]
        if not any(COPYRIGHT in line for line in start) or not any(LICENCE in line for line in start):
            yield f"{path.relative_to(root)}: the two SPDX lines are missing"


def lists(root):
    """Every source file is built, so that none is forgotten in a meson list."""
    for folder in sorted({path.parent for path in files_of(root, ["src", "tests"], {".c"})}):
        nearest = next((d for d in [folder, *folder.parents] if (d / "meson.build").exists()), None)
        if nearest is None:
            yield f"{folder.relative_to(root)}: no meson.build"
            continue
        text = (nearest / "meson.build").read_text(encoding="utf-8")
        words = set(re.findall(r"[A-Za-z0-9_.-]+", text))
        for path in sorted(folder.glob("*.c")):
            # Also a name from a list, which meson puts together: export-@0@.c and 'svg'.
            tail = path.stem.split("-", 1)[-1]
            if path.name not in words and path.stem not in words and tail not in words:
                yield f"{path.relative_to(root)}: not named in {nearest.relative_to(root)}/meson.build"


def potfiles(root):
    """po/POTFILES names exactly the files with words to translate."""
    call = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext)[ \t]*\(\s*\"")
    found = set()
    for path in files_of(root, ["src"], {".c", ".h"}):
        if call.search(path.read_text(encoding="utf-8")):
            found.add(path.relative_to(root).as_posix())
    for path in files_of(root, ["ui"], {".ui"}):
        if 'translatable="' in path.read_text(encoding="utf-8"):
            found.add(path.relative_to(root).as_posix())
    for path in (root / "data").glob("io.github.*.in"):
        found.add(path.relative_to(root).as_posix())
    for path in (root / "data").glob("io.github.*.gschema.xml"):
        found.add(path.relative_to(root).as_posix())
    lines = (root / "po" / "POTFILES").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    for name in sorted(found - set(listed)):
        yield f"po/POTFILES: {name} is missing"
    for name in sorted(set(listed) - found):
        yield f"po/POTFILES: {name} has no words to translate"
    if listed != sorted(listed):
        yield "po/POTFILES: not in alphabetical order"


def gear(root):
    """No code, question or cable knows a make of gear: what is said of it comes from its file."""
    ids = [path.stem for path in (root / "data" / "devices").glob("*.device")
           if re.search(r"^Maker=", path.read_text(encoding="utf-8"), re.M)
           and path.stem != "EXAMPLE"]
    comments = re.compile(r"/\*.*?\*/|^[ \t]*#.*?$", re.S | re.M)
    for path in files_of(root, ["src", "data/questions", "data/cables", "data/lessons"],
                         {".c", ".h", ".question", ".cable", ".lesson", ".patchlead"}):
        text = comments.sub("", path.read_text(encoding="utf-8"))
        for name in ids:
            if re.search(rf"\b{re.escape(name)}\b", text):
                yield f"{path.relative_to(root)}: names {name}"


def shown_paths(root):
    """What is told of a path is made plain: pl_plain_dup_path(), pl_plain_dup_base()."""
    for path in files_of(root, ["src"], {".c", ".h"}):
        if path.name != "plain.c" and "g_filename_display_" in path.read_text(encoding="utf-8"):
            yield f"{path.relative_to(root)}: shows a path by g_filename_display_*()"


def main():
    check = {"gear": gear, "budgets": budgets, "headers": headers, "lists": lists, "potfiles": potfiles,
             "shown-paths": shown_paths}
    complaints = list(check[sys.argv[1]](Path(sys.argv[2])))
    for complaint in complaints:
        print(complaint)
    return len(complaints) > 0


sys.exit(main())
