/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as CSV and as text. */
#include <string.h>

#include "core/sheet.h"

/* CSV */

/* What spreadsheets run as a formula must stay text; some take the wide letters of East Asia, too.
 * A number may be negative, and have its unit behind it, but nothing that is reckoned with. */
static gboolean
looks_like_formula (const char *cell)
{
  gunichar first = g_utf8_get_char (cell);

  if (*cell == '+' || *cell == '-')
    return !g_ascii_isdigit (cell[1])
           || strpbrk (cell + 1, "+-*/^&=<>()[]{}!|@#:;'\"\t\r\n") != NULL;
  return (*cell != '\0' && strchr ("=@\t\r", *cell) != NULL) || first == 0xff1d || first == 0xff0b
         || first == 0xff0d || first == 0xff20;
}

static void
add_cell (GString *out, const char *cell)
{
  const char *mark = looks_like_formula (cell) ? "'" : "";

  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append_printf (out, "%s%s", mark, cell);
      return;
    }
  g_string_append_printf (out, "\"%s", mark);
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *cell);
    }
  g_string_append_c (out, '"');
}

static void
add_line (GString *out, char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      add_cell (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}

char *
pl_sheet_write_csv (const PlSheet *self)
{
  GString *out = g_string_new (NULL);

  add_line (out, self->columns);
  for (guint i = 0; i < self->rows->len; i++)
    add_line (out, g_ptr_array_index (self->rows, i));
  return g_string_free (out, FALSE);
}

/* Text */

static guint
width_of (const char *cell)
{
  guint width = 0;

  for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static void
add_text_line (GString *out, char **cells, const guint *widths)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_string_append (out, cells[i]);
      for (guint used = width_of (cells[i]); cells[i + 1] != NULL && used < widths[i] + 2; used++)
        g_string_append_c (out, ' ');
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
widen (guint *widths, char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    widths[i] = MAX (widths[i], width_of (cells[i]));
}

char *
pl_sheet_write_text (const PlSheet *self)
{
  GString *out = g_string_new (pl_sheet_title (self->type));
  g_autofree guint *widths = g_new0 (guint, g_strv_length (self->columns) + 1u);
  guint total = 0;

  g_string_append (out, "\n\n");
  widen (widths, self->columns);
  for (guint i = 0; i < self->rows->len; i++)
    widen (widths, g_ptr_array_index (self->rows, i));
  for (guint i = 0; self->columns[i] != NULL; i++)
    total += widths[i] + (i > 0 ? 2 : 0);
  add_text_line (out, self->columns, widths);
  for (guint i = 0; i < total; i++)
    g_string_append_c (out, '-');
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->rows->len; i++)
    add_text_line (out, g_ptr_array_index (self->rows, i), widths);
  return g_string_free (out, FALSE);
}
