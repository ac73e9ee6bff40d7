/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/rule.h"

/* At 0 dB it builds up until something gives; this close to it, it rings and any knob makes it
 * howl. */
#define NEARLY_HOWLING 0.5

static PlEnd
input_of (const PlInspection *inspection, const PlLoop *loop)
{
  PlEnd jack;

  for (guint i = 0; i < loop->signals->len; i++)
    if (pl_circuit_find_fed_jack (inspection->circuit,
                                  g_array_index (loop->signals, PlProgramme, i), &jack))
      return jack;
  g_assert_not_reached ();
}

static void
look (PlInspection *inspection)
{
  g_autoptr (GArray) loops = pl_circuit_dup_loops (inspection->circuit);

  for (guint i = 0; i < loops->len; i++)
    {
      const PlLoop *loop = &g_array_index (loops, PlLoop, i);
      PlEnd input = input_of (inspection, loop);
      PlFinding *finding = pl_inspection_report (inspection, input.part);

      if (fabs (loop->gain) >= NEARLY_HOWLING)
        finding->grade = PL_GRADE_HARM;
      pl_finding_add_part (finding, "output", input.part);
      pl_finding_add_end (finding, "input", input);
      pl_finding_add_number (finding, "number", 20.0 * log10 (fabs (loop->gain)));
    }
}

const PlRule pl_rule_feedback_loop = {
  .code = "feedback-loop",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Feedback loop"),
  .sentence
  = N_ ("What comes out of {output} goes back into it by way of {input}, {number} dB once around."),
  .remedy = N_ ("Unplug that cable, or turn down the send that feeds the way back."),
  .look = look,
};
