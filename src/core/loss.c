/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/loss.h"

#include <math.h>

#include "core/circuit-private.h"
#include "core/trace.h"

#define PASSING_GAIN 1e-3 /* -60 dB: less is silence, as for labels */
#define LOW_GAIN     0.1  /* -20 dB */
#define TOLD_DB      3.0

enum
{
  MAX_STAGES = 16 /* as many amplifiers are explained one after the other */
};

/* What plays into a signal, or into what that hears. */
typedef struct
{
  const PlSlot *slot; /* whose controls */
  PlPartId part;
  guint16 signal;     /* … that goes in */
  const PlGain *gain; /* of its controls */
  guint source;       /* senses: its number in the island */
} Feed;

typedef struct Walk Walk;

struct Walk
{
  const PlCircuit *circuit;
  gboolean past_switches; /* what is switched off is followed, and its switch found */
  GHashTable *seen;       /* part and signal */
  GArray *found;
  /* about a feed of a signal; what feeds that in turn was visited before */
  void (*visit) (Walk *self, PlSenseRef into, const Feed *feed, gboolean found_before);
};

static guint32
sense_island (const PlSlot *slot, const PlSignal *sense)
{
  guint32 hot = slot->nets[sense->hot].island;

  return hot != PL_NO_ISLAND ? hot : slot->nets[sense->cold].island;
}

static double
passed_gain (const PlIsland *island, const PlSlot *slot, const PlSignal *sense, guint source)
{
  return fabs (pl_island_volts (island, &slot->nets[sense->hot], source)
               - pl_island_volts (island, &slot->nets[sense->cold], source));
}

static gboolean
is_switched_off (const PlSlot *slot, const PlGain *gain)
{
  return gain->condition != PL_NO_INDEX
         && lround (slot->part->controls[gain->condition]) != gain->position;
}

static gboolean
is_heard (const PlCircuit *circuit, PlPartId part, guint16 signal)
{
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, part, signal, &n);

  for (guint i = 0; i < n; i++)
    if (fabs (heard[i].gain) >= PASSING_GAIN)
      return TRUE;
  return FALSE;
}

static void walk_signal (Walk *self, PlSenseRef ref, guint depth);

/* A mute, or a switch that chooses another source. */
static void
walk_switched_off (Walk *self, const Feed *feed, guint depth)
{
  PlKnob knob = { feed->part, feed->gain->condition, 0.0 };
  guint before = self->found->len;

  walk_signal (self, (PlSenseRef){ feed->part, feed->signal }, depth + 1);
  if (self->found->len > before || is_heard (self->circuit, feed->part, feed->signal))
    g_array_append_val (self->found, knob);
}

static void
walk_feed (Walk *self, PlSenseRef into, const Feed *feed, guint depth)
{
  guint before = self->found->len;

  if (is_switched_off (feed->slot, feed->gain))
    {
      if (self->past_switches)
        walk_switched_off (self, feed, depth);
      return;
    }
  walk_signal (self, (PlSenseRef){ feed->part, feed->signal }, depth + 1);
  self->visit (self, into, feed, self->found->len > before);
}

static void
walk_sense (Walk *self, PlSenseRef ref, guint depth)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, ref.part);
  const PlSignal *sense = pl_kind_signal (slot->part->kind, ref.signal);
  guint32 index = sense_island (slot, sense);
  const PlIsland *island = index != PL_NO_ISLAND ? pl_circuit_island (self->circuit, index) : NULL;

  for (guint i = 0; island != NULL && i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlSlot *from = pl_circuit_slot (self->circuit, stamp->part);
      const PlElement *element = pl_kind_element (from->part->kind, stamp->element);
      Feed feed = { from, stamp->part, element->signal, &element->gain, i };

      if (element->type == PL_ELEMENT_SOURCE && pl_circuit_stamp_is_active (self->circuit, stamp)
          && passed_gain (island, slot, sense, i) >= PASSING_GAIN)
        walk_feed (self, ref, &feed, depth);
    }
}

static void
walk_bus (Walk *self, PlSenseRef ref, guint depth)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, ref.part);
  const PlKind *kind = slot->part->kind;

  if (pl_slot_bus_plays (slot, ref.signal))
    return;
  PL_FOR_LIST (kind->signal_routes_in, ref.signal, i)
  {
    const PlRoute *route = &g_array_index (kind->routes, PlRoute, kind->signal_routes_in.item[i]);
    Feed feed = { slot, ref.part, route->from, &route->gain, 0 };

    walk_feed (self, ref, &feed, depth);
  }
}

static void
walk_signal (Walk *self, PlSenseRef ref, guint depth)
{
  gsize key = ((gsize) ref.part << 16) | ref.signal;
  const PlKind *kind = pl_circuit_slot (self->circuit, ref.part)->part->kind;

  if (depth > MAX_STAGES || !g_hash_table_add (self->seen, GSIZE_TO_POINTER (key)))
    return;
  if (pl_kind_signal (kind, ref.signal)->type == PL_SIGNAL_SENSE)
    walk_sense (self, ref, depth);
  else
    walk_bus (self, ref, depth);
}

static GArray *
walk (const PlCircuit *circuit, PlSenseRef ref, gsize size, gboolean past_switches,
      void (*visit) (Walk *self, PlSenseRef into, const Feed *feed, gboolean found_before))
{
  Walk self = { .circuit = circuit, .past_switches = past_switches, .visit = visit };

  self.seen = g_hash_table_new (NULL, NULL);
  self.found = g_array_new (FALSE, FALSE, (guint) size);
  walk_signal (&self, ref, 0);
  g_hash_table_unref (self.seen);
  return self.found;
}

/* Knobs */

/* Those of a feed that let through less than most. */
static void
add_knobs (Walk *self, const Feed *feed, double most)
{
  const PlPart *part = feed->slot->part;

  for (guint i = 0;
       i < G_N_ELEMENTS (feed->gain->controls) && feed->gain->controls[i] != PL_NO_INDEX; i++)
    {
      guint16 control = feed->gain->controls[i];
      PlKnob knob = { feed->part, control,
                      pl_control_gain (pl_kind_control (part->kind, control),
                                       part->controls[control], feed->gain->side) };

      if (knob.gain < most)
        g_array_append_val (self->found, knob);
    }
}

/* What would come this way, or is held up before it by another knob.  Where none is closed, those
 * that are low have it between them. */
static void
visit_closed (Walk *self, PlSenseRef into, const Feed *feed, gboolean found_before)
{
  guint before = self->found->len;

  (void) into;
  if (!found_before && !is_heard (self->circuit, feed->part, feed->signal))
    return;
  add_knobs (self, feed, PASSING_GAIN);
  if (self->found->len == before && !found_before)
    add_knobs (self, feed, LOW_GAIN);
}

static void
visit_any (Walk *self, PlSenseRef into, const Feed *feed, gboolean found_before)
{
  (void) into;
  (void) found_before;
  if (is_heard (self->circuit, feed->part, feed->signal))
    add_knobs (self, feed, (double) INFINITY);
}

GArray *
pl_circuit_dup_closed_knobs (const PlCircuit *self, PlPartId part, guint16 signal)
{
  PlSenseRef ref = { part, signal };
  GArray *knobs = NULL;

  if (is_heard (self, part, signal))
    return g_array_new (FALSE, FALSE, sizeof (PlKnob));
  knobs = walk (self, ref, sizeof (PlKnob), FALSE, visit_closed);
  if (knobs->len > 0)
    return knobs;
  g_array_unref (knobs);
  return walk (self, ref, sizeof (PlKnob), TRUE, visit_closed);
}

GArray *
pl_circuit_dup_knobs (const PlCircuit *self, PlPartId part, guint16 signal)
{
  return walk (self, (PlSenseRef){ part, signal }, sizeof (PlKnob), FALSE, visit_any);
}

/* Losses */

static double
step_volts (const PlCircuit *circuit, const PlIsland *island, const PlStep *step, guint source)
{
  const PlSlot *slot = pl_circuit_slot (circuit, step->part);
  guint16 node = pl_kind_connector (slot->part->kind, step->connector)->node[step->contact];

  return fabs (pl_island_volts (island, &slot->nets[node], source));
}

static void
take_drop (PlLoss *loss, PlPartId cable, double before, double after)
{
  double db = after > 0.0 ? 20.0 * log10 (before / after) : 0.0;

  if (db <= loss->db)
    return;
  loss->db = db;
  loss->cable = cable;
}

/* The greatest drop between two contacts of one part on the way; before the first: the output. */
static void
find_drop (const PlCircuit *circuit, const PlIsland *island, const PlTrace *trace, guint source,
           PlLoss *loss)
{
  const PlStamp *stamp = &island->stamps[source];
  const PlKind *kind = pl_circuit_slot (circuit, stamp->part)->part->kind;
  const PlStep *first = &g_array_index (trace->steps, PlStep, 0);
  double last = step_volts (circuit, island, first, source);

  take_drop (loss, 0, fabs (pl_kind_element (kind, stamp->element)->gain.factor), last);
  for (guint i = 1; i < trace->steps->len; i++)
    {
      const PlStep *step = &g_array_index (trace->steps, PlStep, i);
      double volts = step_volts (circuit, island, step, source);

      take_drop (loss, step->part, last, volts);
      last = volts;
    }
}

static void
visit_loss (Walk *self, PlSenseRef into, const Feed *feed, gboolean found_before)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, into.part);
  const PlSignal *sense = pl_kind_signal (slot->part->kind, into.signal);
  const PlConnector *jack = NULL;
  const PlIsland *island = NULL;
  PlLoss loss = { .signal = feed->signal };
  PlTrace trace;

  (void) found_before;
  if (sense->type != PL_SIGNAL_SENSE)
    return;
  jack = pl_kind_connector (slot->part->kind, sense->connector);
  island = pl_circuit_island (self->circuit, sense_island (slot, sense));
  loss.output = (PlEnd){
    feed->part,
    pl_kind_element (feed->slot->part->kind, island->stamps[feed->source].element)->connector
  };
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    if (jack->node[contact] == sense->hot)
      {
        pl_circuit_trace_output (self->circuit, (PlEnd){ into.part, sense->connector },
                                 (PlContact) contact, loss.output, &trace);
        if (trace.feed == PL_FEED_DRIVEN && trace.signal == feed->signal)
          find_drop (self->circuit, island, &trace, feed->source, &loss);
        pl_trace_clear (&trace);
      }
  if (loss.db >= TOLD_DB)
    g_array_append_val (self->found, loss);
}

GArray *
pl_circuit_dup_losses (const PlCircuit *self, PlPartId part, guint16 signal)
{
  return walk (self, (PlSenseRef){ part, signal }, sizeof (PlLoss), FALSE, visit_loss);
}
