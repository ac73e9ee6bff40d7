/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is selected: by click, Ctrl and click, a rubber band (Shift and drag), or keys; and what can
 * be done with it: move, duplicate, copy, cut, paste, remove. */
#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "app/compat.h"
#include "core/clip.h"
#include "core/patch-file.h"
#include "core/words.h"

#define DUPLICATE_PX  40.0
#define MOST_SHIFT_PX 4000.0
#define SNAP_PX       7.0 /* on the screen */

gboolean
pl_bench_view_is_selected (PlBenchView *self, PlPartId id)
{
  return g_hash_table_contains (self->selection, GUINT_TO_POINTER (id));
}

void
pl_bench_view_select (PlBenchView *self, PlPartId id, gboolean add)
{
  self->in_passing = FALSE;
  if (!add && id == 0 && g_hash_table_size (self->selection) == 0)
    {
      self->selected = 0;
      return;
    }
  if (!add)
    g_hash_table_remove_all (self->selection);
  self->selected = id;
  if (id != 0)
    g_hash_table_add (self->selection, GUINT_TO_POINTER (id));
  pl_bench_view_forget_pictures (self);
}

void
pl_bench_view_select_in_passing (PlBenchView *self, PlPartId id)
{
  pl_bench_view_select (self, id, FALSE);
  self->in_passing = TRUE;
}

void
pl_bench_view_come_to (PlBenchView *self, PlPartId id)
{
  if (self->in_passing && !pl_bench_view_is_selected (self, id))
    pl_bench_view_select (self, 0, FALSE);
}

static void
deselect (PlBenchView *self, PlPartId id)
{
  self->in_passing = FALSE;
  g_hash_table_remove (self->selection, GUINT_TO_POINTER (id));
  if (self->selected == id)
    self->selected = 0;
  pl_bench_view_forget_pictures (self);
}

void
pl_bench_view_toggle_selected (PlBenchView *self, PlPartId id)
{
  if (pl_bench_view_is_selected (self, id))
    deselect (self, id);
  else
    pl_bench_view_select (self, id, TRUE);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  PlPartId p = *(const PlPartId *) a, q = *(const PlPartId *) b;

  return p < q ? -1 : p > q;
}

GArray *
pl_bench_view_dup_selection (PlBenchView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PlPartId));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->selection);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PlPartId id = GPOINTER_TO_UINT (key);

      g_array_append_val (ids, id);
    }
  g_array_sort (ids, compare_ids);
  return ids;
}

/* What is gone cannot be selected. */
void
pl_bench_view_check_selection (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->selection);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (pl_patch_get_part (patch, GPOINTER_TO_UINT (key)) == NULL)
      g_hash_table_iter_remove (&iter);
  if (!pl_bench_view_is_selected (self, self->selected))
    self->selected = 0;
}

PlRect
pl_bench_view_get_band (PlBenchView *self)
{
  const PlPoint *a = &self->band[0], *b = &self->band[1];

  return (PlRect){ MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };
}

/* Devices whose panels the band touches. */
void
pl_bench_view_select_in (PlBenchView *self, const PlRect *band)
{
  PlPatch *patch = pl_document_get_patch (self->document);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      PlRect rect;

      if (!pl_kind_is_cable (pl_patch_get_part (patch, id)->kind)
          && pl_layout_get_rect (self->layout, id, &rect) && pl_rect_intersects (&rect, band))
        pl_bench_view_select (self, id, TRUE);
    }
}

/* Moving */

typedef struct
{
  PlPartId id;
  double x, y;
} Origin;

void
pl_bench_view_init_moves (PlBenchView *self)
{
  self->origins = g_array_new (FALSE, FALSE, sizeof (Origin));
  self->guide_x = self->guide_y = (double) NAN;
}

void
pl_bench_view_begin_move (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (GArray) ids = pl_bench_view_dup_selection (self);

  g_array_set_size (self->origins, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      PlPartId id = g_array_index (ids, PlPartId, i);
      const PlPart *part = pl_patch_get_part (patch, id);
      Origin origin = { id, part->x, part->y };

      if (!pl_kind_is_cable (part->kind))
        g_array_append_val (self->origins, origin);
    }
}

/* The offset that brings one of three lines of what moves onto one of another device, or 0. */
static double
snap_line (const double moving[3], const double other[3], double reach, double *best, double *line)
{
  double offset = NAN;

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      if ((i == 1) == (j == 1) && fabs (other[j] - moving[i]) < MIN (*best, reach))
        {
          *best = fabs (other[j] - moving[i]);
          *line = other[j];
          offset = other[j] - moving[i];
        }
  return offset;
}

/* Edges and middles of the device in hand against those of devices that stay. */
static void
snap (PlBenchView *self, const PlRect *hand, double *dx, double *dy)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  double reach = SNAP_PX / self->zoom, best_x = INFINITY, best_y = INFINITY;
  double xs[3] = { hand->x, hand->x + hand->width / 2, hand->x + hand->width };
  double ys[3] = { hand->y, hand->y + hand->height / 2, hand->y + hand->height };
  double offset, snap_x = 0, snap_y = 0;

  self->guide_x = self->guide_y = (double) NAN;
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      PlRect rect;

      if (pl_kind_is_cable (pl_patch_get_part (patch, id)->kind)
          || pl_bench_view_is_selected (self, id) || !pl_layout_get_rect (self->layout, id, &rect))
        continue;
      offset = snap_line (xs, (double[3]){ rect.x, rect.x + rect.width / 2, rect.x + rect.width },
                          reach, &best_x, &self->guide_x);
      if (!isnan (offset))
        snap_x = offset;
      offset = snap_line (ys, (double[3]){ rect.y, rect.y + rect.height / 2, rect.y + rect.height },
                          reach, &best_y, &self->guide_y);
      if (!isnan (offset))
        snap_y = offset;
    }
  *dx += snap_x;
  *dy += snap_y;
}

void
pl_bench_view_move_by (PlBenchView *self, double dx, double dy, gboolean free_hand)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));
  const PlPanel *panel = pl_layout_get_panel (self->layout, self->hit.part);

  self->guide_x = self->guide_y = (double) NAN;
  for (guint i = 0; i < self->origins->len && !free_hand && panel != NULL; i++)
    {
      const Origin *origin = &g_array_index (self->origins, Origin, i);
      PlRect hand = { origin->x + dx, origin->y + dy, pl_panel_get_width (panel),
                      pl_panel_get_height (panel) };

      if (origin->id == self->hit.part)
        {
          snap (self, &hand, &dx, &dy);
          break;
        }
    }
  for (guint i = 0; i < self->origins->len; i++)
    {
      const Origin *origin = &g_array_index (self->origins, Origin, i);
      PlEdit edit = { .type = PL_EDIT_MOVE,
                      .id = origin->id,
                      .x = round (origin->x + dx),
                      .y = round (origin->y + dy) };

      g_array_append_val (edits, edit);
    }
  if (edits->len > 0)
    pl_bench_view_ask (self, (const PlEdit *) (void *) edits->data, edits->len, _ ("Move"), TRUE);
}

/* Elsewhere and again */

static PlPatch *
dup_clip (PlBenchView *self)
{
  g_autoptr (GArray) ids = pl_bench_view_dup_selection (self);
  PlPartId current = pl_bench_view_find_current (self);

  if (ids->len == 0 && current != 0)
    g_array_append_val (ids, current);
  if (ids->len == 0)
    return NULL;
  return pl_clip_new (pl_document_get_patch (self->document), (const PlPartId *) (void *) ids->data,
                      ids->len);
}

static gboolean
stands_at (const PlPatch *patch, const PlPart *gear, double shift)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      if (part->kind == gear->kind && fabs (part->x - gear->x - shift) < 1.0
          && fabs (part->y - gear->y - shift) < 1.0)
        return TRUE;
    }
  return FALSE;
}

/* How far to the side a clip is put down: what is pasted twice does not hide its first copy. */
static double
find_shift (const PlPatch *patch, const PlPatch *clip)
{
  double shift = DUPLICATE_PX;
  PlPartId id = 0;

  while ((id = pl_patch_next_part (clip, id)) != 0 && shift < MOST_SHIFT_PX)
    {
      const PlPart *part = pl_patch_get_part (clip, id);

      if (pl_kind_is_cable (part->kind) || !stands_at (patch, part, shift))
        continue;
      shift += DUPLICATE_PX;
      id = 0; /* the others may stand on something there */
    }
  return shift;
}

/* All that is selected is seen. */
static void
show_selection (PlBenchView *self)
{
  g_autoptr (GArray) ids = pl_bench_view_dup_selection (self);

  for (guint i = 0; i < ids->len; i++)
    if (pl_bench_view_show_part (self, g_array_index (ids, PlPartId, i)))
      return;
}

/* Whoever goes by keys goes on where the copy is, also after a menu was closed. */
static void
focus_put (PlBenchView *self)
{
  GtkWidget *device = g_hash_table_lookup (self->devices, GUINT_TO_POINTER (self->selected));

  if (device != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL
      && gtk_widget_child_focus (device, GTK_DIR_TAB_FORWARD))
    g_set_weak_pointer (&self->focus_before,
                        gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
announce_put (PlBenchView *self)
{
  guint n = g_hash_table_size (self->selection);
  g_autofree char *more = g_strdup_printf ("%u", n - 1);
  g_autofree char *name = pl_words_part (pl_document_get_patch (self->document), self->selected);
  g_autofree char *sentence
      = pl_words_fill (n > 1 ? _ ("New on the bench: {device} and {number} more.")
                             : _ ("New on the bench: {device}."),
                       "device", name, "number", more, NULL);

  pl_compat_announce (GTK_WIDGET (self), sentence);
}

/* What was put down is what is selected then. */
static void
put (PlBenchView *self, const PlPatch *clip, const char *name)
{
  PlPartId first = pl_patch_next_id (pl_document_get_patch (self->document));
  double shift = find_shift (pl_document_get_patch (self->document), clip);
  g_autoptr (GArray) edits
      = pl_clip_dup_edits (clip, pl_document_get_patch (self->document), shift, shift);
  PlPatch *patch = NULL;

  if (edits->len == 0)
    return;
  pl_bench_view_ask (self, (const PlEdit *) (void *) edits->data, edits->len, name, FALSE);
  patch = pl_document_get_patch (self->document);
  pl_bench_view_select (self, 0, FALSE);
  for (PlPartId id = first - 1; (id = pl_patch_next_part (patch, id)) != 0;)
    if (!pl_kind_is_cable (pl_patch_get_part (patch, id)->kind))
      pl_bench_view_select (self, id, TRUE);
  if (self->selected == 0)
    return; /* it was refused, and that was told */
  show_selection (self);
  focus_put (self);
  announce_put (self);
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  g_autoptr (PlPatch) clip = dup_clip (self);

  if (clip != NULL)
    put (self, clip, _ ("Duplicate"));
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (PlPatch) clip = dup_clip (PL_BENCH_VIEW (widget));
  g_autofree char *text = clip != NULL ? pl_patch_write_whole (clip) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
cut_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_cb (widget, name, parameter);
  (void) pl_bench_view_remove_selected (PL_BENCH_VIEW (widget));
}

static void
tell_no_gear (PlBenchView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "(sb)",
                              _ ("The clipboard holds no gear; copy some from a bench first"),
                              FALSE);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlBenchView) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  PlLibrary *library = NULL;
  g_autoptr (PlPatch) clip = NULL;

  if (self->document == NULL)
    return; /* the window was closed meanwhile */
  library = pl_document_get_library (self->document);
  if (text != NULL)
    clip = pl_patch_parse (text, -1, "clipboard", pl_library_get_catalog (library), NULL);
  if (clip != NULL)
    put (self, clip, _ ("Paste"));
  else
    tell_no_gear (self);
}

/* Nothing is asked of a clipboard without text: GTK 4.8 loses the task of a read that fails. */
static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, g_object_ref (widget));
  else
    tell_no_gear (PL_BENCH_VIEW (widget));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlRect all = pl_layout_get_bounds (self->layout);

  pl_bench_view_select_in (self, &all);
}

static void
add_key (GtkWidgetClass *klass, guint key, const char *action)
{
  gtk_widget_class_add_binding_action (klass, key, GDK_CONTROL_MASK, action, NULL);
}

void
pl_bench_view_install_select_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (klass, "bench.copy", NULL, copy_cb);
  gtk_widget_class_install_action (klass, "bench.cut", NULL, cut_cb);
  gtk_widget_class_install_action (klass, "bench.paste", NULL, paste_cb);
  gtk_widget_class_install_action (klass, "bench.select-all", NULL, select_all_cb);
  add_key (klass, GDK_KEY_d, "bench.duplicate");
  add_key (klass, GDK_KEY_c, "bench.copy");
  add_key (klass, GDK_KEY_x, "bench.cut");
  add_key (klass, GDK_KEY_v, "bench.paste");
  add_key (klass, GDK_KEY_a, "bench.select-all");
}
