/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/panel-plan.h"

#include <string.h>

#define NAME_MARGIN  60.0 /* beside the name in the head */
#define NAME_LETTER  10.4
#define TITLE_HEIGHT 22.0
#define JACK_PITCH   58.0
#define JACK_ROW     74.0 /* label, jack, word below it */
#define KNOB_PITCH   58.0
#define KNOB_ROW     68.0
#define TRIM_ROW     27.0
#define LONE_ROW     54.0
#define FADER_ROW    112.0
#define FADER_TRAVEL 92.0
#define WORD_WIDTH   44.0
#define PADDING      10.0

/* What a section is made of, before it is measured */

typedef struct
{
  const PlKind *kind;
  const char *title;
  GArray *jacks, *controls; /* guint16 */
  GPtrArray *words;         /* rows of knobs: "GAIN" */
  GPtrArray *suffixes;      /* columns: "1", "5/6" */
  PlSection *section;
} Draft;

static void
place_clear (gpointer item)
{
  g_free (((PlPlace *) item)->word);
}

static void
section_free (gpointer item)
{
  PlSection *section = item;

  g_free (section->title);
  g_array_unref (section->places);
  g_free (section);
}

void
pl_plan_free (PlPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sections);
  g_free (self);
}

static void
draft_free (gpointer item)
{
  Draft *draft = item;

  g_array_unref (draft->jacks);
  g_array_unref (draft->controls);
  g_ptr_array_unref (draft->words);
  g_ptr_array_unref (draft->suffixes);
  g_free (draft);
}

static Draft *
find_draft (GPtrArray *drafts, const PlKind *kind, const char *title)
{
  Draft *draft = NULL;

  title = title != NULL ? title : "";
  for (guint i = 0; i < drafts->len; i++)
    if (strcmp (((Draft *) g_ptr_array_index (drafts, i))->title, title) == 0)
      return g_ptr_array_index (drafts, i);
  draft = g_new0 (Draft, 1);
  draft->kind = kind;
  draft->title = title;
  draft->jacks = g_array_new (FALSE, FALSE, sizeof (guint16));
  draft->controls = g_array_new (FALSE, FALSE, sizeof (guint16));
  draft->words = g_ptr_array_new_with_free_func (g_free);
  draft->suffixes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (drafts, draft);
  return draft;
}

/* Channel strips: "GAIN 1", "GAIN 2", "PAN 1" are rows GAIN and PAN, columns 1 and 2 */

static gboolean
split_label (const char *label, char **word, char **suffix)
{
  const char *blank = strrchr (label, ' ');

  if (blank == NULL || blank == label || blank[1] == '\0')
    return FALSE;
  *word = g_strndup (label, (gsize) (blank - label));
  *suffix = g_strdup (blank + 1);
  return TRUE;
}

static int
find_word (const GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (strcmp (g_ptr_array_index (words, i), word) == 0)
      return (int) i;
  return -1;
}

static const char *
control_label (const Draft *draft, guint index)
{
  return pl_kind_control (draft->kind, g_array_index (draft->controls, guint16, index))->label;
}

static guint
count_with_word (const Draft *draft, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < draft->controls->len; i++)
    {
      g_autofree char *other = NULL, *suffix = NULL;

      n += split_label (control_label (draft, i), &other, &suffix) && strcmp (other, word) == 0 ? 1
                                                                                                : 0;
    }
  return n;
}

static void
find_strips (Draft *draft)
{
  for (guint i = 0; i < draft->controls->len; i++)
    {
      g_autofree char *word = NULL, *suffix = NULL;

      if (!split_label (control_label (draft, i), &word, &suffix)
          || count_with_word (draft, word) < 2)
        continue;
      if (find_word (draft->words, word) < 0)
        g_ptr_array_add (draft->words, g_steal_pointer (&word));
      if (find_word (draft->suffixes, suffix) < 0)
        g_ptr_array_add (draft->suffixes, g_steal_pointer (&suffix));
    }
}

/* The column a jack stands in: "R 6" in "5/6"; -1 for none. */
static int
find_column (const Draft *draft, const PlConnector *jack)
{
  g_autofree char *word = NULL, *suffix = NULL;

  if (!split_label (jack->label, &word, &suffix))
    suffix = g_strdup (jack->label);
  for (guint i = 0; i < draft->suffixes->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (draft->suffixes, i), "/", -1);

      if (g_strv_contains ((const char *const *) parts, suffix)
          || strcmp (g_ptr_array_index (draft->suffixes, i), suffix) == 0)
        return (int) i;
    }
  return -1;
}

/* Placing */

static void
put (Draft *draft, PlPlaceType type, guint16 index, double x, double y, const char *word)
{
  PlPlace place = { .type = type,
                    .index = index,
                    .x = x,
                    .y = y,
                    .size = FADER_TRAVEL,
                    .label_width = JACK_PITCH - 2.0,
                    .word = g_strdup (word) };

  g_array_append_val (draft->section->places, place);
}

static const PlConnector *
jack_at (const Draft *draft, guint index)
{
  return pl_kind_connector (draft->kind, g_array_index (draft->jacks, guint16, index));
}

static double
columns_left (const Draft *draft)
{
  return draft->words->len > 0 ? WORD_WIDTH : 0.0;
}

/* Where a knob of the same name stands, a jack stands below it; -1: nowhere. */
static double
find_twin (const Draft *draft, const PlConnector *jack)
{
  for (guint i = 0; i < draft->section->places->len; i++)
    {
      const PlPlace *place = &g_array_index (draft->section->places, PlPlace, i);

      if (place->type != PL_PLACE_JACK && g_strcmp0 (place->word, jack->label) == 0)
        return place->x;
    }
  return -1.0;
}

static guint
count_column (const Draft *draft, int column)
{
  guint n = 0;

  for (guint i = 0; i < draft->jacks->len; i++)
    n += find_column (draft, jack_at (draft, i)) == column ? 1 : 0;
  return n;
}

/* Jacks with a column stand in it, one below the other; the others follow to the right, in as many
 * rows. */
typedef struct
{
  guint n_rows, n_columns, per_row; /* per_row: of those without a column */
} JackGrid;

static JackGrid
measure_jacks (const Draft *draft)
{
  guint n_free = count_column (draft, -1);
  JackGrid grid = { n_free > 5 ? 2 : 1, 0, 0 };

  for (guint i = 0; i < draft->suffixes->len; i++)
    {
      guint n = count_column (draft, (int) i);
      grid.n_rows = MAX (grid.n_rows, n);
    }
  grid.per_row = MAX ((n_free + grid.n_rows - 1) / grid.n_rows, 1);
  grid.n_columns = draft->suffixes->len + (n_free > 0 ? grid.per_row : 0);
  if (draft->jacks->len == 0)
    grid.n_rows = 0;
  return grid;
}

static void
put_jacks (Draft *draft, double top, const JackGrid *grid)
{
  g_autofree guint *used = g_new0 (guint, draft->suffixes->len + 1);
  guint n_free = 0;

  for (guint i = 0; i < draft->jacks->len; i++)
    {
      const PlConnector *jack = jack_at (draft, i);
      int column = find_column (draft, jack);
      guint at = column >= 0 ? (guint) column : draft->suffixes->len + n_free % grid->per_row;
      guint row = column >= 0 ? used[column]++ : n_free++ / grid->per_row;
      double twin = draft->jacks->len == 1 ? find_twin (draft, jack) : -1.0;

      put (draft, PL_PLACE_JACK, g_array_index (draft->jacks, guint16, i),
           twin > 0.0 ? twin : columns_left (draft) + JACK_PITCH * (at + 0.5),
           top + 38.0 + JACK_ROW * row, jack->label);
    }
}

/* A lone row of knobs has room for large ones. */
static PlPlaceType
strip_type (const Draft *draft, const PlControl *control)
{
  if (control->type == PL_CONTROL_SWITCH)
    return PL_PLACE_SWITCH;
  if (control->type == PL_CONTROL_FADER)
    return PL_PLACE_FADER;
  return draft->words->len == 1 ? PL_PLACE_KNOB : PL_PLACE_TRIM;
}

static double
strip_height (const Draft *draft, const char *word)
{
  for (guint i = 0; i < draft->controls->len; i++)
    {
      g_autofree char *other = NULL, *suffix = NULL;

      if (split_label (control_label (draft, i), &other, &suffix) && strcmp (other, word) == 0
          && pl_kind_control (draft->kind, g_array_index (draft->controls, guint16, i))->type
                 == PL_CONTROL_FADER)
        return FADER_ROW;
    }
  return draft->words->len == 1 ? LONE_ROW : TRIM_ROW;
}

static double
put_strip_row (Draft *draft, guint row, double top)
{
  const char *word = g_ptr_array_index (draft->words, row);
  double height = strip_height (draft, word);

  put (draft, PL_PLACE_WORD, 0, WORD_WIDTH - 8.0, top + height / 2.0, word);
  for (guint i = 0; i < draft->controls->len; i++)
    {
      guint16 index = g_array_index (draft->controls, guint16, i);
      g_autofree char *other = NULL, *suffix = NULL;

      if (!split_label (control_label (draft, i), &other, &suffix) || strcmp (other, word) != 0)
        continue;
      put (draft, strip_type (draft, pl_kind_control (draft->kind, index)), index,
           WORD_WIDTH + JACK_PITCH * (find_word (draft->suffixes, suffix) + 0.5),
           top + height / 2.0 - (height > TRIM_ROW && height < FADER_ROW ? 6.0 : 0.0), NULL);
    }
  return height;
}

static gboolean
is_in_strip (const Draft *draft, guint index)
{
  g_autofree char *word = NULL, *suffix = NULL;

  return split_label (control_label (draft, index), &word, &suffix)
         && find_word (draft->words, word) >= 0;
}

static gboolean
has_free_fader (const Draft *draft)
{
  for (guint i = 0; i < draft->controls->len; i++)
    if (!is_in_strip (draft, i)
        && pl_kind_control (draft->kind, g_array_index (draft->controls, guint16, i))->type
               == PL_CONTROL_FADER)
      return TRUE;
  return FALSE;
}

/* Knobs of their own, in rows as wide as the jacks allow; returns the height used. */
static double
put_free_controls (Draft *draft, double top, guint per_row, guint *n_columns)
{
  double row_height = has_free_fader (draft) ? FADER_ROW + 24.0 : KNOB_ROW;
  guint n = 0, n_rows;

  for (guint i = 0; i < draft->controls->len; i++)
    {
      guint16 index = g_array_index (draft->controls, guint16, i);
      const PlControl *control = pl_kind_control (draft->kind, index);
      PlPlaceType type = strip_type (draft, control);
      guint row = n / per_row, column = n % per_row;

      if (is_in_strip (draft, i))
        continue;
      put (draft, type == PL_PLACE_TRIM ? PL_PLACE_KNOB : type, index, KNOB_PITCH * (column + 0.5),
           top + row_height / 2.0 + 4.0 + row_height * row, control->label);
      n++;
      *n_columns = MAX (*n_columns, MIN (n, per_row));
    }
  n_rows = (n + per_row - 1) / per_row;
  return row_height * n_rows;
}

static gboolean
is_output_section (const Draft *draft)
{
  for (guint i = 0; i < draft->jacks->len; i++)
    if (jack_at (draft, i)->n_drivers > 0 && jack_at (draft, i)->drivers[0] != PL_DRIVER_INSERT)
      return TRUE;
  return FALSE;
}

static double
put_strips (Draft *draft, double top)
{
  double height = 0.0;

  for (guint i = 0; i < draft->words->len; i++)
    height += put_strip_row (draft, i, top + height);
  return height;
}

/* As on real gear: an output's knob stands above its jack, a channel's knobs below its inputs. */
static void
lay_out (Draft *draft)
{
  gboolean knobs_first = is_output_section (draft);
  double y = TITLE_HEIGHT;
  guint n_columns = 0, per_row = MAX (5, (draft->jacks->len + 1) / 2);
  JackGrid grid;

  draft->section = g_new0 (PlSection, 1);
  draft->section->title = g_strdup (draft->title);
  draft->section->places = g_array_new (FALSE, FALSE, sizeof (PlPlace));
  g_array_set_clear_func (draft->section->places, place_clear);
  find_strips (draft);
  grid = measure_jacks (draft);
  if (knobs_first)
    {
      y += put_free_controls (draft, y, per_row, &n_columns);
      y += put_strips (draft, y) + (draft->words->len > 0 ? 6.0 : 0.0);
    }
  put_jacks (draft, y, &grid);
  y += grid.n_rows * JACK_ROW;
  n_columns = MAX (n_columns, grid.n_columns);
  if (!knobs_first)
    {
      y += put_strips (draft, y) + (draft->words->len > 0 ? 6.0 : 0.0);
      y += put_free_controls (draft, y, per_row, &n_columns);
    }
  draft->section->inner_width = columns_left (draft) + n_columns * JACK_PITCH;
  draft->section->width = draft->section->inner_width + 2.0 * PADDING;
  draft->section->height = y + PADDING;
}

/* Front sections in the order of the file, rear ones after them. */
static void
take_sections (PlPlan *self, const GPtrArray *drafts)
{
  for (guint rear = 0; rear < 2; rear++)
    for (guint i = 0; i < drafts->len; i++)
      {
        Draft *draft = g_ptr_array_index (drafts, i);

        if (g_str_has_prefix (draft->title, "Rear") != (rear == 1))
          continue;
        lay_out (draft);
        g_ptr_array_add (self->sections, draft->section);
      }
}

PlPlan *
pl_plan_new (const PlKind *kind)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (draft_free);
  PlPlan *self = g_new0 (PlPlan, 1);

  self->sections = g_ptr_array_new_with_free_func (section_free);
  for (guint16 i = 0; i < kind->connectors->len; i++)
    g_array_append_val (find_draft (drafts, kind, pl_kind_connector (kind, i)->section)->jacks, i);
  for (guint16 i = 0; i < kind->controls->len; i++)
    g_array_append_val (find_draft (drafts, kind, pl_kind_control (kind, i)->section)->controls, i);
  self->width = NAME_MARGIN + NAME_LETTER * (double) g_utf8_strlen (kind->name, -1);
  take_sections (self, drafts);
  pl_plan_arrange (self);
  return self;
}
