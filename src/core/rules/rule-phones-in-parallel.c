/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static guint
count_headphones (const PlInspection *inspection, PlEnd output)
{
  PlPartId last = 0;
  guint n = 0;

  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);

      if (run->output.part != output.part || run->output.connector != output.connector
          || pl_run_input_type (inspection->circuit, run) != PL_INPUT_HEADPHONES
          || run->input.part == last)
        continue;
      last = run->input.part;
      n++;
    }
  return n;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      guint n = 0;
      PlFinding *finding = NULL;

      if (pl_run_input_type (inspection->circuit, run) != PL_INPUT_HEADPHONES
          || (n = count_headphones (inspection, run->output)) < 2)
        continue;
      finding = pl_inspection_report (inspection, run->output.part);
      pl_finding_add_end (finding, "output", run->output);
      pl_finding_add_number (finding, "number", n);
    }
}

const PlRule pl_rule_phones_in_parallel = {
  .code = "phones-in-parallel",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Several headphones on one output"),
  .sentence = N_ ("Several pairs of headphones share {output} ({number}): each makes the others "
                  "quieter, and the lower impedance is the louder."),
  .remedy
  = N_ ("Fine with a strong output and equal headphones; otherwise give each its own output."),
  .look = look,
};
