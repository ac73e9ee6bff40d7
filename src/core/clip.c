/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/clip.h"

#include <math.h>

static gboolean
contains (const PlPartId *ids, guint n_ids, PlPartId id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* A cable with two ends or more in the chosen gear, and none elsewhere. */
static gboolean
joins (const PlPart *part, const PlPartId *ids, guint n_ids)
{
  guint n_inside = 0;

  if (!pl_kind_is_cable (part->kind))
    return FALSE;
  for (guint i = 0; i < part->kind->connectors->len; i++)
    {
      PlPartId host = part->seats[i].part;

      if (host != 0 && !contains (ids, n_ids, host))
        return FALSE;
      n_inside += host != 0;
    }
  return n_inside >= 2;
}

PlPatch *
pl_clip_new (const PlPatch *patch, const PlPartId *ids, guint n_ids)
{
  PlPatch *clip = pl_patch_new ();

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      if (contains (ids, n_ids, id) || joins (part, ids, n_ids))
        pl_patch_put (clip, id, pl_part_dup (part));
    }
  for (PlPartId id = 0; (id = pl_patch_next_part (clip, id)) != 0;)
    {
      PlPart *part = pl_part_dup (pl_patch_get_part (clip, id));

      for (guint i = 0; i < part->kind->connectors->len; i++)
        if (part->seats[i].part != 0 && pl_patch_get_part (clip, part->seats[i].part) == NULL)
          part->seats[i] = (PlSeat){ .x = (double) NAN, .y = (double) NAN };
      pl_patch_put (clip, id, part);
    }
  return clip;
}

static void
add_settings (GArray *edits, const PlPart *part, PlPartId id)
{
  for (guint16 i = 0; i < part->kind->controls->len; i++)
    {
      PlEdit edit
          = { .type = PL_EDIT_SET_CONTROL, .id = id, .index = i, .value = part->controls[i] };

      if (fabs (part->controls[i] - pl_kind_control (part->kind, i)->initial) > 0)
        g_array_append_val (edits, edit);
    }
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      PlEdit edit = { .type = PL_EDIT_SET_DRIVER, .id = id, .index = i, .value = part->drivers[i] };

      if (part->drivers[i] != 0 && !part->kind->placeholder)
        g_array_append_val (edits, edit);
    }
  for (guint i = 0; i < part->n_faults; i++)
    {
      PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = id, .fault = part->faults[i], .value = 1.0 };

      g_array_append_val (edits, edit);
    }
  if (part->color != 0)
    {
      PlEdit edit = { .type = PL_EDIT_SET_COLOR, .id = id, .value = part->color };

      g_array_append_val (edits, edit);
    }
  if (part->length_m > 0)
    {
      PlEdit edit = { .type = PL_EDIT_SET_LENGTH, .id = id, .value = part->length_m };

      g_array_append_val (edits, edit);
    }
}

static void
add_seats (GArray *edits, const PlPart *part, PlPartId id, GHashTable *new_ids, double dx,
           double dy)
{
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      const PlSeat *seat = &part->seats[i];
      PlEdit edit = { .type = PL_EDIT_PLUG, .from = { id, i }, .depth = seat->depth };

      if (!pl_kind_connector (part->kind, i)->moves || (seat->part == 0 && isnan (seat->x)))
        continue;
      if (seat->part != 0)
        edit.to = (PlEnd){ GPOINTER_TO_UINT (
                               g_hash_table_lookup (new_ids, GUINT_TO_POINTER (seat->part))),
                           seat->connector };
      else
        {
          edit.type = PL_EDIT_UNPLUG;
          edit.x = seat->x + dx;
          edit.y = seat->y + dy;
        }
      g_array_append_val (edits, edit);
    }
}

GArray *
pl_clip_dup_edits (const PlPatch *clip, const PlPatch *into, double dx, double dy)
{
  GArray *edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));
  g_autoptr (GHashTable) new_ids = g_hash_table_new (NULL, NULL);
  PlPartId next = pl_patch_next_id (into);

  for (PlPartId id = 0; (id = pl_patch_next_part (clip, id)) != 0; next++)
    {
      const PlPart *part = pl_patch_get_part (clip, id);
      PlEdit edit = { .type = PL_EDIT_ADD,
                      .kind = part->kind,
                      .name = part->name,
                      .x = part->x + dx,
                      .y = part->y + dy };

      g_array_append_val (edits, edit);
      g_hash_table_insert (new_ids, GUINT_TO_POINTER (id), GUINT_TO_POINTER (next));
    }
  for (PlPartId id = 0; (id = pl_patch_next_part (clip, id)) != 0;)
    {
      PlPartId now = GPOINTER_TO_UINT (g_hash_table_lookup (new_ids, GUINT_TO_POINTER (id)));

      add_settings (edits, pl_patch_get_part (clip, id), now);
      add_seats (edits, pl_patch_get_part (clip, id), now, new_ids, dx, dy);
    }
  return edits;
}
