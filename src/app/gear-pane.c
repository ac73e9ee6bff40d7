/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gear-pane.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/accessible.h"
#include "core/words.h"
#include "draw/autoptr.h"
#include "draw/paint.h"

enum
{
  THUMB_WIDTH = 46,
  THUMB_HEIGHT = 32
};

struct _PlGearPane
{
  GtkWidget parent_instance;

  PlLibrary *library;
  GtkWidget *search, *list, *tray, *scroller;
  guint filling; /* idle source that draws thumbnails, or 0 */
};

enum
{
  SIGNAL_PLACE,
  SIGNAL_CABLE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlGearPane, pl_gear_pane, GTK_TYPE_WIDGET)

static void
gear_pane_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&PL_GEAR_PANE (object)->filling, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&PL_GEAR_PANE (object)->library, pl_library_unref);
  G_OBJECT_CLASS (pl_gear_pane_parent_class)->dispose (object);
}

static void
pl_gear_pane_class_init (PlGearPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gear_pane_dispose;
  signals[SIGNAL_PLACE] = g_signal_new ("place", PL_TYPE_GEAR_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CABLE_CHOSEN] = g_signal_new ("cable-chosen", PL_TYPE_GEAR_PANE, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Rows */

static const char *
row_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kind-id");
}

static GtkWidget *
two_lines (const char *title, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (title), *second = gtk_label_new (subtitle);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (first, "pl-row-title");
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static GtkWidget *
make_row (const char *id, GtkWidget *picture, const char *title, const char *subtitle,
          const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), two_lines (title, subtitle));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "pl-gear-row");
  g_object_set_data_full (G_OBJECT (row), "kind-id", g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

typedef struct
{
  PlLibrary *library;
  PlKind *kind;
  gboolean seen; /* its row was in view: from now on it is drawn */
} Thumb;

static void
thumb_free (gpointer data)
{
  Thumb *thumb = data;

  pl_library_unref (thumb->library);
  pl_kind_unref (thumb->kind);
  g_free (thumb);
}

/* A panel is read and drawn when its row is first seen, not before. */
static void
draw_thumb_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Thumb *thumb = data;
  const PlPanel *panel = NULL;
  double scale;

  if (!thumb->seen)
    return;
  panel = pl_library_get_panel (thumb->library, thumb->kind);
  scale = MIN (width / pl_panel_get_width (panel), height / pl_panel_get_height (panel));
  cairo_translate (cr, (width - pl_panel_get_width (panel) * scale) / 2.0,
                   (height - pl_panel_get_height (panel) * scale) / 2.0);
  cairo_scale (cr, scale, scale);
  pl_panel_paint (panel, cr);
}

static GtkWidget *
make_thumb (PlGearPane *self, PlKind *kind)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Thumb *thumb = g_new0 (Thumb, 1);

  thumb->library = pl_library_ref (self->library);
  thumb->kind = pl_kind_ref (kind);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), THUMB_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), THUMB_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_thumb_cb, thumb, thumb_free);
  g_object_set_data (G_OBJECT (area), "thumb", thumb);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

static gboolean
is_in_view (const PlGearPane *self, GtkWidget *row)
{
  graphene_rect_t rect;

  return gtk_widget_get_child_visible (row)
         && gtk_widget_compute_bounds (row, self->scroller, &rect)
         && rect.origin.y < (float) gtk_widget_get_height (self->scroller)
         && rect.origin.y + rect.size.height > 0.0F;
}

/* One thumbnail at a time, so that the window is up and answers meanwhile. */
static gboolean
fill_cb (gpointer data)
{
  PlGearPane *self = data;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      GtkWidget *area = g_object_get_data (G_OBJECT (row), "area");
      Thumb *thumb = g_object_get_data (G_OBJECT (area), "thumb");

      if (thumb->seen || !is_in_view (self, GTK_WIDGET (row)))
        continue;
      thumb->seen = TRUE;
      gtk_widget_queue_draw (area);
      return G_SOURCE_CONTINUE;
    }
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_soon (PlGearPane *self)
{
  if (self->filling == 0)
    self->filling = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  g_autofree char *text = g_strconcat ("patchlead-kind:", row_id (data), NULL);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
add_device (PlGearPane *self, PlKind *kind)
{
  const char *maker = kind->maker != NULL ? kind->maker : _ ("generic");
  g_autofree char *spoken = pl_words_fill (_ ("Put {name}, {maker}, on the bench"), "name",
                                           kind->name, "maker", maker, NULL);
  GtkWidget *area = make_thumb (self, kind);
  GtkWidget *row = make_row (kind->id, area, kind->name, maker, spoken);
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *folded = NULL;
  g_autofree char *text = g_strconcat (kind->name, " ", maker, " ", kind->summary, " ",
                                       pl_category_name (kind->category), NULL);

  folded = g_utf8_casefold (text, -1);
  g_object_set_data_full (G_OBJECT (row), "text", g_steal_pointer (&folded), g_free);
  g_object_set_data (G_OBJECT (row), "area", area);
  g_object_set_data (G_OBJECT (row), "category", GINT_TO_POINTER (kind->category + 1));
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_tooltip_text (row, kind->summary);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  int category = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "category"));
  int last
      = before != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (before), "category")) : 0;
  GtkWidget *label = NULL;

  if (category == last)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (pl_words_category ((PlCategory) (category - 1)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "pl-heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  PlGearPane *self = data;
  g_autofree char *wanted
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  const char *text = g_object_get_data (G_OBJECT (row), "text");

  return strstr (text, g_strstrip (wanted)) != NULL;
}

static void
search_cb (GtkSearchEntry *entry, gpointer data)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (PL_GEAR_PANE (data)->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (PL_GEAR_PANE (data)->list));
}

static void
device_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_PLACE], 0, row_id (row));
}

/* Tray */

static void
draw_plug_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const PlKind *kind = data;
  const PlTheme *theme = pl_theme_get (PL_SCHEME_LIGHT, FALSE);

  cairo_translate (cr, 0, height / 2.0);
  cairo_scale (cr, 0.68, 0.68);
  pl_paint_plug_side (cr, theme, pl_kind_connector (kind, kind->connectors->len - 1)->shape,
                      (PlPoint){ width / 0.68 - 3.0, 0 }, 0, 0);
}

static GtkWidget *
make_plug (PlKind *kind)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), THUMB_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 22);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_plug_cb, pl_kind_ref (kind),
                                  (GDestroyNotify) pl_kind_unref);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

static GtkWidget *
make_star (void)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("starred-symbolic");

  gtk_widget_set_size_request (image, THUMB_WIDTH, 22);
  gtk_widget_add_css_class (image, "accent");
  return image;
}

static int
compare_tray (gconstpointer a, gconstpointer b)
{
  return (*(PlKind *const *) a)->tray - (*(PlKind *const *) b)->tray;
}

static void
fill_tray (PlGearPane *self)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (self->library));

  gtk_list_box_append (GTK_LIST_BOX (self->tray),
                       make_row ("", make_star (), _ ("Automatic"), _ ("best result for the jacks"),
                                 _ ("Automatic: the cable with the best result")));
  g_ptr_array_sort (kinds, compare_tray);
  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);
      GtkWidget *row = NULL;

      if (!pl_kind_is_cable (kind) || kind->tray == 0)
        continue;
      row = make_row (kind->id, make_plug (kind), kind->short_name, kind->name, kind->name);
      gtk_widget_set_tooltip_text (row, kind->summary);
      gtk_list_box_append (GTK_LIST_BOX (self->tray), row);
    }
}

static void
cable_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  if (row != NULL)
    g_signal_emit (data, signals[SIGNAL_CABLE_CHOSEN], 0, row_id (row));
}

static GtkWidget *
make_list (GtkSelectionMode mode, const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), mode);
  gtk_widget_add_css_class (list, "pl-gear-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static GtkWidget *
scrolled (GtkWidget *child, gboolean expand)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), child);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), !expand);
  gtk_widget_set_vexpand (window, TRUE);
  return window;
}

/* Gear above, tray below: the tray gets what it needs, but never more than half of a low window. */
static void
allocate_halves (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *gear = gtk_widget_get_first_child (widget);
  GtkWidget *tray = gtk_widget_get_last_child (widget);
  GtkAllocation place;
  int least, wanted, below, above;

  gtk_widget_measure (tray, GTK_ORIENTATION_VERTICAL, width, &least, &wanted, NULL, NULL);
  below = CLAMP (wanted, least, MAX (least, height / 2));
  above = MAX (height - below, 0);
  place = (GtkAllocation){ 0, 0, width, above };
  gtk_widget_size_allocate (gear, &place, -1);
  place = (GtkAllocation){ 0, above, width, below };
  gtk_widget_size_allocate (tray, &place, -1);
}

static void
measure_halves (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                int *natural, int *minimum_baseline, int *natural_baseline)
{
  int least[2], wanted[2];

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, &least[0],
                      &wanted[0], NULL, NULL);
  gtk_widget_measure (gtk_widget_get_last_child (widget), orientation, for_size, &least[1],
                      &wanted[1], NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least[0], least[1]);
      *natural = MAX (wanted[0], wanted[1]);
      return;
    }
  *minimum = 2 * MAX (least[0], least[1]);
  *natural = MAX (*minimum, wanted[0] + wanted[1]);
}

/* Gear of one's own that is not in the list yet. */
static GtkWidget *
make_describe_button (void)
{
  GtkWidget *button = pl_accessible_new_button (_ ("_Describe Your Gear…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pl-describe");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.describe-gear");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  return button;
}

/* Whatever comes into view by scrolling, searching or a larger window. */
static void
follow_view (PlGearPane *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  g_signal_connect_object (place, "value-changed", G_CALLBACK (fill_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (fill_soon), self, G_CONNECT_SWAPPED);
}

static void
pl_gear_pane_init (PlGearPane *self)
{
  GtkWidget *gear = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tray = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Cable Tray"));
  GtkWidget *none = gtk_label_new (_ ("No gear of that name."));

  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (NULL, measure_halves, allocate_halves));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pl-pane");
  gtk_widget_set_size_request (GTK_WIDGET (self), 224, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search gear"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search gear"), -1);
  gtk_widget_add_css_class (self->search, "pl-search");
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  self->list = make_list (GTK_SELECTION_NONE, _ ("Gear"));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), none);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (device_activated_cb), self);
  self->tray = make_list (GTK_SELECTION_SINGLE, _ ("Cable Tray"));
  g_signal_connect (self->tray, "row-selected", G_CALLBACK (cable_selected_cb), self);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "pl-heading");
  gtk_widget_add_css_class (heading, "pl-tray-heading");
  gtk_box_append (GTK_BOX (gear), self->search);
  self->scroller = scrolled (self->list, TRUE);
  follow_view (self);
  gtk_box_append (GTK_BOX (gear), self->scroller);
  gtk_box_append (GTK_BOX (gear), make_describe_button ());
  gtk_box_append (GTK_BOX (tray), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (tray), heading);
  gtk_box_append (GTK_BOX (tray), scrolled (self->tray, FALSE));
  gtk_widget_set_parent (gear, GTK_WIDGET (self));
  gtk_widget_set_parent (tray, GTK_WIDGET (self));
}

static void
fill_list (PlGearPane *self)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (self->library));

  for (guint i = 0; i < kinds->len; i++)
    if (!pl_kind_is_cable (g_ptr_array_index (kinds, i)))
      add_device (self, g_ptr_array_index (kinds, i));
}

static void
empty_list (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

void
pl_gear_pane_reload (PlGearPane *self)
{
  empty_list (self->list);
  fill_list (self);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
}

GtkWidget *
pl_gear_pane_new (PlLibrary *library)
{
  PlGearPane *self = g_object_new (PL_TYPE_GEAR_PANE, NULL);

  self->library = pl_library_ref (library);
  fill_list (self);
  fill_tray (self);
  pl_gear_pane_set_cable (self, "");
  return GTK_WIDGET (self);
}

void
pl_gear_pane_set_cable (PlGearPane *self, const char *kind_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->tray), i)) != NULL; i++)
    if (g_strcmp0 (row_id (row), kind_id) == 0)
      gtk_list_box_select_row (GTK_LIST_BOX (self->tray), row);
}

void
pl_gear_pane_focus_search (PlGearPane *self)
{
  gtk_widget_grab_focus (self->search);
}
