/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (inspection->patch, id);
      guint16 loose = PL_NO_INDEX;

      if (pl_kind_is_cable (part->kind) && pl_part_count_plugged (part, &loose) >= 2
          && loose != PL_NO_INDEX)
        pl_finding_add_end (pl_inspection_report (inspection, id), "plug", (PlEnd){ id, loose });
    }
}

const PlRule pl_rule_leg_loose = {
  .code = "leg-loose",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("One leg of a split cable is loose"),
  .sentence = N_ ("{plug} is not plugged in while the other ends are: its side carries nothing."),
  .remedy = N_ ("Plug it in, or use a cable with two ends."),
  .look = look,
};
