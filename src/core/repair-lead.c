/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Repairs with parts: another lead, an adapter, the other side of a pair. */
#include <math.h>
#include <string.h>

#include "core/counterpart.h"
#include "core/repair-private.h"

static gboolean
is_lead (const PlPart *part)
{
  return pl_kind_is_cable (part->kind);
}

/* Where every end of a lead sits; FALSE when one is loose or holds a plug itself. */
static gboolean
list_jacks (const PlWorkshop *self, PlPartId id, PlEnd *jacks, guint n_max, guint *n)
{
  const PlPart *part = pl_workshop_part (self, id);

  if (part->kind->connectors->len > n_max)
    return FALSE;
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      if (!pl_sitting_find_mate (self->sitting, (PlEnd){ id, i }, &jacks[i]))
        return FALSE;
    }
  *n = part->kind->connectors->len;
  return TRUE;
}

enum
{
  MAX_ENDS = 4
};

/* Whether an end of a kind is a plug for that jack. */
static gboolean
fits_into (const PlWorkshop *self, const PlKind *kind, guint16 end, PlEnd jack)
{
  const PlConnector *plug = pl_kind_connector (kind, end);

  return plug->moves && pl_shape_mates (plug->shape, pl_workshop_connector (self, jack)->shape);
}

static void
try_kind (PlWorkshop *self, PlPartId id, PlKind *kind)
{
  PlRepair repair = pl_repair_make (PL_REPAIR_LEAD, NULL);

  repair.lead = id;
  repair.kind = pl_kind_ref (kind);
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_SET_KIND, .id = id, .kind = kind });
  pl_workshop_try (self, &repair);
}

/* A lead with three plugs in the same jacks, each end of it in the jack that order gives. */
static void
try_order (PlWorkshop *self, PlPartId id, PlKind *kind, const PlEnd *jacks, const guint8 *order)
{
  PlRepair repair = pl_repair_make (PL_REPAIR_LEAD, NULL);
  guint16 first = order[0] == 0 ? 1 : 0;
  guint16 hole = first, end;

  for (guint16 k = 0; k < 3; k++)
    if (!fits_into (self, kind, k, jacks[k]) || !fits_into (self, kind, k, jacks[order[k]]))
      return;
  repair.lead = id;
  repair.kind = pl_kind_ref (kind);
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_SET_KIND, .id = id, .kind = kind });
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_UNPLUG,
                                    .from = { id, first },
                                    .x = (double) NAN,
                                    .y = (double) NAN });
  do
    {
      for (end = 0; order[end] != hole;)
        end++;
      pl_repair_add (&repair,
                     (PlEdit){ .type = PL_EDIT_PLUG, .from = { id, end }, .to = jacks[hole] });
      hole = end;
    }
  while (end != first);
  pl_workshop_try (self, &repair);
}

static void
try_orders (PlWorkshop *self, PlPartId id, PlKind *kind, const PlEnd *jacks)
{
  static const guint8 orders[][3]
      = { { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    try_order (self, id, kind, jacks, orders[i]);
}

/* In the same jacks, with each end that goes into something moving still. */
static void
try_kinds (PlWorkshop *self, PlPartId id, const PlEnd *jacks, guint n)
{
  const PlKind *now = pl_workshop_part (self, id)->kind;

  for (guint i = 0; i < self->leads->len; i++)
    {
      PlKind *kind = g_ptr_array_index (self->leads, i);
      gboolean fits = kind->connectors->len == n && strcmp (kind->id, now->id) != 0;

      for (guint16 k = 0; fits && k < n; k++)
        {
          const PlConnector *end = pl_kind_connector (kind, k);
          const PlConnector *jack = pl_workshop_connector (self, jacks[k]);

          fits = end->moves == pl_kind_connector (now, k)->moves
                 && (end->moves ? pl_shape_mates (end->shape, jack->shape)
                                : pl_shape_mates (jack->shape, end->shape));
        }
      if (fits)
        try_kind (self, id, kind);
      if (fits && n == 3 && !self->keep_all)
        try_orders (self, id, kind, jacks);
    }
}

/* A plain lead where one with more ends has only two of them plugged in. */
static void
try_plain (PlWorkshop *self, PlPartId id, PlEnd from, PlEnd to)
{
  PlPartId fresh = pl_patch_next_id (self->patch);

  for (guint i = 0; i < self->leads->len; i++)
    {
      PlKind *kind = g_ptr_array_index (self->leads, i);
      PlRepair repair = pl_repair_make (PL_REPAIR_LEAD, NULL);

      if (kind->tray == 0 || kind->connectors->len != 2 || !fits_into (self, kind, 0, from)
          || !fits_into (self, kind, 1, to))
        continue;
      repair.lead = id;
      repair.kind = pl_kind_ref (kind);
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_REMOVE, .id = id });
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind });
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG, .from = { fresh, 0 }, .to = from });
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG, .from = { fresh, 1 }, .to = to });
      pl_workshop_try (self, &repair);
    }
}

static void
try_plain_instead (PlWorkshop *self, PlPartId id)
{
  const PlPart *part = pl_workshop_part (self, id);
  PlEnd jacks[2];
  guint n = 0;

  for (guint16 i = 0; i < part->kind->connectors->len && n <= 2; i++)
    if (part->seats[i].part != 0)
      {
        if (n < 2)
          jacks[n] = (PlEnd){ part->seats[i].part, part->seats[i].connector };
        n++;
      }
  if (n != 2 || part->kind->connectors->len == 2)
    return;
  try_plain (self, id, jacks[0], jacks[1]);
  try_plain (self, id, jacks[1], jacks[0]);
}

/* Every fault of the lead gone. */
static void
try_mend (PlWorkshop *self, PlPartId id)
{
  const PlPart *part = pl_workshop_part (self, id);
  PlRepair repair = pl_repair_make (PL_REPAIR_MEND, NULL);

  if (part->n_faults == 0 || part->n_faults > PL_MAX_REPAIR_EDITS)
    return;
  repair.lead = id;
  repair.kind = pl_kind_ref (part->kind);
  for (guint i = 0; i < part->n_faults; i++)
    pl_repair_add (
        &repair,
        (PlEdit){ .type = PL_EDIT_SET_FAULT, .id = id, .fault = part->faults[i], .value = 0.0 });
  pl_workshop_try (self, &repair);
}

static void
try_adapter (PlWorkshop *self, const PlSitting *sitting, PlKind *kind)
{
  PlRepair repair = pl_repair_make (PL_REPAIR_ADAPTER, sitting);
  PlPartId id = pl_patch_next_id (self->patch);
  guint16 out = pl_kind_connector (kind, 0)->moves ? 0 : 1, in = 1 - out;

  if (!pl_kind_connector (kind, out)->moves || pl_kind_connector (kind, in)->moves
      || !pl_shape_mates (pl_kind_connector (kind, out)->shape,
                          pl_workshop_connector (self, sitting->jack)->shape)
      || !pl_shape_mates (pl_workshop_connector (self, sitting->plug)->shape,
                          pl_kind_connector (kind, in)->shape))
    return;
  repair.kind = pl_kind_ref (kind);
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_UNPLUG,
                                    .from = sitting->plug,
                                    .x = (double) NAN,
                                    .y = (double) NAN });
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind });
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG,
                                    .from = { id, out },
                                    .to = sitting->jack,
                                    .depth = sitting->depth });
  pl_repair_add (&repair,
                 (PlEdit){ .type = PL_EDIT_PLUG, .from = sitting->plug, .to = { id, in } });
  pl_workshop_try (self, &repair);
}

/* Another lead in another jack: where one change alone is not enough. */
static void
try_jack_and_kind (PlWorkshop *self, const PlSitting *sitting, PlEnd jack)
{
  guint16 end = sitting->plug.connector, far = 1 - end;
  PlEnd far_jack;

  if (!pl_sitting_find_mate (self->sitting, (PlEnd){ sitting->plug.part, far }, &far_jack))
    return;
  for (guint i = 0; i < self->leads->len; i++)
    {
      PlKind *kind = g_ptr_array_index (self->leads, i);
      PlRepair repair = pl_repair_make (PL_REPAIR_JACK_LEAD, sitting);
      PlPartId id = sitting->plug.part;

      if (kind->tray == 0 || kind->connectors->len != 2 || kind == pl_workshop_part (self, id)->kind
          || !fits_into (self, kind, end, jack) || !fits_into (self, kind, far, far_jack))
        continue;
      repair.kind = pl_kind_ref (kind);
      repair.other_jack = jack;
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_UNPLUG,
                                        .from = sitting->plug,
                                        .x = (double) NAN,
                                        .y = (double) NAN });
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_SET_KIND, .id = id, .kind = kind });
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG, .from = sitting->plug, .to = jack });
      pl_workshop_try (self, &repair);
    }
}

static void
try_jacks_and_kinds (PlWorkshop *self, const PlSitting *sitting)
{
  const PlPart *lead = pl_workshop_part (self, sitting->plug.part);
  const PlKind *device = pl_workshop_part (self, sitting->jack.part)->kind;

  if (!is_lead (lead) || lead->kind->connectors->len != 2 || pl_kind_is_cable (device)
      || pl_workshop_connector (self, sitting->jack)->n_drivers == 0)
    return;
  for (guint16 i = 0; i < device->connectors->len; i++)
    {
      PlEnd jack = { sitting->jack.part, i };

      if (i != sitting->jack.connector && pl_kind_connector (device, i)->n_drivers > 0
          && !pl_kind_connector (device, i)->moves && pl_workshop_is_empty (self, jack))
        try_jack_and_kind (self, sitting, jack);
    }
}

/* Whether some repair so far leaves nothing to wish for. */
static gboolean
is_solved (const PlWorkshop *self)
{
  for (guint i = 0; i < self->repairs->repairs->len; i++)
    if (((const PlRepair *) g_ptr_array_index (self->repairs->repairs, i))->units < 0.1)
      return TRUE;
  return FALSE;
}

void
pl_workshop_try_leads (PlWorkshop *self)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      PlEnd jacks[MAX_ENDS];
      guint n;

      if (!self->near[id] || !is_lead (pl_workshop_part (self, id)))
        continue;
      try_mend (self, id);
      if (list_jacks (self, id, jacks, MAX_ENDS, &n))
        try_kinds (self, id, jacks, n);
      else
        try_plain_instead (self, id);
    }
  for (guint i = 0; i < self->sitting->len; i++)
    for (guint k = 0; k < self->leads->len; k++)
      {
        PlKind *kind = g_ptr_array_index (self->leads, k);

        if (kind->category == PL_CATEGORY_ADAPTER && kind->connectors->len == 2)
          try_adapter (self, &g_array_index (self->sitting, PlSitting, i), kind);
      }
  for (guint i = 0; i < self->sitting->len && !is_solved (self); i++)
    try_jacks_and_kinds (self, &g_array_index (self->sitting, PlSitting, i));
}

void
pl_workshop_try_places (PlWorkshop *self, PlPartId lead)
{
  PlEnd jacks[MAX_ENDS];
  guint n;

  if (list_jacks (self, lead, jacks, MAX_ENDS, &n))
    try_kinds (self, lead, jacks, n);
  for (guint i = 0; i < self->sitting->len; i++)
    {
      const PlSitting *sitting = &g_array_index (self->sitting, PlSitting, i);

      if (sitting->plug.part == lead)
        pl_workshop_try_other_jacks (self, sitting);
    }
}

/* Pairs */

static gboolean
find_partner (const PlWorkshop *self, PlEnd jack, PlEnd *partner)
{
  int other = pl_kind_find_partner (pl_workshop_part (self, jack.part)->kind, jack.connector);

  *partner = (PlEnd){ jack.part, (guint16) MAX (other, 0) };
  return other >= 0 && !pl_kind_is_cable (pl_workshop_part (self, jack.part)->kind)
         && pl_workshop_is_empty (self, *partner);
}

/* The same lead once more, between the partners of the jacks it sits in. */
static void
try_other_side (PlWorkshop *self, PlPartId id, const PlEnd *jacks)
{
  PlKind *kind = pl_workshop_part (self, id)->kind;
  PlRepair repair = pl_repair_make (PL_REPAIR_OTHER_SIDE, NULL);
  PlPartId fresh = pl_patch_next_id (self->patch);
  PlEnd there, here;

  if (!find_partner (self, jacks[0], &here) || !find_partner (self, jacks[1], &there)
      || !fits_into (self, kind, 0, here) || !fits_into (self, kind, 1, there))
    return;
  repair.lead = id;
  repair.jack = here;
  repair.other_jack = there;
  repair.kind = pl_kind_ref (kind);
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind });
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG, .from = { fresh, 0 }, .to = here });
  pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_PLUG, .from = { fresh, 1 }, .to = there });
  pl_workshop_try (self, &repair);
}

/* A lead with three plugs: one in a jack of its own, two in a pair. */
static void
try_split (PlWorkshop *self, PlPartId id, PlKind *kind, PlEnd single, const PlEnd *pair)
{
  static const guint8 orders[][3]
      = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const PlEnd jacks[] = { single, pair[0], pair[1] };
      PlPartId fresh = pl_patch_next_id (self->patch);
      PlRepair repair = pl_repair_make (PL_REPAIR_SPLIT_LEAD, NULL);
      gboolean fits = TRUE;

      repair.lead = id;
      repair.jack = pair[0];
      repair.other_jack = pair[1];
      repair.kind = pl_kind_ref (kind);
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_REMOVE, .id = id });
      pl_repair_add (&repair, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind });
      for (guint k = 0; k < 3; k++)
        {
          fits = fits && fits_into (self, kind, orders[i][k], jacks[k]);
          pl_repair_add (
              &repair,
              (PlEdit){ .type = PL_EDIT_PLUG, .from = { fresh, orders[i][k] }, .to = jacks[k] });
        }
      if (fits)
        pl_workshop_try (self, &repair);
      else
        pl_repair_clear (&repair);
    }
}

static void
try_splits (PlWorkshop *self, PlPartId id, const PlEnd *jacks)
{
  for (guint side = 0; side < 2; side++)
    {
      PlEnd pair[2] = { jacks[side] };

      if (!find_partner (self, jacks[side], &pair[1]))
        continue;
      for (guint i = 0; i < self->leads->len; i++)
        {
          PlKind *kind = g_ptr_array_index (self->leads, i);

          if (kind->connectors->len == 3)
            try_split (self, id, kind, jacks[1 - side], pair);
        }
    }
}

void
pl_workshop_try_sides (PlWorkshop *self)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      const PlPart *part = pl_workshop_part (self, id);
      PlEnd jacks[MAX_ENDS];
      guint n;

      if (!self->near[id] || !is_lead (part) || !list_jacks (self, id, jacks, 2, &n) || n != 2
          || !pl_kind_connector (part->kind, 0)->moves || !pl_kind_connector (part->kind, 1)->moves)
        continue;
      try_other_side (self, id, jacks);
      try_splits (self, id, jacks);
    }
}
