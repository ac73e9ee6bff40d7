/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/path.h"

#include <math.h>

#include "core/circuit-private.h"
#include "core/run.h"

#define SILENCE_GAIN 1e-3  /* -60 dB, as for labels */
#define MEMBER_RATIO 0.473 /* -6.5 dB */

enum
{
  MAX_HOPS = 12,
  MAX_JOINTS = 64
};

/* What a contact carries */

static void
add_product (GArray *sum, const PlHeard *heard, double gain)
{
  PlHeard item = { heard->programme, heard->gain * gain, 0.0 };

  for (guint i = 0; i < sum->len; i++)
    {
      PlHeard *there = &g_array_index (sum, PlHeard, i);

      if (pl_programme_equal (there->programme, heard->programme))
        {
          there->gain += item.gain;
          return;
        }
    }
  g_array_append_val (sum, item);
}

static PlCarries
find_loudest (const PlHeard *heard, guint n)
{
  PlCarries carries = { .type = PL_CARRIES_NOTHING };

  for (guint i = 0; i < n; i++)
    if (fabs (heard[i].gain) > fmax (fabs (carries.gain), SILENCE_GAIN))
      carries = (PlCarries){ PL_CARRIES_SIGNAL, heard[i].programme, heard[i].gain, 0 };
  for (guint i = 0; i < n && carries.type == PL_CARRIES_SIGNAL; i++)
    if (fabs (heard[i].gain) >= MEMBER_RATIO * fabs (carries.gain))
      carries.n_members++;
  return carries;
}

/* Adds what all sources of the net's island put on it. */
static void
add_volts (const PlCircuit *self, const PlNodeNet *net, double sign, GArray *sum)
{
  const PlIsland *island
      = net->island != PL_NO_ISLAND ? pl_circuit_island (self, net->island) : NULL;

  for (guint i = 0; island != NULL && i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlSlot *from = pl_circuit_slot (self, stamp->part);
      const PlElement *element = pl_kind_element (from->part->kind, stamp->element);
      double gain
          = sign * pl_island_volts (island, net, i) * pl_slot_controls_gain (from, &element->gain);
      guint n = 0;
      const PlHeard *heard = pl_circuit_get_heard (self, stamp->part, element->signal, &n);

      for (guint h = 0; h < n && pl_circuit_stamp_is_active (self, stamp); h++)
        add_product (sum, &heard[h], gain);
    }
}

PlCarries
pl_circuit_probe (const PlCircuit *self, PlPartId part, guint16 connector, PlContact contact,
                  PlPartId ground)
{
  const PlSlot *slot = pl_circuit_slot (self, part);
  PlPartId against = slot->part->kind->has_ground ? part : ground;
  guint16 node = pl_kind_connector (slot->part->kind, connector)->node[contact];
  g_autoptr (GArray) sum = g_array_new (FALSE, FALSE, sizeof (PlHeard));
  PlNodeNet here, zero = { PL_NO_ISLAND, PL_AT_REFERENCE };

  if (node == PL_NO_NODE)
    return (PlCarries){ .type = PL_CARRIES_NOTHING };
  here = slot->nets[node];
  if (against != 0)
    zero = pl_circuit_slot (self, against)->nets[PL_GROUND_NODE];
  if (here.island == zero.island && here.net == zero.net
      && (here.island != PL_NO_ISLAND || here.net == PL_AT_REFERENCE))
    return (PlCarries){ .type = PL_CARRIES_GROUND };
  add_volts (self, &here, 1.0, sum);
  add_volts (self, &zero, -1.0, sum);
  return find_loudest ((const PlHeard *) (void *) sum->data, sum->len);
}

static PlCarries
read_sense (const PlCircuit *circuit, PlPartId part, guint16 sense)
{
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, part, sense, &n);

  return find_loudest (heard, n);
}

/* What is behind a contact */

static const PlElement *
find_active (const PlCircuit *circuit, PlEnd end, guint16 node, gboolean driven)
{
  const PlKind *kind = pl_circuit_slot (circuit, end.part)->part->kind;

  for (guint16 i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = pl_kind_element (kind, i);
      PlStamp stamp = { .part = end.part, .element = i };

      if (element->a == node && (driven ? element->type == PL_ELEMENT_SOURCE : element->passive)
          && pl_circuit_stamp_is_active (circuit, &stamp))
        return element;
    }
  return NULL;
}

static void
look_behind_output (const PlCircuit *circuit, PlEnd end, guint16 node, PlPathContact *contact)
{
  const PlKind *kind = pl_circuit_slot (circuit, end.part)->part->kind;
  const PlElement *element = find_active (circuit, end, node, TRUE);

  if (element != NULL)
    {
      contact->behind = element->gain.factor < 0.0 ? PL_BEHIND_INVERTER : PL_BEHIND_DRIVER;
      contact->side = pl_kind_signal (kind, element->signal)->side;
      contact->excused = contact->behind == PL_BEHIND_INVERTER
                         && pl_kind_connector (kind, end.connector)->cold_shorted == PL_WORD_FINE;
    }
  else if (node == PL_GROUND_NODE)
    contact->behind = PL_BEHIND_GROUND;
  else if (find_active (circuit, end, node, FALSE) != NULL)
    contact->behind = PL_BEHIND_RESISTOR;
}

static PlBehind
sense_role (const PlSignal *sense)
{
  PlSide side = sense->ear != PL_SIDE_NONE ? sense->ear : sense->side;

  return side == PL_SIDE_LEFT ? PL_BEHIND_LEFT
                              : (side == PL_SIDE_RIGHT ? PL_BEHIND_RIGHT : PL_BEHIND_HOT);
}

static void
look_behind_input (const PlKind *kind, const PlConnector *connector, guint16 node,
                   PlPathContact *contact)
{
  if (node == PL_GROUND_NODE)
    contact->behind = kind->has_ground ? PL_BEHIND_GROUND : PL_BEHIND_RETURN;
  for (guint i = 0; i < 2; i++)
    {
      const PlSignal *sense = connector->senses[i] != PL_NO_INDEX
                                  ? pl_kind_signal (kind, connector->senses[i])
                                  : NULL;

      if (sense != NULL && sense->hot == node)
        contact->behind = sense_role (sense);
      else if (sense != NULL && sense->cold == node && node != PL_GROUND_NODE)
        contact->behind = sense_role (sense) == PL_BEHIND_HOT ? PL_BEHIND_COLD : PL_BEHIND_RETURN;
    }
}

static PlPathDevice
describe_device (const PlCircuit *circuit, PlEnd end, gboolean is_output, PlPartId ground)
{
  const PlKind *kind = pl_circuit_slot (circuit, end.part)->part->kind;
  const PlConnector *connector = pl_kind_connector (kind, end.connector);
  PlPathDevice device = { .end = end, .shape = connector->shape, .is_plug = connector->moves };

  device.is_other = is_output && !pl_connector_is_output (connector);
  if (is_output && !device.is_other)
    device.driver = pl_circuit_get_driver (circuit, end);
  for (int i = 0; i < PL_N_CONTACTS && device.n_contacts < PL_PATH_CONTACTS; i++)
    if (connector->node[i] != PL_NO_NODE)
      {
        PlPathContact *contact = &device.contacts[device.n_contacts++];

        *contact = (PlPathContact){ .contact = (PlContact) i };
        contact->carries
            = pl_circuit_probe (circuit, end.part, end.connector, (PlContact) i, ground);
        if (is_output)
          look_behind_output (circuit, end, connector->node[i], contact);
        else
          look_behind_input (kind, connector, connector->node[i], contact);
      }
  return device;
}

static void
add_input (const PlCircuit *circuit, PlHop *hop, PlPartId part, guint16 signal)
{
  const PlKind *kind = pl_circuit_slot (circuit, part)->part->kind;
  const PlSignal *sense = pl_kind_signal (kind, signal);
  PlEnd end = { part, sense->connector };
  GArray *inputs = hop->inputs;
  PlPathDevice device;
  guint at = 0;

  while (at < inputs->len
         && (g_array_index (inputs, PlPathDevice, at).end.part != part
             || g_array_index (inputs, PlPathDevice, at).end.connector != end.connector))
    at++;
  if (at == inputs->len)
    {
      device = describe_device (circuit, end, FALSE, hop->ground);
      device.is_ears = sense->ear != PL_SIDE_NONE;
      g_array_append_val (inputs, device);
    }
  else
    device = g_array_index (inputs, PlPathDevice, at);
  if (device.n_readings < G_N_ELEMENTS (device.readings))
    {
      device.roles[device.n_readings] = sense_role (sense);
      device.readings[device.n_readings++] = read_sense (circuit, part, signal);
    }
  g_array_index (inputs, PlPathDevice, at) = device;
}

/* Up the cables */

typedef struct
{
  const PlCircuit *circuit;
  PlHop *hop;
  GHashTable *cables; /* part ids that were gone through */
} Climb;

static gboolean
is_cable (const PlCircuit *circuit, PlPartId part)
{
  return pl_kind_is_cable (pl_circuit_slot (circuit, part)->part->kind);
}

/* The first part with an output that can be reached from this end, away from its own part; 0: none.
 */
static PlPartId
find_output (const PlCircuit *circuit, PlEnd end, guint depth)
{
  const PlKind *kind = NULL;
  PlPartId found = 0;
  PlEnd mate;

  if (depth > MAX_HOPS || !pl_circuit_get_mate (circuit, end, &mate, NULL)
      || pl_circuit_find_slot (circuit, mate.part) == NULL)
    return 0;
  kind = pl_circuit_slot (circuit, mate.part)->part->kind;
  if (!pl_kind_is_cable (kind))
    return pl_connector_is_output (pl_kind_connector (kind, mate.connector)) ? mate.part : 0;
  for (guint16 i = 0; i < kind->connectors->len && found == 0; i++)
    if (i != mate.connector)
      found = find_output (circuit, (PlEnd){ mate.part, i }, depth + 1);
  return found;
}

static void
add_joint (const Climb *self, PlEnd up, PlEnd down, PlDepth depth)
{
  const PlConnector *above
      = pl_kind_connector (pl_circuit_slot (self->circuit, up.part)->part->kind, up.connector);
  const PlSlot *below_slot = pl_circuit_slot (self->circuit, down.part);
  const PlConnector *below = pl_kind_connector (below_slot->part->kind, down.connector);
  gboolean plug_is_down = below_slot->part->seats[down.connector].part == up.part
                          && below_slot->part->seats[down.connector].connector == up.connector;
  PlPathJoint joint = { .up = up, .down = down, .plug_is_down = plug_is_down, .depth = depth };
  PlEnd plug = plug_is_down ? down : up, socket = plug_is_down ? up : down;

  joint.plug = plug_is_down ? below->shape : above->shape;
  joint.socket = plug_is_down ? above->shape : below->shape;
  for (int i = 0; i < PL_N_CONTACTS; i++)
    {
      joint.plug_carries[i] = pl_circuit_probe (self->circuit, plug.part, plug.connector,
                                                (PlContact) i, self->hop->ground);
      joint.socket_carries[i] = pl_circuit_probe (self->circuit, socket.part, socket.connector,
                                                  (PlContact) i, self->hop->ground);
    }
  g_array_append_val (self->hop->joints, joint);
}

static void
climb (const Climb *self, PlEnd down)
{
  const PlKind *kind = NULL;
  PlDepth depth = PL_DEPTH_HOME;
  PlEnd up;

  if (self->hop->joints->len > MAX_JOINTS || !pl_circuit_get_mate (self->circuit, down, &up, &depth)
      || pl_circuit_find_slot (self->circuit, up.part) == NULL)
    return;
  kind = pl_circuit_slot (self->circuit, up.part)->part->kind;
  if (!pl_kind_is_cable (kind))
    {
      PlPathDevice output = describe_device (self->circuit, up, TRUE, self->hop->ground);
      g_array_append_val (self->hop->outputs, output);
    }
  else if (g_hash_table_add (self->cables, GUINT_TO_POINTER (up.part)))
    for (guint16 i = 0; i < kind->connectors->len; i++)
      if (i != up.connector && find_output (self->circuit, (PlEnd){ up.part, i }, 0) != 0)
        climb (self, (PlEnd){ up.part, i });
  add_joint (self, up, down, depth);
}

/* Conductors */

static PlPathPlace
find_place (const PlHop *hop, PlPartId part, guint16 connector)
{
  for (guint i = 0; i < hop->joints->len; i++)
    {
      const PlPathJoint *joint = &g_array_index (hop->joints, PlPathJoint, i);

      if (joint->down.part == part && joint->down.connector == connector)
        return PL_PATH_UP; /* the joint is above: the cable hangs from it */
      if (joint->up.part == part && joint->up.connector == connector)
        return PL_PATH_DOWN;
    }
  return PL_PATH_LOOSE;
}

static void
add_wire_node (const PlHop *hop, const PlKind *kind, guint16 node, PlPathWire *wire)
{
  for (guint16 c = 0; c < kind->connectors->len; c++)
    for (int contact = 0; contact < PL_N_CONTACTS; contact++)
      {
        gboolean known = FALSE;

        if (pl_kind_connector (kind, c)->node[contact] != node)
          continue;
        for (guint i = 0; i < wire->n_ends && !known; i++)
          known = wire->ends[i].connector == c && (int) wire->ends[i].contact == contact;
        if (known || wire->n_ends == PL_PATH_ENDS)
          continue;
        wire->ends[wire->n_ends] = (PlStep){ wire->part, c, (PlContact) contact };
        wire->places[wire->n_ends++] = find_place (hop, wire->part, c);
      }
}

static PlCarries
probe_side (const PlCircuit *circuit, const PlHop *hop, const PlPathWire *wire, PlPathPlace place)
{
  for (guint i = 0; i < wire->n_ends; i++)
    if (wire->places[i] == place)
      return pl_circuit_probe (circuit, wire->part, wire->ends[i].connector, wire->ends[i].contact,
                               hop->ground);
  return (PlCarries){ .type = PL_CARRIES_NOTHING };
}

static gboolean
touches_hop (const PlPathWire *wire)
{
  for (guint i = 0; i < wire->n_ends; i++)
    if (wire->places[i] != PL_PATH_LOOSE)
      return TRUE;
  return FALSE;
}

static void
add_wires (const PlCircuit *circuit, PlHop *hop, PlPartId id)
{
  const PlPart *part = pl_circuit_slot (circuit, id)->part;
  const PlKind *kind = part->kind;

  for (guint16 c = 0; c < kind->conductors->len; c++)
    {
      PlPathWire wire = { .part = id, .conductor = c };

      wire.shield = g_array_index (kind->conductors, PlConductor, c).shield;
      for (guint i = 0; i < part->n_faults; i++)
        wire.broken = wire.broken
                      || (part->faults[i].type == PL_FAULT_OPEN && part->faults[i].conductor == c);
      for (guint i = 0; i < kind->elements->len; i++)
        if (pl_kind_element (kind, i)->conductor == c)
          {
            add_wire_node (hop, kind, pl_kind_element (kind, i)->a, &wire);
            add_wire_node (hop, kind, pl_kind_element (kind, i)->b, &wire);
          }
      wire.up = probe_side (circuit, hop, &wire, PL_PATH_UP);
      wire.down = probe_side (circuit, hop, &wire, PL_PATH_DOWN);
      if (touches_hop (&wire))
        g_array_append_val (hop->wires, wire);
    }
}

/* In the order in which their lower joints come. */
static void
add_all_wires (const PlCircuit *circuit, PlHop *hop)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < hop->joints->len; i++)
    {
      PlPartId id = g_array_index (hop->joints, PlPathJoint, i).up.part;

      if (is_cable (circuit, id) && g_hash_table_add (seen, GUINT_TO_POINTER (id)))
        add_wires (circuit, hop, id);
    }
}

/* Hops */

static void
hop_clear (gpointer item)
{
  PlHop *hop = item;

  g_array_unref (hop->outputs);
  g_array_unref (hop->joints);
  g_array_unref (hop->wires);
  g_array_unref (hop->inputs);
}

static void
add_sense (GArray *next, PlSenseRef ref)
{
  for (guint i = 0; i < next->len; i++)
    if (g_array_index (next, PlSenseRef, i).part == ref.part
        && g_array_index (next, PlSenseRef, i).signal == ref.signal)
      return;
  g_array_append_val (next, ref);
}

/* A switch that stands elsewhere closes a route. */
static gboolean
is_open (const PlPart *part, const PlGain *gain)
{
  return gain->condition == PL_NO_INDEX
         || (guint16) part->controls[gain->condition] == gain->position;
}

/* Marks the signals that flow into a marked one as the switches stand. */
static void
flood_back (const PlPart *part, gboolean *marks)
{
  gboolean grew = TRUE;

  while (grew)
    {
      grew = FALSE;
      for (guint i = 0; i < part->kind->routes->len; i++)
        {
          const PlRoute *route = &g_array_index (part->kind->routes, PlRoute, i);

          if (marks[route->to] && !marks[route->from] && is_open (part, &route->gain))
            grew = marks[route->from] = TRUE;
        }
    }
}

/* A mixer is where a way begins: what it mixes has ways of its own. */
static void
add_senses_of (const PlCircuit *circuit, PlPartId id, guint16 signal, GArray *next)
{
  const PlPart *part = pl_circuit_slot (circuit, id)->part;
  g_autofree gboolean *marks = g_new0 (gboolean, part->kind->signals->len);

  marks[signal] = TRUE;
  if (part->kind->category != PL_CATEGORY_MIXER)
    flood_back (part, marks);
  for (guint16 i = 0; i < part->kind->signals->len; i++)
    {
      const PlSignal *sense = pl_kind_signal (part->kind, i);
      PlEnd mate;

      if (marks[i] && sense->type == PL_SIGNAL_SENSE
          && (i == signal
              || pl_circuit_get_mate (circuit, (PlEnd){ id, sense->connector }, &mate, NULL)))
        add_sense (next, (PlSenseRef){ id, i });
    }
}

/* The senses that the outputs of a hop play: where the hop before it ends. */
static void
find_next (const PlCircuit *circuit, const PlHop *hop, GArray *next)
{
  for (guint i = 0; i < hop->outputs->len; i++)
    {
      PlEnd end = g_array_index (hop->outputs, PlPathDevice, i).end;
      const PlKind *kind = pl_circuit_slot (circuit, end.part)->part->kind;

      for (guint16 e = 0; e < kind->elements->len; e++)
        {
          const PlElement *element = pl_kind_element (kind, e);
          PlStamp stamp = { .part = end.part, .element = e };

          if (element->type == PL_ELEMENT_SOURCE && element->connector == end.connector
              && pl_circuit_stamp_is_active (circuit, &stamp))
            add_senses_of (circuit, end.part, element->signal, next);
        }
    }
}

/* The output's ground, or else the input's. */
static PlPartId
find_ground (const PlCircuit *circuit, const GArray *senses)
{
  PlSenseRef ref = g_array_index (senses, PlSenseRef, 0);
  const PlKind *kind = pl_circuit_slot (circuit, ref.part)->part->kind;
  PlPartId output
      = find_output (circuit, (PlEnd){ ref.part, pl_kind_signal (kind, ref.signal)->connector }, 0);

  if (output != 0 && pl_circuit_slot (circuit, output)->part->kind->has_ground)
    return output;
  return kind->has_ground ? ref.part : 0;
}

static PlHop
make_hop (const PlCircuit *circuit, const GArray *senses)
{
  PlHop hop = { g_array_new (FALSE, TRUE, sizeof (PlPathDevice)),
                g_array_new (FALSE, TRUE, sizeof (PlPathJoint)),
                g_array_new (FALSE, TRUE, sizeof (PlPathWire)),
                g_array_new (FALSE, TRUE, sizeof (PlPathDevice)), find_ground (circuit, senses) };
  g_autoptr (GHashTable) cables = g_hash_table_new (NULL, NULL);
  Climb self = { circuit, &hop, cables };

  for (guint i = 0; i < senses->len; i++)
    {
      PlSenseRef ref = g_array_index (senses, PlSenseRef, i);
      add_input (circuit, &hop, ref.part, ref.signal);
    }
  for (guint i = 0; i < hop.inputs->len; i++)
    climb (&self, g_array_index (hop.inputs, PlPathDevice, i).end);
  add_all_wires (circuit, &hop);
  return hop;
}

PlPath *
pl_path_new (const PlCircuit *circuit, PlPartId part, guint16 group)
{
  const PlGroup *what
      = pl_kind_group (pl_patch_get_part (pl_circuit_get_patch (circuit), part)->kind, group);
  PlPath *self = g_new0 (PlPath, 1);
  GArray *senses = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));

  self->part = part;
  self->group = group;
  self->hops = g_array_new (FALSE, FALSE, sizeof (PlHop));
  g_array_set_clear_func (self->hops, hop_clear);
  for (guint i = 0; i < (what->is_pair ? 2u : 1u); i++)
    {
      PlSenseRef ref = { part, what->sense[i] };
      g_array_append_val (senses, ref);
    }
  while (senses->len > 0 && self->hops->len < MAX_HOPS)
    {
      PlHop hop = make_hop (circuit, senses);

      g_array_set_size (senses, 0);
      g_array_prepend_val (self->hops, hop);
      find_next (circuit, &hop, senses);
    }
  g_array_unref (senses);
  return self;
}

void
pl_path_free (PlPath *self)
{
  g_array_unref (self->hops);
  g_free (self);
}

const PlPathWire *
pl_hop_find_wire (const PlHop *self, PlPartId part, guint16 connector, PlContact contact)
{
  for (guint i = 0; i < self->wires->len; i++)
    {
      const PlPathWire *wire = &g_array_index (self->wires, PlPathWire, i);

      for (guint e = 0; e < wire->n_ends && wire->part == part; e++)
        if (wire->ends[e].connector == connector && wire->ends[e].contact == contact)
          return wire;
    }
  return NULL;
}
