/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* A floating pair whose one leg goes nowhere: most of its level stays between its own legs. */
static gboolean
find_open_leg (const PlInspection *inspection, PlEnd output, PlContact *contact)
{
  g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (PlStress));
  gboolean open = FALSE, used = FALSE;

  pl_circuit_add_legs (inspection->circuit, output.part, legs);
  for (guint i = 0; i < legs->len; i++)
    {
      const PlStress *leg = &g_array_index (legs, PlStress, i);
      gboolean is_cold = leg->contact == PL_CONTACT_RING || leg->contact == PL_CONTACT_PIN3;

      if (leg->output.connector != output.connector)
        continue;
      if (!is_cold)
        used = used || leg->current_a_per_v > 1e-9;
      else if (leg->current_a_per_v < 1e-9 && leg->current_a_per_v > -1e-9)
        {
          open = TRUE;
          *contact = leg->contact;
        }
    }
  return open && used;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      PlDriver driver = pl_run_driver (inspection->circuit, run);
      PlContact contact = PL_CONTACT_RING;
      PlFinding *finding = NULL;

      if ((driver != PL_DRIVER_CROSS_COUPLED && driver != PL_DRIVER_TRANSFORMER)
          || !find_open_leg (inspection, run->output, &contact))
        continue;
      finding = pl_inspection_report (inspection, run->output.part);
      pl_finding_add_contact (finding, "contact", contact);
      pl_finding_add_end (finding, "output", run->output);
      pl_finding_add_driver (finding, "driver", driver);
    }
}

const PlRule pl_rule_cold_open = {
  .code = "cold-open",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Cold leg left open"),
  .sentence = N_ ("The cold leg ({contact}) of {output} is left open; a {driver} output needs "
                  "it joined to something."),
  .remedy = N_ ("Use a TS plug, or a cable that joins the ring to the sleeve at the far end."),
  .look = look,
};
