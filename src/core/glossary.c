/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/glossary.h"

#include <string.h>

#define ALSO "Also: "

static void
entry_free (gpointer data)
{
  PlEntry *self = data;

  g_free (self->title);
  g_free (self->text);
  g_strfreev (self->also);
  g_free (self);
}

/* An entry and its lines, joined to a paragraph. */
static void
add_entry (GPtrArray *entries, PlEntry *entry, GString *text)
{
  if (entry == NULL)
    return;
  entry->text = g_strdup (text->str);
  g_string_truncate (text, 0);
  g_ptr_array_add (entries, entry);
}

/* No word is empty: that would stand in every text. */
static char **
split_words (const char *line)
{
  g_autofree char *small = g_utf8_casefold (line, -1);
  char **words = g_strsplit (small, ",", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = g_strstrip (words[i]);

      words[i] = NULL;
      if (*word != '\0')
        words[n++] = word;
      else
        g_free (word);
    }
  return words;
}

GPtrArray *
pl_glossary_parse (const char *page)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  PlEntry *entry = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (g_str_has_prefix (line, "## "))
        {
          add_entry (entries, entry, text);
          entry = g_new0 (PlEntry, 1);
          entry->title = g_strdup (line + strlen ("## "));
          entry->also = g_new0 (char *, 1);
        }
      else if (entry != NULL && g_str_has_prefix (line, ALSO))
        {
          g_strfreev (entry->also);
          entry->also = split_words (line + strlen (ALSO));
        }
      else if (entry != NULL && *line != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", line);
    }
  add_entry (entries, entry, text);
  return entries;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-';
}

/* "insert" stands in "the insert jack", not in "inserted"; "balanced" not in "impedance-balanced".
 */
static gboolean
stands_in (const char *word, const char *text)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      const char *end = at + strlen (word);
      const char *before = g_utf8_find_prev_char (text, at);

      if ((before == NULL || !is_letter (g_utf8_get_char (before)))
          && !is_letter (g_utf8_get_char (end)))
        return TRUE;
    }
  return FALSE;
}

void
pl_glossary_find (const GPtrArray *glossary, const char *text, GPtrArray *found)
{
  g_autofree char *small = g_utf8_casefold (text, -1);

  for (guint i = 0; i < glossary->len; i++)
    {
      PlEntry *entry = g_ptr_array_index (glossary, i);
      gboolean stands = g_ptr_array_find (found, entry, NULL);

      for (guint k = 0; !stands && entry->also[k] != NULL; k++)
        if (stands_in (entry->also[k], small))
          {
            g_ptr_array_add (found, entry);
            stands = TRUE;
          }
    }
}
