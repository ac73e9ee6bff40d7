/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Authors differ: 3 m (Rane), 4 m (Bose), 15 feet; beyond all of them we speak up. */
#define LONG_M 4.5

/* Strong or low-impedance signals do not mind. */
static gboolean
is_sensitive (const PlInspection *inspection, const PlRun *run)
{
  PlLevel level = pl_run_output (inspection->circuit, run)->level;
  PlInput input = pl_run_input_type (inspection->circuit, run);

  return level != PL_LEVEL_SPEAKER && input != PL_INPUT_HEADPHONES && input != PL_INPUT_SPEAKER;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      double length = pl_run_length (inspection->circuit, run);

      if (!run->balanced && length > LONG_M && is_sensitive (inspection, run))
        pl_finding_add_number (pl_inspection_report_run (inspection, run), "number", length);
    }
}

const PlRule pl_rule_long_unbalanced = {
  .code = "long-unbalanced",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Long unbalanced cable"),
  .sentence = N_ ("{number} m of unbalanced cable lead from {output} to {input}: it picks up hum."),
  .remedy = N_ ("Keep unbalanced runs under 3 to 4.5 m; go balanced, or put a DI box or "
                "transformer at the start."),
  .look = look,
};
