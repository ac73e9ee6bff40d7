/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bench-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "app/thinking.h"
#include "core/patch-file.h"
#include "core/words.h"
#include "draw/room.h"

enum
{
  SIGNAL_EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlBenchView, pl_bench_view, GTK_TYPE_WIDGET)

PlPoint
pl_bench_view_to_bench (PlBenchView *self, double x, double y)
{
  return (PlPoint){ self->x + x / self->zoom, self->y + y / self->zoom };
}

PlPoint
pl_bench_view_from_bench (PlBenchView *self, PlPoint point)
{
  return (PlPoint){ (point.x - self->x) * self->zoom, (point.y - self->y) * self->zoom };
}

const PlTheme *
pl_bench_view_get_theme (PlBenchView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return pl_theme_get (adw_style_manager_get_dark (manager) ? PL_SCHEME_DARK : PL_SCHEME_LIGHT,
                       adw_style_manager_get_high_contrast (manager));
}

void
pl_bench_view_forget_pictures (PlBenchView *self)
{
  pl_bench_view_drop_pictures (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pl_bench_view_ask (PlBenchView *self, const PlEdit *edits, guint n_edits, const char *name,
                   gboolean merge)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edits, n_edits, name, merge);
}

/* Children: one box per device and cable, in id order so that Tab follows the bench */

gboolean
pl_bench_view_is_part_box (PlBenchView *self, GtkWidget *child)
{
  return child != self->hint && child != self->card && child != self->zoom_box
         && !GTK_IS_NATIVE (child);
}

static void
drop_boxes_of_gone (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  GHashTableIter iter;
  gpointer key, widget;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_hash_table_iter_init (&iter, self->devices);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      const PlPart *part = pl_patch_get_part (patch, GPOINTER_TO_UINT (key));

      if (part != NULL && part->kind == g_object_get_data (widget, "kind"))
        continue;
      gtk_widget_unparent (widget);
      g_hash_table_iter_remove (&iter);
    }
  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    (void) gtk_widget_grab_focus (GTK_WIDGET (self)); /* what had it is gone */
}

static void
add_box (PlBenchView *self, PlPartId id, GtkWidget *after)
{
  GtkWidget *widget = pl_device_view_new (self, id);
  PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), id)->kind;

  g_object_set_data (G_OBJECT (widget), "kind", kind);
  gtk_widget_insert_after (widget, GTK_WIDGET (self), after);
  g_hash_table_insert (self->devices, GUINT_TO_POINTER (id), widget);
  pl_device_view_update (widget);
}

/* told: whose words have changed; NULL: everybody's may have.  The toolkit tells screen readers of
 * a new child by its number, for which it counts those in front of it: the last is added first, or
 * ten thousand cables would take half a minute. */
static void
tell_devices (PlBenchView *self, GHashTable *told)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  GtkWidget *after = gtk_widget_get_prev_sibling (self->zoom_box);
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (PlPartId));

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      GtkWidget *widget = g_hash_table_lookup (self->devices, GUINT_TO_POINTER (id));

      if (widget == NULL)
        g_array_append_val (added, id);
      else if (told == NULL || g_hash_table_contains (told, GUINT_TO_POINTER (id)))
        pl_device_view_update (widget);
    }
  for (guint i = added->len; i-- > 0;)
    add_box (self, g_array_index (added, PlPartId, i), after);
}

static void
tell_cb (gpointer widget, gpointer data)
{
  PlBenchView *self = widget;
  g_autoptr (GHashTable) told = g_steal_pointer (&self->told);

  tell_devices (self, told);
  gtk_widget_queue_allocate (widget);
}

/* Jacks are invisible, so the bench is shown before there is a widget for each of them while the
 * program starts, and what was dropped on a large one lies there before it is told who it is. */
static gboolean
may_tell_later (PlBenchView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return self->is_dropping && pl_thinking_takes_long (pl_document_get_circuit (self->document));
  return !pl_library_is_whole (pl_document_get_library (self->document));
}

/* told is taken.  What waits already is told with it. */
static void
tell (PlBenchView *self, GHashTable *told)
{
  gboolean waits = self->telling.widget != NULL;

  if (waits && self->told != NULL && told != NULL)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, self->told);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        (void) g_hash_table_add (told, key);
    }
  else if (waits)
    g_clear_pointer (&told, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
  self->told = told;
  if (may_tell_later (self))
    {
      pl_later_after_frame (&self->telling, GTK_WIDGET (self), tell_cb);
      return;
    }
  pl_later_forget (&self->telling);
  tell_cb (self, NULL);
}

static void
changed_cb (PlDocument *document, gpointer data)
{
  PlBenchView *self = data;
  GHashTable *told = NULL;

  pl_bench_view_forget_try (self);
  if (self->grip == PL_GRIP_PLUG)
    (void) pl_bench_view_cancel (self);
  told = pl_bench_view_follow_patch (self);
  pl_bench_view_check_selection (self);
  drop_boxes_of_gone (self);
  tell (self, told);
  gtk_widget_set_visible (self->hint, pl_patch_count_parts (pl_document_get_patch (document)) == 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
style_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer data)
{
  pl_bench_view_forget_pictures (data);
}

/* Layout of children */

static void
allocate_device (PlBenchView *self, GtkWidget *widget, PlPartId id)
{
  GtkAllocation place;
  PlRect rect;
  PlPoint corner;

  if (!pl_layout_get_rect (self->layout, id, &rect))
    return;
  corner = pl_bench_view_from_bench (self, (PlPoint){ rect.x, rect.y });
  place = (GtkAllocation){ (int) floor (corner.x), (int) floor (corner.y),
                           MAX ((int) ceil (rect.width * self->zoom), 1),
                           MAX ((int) ceil (rect.height * self->zoom), 1) };
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &place, -1);
}

/* The card hangs beside the hand and never leaves the bench. */
static void
allocate_card (PlBenchView *self, int width, int height)
{
  GtkRequisition size;
  GtkAllocation place;
  PlPoint hand = pl_bench_view_from_bench (self, self->hand);

  gtk_widget_get_preferred_size (self->card, NULL, &size);
  place = (GtkAllocation){ (int) hand.x + 34, (int) hand.y + 26, size.width, size.height };
  if (place.x + size.width > width - 8)
    place.x = (int) hand.x - 34 - size.width;
  if (place.y + size.height > height - 8)
    place.y = (int) hand.y - 40 - size.height;
  place.x = CLAMP (place.x, 0, MAX (width - size.width, 0));
  place.y = CLAMP (place.y, 0, MAX (height - size.height, 0));
  gtk_widget_size_allocate (self->card, &place, -1);
}

static void
bench_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  GtkRequisition size;
  GtkAllocation place;
  GHashTableIter iter;
  gpointer key, child;

  pl_bench_view_follow_size (self, width, height);
  g_hash_table_iter_init (&iter, self->devices);
  while (g_hash_table_iter_next (&iter, &key, &child))
    allocate_device (self, child, GPOINTER_TO_UINT (key));
  gtk_widget_get_preferred_size (self->zoom_box, NULL, &size);
  place = (GtkAllocation){ 14, height - size.height - 14, size.width, size.height };
  gtk_widget_size_allocate (self->zoom_box, &place, -1);
  if (gtk_widget_get_child_visible (self->card))
    allocate_card (self, width, height);
  if (gtk_widget_get_visible (self->hint))
    {
      gtk_widget_get_preferred_size (self->hint, NULL, &size);
      place = (GtkAllocation){ MAX (width - size.width, 0) / 2, MAX (height - size.height, 0) / 2,
                               size.width, size.height };
      gtk_widget_size_allocate (self->hint, &place, -1);
    }
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* Less than this beside a pane is no bench to work on: the pane folds and lies over it instead. */
enum
{
  LEAST_WIDTH = 320,
  LEAST_HEIGHT = 200
};

static void
bench_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
               int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 600;
}

/* Life */

static void
build_card (PlBenchView *self)
{
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->card, "pl-hover-card");
  self->card_title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->card_title), 0);
  gtk_widget_set_halign (self->card_title, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->card_title, "pl-pill");
  self->card_text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->card_text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->card_text), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->card_text), 34);
  gtk_box_append (GTK_BOX (self->card), self->card_title);
  gtk_box_append (GTK_BOX (self->card), self->card_text);
  gtk_widget_set_visible (self->card, FALSE);
  gtk_widget_set_child_visible (self->card, FALSE);
  gtk_widget_set_can_target (self->card, FALSE);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

static void
build_hint (PlBenchView *self)
{
  self->hint = gtk_label_new (_ ("Drag gear onto the bench, or press Return on it in the list."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->hint), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hint), 30);
  gtk_widget_add_css_class (self->hint, "pl-hint");
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
}

/* The ring of the focus is painted by the box that has it, and only that box is painted. */
static void
bench_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (pl_bench_view_parent_class)->set_focus_child (widget, child);
  gtk_widget_queue_draw (widget);
}

static void
bench_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pl_bench_view_parent_class)->root (widget);
  pl_bench_view_add_root_keys (PL_BENCH_VIEW (widget));
}

static void
bench_unroot (GtkWidget *widget)
{
  pl_bench_view_remove_root_keys (PL_BENCH_VIEW (widget));
  GTK_WIDGET_CLASS (pl_bench_view_parent_class)->unroot (widget);
}

static void
bench_dispose (GObject *object)
{
  PlBenchView *self = PL_BENCH_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->ears_later, g_source_remove);
  pl_later_forget (&self->telling);
  g_clear_pointer (&self->told, g_hash_table_unref);
  pl_later_forget (&self->telling_zoom);
  pl_later_forget (&self->folding_card);
  g_clear_handle_id (&self->beacon_pulse, g_source_remove);
  pl_bench_view_leave_edge (self);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->devices, g_hash_table_unref);
  g_clear_pointer (&self->ears, g_hash_table_unref);
  g_clear_pointer (&self->selection, g_hash_table_unref);
  g_clear_pointer (&self->origins, g_array_unref);
  g_clear_pointer (&self->panels, g_hash_table_unref);
  if (self->ground_damage != NULL) /* not disposed of yet */
    pl_bench_view_free_pictures (self);
  g_clear_pointer (&self->layout, pl_layout_free);
  g_clear_pointer (&self->cable, g_free);
  pl_bench_view_forget_try (self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pl_bench_view_parent_class)->dispose (object);
}

static void
pl_bench_view_class_init (PlBenchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bench_dispose;
  widget_class->measure = bench_measure;
  widget_class->size_allocate = bench_size_allocate;
  widget_class->snapshot = pl_bench_view_snapshot;
  widget_class->set_focus_child = bench_set_focus_child;
  widget_class->root = bench_root;
  widget_class->unroot = bench_unroot;
  gtk_widget_class_set_css_name (widget_class, "pl-bench");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  pl_bench_view_install_actions (widget_class);
  signals[SIGNAL_EDIT]
      = g_signal_new ("edit", PL_TYPE_BENCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 4, G_TYPE_POINTER, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
pl_bench_view_init (PlBenchView *self)
{
  self->cable = g_strdup ("");
  self->devices = g_hash_table_new (NULL, NULL);
  self->ears = g_hash_table_new (NULL, NULL);
  self->selection = g_hash_table_new (NULL, NULL);
  pl_bench_view_init_moves (self);
  pl_bench_view_init_pictures (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE); /* arrows scroll, Delete removes */
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Bench"),
                                  -1);
  pl_bench_view_add_zoom (self);
  build_card (self);
  build_hint (self);
  pl_bench_view_add_gestures (self);
  pl_bench_view_add_keys (self);
  pl_bench_view_add_cable_tips (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_DEFAULT);
}

GtkWidget *
pl_bench_view_new (PlDocument *document)
{
  PlBenchView *self = g_object_new (PL_TYPE_BENCH_VIEW, NULL);

  self->document = g_object_ref (document);
  self->layout = pl_layout_new (pl_document_get_library (document));
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  changed_cb (document, self);
  return GTK_WIDGET (self);
}

void
pl_bench_view_set_cable (PlBenchView *self, const char *kind_id)
{
  char *copy = g_strdup (kind_id);

  g_free (self->cable);
  self->cable = copy;
  pl_bench_view_try_again (self);
}

const char *
pl_bench_view_get_cable (PlBenchView *self)
{
  return self->cable;
}

void
pl_bench_view_light (PlBenchView *self, PlPartId cable)
{
  if (self->lit == cable)
    return;
  pl_bench_view_damage_strands (self, self->lit);
  self->lit = cable;
  pl_bench_view_damage_strands (self, self->lit);
  pl_bench_view_drop_hand (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Width by height; of a window that has none yet, that of a landscape. */
static double
get_shape (PlBenchView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  return width > 0 && height > 0 ? width / height : 4.0 / 3.0;
}

void
pl_bench_view_place (PlBenchView *self, PlKind *kind, const graphene_point_t *at)
{
  double x = at != NULL ? (double) at->x : gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = at != NULL ? (double) at->y : gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  const PlPanel *panel = pl_library_get_panel (pl_document_get_library (self->document), kind);
  PlPoint middle = pl_bench_view_to_bench (self, x, y);
  PlEdit edit = { .type = PL_EDIT_ADD, .kind = kind };

  edit.x = round (middle.x - pl_panel_get_width (panel) / 2.0);
  edit.y = round (middle.y - pl_panel_get_height (panel) / 2.0);
  if (at == NULL && pl_layout_get_bounds (self->layout).width > 0)
    {
      PlPoint room = pl_room_find (self->layout, pl_panel_get_width (panel),
                                   pl_panel_get_height (panel), get_shape (self));

      edit.x = round (room.x);
      edit.y = round (room.y);
    }
  edit.id = pl_patch_next_id (pl_document_get_patch (self->document));
  pl_bench_view_ask (self, &edit, 1, _ ("Put on the Bench"), FALSE);
  (void) pl_bench_view_show_part (self, edit.id);
  if (pl_patch_get_part (pl_document_get_patch (self->document), edit.id) != NULL)
    pl_bench_view_select_in_passing (self, edit.id); /* what is named, moved or taken away next */
}

char *
pl_bench_view_dup_points (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  GString *out = g_string_new ("{");

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        {
          PlEnd end = { id, i };
          g_autofree char *name = pl_end_dup_text (patch, end);
          graphene_point_t on_window;
          PlSpot spot;
          PlPoint here;

          if (!pl_layout_get_spot (self->layout, end, &spot))
            continue;
          here = pl_bench_view_from_bench (self, (PlPoint){ spot.x, spot.y });
          if (!gtk_widget_compute_point (
                  GTK_WIDGET (self), GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                  &GRAPHENE_POINT_INIT ((float) here.x, (float) here.y), &on_window))
            continue;
          g_string_append_printf (out, "%s\n\"%s\": [%d, %d]", out->len > 1 ? "," : "", name,
                                  (int) on_window.x, (int) on_window.y);
        }
    }
  g_string_append (out, "\n}\n");
  return g_string_free (out, FALSE);
}
