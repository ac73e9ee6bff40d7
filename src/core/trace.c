/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/trace.h"

#include <string.h>

#include "core/circuit-private.h"

/* A breadth-first walk over contacts, from the input outwards. */

typedef struct
{
  PlStep step;
  guint from; /* index of the vertex it was reached from */
} Vertex;

typedef struct
{
  const PlCircuit *circuit;
  GArray *vertices;
  GHashTable *seen;
} Walk;

void
pl_trace_clear (PlTrace *self)
{
  g_clear_pointer (&self->steps, g_array_unref);
}

static guint16
step_node (const Walk *self, const PlStep *step)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, step->part);

  return pl_kind_connector (slot->part->kind, step->connector)->node[step->contact];
}

static void
reach (Walk *self, PlPartId part, guint16 connector, PlContact contact, guint from)
{
  Vertex vertex = { { part, connector, contact }, from };
  gsize key = ((gsize) part << 24) | ((gsize) connector << 8) | (gsize) contact;

  if (g_hash_table_add (self->seen, GSIZE_TO_POINTER (key)))
    g_array_append_val (self->vertices, vertex);
}

static void
cross_joint (Walk *self, guint index)
{
  PlStep step = g_array_index (self->vertices, Vertex, index).step;
  PlEnd here = { step.part, step.connector }, mate;
  const PlSlot *slot = pl_circuit_slot (self->circuit, step.part);
  gboolean is_plug = slot->part->seats[step.connector].part != 0;
  PlTouch touches[PL_MAX_TOUCHES];
  PlDepth depth;
  PlShape mine, other;
  guint n_touches;

  if (!pl_circuit_get_mate (self->circuit, here, &mate, &depth)
      || pl_circuit_find_slot (self->circuit, mate.part) == NULL)
    return;
  mine = pl_kind_connector (slot->part->kind, step.connector)->shape;
  other = pl_kind_connector (pl_circuit_slot (self->circuit, mate.part)->part->kind, mate.connector)
              ->shape;
  n_touches = is_plug ? pl_shape_touches (mine, other, depth, touches)
                      : pl_shape_touches (other, mine, depth, touches);
  for (guint i = 0; i < n_touches; i++)
    {
      PlContact a = is_plug ? touches[i].plug : touches[i].socket;
      PlContact b = is_plug ? touches[i].socket : touches[i].plug;

      if (a == step.contact)
        reach (self, mate.part, mate.connector, b, index);
    }
}

static void
reach_node (Walk *self, PlPartId part, guint16 node, guint from)
{
  const PlKind *kind = pl_circuit_slot (self->circuit, part)->part->kind;

  for (guint16 c = 0; c < kind->connectors->len; c++)
    for (int contact = 0; contact < PL_N_CONTACTS; contact++)
      if (pl_kind_connector (kind, c)->node[contact] == node)
        reach (self, part, c, (PlContact) contact, from);
}

/* Through the wires of a cable, or a closed switch contact or strap of a device. */
static void
cross_wires (Walk *self, guint index)
{
  PlStep step = g_array_index (self->vertices, Vertex, index).step;
  const PlSlot *slot = pl_circuit_slot (self->circuit, step.part);
  const PlKind *kind = slot->part->kind;
  guint16 node = step_node (self, &step);

  if (node == PL_GROUND_NODE && kind->has_ground)
    return; /* a chassis is where a walk ends */
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = pl_kind_element (kind, i);
      double ohms = pl_slot_element_ohms (slot, element);

      if (element->type != PL_ELEMENT_RESISTOR && element->type != PL_ELEMENT_NORMAL)
        continue;
      if (ohms < 0.0 || (element->conductor == PL_NO_INDEX && ohms > 0.0))
        continue;
      if (element->a == node)
        reach_node (self, step.part, element->b, index);
      else if (element->b == node)
        reach_node (self, step.part, element->a, index);
    }
}

/* What a contact is to the outside */

static const PlElement *
find_leg (const Walk *self, const PlStep *step, gboolean driven)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, step->part);
  const PlKind *kind = slot->part->kind;
  guint16 node = step_node (self, step);

  for (guint16 i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = pl_kind_element (kind, i);
      PlStamp stamp = { .part = step->part, .element = i };
      gboolean fits = driven ? element->type == PL_ELEMENT_SOURCE : element->passive;

      if (fits && element->a == node && pl_circuit_stamp_is_active (self->circuit, &stamp))
        return element;
    }
  return NULL;
}

static PlFeed
classify (const Walk *self, const PlStep *step)
{
  const PlKind *kind = pl_circuit_slot (self->circuit, step->part)->part->kind;

  if (pl_kind_is_cable (kind))
    return PL_FEED_OPEN;
  if (step_node (self, step) == PL_GROUND_NODE)
    return kind->has_ground ? PL_FEED_GROUND : PL_FEED_INPUT;
  if (find_leg (self, step, TRUE) != NULL)
    return PL_FEED_DRIVEN;
  if (find_leg (self, step, FALSE) != NULL)
    return PL_FEED_PASSIVE;
  return PL_FEED_INPUT;
}

/* Joined to ground beats everything; then what drives; then what could. */
static guint
rank (PlFeed feed, gboolean grounded)
{
  switch (feed)
    {
    case PL_FEED_GROUND:
      return grounded ? 5 : 1;
    case PL_FEED_DRIVEN:
      return 4;
    case PL_FEED_PASSIVE:
      return 3;
    case PL_FEED_INPUT:
      return 2;
    case PL_FEED_OPEN:
      return 0;
    }
  g_assert_not_reached ();
}

/* A ring contact lying on a plug's sleeve, on the way. */
static void
note_short (const Walk *self, PlTrace *trace)
{
  for (guint i = 0; i + 1 < trace->steps->len; i++)
    {
      const PlStep *a = &g_array_index (trace->steps, PlStep, i), *b = a + 1;

      if (a->part == b->part || a->contact == b->contact)
        continue;
      trace->shorted_by = a->contact == PL_CONTACT_SLEEVE ? (PlEnd){ a->part, a->connector }
                                                          : (PlEnd){ b->part, b->connector };
    }
}

static void
fill_trace (const Walk *self, guint best, PlTrace *trace)
{
  PlStep origin = g_array_index (self->vertices, Vertex, best).step;
  const PlElement *leg = NULL;

  trace->feed = classify (self, &origin);
  trace->output = (PlEnd){ origin.part, origin.connector };
  trace->contact = origin.contact;
  for (guint i = best;; i = g_array_index (self->vertices, Vertex, i).from)
    {
      g_array_append_val (trace->steps, g_array_index (self->vertices, Vertex, i).step);
      if (i == 0)
        break;
    }
  if (trace->feed == PL_FEED_DRIVEN)
    {
      leg = find_leg (self, &origin, TRUE);
      trace->sign = leg->gain.factor < 0.0 ? -1 : 1;
      trace->signal = leg->signal;
    }
  if (trace->feed == PL_FEED_GROUND)
    note_short (self, trace);
}

/* only: the output that is asked for; part 0: any */
static void
trace_contact (const PlCircuit *self, PlEnd input, PlContact contact, PlEnd only, PlTrace *trace)
{
  Walk walk = { .circuit = self };
  const PlSlot *slot = pl_circuit_slot (self, input.part);
  guint16 node = pl_kind_connector (slot->part->kind, input.connector)->node[contact];
  guint best = 0, best_rank = 0;

  *trace = (PlTrace){ .feed = PL_FEED_OPEN, .signal = PL_NO_INDEX };
  trace->steps = g_array_new (FALSE, FALSE, sizeof (PlStep));
  if (node == PL_NO_NODE)
    return;
  walk.vertices = g_array_new (FALSE, FALSE, sizeof (Vertex));
  walk.seen = g_hash_table_new (NULL, NULL);
  reach (&walk, input.part, input.connector, contact, 0);
  for (guint i = 0; i < walk.vertices->len; i++)
    {
      PlStep step = g_array_index (walk.vertices, Vertex, i).step;
      gboolean counts = i > 0
                        && (only.part == 0
                            || (step.part == only.part && step.connector == only.connector
                                && find_leg (&walk, &step, TRUE) != NULL));
      guint r = !counts
                    ? 0
                    : rank (classify (&walk, &step), pl_node_net_is_reference (&slot->nets[node]));

      if (r > best_rank)
        {
          best = i;
          best_rank = r;
        }
      cross_joint (&walk, i);
      cross_wires (&walk, i);
    }
  if (best_rank > 0)
    fill_trace (&walk, best, trace);
  g_array_unref (walk.vertices);
  g_hash_table_unref (walk.seen);
}

void
pl_circuit_trace (const PlCircuit *self, PlEnd input, PlContact contact, PlTrace *trace)
{
  trace_contact (self, input, contact, (PlEnd){ 0, 0 }, trace);
}

void
pl_circuit_trace_output (const PlCircuit *self, PlEnd input, PlContact contact, PlEnd output,
                         PlTrace *trace)
{
  trace_contact (self, input, contact, output, trace);
}

gboolean
pl_circuit_joins_grounds (const PlCircuit *self, PlEnd output, PlEnd input)
{
  Walk walk = { .circuit = self };
  const PlConnector *connector
      = pl_kind_connector (pl_circuit_slot (self, input.part)->part->kind, input.connector);
  gboolean joined = FALSE;

  walk.vertices = g_array_new (FALSE, FALSE, sizeof (Vertex));
  walk.seen = g_hash_table_new (NULL, NULL);
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    if (connector->node[contact] == PL_GROUND_NODE)
      reach (&walk, input.part, input.connector, (PlContact) contact, 0);
  for (guint i = 0; i < walk.vertices->len && !joined; i++)
    {
      PlStep step = g_array_index (walk.vertices, Vertex, i).step;

      joined = step.part == output.part && step_node (&walk, &step) == PL_GROUND_NODE;
      cross_joint (&walk, i);
      cross_wires (&walk, i);
    }
  g_array_unref (walk.vertices);
  g_hash_table_unref (walk.seen);
  return joined;
}
