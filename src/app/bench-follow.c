/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change of the patch touches: there the pictures are mended and the words for parts made
 * anew.  Everything else on the bench stays as it is. */
#include <math.h>

#include "app/bench-private.h"

enum
{
  MOST_IN_A_ROW = 8 /* plugs in adapters in adapters */
};

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

static gboolean
ears_cb (gpointer data)
{
  PlBenchView *self = data;

  self->ears_later = 0;
  damage_ears (self);
  return G_SOURCE_REMOVE;
}

/* After the frame in which a cable lies, as everything else that tells what is heard: a change may
 * reach the ears of a whole row of devices. */
void
pl_bench_view_mend_ears_later (PlBenchView *self)
{
  if (self->ears_due && self->ears_later == 0)
    self->ears_later = g_idle_add (ears_cb, self);
  self->ears_due = FALSE;
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

/* What sits in a part that moves goes along, and what sits in that. */
static void
damage_guests (PlBenchView *self, const PlPatch *patch, PlPartId host, guint depth)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);
      gboolean sits_there = FALSE, has_sockets = FALSE;

      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        {
          sits_there = sits_there || part->seats[i].part == host;
          has_sockets = has_sockets || !pl_kind_connector (part->kind, i)->moves;
        }
      if (!sits_there)
        continue;
      pl_bench_view_damage_strands (self, id);
      if (has_sockets && depth > 0 && pl_kind_is_cable (part->kind))
        damage_guests (self, patch, id, depth - 1);
    }
}

static void
damage_moved (PlBenchView *self, const PlPatch *patch, PlPartId id, const PlPart *before,
              const PlPart *after)
{
  damage_part (self, id);
  if (before != NULL && after != NULL && !is_at_same_place (before, after))
    damage_guests (self, patch, id, MOST_IN_A_ROW);
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
      change->all_pictures = change->all_pictures || !keeps_words;
    }
  damage_moved (change->self, change->before, id, before, after);
}

static void
arrive_cb (PlPartId id, const PlPart *before, const PlPart *after, gpointer data)
{
  Change *change = data;

  damage_moved (change->self, change->after, id, before, after);
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
      self->ears_due = TRUE;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  pl_patch_unref (before);
  if (change.all_words)
    g_clear_pointer (&change.told, g_hash_table_unref);
  return change.told;
}
