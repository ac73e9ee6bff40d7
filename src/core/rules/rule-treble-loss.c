/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* The source's impedance and the cable's capacitance are a low-pass filter. */
#define FARAD_PER_M 100e-12
#define AUDIBLE_HZ  20e3

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      double length = pl_run_length (inspection->circuit, run);
      double ohms = pl_run_output (inspection->circuit, run)->ohms_out;
      double corner = 1.0 / (2.0 * G_PI * ohms * FARAD_PER_M * MAX (length, 1e-3));
      PlFinding *finding = NULL;

      if (corner >= AUDIBLE_HZ)
        continue;
      finding = pl_inspection_report_run (inspection, run);
      pl_finding_add_number (finding, "number", length);
      pl_finding_add_number (finding, "kilohertz", corner / 1000.0);
    }
}

const PlRule pl_rule_treble_loss = {
  .code = "treble-loss",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Treble lost in the cable"),
  .sentence = N_ ("{number} m of cable at {output}, which is a weak source, take away the treble "
                  "above {kilohertz} kHz."),
  .remedy = N_ ("Use a shorter cable, or a DI box or buffer near the source."),
  .look = look,
};
