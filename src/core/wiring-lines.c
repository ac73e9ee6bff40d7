/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the lines of a list to cables: which of them are legs of one. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/wiring-reader.h"

enum
{
  MAX_NAME = 100 /* letters */
};

void
pl_wiring_cable_free (gpointer data)
{
  PlWiringCable *self = data;

  g_free (self->keys[0]);
  g_free (self->keys[1]);
  g_free (self->type);
  g_free (self->number);
  g_free (self->name);
  for (guint i = 0; i < self->n_ends; i++)
    {
      g_free (self->texts[i][0]);
      g_free (self->texts[i][1]);
    }
  g_free (self);
}

/* Remarks */

void
pl_wiring_remark (PlWiringReader *self, PlRemarkCode code, guint line, const char *what,
                  const char *other, const char *where)
{
  PlRemark item = { code, line, g_strdup (what), g_strdup (other), g_strdup (where) };

  self->wiring->n_lost += pl_remark_is_lost (&item) ? 1 : 0;
  g_array_append_val (self->wiring->remarks, item);
}

void
pl_wiring_remark_once (PlWiringReader *self, PlRemarkCode code, guint line, const char *what,
                       const char *other)
{
  g_autofree char *key
      = g_strdup_printf ("%d\n%s\n%s", (int) code, what != NULL ? what : "", other);

  if (g_hash_table_add (self->told, g_steal_pointer (&key)))
    pl_wiring_remark (self, code, line, what, other, NULL);
}

/* Lines */

static const char *
get (const PlWiringReader *self, const PlCsvRow *row, PlColumn column)
{
  return self->columns.at[column] >= 0 ? pl_csv_row_get (row, (guint) self->columns.at[column])
                                       : "";
}

gboolean
pl_wiring_is_loose (const char *text)
{
  static const char *const words[]
      = { "", "loose", "open", "none", "n/a", "-", "–", "nc", "n.c.", "unused", "spare" };
  g_autofree char *small = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (small, words[i]) == 0)
      return TRUE;
  return strcmp (text, _ ("loose")) == 0;
}

static char *
dup_key (const char *gear, const char *jack)
{
  g_autofree char *a = pl_wiring_fold (gear);
  g_autofree char *b = pl_wiring_fold (jack);

  return g_strconcat (a, "\n", b, NULL);
}

static void
add_end (PlWiringCable *cable, const char *gear, const char *jack, gboolean is_from)
{
  g_assert (cable->n_ends < PL_WIRING_MAX_ENDS);
  cable->texts[cable->n_ends][0] = g_strdup (gear);
  cable->texts[cable->n_ends][1] = g_strdup (jack);
  cable->is_from[cable->n_ends++] = is_from;
}

static gboolean
may_have_legs (PlWiringReader *self, const char *type)
{
  const PlCableMatch *match = pl_cable_index_find (self->cable_index, type);
  const PlKind *kind = match->kinds->len > 0 ? g_ptr_array_index (match->kinds, 0) : NULL;

  return kind != NULL && kind->connectors->len > 2;
}

/* What lines of one cable have in common: number, type and an end; without a number the end is a
 * jack, into which one plug goes. */
static char *
dup_group (const char *number, const char *type, const char *end)
{
  return g_strjoin ("\t", number, type, end, NULL);
}

static void
swap_ends (PlWiringCable *cable)
{
  char *key = cable->keys[0];
  gboolean is_from = cable->is_from[0];

  cable->keys[0] = cable->keys[1];
  cable->keys[1] = key;
  for (guint i = 0; i < 2; i++)
    {
      char *text = cable->texts[0][i];

      cable->texts[0][i] = cable->texts[1][i];
      cable->texts[1][i] = text;
    }
  cable->is_from[0] = cable->is_from[1];
  cable->is_from[1] = is_from;
}

/* Whether the line is another leg of a cable that is there; takes it up if so. */
static gboolean
join (PlWiringReader *self, const PlCsvRow *row, const char *number, const char *type,
      char *keys[2])
{
  static const PlColumn gear[] = { PL_COLUMN_FROM, PL_COLUMN_TO },
                        jack[] = { PL_COLUMN_FROM_JACK, PL_COLUMN_TO_JACK };
  g_autofree char *first = NULL;

  for (guint i = 0; i < 2; i++)
    {
      guint other = 1 - i;
      g_autofree char *group = dup_group (number, type, keys[i]);
      PlWiringCable *cable = g_hash_table_lookup (self->by_end, group);

      if (cable == NULL || cable->n_ends >= PL_WIRING_MAX_ENDS
          || (*number == '\0' && pl_wiring_is_loose (get (self, row, gear[i])))
          || (cable->n_legs > 1 && strcmp (cable->keys[0], keys[i]) != 0))
        continue;
      if (cable->n_legs == 1 && strcmp (cable->keys[0], keys[i]) != 0)
        swap_ends (cable);
      add_end (cable, get (self, row, gear[other]), get (self, row, jack[other]), other == 0);
      cable->n_legs++;
      first = g_strdup_printf ("%u", cable->line);
      if (*number == '\0')
        pl_wiring_remark (self, PL_REMARK_JOINED, row->line, first, type, NULL);
      return TRUE;
    }
  return FALSE;
}

/* The length of its own column, or behind the type. */
static double
read_length (PlWiringReader *self, const PlCsvRow *row, GString *type)
{
  const char *text = get (self, row, PL_COLUMN_LENGTH);
  double inside = pl_wiring_cut_length (type), metres = 0.0;

  if (*text == '\0')
    return inside;
  if (pl_wiring_parse_length (text, self->columns.unit, &metres))
    return metres;
  pl_wiring_remark (self, PL_REMARK_LENGTH_UNREAD, row->line, text, NULL, NULL);
  return inside;
}

static PlLeadColor
read_color (PlWiringReader *self, const PlCsvRow *row)
{
  const char *text = get (self, row, PL_COLUMN_COLOR);
  PlLeadColor color = pl_wiring_find_color (text);
  g_autoptr (GString) known = g_string_new (NULL);

  if (*text == '\0' || color != PL_LEAD_COLOR_NONE || pl_wiring_is_loose (text))
    return color;
  for (guint i = PL_LEAD_COLOR_BLUE; i < PL_N_LEAD_COLORS; i++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "",
                            pl_lead_color_name ((PlLeadColor) i));
  pl_wiring_remark_once (self, PL_REMARK_COLOR_UNREAD, row->line, text, known->str);
  return PL_LEAD_COLOR_NONE;
}

/* The name of its own column, or as our own lists say it: "TRS cable “Guitar”". */
static char *
read_name (PlWiringReader *self, const PlCsvRow *row, GString *type)
{
  const char *text = get (self, row, PL_COLUMN_NAME);
  char *inside = pl_wiring_cut_name (type);

  if (*text == '\0')
    return inside;
  g_free (inside);
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_NAME));
}

static void
keep_cable (PlWiringReader *self, PlWiringCable *cable)
{
  g_autofree char *number = pl_wiring_fold (cable->number);

  g_ptr_array_add (self->cables, cable);
  if (*number != '\0' && !g_hash_table_contains (self->by_number, number))
    g_hash_table_insert (self->by_number, g_steal_pointer (&number), cable);
}

static void
read_cable (PlWiringReader *self, const PlCsvRow *row)
{
  g_autofree char *from
      = dup_key (get (self, row, PL_COLUMN_FROM), get (self, row, PL_COLUMN_FROM_JACK));
  g_autofree char *to = dup_key (get (self, row, PL_COLUMN_TO), get (self, row, PL_COLUMN_TO_JACK));
  char *keys[2] = { from, to };
  g_autoptr (GString) type = g_string_new (get (self, row, PL_COLUMN_TYPE));
  const char *number = get (self, row, PL_COLUMN_NUMBER);
  g_autofree char *name = read_name (self, row, type);
  double length = read_length (self, row, type);
  PlWiringCable *cable = NULL;

  g_strstrip (type->str);
  if (may_have_legs (self, type->str) && join (self, row, number, type->str, keys))
    return;
  cable = g_new0 (PlWiringCable, 1);
  *cable = (PlWiringCable){ .line = row->line, .length = length, .n_legs = 1 };
  cable->type = g_strdup (type->str);
  cable->number = g_strdup (number);
  cable->name = g_steal_pointer (&name);
  cable->color = read_color (self, row);
  add_end (cable, get (self, row, PL_COLUMN_FROM), get (self, row, PL_COLUMN_FROM_JACK), TRUE);
  add_end (cable, get (self, row, PL_COLUMN_TO), get (self, row, PL_COLUMN_TO_JACK), FALSE);
  keep_cable (self, cable);
  for (guint i = 0; i < 2; i++)
    {
      g_hash_table_insert (self->by_end, dup_group (number, type->str, keys[i]), cable);
      cable->keys[i] = g_strdup (keys[i]);
    }
}

static void
read_line (PlWiringReader *self, const PlCsvRow *row)
{
  const char *only = "";
  guint n_filled = 0;

  if (row->odd_quote)
    pl_wiring_remark (self, PL_REMARK_ODD_QUOTE, row->line, NULL, NULL, NULL);
  for (guint i = 0; i < row->n_cells; i++)
    if (*row->cells[i] != '\0')
      {
        n_filled++;
        only = row->cells[i];
      }
  if (n_filled == 0 || *only == '#' || *pl_csv_row_get (row, 0) == '#')
    return;
  if (n_filled == 1
      || (*get (self, row, PL_COLUMN_FROM) == '\0' && *get (self, row, PL_COLUMN_TO) == '\0'))
    pl_wiring_remark (self, PL_REMARK_ONE_CELL, row->line, only, NULL, NULL);
  else
    read_cable (self, row);
}

static gboolean
is_used (const PlWiringReader *self, guint index)
{
  for (guint i = 0; i < PL_N_COLUMNS; i++)
    if (self->columns.at[i] == (int) index)
      return TRUE;
  return FALSE;
}

static gboolean
is_filled (const PlWiringReader *self, guint index)
{
  for (guint i = self->columns.first; i < self->table->rows->len; i++)
    if (*pl_csv_row_get (&g_array_index (self->table->rows, PlCsvRow, i), index) != '\0')
      return TRUE;
  return FALSE;
}

/* How the columns were understood, as far as that is not plain. */
static void
remark_columns (PlWiringReader *self)
{
  g_autoptr (GString) order = g_string_new (NULL);
  const PlCsvRow *row = NULL;

  if (self->columns.headings)
    {
      row = &g_array_index (self->table->rows, PlCsvRow, self->columns.first - 1);
      for (guint i = 0; i < row->n_cells; i++)
        if (*row->cells[i] != '\0' && !is_used (self, i) && is_filled (self, i))
          pl_wiring_remark (self, PL_REMARK_COLUMN_UNUSED, row->line, row->cells[i], NULL, NULL);
      return;
    }
  for (int i = 0; i < PL_CSV_MAX_CELLS; i++)
    for (guint column = 0; column < PL_N_COLUMNS; column++)
      if (self->columns.at[column] == i)
        g_string_append_printf (order, "%s%s", order->len > 0 ? ", " : "",
                                pl_wiring_column_title ((PlColumn) column));
  pl_wiring_remark (self, PL_REMARK_NO_HEADINGS, 1, order->str, NULL, NULL);
}

void
pl_wiring_read_lines (PlWiringReader *self)
{
  remark_columns (self);
  for (guint i = self->columns.first; i < self->table->rows->len; i++)
    read_line (self, &g_array_index (self->table->rows, PlCsvRow, i));
}
