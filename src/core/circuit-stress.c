/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What output contacts work into: shorts, and outputs driving each other. */
#include <math.h>

#include "core/circuit-private.h"
#include "core/upstream.h"

/* Less than this to ground is a short; less than this between two driven contacts makes them fight
 * (headphones with an open return put twice their impedance between two outputs: no fight). */
#define SHORT_OHMS 1.0
#define FIGHT_OHMS 15.0

typedef struct
{
  const PlCircuit *circuit;
  const PlIsland *island; /* NULL: both ends of the source lie at the reference */
  PlPartId part;
  guint16 element;
  const PlElement *source;
  const PlSlot *slot;
} Leg;

/* Volts of a node while every leg of the same output and signal plays. */
static double
volts_at (const Leg *self, const PlSlot *slot, guint16 node)
{
  double sum = 0.0;

  for (guint i = 0; self->island != NULL && i < self->island->n_sources; i++)
    {
      const PlStamp *stamp = &self->island->stamps[i];
      const PlElement *other = NULL;

      if (stamp->part != self->part)
        continue;
      other = pl_kind_element (self->slot->part->kind, stamp->element);
      if (other->connector == self->source->connector && other->signal == self->source->signal)
        sum += pl_island_volts (self->island, &slot->nets[node], i);
    }
  return sum;
}

static PlContact
find_contact (const PlConnector *connector, guint16 node)
{
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    if (connector->node[contact] == node)
      return (PlContact) contact;
  return PL_CONTACT_TIP;
}

/* An empty output whose switch joins it to another one: its maker adds them up that way, and what
 * happens to it is told of the other one. */
static gboolean
is_resting (const PlSlot *slot, guint16 connector)
{
  const PlKind *kind = slot->part->kind;
  const PlConnector *output = pl_kind_connector (kind, connector);

  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *normal = pl_kind_element (kind, i);

      if (normal->type == PL_ELEMENT_NORMAL && normal->connector == connector
          && output->drivers[0] != PL_DRIVER_INSERT && pl_slot_element_ohms (slot, normal) >= 0.0)
        return TRUE;
    }
  return FALSE;
}

/* Another driven contact that takes a good part of this leg's current through next to nothing. */
static gboolean
find_opponent (const Leg *self, double volts, double current, PlStress *stress)
{
  for (guint i = 0; self->island != NULL && i < self->island->n_sources; i++)
    {
      const PlStamp *stamp = &self->island->stamps[i];
      const PlSlot *slot = pl_circuit_slot (self->circuit, stamp->part);
      const PlElement *other = pl_kind_element (slot->part->kind, stamp->element);
      double taken, path;

      if ((stamp->part == self->part && other->connector == self->source->connector
           && other->signal == self->source->signal)
          || !pl_circuit_stamp_is_active (self->circuit, stamp)
          || is_resting (slot, other->connector))
        continue;
      taken = (volts_at (self, slot, other->a) - volts_at (self, slot, other->b)) / other->ohms;
      path = volts - volts_at (self, slot, other->a);
      if (fabs (taken) >= 0.1 * fabs (current) && fabs (path) <= FIGHT_OHMS * fabs (taken))
        {
          stress->other = (PlEnd){ stamp->part, other->connector };
          stress->other_contact
              = find_contact (pl_kind_connector (slot->part->kind, other->connector), other->a);
          return TRUE;
        }
    }
  return FALSE;
}

/* Hot and cold of one output tied to each other, not to ground. */
static gboolean
meets_own_other_leg (const Leg *self, PlStress *stress)
{
  const PlKind *kind = self->slot->part->kind;
  const PlNodeNet *here = &self->slot->nets[self->source->a];

  for (guint i = 0; i < kind->elements->len && !pl_node_net_is_reference (here); i++)
    {
      const PlElement *other = pl_kind_element (kind, i);
      const PlNodeNet *there = &self->slot->nets[other->a];

      if (other != self->source && other->type == PL_ELEMENT_SOURCE
          && other->connector == self->source->connector && other->signal == self->source->signal
          && there->island == here->island && there->net == here->net
          && other->gain.factor * self->source->gain.factor < 0.0)
        {
          stress->other = stress->output;
          stress->other_contact
              = find_contact (pl_kind_connector (kind, other->connector), other->a);
          return TRUE;
        }
    }
  return FALSE;
}

static PlStress
measure_leg (const Leg *self)
{
  const PlConnector *connector
      = pl_kind_connector (self->slot->part->kind, self->source->connector);
  double emf = self->source->gain.factor, volts = volts_at (self, self->slot, self->source->a);
  double across = volts - volts_at (self, self->slot, self->source->b);
  double current = (emf - across) / self->source->ohms;
  double ground = volts_at (self, self->slot, PL_GROUND_NODE);
  PlStress stress = { .output = { self->part, self->source->connector } };
  gboolean low;

  stress.contact = find_contact (connector, self->source->a);
  stress.current_a_per_v = current;
  stress.load_ohms = fabs (current) > 1e-15 ? fabs ((volts - ground) / current) : (double) INFINITY;
  low = stress.load_ohms < SHORT_OHMS && fabs (current) > 0.5 * fabs (emf) / self->source->ohms;
  if (is_resting (self->slot, self->source->connector))
    return stress;
  stress.fighting = (low && meets_own_other_leg (self, &stress))
                    || find_opponent (self, volts, current, &stress);
  stress.shorted = low && !stress.fighting;
  return stress;
}

static gboolean
ends_equal (PlEnd a, PlEnd b)
{
  return a.part == b.part && a.connector == b.connector;
}

static gboolean
is_weak (const PlCircuit *self, PlEnd end)
{
  PlLevel level
      = pl_kind_connector (pl_circuit_slot (self, end.part)->part->kind, end.connector)->level;

  return level == PL_LEVEL_MIC || level == PL_LEVEL_INSTRUMENT;
}

gboolean
pl_stress_is_harmless (const PlCircuit *circuit, const PlStress *stress)
{
  return stress->fighting && is_weak (circuit, stress->output) && is_weak (circuit, stress->other);
}

gboolean
pl_stress_is_same_fight (const PlStress *a, const PlStress *b)
{
  return a->fighting && b->fighting
         && ((ends_equal (a->output, b->output) && ends_equal (a->other, b->other))
             || (ends_equal (a->output, b->other) && ends_equal (a->other, b->output)));
}

void
pl_circuit_add_legs (const PlCircuit *self, PlPartId part, GArray *legs)
{
  const PlSlot *slot = pl_circuit_find_slot (self, part);

  for (guint16 i = 0; slot != NULL && i < slot->part->kind->elements->len; i++)
    {
      const PlElement *source = pl_kind_element (slot->part->kind, i);
      PlStamp stamp = { .part = part, .element = i };
      guint32 island;
      PlStress stress;
      Leg leg;

      if (source->type != PL_ELEMENT_SOURCE || !pl_circuit_stamp_is_active (self, &stamp))
        continue;
      island = pl_slot_element_island (slot, source);
      leg = (Leg){ self,   island != PL_NO_ISLAND ? pl_circuit_island (self, island) : NULL,
                   part,   i,
                   source, slot };
      stress = measure_leg (&leg);
      g_array_append_val (legs, stress);
    }
}

void
pl_circuit_add_stresses (const PlCircuit *self, PlPartId part, GArray *stresses)
{
  guint kept = stresses->len;

  pl_circuit_add_legs (self, part, stresses);
  for (guint i = kept; i < stresses->len; i++)
    {
      PlStress leg = g_array_index (stresses, PlStress, i);

      if (leg.shorted || leg.fighting)
        g_array_index (stresses, PlStress, kept++) = leg;
    }
  g_array_set_size (stresses, kept);
}

GArray *
pl_circuit_dup_stresses (const PlCircuit *self)
{
  GArray *stresses = g_array_new (FALSE, FALSE, sizeof (PlStress));

  for (PlPartId id = 1; id < self->slots->len; id++)
    pl_circuit_add_stresses (self, id, stresses);
  return stresses;
}

/* Whether some leg of the connector works in the island. */
static gboolean
connector_is_in (const PlCircuit *self, PlEnd end, guint32 island)
{
  const PlSlot *slot = pl_circuit_slot (self, end.part);
  const PlConnector *connector = pl_kind_connector (slot->part->kind, end.connector);

  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    if (connector->node[contact] != PL_NO_NODE
        && slot->nets[connector->node[contact]].island == island)
      return TRUE;
  return FALSE;
}

/* Of the stresses from index first on, only those of outputs that play in the island stay. */
static void
keep_involved (const PlCircuit *self, guint32 island, GArray *stresses, guint first)
{
  guint kept = first;

  for (guint i = first; i < stresses->len; i++)
    {
      PlStress stress = g_array_index (stresses, PlStress, i);

      if (connector_is_in (self, stress.output, island))
        g_array_index (stresses, PlStress, kept++) = stress;
    }
  g_array_set_size (stresses, kept);
}

void
pl_circuit_add_island_stresses (const PlCircuit *self, guint32 index, GArray *stresses)
{
  const PlIsland *island = pl_circuit_island (self, index);
  PlPartId last = 0;

  for (guint i = 0; i < island->n_sources; i++)
    {
      guint first = stresses->len;

      if (island->stamps[i].part == last)
        continue;
      last = island->stamps[i].part;
      pl_circuit_add_stresses (self, last, stresses);
      keep_involved (self, index, stresses, first);
    }
}
