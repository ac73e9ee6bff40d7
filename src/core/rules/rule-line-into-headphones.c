/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Line outputs stand 600 ohms and more. */
static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      PlLevel level = pl_run_output (inspection->circuit, run)->level;

      if (pl_run_input_type (inspection->circuit, run) == PL_INPUT_HEADPHONES
          && (level == PL_LEVEL_LINE || level == PL_LEVEL_CONSUMER))
        (void) pl_inspection_report_run (inspection, run);
    }
}

const PlRule pl_rule_line_into_headphones = {
  .code = "line-into-headphones",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Line output into headphones"),
  .sentence = N_ ("{output} is a line output; it cannot drive {input}: quiet and thin."),
  .remedy = N_ ("Put a headphone amplifier in between, or use the phones jack."),
  .look = look,
};
