/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Repairs without parts: other jacks, plugs exchanged or pushed home, knobs and switches. */
#include <math.h>

#include "core/repair-private.h"

static void
try_push (PlWorkshop *self, const PlSitting *sitting)
{
  PlRepair repair = pl_repair_make (PL_REPAIR_PUSH, sitting);

  if (sitting->depth == PL_DEPTH_HOME)
    return;
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG,
                                    .from = sitting->plug,
                                    .to = sitting->jack,
                                    .depth = PL_DEPTH_HOME });
  pl_workshop_try (self, &repair);
}

/* A plug that is not pushed home stays so elsewhere: each repair changes one thing. */
static PlDepth
depth_in (const PlWorkshop *self, const PlSitting *sitting, PlEnd jack)
{
  return pl_shape_has_first_click (pl_workshop_connector (self, sitting->plug)->shape,
                                   pl_workshop_connector (self, jack)->shape)
             ? sitting->depth
             : PL_DEPTH_HOME;
}

/* Both play, or both listen; inserts are a sort of their own. */
static gboolean
is_same_sort (const PlConnector *a, const PlConnector *b)
{
  gboolean a_is_insert = a->n_drivers > 0 && a->drivers[0] == PL_DRIVER_INSERT;
  gboolean b_is_insert = b->n_drivers > 0 && b->drivers[0] == PL_DRIVER_INSERT;

  return a_is_insert == b_is_insert && (a->n_drivers > 0) == (b->n_drivers > 0)
         && (a->input != PL_INPUT_NONE) == (b->input != PL_INPUT_NONE);
}

/* Whoever put headphones into an insert looked for a jack that plays. */
static gboolean
suits (const PlWorkshop *self, const PlSitting *sitting, const PlConnector *other)
{
  gboolean plays = other->n_drivers > 0 && other->input == PL_INPUT_NONE
                   && other->drivers[0] != PL_DRIVER_INSERT;

  return is_same_sort (pl_workshop_connector (self, sitting->jack), other)
         || (plays && pl_workshop_connector (self, sitting->plug)->input == PL_INPUT_HEADPHONES);
}

void
pl_workshop_try_other_jacks (PlWorkshop *self, const PlSitting *sitting)
{
  const PlKind *kind = pl_workshop_part (self, sitting->jack.part)->kind;

  if (pl_kind_is_cable (kind))
    return;
  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      PlEnd jack = { sitting->jack.part, i };
      PlRepair repair = pl_repair_make (PL_REPAIR_JACK, sitting);
      const PlConnector *other = pl_kind_connector (kind, i);

      if (i == sitting->jack.connector || other->moves || !suits (self, sitting, other)
          || !pl_shape_mates (pl_workshop_connector (self, sitting->plug)->shape, other->shape)
          || !pl_workshop_is_empty (self, jack))
        continue;
      repair.other_jack = jack;
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG,
                                        .from = sitting->plug,
                                        .to = jack,
                                        .depth = depth_in (self, sitting, jack) });
      pl_workshop_try (self, &repair);
    }
}

static void
try_exchange (PlWorkshop *self, const PlSitting *a, const PlSitting *b)
{
  PlRepair repair = pl_repair_make (PL_REPAIR_EXCHANGE, a);

  if (a->jack.part != b->jack.part
      || !is_same_sort (pl_workshop_connector (self, a->jack),
                        pl_workshop_connector (self, b->jack))
      || pl_kind_is_cable (pl_workshop_part (self, a->jack.part)->kind))
    return;
  repair.other_plug = b->plug;
  repair.other_jack = b->jack;
  pl_repair_add (
      &repair,
      (PlEdit){ .type = PL_EDIT_UNPLUG, .from = a->plug, .x = (double) NAN, .y = (double) NAN });
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG,
                                    .from = b->plug,
                                    .to = a->jack,
                                    .depth = depth_in (self, b, a->jack) });
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG,
                                    .from = a->plug,
                                    .to = b->jack,
                                    .depth = depth_in (self, a, b->jack) });
  pl_workshop_try (self, &repair);
}

void
pl_workshop_try_jacks (PlWorkshop *self)
{
  for (guint i = 0; i < self->sitting->len; i++)
    {
      const PlSitting *sitting = &g_array_index (self->sitting, PlSitting, i);

      try_push (self, sitting);
      pl_workshop_try_other_jacks (self, sitting);
      for (guint k = i + 1; k < self->sitting->len; k++)
        try_exchange (self, sitting, &g_array_index (self->sitting, PlSitting, k));
    }
}

void
pl_workshop_try_unplugging (PlWorkshop *self)
{
  for (guint i = 0; i < self->sitting->len; i++)
    {
      const PlSitting *sitting = &g_array_index (self->sitting, PlSitting, i);
      PlRepair repair = pl_repair_make (PL_REPAIR_UNPLUG, sitting);

      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_UNPLUG,
                                        .from = sitting->plug,
                                        .x = (double) NAN,
                                        .y = (double) NAN });
      pl_workshop_try (self, &repair);
    }
}

static void
try_value (PlWorkshop *self, PlPartId id, guint16 control, double value)
{
  PlRepair repair = pl_repair_make (PL_REPAIR_CONTROL, NULL);

  repair.lead = id;
  repair.control = control;
  repair.value = value;
  pl_repair_add (
      &repair, (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = id, .index = control, .value = value });
  pl_workshop_try (self, &repair);
}

/* Switches to every other position; knobs to where they stand on a new bench. */
static void
try_control (PlWorkshop *self, PlPartId id, guint16 index)
{
  const PlPart *part = pl_workshop_part (self, id);
  const PlControl *control = pl_kind_control (part->kind, index);
  double value = part->controls[index];

  if (control->unit == PL_UNIT_POSITION)
    {
      for (int i = 0; i <= (int) control->max; i++)
        if (i != (int) value)
          try_value (self, id, index, i);
    }
  else if (fabs (value - control->initial) > 0.02 * (control->max - control->min))
    try_value (self, id, index, control->initial);
}

void
pl_workshop_try_controls (PlWorkshop *self)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      const PlKind *kind = pl_workshop_part (self, id)->kind;

      for (guint16 i = 0; self->near[id] && i < kind->controls->len; i++)
        try_control (self, id, i);
    }
}
