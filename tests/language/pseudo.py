#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that is none: every string in brackets, with accents, and some 40 % longer.

Usage: pseudo.py SOURCE_ROOT FOLDER [LANGUAGE]    FOLDER/LANGUAGE/LC_MESSAGES/patchlead.mo (en_XA)

What is not in brackets on the screen was not translated; what does not fit will not fit in German.
Placeholders, tags and keys stay as they are.
"""
import re
import sys

import po

ACCENTS = str.maketrans("aceinouyACEINOUYszSZ", "áçéíñóúýÁÇÉÍÑÓÚÝšžŠŽ")
# What the program reads: it must come through.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[hlqjzt]*[a-zA-Z%]|\{[A-Za-z]+\}|</?[a-z]+>|&[a-z]+;|_(?=\w)")


def stretch(text):
    """Words of vowels behind it: a line breaks between them as between words."""
    wanted, filler = max(2, round(0.4 * len(text))), []
    while sum(len(word) + 1 for word in filler) < wanted:
        filler.append("öüä"[: min(3, wanted)])
    return " ".join(filler)


def pseudo(text):
    pieces, at = [], 0
    for match in KEPT.finditer(text):
        pieces += [text[at:match.start()].translate(ACCENTS), match.group()]
        at = match.end()
    pieces.append(text[at:].translate(ACCENTS))
    body = "".join(pieces)
    end = re.search(r"\s*$", body).group()  # a line break at the end counts for the compiler
    body = body[: len(body) - len(end)]
    ellipsis = "…" if body.endswith("…") else ""
    return f"[{body[:len(body) - len(ellipsis)]} {stretch(text)}{ellipsis}]{end}"


def translate(message):
    if message.context == "bus" and "," in message.source:
        # What stands before the comma names both sides.
        mix, side = message.source.split(",", 1)
        message.words = [f"{pseudo(mix)},{pseudo(side.strip()).join([' ', ''])}"]
    else:
        message.words = [pseudo(message.source)]
    if message.plural:
        message.words.append(pseudo(message.plural))
    return message


def build(root, folder, languages=("en_XA",)):
    messages = [translate(message) for message in po.extract(root).values()]
    for language in languages:
        po.compile_mo(messages, folder, language)
    return messages


if __name__ == "__main__":
    build(sys.argv[1], sys.argv[2], sys.argv[3:] or ["en_XA"])
