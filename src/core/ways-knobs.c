/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What knobs do.  Volumes are found by turning each in simulation and listening at the ears and at
 * the outputs that lead to loudspeakers; sends and faders by the ways inside the mixer. */
#include <math.h>
#include <string.h>

#include "core/ways-private.h"

#define CHANGED 0.1 /* of the gain before */

static gboolean
is_volume (const PlControl *control)
{
  return control->type != PL_CONTROL_SWITCH
         && (control->unit == PL_UNIT_DB || control->unit == PL_UNIT_PERCENT);
}

/* Sends and faders */

static gboolean
is_open (const PlKind *kind, const PlGain *gain)
{
  return gain->condition == PL_NO_INDEX
         || (guint16) pl_kind_control (kind, gain->condition)->initial == gain->position;
}

/* Marks everything that flows into a marked signal as the switches stand. */
static void
flood_back (const PlKind *kind, gboolean *marked)
{
  gboolean grew = TRUE;

  while (grew)
    {
      grew = FALSE;
      for (guint i = 0; i < kind->routes->len; i++)
        {
          const PlRoute *route = &g_array_index (kind->routes, PlRoute, i);

          if (marked[route->to] && !marked[route->from] && is_open (kind, &route->gain))
            marked[route->from] = grew = TRUE;
        }
    }
}

/* A route out of a channel: from an input, or from something that is no side of a mix. */
static gboolean
is_from_channel (const PlKind *kind, const PlRoute *route)
{
  const PlSignal *from = pl_kind_signal (kind, route->from);

  return from->type == PL_SIGNAL_SENSE || from->side == PL_SIDE_NONE;
}

static gboolean
has_control (const PlGain *gain, guint16 control)
{
  for (guint i = 0; i < G_N_ELEMENTS (gain->controls); i++)
    if (gain->controls[i] == control)
      return TRUE;
  return FALSE;
}

/* A knob of the route that no route into the main mix has. */
static guint16
find_send (const PlKind *kind, const PlRoute *route, const gboolean *to_main)
{
  for (guint i = 0; i < G_N_ELEMENTS (route->gain.controls); i++)
    {
      guint16 control = route->gain.controls[i];
      gboolean elsewhere = control == PL_NO_INDEX || !is_volume (pl_kind_control (kind, control));

      for (guint k = 0; k < kind->routes->len && !elsewhere; k++)
        {
          const PlRoute *other = &g_array_index (kind->routes, PlRoute, k);

          elsewhere = to_main[other->to] && has_control (&other->gain, control);
        }
      if (!elsewhere)
        return control;
    }
  return PL_NO_INDEX;
}

/* The last volume on the way into the main mix, when all of them are in the send's way, too. */
static guint16
find_fader (const PlKind *kind, const PlRoute *send, const gboolean *to_main)
{
  guint16 fader = PL_NO_INDEX;

  for (guint k = 0; k < kind->routes->len; k++)
    {
      const PlRoute *route = &g_array_index (kind->routes, PlRoute, k);

      if (route->from != send->from || !to_main[route->to])
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (route->gain.controls); i++)
        {
          guint16 control = route->gain.controls[i];

          if (control == PL_NO_INDEX || !is_volume (pl_kind_control (kind, control)))
            continue;
          if (!has_control (&send->gain, control))
            return PL_NO_INDEX;
          fader = control;
        }
    }
  return fader;
}

void
pl_knobs_find_sends (PlTapKnobs *self, const PlKind *mixer, const PlJacks *jacks, const PlTap *tap)
{
  g_autofree gboolean *to_tap = g_new0 (gboolean, mixer->signals->len + 1);
  g_autofree gboolean *to_main = g_new0 (gboolean, mixer->signals->len + 1);

  to_tap[tap->signal[0]] = TRUE;
  for (guint i = 0; i < jacks->mains->len; i++)
    to_main[pl_kind_connector (mixer, g_array_index (jacks->mains, guint16, i))->signals[0]] = TRUE;
  flood_back (mixer, to_tap);
  flood_back (mixer, to_main);
  if (jacks->mains->len == 0)
    return;
  for (guint i = 0; i < mixer->routes->len && self->send == PL_NO_INDEX; i++)
    {
      const PlRoute *route = &g_array_index (mixer->routes, PlRoute, i);

      if (!to_tap[route->to] || to_main[route->to] || !is_from_channel (mixer, route))
        continue;
      self->send = find_send (mixer, route, to_main);
      if (self->send != PL_NO_INDEX)
        self->fader = find_fader (mixer, route, to_main);
    }
}

/* Turning and listening */

static double
loudest (const PlCircuit *circuit, PlPartId part, guint16 signal)
{
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, part, signal, &n);
  double most = 0.0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, fabs (heard[i].gain));
  return most;
}

static double
listener_level (const PlCircuit *circuit, PlPartId part)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (circuit), part)->kind;
  double level = 0.0;

  for (guint i = 0; i < kind->groups->len; i++)
    {
      const PlGroup *group = pl_kind_group (kind, i);

      for (guint side = 0; group->is_listener && side < (group->is_pair ? 2u : 1u); side++)
        level += loudest (circuit, part, group->sense[side]);
    }
  return level;
}

/* What the loudspeakers would get: the mix times the knobs in its way. */
static double
mains_level (const PlCircuit *circuit, PlPartId mixer, const PlJacks *jacks)
{
  const PlPart *part = pl_patch_get_part (pl_circuit_get_patch (circuit), mixer);
  double level = 0.0;

  for (guint i = 0; i < jacks->mains->len; i++)
    {
      guint16 connector = g_array_index (jacks->mains, guint16, i);
      guint16 signal = pl_kind_connector (part->kind, connector)->signals[0];
      const PlElement *source = pl_kind_find_source (part->kind, connector, signal);
      double gain = loudest (circuit, mixer, signal);

      for (guint k = 0; source != NULL && k < G_N_ELEMENTS (source->gain.controls); k++)
        if (source->gain.controls[k] != PL_NO_INDEX)
          gain *= pl_control_gain (pl_kind_control (part->kind, source->gain.controls[k]),
                                   part->controls[source->gain.controls[k]], source->gain.side);
      level += gain;
    }
  return level;
}

static gboolean
has_changed (double before, double after)
{
  return before > 0.0 && fabs (after - before) > CHANGED * before;
}

static double
other_value (const PlControl *control, double value)
{
  double lower = control->unit == PL_UNIT_DB ? value - 12.0 : value / 2.0;

  lower = MAX (lower, control->min);
  if (value - lower > 0.1 * (control->max - control->min))
    return lower;
  return (value + control->max) / 2.0;
}

static void
turn (PlCircuit *circuit, const PlPatch *before, PlPartId part, guint16 control)
{
  g_autoptr (PlPatch) patch = pl_patch_copy (before);
  PlPart *copy = pl_part_dup (pl_patch_get_part (patch, part));

  copy->controls[control]
      = other_value (pl_kind_control (copy->kind, control), copy->controls[control]);
  pl_patch_put (patch, part, copy);
  pl_circuit_sync (circuit, patch);
}

/* Every volume between a mix and the jacks of the tap. */
static void
list_volumes (const PlKind *mixer, const PlTap *tap, GArray *volumes)
{
  g_autofree gboolean *marked = g_new0 (gboolean, mixer->signals->len + 1);
  g_autofree gboolean *listed = g_new0 (gboolean, mixer->controls->len + 1);

  marked[tap->signal[0]] = TRUE;
  flood_back (mixer, marked);
  for (guint i = 0; i < mixer->elements->len; i++)
    {
      const PlElement *element = &g_array_index (mixer->elements, PlElement, i);

      for (guint k = 0; k < G_N_ELEMENTS (element->gain.controls); k++)
        if (element->type == PL_ELEMENT_SOURCE && element->connector == tap->connector[0]
            && element->gain.controls[k] != PL_NO_INDEX)
          listed[element->gain.controls[k]] = TRUE;
    }
  for (guint i = 0; i < mixer->routes->len; i++)
    {
      const PlRoute *route = &g_array_index (mixer->routes, PlRoute, i);

      for (guint k = 0; k < G_N_ELEMENTS (route->gain.controls); k++)
        if (marked[route->to] && !is_from_channel (mixer, route)
            && route->gain.controls[k] != PL_NO_INDEX)
          listed[route->gain.controls[k]] = TRUE;
    }
  for (guint16 i = 0; i < mixer->controls->len; i++)
    if (listed[i] && is_volume (pl_kind_control (mixer, i)))
      g_array_append_val (volumes, i);
}

/* Whether all listeners who heard something before hear it otherwise now. */
static gboolean
all_have_changed (const PlCircuit *circuit, const PlWay *way, const double *before)
{
  guint n = 0;

  for (guint i = 0; i < way->listeners->len; i++)
    {
      PlPartId part = g_array_index (way->listeners, PlWayListener, i).part;

      if (before[i] <= 0.0)
        continue;
      n++;
      if (!has_changed (before[i], listener_level (circuit, part)))
        return FALSE;
    }
  return n > 0;
}

static void
listen (const PlCircuit *circuit, const PlWay *way, double *levels)
{
  for (guint i = 0; i < way->listeners->len; i++)
    levels[i] = listener_level (circuit, g_array_index (way->listeners, PlWayListener, i).part);
}

void
pl_knobs_try (PlTapKnobs *self, PlCircuit *circuit, const PlWay *way, const PlJacks *jacks,
              const PlTap *tap)
{
  const PlKind *mixer = pl_patch_get_part (way->patch, way->mixer)->kind;
  g_autoptr (GArray) volumes = g_array_new (FALSE, FALSE, sizeof (guint16));
  double before[PL_MAX_LISTENERS] = { 0 };
  double mains = mains_level (circuit, way->mixer, jacks);

  list_volumes (mixer, tap, volumes);
  listen (circuit, way, before);
  for (guint i = 0; i < volumes->len; i++)
    {
      guint16 control = g_array_index (volumes, guint16, i);

      turn (circuit, way->patch, way->mixer, control);
      if (!all_have_changed (circuit, way, before))
        continue;
      self->known = TRUE;
      if (has_changed (mains, mains_level (circuit, way->mixer, jacks)))
        self->moves_speakers = control;
      else if (self->own_volume == PL_NO_INDEX)
        self->own_volume = control;
    }
  pl_circuit_sync (circuit, way->patch);
}

static void
try_outlet (PlBench *self, PlCircuit *circuit, const PlWay *way, guint listener, guint16 control,
            const double *before)
{
  guint n = 0;

  turn (circuit, way->patch, self->outlets[listener].part, control);
  for (guint i = 0; i < self->n_listeners; i++)
    if (has_changed (before[i], listener_level (circuit, self->headphones[i])))
      n++;
  if (n == 1
      && has_changed (before[listener], listener_level (circuit, self->headphones[listener])))
    self->own_knob[listener] = control;
  self->knobs_known = self->knobs_known || n > 0;
}

void
pl_bench_try_knobs (PlBench *self, PlCircuit *circuit, const PlWay *way)
{
  double before[PL_MAX_LISTENERS] = { 0 };

  listen (circuit, way, before);
  for (guint i = 0; i < self->n_listeners; i++)
    {
      PlEnd outlet = self->outlets[i];
      const PlKind *kind
          = outlet.part != 0 ? pl_patch_get_part (way->patch, outlet.part)->kind : NULL;
      const PlElement *source
          = kind != NULL ? pl_kind_find_source (
                kind, outlet.connector, pl_kind_connector (kind, outlet.connector)->signals[0])
                         : NULL;

      self->own_knob[i] = PL_NO_INDEX;
      for (guint k = 0; source != NULL && k < G_N_ELEMENTS (source->gain.controls); k++)
        if (source->gain.controls[k] != PL_NO_INDEX && self->own_knob[i] == PL_NO_INDEX
            && is_volume (pl_kind_control (kind, source->gain.controls[k])))
          try_outlet (self, circuit, way, i, source->gain.controls[k], before);
    }
  pl_circuit_sync (circuit, way->patch);
}

guint16
pl_circuit_find_shared_knob (PlCircuit *circuit, PlEnd output, PlPartId listener)
{
  g_autoptr (PlPatch) patch = pl_patch_ref (pl_circuit_get_patch (circuit));
  const PlKind *kind = pl_patch_get_part (patch, output.part)->kind;
  const PlConnector *jack = pl_kind_connector (kind, output.connector);
  PlTap tap = { .n = 1, .connector = { output.connector }, .signal = { jack->signals[0] } };
  g_autoptr (GArray) volumes = g_array_new (FALSE, FALSE, sizeof (guint16));
  guint16 shared = PL_NO_INDEX, alone = PL_NO_INDEX;
  double before = listener_level (circuit, listener), mains;
  PlJacks jacks;

  pl_jacks_init (&jacks, kind, NULL);
  mains = mains_level (circuit, output.part, &jacks);
  list_volumes (kind, &tap, volumes);
  for (guint i = 0; i < volumes->len; i++)
    {
      guint16 control = g_array_index (volumes, guint16, i);

      turn (circuit, patch, output.part, control);
      if (!has_changed (before, listener_level (circuit, listener)))
        continue;
      if (has_changed (mains, mains_level (circuit, output.part, &jacks)))
        shared = control;
      else
        alone = control;
    }
  pl_circuit_sync (circuit, patch);
  pl_jacks_clear (&jacks);
  return alone == PL_NO_INDEX ? shared : PL_NO_INDEX;
}
