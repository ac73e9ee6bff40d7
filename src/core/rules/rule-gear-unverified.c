/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Each kind once. */
static void
look (PlInspection *inspection)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    {
      PlKind *kind = pl_patch_get_part (inspection->patch, id)->kind;

      if (kind->maker != NULL && !pl_kind_is_cable (kind) && !kind->verified
          && g_hash_table_add (seen, kind))
        pl_finding_add_kind (pl_inspection_report (inspection, id), "device", id);
    }
}

const PlRule pl_rule_gear_unverified = {
  .code = "gear-unverified",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Gear data not verified"),
  .sentence = N_ (
      "Nobody has read the maker’s manual of {device} for its data here: some values are assumed."),
  .remedy = N_ ("Check the jacks against the manual before you rely on it; the gear file says "
                "which values are assumed."),
  .look = look,
};
