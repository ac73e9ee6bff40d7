/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/clip.h"

#include <math.h>

/* Cables that are not chosen, in runs: those that sit in each other. */
typedef struct
{
  guint32 next;       /* towards the cable that speaks for the run, by id */
  guint n_inside;     /* of the run: its ends in chosen gear, and plugs of it that sit in the run */
  gboolean leads_out; /* one is elsewhere */
  gboolean is_in_a_run; /* a cable, and not chosen */
} Run;

typedef struct
{
  const PlPatch *patch;
  GHashTable *chosen; /* ids */
  Run *runs;          /* by id */
} Chooser;

static Run *
find_run (Chooser *self, PlPartId id)
{
  while (self->runs[id].next != id)
    {
      self->runs[id].next = self->runs[self->runs[id].next].next;
      id = self->runs[id].next;
    }
  return &self->runs[id];
}

static void
join_runs (Run *one, Run *other)
{
  if (one == other)
    return;
  one->n_inside += other->n_inside;
  one->leads_out = one->leads_out || other->leads_out;
  other->next = one->next;
}

static void
meet (Chooser *self, PlPartId cable, PlPartId other)
{
  Run *run = find_run (self, cable);

  if (self->runs[other].is_in_a_run)
    join_runs (run, find_run (self, other));
  else if (g_hash_table_contains (self->chosen, GUINT_TO_POINTER (other)))
    run->n_inside++;
  else
    run->leads_out = TRUE;
}

static void
follow_plugs (Chooser *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);

  for (guint i = 0; i < part->kind->connectors->len; i++)
    {
      PlPartId host = part->seats[i].part;

      if (host == 0)
        continue;
      if (self->runs[id].is_in_a_run)
        meet (self, id, host);
      else if (self->runs[host].is_in_a_run)
        meet (self, host, id);
    }
}

/* A run with two ends or more in the chosen gear, and none elsewhere. */
static gboolean
is_wanted (Chooser *self, PlPartId id)
{
  const Run *run = NULL;

  if (!self->runs[id].is_in_a_run)
    return g_hash_table_contains (self->chosen, GUINT_TO_POINTER (id));
  run = find_run (self, id);
  return run->n_inside >= 2 && !run->leads_out;
}

GArray *
pl_clip_dup_parts (const PlPatch *patch, const PlPartId *ids, guint n_ids)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (PlPartId));
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  g_autofree Run *runs = g_new0 (Run, pl_patch_next_id (patch));
  Chooser self = { patch, chosen, runs };

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (chosen, GUINT_TO_POINTER (ids[i]));
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    runs[id] = (Run){ .next = id,
                      .is_in_a_run = pl_kind_is_cable (pl_patch_get_part (patch, id)->kind)
                                     && !g_hash_table_contains (chosen, GUINT_TO_POINTER (id)) };
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    follow_plugs (&self, id);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (is_wanted (&self, id))
      g_array_append_val (parts, id);
  return parts;
}

PlPatch *
pl_clip_new (const PlPatch *patch, const PlPartId *ids, guint n_ids)
{
  PlPatch *clip = pl_patch_new ();
  g_autoptr (GArray) parts = pl_clip_dup_parts (patch, ids, n_ids);

  for (guint i = 0; i < parts->len; i++)
    {
      PlPartId id = g_array_index (parts, PlPartId, i);

      pl_patch_put (clip, id, pl_part_dup (pl_patch_get_part (patch, id)));
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
