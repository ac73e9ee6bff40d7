/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/rule.h"

/* Half as loud, or less, is worse than a note: the verdict says so. */
static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (inspection->verdicts, PlVerdict, i);
      const PlKind *kind = pl_inspection_kind (inspection, verdict->part);
      PlFinding *finding = NULL;

      if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_LOPSIDED)) == 0)
        continue;
      finding = pl_inspection_report (inspection, verdict->part);
      pl_finding_add_end (
          finding, "listener",
          (PlEnd){ verdict->part, pl_kind_group (kind, verdict->group)->connector });
      pl_finding_add_number (finding, "number", round (fabs (verdict->tilt_db) * 10.0) / 10.0);
      if (fabs (verdict->tilt_db) >= PL_HALF_AS_LOUD_DB)
        finding->grade = PL_GRADE_BAD;
    }
}

const PlRule pl_rule_lopsided = {
  .code = "lopsided",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Lopsided"),
  .sentence = N_ ("{listener} gets one side {number} dB quieter than the other."),
  .remedy
  = N_ ("Take both sides there in the same way: cables and jacks of the same sort, the same "
        "resistors in both, knobs alike."),
  .look = look,
};
