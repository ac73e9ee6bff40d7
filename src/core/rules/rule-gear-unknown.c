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

      if (kind->placeholder && g_hash_table_add (seen, kind))
        pl_finding_add_kind (pl_inspection_report (inspection, id), "gear", id);
    }
}

const PlRule pl_rule_gear_unknown = {
  .code = "gear-unknown",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Gear not in the library"),
  .sentence = N_ ("“{gear}” is neither in the library nor in the file: its cables are kept, but "
                  "nothing is heard through it."),
  .remedy = N_ ("Add its file to the library, describe it, or swap it for gear that is known."),
  .look = look,
};
