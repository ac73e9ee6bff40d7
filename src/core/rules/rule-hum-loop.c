/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"
#include "core/trace.h"

/* Grounds as a graph: mains earth joins the earthed ones, shields of unbalanced runs join two.  The
 * way that closes a circle is told; parallel cables of one pair of devices lie side by side and
 * make no loop worth telling. */
typedef struct
{
  GHashTable *parent; /* part id → part id; 0 is mains earth */
  GHashTable *pairs;  /* pairs of parts that are joined already */
} Grounds;

static PlPartId
find (const Grounds *self, PlPartId id)
{
  gpointer next = NULL;

  while (g_hash_table_lookup_extended (self->parent, GUINT_TO_POINTER (id), NULL, &next))
    id = GPOINTER_TO_UINT (next);
  return id;
}

static gboolean
unite (const Grounds *self, PlPartId a, PlPartId b)
{
  a = find (self, a);
  b = find (self, b);
  if (a == b)
    return FALSE;
  g_hash_table_insert (self->parent, GUINT_TO_POINTER (MAX (a, b)), GUINT_TO_POINTER (MIN (a, b)));
  return TRUE;
}

static gboolean
is_new_pair (const Grounds *self, const PlRun *run)
{
  PlPartId low = MIN (run->output.part, run->input.part);
  PlPartId high = MAX (run->output.part, run->input.part);

  return low != high
         && g_hash_table_add (self->pairs, GSIZE_TO_POINTER (((gsize) high << 24) | low));
}

static gboolean
joins_grounds (const PlInspection *inspection, const PlRun *run)
{
  return !run->balanced && pl_inspection_kind (inspection, run->output.part)->has_ground
         && pl_inspection_kind (inspection, run->input.part)->has_ground
         && pl_circuit_joins_grounds (inspection->circuit, run->output, run->input);
}

static void
look (PlInspection *inspection)
{
  Grounds grounds = { g_hash_table_new (NULL, NULL), g_hash_table_new (NULL, NULL) };

  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    if (pl_inspection_kind (inspection, id)->earthed)
      (void) unite (&grounds, 0, id);
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);
      PlFinding *finding = NULL;

      if (!joins_grounds (inspection, run) || !is_new_pair (&grounds, run)
          || unite (&grounds, run->output.part, run->input.part))
        continue;
      finding = pl_inspection_report (inspection, run->input.part);
      pl_finding_add_part (finding, "first", run->output.part);
      pl_finding_add_part (finding, "second", run->input.part);
    }
  g_hash_table_unref (grounds.parent);
  g_hash_table_unref (grounds.pairs);
}

const PlRule pl_rule_hum_loop = {
  .code = "hum-loop",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Possible hum loop"),
  .sentence = N_ ("{first} and {second} are joined by two ground paths, one of them the shield of "
                  "an unbalanced cable: a loop that may hum."),
  .remedy = N_ ("If it hums: a balanced cable, or a transformer or DI box in this line. Never lift "
                "the safety earth."),
  .look = look,
};
