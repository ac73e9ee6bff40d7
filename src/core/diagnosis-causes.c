/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every single thing that can have happened to a bench that was wired as drawn. */
#include <math.h>
#include <string.h>

#include "core/diagnosis-private.h"

static const PlPart *
get_part (const PlInquiry *self, PlPartId id)
{
  return pl_patch_get_part (self->patch, id);
}

static const PlConnector *
get_connector (const PlInquiry *self, PlEnd end)
{
  return pl_kind_connector (get_part (self, end.part)->kind, end.connector);
}

static PlCause
make_cause (PlCauseType type, const PlSitting *sitting)
{
  PlCause cause = { .type = type, .control = PL_NO_INDEX };

  if (sitting != NULL)
    {
      cause.part = sitting->plug.part;
      cause.plug = sitting->plug;
      cause.jack = sitting->jack;
    }
  return cause;
}

static void
add_edit (PlCause *cause, PlEdit edit)
{
  g_assert (cause->n_edits < PL_MAX_CAUSE_EDITS);
  cause->edits[cause->n_edits++] = edit;
}

/* Plugs */

static PlEdit
unplug (PlEnd plug)
{
  return (PlEdit){ .type = PL_EDIT_UNPLUG, .from = plug, .x = (double) NAN, .y = (double) NAN };
}

static void
try_half_in (PlInquiry *self, const PlSitting *sitting)
{
  PlCause cause = make_cause (PL_CAUSE_HALF_IN, sitting);

  if (sitting->depth != PL_DEPTH_HOME
      || !pl_shape_has_first_click (get_connector (self, sitting->plug)->shape,
                                    get_connector (self, sitting->jack)->shape))
    return;
  add_edit (&cause, (PlEdit){ .type = PL_EDIT_PLUG,
                              .from = sitting->plug,
                              .to = sitting->jack,
                              .depth = PL_DEPTH_FIRST_CLICK });
  pl_inquiry_try (self, &cause);
}

static void
try_out (PlInquiry *self, const PlSitting *sitting)
{
  PlCause cause = make_cause (PL_CAUSE_OUT, sitting);

  add_edit (&cause, unplug (sitting->plug));
  pl_inquiry_try (self, &cause);
}

static void
try_jacks (PlInquiry *self, const PlSitting *sitting)
{
  const PlKind *kind = get_part (self, sitting->jack.part)->kind;
  PlShape plug = get_connector (self, sitting->plug)->shape;

  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      PlCause cause = make_cause (PL_CAUSE_JACK, sitting);
      PlEnd jack = { sitting->jack.part, i }, mate;

      if (i == sitting->jack.connector || pl_kind_connector (kind, i)->moves
          || !pl_shape_mates (plug, pl_kind_connector (kind, i)->shape)
          || pl_sitting_find_mate (self->sitting, jack, &mate))
        continue;
      cause.other_jack = jack;
      add_edit (&cause, (PlEdit){ .type = PL_EDIT_PLUG, .from = sitting->plug, .to = jack });
      pl_inquiry_try (self, &cause);
    }
}

static void
try_exchanged (PlInquiry *self, const PlSitting *a, const PlSitting *b)
{
  PlCause cause = make_cause (PL_CAUSE_EXCHANGED, a);

  if (a->jack.part != b->jack.part)
    return;
  cause.other_plug = b->plug;
  cause.other_jack = b->jack;
  add_edit (&cause, unplug (a->plug));
  add_edit (&cause, (PlEdit){ .type = PL_EDIT_PLUG, .from = b->plug, .to = a->jack });
  add_edit (&cause, (PlEdit){ .type = PL_EDIT_PLUG, .from = a->plug, .to = b->jack });
  pl_inquiry_try (self, &cause);
}

static void
try_plugs (PlInquiry *self)
{
  for (guint i = 0; i < self->sitting->len; i++)
    {
      const PlSitting *sitting = &g_array_index (self->sitting, PlSitting, i);

      try_half_in (self, sitting);
      try_out (self, sitting);
      try_jacks (self, sitting);
      for (guint k = i + 1; k < self->sitting->len; k++)
        try_exchanged (self, sitting, &g_array_index (self->sitting, PlSitting, k));
    }
}

/* Knobs and switches */

static void
try_value (PlInquiry *self, PlCauseType type, PlPartId id, guint16 control, double value)
{
  PlCause cause = make_cause (type, NULL);

  cause.part = id;
  cause.control = control;
  cause.value = value;
  add_edit (&cause,
            (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = id, .index = control, .value = value });
  pl_inquiry_try (self, &cause);
}

/* Where a volume gives a quarter of what it gives now, or less. */
static double
low_value (const PlControl *control, double now)
{
  double low = control->unit == PL_UNIT_DB ? now - 15.0 : now / 2.5;

  return MAX (low, control->min);
}

/* Volumes down and all the way down; pan and balance to either side; switches anywhere else. */
static void
try_control (PlInquiry *self, PlPartId id, guint16 index)
{
  const PlPart *part = get_part (self, id);
  const PlControl *control = pl_kind_control (part->kind, index);
  double now = part->controls[index];

  if (control->unit == PL_UNIT_POSITION)
    {
      for (int i = 0; i <= (int) control->max; i++)
        if (i != (int) now)
          try_value (self, PL_CAUSE_SWITCH, id, index, i);
      return;
    }
  if (now > control->min)
    try_value (self, PL_CAUSE_KNOB, id, index, control->min);
  if ((control->unit == PL_UNIT_DB || control->unit == PL_UNIT_PERCENT)
      && low_value (control, now) > control->min)
    try_value (self, PL_CAUSE_KNOB, id, index, low_value (control, now));
  if ((control->unit == PL_UNIT_PAN || control->unit == PL_UNIT_BALANCE) && now < control->max)
    try_value (self, PL_CAUSE_KNOB, id, index, control->max);
}

static void
try_controls (PlInquiry *self, PlPartId id)
{
  const PlKind *kind = get_part (self, id)->kind;

  for (guint16 i = 0; i < kind->controls->len; i++)
    try_control (self, id, i);
}

/* Leads */

/* What fits into the same jacks, end by end. */
static gboolean
could_be (const PlInquiry *self, PlPartId id, const PlKind *kind)
{
  const PlPart *part = get_part (self, id);

  if (kind->connectors->len != part->kind->connectors->len || kind == part->kind
      || strcmp (kind->id, part->kind->id) == 0)
    return FALSE;
  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      const PlConnector *end = pl_kind_connector (kind, i);
      PlEnd mate;

      if (end->moves != pl_kind_connector (part->kind, i)->moves)
        return FALSE;
      if (!pl_sitting_find_mate (self->sitting, (PlEnd){ id, i }, &mate))
        continue;
      if (!(end->moves ? pl_shape_mates (end->shape, get_connector (self, mate)->shape)
                       : pl_shape_mates (get_connector (self, mate)->shape, end->shape)))
        return FALSE;
    }
  return TRUE;
}

static void
try_kinds (PlInquiry *self, PlPartId id)
{
  for (guint i = 0; i < self->leads->len; i++)
    {
      PlKind *kind = g_ptr_array_index (self->leads, i);
      PlCause cause = make_cause (PL_CAUSE_LEAD, NULL);

      if (!could_be (self, id, kind))
        continue;
      cause.part = id;
      cause.kind = pl_kind_ref (kind);
      add_edit (&cause, (PlEdit){ .type = PL_EDIT_SET_KIND, .id = id, .kind = kind });
      pl_inquiry_try (self, &cause);
    }
}

static void
try_fault (PlInquiry *self, PlPartId id, PlFault fault)
{
  PlCause cause = make_cause (fault.type == PL_FAULT_OPEN ? PL_CAUSE_BROKEN : PL_CAUSE_SHORT, NULL);

  cause.part = id;
  cause.fault = fault;
  add_edit (&cause, (PlEdit){ .type = PL_EDIT_SET_FAULT, .id = id, .fault = fault, .value = 1.0 });
  pl_inquiry_try (self, &cause);
}

static void
try_faults (PlInquiry *self, PlPartId id)
{
  guint n = get_part (self, id)->kind->conductors->len;

  for (guint16 i = 0; i < n; i++)
    {
      try_fault (self, id, (PlFault){ PL_FAULT_OPEN, i, 0 });
      for (guint16 k = i + 1; k < n; k++)
        try_fault (self, id, (PlFault){ PL_FAULT_SHORT, i, k });
    }
}

void
pl_inquiry_try_all (PlInquiry *self)
{
  try_plugs (self);
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      if (!self->near[id])
        continue;
      if (!pl_kind_is_cable (get_part (self, id)->kind))
        try_controls (self, id);
      else
        {
          try_kinds (self, id);
          try_faults (self, id);
        }
    }
}
