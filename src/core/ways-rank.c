/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comparing ways: what is quieter, which are one and the same, what is recommended and why the rest
 * is not. */
#include <math.h>
#include <string.h>

#include "core/ways-private.h"

#define SAME_LEVEL_DB 1.0
#define QUIETER_DB    9.0 /* told from here on; below it is a matter of a knob */
#define DB_PER_UNIT   12.0
#define WORSE_UNITS   0.2 /* of stereo: heard by somebody as less */
#define EQUAL_COST    1e-6

static PlTried *
get_tried (const PlPlanner *self, guint index)
{
  return g_ptr_array_index (self->tried, index);
}

/* Level */

static void
compare_levels (PlPlanner *self)
{
  double loudest = -(double) INFINITY;

  for (guint i = 0; i < self->tried->len; i++)
    loudest = MAX (loudest, get_tried (self, i)->level_dbu);
  for (guint i = 0; i < self->tried->len; i++)
    {
      PlTried *tried = get_tried (self, i);
      double below = isinf (tried->level_dbu) ? DB_PER_UNIT : loudest - tried->level_dbu;

      pl_way_set_term (tried->way, self->goal, PL_TERM_LEVEL,
                       below > SAME_LEVEL_DB ? MIN (below / DB_PER_UNIT, 1.0) : 0.0);
      if (!isinf (tried->level_dbu) && below >= QUIETER_DB)
        pl_way_add_fact (tried->way, PL_FACT_QUIETER)->number = below;
    }
}

/* Order: cost, then the most usual leads, then the loudest, then the order of the jacks. */
static int
compare_tried (gconstpointer a, gconstpointer b)
{
  const PlTried *x = *(PlTried *const *) a, *y = *(PlTried *const *) b;

  if (fabs (x->way->cost - y->way->cost) > EQUAL_COST)
    return x->way->cost < y->way->cost ? -1 : 1;
  if (x->tray != y->tray)
    return x->tray < y->tray ? -1 : 1;
  if (fabs (x->level_dbu - y->level_dbu) > SAME_LEVEL_DB)
    return x->level_dbu > y->level_dbu ? -1 : 1;
  return x->order < y->order ? -1 : (x->order > y->order ? 1 : 0);
}

/* The cheapest in which nothing works badly; if there is none, the cheapest of the least bad. */
static PlTried *
choose (const PlPlanner *self)
{
  PlTried *best = NULL;

  for (guint i = 0; i < self->tried->len; i++)
    {
      PlTried *tried = get_tried (self, i);
      PlGrade grade = MAX (tried->way->worst, PL_GRADE_NOTE);

      if (best == NULL || grade < MAX (best->way->worst, PL_GRADE_NOTE))
        best = tried;
    }
  return best;
}

/* Folding */

static gboolean
is_send (const PlTried *tried)
{
  return tried->knobs.send != PL_NO_INDEX && !tried->tap->stereo;
}

/* One way: the same kind of output does the same for the listener.  Mono sends are one, with a
 * master or without. */
static gboolean
is_same_method (const PlTried *a, const PlTried *b)
{
  if (is_send (a) || is_send (b))
    return is_send (a) == is_send (b);
  return a->tap->stereo == b->tap->stereo && a->tap->phones == b->tap->phones
         && (a->knobs.own_volume != PL_NO_INDEX) == (b->knobs.own_volume != PL_NO_INDEX)
         && (a->knobs.moves_speakers != PL_NO_INDEX) == (b->knobs.moves_speakers != PL_NO_INDEX)
         && (a->knobs.send != PL_NO_INDEX) == (b->knobs.send != PL_NO_INDEX);
}

static gboolean
have_same_outputs (const PlWay *a, const PlWay *b)
{
  return a->n_outputs == b->n_outputs && a->outputs[0].connector == b->outputs[0].connector;
}

static gboolean
have_same_inputs (const PlWay *a, const PlWay *b)
{
  return a->n_inputs == b->n_inputs
         && (a->n_inputs == 0 || a->inputs[0].connector == b->inputs[0].connector);
}

static gboolean
have_same_result (const PlWay *a, const PlWay *b)
{
  for (guint i = 0; i < a->listeners->len; i++)
    if (g_array_index (a->listeners, PlWayListener, i).verdict.headline
        != g_array_index (b->listeners, PlWayListener, i).verdict.headline)
      return FALSE;
  return TRUE;
}

/* Works badly, and is no cheaper for it. */
static gboolean
is_hopeless (const PlWay *way, const PlWay *alternative, gboolean same_result)
{
  if (alternative->terms[PL_TERM_STEREO].units > way->terms[PL_TERM_STEREO].units + WORSE_UNITS)
    return TRUE;
  if (alternative->worst <= PL_GRADE_NOTE || (same_result && alternative->worst <= way->worst))
    return FALSE;
  return alternative->worst == PL_GRADE_HARM || alternative->cost >= way->cost;
}

/* An alternative offers something: the same from another output or into another input, or other
 * ears from the same output; each is told once. */
static gboolean
is_worth_telling (const PlWay *way, const PlWay *alternative)
{
  gboolean same_outputs = have_same_outputs (way, alternative);
  gboolean same_inputs = have_same_inputs (way, alternative);
  gboolean same_result = have_same_result (way, alternative);

  if (is_hopeless (way, alternative, same_result))
    return FALSE;
  for (guint i = 0; i < way->alternatives->len; i++)
    {
      const PlWay *other = g_ptr_array_index (way->alternatives, i);

      if (have_same_result (other, alternative)
          && (!same_result
              || (have_same_outputs (other, alternative) && have_same_inputs (other, alternative))))
        return FALSE;
    }
  return same_result ? same_outputs != same_inputs : same_outputs;
}

static void
fold (PlPlanner *self, PlTried *shown)
{
  GPtrArray *ways = self->ways->ways;

  g_ptr_array_add (ways, shown->way);
  for (guint i = 0; i < self->tried->len; i++)
    {
      PlTried *tried = get_tried (self, i);

      if (tried->way == NULL || tried == shown || !is_same_method (shown, tried))
        continue;
      if (is_worth_telling (shown->way, tried->way))
        {
          g_ptr_array_add (shown->way->alternatives, tried->way);
          pl_way_add_steps (tried->way, tried->knobs.own_volume);
        }
      else
        pl_way_free (tried->way);
      tried->way = NULL;
    }
  pl_way_add_steps (shown->way, shown->knobs.own_volume);
  shown->way = NULL;
}

/* Standing */

static int
compare_excess (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *excess = data;
  double x = excess[*(const PlTerm *) a], y = excess[*(const PlTerm *) b];

  return x > y ? -1 : (x < y ? 1 : 0);
}

static void
compare_with_best (PlWay *way, const PlWay *best)
{
  double excess[PL_N_TERMS];

  g_array_set_size (way->why_not, 0);
  for (guint term = 0; term < PL_N_TERMS; term++)
    {
      excess[term] = way->terms[term].cost - best->terms[term].cost;
      if (excess[term] > EQUAL_COST)
        g_array_append_val (way->why_not, term);
    }
  g_array_sort_with_data (way->why_not, compare_excess, excess);
}

static void
stand (PlWay *way, const PlWay *best)
{
  gboolean loses_stereo = best->all_stereo && !way->all_stereo;
  gboolean sounds_equal = way->all_stereo && best->all_stereo
                          && fabs (way->level_db - best->level_db) <= SAME_LEVEL_DB;

  if (way == best)
    {
      way->standing = PL_WAY_RECOMMENDED;
      return;
    }
  way->standing = way->worst >= PL_GRADE_BAD || loses_stereo ? PL_WAY_DISCOURAGED : PL_WAY_POSSIBLE;
  compare_with_best (way, best);
  if (sounds_equal && way->amp != 0)
    (void) pl_way_add_fact (way, PL_FACT_SAME_SOUND);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  return (int) ((const PlFact *) a)->type - (int) ((const PlFact *) b)->type;
}

static void
finish (PlWay *way, const PlWay *best)
{
  stand (way, best);
  g_array_sort (way->pros, compare_facts);
  g_array_sort (way->cons, compare_facts);
  for (guint i = 0; i < way->alternatives->len; i++)
    finish (g_ptr_array_index (way->alternatives, i), best);
}

/* By standing; those of one standing stay in their order. */
static int
compare_standing (gconstpointer a, gconstpointer b)
{
  return (int) (*(const PlWay *const *) a)->standing - (int) (*(const PlWay *const *) b)->standing;
}

void
pl_rank_ways (PlPlanner *self)
{
  GPtrArray *ways = self->ways->ways;
  PlTried *best = NULL;

  compare_levels (self);
  g_ptr_array_sort (self->tried, compare_tried);
  best = choose (self);
  if (best == NULL)
    return;
  fold (self, best);
  for (guint i = 0; i < self->tried->len; i++)
    if (get_tried (self, i)->way != NULL)
      fold (self, get_tried (self, i));
  for (guint i = 0; i < ways->len; i++)
    finish (g_ptr_array_index (ways, i), g_ptr_array_index (ways, 0));
  g_ptr_array_sort (ways, compare_standing);
}
