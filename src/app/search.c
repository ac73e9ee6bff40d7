/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/search.h"

#include <string.h>

#include "app/accessible.h"

gboolean
pl_search_matches (const char *folded, const char *wanted)
{
  g_autofree char *text = g_utf8_casefold (wanted, -1);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
a_line_starts (const char *lines, const char *wanted)
{
  g_autofree char *begin = g_utf8_casefold (wanted, -1);
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_has_prefix (all[i], begin))
      return TRUE;
  return FALSE;
}

PlSearchRank
pl_search_rank (const char *called, const char *sorts, const char *text, const char *wanted)
{
  g_autofree char *names = g_strjoin ("\n", called, sorts, NULL);

  if (!pl_search_matches (text, wanted))
    return PL_SEARCH_NOTHING;
  if (a_line_starts (called, wanted))
    return PL_SEARCH_STARTS;
  return pl_search_matches (names, wanted) ? PL_SEARCH_CALLED : PL_SEARCH_TOLD;
}

GtkWidget *
pl_search_entry_new (const char *words)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", words, NULL);
  pl_accessible_call (entry, words);
  return entry;
}

void
pl_search_take_keys (GtkWidget *entry, GCallback pressed, gpointer data)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", pressed, data);
  gtk_widget_add_controller (entry, keys);
}
