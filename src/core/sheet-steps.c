/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How to hook a bench up in the order that is safe, and what comes into it. */
#include <glib/gi18n-lib.h>

#include "core/sheet-private.h"
#include "core/words.h"

/* The box to tick is a column of its own. */
static void
add_step (PlSheet *self, const char *words)
{
  g_autofree char *number = g_strdup_printf ("%u", self->rows->len + 1);

  pl_sheet_add_row (self, "☐", number, words, NULL);
}

static const PlPart *
part_of (const PlPatch *patch, PlPartId id)
{
  return pl_patch_get_part (patch, id);
}

/* Volumes: the first knob or fader of each output that something is plugged into. */

typedef void (*VisitKnob) (PlSheet *self, const PlPatch *patch, PlPartId part, guint16 control);

static guint16
find_knob (const PlKind *kind, guint16 connector)
{
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);

      if (element->type == PL_ELEMENT_SOURCE && element->connector == connector)
        for (guint j = 0; j < G_N_ELEMENTS (element->gain.controls); j++)
          {
            guint16 control = element->gain.controls[j];

            if (control == PL_NO_INDEX)
              break;
            if (pl_kind_control (kind, control)->type != PL_CONTROL_SWITCH)
              return control;
          }
    }
  return PL_NO_INDEX;
}

static gboolean
is_in_use (const PlPatch *patch, PlEnd jack)
{
  PlEnd plug;

  return pl_patch_find_plug_in (patch, jack, &plug);
}

static void
visit_knobs (PlSheet *self, const PlPatch *patch, VisitKnob visit)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = part_of (patch, id)->kind;
      g_autofree gboolean *seen = g_new0 (gboolean, kind->controls->len + 1u);

      for (guint16 i = 0; i < kind->connectors->len; i++)
        {
          guint16 control = find_knob (kind, i);

          if (control == PL_NO_INDEX || seen[control] || !is_in_use (patch, (PlEnd){ id, i }))
            continue;
          seen[control] = TRUE;
          visit (self, patch, id, control);
        }
    }
}

static void
turn_down (PlSheet *self, const PlPatch *patch, PlPartId part, guint16 control)
{
  g_autofree char *device = pl_words_part (patch, part);
  g_autofree char *words = pl_words_fill (
      _ ("Turn {knob} of {device} all the way down."), "knob",
      pl_kind_control (part_of (patch, part)->kind, control)->label, "device", device, NULL);

  add_step (self, words);
}

static void
turn_up (PlSheet *self, const PlPatch *patch, PlPartId part, guint16 control)
{
  const PlControl *knob = pl_kind_control (part_of (patch, part)->kind, control);
  g_autofree char *device = pl_words_part (patch, part);
  g_autofree char *value = pl_words_value (part_of (patch, part)->kind, control,
                                           part_of (patch, part)->controls[control]);
  g_autofree char *words
      = pl_words_fill (_ ("Turn {knob} of {device} up to {value}, slowly, while you listen."),
                       "knob", knob->label, "device", device, "value", value, NULL);

  add_step (self, words);
}

/* Plugs: ends that go into inputs first, those that go into outputs then, headphones last. */

static gboolean
is_output (const PlPatch *patch, const PlSeat *seat)
{
  return pl_kind_connector (part_of (patch, seat->part)->kind, seat->connector)->n_drivers > 0;
}

static char *
word_plug (const PlPatch *patch, PlEnd plug)
{
  const PlKind *kind = part_of (patch, plug.part)->kind;
  const PlConnector *end = pl_kind_connector (kind, plug.connector);
  g_autofree char *lead = pl_words_part (patch, plug.part);

  if (!pl_kind_is_cable (kind))
    return g_steal_pointer (&lead);
  if (end->label != NULL && *end->label != '\0')
    return pl_words_fill (_ ("“{end}” of {lead}"), "end", pl_words_jack (kind, plug.connector),
                          "lead", lead, NULL);
  return pl_words_end_of (kind, plug.connector, lead);
}

static void
add_plugs (PlSheet *self, const PlPatch *patch, gboolean cables, gboolean outputs)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = part_of (patch, id);

      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        {
          const PlSeat *seat = &part->seats[i];
          g_autofree char *plug = NULL;
          g_autofree char *jack = NULL;
          g_autofree char *words = NULL;

          if (seat->part == 0 || pl_kind_is_cable (part->kind) != cables
              || (cables && is_output (patch, seat) != outputs))
            continue;
          plug = word_plug (patch, (PlEnd){ id, i });
          jack = pl_words_end (patch, (PlEnd){ seat->part, seat->connector });
          words = pl_words_fill (seat->depth == PL_DEPTH_HOME
                                     ? _ ("Plug {plug} into {jack}.")
                                     : _ ("Plug {plug} into {jack}, to the first click only."),
                                 "plug", plug, "jack", jack, NULL);
          add_step (self, words);
        }
    }
}

void
pl_sheet_fill_steps (PlSheet *self, const PlPatch *patch)
{
  static const char *const columns[] = { N_ ("Done"), N_ ("Step"), N_ ("What to do"), NULL };

  pl_sheet_set_columns (self, columns);
  visit_knobs (self, patch, turn_down);
  add_plugs (self, patch, TRUE, FALSE);
  add_plugs (self, patch, TRUE, TRUE);
  add_plugs (self, patch, FALSE, FALSE);
  visit_knobs (self, patch, turn_up);
}

/* Inputs */

/* Where the other end of what is plugged in goes. */
static char *
word_source (const PlPatch *patch, PlEnd plug, PlEnd jack)
{
  const PlPart *lead = part_of (patch, plug.part);

  if (!pl_kind_is_cable (lead->kind))
    return pl_words_part (patch, plug.part);
  for (guint16 i = 0; i < lead->kind->connectors->len; i++)
    {
      const PlSeat *seat = &lead->seats[i];

      if (seat->part != 0 && (seat->part != jack.part || seat->connector != jack.connector)
          && is_output (patch, seat))
        return pl_words_end (patch, (PlEnd){ seat->part, seat->connector });
    }
  return g_strdup ("");
}

static void
add_input (PlSheet *self, const PlPatch *patch, PlEnd jack)
{
  g_autofree char *place = pl_words_end (patch, jack);
  g_autofree char *source = NULL;
  g_autofree char *number = NULL;
  const PlPart *lead = NULL;
  PlEnd plug;

  if (!pl_patch_find_plug_in (patch, jack, &plug))
    return;
  lead = part_of (patch, plug.part);
  source = word_source (patch, plug, jack);
  number = lead->number > 0 ? g_strdup_printf ("%d", lead->number) : g_strdup ("");
  pl_sheet_add_row (self, place, source, number,
                    pl_kind_is_cable (lead->kind) ? pl_words_kind (lead->kind) : "", NULL);
}

void
pl_sheet_fill_inputs (PlSheet *self, const PlPatch *patch)
{
  static const char *const columns[]
      = { N_ ("Input"), N_ ("Comes from"), N_ ("Cable"), N_ ("Type"), NULL };

  pl_sheet_set_columns (self, columns);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = part_of (patch, id)->kind;

      for (guint16 i = 0; i < kind->connectors->len; i++)
        {
          const PlConnector *connector = pl_kind_connector (kind, i);

          if (!connector->moves && !pl_kind_is_cable (kind) && connector->senses[0] != PL_NO_INDEX)
            add_input (self, patch, (PlEnd){ id, i });
        }
    }
}
