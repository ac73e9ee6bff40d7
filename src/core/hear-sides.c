/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The two sides of what is heard: whether the other one is elsewhere, and whether one is much
 * quieter. */
#include <math.h>

#include "core/hear-private.h"

/* A side that is so much quieter than the other is told.  Half of the power moves what should be in
 * the middle a fifth of the way to one loudspeaker (tangent law of panning), which everybody hears;
 * outputs and loads of which much is assumed differ by one or two. */
#define LOPSIDED_DB 3.0

double
pl_hear_db (double ratio)
{
  return 20.0 * log10 (MAX (fabs (ratio), 1e-15));
}

const PlSignal *
pl_hear_signal (const PlCircuit *circuit, PlProgramme programme)
{
  const PlPart *part = pl_patch_get_part (pl_circuit_get_patch (circuit), programme.part);

  return pl_kind_signal (part->kind, programme.signal);
}

const PlGroup *
pl_hear_group (const PlCircuit *circuit, const PlVerdict *verdict)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);

  return pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);
}

gboolean
pl_hear_is_next_door (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (circuit), verdict->part)->kind;
  PlProgramme other = verdict->ear[0].heard[0].programme;

  other.signal = pl_hear_signal (circuit, other)->pair;
  for (guint16 i = 0; i < kind->signals->len; i++)
    {
      guint n = 0;
      const PlHeard *heard = pl_circuit_get_heard (circuit, verdict->part, i, &n);

      if (pl_kind_signal (kind, i)->type != PL_SIGNAL_SENSE
          || i == pl_hear_group (circuit, verdict)->sense[0])
        continue;
      for (guint h = 0; h < n; h++)
        if (pl_programme_equal (heard[h].programme, other)
            && fabs (heard[h].gain) >= PL_SILENCE_GAIN)
          return TRUE;
    }
  return FALSE;
}

gboolean
pl_hear_is_mix (const PlCircuit *circuit, const PlVerdict *verdict)
{
  for (guint e = 0; e < 2; e++)
    for (guint i = 0; i < verdict->ear[e].n_members; i++)
      {
        PlProgramme other = verdict->ear[e].heard[i].programme;

        other.signal = pl_hear_signal (circuit, other)->pair;
        for (guint k = i + 1; k < verdict->ear[e].n_members; k++)
          if (pl_programme_equal (verdict->ear[e].heard[k].programme, other))
            return FALSE;
      }
  return (verdict->labels & BIT (MONO_SUM)) != 0;
}

gboolean
pl_verdict_has_behind (const PlVerdict *self, guint ear, guint index)
{
  const PlEar *what = &self->ear[ear];

  for (guint e = 0; e < 2; e++)
    for (guint i = 0; i < self->ear[e].n_members; i++)
      if (self->ear[e].heard[i].programme.part == what->heard[index].programme.part)
        return FALSE;
  return pl_hear_db (what->heard[index].gain / what->heard[0].gain) >= PL_CROSSTALK_DB;
}

/* How loud all that is meant to be heard there is. */
static double
ear_level (const PlEar *ear)
{
  double sum = 0.0;

  for (guint i = 0; i < ear->n_members; i++)
    sum += ear->heard[i].gain * ear->heard[i].gain;
  return sqrt (sum);
}

/* By how much the connections alone favour one: what pan, faders and gains do is meant so. */
static double
wired_tilt (const PlHeard *left, const PlHeard *right)
{
  if (left->nominal <= 0.0 || right->nominal <= 0.0)
    return 0.0;
  return pl_hear_db (left->gain / left->nominal) - pl_hear_db (right->gain / right->nominal);
}

/* Both are beyond the limit, to the same side. */
static gboolean
are_lopsided (double heard, double wired)
{
  return fabs (heard) >= LOPSIDED_DB && fabs (wired) >= LOPSIDED_DB && heard * wired > 0.0;
}

/* Left in one ear and right in the other must be equally loud whatever made them differ; of
 * anything else only what was lost on the way counts. */
static double
pair_tilt (const PlVerdict *verdict)
{
  const guint judged = BIT (STEREO) | BIT (SWAPPED) | BIT (MONO) | BIT (OUT_OF_PHASE);
  const PlEar *left = &verdict->ear[0], *right = &verdict->ear[1];
  gboolean is_programme = left->n_members == 1 && right->n_members == 1
                          && (verdict->labels & (BIT (STEREO) | BIT (SWAPPED))) != 0;
  double heard;

  if ((verdict->labels & judged) == 0 || left->n_members == 0 || right->n_members == 0)
    return 0.0;
  heard = pl_hear_db (ear_level (left) / ear_level (right));
  return are_lopsided (heard, is_programme ? heard : wired_tilt (&left->heard[0], &right->heard[0]))
             ? heard
             : 0.0;
}

/* Both sides of one programme in one input, one of them much weaker.  What leaks through a ground
 * that two leads share is upside down, and no sum. */
static double
single_tilt (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlEar *ear = &verdict->ear[0];
  const PlHeard *most = &ear->heard[0];
  PlProgramme other;
  double heard;

  if ((verdict->labels & (BIT (OK) | BIT (MONO_SUM))) == 0 || ear->n_members > 2)
    return 0.0;
  other = most->programme;
  other.signal = pl_hear_signal (circuit, other)->pair;
  for (guint i = 1; i < ear->n_heard; i++)
    if (pl_programme_equal (ear->heard[i].programme, other)
        && ear->heard[i].gain * most->gain > 0.0)
      {
        heard = pl_hear_db (most->gain / ear->heard[i].gain);
        if (heard > -PL_CROSSTALK_DB || !are_lopsided (heard, wired_tilt (most, &ear->heard[i]))
            || pl_hear_is_next_door (circuit, verdict))
          return 0.0;
        return pl_hear_signal (circuit, other)->side == PL_SIDE_LEFT ? -heard : heard;
      }
  return 0.0;
}

double
pl_hear_tilt (const PlCircuit *circuit, const PlVerdict *verdict)
{
  return pl_hear_group (circuit, verdict)->is_pair ? pair_tilt (verdict)
                                                   : single_tilt (circuit, verdict);
}
