/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "draw/panel-plan.h"

static const PlControl *
control_at (const PlSection *section, guint at)
{
  return pl_kind_control (section->kind, pl_index_at (section->controls, at));
}

static int
find_word (const GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (strcmp (g_ptr_array_index (words, i), word) == 0)
      return (int) i;
  return -1;
}

/* Names of columns: what follows a word that stands there more than once */

static guint
count_with_word (const PlSection *section, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < section->controls->len; i++)
    {
      g_autofree char *other = NULL, *suffix = NULL;

      if (pl_label_split (control_at (section, i)->label, &other, &suffix))
        n += strcmp (other, word) == 0 ? 1 : 0;
    }
  return n;
}

/* "R 6" stands in the columns "6" and "5/6". */
static gboolean
jack_is_of (const PlConnector *jack, const char *name)
{
  g_autofree char *word = NULL, *suffix = NULL;
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (strcmp (jack->label, name) == 0)
    return TRUE;
  if (!pl_label_split (jack->label, &word, &suffix))
    suffix = g_strdup (jack->label);
  return strcmp (suffix, name) == 0 || g_strv_contains ((const char *const *) parts, suffix);
}

static gboolean
has_jack_of (const PlSection *section, const char *name)
{
  for (guint i = 0; i < section->jacks->len; i++)
    if (jack_is_of (pl_kind_connector (section->kind, pl_index_at (section->jacks, i)), name))
      return TRUE;
  return FALSE;
}

static guint
count_with_suffix (const PlSection *section, const char *suffix)
{
  guint n = 0;

  for (guint i = 0; i < section->controls->len; i++)
    {
      g_autofree char *word = NULL, *other = NULL;

      if (pl_label_split (control_at (section, i)->label, &word, &other))
        n += strcmp (other, suffix) == 0 ? 1 : 0;
    }
  return n;
}

/* A lone channel: "BAL 3/4" and "LEVEL 3/4" with the jacks "L 3" and "R 4". */
static gboolean
is_lone_channel (const PlSection *section, const char *suffix)
{
  return count_with_suffix (section, suffix) > 1 && g_ascii_isdigit (suffix[0])
         && has_jack_of (section, suffix);
}

static GPtrArray *
dup_names (const PlSection *section)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < section->controls->len; i++)
    {
      g_autofree char *word = NULL, *suffix = NULL;

      if (!pl_label_split (control_at (section, i)->label, &word, &suffix)
          || find_word (names, suffix) >= 0
          || (count_with_word (section, word) < 2 && !is_lone_channel (section, suffix)))
        continue;
      g_ptr_array_add (names, g_steal_pointer (&suffix));
    }
  return names;
}

static guint
count_covered (const PlSection *section, const GPtrArray *names)
{
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += has_jack_of (section, g_ptr_array_index (names, i)) ? 1 : 0;
  return n;
}

/* Knobs in a section without jacks belong to the jacks they are numbered like */

static PlSection *
find_home (const PlPlan *self, const PlSection *from, const GPtrArray *names)
{
  gboolean wants_output = self->kind->category == PL_CATEGORY_HEADPHONE_AMP;
  PlSection *found = NULL;

  for (guint i = 0; i < self->sections->len; i++)
    {
      PlSection *section = g_ptr_array_index (self->sections, i);

      if (section == from || section->is_rear != from->is_rear
          || count_covered (section, names) < names->len)
        continue;
      if (found == NULL || (section->is_output == wants_output && found->is_output != wants_output))
        found = section;
    }
  return found;
}

static void
move_strips (const PlPlan *self, PlSection *section)
{
  g_autoptr (GPtrArray) names = dup_names (section);
  PlSection *home = NULL;

  if (names->len < 2 || count_covered (section, names) > 0)
    return;
  home = find_home (self, section, names);
  for (guint i = 0; home != NULL && i < section->controls->len;)
    {
      guint16 index = pl_index_at (section->controls, i);
      g_autofree char *word = NULL, *suffix = NULL;

      if (!pl_label_split (control_at (section, i)->label, &word, &suffix)
          || find_word (names, suffix) < 0)
        {
          i++;
          continue;
        }
      g_array_append_val (home->controls, index);
      g_array_remove_index (section->controls, i);
    }
}

/* A knob called like the jack stands above it. */
static void
add_twins (const PlSection *section, GPtrArray *names)
{
  if (!section->is_output)
    return;
  for (guint i = 0; i < section->controls->len; i++)
    for (guint j = 0; j < section->jacks->len; j++)
      {
        const char *label = control_at (section, i)->label;

        if (strcmp (label,
                    pl_kind_connector (section->kind, pl_index_at (section->jacks, j))->label)
                == 0
            && find_word (names, label) < 0)
          g_ptr_array_add (names, g_strdup (label));
      }
}

/* Filling the columns */

/* Pan and balance are one row: what a channel has of the two. */
static const char *
row_key (const PlControl *control, const char *word)
{
  return control->unit == PL_UNIT_PAN || control->unit == PL_UNIT_BALANCE ? "PAN" : word;
}

static char *
dup_row_word (const PlControl *control, const char *name)
{
  char *word = NULL;
  g_autofree char *suffix = NULL;

  if (strcmp (control->label, name) == 0 || !pl_label_split (control->label, &word, &suffix))
    return g_strdup (control->label);
  return word;
}

static void
take_jacks (PlSection *section, PlColumn *column)
{
  for (guint i = 0; i < section->jacks->len;)
    {
      guint16 index = pl_index_at (section->jacks, i);

      if (!jack_is_of (pl_kind_connector (section->kind, index), column->name))
        {
          i++;
          continue;
        }
      g_array_append_val (column->jacks, index);
      g_array_remove_index (section->jacks, i);
    }
}

/* A channel whose jacks are not numbered like its knobs: what feeds its first knob. */
static void
take_feeding_jacks (PlSection *section, PlColumn *column)
{
  if (column->jacks->len > 0 || column->controls->len == 0 || section->is_output)
    return;
  for (guint i = 0; i < section->jacks->len;)
    {
      guint16 index = pl_index_at (section->jacks, i);

      if (!pl_jack_feeds_control (section->kind, index, pl_index_at (column->controls, 0)))
        {
          i++;
          continue;
        }
      g_array_append_val (column->jacks, index);
      g_array_remove_index (section->jacks, i);
    }
}

static gboolean
has_word (const PlSection *section, const PlColumn *column, const char *word)
{
  for (guint i = 0; i < column->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (section->kind, pl_index_at (column->controls, i));
      g_autofree char *other = dup_row_word (control, column->name);

      if (strcmp (row_key (control, other), word) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_column (const PlSection *section, const PlColumn *column, const PlControl *control)
{
  g_autofree char *word = NULL, *suffix = NULL;
  g_autofree char *row = dup_row_word (control, column->name);

  if (has_word (section, column, row_key (control, row)))
    return FALSE;
  return strcmp (control->label, column->name) == 0
         || (pl_label_split (control->label, &word, &suffix) && strcmp (suffix, column->name) == 0);
}

static void
take_controls (PlSection *section, PlColumn *column)
{
  for (guint i = 0; i < section->controls->len;)
    {
      guint16 index = pl_index_at (section->controls, i);

      if (!is_of_column (section, column, pl_kind_control (section->kind, index)))
        {
          i++;
          continue;
        }
      g_array_append_val (column->controls, index);
      g_array_remove_index (section->controls, i);
    }
}

static gboolean
has_column_jack (const PlSection *section)
{
  for (guint i = 0; i < section->columns->len; i++)
    if (((const PlColumn *) g_ptr_array_index (section->columns, i))->jacks->len > 0)
      return TRUE;
  return FALSE;
}

/* One row of knobs without jacks is no channel: the knobs stand there with their whole names. */
static gboolean
are_worth_it (const PlSection *section)
{
  gsize n_controls = 0;

  for (guint i = 0; i < section->columns->len; i++)
    {
      const PlColumn *column = g_ptr_array_index (section->columns, i);

      n_controls += column->controls->len;
    }
  return has_column_jack (section)
         || (section->columns->len > 1 && n_controls / 2 >= section->columns->len);
}

static void
dissolve (PlSection *section)
{
  for (guint i = 0; i < section->columns->len; i++)
    {
      const PlColumn *column = g_ptr_array_index (section->columns, i);

      g_array_append_vals (section->controls, column->controls->data, column->controls->len);
    }
  g_ptr_array_set_size (section->columns, 0);
}

static void
find_columns (PlSection *section)
{
  g_autoptr (GPtrArray) names = dup_names (section);
  gboolean is_output = FALSE;

  if (names->len == 0)
    add_twins (section, names);
  for (guint i = 0; i < names->len; i++)
    {
      PlColumn *column = pl_column_new (g_ptr_array_index (names, i));

      take_jacks (section, column);
      take_controls (section, column);
      take_feeding_jacks (section, column);
      g_ptr_array_add (section->columns, column);
      for (guint j = 0; j < column->jacks->len; j++)
        {
          const PlConnector *jack
              = pl_kind_connector (section->kind, pl_index_at (column->jacks, j));
          is_output = is_output || (jack->n_drivers > 0 && jack->drivers[0] != PL_DRIVER_INSERT);
        }
    }
  if (!are_worth_it (section))
    dissolve (section);
  if (section->columns->len > 0)
    section->is_output = is_output;
}

/* Rows */

static void
row_clear (gpointer item)
{
  g_free (((PlRow *) item)->word);
}

static PlRowTable *
table_new (void)
{
  PlRowTable *table = g_new0 (PlRowTable, 1);

  table->rows = g_array_new (FALSE, FALSE, sizeof (PlRow));
  g_array_set_clear_func (table->rows, row_clear);
  return table;
}

void
pl_row_table_free (PlRowTable *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Of a channel strip: gain, sends, pan, level, mute, fader.  Of an output: switches, then knobs,
 * the volume next to the jack. */
static int
rank_row (const PlControl *control, const char *word, gboolean is_output)
{
  static const char *const gains[] = { "GAIN", "TRIM", "INPUT", "SENS", NULL };
  static const char *const levels[] = { "LEVEL", "VOLUME", "VOL", "PHONES", NULL };

  if (control->type == PL_CONTROL_FADER)
    return 90;
  if (control->type == PL_CONTROL_SWITCH)
    return is_output ? 10 : 70;
  if (control->unit == PL_UNIT_PAN || control->unit == PL_UNIT_BALANCE)
    return 50;
  if (is_one_of (word, levels))
    return 60;
  return is_one_of (word, gains) && !is_output ? 0 : 20;
}

static void
note_row (PlRowTable *table, const PlControl *control, const char *word, gboolean is_output)
{
  PlRow row = { NULL, rank_row (control, word, is_output), FALSE, FALSE };
  PlRow *found = NULL;
  guint at = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      PlRow *other = &g_array_index (table->rows, PlRow, i);

      if (strcmp (other->word, row_key (control, word)) == 0)
        found = other;
      if (other->rank <= row.rank)
        at = i + 1;
    }
  if (found == NULL)
    {
      g_array_insert_val (table->rows, at, row);
      found = &g_array_index (table->rows, PlRow, at);
      found->word = g_strdup (row_key (control, word));
    }
  found->has_knob = found->has_knob || control->type == PL_CONTROL_KNOB;
  found->has_fader = found->has_fader || control->type == PL_CONTROL_FADER;
}

static void
note_rows (PlSection *section)
{
  PlRowTable *table = section->table;

  for (guint i = 0; i < section->columns->len; i++)
    {
      const PlColumn *column = g_ptr_array_index (section->columns, i);

      table->jack_rows = MAX (table->jack_rows, column->jacks->len);
      for (guint j = 0; j < column->controls->len; j++)
        {
          const PlControl *control
              = pl_kind_control (section->kind, pl_index_at (column->controls, j));
          g_autofree char *word = dup_row_word (control, column->name);

          note_row (table, control, word, section->is_output);
        }
    }
}

static void
index_rows (PlSection *section)
{
  for (guint i = 0; i < section->columns->len; i++)
    {
      PlColumn *column = g_ptr_array_index (section->columns, i);

      for (guint j = 0; j < column->controls->len; j++)
        {
          const PlControl *control
              = pl_kind_control (section->kind, pl_index_at (column->controls, j));
          g_autofree char *word = dup_row_word (control, column->name);
          guint16 row = 0;

          while (strcmp (g_array_index (section->table->rows, PlRow, row).word,
                         row_key (control, word))
                 != 0)
            row++;
          g_array_append_val (column->rows, row);
        }
    }
}

/* Channels on the front share their rows; every other section has its own. */
void
pl_plan_find_columns (PlPlan *self)
{
  PlRowTable *shared = NULL;

  for (guint i = 0; i < self->sections->len; i++)
    move_strips (self, g_ptr_array_index (self->sections, i));
  for (guint i = 0; i < self->sections->len; i++)
    {
      PlSection *section = g_ptr_array_index (self->sections, i);
      gboolean is_channel;

      find_columns (section);
      is_channel = !section->is_output && !section->is_rear && has_column_jack (section);
      if (section->columns->len == 0)
        continue;
      section->table = is_channel && shared != NULL ? shared : table_new ();
      if (section->table != shared)
        g_ptr_array_add (self->tables, section->table);
      if (is_channel)
        shared = section->table;
      note_rows (section);
    }
  for (guint i = 0; i < self->sections->len; i++)
    index_rows (g_ptr_array_index (self->sections, i));
}
