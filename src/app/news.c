/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/news.h"

#include <glib/gi18n.h>

#include "core/words.h"

/* "Anna, Ben" of those whose sentence is that of the first one. */
static char *
dup_names (const PlCircuit *circuit, const GArray *verdicts, char *const *sentences, guint first)
{
  GString *names = g_string_new (NULL);

  for (guint i = first; i < verdicts->len; i++)
    {
      g_autofree char *name = NULL;

      if (!g_str_equal (sentences[i], sentences[first]))
        continue;
      name = pl_words_part (pl_circuit_get_patch (circuit),
                            g_array_index (verdicts, PlVerdict, i).part);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

char *
pl_news_dup_heard (const PlCircuit *circuit)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  g_auto (GStrv) sentences = g_new0 (char *, verdicts->len + 1);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < verdicts->len; i++)
    sentences[i] = pl_words_verdict (circuit, &g_array_index (verdicts, PlVerdict, i));
  for (guint i = 0; i < verdicts->len; i++)
    {
      g_autofree char *names = NULL, *line = NULL;

      if (!g_hash_table_add (said, sentences[i]))
        continue;
      names = dup_names (circuit, verdicts, sentences, i);
      line = verdicts->len > 1 ? pl_words_fill (_ ("{names}: {sentence}"), "names", names,
                                                "sentence", sentences[i], NULL)
                               : g_strdup (sentences[i]);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", line);
    }
  return g_string_free (all, FALSE);
}

char *
pl_news_dup_since (const char *before, const char *now)
{
  g_auto (GStrv) old = g_strsplit (before != NULL ? before : "", "\n", -1);
  g_auto (GStrv) lines = g_strsplit (now, "\n", -1);
  GString *news = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) old, lines[i]))
      g_string_append_printf (news, "%s%s", news->len > 0 ? " " : "", lines[i]);
  return g_string_free (news, news->len == 0);
}
