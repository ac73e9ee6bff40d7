/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/hazard.h"
#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      PlProgramme programme = { run->output.part, run->signal };

      if (pl_run_output (inspection->circuit, run)->needs_phantom
          && pl_circuit_is_unpowered (inspection->circuit, programme))
        (void) pl_inspection_report_run (inspection, run);
    }
}

const PlRule pl_rule_phantom_missing = {
  .code = "phantom-missing",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Microphone without its 48 V"),
  .sentence = N_ ("{output} is silent without phantom power, and no 48 V reach it from {input}."),
  .remedy = N_ ("Turn that channel down, switch its 48 V on, and wait a few seconds; where it has "
                "none, use a microphone input that has, or a phantom power supply in between."),
  .look = look,
};
