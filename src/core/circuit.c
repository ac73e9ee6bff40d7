/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Following a patch: what changed, which cells that touches, and the answers. */
#include "core/circuit.h"

#include <string.h>

#include "core/circuit-private.h"

/* Life */

static void
slot_clear (PlSlot *slot)
{
  for (guint i = 0; slot->part != NULL && i < slot->part->kind->signals->len; i++)
    g_free (slot->signals[i].heard);
  g_free (slot->signals);
  g_free (slot->nets);
  g_free (slot->guest);
  g_free (slot->guest_depth);
  g_free (slot->assumed);
  g_free (slot->cell_mark);
  g_clear_pointer (&slot->part, pl_part_unref);
  *slot = (PlSlot){ 0 };
}

static void
slot_fill (PlSlot *slot, const PlPart *part)
{
  const PlKind *kind = part->kind;

  slot->part = pl_part_ref ((PlPart *) part);
  slot->nets = g_new0 (PlNodeNet, kind->n_nodes);
  for (guint i = 0; i < kind->n_nodes; i++)
    slot->nets[i].island = PL_NO_ISLAND;
  slot->signals = g_new0 (PlSignalState, MAX (kind->signals->len, 1));
  slot->guest = g_new0 (PlEnd, kind->connectors->len);
  slot->guest_depth = g_new0 (guint8, kind->connectors->len);
  slot->assumed = g_new0 (guint8, kind->connectors->len);
  slot->cell_mark = g_new0 (guint32, MAX (kind->n_cells, 1));
}

static void
slot_clear_item (gpointer item)
{
  slot_clear (item);
}

static void
island_clear_item (gpointer item)
{
  pl_island_clear (item);
}

PlCircuit *
pl_circuit_new (void)
{
  PlCircuit *self = g_new0 (PlCircuit, 1);

  self->slots = g_array_new (FALSE, TRUE, sizeof (PlSlot));
  g_array_set_clear_func (self->slots, slot_clear_item);
  self->islands = g_array_new (FALSE, TRUE, sizeof (PlIsland));
  g_array_set_clear_func (self->islands, island_clear_item);
  self->free_islands = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->region = g_array_new (FALSE, FALSE, sizeof (PlCell));
  self->dirty = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));
  return self;
}

void
pl_circuit_free (PlCircuit *self)
{
  if (self == NULL)
    return;
  pl_patch_unref (self->patch);
  g_array_unref (self->slots);
  g_array_unref (self->islands);
  g_array_unref (self->free_islands);
  g_array_unref (self->region);
  g_array_unref (self->dirty);
  g_free (self);
}

PlPatch *
pl_circuit_get_patch (const PlCircuit *self)
{
  return self->patch;
}

/* The region: cells that can be affected electrically by a change of a part */

static void
region_add (PlCircuit *self, PlPartId id, guint16 cell)
{
  PlSlot *slot = pl_circuit_slot (self, id);
  PlCell item = { id, cell };

  if (slot->cell_mark[cell] == self->epoch)
    return;
  slot->cell_mark[cell] = self->epoch;
  g_array_append_val (self->region, item);
}

/* All cells of a part whose ground floats; those of one connector of an earthed one. */
static void
region_add_connector (PlCircuit *self, PlPartId id, guint16 connector)
{
  const PlSlot *slot = pl_circuit_find_slot (self, id);
  const PlKind *kind = NULL;

  if (slot == NULL)
    return;
  kind = slot->part->kind;
  if (!pl_slot_is_earthed (slot))
    for (guint16 cell = 0; cell < kind->n_cells; cell++)
      region_add (self, id, cell);
  else
    PL_FOR_LIST (kind->connector_cells, connector, i)
  region_add (self, id, kind->connector_cells.item[i]);
}

static void
region_add_part (PlCircuit *self, PlPartId id)
{
  const PlSlot *slot = pl_circuit_slot (self, id);

  for (guint16 cell = 0; cell < slot->part->kind->n_cells; cell++)
    region_add (self, id, cell);
}

/* Across every joint of the connectors of one cell. */
static void
region_follow (PlCircuit *self, PlCell cell)
{
  const PlSlot *slot = pl_circuit_slot (self, cell.part);
  const PlLists *connectors = &slot->part->kind->cell_connectors;

  PL_FOR_LIST (*connectors, cell.cell, i)
  {
    guint16 connector = connectors->item[i];
    const PlSeat *seat = &slot->part->seats[connector];
    const PlEnd *guest = &slot->guest[connector];

    if (seat->part != 0)
      region_add_connector (self, seat->part, seat->connector);
    if (guest->part != 0)
      region_add_connector (self, guest->part, guest->connector);
  }
}

static void
region_close (PlCircuit *self, guint from)
{
  for (guint i = from; i < self->region->len; i++)
    region_follow (self, g_array_index (self->region, PlCell, i));
}

/* Changes */

typedef struct
{
  PlPartId id;
  const PlPart *before, *after;
} Change;

static gboolean
seats_equal (const PlPart *a, const PlPart *b)
{
  for (guint i = 0; i < a->kind->connectors->len; i++)
    if (a->seats[i].part != b->seats[i].part || a->seats[i].connector != b->seats[i].connector
        || a->seats[i].depth != b->seats[i].depth)
      return FALSE;
  return TRUE;
}

/* Moving a panel, turning a knob, giving a name: nothing touches anything new. */
static gboolean
wiring_is_equal (const PlPart *a, const PlPart *b)
{
  return a != NULL && b != NULL && a->kind == b->kind && seats_equal (a, b)
         && a->length_m - b->length_m <= 0.0 && b->length_m - a->length_m <= 0.0
         && a->n_faults == b->n_faults
         && memcmp (a->faults, b->faults, a->n_faults * sizeof (PlFault)) == 0
         && memcmp (a->drivers, b->drivers, a->kind->connectors->len) == 0;
}

static gboolean
controls_are_equal (const PlPart *a, const PlPart *b)
{
  return memcmp (a->controls, b->controls, a->kind->controls->len * sizeof (double)) == 0;
}

static void
collect_cb (PlPartId id, const PlPart *before, const PlPart *after, gpointer data)
{
  Change change = { id, before, after };

  g_array_append_val ((GArray *) data, change);
}

static void
kill_islands (PlCircuit *self, PlSlot *slot, guint16 cell)
{
  const PlLists *nodes = &slot->part->kind->cell_nodes;

  PL_FOR_LIST (*nodes, cell, i)
  {
    guint32 index = slot->nets[nodes->item[i]].island;

    if (index == PL_NO_ISLAND || !pl_circuit_island (self, index)->alive)
      continue;
    pl_island_clear (pl_circuit_island (self, index));
    g_array_append_val (self->free_islands, index);
  }
}

static void
set_guest (PlCircuit *self, const PlSeat *seat, PlEnd plug)
{
  PlSlot *host = pl_circuit_find_slot (self, seat->part);

  if (host == NULL || seat->connector >= host->part->kind->connectors->len)
    return;
  host->guest[seat->connector] = plug;
  host->guest_depth[seat->connector] = (guint8) seat->depth;
}

static void
forget_guests (PlCircuit *self, const Change *change)
{
  if (change->before == NULL)
    return;
  for (guint i = 0; i < change->before->kind->connectors->len; i++)
    set_guest (self, &change->before->seats[i], (PlEnd){ 0, 0 });
}

static void
note_guests (PlCircuit *self, PlPartId id, const PlPart *part)
{
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    set_guest (self, &part->seats[i], (PlEnd){ id, i });
}

/* Replaces what the slot knows; keeps its guests when the kind stays. */
static void
replace_slot (PlCircuit *self, const Change *change)
{
  PlSlot *slot = NULL;
  PlEnd *guest = NULL;
  guint8 *depth = NULL;
  gboolean keep = change->before != NULL && change->after != NULL
                  && change->before->kind == change->after->kind;

  if (change->id >= self->slots->len)
    g_array_set_size (self->slots, change->id + 1);
  slot = pl_circuit_slot (self, change->id);
  if (keep)
    {
      guest = g_steal_pointer (&slot->guest);
      depth = g_steal_pointer (&slot->guest_depth);
    }
  slot_clear (slot);
  if (change->after == NULL)
    return;
  slot_fill (slot, change->after);
  if (keep)
    {
      g_free (slot->guest);
      g_free (slot->guest_depth);
      slot->guest = guest;
      slot->guest_depth = depth;
    }
}

/* A kind was exchanged: its new guest list is empty, so look at everybody. */
static void
note_all_guests (PlCircuit *self)
{
  for (PlPartId id = 1; id < self->slots->len; id++)
    if (pl_circuit_slot (self, id)->part != NULL)
      note_guests (self, id, pl_circuit_slot (self, id)->part);
}

static void
replace_slots (PlCircuit *self, const GArray *changes)
{
  gboolean kind_changed = FALSE;

  for (guint i = 0; i < changes->len; i++)
    forget_guests (self, &g_array_index (changes, Change, i));
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      replace_slot (self, change);
      kind_changed = kind_changed
                     || (change->before != NULL && change->after != NULL
                         && change->before->kind != change->after->kind);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (change->after != NULL)
        note_guests (self, change->id, change->after);
    }
  if (kind_changed)
    note_all_guests (self);
}

/* Everything the change touched before it happened is open again. */
static void
open_old_region (PlCircuit *self, const GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, Change, i).before != NULL)
      region_add_part (self, g_array_index (changes, Change, i).id);
  region_close (self, 0);
  for (guint i = 0; i < self->region->len; i++)
    {
      const PlCell *cell = &g_array_index (self->region, PlCell, i);
      kill_islands (self, pl_circuit_slot (self, cell->part), cell->cell);
    }
}

/* Drops the cells of replaced parts from the region (they come in again as new ones). */
static void
drop_replaced (PlCircuit *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->region->len; i++)
    {
      PlCell cell = g_array_index (self->region, PlCell, i);
      const PlSlot *slot = pl_circuit_slot (self, cell.part);

      if (slot->part != NULL && cell.cell < slot->part->kind->n_cells
          && slot->cell_mark[cell.cell] == self->epoch)
        g_array_index (self->region, PlCell, kept++) = cell;
    }
  g_array_set_size (self->region, kept);
}

static void
close_new_region (PlCircuit *self, const GArray *changes)
{
  guint n_old = 0;

  drop_replaced (self);
  n_old = self->region->len;
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, Change, i).after != NULL)
      region_add_part (self, g_array_index (changes, Change, i).id);
  region_close (self, 0);
  for (guint i = n_old; i < self->region->len; i++)
    {
      const PlCell *cell = &g_array_index (self->region, PlCell, i);
      kill_islands (self, pl_circuit_slot (self, cell->part), cell->cell);
    }
}

/* Parts whose wiring is as before only take over the new values. */
static void
take_over_values (PlCircuit *self, GArray *changes)
{
  guint kept = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      Change change = g_array_index (changes, Change, i);
      PlSlot *slot = NULL;

      if (!wiring_is_equal (change.before, change.after))
        {
          g_array_index (changes, Change, kept++) = change;
          continue;
        }
      if (!controls_are_equal (change.before, change.after))
        pl_circuit_mark_part_dirty (self, change.id);
      slot = pl_circuit_slot (self, change.id);
      pl_part_unref (slot->part);
      slot->part = pl_part_ref ((PlPart *) change.after);
    }
  g_array_set_size (changes, kept);
}

void
pl_circuit_sync (PlCircuit *self, PlPatch *patch)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  self->n_solved = 0;
  if (patch == self->patch)
    return;
  pl_patch_diff (self->patch, patch, collect_cb, changes);
  self->epoch++;
  g_array_set_size (self->region, 0);
  take_over_values (self, changes);
  if (changes->len > 0)
    {
      open_old_region (self, changes);
      replace_slots (self, changes);
      close_new_region (self, changes);
      pl_circuit_build_region (self);
      for (guint i = 0; i < changes->len; i++)
        if (g_array_index (changes, Change, i).after != NULL)
          pl_circuit_mark_part_dirty (self, g_array_index (changes, Change, i).id);
    }
  pl_circuit_evaluate (self);
  pl_patch_ref (patch);
  pl_patch_unref (self->patch);
  self->patch = patch;
}

/* Answers */

const PlHeard *
pl_circuit_get_heard (const PlCircuit *self, PlPartId part, guint16 signal, guint *n_heard)
{
  const PlSlot *slot = pl_circuit_find_slot (self, part);

  *n_heard = 0;
  if (slot == NULL || signal >= slot->part->kind->signals->len)
    return NULL;
  *n_heard = slot->signals[signal].n_heard;
  return slot->signals[signal].heard;
}

gboolean
pl_circuit_is_looped (const PlCircuit *self, PlPartId part, guint16 signal)
{
  const PlSlot *slot = pl_circuit_find_slot (self, part);

  return slot != NULL && signal < slot->part->kind->signals->len && slot->signals[signal].looped;
}

gboolean
pl_circuit_is_live (const PlCircuit *self, PlPartId part)
{
  const PlSlot *slot = pl_circuit_find_slot (self, part);

  return slot != NULL && slot->live;
}

gboolean
pl_circuit_get_mate (const PlCircuit *self, PlEnd end, PlEnd *mate, PlDepth *depth)
{
  const PlSlot *slot = pl_circuit_find_slot (self, end.part);
  const PlSeat *seat = NULL;

  if (slot == NULL || end.connector >= slot->part->kind->connectors->len)
    return FALSE;
  seat = &slot->part->seats[end.connector];
  if (seat->part != 0)
    *mate = (PlEnd){ seat->part, seat->connector };
  else
    *mate = slot->guest[end.connector];
  if (depth != NULL)
    *depth = seat->part != 0 ? seat->depth : (PlDepth) slot->guest_depth[end.connector];
  return mate->part != 0;
}

void
pl_circuit_assume_driver (PlCircuit *self, PlEnd output, guint driver)
{
  PlSlot *slot = pl_circuit_slot (self, output.part);
  const PlKind *kind = slot->part->kind;
  const char *doubt = pl_kind_connector (kind, output.connector)->doubt;

  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      const PlConnector *connector = pl_kind_connector (kind, i);

      if (g_strcmp0 (connector->doubt, doubt) != 0 || doubt == NULL)
        continue;
      slot->assumed[i] = (guint8) MIN (driver, connector->n_drivers - 1);
      PL_FOR_LIST (kind->connector_cells, i, k)
      {
        guint16 cell = kind->connector_cells.item[k];
        guint32 island = slot->nets[kind->cell_nodes.item[kind->cell_nodes.first[cell]]].island;

        if (island == PL_NO_ISLAND)
          continue;
        pl_circuit_solve_island (self, island);
        for (guint s = 0; s < pl_circuit_island (self, island)->n_senses; s++)
          pl_circuit_mark_dirty (self, pl_circuit_island (self, island)->senses[s].part,
                                 pl_circuit_island (self, island)->senses[s].signal);
      }
    }
  pl_circuit_evaluate (self);
}

PlCircuitStats
pl_circuit_get_stats (const PlCircuit *self)
{
  PlCircuitStats stats = { .solved_islands = self->n_solved };

  for (guint i = 0; i < self->slots->len; i++)
    stats.parts += pl_circuit_slot (self, i)->part != NULL ? 1 : 0;
  for (guint i = 0; i < self->islands->len; i++)
    {
      const PlIsland *island = pl_circuit_island (self, i);

      if (!island->alive)
        continue;
      stats.islands++;
      stats.nets += island->n_nets;
      stats.largest_island = MAX (stats.largest_island, island->n_nets);
    }
  return stats;
}
