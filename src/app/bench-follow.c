/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change of the patch touches: there the pictures are mended and the words for parts made
 * anew.  Everything else on the bench stays as it is. */
#include <math.h>

#include "app/bench-private.h"

/* Ears */

gboolean
pl_bench_view_judge_ears (PlBenchView *self, PlPartId id, const PlKind *kind, PlVerdict *verdict)
{
  for (guint16 i = 0; i < kind->groups->len; i++)
    if (pl_kind_group (kind, i)->is_listener)
      {
        pl_circuit_judge (pl_document_get_circuit (self->document), id, i, verdict);
        return TRUE;
      }
  return FALSE;
}

/* All that pl_paint_cups() reads, as one number. */
static guint
look_of (const PlVerdict *verdict)
{
  guint look = (guint) verdict->grade << 1 | (verdict->connected ? 1 : 0);

  for (guint ear = 0; ear < 2; ear++)
    {
      gboolean heard = verdict->ear[ear].n_members > 0;

      look = look << 2 | (heard ? 2 : 0) | (heard && verdict->ear[ear].heard[0].gain < 0.0 ? 1 : 0);
    }
  return look;
}

guint
pl_bench_view_note_ears (PlBenchView *self, PlPartId id, const PlVerdict *verdict)
{
  guint look = look_of (verdict);

  g_hash_table_insert (self->ears, GUINT_TO_POINTER (id), GUINT_TO_POINTER (look));
  return look;
}

/* room: bench px round the panel. */
static void
damage_panel (PlBenchView *self, PlPartId id, double room)
{
  PlRect rect;

  if (pl_layout_get_panel (self->layout, id) == NULL
      || !pl_layout_get_rect (self->layout, id, &rect))
    return;
  rect = pl_rect_grow (&rect, room);
  pl_bench_view_damage_panel (self, &rect);
}

/* Of those that were painted. */
static void
damage_ears (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  GHashTableIter iter;
  gpointer key, look;

  g_hash_table_iter_init (&iter, self->ears);
  while (g_hash_table_iter_next (&iter, &key, &look))
    {
      const PlPart *part = pl_patch_get_part (patch, GPOINTER_TO_UINT (key));
      PlVerdict verdict;

      if (part == NULL
          || !pl_bench_view_judge_ears (self, GPOINTER_TO_UINT (key), part->kind, &verdict))
        {
          g_hash_table_iter_remove (&iter);
          continue;
        }
      if (look_of (&verdict) != GPOINTER_TO_UINT (look))
        damage_panel (self, GPOINTER_TO_UINT (key), 0.0); /* cups lie on it */
      pl_verdict_clear (&verdict);
    }
}

/* Parts */

typedef struct
{
  PlBenchView *self;
  const PlPatch *before, *after;
  GHashTable *told; /* ids of parts with other words */
  gboolean all_words, all_pictures;
} Change;

/* Nothing can sit in it, so that it takes nothing along; or there is nothing. */
static gboolean
is_plain_cable (const PlPart *part)
{
  for (guint16 i = 0; part != NULL && i < part->kind->connectors->len; i++)
    if (!pl_kind_connector (part->kind, i)->moves)
      return FALSE;
  return part == NULL || pl_kind_is_cable (part->kind);
}

static gboolean
has_same_name (const PlPart *before, const PlPart *after)
{
  return before != NULL && after != NULL && before->kind == after->kind
         && g_strcmp0 (before->name, after->name) == 0;
}

static gboolean
is_at_same_place (const PlPart *before, const PlPart *after)
{
  return fabs (before->x - after->x) < 1e-9 && fabs (before->y - after->y) < 1e-9;
}

/* A jack says what sits in it and where the other end of that is; an adapter may be in between. */
static void
tell_hosts (Change *change, const PlPatch *patch, const PlPart *part, guint depth)
{
  for (guint16 i = 0; part != NULL && i < part->kind->connectors->len; i++)
    {
      PlPartId host = part->seats[i].part;
      const PlPart *next = pl_patch_get_part (patch, host);

      if (next == NULL)
        continue;
      (void) g_hash_table_add (change->told, GUINT_TO_POINTER (host));
      if (depth > 0 && pl_kind_is_cable (next->kind))
        tell_hosts (change, patch, next, depth - 1);
    }
}

static void
damage_part (PlBenchView *self, PlPartId id)
{
  damage_panel (self, id, PL_BENCH_SURROUNDINGS);
  pl_bench_view_damage_strands (self, id);
}

/* While the layout is still the one of before. */
static void
leave_cb (PlPartId id, const PlPart *before, const PlPart *after, gpointer data)
{
  Change *change = data;
  (void) g_hash_table_add (change->told, GUINT_TO_POINTER (id));
  tell_hosts (change, change->before, before, 1);
  tell_hosts (change, change->after, after, 1);
  if (!is_plain_cable (before) || !is_plain_cable (after))
    {
      gboolean keeps_words = has_same_name (before, after) && !pl_kind_is_cable (after->kind);

      change->all_words = change->all_words || !keeps_words;
      change->all_pictures
          = change->all_pictures || !keeps_words || !is_at_same_place (before, after);
    }
  damage_part (change->self, id);
}

static void
arrive_cb (PlPartId id, const PlPart *before, const PlPart *after, gpointer data)
{
  damage_part (((Change *) data)->self, id);
}

GHashTable *
pl_bench_view_follow_patch (PlBenchView *self)
{
  const PlTheme *theme = pl_bench_view_get_theme (self);
  PlPatch *after = pl_document_get_patch (self->document);
  PlPatch *before = pl_layout_get_patch (self->layout);
  Change change = { .self = self, .before = before, .after = after, .told = NULL };
  gboolean fades;

  if (before == NULL)
    {
      pl_layout_sync (self->layout, after);
      pl_bench_view_forget_pictures (self);
      return NULL;
    }
  (void) pl_patch_ref (before);
  change.told = g_hash_table_new (NULL, NULL);
  fades = pl_paint_wants_fading (theme, self->layout);
  pl_patch_diff (before, after, leave_cb, &change);
  pl_layout_sync (self->layout, after);
  if (change.all_pictures || theme->mono || fades != pl_paint_wants_fading (theme, self->layout))
    pl_bench_view_forget_pictures (self);
  else
    {
      pl_patch_diff (before, after, arrive_cb, &change);
      damage_ears (self);
    }
  pl_patch_unref (before);
  if (change.all_words)
    g_clear_pointer (&change.told, g_hash_table_unref);
  return change.told;
}
