/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/rule.h"

static gboolean
ends_equal (PlEnd a, PlEnd b)
{
  return a.part == b.part && a.connector == b.connector;
}

/* A microphone that is driven, and a power output in a short, have rules of their own. */
static gboolean
is_told_elsewhere (const PlInspection *inspection, const PlStress *stress)
{
  for (guint i = 0; i < inspection->dangers->len; i++)
    {
      const PlDanger *danger = &g_array_index (inspection->dangers, PlDanger, i);

      if (danger->type == PL_DANGER_SHORT && ends_equal (danger->output, stress->output))
        return TRUE;
      if (danger->type == PL_DANGER_MICROPHONE
          && ((ends_equal (danger->output, stress->output)
               && ends_equal (danger->other, stress->other))
              || (ends_equal (danger->output, stress->other)
                  && ends_equal (danger->other, stress->output))))
        return TRUE;
    }
  return FALSE;
}

/* Each of the two has a stress of its own; the first one names both. */
static gboolean
is_told_already (const PlInspection *inspection, guint index)
{
  const PlStress *stress = &g_array_index (inspection->stresses, PlStress, index);

  for (guint i = 0; i < index; i++)
    {
      const PlStress *earlier = &g_array_index (inspection->stresses, PlStress, i);

      if (pl_stress_is_same_fight (earlier, stress) && !is_told_elsewhere (inspection, earlier))
        return TRUE;
    }
  return FALSE;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->stresses->len; i++)
    {
      const PlStress *stress = &g_array_index (inspection->stresses, PlStress, i);
      PlFinding *finding = NULL;

      if (!stress->fighting || is_told_elsewhere (inspection, stress)
          || is_told_already (inspection, i))
        continue;
      finding = pl_inspection_report (inspection, stress->output.part);
      if (pl_stress_is_harmless (inspection->circuit, stress))
        finding->grade = PL_GRADE_BAD;
      pl_finding_add_contact (finding, "contact", stress->contact);
      pl_finding_add_end (finding, "output", stress->output);
      pl_finding_add_contact (finding, "othercontact", stress->other_contact);
      pl_finding_add_end (finding, "other", stress->other);
      pl_finding_add_number (finding, "number", fabs (stress->current_a_per_v) * 1000.0);
    }
}

const PlRule pl_rule_outputs_fighting = {
  .code = "outputs-fighting",
  .grade = PL_GRADE_HARM,
  .title = N_ ("Outputs fighting"),
  .sentence = N_ ("The {contact} of {output} works straight into the {othercontact} of {other}: "
                  "each drives the other ({number} mA for every volt)."),
  .remedy
  = N_ ("Unplug one of the two. To mix them, use a mixer, or a summing cable with resistors."),
  .look = look,
};
