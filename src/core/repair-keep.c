/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "core/repair-private.h"

#define SAME_DB 0.3

static gboolean
does_the_same (const PlRepair *a, const PlRepair *b)
{
  if (a->type != b->type || a->lead != b->lead || fabs (a->units - b->units) > PL_REPAIR_SAME
      || a->effects->len != b->effects->len || a->plug.part != b->plug.part
      || a->other_jack.part != b->other_jack.part
      || a->other_jack.connector != b->other_jack.connector
      || (a->type == PL_REPAIR_CONTROL && a->control != b->control))
    return FALSE;
  for (guint i = 0; i < a->effects->len; i++)
    {
      const PlRepairEffect *x = &g_array_index (a->effects, PlRepairEffect, i);
      const PlRepairEffect *y = &g_array_index (b->effects, PlRepairEffect, i);

      if (x->part != y->part || x->after != y->after
          || fabs (x->change_db - y->change_db) > SAME_DB)
        return FALSE;
    }
  return TRUE;
}

/* The sentences are the same, whatever the edits are. */
static gboolean
reads_like (const PlRepair *a, const PlRepair *b)
{
  return a->type == b->type && a->lead == b->lead && a->kind == b->kind
         && a->jack.part == b->jack.part && a->jack.connector == b->jack.connector
         && a->other_jack.part == b->other_jack.part
         && a->other_jack.connector == b->other_jack.connector && a->control == b->control
         && fabs (a->value - b->value) < 1e-9;
}

/* By what is lacking afterwards, then by what it costs. */
static gboolean
is_as_good (const PlRepair *self, const PlRepair *than)
{
  if (self->moves_trouble != than->moves_trouble)
    return than->moves_trouble;
  if (fabs (self->units - than->units) > PL_REPAIR_SAME)
    return self->units < than->units;
  return self->cost <= than->cost;
}

void
pl_workshop_keep (PlWorkshop *self, PlRepair *repair)
{
  GPtrArray *list = self->repairs->repairs;

  for (guint i = 0; i < list->len; i++)
    {
      PlRepair *other = g_ptr_array_index (list, i);

      if (!does_the_same (other, repair) && !reads_like (other, repair))
        continue;
      if (is_as_good (other, repair))
        {
          pl_repair_clear (repair);
          return;
        }
      g_ptr_array_remove_index (list, i--);
    }
  g_ptr_array_add (list, g_memdup2 (repair, sizeof *repair));
}
