/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/trial.h"

#include <math.h>
#include <string.h>

#define BAD_FINDING  1.0
#define HARM_FINDING 6.0

/* A listener's verdict holds several labels; what is lacking adds up.  Lopsided counts in full from
 * where one side is half as loud. */
static const double label_lacks[PL_N_LABELS] = {
  [PL_LABEL_SILENT] = 4.0,    [PL_LABEL_ONE_EAR] = 2.0,    [PL_LABEL_MONO] = 0.5,
  [PL_LABEL_SWAPPED] = 1.5,   [PL_LABEL_SPLIT] = 1.2,      [PL_LABEL_OUT_OF_PHASE] = 2.5,
  [PL_LABEL_CANCELLED] = 3.0, [PL_LABEL_INVERTED] = 0.4,   [PL_LABEL_MONO_SUM] = 0.8,
  [PL_LABEL_ONE_SIDE] = 1.5,  [PL_LABEL_ATTENUATED] = 0.4, [PL_LABEL_CROSSTALK] = 0.3,
  [PL_LABEL_FIGHTING] = 6.0,  [PL_LABEL_SHORTED] = 0.8,    [PL_LABEL_OVERLOAD] = 1.0,
  [PL_LABEL_UNSAFE] = 10.0,   [PL_LABEL_LOPSIDED] = 1.2,
};

double
pl_verdict_lacks (const PlVerdict *verdict)
{
  double lacks = 0.0, tilt = MIN (fabs (verdict->tilt_db) / PL_HALF_AS_LOUD_DB, 1.0);

  for (guint i = 0; i < PL_N_LABELS; i++)
    if ((verdict->labels & PL_LABEL_BIT (i)) != 0
        && !(i == PL_LABEL_SHORTED && verdict->short_is_fine)
        && !(i == PL_LABEL_MONO_SUM && verdict->is_mix))
      lacks += i == PL_LABEL_LOPSIDED ? label_lacks[i] * tilt : label_lacks[i];
  return lacks;
}

double
pl_verdict_loudest (const PlVerdict *verdict)
{
  double most = 0.0;

  for (guint ear = 0; ear < 2; ear++)
    if (verdict->ear[ear].n_heard > 0)
      {
        double gain = fabs (verdict->ear[ear].heard[0].gain);

        most = MAX (most, gain);
      }
  return most;
}

void
pl_trial_init (PlTrial *self, PlCircuit *circuit, PlPatch *patch)
{
  *self = (PlTrial){ 0 };
  pl_circuit_sync (circuit, patch);
  self->verdicts = pl_circuit_dup_verdicts (circuit);
  for (guint i = 0; i < self->verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (self->verdicts, PlVerdict, i);

      self->heard += pl_verdict_lacks (verdict);
      self->labels |= verdict->labels;
    }
}

void
pl_trial_clear (PlTrial *self)
{
  g_clear_pointer (&self->verdicts, g_array_unref);
  g_clear_pointer (&self->findings, g_array_unref);
}

gboolean
pl_trial_counts (const PlTrial *self, const PlFinding *finding)
{
  if (finding->dismissed || finding->grade < PL_GRADE_BAD)
    return FALSE;
  for (guint i = 0; i < PL_N_LABELS; i++)
    if (strcmp (pl_rule_code (finding->rule), pl_label_code (i)) == 0)
      return (self->labels & PL_LABEL_BIT (i)) == 0;
  return TRUE;
}

static const PlArg *
find_output (const PlFinding *finding)
{
  for (guint i = 0; i < finding->n_args; i++)
    if (strcmp (finding->args[i].key, "output") == 0)
      return &finding->args[i];
  return NULL;
}

gboolean
pl_findings_are_one (const PlFinding *a, const PlFinding *b)
{
  const PlArg *x = NULL, *y = NULL;

  if (a->rule != b->rule)
    return FALSE;
  x = find_output (a);
  y = find_output (b);
  return x != NULL && y != NULL && x->end.part == y->end.part
         && x->end.connector == y->end.connector;
}

/* The worst come first. */
static gboolean
is_told_already (const GArray *findings, guint index)
{
  const PlFinding *finding = &g_array_index (findings, PlFinding, index);

  while (index-- > 0)
    {
      const PlFinding *other = &g_array_index (findings, PlFinding, index);

      if (pl_findings_are_one (other, finding))
        return TRUE;
    }
  return FALSE;
}

void
pl_trial_find (PlTrial *self, PlCircuit *circuit)
{
  self->findings = pl_circuit_dup_findings (circuit);
  self->found = 0.0;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (self->findings, PlFinding, i);

      if (pl_trial_counts (self, finding) && !is_told_already (self->findings, i))
        self->found += finding->grade == PL_GRADE_HARM ? HARM_FINDING : BAD_FINDING;
    }
}

/* The order in which pl_circuit_dup_verdicts() lists them. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const PlVerdict *x = a, *y = b;

  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  return (int) x->group - (int) y->group;
}

const PlVerdict *
pl_trial_get_verdict (const PlTrial *self, PlPartId part, guint16 group)
{
  PlVerdict wanted = { .part = part, .group = group };
  guint index;

  if (!g_array_binary_search (self->verdicts, &wanted, compare_places, &index))
    return NULL;
  return &g_array_index (self->verdicts, PlVerdict, index);
}

gboolean
pl_trial_loses_of_sum (const PlTrial *before, const PlTrial *after)
{
  for (guint v = 0; v < before->verdicts->len; v++)
    {
      const PlVerdict *was = &g_array_index (before->verdicts, PlVerdict, v);
      const PlVerdict *is = pl_trial_get_verdict (after, was->part, was->group);
      guint kept = 0, lost = 0;

      if (is == NULL || (was->labels & PL_LABEL_BIT (PL_LABEL_MONO_SUM)) == 0)
        continue;
      for (guint ear = 0; ear < 2; ear++)
        for (guint i = 0; i < was->ear[ear].n_members; i++)
          if (pl_verdict_plays (is, was->ear[ear].heard[i].programme))
            kept++;
          else
            lost++;
      if (kept > 0 && lost > 0)
        return TRUE;
    }
  return FALSE;
}
