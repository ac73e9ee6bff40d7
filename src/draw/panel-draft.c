/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "draw/panel-plan.h"

static void
mark_clear (gpointer item)
{
  g_free (((PlMark *) item)->word);
}

static void
column_free (gpointer item)
{
  PlColumn *column = item;

  g_free (column->name);
  g_array_unref (column->jacks);
  g_array_unref (column->controls);
  g_array_unref (column->rows);
  g_free (column);
}

static GArray *
indices_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint16));
}

PlColumn *
pl_column_new (const char *name)
{
  PlColumn *column = g_new0 (PlColumn, 1);

  column->name = g_strdup (name);
  column->jacks = indices_new ();
  column->controls = indices_new ();
  column->rows = indices_new ();
  return column;
}

static void
section_free (gpointer item)
{
  PlSection *section = item;

  g_free (section->title);
  g_array_unref (section->jacks);
  g_array_unref (section->controls);
  g_ptr_array_unref (section->columns);
  g_array_unref (section->variants);
  g_array_unref (section->marks);
  g_free (section);
}

static PlSection *
section_new (const PlKind *kind, const char *title)
{
  PlSection *section = g_new0 (PlSection, 1);

  section->kind = kind;
  section->title = g_strdup (title);
  section->is_rear = g_str_has_prefix (title, "Rear");
  section->jacks = indices_new ();
  section->controls = indices_new ();
  section->columns = g_ptr_array_new_with_free_func (column_free);
  section->variants = g_array_new (FALSE, FALSE, sizeof (PlVariant));
  section->marks = g_array_new (FALSE, FALSE, sizeof (PlMark));
  g_array_set_clear_func (section->marks, mark_clear);
  return section;
}

static void
table_free (gpointer item)
{
  pl_row_table_free (item);
}

void
pl_plan_free (PlPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

gboolean
pl_label_split (const char *label, char **word, char **suffix)
{
  const char *blank = strrchr (label, ' ');

  if (blank == NULL || blank == label || blank[1] == '\0')
    return FALSE;
  *word = g_strndup (label, (gsize) (blank - label));
  *suffix = g_strdup (blank + 1);
  return TRUE;
}

static gboolean
gain_has (const PlGain *gain, guint16 control)
{
  for (guint i = 0; i < G_N_ELEMENTS (gain->controls); i++)
    if (gain->controls[i] == control)
      return TRUE;
  return FALSE;
}

static void
note_senses (const PlKind *kind, guint16 jack, gboolean *reached)
{
  for (guint i = 0; i < kind->signals->len; i++)
    {
      const PlSignal *signal = pl_kind_signal (kind, i);
      reached[i] = signal->type == PL_SIGNAL_SENSE && signal->connector == jack;
    }
}

/* From the jack through the inner buses of its channel, up to the mixes. */
gboolean
pl_jack_feeds_control (const PlKind *kind, guint16 jack, guint16 control)
{
  g_autofree gboolean *reached = g_new0 (gboolean, kind->signals->len + 1);
  gboolean grew = TRUE;

  note_senses (kind, jack, reached);
  while (grew)
    {
      grew = FALSE;
      for (guint i = 0; i < kind->routes->len; i++)
        {
          const PlRoute *route = &g_array_index (kind->routes, PlRoute, i);

          if (!reached[route->from])
            continue;
          if (gain_has (&route->gain, control))
            return TRUE;
          if (reached[route->to] || pl_kind_signal (kind, route->to)->programme)
            continue;
          reached[route->to] = TRUE;
          grew = TRUE;
        }
    }
  return FALSE;
}

static PlSection *
find_section (PlPlan *self, const char *title)
{
  PlSection *section = NULL;

  title = title != NULL ? title : "";
  for (guint i = 0; i < self->sections->len; i++)
    if (strcmp (((PlSection *) g_ptr_array_index (self->sections, i))->title, title) == 0)
      return g_ptr_array_index (self->sections, i);
  section = section_new (self->kind, title);
  g_ptr_array_add (self->sections, section);
  return section;
}

/* The one front section whose jacks the 48 V of this control goes to; NULL: there are several. */
static PlSection *
find_phantom_section (PlPlan *self, guint16 control)
{
  const char *title = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < self->kind->connectors->len; i++)
    {
      const PlConnector *jack = pl_kind_connector (self->kind, i);

      if (jack->phantom != control)
        continue;
      if (found && g_strcmp0 (title, jack->section) != 0)
        return NULL;
      title = jack->section;
      found = TRUE;
    }
  if (!found || (title != NULL && g_str_has_prefix (title, "Rear")))
    return NULL;
  return find_section (self, title);
}

static void
take_parts (PlPlan *self)
{
  const PlKind *kind = self->kind;

  for (guint16 i = 0; i < kind->connectors->len; i++)
    g_array_append_val (find_section (self, pl_kind_connector (kind, i)->section)->jacks, i);
  for (guint16 i = 0; i < kind->controls->len; i++)
    {
      PlSection *section = find_phantom_section (self, i);

      if (section == NULL)
        section = find_section (self, pl_kind_control (kind, i)->section);
      g_array_append_val (section->controls, i);
    }
}

static gboolean
has_output (const PlSection *section)
{
  for (guint i = 0; i < section->jacks->len; i++)
    {
      const PlConnector *jack = pl_kind_connector (section->kind, pl_index_at (section->jacks, i));

      if (jack->n_drivers > 0 && jack->drivers[0] != PL_DRIVER_INSERT)
        return TRUE;
    }
  return FALSE;
}

static int
compare_rear (gconstpointer a, gconstpointer b)
{
  const PlSection *one = *(const PlSection *const *) a, *other = *(const PlSection *const *) b;

  return (one->is_rear ? 1 : 0) - (other->is_rear ? 1 : 0);
}

PlPlan *
pl_plan_draft (const PlKind *kind)
{
  PlPlan *self = g_new0 (PlPlan, 1);

  self->kind = kind;
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  take_parts (self);
  for (guint i = 0; i < self->sections->len; i++)
    {
      PlSection *section = g_ptr_array_index (self->sections, i);
      section->is_output = has_output (section);
    }
  pl_plan_find_columns (self);
  for (guint i = self->sections->len; i > 0; i--)
    {
      const PlSection *section = g_ptr_array_index (self->sections, i - 1);

      if (section->jacks->len + section->controls->len + section->columns->len == 0)
        g_ptr_array_remove_index (self->sections, i - 1);
    }
  g_ptr_array_sort (self->sections, compare_rear); /* stable: a merge sort */
  return self;
}

PlPlan *
pl_plan_new (const PlKind *kind, double min_width)
{
  PlPlan *self = pl_plan_draft (kind);

  for (guint pass = 0; pass < 2; pass++) /* neighbours may make the shared rows higher */
    for (guint i = 0; i < self->sections->len; i++)
      pl_section_measure (g_ptr_array_index (self->sections, i));
  pl_plan_arrange (self, min_width);
  for (guint i = 0; i < self->sections->len; i++)
    pl_section_fill (g_ptr_array_index (self->sections, i));
  return self;
}
