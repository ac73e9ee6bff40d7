/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Following a patch: what changed, which cells that touches, and the answers. */
#include "core/circuit.h"

#include <string.h>

#include "core/circuit-private.h"
#include "core/hazard.h"

/* Life */

static void
slot_clear (PlSlot *slot)
{
  for (guint i = 0; slot->part != NULL && i < slot->part->kind->signals->len; i++)
    pl_signal_state_clear (&slot->signals[i]);
  pl_chunk_release (slot->chunk);
  g_clear_pointer (&slot->part, pl_part_unref);
  *slot = (PlSlot){ 0 };
}

/* One block for all arrays of a slot, those of the strictest alignment first. */
static void
slot_fill (PlCircuit *self, PlSlot *slot, const PlPart *part)
{
  const PlKind *kind = part->kind;
  gsize n = kind->connectors->len;
  gsize for_signals = kind->signals->len * sizeof (PlSignalState);
  gsize for_nets = kind->n_nodes * sizeof (PlNodeNet);
  gsize for_cells = kind->n_cells * sizeof (guint32);
  guint8 *at = pl_arena_take (&self->slot_arena,
                              for_signals + for_nets + n * sizeof (PlEnd) + for_cells + 2 * n,
                              &slot->chunk);

  slot->part = pl_part_ref ((PlPart *) part);
  slot->signals = (PlSignalState *) (void *) at;
  slot->nets = (PlNodeNet *) (void *) (at += for_signals);
  slot->guest = (PlEnd *) (void *) (at += for_nets);
  slot->cell_mark = (guint32 *) (void *) (at += n * sizeof (PlEnd));
  slot->guest_depth = at += for_cells;
  slot->assumed = at + n;
  for (guint i = 0; i < kind->n_nodes; i++)
    slot->nets[i].island = PL_NO_ISLAND;
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
  self->parts = g_array_new (FALSE, FALSE, sizeof (PlPartId));
  self->region = g_array_new (FALSE, FALSE, sizeof (PlCell));
  self->notes = g_new0 (PlNotes, 1);
  self->notes->marked = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));
  self->dirty = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));
  self->sum = g_array_new (FALSE, FALSE, sizeof (PlHeard));
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
  pl_arena_clear (&self->slot_arena);
  pl_arena_clear (&self->island_arena);
  g_array_unref (self->free_islands);
  g_array_unref (self->parts);
  g_free (self->scratch);
  g_array_unref (self->region);
  g_array_unref (self->notes->marked);
  g_free (self->notes);
  g_array_unref (self->dirty);
  g_array_unref (self->sum);
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
region_clear (PlCircuit *self)
{
  g_array_set_size (self->region, 0);
  self->n_followed = 0;
}

/* Adds all that can be reached from the cells that were added since the last time. */
static void
region_close (PlCircuit *self)
{
  while (self->n_followed < self->region->len)
    region_follow (self, g_array_index (self->region, PlCell, self->n_followed++));
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

/* An array of nothing may be NULL: a note has no connectors. */
static gboolean
bytes_equal (gconstpointer a, gconstpointer b, gsize n)
{
  return n == 0 || memcmp (a, b, n) == 0;
}

/* Moving a panel, turning a knob, giving a name: nothing touches anything new. */
static gboolean
wiring_is_equal (const PlPart *a, const PlPart *b)
{
  return a != NULL && b != NULL && a->kind == b->kind && seats_equal (a, b)
         && a->length_m - b->length_m <= 0.0 && b->length_m - a->length_m <= 0.0
         && a->n_faults == b->n_faults
         && bytes_equal (a->faults, b->faults, a->n_faults * sizeof (PlFault))
         && bytes_equal (a->drivers, b->drivers, a->kind->connectors->len);
}

static gboolean
controls_are_equal (const PlPart *a, const PlPart *b)
{
  return bytes_equal (a->controls, b->controls, a->kind->controls->len * sizeof (double));
}

static void
collect_cb (PlPartId id, const PlPart *before, const PlPart *after, gpointer data)
{
  Change change = { id, before, after };

  g_array_append_val ((GArray *) data, change);
}

/* The cell's nodes lie nowhere until they are built again. */
static void
kill_islands (PlCircuit *self, PlCell cell)
{
  PlSlot *slot = pl_circuit_slot (self, cell.part);
  const PlLists *nodes = &slot->part->kind->cell_nodes;

  PL_FOR_LIST (*nodes, cell.cell, i)
  {
    PlNodeNet *net = &slot->nets[nodes->item[i]];

    if (net->island != PL_NO_ISLAND && pl_circuit_island (self, net->island)->alive)
      {
        pl_circuit_forget_hazards (self, net->island);
        pl_island_clear (pl_circuit_island (self, net->island));
        g_array_append_val (self->free_islands, net->island);
      }
    net->island = PL_NO_ISLAND;
  }
}

static void
kill_region (PlCircuit *self)
{
  for (guint i = 0; i < self->region->len; i++)
    kill_islands (self, g_array_index (self->region, PlCell, i));
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
  PlSlot before = { 0 };
  PlSlot *slot = NULL;

  slot = pl_circuit_slot (self, change->id);
  before = *slot;
  *slot = (PlSlot){ 0 };
  if (change->after != NULL)
    slot_fill (self, slot, change->after);
  if (change->before != NULL && change->after != NULL
      && change->before->kind == change->after->kind)
    {
      guint n = change->after->kind->connectors->len;

      memcpy (slot->guest, before.guest, n * sizeof (PlEnd));
      memcpy (slot->guest_depth, before.guest_depth, n);
    }
  slot_clear (&before);
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
  PlPartId highest = g_array_index (changes, Change, changes->len - 1).id;

  if (highest >= self->slots->len)
    g_array_set_size (self->slots, highest + 1);
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

/* Everything the change touched before it happened is open again: the cells, in a list of its own.
 */
static GArray *
open_old_region (PlCircuit *self, const GArray *changes)
{
  GArray *opened = NULL;

  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, Change, i).before != NULL)
      region_add_part (self, g_array_index (changes, Change, i).id);
  region_close (self);
  kill_region (self);
  opened = g_array_copy (self->region);
  region_clear (self);
  return opened;
}

enum
{
  CELLS_AT_ONCE = 1024 /* what is built together stays in the processor's cache */
};

static void
build_if (PlCircuit *self, guint enough)
{
  region_close (self);
  if (self->region->len < enough)
    return;
  kill_region (self);
  pl_circuit_build_region (self);
  region_clear (self);
  pl_circuit_evaluate (self);
}

enum
{
  PARTS_AHEAD = 16
};

/* Asks the processor to fetch what a walk over many new parts is going to need. */
static void
prefetch (PlCircuit *self, const GArray *changes, guint index)
{
  const Change *near = NULL;
  const PlSlot *slot = NULL;

  if (index + 2 * PARTS_AHEAD >= changes->len)
    return;
  __builtin_prefetch (g_array_index (changes, Change, index + 2 * PARTS_AHEAD).after);
  near = &g_array_index (changes, Change, index + PARTS_AHEAD);
  if (near->after == NULL)
    return;
  slot = pl_circuit_slot (self, near->id);
  __builtin_prefetch (near->after->seats);
  __builtin_prefetch (slot->signals);
  __builtin_prefetch (slot->nets);
  __builtin_prefetch (slot->guest);
}

/* Builds what was opened, what is new, and all that these can reach, and evaluates it, in handy
 * portions.  A signal that turns out to hear something of a later portion is evaluated again. */
static void
build_new_region (PlCircuit *self, const GArray *opened, const GArray *changes)
{
  self->epoch++;
  for (guint i = 0; i < opened->len; i++)
    {
      PlCell cell = g_array_index (opened, PlCell, i);
      const PlSlot *slot = pl_circuit_find_slot (self, cell.part);

      if (slot == NULL || cell.cell >= slot->part->kind->n_cells)
        continue;
      region_add (self, cell.part, cell.cell);
      build_if (self, CELLS_AT_ONCE);
    }
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, Change, i).after != NULL)
      {
        region_add_part (self, g_array_index (changes, Change, i).id);
        pl_circuit_mark_part_dirty (self, g_array_index (changes, Change, i).id);
        prefetch (self, changes, i);
        build_if (self, CELLS_AT_ONCE);
      }
  build_if (self, 1);
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
      gboolean controls_changed;

      if (!wiring_is_equal (change.before, change.after))
        {
          g_array_index (changes, Change, kept++) = change;
          continue;
        }
      controls_changed = !controls_are_equal (change.before, change.after);
      if (controls_changed)
        pl_circuit_mark_part_dirty (self, change.id);
      slot = pl_circuit_slot (self, change.id);
      pl_part_unref (slot->part);
      slot->part = pl_part_ref ((PlPart *) change.after);
      if (controls_changed)
        pl_circuit_forget_part_hazards (self, change.id);
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
  self->notes->hazards_known = FALSE;
  pl_patch_diff (self->patch, patch, collect_cb, changes);
  self->epoch++;
  region_clear (self);
  take_over_values (self, changes);
  if (changes->len > 0)
    {
      g_autoptr (GArray) opened = open_old_region (self, changes);

      replace_slots (self, changes);
      build_new_region (self, opened, changes);
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
  return *n_heard > 0 ? pl_signal_state_heard (&slot->signals[signal]) : NULL;
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
  pl_circuit_forget_part_hazards (self, output.part);
  self->notes->hazards_known = FALSE;
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
