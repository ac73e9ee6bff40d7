/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each signal carries: evaluation of everything downstream of a change, in signal order. */
#include <math.h>
#include <string.h>

#include "core/circuit-private.h"

/* Contributions below this are rounding and leakage of the solver, not sound (-160 dB). */
#define SMALLEST_GAIN 1e-8

static PlSignalState *
get_state (const PlCircuit *self, PlPartId part, guint16 signal)
{
  return &pl_circuit_slot (self, part)->signals[signal];
}

void
pl_circuit_mark_dirty (PlCircuit *self, PlPartId part, guint16 signal)
{
  PlSignalState *state = get_state (self, part, signal);
  PlSenseRef ref = { part, signal };

  if (state->dirty)
    return;
  state->dirty = TRUE;
  g_array_append_val (self->dirty, ref);
}

void
pl_circuit_mark_part_dirty (PlCircuit *self, PlPartId part)
{
  const PlSlot *slot = pl_circuit_slot (self, part);

  for (guint16 i = 0; i < slot->part->kind->signals->len; i++)
    pl_circuit_mark_dirty (self, part, i);
}

double
pl_slot_controls_gain (const PlSlot *slot, const PlGain *gain)
{
  const PlPart *part = slot->part;
  double product = 1.0;

  if (gain->condition != PL_NO_INDEX && lround (part->controls[gain->condition]) != gain->position)
    return 0.0;
  for (guint i = 0; i < G_N_ELEMENTS (gain->controls) && gain->controls[i] != PL_NO_INDEX; i++)
    product *= pl_control_gain (pl_kind_control (part->kind, gain->controls[i]),
                                part->controls[gain->controls[i]], gain->side);
  return product;
}

gboolean
pl_slot_bus_plays (const PlSlot *slot, guint16 signal)
{
  const PlKind *kind = slot->part->kind;
  gboolean fed = kind->signal_routes_in.first[signal] < kind->signal_routes_in.first[signal + 1];

  return pl_kind_signal (kind, signal)->programme && (!slot->live || !fed);
}

/* Inputs that feed channels; what returns on an insert is the channel's own sound. */
static gboolean
is_channel_input (const PlKind *kind, guint16 signal)
{
  const PlSignal *sense = pl_kind_signal (kind, signal);

  return sense->type == PL_SIGNAL_SENSE
         && kind->signal_routes_out.first[signal] < kind->signal_routes_out.first[signal + 1]
         && pl_kind_connector (kind, sense->connector)->n_drivers == 0;
}

/* What comes through less than this, through the resistance of a ground that two leads share for
 * example, is nobody playing into the input, and does not decide the order of evaluation: it would
 * tie every insert that has a processor in it into a knot. */
#define WEAK_GAIN 1e-3

static gboolean
hears_others (const PlCircuit *self, const PlSlot *slot, PlPartId part, guint16 signal)
{
  const PlSignal *sense = pl_kind_signal (slot->part->kind, signal);
  const PlNodeNet *hot = &slot->nets[sense->hot], *cold = &slot->nets[sense->cold];
  guint32 index = hot->island;
  const PlIsland *island = index != PL_NO_ISLAND ? pl_circuit_island (self, index) : NULL;

  for (guint i = 0; island != NULL && i < island->n_sources; i++)
    if (island->stamps[i].part != part
        && fabs (pl_island_volts (island, hot, i) - pl_island_volts (island, cold, i)) >= WEAK_GAIN)
      return TRUE;
  return FALSE;
}

void
pl_circuit_check_live (PlCircuit *self, PlPartId part)
{
  PlSlot *slot = pl_circuit_slot (self, part);
  const PlKind *kind = slot->part->kind;
  gboolean live = FALSE;

  for (guint16 i = 0; i < kind->signals->len && !live; i++)
    live = is_channel_input (kind, i) && hears_others (self, slot, part, i);
  if (live == slot->live)
    return;
  slot->live = live;
  pl_circuit_mark_part_dirty (self, part);
}

/* Who hears a signal directly */

typedef void (*VisitSignal) (PlCircuit *self, PlPartId part, guint16 signal, gboolean weak);

static gboolean
source_is_active (const PlCircuit *self, PlPartId part, guint16 element)
{
  PlStamp stamp = { .part = part, .element = element };

  return pl_circuit_stamp_is_active (self, &stamp);
}

/* Of the part's element among the sources of its island. */
static guint
find_source (const PlIsland *island, PlPartId part, guint16 element)
{
  guint i = 0;

  while (island->stamps[i].part != part || island->stamps[i].element != element)
    i++;
  return i;
}

static void
each_wire_follower (PlCircuit *self, PlPartId part, guint16 index, VisitSignal visit)
{
  const PlSlot *slot = pl_circuit_slot (self, part);
  const PlElement *element = pl_kind_element (slot->part->kind, index);
  guint32 where = pl_slot_element_island (slot, element);
  const PlIsland *island = where != PL_NO_ISLAND ? pl_circuit_island (self, where) : NULL;
  gboolean off;
  guint source;

  if (island == NULL || island->n_senses == 0 || !source_is_active (self, part, index))
    return;
  source = find_source (island, part, index);
  off = fabs (pl_slot_controls_gain (slot, &element->gain)) <= 0.0;
  for (guint s = 0; s < island->n_senses; s++)
    {
      PlSenseRef ref = island->senses[s];
      const PlSlot *to = pl_circuit_slot (self, ref.part);
      const PlSignal *sense = pl_kind_signal (to->part->kind, ref.signal);
      double gain = pl_island_volts (island, &to->nets[sense->hot], source)
                    - pl_island_volts (island, &to->nets[sense->cold], source);

      visit (self, ref.part, ref.signal, off || fabs (gain) < WEAK_GAIN);
    }
}

static void
each_follower (PlCircuit *self, PlSenseRef from, VisitSignal visit)
{
  const PlSlot *slot = pl_circuit_slot (self, from.part);
  const PlKind *kind = slot->part->kind;

  PL_FOR_LIST (kind->signal_sources, from.signal, i)
  each_wire_follower (self, from.part, kind->signal_sources.item[i], visit);
  PL_FOR_LIST (kind->signal_routes_out, from.signal, i)
  {
    const PlRoute *route = &g_array_index (kind->routes, PlRoute, kind->signal_routes_out.item[i]);

    if (!pl_slot_bus_plays (slot, route->to))
      visit (self, from.part, route->to, fabs (pl_slot_controls_gain (slot, &route->gain)) <= 0.0);
  }
}

/* Everything downstream of what is dirty is dirty, and waits for all that it hears well. */
static void
spread (PlCircuit *self, PlPartId part, guint16 signal, gboolean weak)
{
  pl_circuit_mark_dirty (self, part, signal);
  if (!weak)
    get_state (self, part, signal)->waiting++;
  self->has_weak = self->has_weak || weak;
}

/* Evaluating one signal */

static const PlIsland *
find_sense_island (const PlCircuit *self, const PlSlot *slot, const PlSignal *sense)
{
  guint32 index = slot->nets[sense->hot].island;

  if (index == PL_NO_ISLAND)
    index = slot->nets[sense->cold].island;
  return index != PL_NO_ISLAND ? pl_circuit_island (self, index) : NULL;
}

/* Keeps the list sorted by programme and adds up equal ones. */
static void
add_heard (GArray *sum, const PlHeard *heard, double gain, double nominal)
{
  PlHeard item = { heard->programme, heard->gain * gain, heard->nominal * nominal };
  guint low = 0, high = sum->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const PlProgramme *p = &g_array_index (sum, PlHeard, middle).programme;

      if (p->part < item.programme.part
          || (p->part == item.programme.part && p->signal < item.programme.signal))
        low = middle + 1;
      else
        high = middle;
    }
  if (low < sum->len
      && pl_programme_equal (g_array_index (sum, PlHeard, low).programme, item.programme))
    {
      PlHeard *there = &g_array_index (sum, PlHeard, low);
      there->gain += item.gain;
      there->nominal = MAX (there->nominal, item.nominal);
    }
  else
    g_array_insert_val (sum, low, item);
}

static void
add_all_heard (GArray *sum, const PlSignalState *from, double gain, double nominal)
{
  for (guint i = 0; i < from->n_heard; i++)
    add_heard (sum, &pl_signal_state_heard (from)[i], gain, nominal);
}

static gboolean
drives_both_legs (PlDriver driver)
{
  return driver == PL_DRIVER_BALANCED || driver == PL_DRIVER_CROSS_COUPLED
         || driver == PL_DRIVER_TRANSFORMER || driver == PL_DRIVER_BRIDGED;
}

/* What the same output would give into this input alone: full EMF behind full impedance. */
static double
correct_gain (const PlCircuit *self, const PlStamp *stamp, double sense_ohms)
{
  const PlKind *kind = pl_circuit_slot (self, stamp->part)->part->kind;
  const PlElement *element = pl_kind_element (kind, stamp->element);
  const PlConnector *connector = pl_kind_connector (kind, element->connector);
  guint variant = element->variant == PL_ANY_VARIANT ? 0 : element->variant;
  double legs = drives_both_legs (connector->drivers[variant]) ? 2.0 : 1.0;

  return fabs (element->gain.factor) * legs * sense_ohms / (sense_ohms + element->ohms * legs);
}

static void
evaluate_sense (PlCircuit *self, PlSlot *slot, const PlSignal *sense, GArray *sum)
{
  const PlIsland *island = find_sense_island (self, slot, sense);

  for (guint i = 0; island != NULL && i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlSlot *from = pl_circuit_slot (self, stamp->part);
      const PlElement *element = pl_kind_element (from->part->kind, stamp->element);
      double gain = pl_island_volts (island, &slot->nets[sense->hot], i)
                    - pl_island_volts (island, &slot->nets[sense->cold], i);
      double knobs = 0;

      if (fabs (gain) < SMALLEST_GAIN || !pl_circuit_stamp_is_active (self, stamp))
        continue;
      knobs = pl_slot_controls_gain (from, &element->gain);
      add_all_heard (sum, &from->signals[element->signal], gain * knobs,
                     knobs * correct_gain (self, stamp, sense->ohms));
    }
}

static void
evaluate_bus (PlSlot *slot, PlPartId part, guint16 signal, GArray *sum)
{
  const PlKind *kind = slot->part->kind;
  PlHeard own = { { part, signal }, 1.0, 1.0 };

  if (pl_slot_bus_plays (slot, signal))
    {
      g_array_append_val (sum, own);
      return;
    }
  PL_FOR_LIST (kind->signal_routes_in, signal, i)
  {
    const PlRoute *route = &g_array_index (kind->routes, PlRoute, kind->signal_routes_in.item[i]);
    double gain = route->gain.factor * pl_slot_controls_gain (slot, &route->gain);

    add_all_heard (sum, &slot->signals[route->from], gain, fabs (gain));
  }
}

void
pl_signal_state_clear (PlSignalState *self)
{
  if (self->n_heard > 1)
    g_free (self->heard.many);
  self->n_heard = 0;
}

/* By how much any gain differs from those kept; INFINITY when other programmes are heard. */
static double
compare_heard (const PlSignalState *self, const PlHeard *heard, guint n)
{
  const PlHeard *before = pl_signal_state_heard (self);
  double most = 0.0;

  if (n != self->n_heard)
    return (double) INFINITY;
  for (guint i = 0; i < n; i++)
    {
      if (!pl_programme_equal (before[i].programme, heard[i].programme))
        return (double) INFINITY;
      most = MAX (most, fabs (before[i].gain - heard[i].gain));
    }
  return most;
}

/* Most signals carry one programme or none; those need no memory of their own. */
static void
keep_heard (PlSignalState *self, const PlHeard *heard, guint n)
{
  pl_signal_state_clear (self);
  self->n_heard = n;
  if (n > 1)
    self->heard.many = g_memdup2 (heard, n * sizeof (PlHeard));
  else if (n == 1)
    self->heard.single = heard[0];
}

/* Returns by how much it changed. */
static double
evaluate_signal (PlCircuit *self, PlSenseRef ref)
{
  PlSlot *slot = pl_circuit_slot (self, ref.part);
  const PlSignal *signal = pl_kind_signal (slot->part->kind, ref.signal);
  PlSignalState *state = &slot->signals[ref.signal];
  GArray *sum = self->sum;
  double changed;
  guint kept = 0;

  g_array_set_size (sum, 0);
  if (signal->type == PL_SIGNAL_SENSE)
    evaluate_sense (self, slot, signal, sum);
  else
    evaluate_bus (slot, ref.part, ref.signal, sum);
  for (guint i = 0; i < sum->len; i++)
    if (fabs (g_array_index (sum, PlHeard, i).gain) >= SMALLEST_GAIN)
      g_array_index (sum, PlHeard, kept++) = g_array_index (sum, PlHeard, i);
  changed = compare_heard (state, (const PlHeard *) (void *) sum->data, kept);
  keep_heard (state, (const PlHeard *) (void *) sum->data, kept);
  state->dirty = FALSE;
  return changed;
}

static void
release (PlCircuit *self, PlPartId part, guint16 signal, gboolean weak)
{
  PlSignalState *state = get_state (self, part, signal);
  PlSenseRef ref = { part, signal };

  if (!weak && --state->waiting == 0 && state->dirty)
    g_array_append_val (self->dirty, ref); /* holds what is ready by now */
}

/* What became ready last comes first: its neighbours are still in the processor's cache. */
static void
evaluate_ready (PlCircuit *self, GArray *order)
{
  while (self->dirty->len > 0)
    {
      PlSenseRef ref = g_array_index (self->dirty, PlSenseRef, self->dirty->len - 1);

      g_array_set_size (self->dirty, self->dirty->len - 1);
      (void) evaluate_signal (self, ref);
      each_follower (self, ref, release);
      g_array_append_val (order, ref);
    }
}

/* What waits for itself is a feedback loop, and marked so with all that it feeds. */
static void
mark_looped (PlCircuit *self, const GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      PlSenseRef ref = g_array_index (all, PlSenseRef, i);
      PlSignalState *state = get_state (self, ref.part, ref.signal);

      if (!state->dirty)
        continue;
      pl_signal_state_clear (state);
      state->looped = TRUE;
    }
}

/* Where to cut a loop: at a signal that hears something from outside of it, so that only its own
 * return is left out.  It is evaluated then; FALSE when nothing waits any more. */
static gboolean
cut_loop (PlCircuit *self, const GArray *all, PlSenseRef *cut)
{
  gboolean any = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      PlSenseRef ref = g_array_index (all, PlSenseRef, i);
      PlSignalState *state = get_state (self, ref.part, ref.signal);

      if (!state->dirty)
        continue;
      (void) evaluate_signal (self, ref);
      if (state->n_heard > 0)
        {
          *cut = ref;
          return TRUE;
        }
      state->dirty = TRUE;
      if (!any)
        *cut = ref;
      any = TRUE;
    }
  if (any)
    (void) evaluate_signal (self, *cut);
  return any;
}

static void
evaluate_loops (PlCircuit *self, const GArray *all, GArray *order)
{
  PlSenseRef cut = { 0, 0 };

  mark_looped (self, all);
  while (cut_loop (self, all, &cut))
    {
      each_follower (self, cut, release);
      evaluate_ready (self, order);
    }
  for (guint i = 0; i < all->len; i++)
    {
      PlSenseRef ref = g_array_index (all, PlSenseRef, i);
      get_state (self, ref.part, ref.signal)->waiting = 0;
    }
}

enum
{
  WEAK_ROUNDS = 40
};

#define SETTLED 1e-9

static double
evaluate_again (PlCircuit *self, const GArray *order)
{
  double most = 0.0;

  for (guint i = 0; i < order->len; i++)
    most = MAX (most, evaluate_signal (self, g_array_index (order, PlSenseRef, i)));
  return most;
}

/* Weak ways were left to chance so far: round after round they come right.  What does not has much
 * gain behind it and is a feedback loop after all; its own return is left out. */
static void
settle (PlCircuit *self, const GArray *order)
{
  for (guint round = 0; round < WEAK_ROUNDS; round++)
    if (evaluate_again (self, order) <= SETTLED)
      return;
  for (guint i = 0; i < order->len; i++)
    {
      PlSenseRef ref = g_array_index (order, PlSenseRef, i);

      if (evaluate_signal (self, ref) > SETTLED)
        get_state (self, ref.part, ref.signal)->looped = TRUE;
    }
  for (guint i = 0; i < order->len; i++)
    {
      PlSenseRef ref = g_array_index (order, PlSenseRef, i);
      PlSignalState *state = get_state (self, ref.part, ref.signal);

      if (state->looped)
        pl_signal_state_clear (state);
    }
  (void) evaluate_again (self, order);
}

void
pl_circuit_evaluate (PlCircuit *self)
{
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) order = NULL;

  self->has_weak = FALSE;
  for (guint i = 0; i < self->dirty->len; i++)
    each_follower (self, g_array_index (self->dirty, PlSenseRef, i), spread);
  all = g_steal_pointer (&self->dirty);
  self->dirty = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));
  order = g_array_sized_new (FALSE, FALSE, sizeof (PlSenseRef), all->len);
  for (guint i = all->len; i-- > 0;)
    {
      PlSenseRef ref = g_array_index (all, PlSenseRef, i);

      get_state (self, ref.part, ref.signal)->looped = FALSE;
      if (get_state (self, ref.part, ref.signal)->waiting == 0)
        g_array_append_val (self->dirty, ref);
    }
  evaluate_ready (self, order);
  if (order->len < all->len)
    evaluate_loops (self, all, order);
  if (self->has_weak)
    settle (self, order);
}
