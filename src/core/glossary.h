/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The glossary: what the words of the trade mean, and which of them stand in a text.  Read from
 * data/help/terms.md: "## Word", a line "Also: words it is known by", and its explanation. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *text;  /* some sentences */
  char **also; /* in small letters, NULL-terminated; may be empty */
} PlEntry;

/* GPtrArray of PlEntry, in the order of the page; what is no entry is passed over. */
GPtrArray *pl_glossary_parse (const char *page) G_GNUC_WARN_UNUSED_RESULT;

/* Appends the entries whose words stand in a text, as whole words, to found, which borrows them;
 * each once. */
void pl_glossary_find (const GPtrArray *glossary, const char *text, GPtrArray *found);

G_END_DECLS
