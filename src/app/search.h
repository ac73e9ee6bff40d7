/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody types to find something in a list, and where. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether every word of wanted is in a text, in any order; the text is casefolded. */
gboolean pl_search_matches (const char *folded, const char *wanted);

/* An entry that asks for words so, and is called so. */
GtkWidget *pl_search_entry_new (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* pressed: for GtkEventControllerKey::key-pressed; it is asked before the entry is. */
void pl_search_take_keys (GtkWidget *entry, GCallback pressed, gpointer data);

G_END_DECLS
