/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a page of help with terms: what is found in a text stands in it. */
#include <string.h>

#include "core/glossary.h"
#include "fuzz.h"

enum
{
  MOST_LINES = 40 /* of the page, each looked through as a text of its own */
};

static gboolean
has_word (const PlEntry *entry, const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);

  for (guint i = 0; entry->also[i] != NULL; i++)
    if (*entry->also[i] != '\0' && strstr (small, entry->also[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Each once, and none that does not stand there. */
static void
check_text (const GPtrArray *entries, const char *text)
{
  /* an exact copy: reading past the end is seen by the sanitizers */
  g_autofree char *copy = g_strdup (text);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n;

  pl_glossary_find (entries, copy, found);
  n = found->len;
  g_assert_cmpuint (n, <=, entries->len);
  for (guint i = 0; i < n; i++)
    g_assert_true (has_word (g_ptr_array_index (found, i), copy));
  pl_glossary_find (entries, copy, found);
  g_assert_cmpuint (found->len, ==, n);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_autofree char *page = g_utf8_make_valid (bytes, -1);
  g_auto (GStrv) lines = g_strsplit (page, "\n", MOST_LINES);
  g_autoptr (GPtrArray) entries = pl_glossary_parse (page);

  for (guint i = 0; i < entries->len; i++)
    {
      const PlEntry *entry = g_ptr_array_index (entries, i);

      g_assert_nonnull (entry->also);
      g_assert_true (g_utf8_validate (entry->title, -1, NULL));
      g_assert_true (g_utf8_validate (entry->text, -1, NULL));
      g_assert_null (strchr (entry->text, '\n'));
    }
  check_text (entries, page);
  check_text (entries, "x");
  for (guint i = 0; lines[i] != NULL; i++)
    check_text (entries, lines[i]);
  return 0;
}
