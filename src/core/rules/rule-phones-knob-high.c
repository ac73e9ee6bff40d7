/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

#define HALF 50.0

/* The percent knob of a phones jack that plays into something other than headphones. */
static guint16
find_knob (const PlInspection *inspection, const PlRun *run)
{
  const PlKind *kind = pl_inspection_kind (inspection, run->output.part);
  const PlElement *source = &g_array_index (kind->elements, PlElement, run->element);

  for (guint i = 0; i < G_N_ELEMENTS (source->gain.controls); i++)
    if (source->gain.controls[i] != PL_NO_INDEX
        && pl_kind_control (kind, source->gain.controls[i])->unit == PL_UNIT_PERCENT)
      return source->gain.controls[i];
  return PL_NO_INDEX;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      guint16 knob = find_knob (inspection, run);
      PlFinding *finding = NULL;
      double value;

      if (knob == PL_NO_INDEX || pl_run_output (inspection->circuit, run)->level != PL_LEVEL_PHONES
          || pl_run_input_type (inspection->circuit, run) == PL_INPUT_HEADPHONES)
        continue;
      value = pl_patch_get_part (inspection->patch, run->output.part)->controls[knob];
      if (value <= HALF)
        continue;
      finding = pl_inspection_report (inspection, run->output.part);
      pl_finding_add_control (finding, "knob", run->output.part, knob);
      pl_finding_add_end (finding, "output", run->output);
      pl_finding_add_number (finding, "number", value);
    }
}

const PlRule pl_rule_phones_knob_high = {
  .code = "phones-knob-high",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Phones knob above half"),
  .sentence = N_ ("{knob} of {output} stands at {number} %: as a line source a headphone amplifier "
                  "hisses when it is turned up."),
  .remedy = N_ ("Turn it to half or below and make up the level behind it."),
  .look = look,
};
