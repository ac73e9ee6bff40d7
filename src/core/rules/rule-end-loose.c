/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Somebody sits in a socket of this cable or adapter. */
static gboolean
hosts_somebody (const PlInspection *inspection, PlPartId id, const PlPart *part)
{
  PlEnd mate;

  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    if (part->seats[i].part == 0
        && pl_circuit_get_mate (inspection->circuit, (PlEnd){ id, i }, &mate, NULL))
      return TRUE;
  return FALSE;
}

static void
look (PlInspection *inspection)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (inspection->patch, id);
      guint16 loose = PL_NO_INDEX;
      guint n = 0;

      if (!pl_kind_is_cable (part->kind))
        continue;
      n = pl_part_count_plugged (part, &loose) + (hosts_somebody (inspection, id, part) ? 1 : 0);
      if (n == 1 && loose != PL_NO_INDEX)
        pl_finding_add_end (pl_inspection_report (inspection, id), "plug", (PlEnd){ id, loose });
    }
}

const PlRule pl_rule_end_loose = {
  .code = "end-loose",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Loose end"),
  .sentence = N_ ("{plug} is not plugged in yet: the cable carries nothing."),
  .remedy = N_ ("Plug it in, or take the cable away."),
  .look = look,
};
