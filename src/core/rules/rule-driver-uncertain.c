/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Told where the other case would be heard differently. */
static void
look_at_verdict (PlInspection *inspection, const PlVerdict *verdict)
{
  g_autoptr (GArray) outcomes
      = pl_circuit_dup_outcomes (inspection->circuit, verdict->part, verdict->group);

  for (guint i = 0; i < outcomes->len; i++)
    {
      const PlOutcome *outcome = &g_array_index (outcomes, PlOutcome, i);
      PlFinding *finding = NULL;

      if (outcome->verdict.headline == verdict->headline)
        continue;
      finding = pl_inspection_report (inspection, outcome->output.part);
      pl_finding_add_end (finding, "jack", outcome->output);
      pl_finding_add_label (finding, "expected", verdict->headline);
      pl_finding_add_driver (finding, "driver", outcome->driver);
      pl_finding_add_label (finding, "other", outcome->verdict.headline);
    }
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (inspection->verdicts, PlVerdict, i);

      if (verdict->connected)
        look_at_verdict (inspection, verdict);
    }
}

const PlRule pl_rule_driver_uncertain = {
  .code = "driver-uncertain",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("It depends on how an output is built"),
  .sentence = N_ ("How {jack} is driven is not known for certain. Expected: {expected}. If it is "
                  "{driver}: {other}."),
  .remedy
  = N_ ("Ask the maker or try it; then confirm how the jack is driven, and the doubt is gone."),
  .look = look,
};
