/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A way in simulation: what its listeners hear, what is found, what it costs, what speaks for it
 * and against it. */
#include <math.h>
#include <string.h>

#include "core/upstream.h"
#include "core/ways-private.h"

#define SILENT_UNITS    2.0 /* no sound at all, against sound without stereo */
#define MONO_UNITS      0.9 /* the same in both ears is a little better than one ear only */
#define SWAPPED_UNITS   0.5 /* stereo the wrong way round */
#define HARM_UNITS      10.0
#define NO_MIXER_KNOB   0.5 /* half of "no knob for the headphones alone" */
#define EQUAL_DB        0.01
#define HISS_UNITS      1.0
#define HISS_BELOW_HALF 0.1 /* the phones knob can stay low: next to nothing is added */
#define HALF_PERCENT    50.0
#define AUDIBLE_UNITS   0.05 /* outcomes that differ by less are the same to a listener */

double
pl_verdict_stereo_units (const PlVerdict *verdict)
{
  if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_SILENT)) != 0)
    return SILENT_UNITS;
  if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_STEREO)) != 0)
    return 0.0;
  if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_MONO)) != 0)
    return MONO_UNITS;
  return (verdict->labels & PL_LABEL_BIT (PL_LABEL_SWAPPED)) != 0 ? SWAPPED_UNITS : 1.0;
}

void
pl_way_set_term (PlWay *self, const PlGoal *goal, PlTerm term, double units)
{
  self->cost -= self->terms[term].cost;
  self->terms[term] = (PlWayTerm){ term, units, units * goal->weight[term] };
  self->cost += self->terms[term].cost;
}

PlFact *
pl_way_add_fact (PlWay *self, PlFactType type)
{
  GArray *facts = pl_fact_is_good (type) ? self->pros : self->cons;
  PlFact fact = { .type = type };

  g_array_append_val (facts, fact);
  return &g_array_index (facts, PlFact, facts->len - 1);
}

static PlFact *
add_control (PlWay *way, PlFactType type, PlPartId part, guint16 control)
{
  PlFact *fact = pl_way_add_fact (way, type);

  fact->end = (PlEnd){ part, control };
  return fact;
}

/* Listeners */

static guint16
listening_group (const PlKind *kind)
{
  for (guint16 i = 0; i < kind->groups->len; i++)
    if (pl_kind_group (kind, i)->is_listener)
      return i;
  return PL_NO_INDEX;
}

static void
judge_listeners (const PlPlanner *self, PlWay *way)
{
  double units = 0.0;
  guint n_one_ear = 0, n_other = 0, n_unseated = 0;
  PlLabel other = PL_LABEL_SILENT;

  for (guint i = 0; i < way->listeners->len; i++)
    {
      PlWayListener *listener = &g_array_index (way->listeners, PlWayListener, i);
      const PlKind *kind = pl_patch_get_part (way->patch, listener->part)->kind;

      pl_circuit_judge (self->circuit, listener->part, listening_group (kind), &listener->verdict);
      units += pl_verdict_stereo_units (&listener->verdict);
      if (listener->outlet.part == 0)
        n_unseated++;
      else if (listener->verdict.headline == PL_LABEL_ONE_EAR)
        n_one_ear++;
      else if ((listener->verdict.labels & PL_LABEL_BIT (PL_LABEL_STEREO)) == 0)
        {
          n_other++;
          other = listener->verdict.headline;
        }
    }
  pl_way_set_term (way, self->goal, PL_TERM_STEREO, units / MAX (way->listeners->len, 1));
  way->all_stereo = n_one_ear + n_other + n_unseated == 0;
  if (way->all_stereo)
    (void) pl_way_add_fact (way, PL_FACT_STEREO);
  if (n_one_ear > 0)
    pl_way_add_fact (way, PL_FACT_ONE_EAR)->number = n_one_ear;
  if (n_other > 0)
    {
      PlFact *fact = pl_way_add_fact (way, PL_FACT_NO_STEREO);

      fact->label = other;
      fact->number = n_other;
    }
  if (n_unseated > 0)
    pl_way_add_fact (way, PL_FACT_NOT_SEATED)->number = n_unseated;
}

static void
measure_level (PlTried *tried)
{
  const PlWay *way = tried->way;
  const PlVerdict *verdict = &g_array_index (way->listeners, PlWayListener, 0).verdict;
  const PlKind *mixer = pl_patch_get_part (way->patch, way->mixer)->kind;
  double most = 0.0;

  for (guint ear = 0; ear < 2; ear++)
    for (guint i = 0; i < verdict->ear[ear].n_heard; i++)
      most = MAX (most, fabs (verdict->ear[ear].heard[i].gain));
  tried->way->level_db = most > 0.0 ? 20.0 * log10 (most) : -(double) INFINITY;
  tried->level_dbu
      = tried->way->level_db
        + pl_connector_nominal_dbu (pl_kind_connector (mixer, way->outputs[0].connector));
}

/* Findings */

/* What ears hear is counted where it is judged. */
static gboolean
is_about_ears (const PlFinding *finding)
{
  static const PlLabel labels[]
      = { PL_LABEL_SILENT,    PL_LABEL_ONE_EAR,      PL_LABEL_SPLIT,   PL_LABEL_SWAPPED,
          PL_LABEL_CANCELLED, PL_LABEL_OUT_OF_PHASE, PL_LABEL_ONE_SIDE };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (pl_rule_code (finding->rule), pl_label_code (labels[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
collect_findings (const PlPlanner *self, PlWay *way)
{
  const PlRule *last = NULL;
  double units = 0.0;

  way->findings = pl_circuit_dup_findings (self->circuit);
  way->worst = pl_findings_worst (way->findings);
  for (guint i = 0; i < way->findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (way->findings, PlFinding, i);

      if (finding->grade < PL_GRADE_BAD || is_about_ears (finding) || finding->rule == last)
        continue;
      last = finding->rule;
      units += finding->grade == PL_GRADE_HARM ? HARM_UNITS : 1.0;
      pl_way_add_fact (way, PL_FACT_STRESS)->finding = i;
    }
  pl_way_set_term (way, self->goal, PL_TERM_STRESS, units);
}

/* Doubt costs what it may change for a listener. */
static void
weigh_doubt (const PlPlanner *self, PlWay *way)
{
  const PlWayListener *first = &g_array_index (way->listeners, PlWayListener, 0);
  const PlOutcome *told = NULL;
  g_autoptr (GArray) outcomes
      = pl_circuit_dup_outcomes (self->circuit, first->part, first->verdict.group);
  double expected = pl_verdict_stereo_units (&first->verdict), units = 0.0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const PlOutcome *outcome = &g_array_index (outcomes, PlOutcome, i);
      double change = fabs (pl_verdict_stereo_units (&outcome->verdict) - expected);

      units = MAX (units, change);
      if (told == NULL && outcome->verdict.headline != first->verdict.headline)
        told = outcome;
    }
  pl_way_set_term (way, self->goal, PL_TERM_DOUBT, units > AUDIBLE_UNITS ? units : 0.0);
  if (told != NULL)
    {
      PlFact *fact = pl_way_add_fact (way, PL_FACT_DOUBT);

      fact->end = told->output;
      fact->label = told->verdict.headline;
    }
}

/* Volumes and mixes */

static void
weigh_volumes (const PlPlanner *self, PlTried *tried, const PlBench *bench)
{
  PlWay *way = tried->way;
  guint n = way->listeners->len, n_own = 0, first = n;
  guint16 volume = tried->knobs.own_volume;
  double units;

  for (guint i = n; i-- > 0;)
    if (bench->own_knob[i] != PL_NO_INDEX)
      {
        n_own++;
        first = i;
      }
  if (volume == PL_NO_INDEX && way->amp == 0 && n_own == n)
    volume = bench->own_knob[first]; /* the mixer has one for each */
  units = volume == PL_NO_INDEX ? NO_MIXER_KNOB : 0.0;
  units += (1.0 - NO_MIXER_KNOB) * (1.0 - (double) n_own / MAX (n, 1));
  pl_way_set_term (way, self->goal, PL_TERM_VOLUME, units);
  if (volume != PL_NO_INDEX)
    (void) add_control (way, PL_FACT_OWN_VOLUME, way->mixer, volume);
  else if (tried->knobs.moves_speakers != PL_NO_INDEX)
    (void) add_control (way, PL_FACT_NO_OWN_VOLUME, way->mixer, tried->knobs.moves_speakers);
  else
    (void) pl_way_add_fact (way, PL_FACT_NO_OWN_VOLUME);
  if (n_own == n && way->amp != 0)
    (void) add_control (way, PL_FACT_OWN_KNOBS, bench->outlets[first].part, bench->own_knob[first]);
  else if (n > 1 && n_own < n)
    pl_way_add_fact (way, PL_FACT_SHARED_KNOB)->number = n - n_own;
  pl_way_set_term (way, self->goal, PL_TERM_SPEAKERS,
                   tried->knobs.moves_speakers != PL_NO_INDEX ? 1.0 : 0.0);
  if (tried->knobs.moves_speakers != PL_NO_INDEX)
    (void) add_control (way, PL_FACT_MOVES_SPEAKERS, way->mixer, tried->knobs.moves_speakers);
}

static void
weigh_mix (const PlPlanner *self, PlTried *tried)
{
  PlWay *way = tried->way;

  pl_way_set_term (way, self->goal, PL_TERM_MIX, tried->knobs.send == PL_NO_INDEX ? 1.0 : 0.0);
  if (tried->knobs.send == PL_NO_INDEX)
    return;
  (void) add_control (way, PL_FACT_CUSTOM_MIX, way->mixer, tried->knobs.send);
  if (tried->knobs.fader != PL_NO_INDEX)
    (void) add_control (way, PL_FACT_FOLLOWS_FADERS, way->mixer, tried->knobs.fader);
}

/* Through a headphone amplifier into another one.  Where the first knob gives the whole level at
 * half or below, its hiss stays down. */
static void
weigh_noise (const PlPlanner *self, PlTried *tried)
{
  PlWay *way = tried->way;
  const PlPart *mixer = pl_patch_get_part (way->patch, way->mixer);
  guint16 knob = tried->knobs.own_volume;
  double units = HISS_UNITS;
  PlFact *fact = NULL;

  tried->amplified_twice = way->amp != 0 && tried->tap->phones;
  if (!tried->amplified_twice)
    {
      pl_way_set_term (way, self->goal, PL_TERM_NOISE, 0.0);
      return;
    }
  fact = pl_way_add_fact (way, PL_FACT_AMPLIFIED_TWICE);
  if (knob != PL_NO_INDEX)
    {
      const PlControl *control = pl_kind_control (mixer->kind, knob);
      double half
          = control->unit == PL_UNIT_PERCENT ? MIN (HALF_PERCENT, control->max) : control->initial;

      fact->end = (PlEnd){ way->mixer, knob };
      fact->number = control->unit == PL_UNIT_PERCENT ? HALF_PERCENT : 0.0;
      if (pl_control_gain (control, half, PL_SIDE_NONE) >= 0.999)
        units = HISS_BELOW_HALF;
    }
  pl_way_set_term (way, self->goal, PL_TERM_NOISE, units);
}

/* Parts */

static void
weigh_parts (const PlPlanner *self, PlTried *tried)
{
  PlWay *way = tried->way;
  guint legs = MAX (way->n_outputs, way->n_inputs);
  guint n_foreign = 0;
  double special = 0.0;
  PlKind *unusual = NULL;

  for (guint i = 0; i < way->parts->len; i++)
    {
      const PlWayPart *part = &g_array_index (way->parts, PlWayPart, i);
      double one = pl_lead_special (part->kind);

      if (!part->own)
        n_foreign += part->count;
      if (self->goal->own != NULL && part->own)
        continue; /* it is at hand */
      special += one * part->count;
      if (one >= 1.0 && unusual == NULL)
        unusual = part->kind;
    }
  pl_way_set_term (way, self->goal, PL_TERM_ADAPTERS, special);
  pl_way_set_term (way, self->goal, PL_TERM_BUYING, n_foreign);
  pl_way_set_term (way, self->goal, PL_TERM_CABLES, way->amp != 0 ? legs : 0);
  if (unusual != NULL)
    pl_way_add_fact (way, PL_FACT_NEEDS_ADAPTER)->kind = unusual;
  if (way->leads->len == 1 && legs == 1)
    pl_way_add_fact (way, PL_FACT_ONE_CABLE)->kind = g_array_index (way->parts, PlWayPart, 0).kind;
  if (legs > 1)
    pl_way_add_fact (way, PL_FACT_TWO_LEGS)->number = legs;
  if (!tried->tap->phones && way->amp != 0 && self->jacks.phones_jack != PL_NO_INDEX)
    pl_way_add_fact (way, PL_FACT_PHONES_FREE)->end
        = (PlEnd){ way->mixer, self->jacks.phones_jack };
}

static gboolean
hear_the_same (const PlWay *a, const PlWay *b)
{
  for (guint i = 0; i < a->listeners->len; i++)
    if (g_array_index (a->listeners, PlWayListener, i).verdict.labels
        != g_array_index (b->listeners, PlWayListener, i).verdict.labels)
      return FALSE;
  return TRUE;
}

/* Plainer leads between the same jacks do the same as loudly and well: the rest need not be known.
 */
static gboolean
is_needless (const PlPlanner *self, const PlTried *tried)
{
  const PlWay *way = tried->way;

  for (guint i = tried->order; i-- > 0;)
    {
      const PlTried *other = g_ptr_array_index (self->tried, i);

      if (other->tap != tried->tap || other->way->amp != way->amp
          || other->way->n_inputs != way->n_inputs
          || (way->n_inputs > 0 && other->way->inputs[0].connector != way->inputs[0].connector))
        return FALSE; /* tried one after the other */
      if (other->way->terms[PL_TERM_STRESS].units <= 0.0 && other->special <= tried->special
          && other->n_foreign <= tried->n_foreign && other->tray <= tried->tray
          && other->level_dbu >= tried->level_dbu - EQUAL_DB && hear_the_same (other->way, way))
        return TRUE;
    }
  return FALSE;
}

gboolean
pl_try_way (PlPlanner *self, PlTried *tried, PlBench *bench)
{
  PlWay *way = tried->way;

  self->ways->n_simulated++;
  pl_circuit_sync (self->circuit, way->patch);
  judge_listeners (self, way);
  measure_level (tried);
  if (is_needless (self, tried))
    return FALSE;
  collect_findings (self, way);
  weigh_doubt (self, way);
  if (!tried->knobs.known)
    pl_knobs_try (&tried->knobs, self->circuit, way, &self->jacks, tried->tap);
  if (!bench->knobs_known)
    pl_bench_try_knobs (bench, self->circuit, way);
  weigh_volumes (self, tried, bench);
  weigh_mix (self, tried);
  weigh_noise (self, tried);
  weigh_parts (self, tried);
  return TRUE;
}
