/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* How bad it is depends on the maker's word.  A floating pair is made for it and never stressed. */
static PlGrade
choose_grade (const PlInspection *inspection, const PlStress *stress)
{
  const PlConnector *connector = pl_kind_connector (
      pl_inspection_kind (inspection, stress->output.part), stress->output.connector);

  return connector->cold_shorted == PL_WORD_FINE ? PL_GRADE_NOTE : PL_GRADE_BAD;
}

/* Half of a power output in a short has a rule of its own. */
static gboolean
is_shorted_cold_leg (const PlInspection *inspection, const PlStress *stress)
{
  return stress->shorted && pl_inspection_is_cold_leg (inspection, stress)
         && pl_circuit_get_driver (inspection->circuit, stress->output) != PL_DRIVER_BRIDGED;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->stresses->len; i++)
    {
      const PlStress *stress = &g_array_index (inspection->stresses, PlStress, i);
      PlFinding *finding = NULL;

      if (!is_shorted_cold_leg (inspection, stress))
        continue;
      finding = pl_inspection_report (inspection, stress->output.part);
      finding->grade = choose_grade (inspection, stress);
      pl_finding_add_contact (finding, "contact", stress->contact);
      pl_finding_add_end (finding, "output", stress->output);
    }
}

const PlRule pl_rule_cold_shorted = {
  .code = "cold-shorted",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Cold leg grounded"),
  .sentence
  = N_ ("A plug or cable grounds the cold leg ({contact}) of {output}, half of a balanced output."),
  .remedy = N_ ("Where the maker allows TS plugs here, leave it as it is; otherwise use a TRS plug "
                "with its ring left open at the far end."),
  .look = look,
};
