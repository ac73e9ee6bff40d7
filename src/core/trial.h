/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Trying a bench: what everybody hears on it, what is found, and how much is lacking as one number.
 * Repairs, comparisons and diagnosis all try benches this way. */
#pragma once

#include "core/finding.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *verdicts; /* PlVerdict: listeners and connected inputs, in part order */
  GArray *findings; /* PlFinding, or NULL when they were not looked for */
  guint labels;     /* PlLabel bits of all verdicts */
  double heard;     /* what is lacking in the verdicts; 0: nothing */
  double found;     /* what the findings add */
} PlTrial;

/* Syncs the circuit to the patch and leaves it there. */
void pl_trial_init (PlTrial *self, PlCircuit *circuit, PlPatch *patch);
void pl_trial_clear (PlTrial *self);

/* Fills in findings and found.  The circuit stands where pl_trial_init() left it. */
void pl_trial_find (PlTrial *self, PlCircuit *circuit);

/* The verdict of a group, or NULL; borrowed. */
const PlVerdict *pl_trial_get_verdict (const PlTrial *self, PlPartId part, guint16 group);

/* What is lacking for one listener or input; 0: nothing.  Silence lacks most, then what destroys
 * the sound, then what spoils it. */
double pl_verdict_lacks (const PlVerdict *verdict);

/* Gain of what is loudest in either ear; 0: silence. */
double pl_verdict_loudest (const PlVerdict *verdict);

/* Whether a finding counts: it is neither a note nor dismissed, and no verdict says it already. */
gboolean pl_trial_counts (const PlTrial *self, const PlFinding *finding);

/* Whether two findings are one trouble: the same of the same output, met at several inputs. */
gboolean pl_findings_are_one (const PlFinding *a, const PlFinding *b);

/* Whether somebody who hears several programmes added up would hear only some of them. */
gboolean pl_trial_loses_of_sum (const PlTrial *before, const PlTrial *after);

G_END_DECLS
