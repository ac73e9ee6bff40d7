/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies upstream of a signal: islands, doubts, hazards. */
#include "core/upstream.h"

#include <math.h>

#include "core/circuit-private.h"
#include "core/run.h"

typedef struct
{
  const PlCircuit *circuit;
  guint32 number;  /* what was seen carries it */
  GArray *queue;   /* PlSenseRef */
  GArray *islands; /* guint32 */
} Walk;

static void
push (Walk *self, PlPartId part, guint16 signal)
{
  PlSenseRef ref = { part, signal };
  PlSignalState *state = &pl_circuit_slot (self->circuit, part)->signals[signal];

  if (state->walk == self->number)
    return;
  state->walk = self->number;
  g_array_append_val (self->queue, ref);
}

static void
visit_island (Walk *self, guint32 index)
{
  PlIsland *island = pl_circuit_island (self->circuit, index);

  if (island->walk == self->number)
    return;
  island->walk = self->number;
  g_array_append_val (self->islands, index);
  for (guint i = 0; i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlKind *kind = pl_circuit_slot (self->circuit, stamp->part)->part->kind;

      push (self, stamp->part, pl_kind_element (kind, stamp->element)->signal);
    }
}

static void
visit_signal (Walk *self, PlSenseRef ref)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, ref.part);
  const PlKind *kind = slot->part->kind;
  const PlSignal *signal = pl_kind_signal (kind, ref.signal);

  if (signal->type == PL_SIGNAL_SENSE)
    {
      if (slot->nets[signal->hot].island != PL_NO_ISLAND)
        visit_island (self, slot->nets[signal->hot].island);
      else if (slot->nets[signal->cold].island != PL_NO_ISLAND)
        visit_island (self, slot->nets[signal->cold].island);
      return;
    }
  if (pl_slot_bus_plays (slot, ref.signal))
    return;
  PL_FOR_LIST (kind->signal_routes_in, ref.signal, i)
  push (self, ref.part, g_array_index (kind->routes, PlRoute, kind->signal_routes_in.item[i]).from);
}

GArray *
pl_circuit_dup_upstream (const PlCircuit *self, PlPartId part, const guint16 *signals,
                         guint n_signals)
{
  Walk walk = { .circuit = self, .number = ++self->notes->walk };

  walk.queue = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));
  walk.islands = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < n_signals; i++)
    push (&walk, part, signals[i]);
  for (guint i = 0; i < walk.queue->len; i++)
    visit_signal (&walk, g_array_index (walk.queue, PlSenseRef, i));
  g_array_unref (walk.queue);
  return walk.islands;
}

static gboolean
has_doubt (const PlCircuit *self, const GArray *doubts, PlEnd end)
{
  const PlKind *kind = pl_circuit_slot (self, end.part)->part->kind;

  for (guint i = 0; i < doubts->len; i++)
    {
      PlEnd other = g_array_index (doubts, PlEnd, i);
      if (other.part == end.part
          && g_strcmp0 (pl_kind_connector (kind, other.connector)->doubt,
                        pl_kind_connector (kind, end.connector)->doubt)
                 == 0)
        return TRUE;
    }
  return FALSE;
}

GArray *
pl_circuit_dup_doubts (const PlCircuit *self, PlPartId part, guint16 signal)
{
  g_autoptr (GArray) islands = pl_circuit_dup_upstream (self, part, &signal, 1);
  GArray *doubts = g_array_new (FALSE, FALSE, sizeof (PlEnd));

  for (guint i = 0; i < islands->len; i++)
    {
      const PlIsland *island = pl_circuit_island (self, g_array_index (islands, guint32, i));

      for (guint s = 0; s < island->n_sources; s++)
        {
          const PlSlot *slot = pl_circuit_slot (self, island->stamps[s].part);
          const PlElement *element = pl_kind_element (slot->part->kind, island->stamps[s].element);
          PlEnd end = { island->stamps[s].part, element->connector };

          if (element->variant != PL_ANY_VARIANT && slot->part->drivers[element->connector] == 0
              && !has_doubt (self, doubts, end))
            g_array_append_val (doubts, end);
        }
    }
  return doubts;
}

/* Dangers of one island */

static const PlConnector *
stamp_connector (const PlCircuit *self, const PlStamp *stamp, const PlElement **element)
{
  const PlKind *kind = pl_circuit_slot (self, stamp->part)->part->kind;

  *element = pl_kind_element (kind, stamp->element);
  return pl_kind_connector (kind, (*element)->connector);
}

static PlEnd
stamp_end (const PlCircuit *self, const PlStamp *stamp)
{
  const PlElement *element = NULL;

  (void) stamp_connector (self, stamp, &element);
  return (PlEnd){ stamp->part, element->connector };
}

static void
add_danger (GArray *dangers, PlDangerType type, PlEnd output, PlEnd other)
{
  PlDanger danger = { type, output, other };

  for (guint i = 0; i < dangers->len; i++)
    {
      const PlDanger *known = &g_array_index (dangers, PlDanger, i);

      if (known->type == type && known->output.part == output.part
          && known->output.connector == output.connector && known->other.part == other.part
          && known->other.connector == other.connector)
        return;
    }
  g_array_append_val (dangers, danger);
}

/* What a sense is made for; NONE for the return of an insert. */
static PlInput
sense_input (const PlCircuit *self, const PlSenseRef *ref, PlEnd *end)
{
  const PlKind *kind = pl_circuit_slot (self, ref->part)->part->kind;

  *end = (PlEnd){ ref->part, pl_kind_signal (kind, ref->signal)->connector };
  return pl_kind_connector (kind, end->connector)->input;
}

/* Speaker level belongs into speakers, a bridged output into speakers or headphones. */
static void
look_at_inputs (const PlCircuit *self, const PlIsland *island, const PlStamp *stamp,
                GArray *dangers)
{
  const PlElement *element = NULL;
  const PlConnector *connector = stamp_connector (self, stamp, &element);
  gboolean speaker = connector->level == PL_LEVEL_SPEAKER;
  gboolean bridged = pl_circuit_get_driver (self, stamp_end (self, stamp)) == PL_DRIVER_BRIDGED;
  PlEnd input;

  for (guint i = 0; (speaker || bridged) && i < island->n_senses; i++)
    {
      PlInput type = sense_input (self, &island->senses[i], &input);

      if (type != PL_INPUT_SPEAKER && (speaker || type != PL_INPUT_HEADPHONES))
        add_danger (dangers, PL_DANGER_SPEAKER, stamp_end (self, stamp), input);
    }
}

static gboolean
is_microphone (const PlCircuit *self, const PlStamp *stamp)
{
  return pl_circuit_slot (self, stamp->part)->part->kind->category == PL_CATEGORY_MICROPHONE;
}

/* An output that can push current through a microphone's coil. */
static void
look_at_microphones (const PlCircuit *self, const PlIsland *island, const PlStamp *stamp,
                     GArray *dangers)
{
  const PlElement *element = NULL;
  PlLevel level = stamp_connector (self, stamp, &element)->level;

  if (level != PL_LEVEL_SPEAKER && level != PL_LEVEL_PHONES)
    return;
  for (guint i = 0; i < island->n_sources; i++)
    if (is_microphone (self, &island->stamps[i]) && island->stamps[i].part != stamp->part)
      add_danger (dangers, PL_DANGER_MICROPHONE, stamp_end (self, stamp),
                  stamp_end (self, &island->stamps[i]));
}

static void
look_at_shorts (const PlCircuit *self, const PlStamp *stamp, GArray *dangers)
{
  const PlElement *element = NULL;
  const PlConnector *connector = stamp_connector (self, stamp, &element);
  PlEnd output = stamp_end (self, stamp);
  g_autoptr (GArray) stresses = NULL;

  if (connector->level != PL_LEVEL_SPEAKER
      && pl_circuit_get_driver (self, output) != PL_DRIVER_BRIDGED)
    return;
  stresses = g_array_new (FALSE, FALSE, sizeof (PlStress));
  pl_circuit_add_stresses (self, stamp->part, stresses);
  for (guint i = 0; i < stresses->len; i++)
    if (g_array_index (stresses, PlStress, i).output.connector == output.connector)
      add_danger (dangers, PL_DANGER_SHORT, output, output);
}

/* 48 V through an output that is not a microphone, or lopsidedly through one. */
#define PHANTOM_LIMIT_A 1e-3

static PlEnd
find_phantom_input (const PlCircuit *self, const PlIsland *island)
{
  for (guint i = 0; i < island->n_stamps; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlKind *kind = pl_circuit_slot (self, stamp->part)->part->kind;

      if (pl_kind_element (kind, stamp->element)->type == PL_ELEMENT_PHANTOM)
        return stamp_end (self, stamp);
    }
  return (PlEnd){ 0, 0 };
}

static double
phantom_current (const PlStamp *stamp, const double *volts)
{
  double a = stamp->a != PL_NO_ISLAND ? volts[stamp->a] : 0.0;
  double b = stamp->b != PL_NO_ISLAND ? volts[stamp->b] : 0.0;

  return (a - b) / stamp->ohms;
}

static void
look_at_phantom (const PlCircuit *self, const PlIsland *island, GArray *dangers)
{
  g_autofree double *volts = pl_circuit_dup_phantom_volts (self, island);
  double lopsided = 0.0;
  PlEnd microphone = { 0, 0 };

  for (guint i = 0; volts != NULL && i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      double current = phantom_current (stamp, volts);
      const PlElement *element = NULL;

      if (!pl_circuit_stamp_is_active (self, stamp))
        continue;
      (void) stamp_connector (self, stamp, &element);
      if (is_microphone (self, stamp))
        {
          lopsided += element->gain.factor > 0 ? current : -current;
          microphone = stamp_end (self, stamp);
        }
      else if (fabs (current) > PHANTOM_LIMIT_A)
        add_danger (dangers, PL_DANGER_PHANTOM, stamp_end (self, stamp),
                    find_phantom_input (self, island));
    }
  if (fabs (lopsided) > PHANTOM_LIMIT_A)
    add_danger (dangers, PL_DANGER_PHANTOM, microphone, find_phantom_input (self, island));
}

/* Condenser microphones: 48 V drive their electronics, through both legs or, badly, through one. */
#define PHANTOM_ENOUGH_V 9.0

static gboolean
has_phantom (const PlStamp *stamp, const double *volts)
{
  return volts != NULL
         && ((stamp->a != PL_NO_ISLAND && volts[stamp->a] >= PHANTOM_ENOUGH_V)
             || fabs (phantom_current (stamp, volts)) > PHANTOM_LIMIT_A);
}

gboolean
pl_circuit_island_lacks_phantom (const PlCircuit *self, guint32 index)
{
  const PlIsland *island = pl_circuit_island (self, index);
  g_autofree double *volts = NULL;
  gboolean needs = FALSE, has = FALSE;

  for (guint i = 0; i < island->n_sources && !has; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlElement *element = NULL;

      if (!pl_circuit_stamp_is_active (self, stamp)
          || !stamp_connector (self, stamp, &element)->needs_phantom)
        continue;
      if (!needs)
        volts = pl_circuit_dup_phantom_volts (self, island);
      needs = TRUE;
      has = has_phantom (stamp, volts);
    }
  return needs && !has;
}

void
pl_circuit_add_island_dangers (const PlCircuit *self, guint32 index, GArray *dangers)
{
  const PlIsland *island = pl_circuit_island (self, index);

  for (guint i = 0; i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];

      if (!pl_circuit_stamp_is_active (self, stamp))
        continue;
      look_at_inputs (self, island, stamp, dangers);
      look_at_microphones (self, island, stamp, dangers);
      look_at_shorts (self, stamp, dangers);
    }
  look_at_phantom (self, island, dangers);
}

gboolean
pl_circuit_island_is_unsafe (const PlCircuit *self, guint32 index)
{
  g_autoptr (GArray) dangers = g_array_new (FALSE, FALSE, sizeof (PlDanger));

  pl_circuit_add_island_dangers (self, index, dangers);
  return dangers->len > 0;
}

GArray *
pl_circuit_dup_dangers (const PlCircuit *self)
{
  GArray *dangers = g_array_new (FALSE, FALSE, sizeof (PlDanger));

  for (guint32 i = 0; i < self->islands->len; i++)
    if (pl_circuit_island (self, i)->alive)
      pl_circuit_add_island_dangers (self, i, dangers);
  return dangers;
}

/* Levels */

/* What an output gives when nobody said: electrical model, section F of the gear facts. */
static double
usual_dbu (PlLevel level)
{
  switch (level)
    {
    case PL_LEVEL_MIC:
      return -50.0;
    case PL_LEVEL_INSTRUMENT:
      return -20.0;
    case PL_LEVEL_CONSUMER:
      return -7.8;
    case PL_LEVEL_LINE:
    case PL_LEVEL_PHONES:
      return 4.0;
    case PL_LEVEL_SPEAKER:
      return 31.0;
    }
  g_assert_not_reached ();
}

static double
usual_max_in_dbu (PlLevel level)
{
  switch (level)
    {
    case PL_LEVEL_MIC:
      return 0.0;
    case PL_LEVEL_INSTRUMENT:
      return 8.0;
    case PL_LEVEL_CONSUMER:
      return 8.2;
    case PL_LEVEL_LINE:
      return 22.0;
    case PL_LEVEL_PHONES:
    case PL_LEVEL_SPEAKER:
      return 60.0;
    }
  g_assert_not_reached ();
}

double
pl_connector_nominal_dbu (const PlConnector *connector)
{
  return isnan (connector->nominal_dbu) ? usual_dbu (connector->level) : connector->nominal_dbu;
}

double
pl_connector_max_in_dbu (const PlConnector *connector, gboolean line_part)
{
  PlLevel level = line_part ? PL_LEVEL_LINE : connector->input_level;

  return isnan (connector->max_in_dbu) ? usual_max_in_dbu (level) : connector->max_in_dbu;
}

/* What one output's legs give at a sense together: both of a balanced one count. */
static double
add_legs (const PlCircuit *self, const PlIsland *island, guint first, const PlSlot *to,
          const PlSignal *sense)
{
  const PlStamp *like = &island->stamps[first];
  const PlSlot *from = pl_circuit_slot (self, like->part);
  const PlElement *wanted = pl_kind_element (from->part->kind, like->element);
  double sum = 0.0;

  for (guint i = first; i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlElement *element
          = pl_kind_element (pl_circuit_slot (self, stamp->part)->part->kind, stamp->element);

      if (stamp->part == like->part && element->connector == wanted->connector
          && element->signal == wanted->signal && pl_circuit_stamp_is_active (self, stamp))
        sum += pl_island_volts (island, &to->nets[sense->hot], i)
               - pl_island_volts (island, &to->nets[sense->cold], i);
    }
  return sum;
}

double
pl_circuit_sense_dbu (const PlCircuit *self, PlPartId part, guint16 signal)
{
  const PlSlot *slot = pl_circuit_slot (self, part);
  const PlSignal *sense = pl_kind_signal (slot->part->kind, signal);
  guint32 index = slot->nets[sense->hot].island;
  const PlIsland *island = index != PL_NO_ISLAND ? pl_circuit_island (self, index) : NULL;
  double loudest = -(double) INFINITY;

  for (guint i = 0; island != NULL && i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlSlot *from = pl_circuit_slot (self, stamp->part);
      const PlElement *element = pl_kind_element (from->part->kind, stamp->element);
      double gain = fabs (add_legs (self, island, i, slot, sense))
                    * pl_slot_controls_gain (from, &element->gain);
      double dbu
          = pl_connector_nominal_dbu (pl_kind_connector (from->part->kind, element->connector))
            + 20.0 * log10 (MAX (gain, 1e-12));

      if (pl_circuit_stamp_is_active (self, stamp))
        loudest = MAX (loudest, dbu);
    }
  return loudest;
}

gboolean
pl_circuit_island_is_overloaded (const PlCircuit *self, guint32 index, PlSenseTest is_overloaded)
{
  const PlIsland *island = pl_circuit_island (self, index);

  for (guint i = 0; i < island->n_senses; i++)
    if (is_overloaded (self, island->senses[i].part, island->senses[i].signal))
      return TRUE;
  return FALSE;
}

#define PLAYING_GAIN 1e-3 /* -60 dB */

gboolean
pl_circuit_sense_has_stereo_source (const PlCircuit *self, PlPartId part, guint16 signal)
{
  const PlSlot *slot = pl_circuit_slot (self, part);
  const PlSignal *sense = pl_kind_signal (slot->part->kind, signal);
  guint32 index = slot->nets[sense->hot].island;
  const PlIsland *island = index != PL_NO_ISLAND ? pl_circuit_island (self, index) : NULL;

  for (guint i = 0; island != NULL && i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlKind *kind = pl_circuit_slot (self, stamp->part)->part->kind;
      const PlElement *element = pl_kind_element (kind, stamp->element);

      /* one that is only joined to the same ground does not play here */
      if (pl_circuit_stamp_is_active (self, stamp)
          && pl_kind_connector (kind, element->connector)->drivers[0] == PL_DRIVER_STEREO
          && fabs (pl_island_volts (island, &slot->nets[sense->hot], i)
                   - pl_island_volts (island, &slot->nets[sense->cold], i))
                 >= PLAYING_GAIN)
        return TRUE;
    }
  return FALSE;
}
