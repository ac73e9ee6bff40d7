/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Cold legs of balanced outputs have a rule of their own. */
static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->stresses->len; i++)
    {
      const PlStress *stress = &g_array_index (inspection->stresses, PlStress, i);
      PlFinding *finding = NULL;

      if (!stress->shorted || pl_inspection_is_cold_leg (inspection, stress))
        continue;
      finding = pl_inspection_report (inspection, stress->output.part);
      pl_finding_add_contact (finding, "contact", stress->contact);
      pl_finding_add_end (finding, "output", stress->output);
    }
}

const PlRule pl_rule_output_shorted = {
  .code = "output-shorted",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Output shorted"),
  .sentence = N_ ("The {contact} of {output} is joined to ground: the output drives a short."),
  .remedy = N_ ("Use a plug or cable that leaves that contact open."),
  .look = look,
};
