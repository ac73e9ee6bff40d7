/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench as it comes up when a file is opened: painted once, and kept in the user's cache for
 * the next time.  Fonts, panels and curves of a start are for nothing else than this picture, which
 * is the same as the last time unless something changed.  Its key is all that painting reads. */
#include <glib/gstdio.h>
#include <locale.h>

#include "app/bench-private.h"
#include "core/patch-file.h"
#include "draw/panel-cache.h"

enum
{
  MOST_LOOKS = 30, /* of a bench: its place is found in the first frames, while panes fold */
  MOST_PARTS = 250 /* writing down more of them takes longer than a frame should */
};

/* Another build may paint otherwise. */
static void
add_program (GString *look)
{
  GStatBuf about = { 0 };

  (void) g_stat ("/proc/self/exe", &about);
  g_string_append_printf (look, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                          (gint64) about.st_mtime, (gint64) about.st_size);
}

static void
add_language (GString *look)
{
  g_autofree char *names = g_strjoinv (" ", (char **) g_get_language_names ());

  g_string_append_printf (look, "%s %s\n", setlocale (LC_ALL, NULL), names);
}

static void
add_view (PlBenchView *self, const graphene_rect_t *bounds, GString *look)
{
  const PlTheme *theme = pl_bench_view_get_theme (self);
  double view[]
      = { self->x, self->y, self->zoom, (double) bounds->size.width, (double) bounds->size.height };

  g_string_append_len (look, (const char *) view, sizeof view);
  g_string_append_len (look, (const char *) theme, sizeof *theme);
}

/* What headphones show, which is noted as if they had been painted.  FALSE: a panel is missing. */
static gboolean
add_part (PlBenchView *self, PlPartId id, const PlPart *part, GString *look)
{
  const PlPanel *panel = pl_layout_get_panel (self->layout, id);
  PlVerdict verdict = { 0 };

  if (panel == NULL && !pl_kind_is_cable (part->kind))
    return FALSE;
  if (panel != NULL)
    g_string_append (look, pl_panel_get_key (panel));
  if (!pl_bench_view_judge_ears (self, id, part->kind, &verdict))
    return TRUE;
  g_string_append_printf (look, " %u", pl_bench_view_note_ears (self, id, &verdict));
  pl_verdict_clear (&verdict);
  return TRUE;
}

/* NULL: something is shown that is gone the next time. */
static char *
dup_key (PlBenchView *self, const graphene_rect_t *bounds)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  g_autofree char *text = NULL;
  g_autoptr (GString) look = g_string_new (NULL);

  if (self->grip != PL_GRIP_NONE || self->lit != 0 || g_hash_table_size (self->selection) > 0)
    return NULL;
  add_program (look);
  add_language (look);
  add_view (self, bounds, look);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (!add_part (self, id, pl_patch_get_part (patch, id), look))
      return NULL;
  text = pl_patch_write_whole (patch);
  g_string_append (look, text);
  return pl_panel_cache_dup_key (look->str, look->len, "bench");
}

static gboolean
is_as_opened (PlBenchView *self)
{
  PlHistory *history = pl_document_get_history (self->document);
  guint n_parts = pl_patch_count_parts (pl_document_get_patch (self->document));

  return !pl_history_can_undo (history) && !pl_history_can_redo (history) && n_parts > 0
         && n_parts <= MOST_PARTS;
}

cairo_surface_t *
pl_bench_view_find_kept (PlBenchView *self, const graphene_rect_t *bounds)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *kept = NULL;

  pl_bench_view_forget_kept (self);
  if (self->n_looks >= MOST_LOOKS || !is_as_opened (self))
    return NULL;
  self->n_looks++;
  self->kept_key = dup_key (self, bounds);
  if (self->kept_key == NULL)
    return NULL;
  kept = pl_panel_cache_read_picture (self->kept_key, scale, CAIRO_FORMAT_RGB24,
                                      (int) bounds->size.width * scale,
                                      (int) bounds->size.height * scale);
  if (kept != NULL)
    {
      cairo_surface_set_device_scale (kept, scale, scale);
      g_clear_pointer (&self->kept_key, g_free);
    }
  return kept;
}

void
pl_bench_view_propose_kept (PlBenchView *self, cairo_surface_t *picture)
{
  if (self->kept_key != NULL)
    self->to_keep = cairo_surface_reference (picture);
}

void
pl_bench_view_forget_kept (PlBenchView *self)
{
  g_clear_pointer (&self->kept_key, g_free);
  g_clear_pointer (&self->to_keep, cairo_surface_destroy);
}

void
pl_bench_view_keep (PlBenchView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->to_keep != NULL && is_as_opened (self))
    pl_panel_cache_write_picture (self->kept_key, scale, self->to_keep);
  pl_bench_view_forget_kept (self);
}
