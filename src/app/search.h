/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody types to find something in a list, and where. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether every word of wanted is in a text, in any order; the text is casefolded. */
gboolean pl_search_matches (const char *folded, const char *wanted);

/* How well something is found. */
typedef enum
{
  PL_SEARCH_STARTS, /* it is called so, or its maker: that begins with what is wanted */
  PL_SEARCH_CALLED, /* every word is in what it is called */
  PL_SEARCH_TOLD,   /* every word is somewhere in what is told of it */
  PL_SEARCH_NOTHING
} PlSearchRank;

/* called: names it goes by, one a line; sorts: what sort of thing it is, which counts as much but
 * for its beginning; both are in text, and all are casefolded. */
PlSearchRank pl_search_rank (const char *called, const char *sorts, const char *text,
                             const char *wanted);

/* An entry that asks for words so, and is called so. */
GtkWidget *pl_search_entry_new (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* pressed: for GtkEventControllerKey::key-pressed; it is asked before the entry is. */
void pl_search_take_keys (GtkWidget *entry, GCallback pressed, gpointer data);

G_END_DECLS
