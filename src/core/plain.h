/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names and texts as they may be shown: what stands in one never changes how the words around it
 * read.  Text from files and from people is held to this before anything keeps it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters that nobody sees and that turn, break or hide what is around them: controls other than
 * newline, tab and return, direction overrides, embeddings and isolates, separators of lines and
 * paragraphs, marks inside text, tags. */
gboolean pl_plain_is_odd (gunichar c);

/* The first odd character of valid UTF-8, or NULL. */
const char *pl_plain_find_odd (const char *text, gsize length);

/* In one line: newlines, tabs and returns become blanks.  Changes text and returns it. */
char *pl_plain_one_line (char *text);

/* In one line, of which the middle is left out when it has more than most characters.  Takes text,
 * valid UTF-8 or NULL. */
char *pl_plain_shorten (char *text, guint most) G_GNUC_WARN_UNUSED_RESULT;

/* Takes odd characters out, in place, and returns text: valid UTF-8. */
char *pl_plain_take_out_odd (char *text);

/* What a library says of a file, fit to be told: it may quote the half of a character, or odd ones.
 */
char *pl_plain_dup_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A path as it is told, whole or only the name of the file: valid UTF-8 in one line, without odd
 * characters.  Never what is opened. */
char *pl_plain_dup_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char *pl_plain_dup_base (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Text that goes into a sentence: one that runs from right to left is isolated (U+2068 … U+2069),
 * so that it cannot reorder the rest. */
char *pl_plain_dup_isolated (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* In capitals, the same in every locale: “input” is INPUT for Turks, too, where the language of the
 * system says İNPUT whatever the language of the word. */
char *pl_plain_dup_upper (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
