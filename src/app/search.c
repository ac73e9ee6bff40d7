/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/search.h"

#include <string.h>

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
