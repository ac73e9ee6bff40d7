/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/panel-parts.h"

#include <string.h>

typedef struct
{
  const char *text, *id; /* in the sheet */
  gsize length, id_length;
  gboolean used;
} Part;

/* Each part begins a line, and nothing inside of one has an id.  end: a line that is no part. */
static GArray *
cut_up (const char *start, const char *end)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));

  for (const char *line = start, *next; line < end; line = next)
    {
      const char *id = g_strstr_len (line, (gssize) strcspn (line, ">\n"), " id=\"");

      next = line + strcspn (line, "\n") + 1;
      if (id != NULL)
        {
          Part part = { .text = line, .id = id + strlen (" id=\"") };

          part.id_length = strcspn (part.id, "\"");
          g_array_append_val (parts, part);
        }
      if (parts->len > 0)
        {
          Part *last = &g_array_index (parts, Part, parts->len - 1);

          last->length = (gsize) (next - last->text);
        }
    }
  return parts;
}

/* What a text refers to, "#nut" or "url(#metal)"; colours are parts that are not there. */
static void
mark_used (GArray *parts, const char *text, gsize length)
{
  const char *end = text + length;

  while ((text = memchr (text, '#', (gsize) (end - text))) != NULL)
    {
      gsize id_length = strcspn (++text, "\")");

      for (guint i = 0; i < parts->len; i++)
        {
          Part *part = &g_array_index (parts, Part, i);

          if (part->used || part->id_length != id_length
              || strncmp (part->id, text, id_length) != 0)
            continue;
          part->used = TRUE;
          mark_used (parts, part->text, part->length);
        }
    }
}

char *
pl_panel_parts_dup (const char *sheet, const char *body)
{
  const char *start = sheet != NULL ? strstr (sheet, "\n<defs>\n") : NULL;
  const char *end = start != NULL ? strstr (start, "\n</defs>") : NULL;
  g_autoptr (GArray) parts = NULL;
  GString *out = NULL;

  if (end == NULL)
    return NULL;
  parts = cut_up (start + strlen ("\n<defs>\n"), end);
  mark_used (parts, body, strlen (body));
  out = g_string_new ("<defs>\n");
  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, Part, i).used)
      g_string_append_len (out, g_array_index (parts, Part, i).text,
                           (gssize) g_array_index (parts, Part, i).length);
  g_string_append (out, "</defs>");
  return g_string_free (out, FALSE);
}
