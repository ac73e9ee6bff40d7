/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From an unplugged bench to a way, in the order that is safe for ears and gear. */
#include <math.h>

#include "core/ways-private.h"

static PlPatch *
dup_unplugged (const PlPatch *patch)
{
  PlPatch *start = pl_patch_copy (patch);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      PlPart *copy = NULL;
      const PlPart *part = pl_patch_get_part (patch, id);

      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          if (part->seats[i].part == 0)
            continue;
          if (copy == NULL)
            copy = pl_part_dup (part);
          copy->seats[i] = (PlSeat){ .x = (double) NAN, .y = (double) NAN };
        }
      if (copy != NULL)
        pl_patch_put (start, id, copy);
    }
  return start;
}

static void
add_turn (PlWay *way, PlWayStepType type, PlPartId part, guint16 control)
{
  const PlPart *host = pl_patch_get_part (way->patch, part);
  const PlControl *knob = pl_kind_control (host->kind, control);
  PlWayStep step
      = { .type = type, .edit = { .type = PL_EDIT_SET_CONTROL, .id = part, .index = control } };

  step.edit.value = type == PL_WAY_STEP_DOWN ? knob->min : host->controls[control];
  g_array_append_val (way->steps, step);
}

static gboolean
is_turned (const PlWay *way, PlWayStepType type, PlPartId part, guint16 control)
{
  for (guint i = 0; i < way->steps->len; i++)
    {
      const PlWayStep *step = &g_array_index (way->steps, PlWayStep, i);

      if (step->type == type && step->edit.id == part && step->edit.index == control)
        return TRUE;
    }
  return FALSE;
}

static void
add_turn_once (PlWay *way, PlWayStepType type, PlPartId part, guint16 control)
{
  const PlPart *host = pl_patch_get_part (way->patch, part);

  if (control != PL_NO_INDEX && !is_turned (way, type, part, control)
      && pl_kind_control (host->kind, control)->type != PL_CONTROL_SWITCH)
    add_turn (way, type, part, control);
}

/* The first knob in the way of an outlet. */
static guint16
outlet_knob (const PlWay *way, PlEnd outlet)
{
  const PlKind *kind = pl_patch_get_part (way->patch, outlet.part)->kind;
  const PlElement *source = pl_kind_find_source (
      kind, outlet.connector, pl_kind_connector (kind, outlet.connector)->signals[0]);

  return source != NULL ? source->gain.controls[0] : PL_NO_INDEX;
}

static void
add_turns (PlWay *way, PlWayStepType type, guint16 mixer_knob)
{
  add_turn_once (way, type, way->mixer, mixer_knob);
  for (guint i = 0; i < way->listeners->len; i++)
    {
      PlEnd outlet = g_array_index (way->listeners, PlWayListener, i).outlet;

      if (outlet.part != 0)
        add_turn_once (way, type, outlet.part, outlet_knob (way, outlet));
    }
}

static void
add_plug (PlWay *way, PlWayStepType type, PlEnd from)
{
  const PlSeat *seat = &pl_patch_get_part (way->patch, from.part)->seats[from.connector];
  PlWayStep step = { .type = type,
                     .edit = { .type = PL_EDIT_PLUG,
                               .from = from,
                               .to = { seat->part, seat->connector },
                               .depth = seat->depth } };

  g_array_append_val (way->steps, step);
}

/* Every plug of a part that sits in that part (0: in none of the devices). */
static void
add_plugs_into (PlWay *way, PlPartId id, PlPartId into)
{
  const PlPart *part = pl_patch_get_part (way->patch, id);

  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      PlPartId host = part->seats[i].part;

      if (host != 0 && (into != 0 ? host == into : host != way->mixer && host != way->amp))
        add_plug (way, PL_WAY_STEP_PLUG, (PlEnd){ id, i });
    }
}

static void
add_lead_plugs (PlWay *way, PlPartId into)
{
  for (guint i = 0; i < way->leads->len; i++)
    add_plugs_into (way, g_array_index (way->leads, PlPartId, i), into);
}

static gboolean
is_lead (const PlWay *way, PlPartId id)
{
  for (guint i = 0; i < way->leads->len; i++)
    if (g_array_index (way->leads, PlPartId, i) == id)
      return TRUE;
  return FALSE;
}

/* Headphones, and the adapters and splitters they hang on, which have lower numbers. */
static void
add_headphones (PlWay *way)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (way->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (way->patch, id);

      if (id == way->mixer || id == way->amp || is_lead (way, id))
        continue;
      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        if (part->seats[i].part != 0)
          add_plug (way, PL_WAY_STEP_LISTEN, (PlEnd){ id, i });
    }
}

void
pl_way_add_steps (PlWay *way, guint16 mixer_knob)
{
  way->start = dup_unplugged (way->patch);
  add_turns (way, PL_WAY_STEP_DOWN, mixer_knob);
  add_lead_plugs (way, 0);
  if (way->amp != 0)
    add_lead_plugs (way, way->amp);
  add_lead_plugs (way, way->mixer);
  add_headphones (way);
  add_turns (way, PL_WAY_STEP_RAISE, mixer_knob);
}
