/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Cold legs of balanced outputs and power outputs have rules of their own. */
static gboolean
is_told_elsewhere (const PlInspection *inspection, const PlStress *stress)
{
  const PlConnector *connector = pl_kind_connector (
      pl_inspection_kind (inspection, stress->output.part), stress->output.connector);

  return pl_inspection_is_cold_leg (inspection, stress) || connector->level == PL_LEVEL_SPEAKER
         || pl_circuit_get_driver (inspection->circuit, stress->output) == PL_DRIVER_BRIDGED;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->stresses->len; i++)
    {
      const PlStress *stress = &g_array_index (inspection->stresses, PlStress, i);
      PlFinding *finding = NULL;

      if (!stress->shorted || is_told_elsewhere (inspection, stress))
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
