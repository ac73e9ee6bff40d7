/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hear.h"

#include <math.h>

#include "core/hazard.h"
#include "core/hear-private.h"
#include "core/upstream.h"

#define MEMBER_DB     6.5       /* within this of the loudest: part of the mix */
#define ATTENUATED_DB (-2.9999) /* 3 dB or more below the correct connection */
#define IMAGE_DB      3.0       /* balance between the ears that makes a stereo image */

static const char *const label_codes[] = {
#define X(id, code) code,
  PL_LABELS (X)
#undef X
};

const char *
pl_label_code (PlLabel label)
{
  g_assert ((guint) label < PL_N_LABELS);
  return label_codes[label];
}

void
pl_verdict_clear (PlVerdict *self)
{
  g_free ((gpointer) self->ear[0].heard);
  g_free ((gpointer) self->ear[1].heard);
  self->ear[0] = self->ear[1] = (PlEar){ 0 };
}

gboolean
pl_verdict_plays (const PlVerdict *self, PlProgramme programme)
{
  for (guint ear = 0; ear < 2; ear++)
    for (guint i = 0; i < self->ear[ear].n_members; i++)
      if (pl_programme_equal (self->ear[ear].heard[i].programme, programme))
        return TRUE;
  return FALSE;
}

static void
verdict_clear_item (gpointer item)
{
  pl_verdict_clear (item);
}

static void
outcome_clear_item (gpointer item)
{
  pl_verdict_clear (&((PlOutcome *) item)->verdict);
}

static int
compare_heard (gconstpointer a, gconstpointer b)
{
  double x = fabs (((const PlHeard *) a)->gain), y = fabs (((const PlHeard *) b)->gain);

  return x > y ? -1 : (x < y ? 1 : 0);
}

static void
listen (const PlCircuit *circuit, PlPartId part, guint16 signal, PlEar *ear)
{
  guint n_all = 0;
  const PlHeard *all = pl_circuit_get_heard (circuit, part, signal, &n_all);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (PlHeard));

  for (guint i = 0; i < n_all; i++)
    if (fabs (all[i].gain) >= PL_SILENCE_GAIN
        && !pl_circuit_is_unpowered (circuit, all[i].programme))
      g_array_append_val (kept, all[i]);
  g_array_sort (kept, compare_heard);
  ear->n_heard = kept->len;
  ear->heard = (const PlHeard *) (void *) g_array_free (kept, FALSE);
  while (ear->n_members < ear->n_heard
         && pl_hear_db (ear->heard[ear->n_members].gain / ear->heard[0].gain) >= -MEMBER_DB)
    ear->n_members++;
}

static const PlHeard *
find_member (const PlEar *ear, PlProgramme programme)
{
  for (guint i = 0; i < ear->n_members; i++)
    if (pl_programme_equal (ear->heard[i].programme, programme))
      return &ear->heard[i];
  return NULL;
}

/* Of a programme that is known to be a member. */
static const PlHeard *
get_member (const PlEar *ear, PlProgramme programme)
{
  const PlHeard *member = find_member (ear, programme);

  g_assert (member != NULL);
  return member;
}

/* Two sides of one device with opposite signs: what is common to them is gone. */
static gboolean
is_difference (const PlEar *ear)
{
  for (guint i = 0; i < ear->n_members; i++)
    for (guint j = i + 1; j < ear->n_members; j++)
      if (ear->heard[i].programme.part == ear->heard[j].programme.part
          && ear->heard[i].gain * ear->heard[j].gain < 0.0)
        return TRUE;
  return FALSE;
}

static gboolean
same_members (const PlEar *a, const PlEar *b)
{
  if (a->n_members != b->n_members)
    return FALSE;
  for (guint i = 0; i < a->n_members; i++)
    if (find_member (b, a->heard[i].programme) == NULL)
      return FALSE;
  return TRUE;
}

/* The device that plays offers two sides, but only this one is anywhere to be heard. */
static gboolean
is_half_of_pair (const PlCircuit *circuit, const PlVerdict *verdict, const PlEar *ear)
{
  PlProgramme other;

  if (ear->n_members != 1)
    return FALSE;
  other = ear->heard[0].programme;
  other.signal = pl_hear_signal (circuit, other)->pair;
  return other.signal != PL_NO_INDEX && find_member (&verdict->ear[0], other) == NULL
         && find_member (&verdict->ear[1], other) == NULL;
}

/* The same programmes in both ears, but panned differently: a stereo image. */
static gboolean
has_image (const PlVerdict *verdict)
{
  double least = (double) INFINITY, most = -(double) INFINITY;

  for (guint i = 0; i < verdict->ear[0].n_members; i++)
    {
      const PlHeard *left = &verdict->ear[0].heard[i];
      const PlHeard *right = get_member (&verdict->ear[1], left->programme);
      double balance = pl_hear_db (left->gain / right->gain);

      least = MIN (least, balance);
      most = MAX (most, balance);
    }
  return most - least > IMAGE_DB;
}

static guint
judge_same (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlEar *left = &verdict->ear[0], *right = &verdict->ear[1];
  const PlHeard *first = &left->heard[0];
  guint labels = first->gain * get_member (right, first->programme)->gain > 0.0
                     ? BIT (MONO)
                     : BIT (OUT_OF_PHASE);

  if (left->n_members > 1 && has_image (verdict))
    return BIT (STEREO);
  if (left->n_members > 1)
    labels |= BIT (MONO_SUM);
  if (is_half_of_pair (circuit, verdict, left))
    labels |= BIT (ONE_SIDE);
  return labels;
}

static guint
judge_single_members (const PlCircuit *circuit, const PlHeard *left, const PlHeard *right)
{
  const PlSignal *a = pl_hear_signal (circuit, left->programme);
  const PlSignal *b = pl_hear_signal (circuit, right->programme);
  gboolean are_pair
      = left->programme.part == right->programme.part && a->pair == right->programme.signal;

  if (!are_pair)
    return BIT (SPLIT);
  if (left->gain * right->gain < 0.0)
    return BIT (OUT_OF_PHASE);
  if (a->side == PL_SIDE_LEFT && b->side == PL_SIDE_RIGHT)
    return BIT (STEREO);
  if (a->side == PL_SIDE_RIGHT && b->side == PL_SIDE_LEFT)
    return BIT (SWAPPED);
  return BIT (SPLIT);
}

static gboolean
has_crosstalk (const PlEar *ear)
{
  return ear->n_heard > ear->n_members
         && pl_hear_db (ear->heard[ear->n_members].gain / ear->heard[0].gain) > PL_CROSSTALK_DB;
}

/* One ear is the other one turned over. */
static gboolean
is_inverse (const PlVerdict *verdict)
{
  const PlEar *left = &verdict->ear[0], *right = &verdict->ear[1];

  if (!same_members (left, right) || left->n_members == 0)
    return FALSE;
  for (guint i = 0; i < left->n_members; i++)
    if (left->heard[i].gain * get_member (right, left->heard[i].programme)->gain >= 0.0)
      return FALSE;
  return TRUE;
}

static guint
judge_different (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlEar *left = &verdict->ear[0], *right = &verdict->ear[1];
  guint labels = BIT (STEREO);

  if (left->n_members == 1 && right->n_members == 1)
    labels = judge_single_members (circuit, &left->heard[0], &right->heard[0]);
  if (has_crosstalk (left) || has_crosstalk (right))
    labels |= BIT (CROSSTALK);
  return labels;
}

static guint
judge_pair (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlEar *left = &verdict->ear[0], *right = &verdict->ear[1];
  const PlEar *only = left->n_members > 0 ? left : right;

  if (left->n_members == 0 && right->n_members == 0)
    return BIT (SILENT);
  if (left->n_members == 0 || right->n_members == 0)
    return BIT (ONE_EAR) | (only->n_members > 1 && !is_difference (only) ? BIT (MONO_SUM) : 0)
           | (is_difference (only) ? BIT (CANCELLED) : 0);
  if (is_difference (left) || is_difference (right))
    return BIT (CANCELLED) | (is_inverse (verdict) ? BIT (OUT_OF_PHASE) : 0);
  if (same_members (left, right))
    return judge_same (circuit, verdict);
  return judge_different (circuit, verdict);
}

static guint
judge_single (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlEar *ear = &verdict->ear[0];

  if (ear->n_members == 0)
    return BIT (SILENT);
  if (is_difference (ear))
    return BIT (CANCELLED);
  if (ear->n_members > 1)
    return BIT (MONO_SUM);
  if (ear->heard[0].gain < 0.0)
    return BIT (INVERTED);
  if (is_half_of_pair (circuit, verdict, ear)
      && pl_circuit_sense_has_stereo_source (circuit, verdict->part,
                                             pl_hear_group (circuit, verdict)->sense[0])
      && !pl_hear_is_next_door (circuit, verdict))
    return BIT (ONE_SIDE);
  return BIT (OK);
}

static gboolean
is_attenuated (const PlVerdict *verdict)
{
  const PlEar *ear = verdict->ear[0].n_members > 0 ? &verdict->ear[0] : &verdict->ear[1];
  const guint not_judged = BIT (MONO_SUM) | BIT (CANCELLED) | BIT (OUT_OF_PHASE) | BIT (SILENT);

  if (ear->n_members == 0 || (verdict->labels & not_judged) != 0 || ear->heard[0].nominal <= 0.0)
    return FALSE;
  return pl_hear_db (ear->heard[0].gain / ear->heard[0].nominal) <= ATTENUATED_DB;
}

/* Hazards upstream */

static guint
judge_hazards (const PlCircuit *circuit, PlPartId part, const guint16 *signals, guint n_signals,
               gboolean *short_is_fine)
{
  static const struct
  {
    PlHazard hazard;
    guint label;
  } table[] = { { PL_HAZARD_UNSAFE, BIT (UNSAFE) },
                { PL_HAZARD_OVERLOAD, BIT (OVERLOAD) },
                { PL_HAZARD_FIGHTING, BIT (FIGHTING) },
                { PL_HAZARD_SHORTED, BIT (SHORTED) } };
  guint hazards = pl_circuit_get_hazards (circuit, part, signals, n_signals), labels = 0;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if ((hazards & table[i].hazard) != 0)
      labels |= table[i].label;
  *short_is_fine = (hazards & PL_HAZARD_SHORT_IS_FAULT) == 0;
  return labels;
}

/* From labels to a headline */

static PlLabel
choose_headline (guint labels)
{
  static const PlLabel order[]
      = { PL_LABEL_UNSAFE,    PL_LABEL_FIGHTING,     PL_LABEL_SILENT,   PL_LABEL_ONE_EAR,
          PL_LABEL_CANCELLED, PL_LABEL_STEREO,       PL_LABEL_SWAPPED,  PL_LABEL_SPLIT,
          PL_LABEL_MONO,      PL_LABEL_OUT_OF_PHASE, PL_LABEL_INVERTED, PL_LABEL_MONO_SUM,
          PL_LABEL_ONE_SIDE,  PL_LABEL_LOPSIDED,     PL_LABEL_OK };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((labels & PL_LABEL_BIT (order[i])) != 0)
      return order[i];
  return PL_LABEL_SILENT;
}

static PlGrade
choose_grade (const PlVerdict *verdict)
{
  guint labels = verdict->labels;
  const guint harm = BIT (UNSAFE) | BIT (FIGHTING);
  const guint bad = BIT (SILENT) | BIT (ONE_EAR) | BIT (CANCELLED) | BIT (SWAPPED)
                    | BIT (OUT_OF_PHASE) | BIT (INVERTED) | BIT (SHORTED) | BIT (OVERLOAD)
                    | BIT (ONE_SIDE);
  const guint note
      = BIT (MONO_SUM) | BIT (SPLIT) | BIT (ATTENUATED) | BIT (CROSSTALK) | BIT (LOPSIDED);

  if ((labels & harm) != 0)
    return PL_GRADE_HARM;
  if (fabs (verdict->tilt_db) >= PL_HALF_AS_LOUD_DB)
    return PL_GRADE_BAD;
  if (verdict->short_is_fine && (labels & bad) == BIT (SHORTED))
    return PL_GRADE_NOTE;
  if ((labels & bad) != 0)
    return PL_GRADE_BAD;
  return (labels & note) != 0 ? PL_GRADE_NOTE : PL_GRADE_GOOD;
}

/* A combo socket is one hole with two sets of contacts: what the plug does not touch is empty. */
static gboolean
has_plug (const PlCircuit *self, PlPartId part, const PlKind *kind, const PlGroup *group)
{
  const PlConnector *connector = pl_kind_connector (kind, group->connector);
  const PlConnector *plug = NULL;
  PlEnd mate;

  if (!pl_circuit_get_mate (self, (PlEnd){ part, group->connector }, &mate, NULL))
    return FALSE;
  if (connector->line_input == PL_INPUT_NONE)
    return TRUE;
  plug = pl_kind_connector (pl_patch_get_part (pl_circuit_get_patch (self), mate.part)->kind,
                            mate.connector);
  return (plug->shape == PL_SHAPE_XLR_MALE) != (connector->senses[1] == group->sense[0]);
}

void
pl_circuit_judge (const PlCircuit *self, PlPartId part, guint16 group, PlVerdict *verdict)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (self), part)->kind;
  const PlGroup *what = pl_kind_group (kind, group);
  guint n_ears = what->is_pair ? 2 : 1;

  *verdict = (PlVerdict){ .part = part, .group = group };
  for (guint i = 0; i < n_ears; i++)
    {
      listen (self, part, what->sense[i], &verdict->ear[i]);
      verdict->looped = verdict->looped || pl_circuit_is_looped (self, part, what->sense[i]);
    }
  verdict->connected = has_plug (self, part, kind, what);
  verdict->labels = what->is_pair ? judge_pair (self, verdict) : judge_single (self, verdict);
  verdict->is_mix = pl_hear_is_mix (self, verdict);
  if (is_attenuated (verdict))
    verdict->labels |= BIT (ATTENUATED);
  verdict->tilt_db = pl_hear_tilt (self, verdict);
  if (fabs (verdict->tilt_db) > 0.0)
    verdict->labels |= BIT (LOPSIDED);
  verdict->labels |= judge_hazards (self, part, what->sense, n_ears, &verdict->short_is_fine);
  if ((verdict->labels & BIT (SILENT)) != 0) /* what does not arrive is not too loud either */
    verdict->labels &= ~(guint) BIT (OVERLOAD);
  verdict->headline = choose_headline (verdict->labels);
  verdict->grade = choose_grade (verdict);
}

static gboolean
is_worth_telling (const PlCircuit *circuit, PlPartId id, const PlKind *kind, guint16 index)
{
  const PlGroup *group = pl_kind_group (kind, index);
  const PlSignal *sense = pl_kind_signal (kind, group->sense[0]);
  gboolean amplified;

  if (group->is_listener)
    return TRUE;
  /* What a headphone amp reads is judged at the ears; an empty jack says nothing. */
  amplified = kind->category == PL_CATEGORY_HEADPHONE_AMP || kind->category == PL_CATEGORY_SPLITTER;
  return !amplified && has_plug (circuit, id, kind, group) && sense->type == PL_SIGNAL_SENSE;
}

GArray *
pl_circuit_dup_verdicts (const PlCircuit *self)
{
  PlPatch *patch = pl_circuit_get_patch (self);
  GArray *verdicts = g_array_new (FALSE, FALSE, sizeof (PlVerdict));

  g_array_set_clear_func (verdicts, verdict_clear_item);
  for (PlPartId id = 0; patch != NULL && (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->groups->len; i++)
        if (is_worth_telling (self, id, kind, i))
          {
            PlVerdict verdict;

            pl_circuit_judge (self, id, i, &verdict);
            g_array_append_val (verdicts, verdict);
          }
    }
  return verdicts;
}

/* Doubt */

static void
add_outcome (PlCircuit *self, PlPartId part, guint16 group, PlEnd output, guint driver,
             GArray *outcomes)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (self), output.part)->kind;
  PlOutcome outcome = { .output = output };

  outcome.driver = pl_kind_connector (kind, output.connector)->drivers[driver];
  pl_circuit_judge (self, part, group, &outcome.verdict);
  g_array_append_val (outcomes, outcome);
}

static void
try_drivers (PlCircuit *self, PlPartId part, guint16 group, PlEnd output, GArray *outcomes)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (self), output.part)->kind;
  guint n_drivers = pl_kind_connector (kind, output.connector)->n_drivers;

  for (guint driver = 0; driver < n_drivers; driver++)
    {
      pl_circuit_assume_driver (self, output, driver);
      add_outcome (self, part, group, output, driver, outcomes);
    }
  pl_circuit_assume_driver (self, output, 0);
}

GArray *
pl_circuit_dup_group_doubts (const PlCircuit *self, PlPartId part, guint16 group)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (self), part)->kind;
  const PlGroup *what = pl_kind_group (kind, group);
  GArray *doubts = pl_circuit_dup_doubts (self, part, what->sense[0]);

  if (doubts->len > 0 || !what->is_pair)
    return doubts;
  g_array_unref (doubts);
  return pl_circuit_dup_doubts (self, part, what->sense[1]);
}

GArray *
pl_circuit_dup_outcomes (PlCircuit *self, PlPartId part, guint16 group)
{
  GArray *outcomes = g_array_new (FALSE, FALSE, sizeof (PlOutcome));
  g_autoptr (GArray) doubts = pl_circuit_dup_group_doubts (self, part, group);

  g_array_set_clear_func (outcomes, outcome_clear_item);
  for (guint i = 0; i < doubts->len; i++)
    try_drivers (self, part, group, g_array_index (doubts, PlEnd, i), outcomes);
  return outcomes;
}
