/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hazard.h"

#include "core/circuit-private.h"
#include "core/upstream.h"

/* One island */

static gboolean
is_overloaded (const PlCircuit *circuit, PlPartId id, guint16 signal)
{
  const PlKind *kind = pl_circuit_slot (circuit, id)->part->kind;
  const PlConnector *connector = pl_kind_connector (kind, pl_kind_signal (kind, signal)->connector);
  gboolean line = connector->line_input != PL_INPUT_NONE && connector->senses[1] == signal;

  return pl_circuit_sense_dbu (circuit, id, signal) > pl_connector_max_in_dbu (connector, line);
}

/* The cold leg of an output whose maker says that a TS plug may be used. */
static gboolean
is_excused (const PlCircuit *circuit, const PlStress *stress)
{
  const PlKind *kind = pl_circuit_slot (circuit, stress->output.part)->part->kind;
  const PlConnector *connector = pl_kind_connector (kind, stress->output.connector);

  return connector->cold_shorted == PL_WORD_FINE && connector->drivers[0] != PL_DRIVER_STEREO
         && (stress->contact == PL_CONTACT_RING || stress->contact == PL_CONTACT_PIN3);
}

static guint
find_stresses (const PlCircuit *self, guint32 index)
{
  g_autoptr (GArray) stresses = g_array_new (FALSE, FALSE, sizeof (PlStress));
  guint hazards = 0;

  pl_circuit_add_island_stresses (self, index, stresses);
  for (guint i = 0; i < stresses->len; i++)
    {
      const PlStress *stress = &g_array_index (stresses, PlStress, i);

      if (pl_stress_is_harmless (self, stress))
        continue;
      if (stress->fighting)
        hazards |= PL_HAZARD_FIGHTING;
      else
        hazards |= PL_HAZARD_SHORTED
                   | (is_excused (self, stress) ? 0u : (guint) PL_HAZARD_SHORT_IS_FAULT);
    }
  return hazards;
}

/* Without a source there is nothing that could do harm. */
static guint
find_hazards (const PlCircuit *self, guint32 index)
{
  guint hazards = 0;

  if (pl_circuit_island (self, index)->n_sources == 0)
    return 0;
  if (pl_circuit_island_is_unsafe (self, index))
    hazards |= PL_HAZARD_UNSAFE;
  if (pl_circuit_island_is_overloaded (self, index, is_overloaded))
    hazards |= PL_HAZARD_OVERLOAD;
  if (pl_circuit_island_lacks_phantom (self, index))
    hazards |= PL_HAZARD_UNPOWERED;
  return hazards | find_stresses (self, index);
}

static guint
island_hazards (const PlCircuit *self, guint32 index)
{
  PlIsland *island = pl_circuit_island (self, index);

  if ((island->hazards & PL_HAZARD_KNOWN) == 0)
    island->hazards = (guint8) (find_hazards (self, index) | PL_HAZARD_KNOWN);
  return island->hazards & ~(guint) PL_HAZARD_KNOWN;
}

static gboolean
is_unpowered (const PlCircuit *self, PlPartId part, const PlConnector *connector)
{
  const PlSlot *slot = pl_circuit_slot (self, part);
  guint32 island = slot->nets[connector->node[PL_CONTACT_PIN2]].island;

  return island == PL_NO_ISLAND || (island_hazards (self, island) & PL_HAZARD_UNPOWERED) != 0;
}

gboolean
pl_circuit_is_unpowered (const PlCircuit *self, PlProgramme programme)
{
  const PlKind *kind = pl_circuit_slot (self, programme.part)->part->kind;

  for (guint i = 0; i < kind->connectors->len; i++)
    {
      const PlConnector *connector = pl_kind_connector (kind, i);

      if (connector->needs_phantom && connector->signals[0] == programme.signal)
        return is_unpowered (self, programme.part, connector);
    }
  return FALSE;
}

/* Everything downstream */

/* What a microphone lacks is told of its programme, not of what it is mixed with. */
static guint
told_hazards (const PlCircuit *self, guint32 index)
{
  return island_hazards (self, index) & ~(guint) PL_HAZARD_UNPOWERED;
}

/* Appended to the list of marked signals again whenever it has more to tell on. */
static void
tell (const PlCircuit *self, PlPartId part, guint16 signal, guint hazards)
{
  PlSignalState *state = &pl_circuit_slot (self, part)->signals[signal];
  PlSenseRef ref = { part, signal };

  if ((state->hazards | hazards) == state->hazards)
    return;
  state->hazards = (guint8) (state->hazards | hazards);
  g_array_append_val (self->notes->marked, ref);
}

static void
tell_senses (const PlCircuit *self, guint32 index, guint hazards)
{
  const PlIsland *island = pl_circuit_island (self, index);

  for (guint i = 0; i < island->n_senses; i++)
    tell (self, island->senses[i].part, island->senses[i].signal, hazards);
}

static void
tell_followers (const PlCircuit *self, PlSenseRef from)
{
  const PlSlot *slot = pl_circuit_slot (self, from.part);
  const PlKind *kind = slot->part->kind;
  guint hazards = slot->signals[from.signal].hazards;

  PL_FOR_LIST (kind->signal_sources, from.signal, i)
  {
    guint32 island
        = pl_slot_element_island (slot, pl_kind_element (kind, kind->signal_sources.item[i]));

    if (island != PL_NO_ISLAND)
      tell_senses (self, island, hazards);
  }
  PL_FOR_LIST (kind->signal_routes_out, from.signal, i)
  {
    const PlRoute *route = &g_array_index (kind->routes, PlRoute, kind->signal_routes_out.item[i]);

    if (!pl_slot_bus_plays (slot, route->to))
      tell (self, from.part, route->to, hazards);
  }
}

/* Parts of that time may be gone, and what is there instead has nothing marked. */
static void
forget_told (const PlCircuit *self)
{
  for (guint i = 0; i < self->notes->marked->len; i++)
    {
      PlSenseRef ref = g_array_index (self->notes->marked, PlSenseRef, i);
      const PlSlot *slot = pl_circuit_find_slot (self, ref.part);

      if (slot != NULL && ref.signal < slot->part->kind->signals->len)
        slot->signals[ref.signal].hazards = 0;
    }
  g_array_set_size (self->notes->marked, 0);
}

static void
tell_all (const PlCircuit *self)
{
  forget_told (self);
  for (guint32 i = 0; i < self->islands->len; i++)
    if (pl_circuit_island (self, i)->alive && told_hazards (self, i) != 0)
      tell_senses (self, i, told_hazards (self, i));
  for (guint i = 0; i < self->notes->marked->len; i++)
    tell_followers (self, g_array_index (self->notes->marked, PlSenseRef, i));
  self->notes->hazards_known = TRUE;
}

guint
pl_circuit_get_hazards (const PlCircuit *self, PlPartId part, const guint16 *signals,
                        guint n_signals)
{
  const PlSlot *slot = pl_circuit_slot (self, part);
  guint hazards = 0;

  if (!self->notes->hazards_known)
    tell_all (self);
  for (guint i = 0; i < n_signals; i++)
    hazards |= slot->signals[signals[i]].hazards;
  return hazards;
}

/* Forgetting */

static void
forget_node (const PlCircuit *self, const PlNodeNet *net)
{
  if (net->island != PL_NO_ISLAND)
    pl_circuit_island (self, net->island)->hazards = 0;
}

/* An output is looked at as a whole: its other legs' islands know of this one. */
void
pl_circuit_forget_hazards (const PlCircuit *self, guint32 index)
{
  PlIsland *island = pl_circuit_island (self, index);

  island->hazards = 0;
  for (guint i = 0; i < island->n_sources; i++)
    {
      const PlSlot *slot = pl_circuit_slot (self, island->stamps[i].part);
      const PlKind *kind = slot->part->kind;
      const PlConnector *connector
          = pl_kind_connector (kind, pl_kind_element (kind, island->stamps[i].element)->connector);

      for (int contact = 0; contact < PL_N_CONTACTS; contact++)
        if (connector->node[contact] != PL_NO_NODE)
          forget_node (self, &slot->nets[connector->node[contact]]);
    }
}

void
pl_circuit_forget_part_hazards (const PlCircuit *self, PlPartId part)
{
  const PlSlot *slot = pl_circuit_slot (self, part);

  for (guint i = 0; i < slot->part->kind->n_nodes; i++)
    if (slot->nets[i].island != PL_NO_ISLAND)
      pl_circuit_forget_hazards (self, slot->nets[i].island);
}
