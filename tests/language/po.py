# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogues of messages: read, made from the sources, written and compiled."""
import ast
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

# What Meson's "glib" preset gives to xgettext.
XGETTEXT = ["--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_",
            "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
            "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format",
            "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
            "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
            "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format",
            "--flag=g_set_error:4:c-format"]


@dataclass
class Message:
    context: str = None
    source: str = ""
    plural: str = None
    words: list = field(default_factory=list)  # one, or one for each plural form
    flags: set = field(default_factory=set)
    places: list = field(default_factory=list)

    @property
    def key(self):
        return (self.context, self.source)

    @property
    def is_translated(self):
        return bool(self.words) and all(self.words)

    def __str__(self):
        place = self.places[0] if self.places else "?"
        return f"{place}: “{self.source}”" + (f" ({self.context})" if self.context else "")


def read(text):
    """{(context, source): Message} of a .po or .pot, header and old entries left out."""
    messages, current, target = {}, Message(), None

    def finish():
        if current.source:
            messages[current.key] = current

    for line in text.splitlines():
        if not line.strip():
            finish()
            current, target = Message(), None
        elif line.startswith("#,"):
            current.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#:"):
            current.places += line[2:].split()
        elif line.startswith("#"):
            continue
        elif line.startswith('"'):
            append(current, target, ast.literal_eval(line))
        else:
            target, value = line.split(" ", 1)
            append(current, target, ast.literal_eval(value))
    finish()
    return messages


def append(message, target, piece):
    if target == "msgctxt":
        message.context = (message.context or "") + piece
    elif target == "msgid":
        message.source += piece
    elif target == "msgid_plural":
        message.plural = (message.plural or "") + piece
    else:
        index = int(re.search(r"\d+", target).group()) if "[" in target else 0
        message.words += [""] * (index + 1 - len(message.words))
        message.words[index] += piece


def extract(root):
    """The messages of the sources as they are now."""
    po = Path(root, "po")
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder, "patchlead.pot")
        command = [po / "xgettext.py", "-f", po / "POTFILES", "-D", root, "-k_", "-o", pot, *XGETTEXT]
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"xgettext ended with {done.returncode}: {done.stderr}")
        return read(pot.read_text(encoding="utf-8"))


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def compile_mo(messages, folder, language):
    """messages with words: FOLDER/LANGUAGE/LC_MESSAGES/patchlead.mo"""
    target = Path(folder, language, "LC_MESSAGES")
    target.mkdir(parents=True, exist_ok=True)
    lines = ['msgid ""', 'msgstr ""', quote("Content-Type: text/plain; charset=UTF-8\n"),
             quote("Plural-Forms: nplurals=2; plural=(n != 1);\n"), ""]
    for message in messages:
        lines += [f"msgctxt {quote(message.context)}"] if message.context else []
        lines.append(f"msgid {quote(message.source)}")
        if message.plural:
            lines.append(f"msgid_plural {quote(message.plural)}")
            lines += [f"msgstr[{i}] {quote(words)}" for i, words in enumerate(message.words)]
        else:
            lines.append(f"msgstr {quote(message.words[0])}")
        lines.append("")
    done = subprocess.run(["msgfmt", "-o", target / "patchlead.mo", "-"], input="\n".join(lines),
                          text=True, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
