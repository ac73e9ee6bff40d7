/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The shapes a section can take: jacks in one row or several, knobs above or beside them. */
#include "draw/panel-block.h"

#include <string.h>

#include "core/plain.h"

#define GROUP_GAP   12.0
#define FADER_WIDTH 64.0
#define FADER_MIN   150.0 /* with its label */
#define FADER_HEAD  26.0
#define FADER_FOOT  14.0
#define MAX_ROWS    4
#define MAX_STRETCH 1.35
#define TITLE_MAX   200.0
#define WIDE        800.0 /* nothing needs to be wider than this */

void
pl_section_put (PlSection *self, PlMarkType type, guint16 index, double x, double y, double room,
                const char *word)
{
  PlMark mark = { type, index, x, y, room, 0.0, g_strdup (word) };

  g_array_append_val (self->marks, mark);
}

char *
pl_control_dup_words (const PlControl *control)
{
  if (control->positions == NULL || strcmp (control->positions[0], "off") == 0)
    return NULL;
  return g_strjoinv (" / ", control->positions);
}

/* In one line when that is not much, else in two. */
double
pl_label_pitch (const char *text)
{
  double room = pl_panel_label_room (text, 1);

  return MIN (4.0 + (room <= 60.0 ? room : pl_panel_label_room (text, 2)), PL_MAX_PITCH);
}

gboolean
pl_label_breaks (const char *text, double pitch)
{
  return pl_panel_text_width (text, PL_SMALL_SIZE, TRUE) > pitch - 4.0;
}

/* Jacks */

static const PlConnector *
jack_at (const PlSection *self, guint at)
{
  return pl_kind_connector (self->kind, pl_index_at (self->jacks, at));
}

static gboolean
are_family (const PlConnector *one, const PlConnector *other)
{
  g_autofree char *a = NULL, *b = NULL, *rest = NULL, *other_rest = NULL;

  return pl_label_split (one->label, &a, &rest) && pl_label_split (other->label, &b, &other_rest)
         && strcmp (a, b) == 0;
}

static guint
family_length (const PlSection *self, guint first)
{
  guint end = first + 1;

  while (end < self->jacks->len && are_family (jack_at (self, first), jack_at (self, end)))
    end++;
  return end - first;
}

/* Fills rows of n_columns; a family (MAIN L, MAIN R) begins a new row when it would be torn. Cells,
 * when asked for: row × n_columns + column of each jack.  Returns the number of rows. */
static guint
flow (const PlSection *self, guint n_columns, guint *cells)
{
  guint at = 0;

  for (guint i = 0; i < self->jacks->len;)
    {
      guint length = family_length (self, i), column = at % n_columns;

      if (column > 0 && column + length > n_columns)
        at += n_columns - column;
      for (guint k = 0; k < length; k++, at++)
        if (cells != NULL)
          cells[i + k] = at;
      i += length;
    }
  return (at + n_columns - 1) / n_columns;
}

PlGrid
pl_section_jack_grid (const PlSection *self, guint n_rows)
{
  guint n = self->jacks->len;
  PlGrid grid = { 0, 0, PL_MIN_PITCH, PL_JACK_ROW, PL_JACK_TOP, 0.0, 0.0 };
  gboolean two_lines = FALSE;

  if (n == 0)
    return grid;
  n_rows = CLAMP (n_rows, 1, n);
  grid.n_columns = (n + n_rows - 1) / n_rows;
  while (flow (self, grid.n_columns, NULL) > n_rows)
    grid.n_columns++;
  grid.n_rows = flow (self, grid.n_columns, NULL);
  for (guint i = 0; i < n; i++)
    {
      double pitch = pl_label_pitch (jack_at (self, i)->label);
      grid.pitch = MAX (grid.pitch, pitch);
    }
  for (guint i = 0; i < n && !two_lines; i++)
    two_lines = pl_label_breaks (jack_at (self, i)->label, grid.pitch);
  if (two_lines)
    {
      grid.top += PL_SECOND_LINE;
      grid.row_height += PL_SECOND_LINE;
    }
  grid.width = grid.n_columns * grid.pitch;
  grid.height = grid.n_rows * grid.row_height;
  return grid;
}

void
pl_section_put_jacks (PlSection *self, const PlGrid *grid, double x, double y)
{
  g_autofree guint *cells = g_new0 (guint, MAX (self->jacks->len, 1));

  if (grid->n_columns == 0)
    return;
  (void) flow (self, grid->n_columns, cells);
  for (guint i = 0; i < self->jacks->len; i++)
    {
      guint row = cells[i] / grid->n_columns, column = cells[i] % grid->n_columns;

      pl_section_put (self, PL_MARK_JACK, pl_index_at (self->jacks, i),
                      x + grid->pitch * (column + 0.5), y + grid->top + grid->row_height * row,
                      grid->pitch - 4.0, jack_at (self, i)->label);
    }
}

/* Knobs and switches outside columns; faders stand apart */

static const PlControl *
control_at (const PlSection *self, guint at)
{
  return pl_kind_control (self->kind, pl_index_at (self->controls, at));
}

static guint
count_controls (const PlSection *self, gboolean faders)
{
  guint n = 0;

  for (guint i = 0; i < self->controls->len; i++)
    n += (control_at (self, i)->type == PL_CONTROL_FADER) == faders ? 1 : 0;
  return n;
}

static double
knob_pitch (const PlControl *control)
{
  g_autofree char *words = pl_control_dup_words (control);
  double pitch = pl_label_pitch (control->label);
  double below = words != NULL ? pl_panel_text_width (words, PL_WORD_SIZE, FALSE) + 6.0 : 0.0;

  return MIN (MAX (pitch, below), PL_MAX_PITCH);
}

PlGrid
pl_section_knob_grid (const PlSection *self, guint n_rows)
{
  guint n = count_controls (self, FALSE);
  PlGrid grid = { 0, 0, PL_KNOB_PITCH, PL_KNOB_ROW, PL_KNOB_TOP, 0.0, 0.0 };
  gboolean two_lines = FALSE;

  if (n == 0)
    return grid;
  n_rows = CLAMP (n_rows, 1, n);
  grid.n_columns = (n + n_rows - 1) / n_rows;
  grid.n_rows = (n + grid.n_columns - 1) / grid.n_columns;
  for (guint i = 0; i < self->controls->len; i++)
    {
      double pitch = knob_pitch (control_at (self, i));
      grid.pitch = MAX (grid.pitch, pitch);
    }
  for (guint i = 0; i < self->controls->len && !two_lines; i++)
    two_lines = pl_label_breaks (control_at (self, i)->label, grid.pitch);
  if (two_lines)
    {
      grid.top += PL_SECOND_LINE;
      grid.row_height += PL_SECOND_LINE;
    }
  grid.width = grid.n_columns * grid.pitch;
  grid.height = grid.n_rows * grid.row_height;
  return grid;
}

void
pl_section_put_knobs (PlSection *self, const PlGrid *grid, double x, double y)
{
  guint n = 0;

  if (grid->n_columns == 0)
    return;
  for (guint i = 0; i < self->controls->len; i++)
    {
      const PlControl *control = control_at (self, i);
      guint row = n / grid->n_columns, column = n % grid->n_columns;

      if (control->type == PL_CONTROL_FADER)
        continue;
      pl_section_put (self, control->type == PL_CONTROL_SWITCH ? PL_MARK_SWITCH : PL_MARK_KNOB,
                      pl_index_at (self->controls, i), x + grid->pitch * (column + 0.5),
                      y + grid->top + grid->row_height * row, grid->pitch - 4.0, control->label);
      n++;
    }
}

void
pl_section_put_faders (PlSection *self)
{
  guint n = count_controls (self, TRUE);
  double x = self->inner_width > 0.0 ? self->inner_width + GROUP_GAP : 0.0;

  if (n == 0)
    return;
  self->inner_height = MAX (self->inner_height, FADER_MIN);
  for (guint i = 0; i < self->controls->len; i++)
    {
      PlMark mark = {
        PL_MARK_FADER, pl_index_at (self->controls, i), 0.0, 0.0, FADER_WIDTH - 4.0, 0.0, NULL
      };

      if (control_at (self, i)->type != PL_CONTROL_FADER)
        continue;
      mark.height = self->inner_height - FADER_HEAD - FADER_FOOT;
      mark.x = x + FADER_WIDTH / 2.0;
      mark.y = FADER_HEAD + mark.height / 2.0;
      mark.word = g_strdup (control_at (self, i)->label);
      g_array_append_val (self->marks, mark);
      x += FADER_WIDTH;
    }
  self->inner_width = x;
}

/* Jacks and knobs without columns */

static void
stack (PlSection *self, const PlGrid *jacks, const PlGrid *knobs)
{
  double width = MAX (jacks->width, knobs->width);
  gboolean knobs_first = self->is_output;

  pl_section_put_jacks (self, jacks, (width - jacks->width) / 2.0,
                        knobs_first ? knobs->height : 0.0);
  pl_section_put_knobs (self, knobs, (width - knobs->width) / 2.0,
                        knobs_first ? 0.0 : jacks->height);
  self->inner_width = width;
  self->inner_height = jacks->height + knobs->height;
}

static void
stand_beside (PlSection *self, const PlGrid *jacks, const PlGrid *knobs)
{
  double height = MAX (jacks->height, knobs->height);
  double jacks_x = self->is_output ? knobs->width + GROUP_GAP : 0.0;
  double knobs_x = self->is_output ? 0.0 : jacks->width + GROUP_GAP;

  pl_section_put_jacks (self, jacks, jacks_x, (height - jacks->height) / 2.0);
  pl_section_put_knobs (self, knobs, knobs_x, (height - knobs->height) / 2.0);
  self->inner_width = jacks->width + knobs->width + GROUP_GAP;
  self->inner_height = height;
}

void
pl_section_lay_out (PlSection *self, const PlVariant *variant)
{
  g_array_set_size (self->marks, 0);
  self->inner_width = 0.0;
  self->inner_height = 0.0;
  if (self->table != NULL)
    pl_section_put_columns (self);
  else
    {
      PlGrid jacks = pl_section_jack_grid (self, variant->jack_rows);
      PlGrid knobs = pl_section_knob_grid (self, variant->control_rows);

      if (variant->beside)
        stand_beside (self, &jacks, &knobs);
      else
        stack (self, &jacks, &knobs);
    }
  pl_section_put_faders (self);
}

/* Shapes */

static gboolean
is_better (const PlVariant *one, const PlVariant *other)
{
  return one->width <= other->width && one->height <= other->height;
}

/* One family in rows of unequal length looks torn; two rows of an odd number must do. */
static gboolean
is_ragged (const PlSection *self, guint n_rows)
{
  guint n = self->jacks->len;
  PlGrid grid = pl_section_jack_grid (self, n_rows);

  return n > 1 && family_length (self, 0) == n
         && grid.n_rows * grid.n_columns - n > (grid.n_rows == 2 ? 1 : 0);
}

/* Keeps what is not wider and higher than another. */
static void
offer (PlSection *self, PlVariant variant)
{
  g_autofree char *capitals = pl_plain_dup_upper (self->title);
  double title = MIN (PL_TITLE_SPACING * pl_panel_text_width (capitals, PL_TITLE_SIZE, TRUE) + 4.0,
                      TITLE_MAX);

  pl_section_lay_out (self, &variant);
  variant.width = MAX (self->inner_width, title) + 2.0 * PL_SECTION_PADDING;
  variant.height = self->inner_height + PL_SECTION_TITLE + PL_SECTION_PADDING;
  for (guint i = 0; i < self->variants->len; i++)
    if (is_better (&g_array_index (self->variants, PlVariant, i), &variant))
      return;
  for (guint i = self->variants->len; i > 0; i--)
    if (is_better (&variant, &g_array_index (self->variants, PlVariant, i - 1)))
      g_array_remove_index (self->variants, i - 1);
  g_array_append_val (self->variants, variant);
}

/* Very many jacks need more rows than a few. */
static guint
first_row_count (guint n, double pitch)
{
  return MAX (1, (guint) (n * pitch / WIDE));
}

void
pl_section_measure (PlSection *self)
{
  guint n_jacks = self->jacks->len, n_knobs = count_controls (self, FALSE);
  guint jack_rows = first_row_count (n_jacks, PL_MIN_PITCH);
  guint knob_rows = first_row_count (n_knobs, PL_KNOB_PITCH);
  PlVariant lone = { 1, 1, FALSE, 0.0, 0.0 };

  g_array_set_size (self->variants, 0);
  if (self->table != NULL)
    {
      offer (self, lone);
      return;
    }
  for (guint j = jack_rows; j < jack_rows + MIN (MAX (n_jacks, 1), MAX_ROWS); j++)
    for (guint k = knob_rows; k < knob_rows + MIN (MAX (n_knobs, 1), MAX_ROWS); k++)
      {
        PlVariant above = { j, k, FALSE, 0.0, 0.0 }, beside = { j, k, TRUE, 0.0, 0.0 };

        if (j > jack_rows && is_ragged (self, j))
          continue;
        offer (self, above);
        if (n_jacks > 0 && n_knobs > 0 && (n_jacks + n_knobs > 2 || !self->is_output))
          offer (self, beside);
      }
}

/* Spreads the marks over the frame, as far as that looks well, and puts them into its middle. */
void
pl_section_fill (PlSection *self)
{
  double width = self->width - 2.0 * PL_SECTION_PADDING;
  double height = self->height - PL_SECTION_TITLE - PL_SECTION_PADDING;
  double across = CLAMP (width / MAX (self->inner_width, 1.0), 1.0, MAX_STRETCH);
  double down = CLAMP (height / MAX (self->inner_height, 1.0), 1.0, MAX_STRETCH);
  double left = PL_SECTION_PADDING + (width - self->inner_width * across) / 2.0;
  double top = PL_SECTION_TITLE + (height - self->inner_height * down) / 2.0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      PlMark *mark = &g_array_index (self->marks, PlMark, i);

      mark->x = left + mark->x * across;
      mark->y = top + mark->y * down;
      mark->height *= down;
      if (mark->type == PL_MARK_RULE)
        mark->room *= across;
    }
}
