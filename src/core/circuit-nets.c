/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From contacts to nets to islands, for the cells that a change touches.
 *
 * Nodes of the region get temporary numbers (0 is mains earth); three union-finds follow: wires and
 * touching contacts make nets; nets joined by anything make components, each with one reference
 * (earth, or the ground of its first device); nets joined without the reference make islands. */
#include <string.h>

#include "core/circuit-private.h"

/* Usual figures for audio cable where its length counts (assumed): 0.06 Ω/m for a core, 0.03 Ω/m
 * for the shield. */
#define CORE_OHMS_PER_M   0.06
#define SHIELD_OHMS_PER_M 0.03

typedef struct
{
  PlCircuit *circuit;
  guint32 n_nodes;
  guint32 *net, *component, *island; /* union-find parents */
  guint32 *number;                   /* by island root: index + 1 */
  guint32 *local;                    /* by net root: number within its island + 1 */
  PlPartId *best;                    /* by component root: whose ground is its reference */
  guint8 *at_reference;              /* by net root */
  GArray *parts;                     /* PlPartId of the region, each once */
} Builder;

static guint32
find (guint32 *parent, guint32 node)
{
  while (parent[node] != node)
    {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
  return node;
}

static void
unite (guint32 *parent, guint32 a, guint32 b)
{
  a = find (parent, a);
  b = find (parent, b);
  if (a < b)
    parent[b] = a;
  else
    parent[a] = b;
}

static guint32
temporary (const PlSlot *slot, guint16 node)
{
  return node == PL_GROUND_NODE && pl_slot_is_earthed (slot) ? 0 : slot->base + node;
}

static gboolean
conductor_is_open (const PlPart *part, guint16 conductor)
{
  for (guint i = 0; i < part->n_faults; i++)
    if (part->faults[i].type == PL_FAULT_OPEN && part->faults[i].conductor == conductor)
      return TRUE;
  return FALSE;
}

static gboolean
normal_is_closed (const PlSlot *slot, guint16 connector)
{
  return slot->guest[connector].part == 0 || slot->guest_depth[connector] == PL_DEPTH_FIRST_CLICK;
}

double
pl_slot_element_ohms (const PlSlot *slot, const PlElement *element)
{
  const PlPart *part = slot->part;

  if (element->type == PL_ELEMENT_NORMAL)
    return normal_is_closed (slot, element->connector) ? 0.0 : -1.0;
  if (element->conductor == PL_NO_INDEX)
    return element->ohms;
  if (conductor_is_open (part, element->conductor))
    return -1.0;
  return element->ohms
         + part->length_m
               * (g_array_index (part->kind->conductors, PlConductor, element->conductor).shield
                      ? SHIELD_OHMS_PER_M
                      : CORE_OHMS_PER_M);
}

guint32
pl_slot_element_island (const PlSlot *slot, const PlElement *element)
{
  guint32 island = slot->nets[element->a].island;

  return island != PL_NO_ISLAND ? island : slot->nets[element->b].island;
}

typedef void (*VisitElement) (Builder *self, PlSlot *slot, PlPartId id, guint16 index,
                              const PlElement *element, double ohms);

static void
each_element (Builder *self, VisitElement visit)
{
  for (guint r = 0; r < self->circuit->region->len; r++)
    {
      const PlCell *cell = &g_array_index (self->circuit->region, PlCell, r);
      PlSlot *slot = pl_circuit_slot (self->circuit, cell->part);
      const PlKind *kind = slot->part->kind;

      PL_FOR_LIST (kind->cell_elements, cell->cell, i)
      {
        const PlElement *element = pl_kind_element (kind, kind->cell_elements.item[i]);
        double ohms = pl_slot_element_ohms (slot, element);

        if (ohms >= 0.0)
          visit (self, slot, cell->part, kind->cell_elements.item[i], element, ohms);
      }
    }
}

static gboolean
is_wire (double ohms)
{
  return ohms <= 0.0;
}

/* Nets */

static void
join_wire (Builder *self, PlSlot *slot, PlPartId id, guint16 index, const PlElement *element,
           double ohms)
{
  if (is_wire (ohms))
    unite (self->net, temporary (slot, element->a), temporary (slot, element->b));
}

static void
join_seat (Builder *self, const PlSlot *slot, guint16 connector)
{
  const PlSeat *seat = &slot->part->seats[connector];
  const PlSlot *host = pl_circuit_find_slot (self->circuit, seat->part);
  const PlConnector *plug = pl_kind_connector (slot->part->kind, connector);
  const PlConnector *socket = NULL;
  PlTouch touches[PL_MAX_TOUCHES];
  guint n_touches = 0;

  if (seat->part == 0 || host == NULL || host->mark != self->circuit->build)
    return;
  socket = pl_kind_connector (host->part->kind, seat->connector);
  n_touches = pl_shape_touches (plug->shape, socket->shape, seat->depth, touches);
  for (guint i = 0; i < n_touches; i++)
    unite (self->net, temporary (slot, plug->node[touches[i].plug]),
           temporary (host, socket->node[touches[i].socket]));
}

/* A node of a conductor: where its first wire begins. */
static gboolean
find_conductor_node (const PlKind *kind, guint16 conductor, guint16 *node)
{
  for (guint i = 0; i < kind->elements->len; i++)
    if (pl_kind_element (kind, i)->conductor == conductor)
      {
        *node = pl_kind_element (kind, i)->a;
        return TRUE;
      }
  return FALSE;
}

static void
join_shorts (Builder *self, const PlSlot *slot)
{
  const PlPart *part = slot->part;
  guint16 a, b;

  for (guint i = 0; i < part->n_faults; i++)
    if (part->faults[i].type == PL_FAULT_SHORT
        && find_conductor_node (part->kind, part->faults[i].conductor, &a)
        && find_conductor_node (part->kind, part->faults[i].other, &b))
      unite (self->net, temporary (slot, a), temporary (slot, b));
}

static void
build_nets (Builder *self)
{
  each_element (self, join_wire);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const PlSlot *slot
          = pl_circuit_slot (self->circuit, g_array_index (self->parts, PlPartId, i));

      join_shorts (self, slot);
      for (guint16 c = 0; c < slot->part->kind->connectors->len; c++)
        join_seat (self, slot, c);
    }
}

/* References */

static void
join_component (Builder *self, PlSlot *slot, PlPartId id, guint16 index, const PlElement *element,
                double ohms)
{
  unite (self->component, find (self->net, temporary (slot, element->a)),
         find (self->net, temporary (slot, element->b)));
}

static gboolean
is_better_reference (const Builder *self, PlPartId id, PlPartId than)
{
  gboolean a, b;

  if (than == 0)
    return TRUE;
  a = pl_circuit_slot (self->circuit, id)->part->kind->has_ground;
  b = pl_circuit_slot (self->circuit, than)->part->kind->has_ground;
  return a != b ? a : id < than;
}

/* In each component without earth, the first device's ground is taken as 0 V. */
static void
choose_references (Builder *self)
{
  PlPartId *best = self->best;

  each_element (self, join_component);
  self->at_reference[find (self->net, 0)] = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      PlPartId id = g_array_index (self->parts, PlPartId, i);
      const PlSlot *slot = pl_circuit_slot (self->circuit, id);
      guint32 root;

      if (pl_slot_is_earthed (slot) || pl_kind_is_cable (slot->part->kind))
        continue;
      root = find (self->component, find (self->net, temporary (slot, PL_GROUND_NODE)));
      if (root != find (self->component, find (self->net, 0))
          && is_better_reference (self, id, best[root]))
        best[root] = id;
    }
  for (guint32 i = 0; i < self->n_nodes; i++)
    if (best[i] != 0)
      self->at_reference[find (
          self->net, temporary (pl_circuit_slot (self->circuit, best[i]), PL_GROUND_NODE))]
          = TRUE;
}

/* Islands */

static void
join_nets (Builder *self, guint32 a, guint32 b)
{
  a = find (self->net, a);
  b = find (self->net, b);
  if (!self->at_reference[a] && !self->at_reference[b])
    unite (self->island, a, b);
}

static void
join_island (Builder *self, PlSlot *slot, PlPartId id, guint16 index, const PlElement *element,
             double ohms)
{
  join_nets (self, temporary (slot, element->a), temporary (slot, element->b));
  if (element->type == PL_ELEMENT_FOLLOWER)
    join_nets (self, temporary (slot, element->a), temporary (slot, element->signal));
}

typedef void (*VisitSense) (Builder *self, PlSlot *slot, PlPartId id, guint16 signal);

static void
each_sense (Builder *self, VisitSense visit)
{
  for (guint r = 0; r < self->circuit->region->len; r++)
    {
      const PlCell *cell = &g_array_index (self->circuit->region, PlCell, r);
      PlSlot *slot = pl_circuit_slot (self->circuit, cell->part);
      const PlLists *senses = &slot->part->kind->cell_senses;

      PL_FOR_LIST (*senses, cell->cell, i)
      visit (self, slot, cell->part, senses->item[i]);
    }
}

static void
join_sense (Builder *self, PlSlot *slot, PlPartId id, guint16 signal)
{
  const PlSignal *sense = pl_kind_signal (slot->part->kind, signal);

  join_nets (self, temporary (slot, sense->hot), temporary (slot, sense->cold));
}

/* The net root an element's island hangs on, or PL_NO_ISLAND when both ends are at the reference.
 */
static guint32
element_root (Builder *self, const PlSlot *slot, const PlElement *element)
{
  guint32 a = find (self->net, temporary (slot, element->a));
  guint32 b = find (self->net, temporary (slot, element->b));

  if (!self->at_reference[a])
    return find (self->island, a);
  return self->at_reference[b] ? PL_NO_ISLAND : find (self->island, b);
}

static guint32
take_island (PlCircuit *circuit)
{
  PlIsland fresh = { .alive = TRUE };
  guint32 index;

  if (circuit->free_islands->len == 0)
    {
      g_array_append_val (circuit->islands, fresh);
      return circuit->islands->len - 1;
    }
  index = g_array_index (circuit->free_islands, guint32, circuit->free_islands->len - 1);
  g_array_set_size (circuit->free_islands, circuit->free_islands->len - 1);
  *pl_circuit_island (circuit, index) = fresh;
  return index;
}

/* Only islands with a source can carry anything. */
static void
number_source_island (Builder *self, PlSlot *slot, PlPartId id, guint16 index,
                      const PlElement *element, double ohms)
{
  guint32 root = PL_NO_ISLAND;

  if (element->type == PL_ELEMENT_SOURCE)
    root = element_root (self, slot, element);
  if (root != PL_NO_ISLAND && self->number[root] == 0)
    self->number[root] = take_island (self->circuit) + 1;
}

static void
place_node (Builder *self, PlSlot *slot, guint16 node)
{
  guint32 net = find (self->net, temporary (slot, node));
  guint32 root = find (self->island, net);
  PlNodeNet *where = &slot->nets[node];
  PlIsland *island = NULL;

  *where = (PlNodeNet){ PL_NO_ISLAND, self->at_reference[net] ? PL_AT_REFERENCE : 0 };
  if (self->at_reference[net] || self->number[root] == 0)
    return;
  where->island = self->number[root] - 1;
  island = pl_circuit_island (self->circuit, where->island);
  if (self->local[net] == 0)
    self->local[net] = ++island->n_nets;
  where->net = self->local[net] - 1;
}

static void
place_nodes (Builder *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      PlSlot *slot = pl_circuit_slot (self->circuit, g_array_index (self->parts, PlPartId, i));

      if (pl_slot_is_earthed (slot))
        slot->nets[PL_GROUND_NODE] = (PlNodeNet){ PL_NO_ISLAND, PL_AT_REFERENCE };
      else
        place_node (self, slot, PL_GROUND_NODE);
    }
  for (guint r = 0; r < self->circuit->region->len; r++)
    {
      const PlCell *cell = &g_array_index (self->circuit->region, PlCell, r);
      PlSlot *slot = pl_circuit_slot (self->circuit, cell->part);
      const PlLists *nodes = &slot->part->kind->cell_nodes;

      PL_FOR_LIST (*nodes, cell->cell, i)
      place_node (self, slot, nodes->item[i]);
    }
}

/* Stamps: counted first, then the sources filled in, then the rest. */

static PlIsland *
stamp_island (Builder *self, const PlSlot *slot, const PlElement *element, double ohms)
{
  guint32 index = is_wire (ohms) ? PL_NO_ISLAND : pl_slot_element_island (slot, element);

  return index != PL_NO_ISLAND ? pl_circuit_island (self->circuit, index) : NULL;
}

static void
count_stamp (Builder *self, PlSlot *slot, PlPartId id, guint16 index, const PlElement *element,
             double ohms)
{
  PlIsland *island = stamp_island (self, slot, element, ohms);

  if (island == NULL)
    return;
  island->n_stamps++;
  island->n_sources += element->type == PL_ELEMENT_SOURCE ? 1 : 0;
}

static void
put_stamp (PlIsland *island, const PlSlot *slot, PlPartId id, guint16 index,
           const PlElement *element, double ohms, gboolean sources)
{
  PlStamp stamp = { .part = id,
                    .element = index,
                    .a = pl_slot_local_net (slot, element->a),
                    .b = pl_slot_local_net (slot, element->b),
                    .ohms = ohms };

  if ((element->type == PL_ELEMENT_SOURCE) == sources)
    island->stamps[island->n_stamps++] = stamp;
}

static void
put_source (Builder *self, PlSlot *slot, PlPartId id, guint16 index, const PlElement *element,
            double ohms)
{
  PlIsland *island = stamp_island (self, slot, element, ohms);

  if (island != NULL)
    put_stamp (island, slot, id, index, element, ohms, TRUE);
}

static void
put_load (Builder *self, PlSlot *slot, PlPartId id, guint16 index, const PlElement *element,
          double ohms)
{
  PlIsland *island = stamp_island (self, slot, element, ohms);

  if (island != NULL)
    put_stamp (island, slot, id, index, element, ohms, FALSE);
}

static PlIsland *
sense_island (Builder *self, const PlSlot *slot, guint16 signal)
{
  const PlSignal *sense = pl_kind_signal (slot->part->kind, signal);
  guint32 index = slot->nets[sense->hot].island;

  if (index == PL_NO_ISLAND)
    index = slot->nets[sense->cold].island;
  return index != PL_NO_ISLAND ? pl_circuit_island (self->circuit, index) : NULL;
}

static void
count_sense (Builder *self, PlSlot *slot, PlPartId id, guint16 signal)
{
  PlIsland *island = sense_island (self, slot, signal);

  if (island != NULL)
    island->n_senses++;
}

static void
put_sense (Builder *self, PlSlot *slot, PlPartId id, guint16 signal)
{
  PlIsland *island = sense_island (self, slot, signal);

  if (island != NULL)
    island->senses[island->n_senses++] = (PlSenseRef){ id, signal };
  pl_circuit_mark_dirty (self->circuit, id, signal);
}

static void
each_new_island (Builder *self, void (*visit) (PlCircuit *circuit, guint32 index))
{
  for (guint32 i = 0; i < self->n_nodes; i++)
    if (self->number[i] != 0)
      visit (self->circuit, self->number[i] - 1);
}

/* One block: volts, stamps, senses. */
static void
allocate_island (PlCircuit *circuit, guint32 index)
{
  PlIsland *island = pl_circuit_island (circuit, index);
  gsize for_volts = (gsize) island->n_nets * island->n_sources * sizeof (double);
  gsize for_stamps = island->n_stamps * sizeof (PlStamp);
  guint8 *at = pl_arena_take (&circuit->island_arena,
                              for_volts + for_stamps + island->n_senses * sizeof (PlSenseRef),
                              &island->chunk);

  island->volts = (double *) (void *) at;
  island->stamps = (PlStamp *) (void *) (at += for_volts);
  island->senses = (PlSenseRef *) (void *) (at + for_stamps);
  island->n_stamps = 0;
  island->n_senses = 0;
}

static void
fill_islands (Builder *self)
{
  each_element (self, count_stamp);
  each_sense (self, count_sense);
  each_new_island (self, allocate_island);
  each_element (self, put_source);
  each_element (self, put_load);
  each_sense (self, put_sense);
  each_new_island (self, pl_circuit_solve_island);
}

/* The parts of the region, with a place for their nodes. */
static void
number_parts (Builder *self)
{
  self->n_nodes = 1;
  for (guint r = 0; r < self->circuit->region->len; r++)
    {
      const PlCell *cell = &g_array_index (self->circuit->region, PlCell, r);
      PlSlot *slot = pl_circuit_slot (self->circuit, cell->part);

      if (slot->mark == self->circuit->build)
        continue;
      slot->mark = self->circuit->build;
      slot->base = self->n_nodes;
      self->n_nodes += slot->part->kind->n_nodes;
      g_array_append_val (self->parts, cell->part);
    }
}

static void
identity (guint32 *parent, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    parent[i] = i;
}

/* The arrays by temporary node, in one block that the circuit keeps for the next build. */
static void
take_scratch (Builder *self)
{
  PlCircuit *circuit = self->circuit;
  gsize n = self->n_nodes;
  gsize wanted = 6 * n * sizeof (guint32) + n;
  guint32 *at = NULL;

  if (circuit->scratch_size < wanted)
    {
      g_free (circuit->scratch);
      circuit->scratch = g_malloc (wanted * 2);
      circuit->scratch_size = wanted * 2;
    }
  at = circuit->scratch;
  memset (at, 0, wanted);
  self->net = at;
  self->component = at + n;
  self->island = at + 2 * n;
  self->number = at + 3 * n;
  self->local = at + 4 * n;
  self->best = at + 5 * n;
  self->at_reference = (guint8 *) (at + 6 * n);
  identity (self->net, self->n_nodes);
  identity (self->component, self->n_nodes);
  identity (self->island, self->n_nodes);
}

void
pl_circuit_build_region (PlCircuit *self)
{
  Builder builder = { .circuit = self, .parts = self->parts };

  self->build++;
  g_array_set_size (self->parts, 0);
  number_parts (&builder);
  take_scratch (&builder);
  build_nets (&builder);
  choose_references (&builder);
  each_element (&builder, join_island);
  each_sense (&builder, join_sense);
  each_element (&builder, number_source_island);
  place_nodes (&builder);
  fill_islands (&builder);
  for (guint i = 0; i < builder.parts->len; i++)
    pl_circuit_check_live (self, g_array_index (builder.parts, PlPartId, i));
}
