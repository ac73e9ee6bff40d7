/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    if (pl_patch_get_part (inspection->patch, id)->n_faults > 0)
      pl_finding_add_part (pl_inspection_report (inspection, id), "cable", id);
}

const PlRule pl_rule_cable_faulty = {
  .code = "cable-faulty",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("A cable marked as faulty"),
  .sentence = N_ ("{cable} is marked as faulty; it is simulated so."),
  .remedy = N_ ("Mend or replace it, then clear the mark."),
  .look = look,
};
