/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Channels as columns: an input's knobs stand below its jacks, an output's above. */
#include "draw/panel-block.h"

#include <string.h>

#define WORD_GAP      8.0
#define WORD_MAX      58.0
#define TRIM_ROW      27.0
#define KNOB_ROW      48.0
#define BUTTON_ROW    23.0
#define SLIDER_ROW    118.0
#define SLIDER_TRAVEL 92.0
#define NUMBER_ROW    22.0
#define RULE_GAP      6.0
#define GROUP_GAP     12.0

typedef struct
{
  PlSection *section;
  double word_width, pitch, knob_top; /* knob_top: of a lone row */
  double jacks_y, rows_y, height;
  double jack_row, jack_top;
  gboolean lone;    /* one row of knobs, each with its whole name */
  gboolean numbers; /* on plates */
} Strips;

static const PlColumn *
column_at (const PlSection *section, guint at)
{
  return g_ptr_array_index (section->columns, at);
}

static const PlControl *
column_control (const PlSection *section, guint column, guint at)
{
  return pl_kind_control (section->kind, pl_index_at (column_at (section, column)->controls, at));
}

static const PlConnector *
column_jack (const PlSection *section, guint column, guint at)
{
  return pl_kind_connector (section->kind, pl_index_at (column_at (section, column)->jacks, at));
}

/* What a row is called here: "BAL" where another section has "PAN". */
static char *
dup_row_word (const PlSection *section, guint row)
{
  for (guint i = 0; i < section->columns->len; i++)
    for (guint j = 0; j < column_at (section, i)->controls->len; j++)
      {
        const char *label = column_control (section, i, j)->label;
        char *word = NULL;
        g_autofree char *suffix = NULL;

        if (pl_index_at (column_at (section, i)->rows, j) != row)
          continue;
        if (strcmp (label, column_at (section, i)->name) == 0
            || !pl_label_split (label, &word, &suffix))
          return g_strdup (label);
        return word;
      }
  return NULL;
}

static double
measure_words (const PlSection *section)
{
  double width = 0.0;

  for (guint row = 0; row < section->table->rows->len; row++)
    {
      g_autofree char *word = dup_row_word (section, row);
      double room = word != NULL ? pl_panel_text_width (word, PL_SMALL_SIZE, TRUE) : 0.0;

      if (room > WORD_MAX)
        room = pl_panel_label_room (word, 2);
      width = MAX (width, room);
    }
  return width + WORD_GAP;
}

static double
measure_pitch (const PlSection *section, gboolean lone)
{
  double pitch = PL_MIN_PITCH;

  for (guint i = 0; i < section->columns->len; i++)
    {
      const PlColumn *column = column_at (section, i);

      for (guint j = 0; j < column->jacks->len; j++)
        {
          double room = pl_label_pitch (column_jack (section, i, j)->label);
          pitch = MAX (pitch, room);
        }
      for (guint j = 0; lone && j < column->controls->len; j++)
        {
          double room = pl_label_pitch (column_control (section, i, j)->label);
          pitch = MAX (pitch, room);
        }
    }
  return pitch;
}

static gboolean
has_broken_label (const PlSection *section, double pitch, gboolean jacks)
{
  for (guint i = 0; i < section->columns->len; i++)
    {
      const PlColumn *column = column_at (section, i);

      for (guint j = 0; jacks && j < column->jacks->len; j++)
        if (pl_label_breaks (column_jack (section, i, j)->label, pitch))
          return TRUE;
      for (guint j = 0; !jacks && j < column->controls->len; j++)
        if (pl_label_breaks (column_control (section, i, j)->label, pitch))
          return TRUE;
    }
  return FALSE;
}

/* Few rows have room for large knobs. */
static gboolean
has_large_knobs (const PlRowTable *table)
{
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n += g_array_index (table->rows, PlRow, i).has_knob ? 1 : 0;
  return n <= 2;
}

static double
row_height (const Strips *strips, guint row)
{
  const PlRowTable *table = strips->section->table;
  const PlRow *it = &g_array_index (table->rows, PlRow, row);

  if (strips->lone)
    return (it->has_fader ? SLIDER_ROW : PL_KNOB_ROW - PL_KNOB_TOP) + strips->knob_top;
  if (it->has_fader)
    return SLIDER_ROW;
  if (it->has_knob)
    return has_large_knobs (table) ? KNOB_ROW : TRIM_ROW;
  return BUTTON_ROW;
}

static double
rows_height (const Strips *strips, guint n_rows)
{
  double height = 0.0;

  for (guint i = 0; i < n_rows; i++)
    height += row_height (strips, i);
  return height;
}

static gboolean
has_column_jack (const PlSection *section)
{
  for (guint i = 0; i < section->columns->len; i++)
    if (column_at (section, i)->jacks->len > 0)
      return TRUE;
  return FALSE;
}

static Strips
measure (PlSection *section)
{
  PlRowTable *table = section->table;
  Strips strips = { .section = section, .lone = table->rows->len == 1 };
  double jacks, rows;

  strips.word_width = strips.lone ? 0.0 : measure_words (section);
  strips.pitch = measure_pitch (section, strips.lone);
  table->two_lines = table->two_lines || has_broken_label (section, strips.pitch, TRUE);
  strips.jack_top = PL_JACK_TOP + (table->two_lines ? PL_SECOND_LINE : 0.0);
  strips.jack_row = PL_JACK_ROW + (table->two_lines ? PL_SECOND_LINE : 0.0);
  strips.knob_top
      = PL_KNOB_TOP
        + (strips.lone && has_broken_label (section, strips.pitch, FALSE) ? PL_SECOND_LINE : 0.0);
  strips.numbers = !strips.lone && !(section->is_output && has_column_jack (section));
  jacks = table->jack_rows * strips.jack_row;
  rows = rows_height (&strips, table->rows->len);
  strips.jacks_y = section->is_output ? rows : 0.0;
  strips.rows_y = section->is_output || jacks <= 0.0 ? 0.0 : jacks + 2.0 * RULE_GAP;
  strips.height
      = MAX (strips.jacks_y + jacks, strips.rows_y + rows) + (strips.numbers ? NUMBER_ROW : 0.0);
  return strips;
}

/* Marks */

static double
column_x (const Strips *strips, guint column)
{
  return strips->word_width + strips->pitch * (column + 0.5);
}

static void
put_column_jacks (const Strips *strips, double y)
{
  PlSection *section = strips->section;

  for (guint i = 0; i < section->columns->len; i++)
    for (guint j = 0; j < column_at (section, i)->jacks->len; j++)
      pl_section_put (section, PL_MARK_JACK, pl_index_at (column_at (section, i)->jacks, j),
                      column_x (strips, i), y + strips->jack_top + strips->jack_row * j,
                      strips->pitch - 4.0, column_jack (section, i, j)->label);
}

static void
put_column_control (const Strips *strips, guint column, guint at)
{
  PlSection *section = strips->section;
  guint16 index = pl_index_at (column_at (section, column)->controls, at);
  guint16 row = pl_index_at (column_at (section, column)->rows, at);
  const PlControl *control = pl_kind_control (section->kind, index);
  double top = strips->rows_y + rows_height (strips, row), height = row_height (strips, row);
  PlMark mark
      = { PL_MARK_TRIM,  index, column_x (strips, column), top + height / 2.0, strips->pitch - 4.0,
          SLIDER_TRAVEL, NULL };

  if (control->type == PL_CONTROL_FADER)
    mark.type = PL_MARK_SLIDER;
  else if (control->type == PL_CONTROL_SWITCH)
    mark.type = strips->lone ? PL_MARK_SWITCH : PL_MARK_BUTTON;
  else if (strips->lone || height >= KNOB_ROW)
    mark.type = PL_MARK_KNOB;
  if (strips->lone)
    {
      mark.word = g_strdup (control->label);
      mark.y = control->type == PL_CONTROL_FADER ? top + strips->knob_top + SLIDER_TRAVEL / 2.0
                                                 : top + strips->knob_top;
    }
  else if (mark.type == PL_MARK_KNOB)
    mark.y -= 6.0; /* its value stands below it */
  g_array_append_val (section->marks, mark);
}

static void
put_words (const Strips *strips)
{
  PlSection *section = strips->section;

  for (guint row = 0; row < section->table->rows->len; row++)
    {
      g_autofree char *word = dup_row_word (section, row);
      double height = row_height (strips, row);

      if (word != NULL)
        pl_section_put (section, PL_MARK_WORD, 0, strips->word_width - WORD_GAP / 2.0,
                        strips->rows_y + rows_height (strips, row) + height / 2.0
                            - (height >= KNOB_ROW && height < SLIDER_ROW ? 6.0 : 0.0),
                        strips->word_width - WORD_GAP, word);
    }
}

static void
put_numbers (const Strips *strips)
{
  PlSection *section = strips->section;

  for (guint i = 0; strips->numbers && i < section->columns->len; i++)
    pl_section_put (section, PL_MARK_NUMBER, 0, column_x (strips, i),
                    strips->height - NUMBER_ROW / 2.0 + 1.0, strips->pitch - 8.0,
                    column_at (section, i)->name);
}

/* Where channels have fewer jacks than others there is room for a switch, 48 V mostly: the
 * rightmost n columns without a jack in a row; G_MAXUINT: there are none. */
static guint
find_free_cells (const PlSection *section, guint row, guint n)
{
  guint free = 0;

  for (guint i = section->columns->len; i > 0; i--)
    {
      free = column_at (section, i - 1)->jacks->len <= row ? free + 1 : 0;
      if (free == n)
        return i - 1;
    }
  return G_MAXUINT;
}

static gboolean
can_stand_below (const PlSection *section, double pitch)
{
  for (guint i = 0; i < section->controls->len; i++)
    {
      const PlControl *control
          = pl_kind_control (section->kind, pl_index_at (section->controls, i));

      if (control->type == PL_CONTROL_FADER || pl_label_breaks (control->label, pitch))
        return FALSE;
    }
  return section->controls->len > 0 && !section->is_output && has_column_jack (section);
}

static gboolean
put_controls_below_jacks (const Strips *strips)
{
  PlSection *section = strips->section;
  guint n = section->controls->len, column = G_MAXUINT, row = 1;

  if (!can_stand_below (section, strips->pitch))
    return FALSE;
  for (; row < section->table->jack_rows && column == G_MAXUINT; row++)
    column = find_free_cells (section, row, n);
  for (guint i = 0; i < n && column != G_MAXUINT; i++)
    {
      guint16 index = pl_index_at (section->controls, i);
      const PlControl *control = pl_kind_control (section->kind, index);

      pl_section_put (section, control->type == PL_CONTROL_SWITCH ? PL_MARK_SWITCH : PL_MARK_KNOB,
                      index, column_x (strips, column + i),
                      strips->jack_top + strips->jack_row * (row - 1), strips->pitch - 4.0,
                      control->label);
    }
  return column != G_MAXUINT;
}

/* What has no column stands beside them: jacks in line with the jacks, knobs with the knobs. */

static void
move_right (PlSection *section, double by)
{
  for (guint i = 0; i < section->marks->len; i++)
    g_array_index (section->marks, PlMark, i).x += by;
}

static gboolean
is_left (const PlSection *section)
{
  return section->is_output && section->jacks->len > 0 && has_column_jack (section)
         && pl_index_at (section->jacks, 0) < pl_index_at (column_at (section, 0)->jacks, 0);
}

static PlGrid
choose_knobs (const PlSection *section, guint n_columns, double height)
{
  guint n_rows = MAX (1, (guint) (height / PL_KNOB_ROW));
  PlGrid grid = pl_section_knob_grid (section, n_rows);

  while (n_rows < 8 && grid.n_columns > MAX (n_columns, 1) && grid.height + PL_KNOB_ROW <= height)
    grid = pl_section_knob_grid (section, ++n_rows);
  return grid;
}

/* A single jack stands over the knob of the same name. */
static double
align_jack (const PlSection *section, const PlGrid *jacks, const PlGrid *knobs, double others)
{
  if (section->jacks->len == 1 && knobs->n_rows == 1)
    for (guint i = 0, at = 0; i < section->controls->len; i++)
      {
        const PlControl *control
            = pl_kind_control (section->kind, pl_index_at (section->controls, i));
        const PlConnector *jack
            = pl_kind_connector (section->kind, pl_index_at (section->jacks, 0));

        if (strcmp (control->label, jack->label) == 0)
          return (others - knobs->width) / 2.0 + knobs->pitch * (at + 0.5) - jacks->pitch / 2.0;
        at += control->type == PL_CONTROL_FADER ? 0 : 1;
      }
  return (others - jacks->width) / 2.0;
}

/* Returns how high they are. */
static double
put_others (const Strips *strips, double width, gboolean knobs_too)
{
  PlSection *section = strips->section;
  guint n_fit = MAX (1, (guint) (strips->height / strips->jack_row));
  PlGrid jacks = pl_section_jack_grid (
      section, section->is_output ? n_fit : MAX (section->table->jack_rows, 1));
  PlGrid knobs = knobs_too ? choose_knobs (section, jacks.n_columns, strips->height - jacks.height)
                           : pl_section_knob_grid (section, 1);
  double others = MAX (jacks.width, knobs_too ? knobs.width : 0.0);
  double height = jacks.height + (knobs_too ? knobs.height : 0.0);
  double x = width + GROUP_GAP;

  section->inner_height = MAX (strips->height, height);
  section->inner_width = others > 0.0 ? width + GROUP_GAP + others : width;
  if (others <= 0.0)
    return 0.0;
  if (is_left (section))
    {
      move_right (section, others + GROUP_GAP);
      x = 0.0;
    }
  pl_section_put_jacks (section, &jacks, x + align_jack (section, &jacks, &knobs, others),
                        section->is_output ? section->inner_height - jacks.height : 0.0);
  if (knobs_too && knobs.n_columns > 0)
    pl_section_put_knobs (section, &knobs, x + (others - knobs.width) / 2.0,
                          section->is_output ? 0.0 : jacks.height);
  return height;
}

void
pl_section_put_columns (PlSection *self)
{
  Strips strips = measure (self);
  double width = strips.word_width + strips.pitch * self->columns->len;
  double others;
  gboolean below = put_controls_below_jacks (&strips);

  put_column_jacks (&strips, strips.jacks_y);
  for (guint i = 0; i < self->columns->len; i++)
    for (guint j = 0; j < column_at (self, i)->controls->len; j++)
      put_column_control (&strips, i, j);
  if (!strips.lone)
    put_words (&strips);
  put_numbers (&strips);
  others = put_others (&strips, width, !below);
  width = others <= strips.rows_y ? self->inner_width : width;
  if (strips.rows_y > 0.0)
    pl_section_put (self, PL_MARK_RULE, 0, width / 2.0, strips.rows_y - RULE_GAP, width, NULL);
}
