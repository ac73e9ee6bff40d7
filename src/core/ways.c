/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/ways.h"

#include <math.h>

#include "core/ways-private.h"

#define USUAL_STEREO 8.0  /* weight of stereo where nobody made a wish: most people want it */
#define USUAL_OHMS   63.0 /* of headphones, where nobody says which */

const char *
pl_fact_code (PlFactType type)
{
  static const char *const codes[] = {
#define X(id, code, good) code,
    PL_FACTS (X)
#undef X
  };

  g_assert ((guint) type < PL_N_FACTS);
  return codes[type];
}

gboolean
pl_fact_is_good (PlFactType type)
{
  static const gboolean good_ones[] = {
#define X(id, code, good) good,
    PL_FACTS (X)
#undef X
  };

  g_assert ((guint) type < PL_N_FACTS);
  return good_ones[type];
}

const char *
pl_way_standing_code (PlWayStanding standing)
{
  static const char *const codes[] = { "recommended", "possible", "not-recommended" };

  g_assert ((guint) standing < G_N_ELEMENTS (codes));
  return codes[standing];
}

const char *
pl_way_step_code (PlWayStepType type)
{
  static const char *const codes[] = { "turn-down", "plug", "listen", "raise" };

  g_assert ((guint) type < G_N_ELEMENTS (codes));
  return codes[type];
}

void
pl_goal_set_wish (PlGoal *self, const PlChoice *choice)
{
  for (guint i = 0; i < PL_N_TERMS; i++)
    self->weight[i] = choice != NULL ? choice->weight[i] : 1.0;
  if (choice == NULL)
    self->weight[PL_TERM_STEREO] = USUAL_STEREO;
}

const PlFact *
pl_way_find_fact (const PlWay *self, PlFactType type)
{
  const GArray *facts = pl_fact_is_good (type) ? self->pros : self->cons;

  for (guint i = 0; i < facts->len; i++)
    if (g_array_index (facts, PlFact, i).type == type)
      return &g_array_index (facts, PlFact, i);
  return NULL;
}

guint
pl_way_count_to_buy (const PlWay *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if (!g_array_index (self->parts, PlWayPart, i).own)
      n += g_array_index (self->parts, PlWayPart, i).count;
  return n;
}

void
pl_ways_free (PlWays *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->ways);
  g_free (self);
}

static void
tried_free (gpointer item)
{
  PlTried *tried = item;

  pl_way_free (tried->way);
  g_free (tried);
}

/* Headphones where none are given: generic ones before a maker's, with a plug that fits the outlet
 * before others, of the most usual impedance. */

static double
unfitness (const PlKind *kind, PlShape socket)
{
  double worst = 0.0;
  gboolean has_plug = FALSE, has_ears = FALSE;

  for (guint i = 0; i < kind->groups->len; i++)
    has_ears
        = has_ears || (pl_kind_group (kind, i)->is_listener && pl_kind_group (kind, i)->is_pair);
  for (guint i = 0; i < kind->connectors->len; i++)
    {
      const PlConnector *plug = pl_kind_connector (kind, i);

      if (!plug->moves || has_plug)
        continue;
      has_plug = TRUE;
      worst = fabs (log (MAX (plug->ohms_in, 1.0) / USUAL_OHMS));
      if (!pl_shape_mates (plug->shape, socket))
        worst += 100.0;
    }
  if (!has_plug || !has_ears)
    return (double) INFINITY;
  return worst + (kind->maker != NULL ? 10.0 : 0.0);
}

static PlKind *
find_headphones (const PlGoal *goal, PlShape socket)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (goal->catalog);
  PlKind *best = NULL;
  double least = (double) INFINITY;

  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);
      double unfit
          = kind->category == PL_CATEGORY_HEADPHONES ? unfitness (kind, socket) : (double) INFINITY;

      if (unfit < least)
        {
          least = unfit;
          best = kind;
        }
    }
  return best;
}

/* FALSE: there are none. */
static gboolean
hand_out_headphones (const PlPlanner *self, const GArray *outlets, guint n, PlSeating *seats)
{
  const PlKind *host = self->goal->amp != NULL ? self->goal->amp : self->goal->mixer;
  guint first = g_array_index (outlets, guint, 0);
  guint16 connector = g_array_index (self->jacks.outlets, PlOutlet, first).connector;
  PlKind *usual = NULL;

  if (self->goal->n_headphones == 0)
    usual = find_headphones (self->goal, pl_kind_connector (host, connector)->shape);
  for (guint i = 0; i < n; i++)
    seats[i].headphones = self->goal->n_headphones == 0
                              ? usual
                              : self->goal->headphones[i % self->goal->n_headphones];
  return n > 0 && seats[0].headphones != NULL;
}

static guint
count_listeners (const PlGoal *goal, const GArray *outlets)
{
  if (goal->n_listeners != 0)
    return MIN (goal->n_listeners, PL_MAX_LISTENERS);
  return outlets->len > 1 ? 2 : 1;
}

static PlTried *
add_tried (PlPlanner *self, PlWay *way, const PlTap *tap, const PlTapKnobs *knobs)
{
  PlTried *tried = g_new0 (PlTried, 1);

  tried->way = way;
  tried->tap = tap;
  tried->knobs = *knobs;
  tried->order = self->tried->len;
  g_ptr_array_add (self->tried, tried);
  return tried;
}

/* Through an amplifier */

static void
try_links (PlPlanner *self, PlBench *bench, const PlTap *tap, const PlSink *sink, PlTapKnobs *knobs)
{
  const GArray *links = pl_leads_find_links (&self->leads, tap, sink);

  for (guint i = 0; i < links->len; i++)
    {
      const PlLink *link = &g_array_index (links, PlLink, i);
      PlTried *tried = add_tried (
          self, pl_bench_dup_way (bench, self->goal, &self->leads, tap, sink, link), tap, knobs);

      tried->special = link->special;
      tried->n_foreign = link->n_foreign;
      tried->tray = link->tray;
      if (pl_try_way (self, tried, bench))
        *knobs = tried->knobs;
      else
        g_ptr_array_set_size (self->tried, (int) self->tried->len - 1);
    }
}

/* A mono signal may go into the left input alone: many amplifiers pass it on to the right. */
static void
try_sink (PlPlanner *self, PlBench *bench, const PlTap *tap, const PlSink *sink, PlTapKnobs *knobs)
{
  PlSink left = *sink;

  try_links (self, bench, tap, sink, knobs);
  if (tap->stereo || sink->n != 2)
    return;
  left.n = 1;
  left.stereo = FALSE;
  try_links (self, bench, tap, &left, knobs);
}

static guint
most_outlets (const PlJacks *jacks)
{
  guint most = 0;

  for (guint i = 0; i < jacks->sinks->len; i++)
    most = MAX (most, g_array_index (jacks->sinks, PlSink, i).outlets->len);
  return most;
}

static gboolean
has_stereo_sink (const PlJacks *jacks)
{
  for (guint i = 0; i < jacks->sinks->len; i++)
    if (g_array_index (jacks->sinks, PlSink, i).stereo)
      return TRUE;
  return FALSE;
}

/* Inputs that reach enough outlets; if none does, those that reach most. */
static void
try_amp (PlPlanner *self)
{
  const PlJacks *jacks = &self->jacks;
  g_autofree PlTapKnobs *knobs = g_new0 (PlTapKnobs, jacks->taps->len + 1);
  guint most = most_outlets (jacks);

  for (guint t = 0; t < jacks->taps->len; t++)
    {
      knobs[t] = (PlTapKnobs){ FALSE, PL_NO_INDEX, PL_NO_INDEX, PL_NO_INDEX, PL_NO_INDEX };
      pl_knobs_find_sends (&knobs[t], self->goal->mixer, jacks,
                           &g_array_index (jacks->taps, PlTap, t));
    }
  for (guint s = 0; s < jacks->sinks->len; s++)
    {
      const PlSink *sink = &g_array_index (jacks->sinks, PlSink, s);
      guint n = count_listeners (self->goal, jacks->outlets);
      PlBench bench = { .patch = NULL };

      if (sink->outlets->len < MIN (n, most)
          || !hand_out_headphones (self, sink->outlets, n, bench.seats))
        continue;
      pl_bench_init (&bench, self->goal, jacks, &self->leads, sink->outlets, n);
      for (guint t = 0; t < jacks->taps->len; t++)
        {
          const PlTap *tap = &g_array_index (jacks->taps, PlTap, t);

          if (!tap->stereo || sink->stereo || !has_stereo_sink (jacks))
            try_sink (self, &bench, tap, sink, &knobs[t]);
        }
      pl_bench_clear (&bench);
    }
}

/* Straight into the mixer */

/* Outlets that play the same as the first of them. */
static GArray *
dup_equal_outlets (const PlPlanner *self, const PlTap *tap)
{
  const PlKind *mixer = self->goal->mixer;
  GArray *outlets = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->jacks.outlets->len; i++)
    {
      guint16 connector = g_array_index (self->jacks.outlets, PlOutlet, i).connector;

      if (pl_kind_connector (mixer, connector)->signals[0] == tap->signal[0])
        g_array_append_val (outlets, i);
    }
  return outlets;
}

static gboolean
is_first_of_its_mix (const PlJacks *jacks, guint index)
{
  const PlTap *tap = &g_array_index (jacks->taps, PlTap, index);

  for (guint i = 0; i < index; i++)
    {
      const PlTap *earlier = &g_array_index (jacks->taps, PlTap, i);

      if (earlier->phones && earlier->stereo && earlier->signal[0] == tap->signal[0])
        return FALSE;
    }
  return TRUE;
}

static void
try_direct (PlPlanner *self)
{
  const PlJacks *jacks = &self->jacks;

  for (guint t = 0; t < jacks->taps->len; t++)
    {
      const PlTap *tap = &g_array_index (jacks->taps, PlTap, t);
      PlTapKnobs knobs = { FALSE, PL_NO_INDEX, PL_NO_INDEX, PL_NO_INDEX, PL_NO_INDEX };
      PlBench bench = { .patch = NULL };
      g_autoptr (GArray) outlets = NULL;
      guint n;

      if (!tap->phones || !is_first_of_its_mix (jacks, t))
        continue;
      outlets = dup_equal_outlets (self, tap);
      n = count_listeners (self->goal, outlets);
      if (outlets->len == 0 || !hand_out_headphones (self, outlets, n, bench.seats))
        continue;
      pl_knobs_find_sends (&knobs, self->goal->mixer, jacks, tap);
      pl_bench_init (&bench, self->goal, jacks, &self->leads, outlets, n);
      (void) pl_try_way (
          self,
          add_tried (self, pl_bench_dup_way (&bench, self->goal, &self->leads, tap, NULL, NULL),
                     tap, &knobs),
          &bench);
      pl_bench_clear (&bench);
    }
}

PlWays *
pl_ways_new (const PlGoal *goal)
{
  PlWays *ways = g_new0 (PlWays, 1);
  PlPlanner planner = { .goal = goal, .ways = ways };

  ways->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_way_free);
  planner.tried = g_ptr_array_new_with_free_func (tried_free);
  planner.circuit = pl_circuit_new ();
  pl_jacks_init (&planner.jacks, goal->mixer, goal->amp);
  pl_leads_init (&planner.leads, goal);
  if (goal->amp != NULL)
    try_amp (&planner);
  else
    try_direct (&planner);
  pl_rank_ways (&planner);
  ways->n_tried = planner.leads.n_tried;
  g_ptr_array_unref (planner.tried);
  pl_circuit_free (planner.circuit);
  pl_leads_clear (&planner.leads);
  pl_jacks_clear (&planner.jacks);
  return ways;
}
