/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* On an insert jack that is a known trick: the channel goes on while its signal is tapped. */
static PlGrade
choose_grade (const PlInspection *inspection, PlEnd jack)
{
  const PlConnector *connector
      = pl_kind_connector (pl_inspection_kind (inspection, jack.part), jack.connector);

  return connector->n_drivers > 0 && connector->drivers[0] == PL_DRIVER_INSERT ? PL_GRADE_NOTE
                                                                               : PL_GRADE_BAD;
}

static void
look (PlInspection *inspection)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (inspection->patch, id);

      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          const PlSeat *seat = &part->seats[i];
          PlEnd jack = { seat->part, seat->connector };
          PlFinding *finding = NULL;

          if (seat->part == 0 || seat->depth != PL_DEPTH_FIRST_CLICK)
            continue;
          finding = pl_inspection_report (inspection, id);
          finding->grade = choose_grade (inspection, jack);
          pl_finding_add_end (finding, "jack", jack);
        }
    }
}

const PlRule pl_rule_first_click = {
  .code = "first-click",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Plug at the first click"),
  .sentence = N_ (
      "The plug in {jack} is only in to the first click: its contacts rest one place further out."),
  .remedy = N_ ("Push it all the way in, unless it taps an insert on purpose."),
  .look = look,
};
