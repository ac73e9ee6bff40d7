/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a mixer offers, what an amplifier takes, and where headphones go: read from the ways inside
 * them, not from what is printed on the jacks. */
#include <string.h>

#include "core/ways-private.h"

const PlElement *
pl_kind_find_source (const PlKind *kind, guint16 connector, guint16 signal)
{
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);

      if (element->type == PL_ELEMENT_SOURCE && element->connector == connector
          && element->signal == signal && element->gain.factor > 0.0
          && (element->variant == 0 || element->variant == PL_ANY_VARIANT))
        return element;
    }
  return NULL;
}

static PlContact
contact_of_node (const PlConnector *connector, guint16 node)
{
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    if (node != PL_NO_NODE && connector->node[contact] == node)
      return (PlContact) contact;
  return PL_CONTACT_TIP;
}

static PlContact
hot_contact (const PlKind *kind, guint16 connector, guint16 signal)
{
  const PlElement *source = pl_kind_find_source (kind, connector, signal);

  return source != NULL ? contact_of_node (pl_kind_connector (kind, connector), source->a)
                        : PL_CONTACT_TIP;
}

/* Taps */

static gboolean
is_tap (const PlConnector *connector)
{
  return connector->n_drivers > 0 && connector->drivers[0] != PL_DRIVER_INSERT
         && connector->level != PL_LEVEL_SPEAKER && connector->level != PL_LEVEL_MIC
         && connector->signals[0] != PL_NO_INDEX && connector->shape != PL_SHAPE_OTHER_SOCKET
         && !connector->moves;
}

static gboolean
has_two_signals (const PlConnector *connector)
{
  return connector->signals[1] != PL_NO_INDEX;
}

static gboolean
have_same_knobs (const PlKind *kind, guint16 a, guint16 b)
{
  const PlElement *x = pl_kind_find_source (kind, a, pl_kind_connector (kind, a)->signals[0]);
  const PlElement *y = pl_kind_find_source (kind, b, pl_kind_connector (kind, b)->signals[0]);

  return x != NULL && y != NULL
         && memcmp (x->gain.controls, y->gain.controls, sizeof x->gain.controls) == 0;
}

/* The jack with the other side of the same mix, built alike, nearest behind it. */
static guint16
find_other_side (const PlKind *kind, guint16 index)
{
  const PlConnector *left = pl_kind_connector (kind, index);
  const PlSignal *signal = pl_kind_signal (kind, left->signals[0]);

  if (signal->side == PL_SIDE_NONE || signal->pair == PL_NO_INDEX)
    return PL_NO_INDEX;
  for (guint16 k = 1; k < kind->connectors->len; k++)
    {
      guint16 other = (guint16) ((index + k) % kind->connectors->len);
      const PlConnector *right = pl_kind_connector (kind, other);

      if (is_tap (right) && !has_two_signals (right) && right->signals[0] == signal->pair
          && right->shape == left->shape && right->level == left->level
          && have_same_knobs (kind, index, other))
        return other;
    }
  return PL_NO_INDEX;
}

static gboolean
make_tap (const PlKind *kind, guint16 index, PlTap *tap)
{
  const PlConnector *connector = pl_kind_connector (kind, index);
  guint16 other = PL_NO_INDEX;

  if (!is_tap (connector))
    return FALSE;
  *tap = (PlTap){ .n = 1,
                  .connector = { index, PL_NO_INDEX },
                  .stereo = has_two_signals (connector),
                  .phones = connector->level == PL_LEVEL_PHONES,
                  .signal = { connector->signals[0], connector->signals[1] } };
  tap->hot[0] = hot_contact (kind, index, connector->signals[0]);
  if (tap->stereo)
    {
      tap->hot[1] = hot_contact (kind, index, connector->signals[1]);
      return TRUE;
    }
  other = find_other_side (kind, index);
  if (other == PL_NO_INDEX)
    return TRUE;
  if (pl_kind_signal (kind, connector->signals[0])->side == PL_SIDE_RIGHT)
    return FALSE; /* taken together with its left */
  tap->n = 2;
  tap->stereo = TRUE;
  tap->connector[1] = other;
  tap->signal[1] = pl_kind_connector (kind, other)->signals[0];
  tap->hot[1] = hot_contact (kind, other, tap->signal[1]);
  return TRUE;
}

static void
find_taps (PlJacks *self, const PlKind *mixer)
{
  for (guint16 i = 0; i < mixer->connectors->len; i++)
    {
      PlTap tap;

      if (make_tap (mixer, i, &tap))
        g_array_append_val (self->taps, tap);
      if (self->phones_jack == PL_NO_INDEX && is_tap (pl_kind_connector (mixer, i))
          && pl_kind_connector (mixer, i)->level == PL_LEVEL_PHONES)
        self->phones_jack = i;
    }
}

/* Loudspeakers: the line outputs left and right whose knob moves most jacks and no headphones; of
 * equals those with XLR, then the first.  All jacks on that knob go with them. */

static gboolean
moves_phones (const PlJacks *self, const PlKind *mixer, guint16 connector)
{
  for (guint i = 0; i < self->taps->len; i++)
    {
      const PlTap *tap = &g_array_index (self->taps, PlTap, i);

      if (tap->phones && have_same_knobs (mixer, tap->connector[0], connector))
        return TRUE;
    }
  return FALSE;
}

static guint
weigh_main (const PlJacks *self, const PlKind *mixer, const PlTap *tap)
{
  guint weight = 2;

  if (tap->n != 2 || tap->phones)
    return 0;
  if (moves_phones (self, mixer, tap->connector[0]))
    return 1;
  for (guint i = 0; i < self->taps->len; i++)
    {
      const PlTap *other = &g_array_index (self->taps, PlTap, i);

      if (other->n != 2 || other->phones
          || !have_same_knobs (mixer, tap->connector[0], other->connector[0]))
        continue;
      weight += 2;
      if (pl_kind_connector (mixer, other->connector[0])->shape == PL_SHAPE_XLR_MALE)
        weight++;
    }
  return weight;
}

static void
find_mains (PlJacks *self, const PlKind *mixer)
{
  const PlTap *best = NULL;
  guint most = 0;

  for (guint i = 0; i < self->taps->len; i++)
    {
      const PlTap *tap = &g_array_index (self->taps, PlTap, i);
      guint weight = weigh_main (self, mixer, tap);

      if (weight > most)
        {
          most = weight;
          best = tap;
        }
    }
  for (guint i = 0; best != NULL && i < self->taps->len; i++)
    {
      const PlTap *tap = &g_array_index (self->taps, PlTap, i);

      if (tap->n == 2 && !tap->phones
          && have_same_knobs (mixer, tap->connector[0], best->connector[0]))
        g_array_append_vals (self->mains, tap->connector, tap->n);
    }
}

/* Outlets */

static void
find_outlets (PlJacks *self, const PlKind *host)
{
  for (guint16 i = 0; i < host->connectors->len; i++)
    {
      const PlConnector *connector = pl_kind_connector (host, i);
      const PlElement *source = NULL;
      PlOutlet outlet = { i, PL_NO_INDEX };

      if (!is_tap (connector) || connector->level != PL_LEVEL_PHONES)
        continue;
      source = pl_kind_find_source (host, i, connector->signals[0]);
      if (source != NULL)
        outlet.control = source->gain.controls[0];
      g_array_append_val (self->outlets, outlet);
    }
}

/* Sinks */

static gboolean
route_is_open (const PlKind *kind, const PlRoute *route)
{
  const PlGain *gain = &route->gain;

  return gain->condition == PL_NO_INDEX
         || (guint16) pl_kind_control (kind, gain->condition)->initial == gain->position;
}

/* Marks every signal that a sense flows into as the switches stand. */
static void
flood (const PlKind *kind, guint16 sense, gboolean *reached)
{
  gboolean grew = TRUE;

  memset (reached, 0, kind->signals->len * sizeof *reached);
  reached[sense] = TRUE;
  while (grew)
    {
      grew = FALSE;
      for (guint i = 0; i < kind->routes->len; i++)
        {
          const PlRoute *route = &g_array_index (kind->routes, PlRoute, i);

          if (!reached[route->from] || reached[route->to] || !route_is_open (kind, route))
            continue;
          reached[route->to] = grew = TRUE;
        }
    }
}

/* Outlets whose left or right side the sense comes out of. */
static void
list_outlets (const PlJacks *self, const PlKind *amp, const gboolean *reached, guint side,
              GArray *found)
{
  for (guint i = 0; i < self->outlets->len; i++)
    {
      guint16 connector = g_array_index (self->outlets, PlOutlet, i).connector;
      guint16 signal = pl_kind_connector (amp, connector)->signals[side];

      if (signal != PL_NO_INDEX && reached[signal])
        g_array_append_val (found, i);
    }
}

typedef struct
{
  guint16 connector, sense;
  gboolean half;  /* of a stereo jack */
  GArray *out[2]; /* outlets that it reaches on the left and on the right */
} Inlet;

static void
inlet_clear (gpointer item)
{
  g_array_unref (((Inlet *) item)->out[0]);
  g_array_unref (((Inlet *) item)->out[1]);
}

static GArray *
dup_inlets (const PlJacks *self, const PlKind *amp)
{
  GArray *inlets = g_array_new (FALSE, FALSE, sizeof (Inlet));
  g_autofree gboolean *reached = g_new (gboolean, amp->signals->len + 1);

  g_array_set_clear_func (inlets, inlet_clear);
  for (guint i = 0; i < amp->groups->len; i++)
    {
      const PlGroup *group = pl_kind_group (amp, i);
      const PlConnector *connector = pl_kind_connector (amp, group->connector);
      guint n = group->is_pair ? 2 : 1;

      if (group->is_listener || connector->moves || connector->n_drivers > 0
          || connector->input == PL_INPUT_MICROPHONE || connector->input == PL_INPUT_SPEAKER)
        continue;
      for (guint side = 0; side < n; side++)
        {
          Inlet inlet
              = { .connector = group->connector, .sense = group->sense[side], .half = n == 2 };

          flood (amp, inlet.sense, reached);
          for (guint ear = 0; ear < 2; ear++)
            {
              inlet.out[ear] = g_array_new (FALSE, FALSE, sizeof (guint));
              list_outlets (self, amp, reached, ear, inlet.out[ear]);
            }
          g_array_append_val (inlets, inlet);
        }
    }
  return inlets;
}

static gboolean
are_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0
             || memcmp (a->data, b->data, (gsize) a->len * g_array_get_element_size ((GArray *) a))
                    == 0);
}

static PlContact
inlet_hot (const PlKind *amp, const Inlet *inlet)
{
  return contact_of_node (pl_kind_connector (amp, inlet->connector),
                          pl_kind_signal (amp, inlet->sense)->hot);
}

static void
add_sink (PlJacks *self, const PlKind *amp, const Inlet *left, const Inlet *right)
{
  PlSink sink = { .n = 1, .connector = { left->connector, PL_NO_INDEX } };

  sink.hot[0] = sink.hot[1] = inlet_hot (amp, left);
  sink.outlets = g_array_copy (left->out[0]->len > 0 ? left->out[0] : left->out[1]);
  if (right != NULL)
    {
      sink.stereo = TRUE;
      sink.hot[1] = inlet_hot (amp, right);
      if (right->connector != left->connector)
        {
          sink.n = 2;
          sink.connector[1] = right->connector;
        }
    }
  g_array_append_val (self->sinks, sink);
}

/* One comes out on the left and the other on the right of the same outlets. */
static gboolean
are_sides (const Inlet *left, const Inlet *right)
{
  return left->out[0]->len > 0 && left->out[1]->len == 0 && right->out[0]->len == 0
         && are_equal (left->out[0], right->out[1]);
}

/* Same plug, same load, as many outlets: told once. */
static gboolean
is_known_sink (const PlJacks *self, const PlKind *amp, const PlSink *sink)
{
  const PlConnector *a = pl_kind_connector (amp, sink->connector[0]);

  for (guint i = 0; i + 1 < self->sinks->len; i++)
    {
      const PlSink *other = &g_array_index (self->sinks, PlSink, i);
      const PlConnector *b = pl_kind_connector (amp, other->connector[0]);

      if (other->n == sink->n && other->stereo == sink->stereo && a->shape == b->shape
          && a->input == b->input && a->input_level == b->input_level
          && (int) a->ohms_in == (int) b->ohms_in && other->outlets->len == sink->outlets->len)
        return TRUE;
    }
  return FALSE;
}

static void
pair_inlet (PlJacks *self, const PlKind *amp, const GArray *inlets, guint index, gboolean *used)
{
  const Inlet *inlet = &g_array_index (inlets, Inlet, index);

  used[index] = TRUE;
  for (guint k = 0; k < inlets->len; k++)
    {
      const Inlet *other = &g_array_index (inlets, Inlet, k);
      gboolean same_jack = other->connector == inlet->connector;

      if (used[k] || !are_sides (inlet, other) || (!same_jack && (inlet->half || other->half))
          || (!same_jack
              && pl_kind_connector (amp, other->connector)->shape
                     != pl_kind_connector (amp, inlet->connector)->shape))
        continue;
      used[k] = TRUE;
      add_sink (self, amp, inlet, other);
      return;
    }
  if (inlet->out[0]->len + inlet->out[1]->len > 0)
    add_sink (self, amp, inlet, NULL);
}

static void
find_sinks (PlJacks *self, const PlKind *amp)
{
  g_autoptr (GArray) inlets = dup_inlets (self, amp);
  g_autofree gboolean *used = g_new0 (gboolean, inlets->len + 1);

  for (guint pass = 0; pass < 2; pass++) /* first those that come out on the left */
    for (guint i = 0; i < inlets->len; i++)
      {
        guint before = self->sinks->len;

        if (used[i] || (pass == 0 && g_array_index (inlets, Inlet, i).out[0]->len == 0))
          continue;
        pair_inlet (self, amp, inlets, i, used);
        if (self->sinks->len > before
            && is_known_sink (self, amp, &g_array_index (self->sinks, PlSink, before)))
          g_array_set_size (self->sinks, before);
      }
}

static void
sink_clear (gpointer item)
{
  g_array_unref (((PlSink *) item)->outlets);
}

void
pl_jacks_init (PlJacks *self, const PlKind *mixer, const PlKind *amp)
{
  *self = (PlJacks){ .taps = g_array_new (FALSE, TRUE, sizeof (PlTap)),
                     .sinks = g_array_new (FALSE, TRUE, sizeof (PlSink)),
                     .outlets = g_array_new (FALSE, TRUE, sizeof (PlOutlet)),
                     .mains = g_array_new (FALSE, TRUE, sizeof (guint16)),
                     .phones_jack = PL_NO_INDEX };
  g_array_set_clear_func (self->sinks, sink_clear);
  find_taps (self, mixer);
  find_mains (self, mixer);
  find_outlets (self, amp != NULL ? amp : mixer);
  if (amp != NULL)
    find_sinks (self, amp);
}

void
pl_jacks_clear (PlJacks *self)
{
  g_clear_pointer (&self->taps, g_array_unref);
  g_clear_pointer (&self->sinks, g_array_unref);
  g_clear_pointer (&self->outlets, g_array_unref);
  g_clear_pointer (&self->mains, g_array_unref);
}
