/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gear-pane.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/gear-menu.h"
#include "app/gear-rows.h"
#include "core/words.h"

struct _PlGearPane
{
  GtkWidget parent_instance;

  PlLibrary *library;
  GtkWidget *search, *list, *tray, *scroller;
  GtkWidget *mine, *all_cables; /* toggles */
  guint filling;                /* idle source that draws thumbnails, or 0 */
  guint reloading;              /* idle source, or 0 */
};

enum
{
  SIGNAL_PLACE,
  SIGNAL_CABLE_CHOSEN,
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlGearPane, pl_gear_pane, GTK_TYPE_WIDGET)

static void
gear_pane_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&PL_GEAR_PANE (object)->filling, g_source_remove);
  g_clear_handle_id (&PL_GEAR_PANE (object)->reloading, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&PL_GEAR_PANE (object)->library, pl_library_unref);
  G_OBJECT_CLASS (pl_gear_pane_parent_class)->dispose (object);
}

/* Actions */

static gboolean
reload_cb (gpointer data)
{
  PL_GEAR_PANE (data)->reloading = 0;
  pl_gear_pane_reload (data);
  return G_SOURCE_REMOVE;
}

/* Later: the menu whose action this is hangs on a row. */
static void
reload_soon (PlGearPane *self)
{
  if (self->reloading == 0)
    self->reloading = g_idle_add (reload_cb, self);
}

static void
own_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlGearPane *self = PL_GEAR_PANE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  guint now = pl_owned_get (pl_library_get_owned (self->library), id);

  if (!pl_library_set_owned (self->library, id, now > 0 ? 0 : 1, &error))
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, error->message);
  reload_soon (self);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlGearPane *self = PL_GEAR_PANE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  if (pl_library_remove_own (self->library, id, &error))
    g_signal_emit (self, signals[SIGNAL_TOLD], 0,
                   _ ("Removed; benches that use it keep it in their files"));
  else
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, error->message);
  reload_soon (self);
}

static void
pl_gear_pane_class_init (PlGearPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gear_pane_dispose;
  signals[SIGNAL_PLACE] = g_signal_new ("place", PL_TYPE_GEAR_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CABLE_CHOSEN] = g_signal_new ("cable-chosen", PL_TYPE_GEAR_PANE, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TOLD] = g_signal_new ("told", PL_TYPE_GEAR_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "gear.own", "s", own_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "gear.remove", "s", remove_cb);
}

/* Rows */

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

      if (!pl_gear_thumb_is_shown (area) && is_in_view (self, GTK_WIDGET (row)))
        return pl_gear_thumb_show (area);
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
  g_autofree char *text = g_strconcat ("patchlead-kind:", pl_gear_row_get_id (data), NULL);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static char *
dup_search_text (const PlKind *kind, const char *maker)
{
  g_autofree char *also = kind->also != NULL ? g_strjoinv (" ", kind->also) : g_strdup ("");

  return g_strjoin (" ", kind->name, maker, kind->summary, pl_words_category (kind->category),
                    pl_category_name (kind->category), also, NULL);
}

static void
add_device (PlGearPane *self, PlKind *kind)
{
  gboolean owned = pl_owned_get (pl_library_get_owned (self->library), kind->id) > 0;
  const char *maker = kind->maker != NULL                       ? kind->maker
                      : pl_library_is_own (self->library, kind) ? _ ("your own")
                                                                : _ ("generic");
  g_autofree char *spoken
      = pl_words_fill (owned ? _ ("Put {name}, {maker}, on the bench; you own it")
                             : _ ("Put {name}, {maker}, on the bench"),
                       "name", kind->name, "maker", maker, NULL);
  GtkWidget *area = pl_gear_thumb_new (self->library, kind);
  GtkWidget *row = pl_gear_row_new (kind->id, area, kind->name, maker, spoken, owned);
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *text = dup_search_text (kind, maker);

  pl_gear_row_set_text (row, text);
  g_object_set_data (G_OBJECT (row), "area", area);
  g_object_set_data (G_OBJECT (row), "category", GINT_TO_POINTER (kind->category + 1));
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_tooltip_text (row, kind->summary);
  pl_gear_menu_attach (row, self->library, kind);
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

static char *
dup_wanted (const PlGearPane *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  const PlGearPane *self = data;
  g_autofree char *wanted = dup_wanted (self);

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine)) && !pl_gear_row_is_owned (row))
    return FALSE;
  return pl_gear_row_matches (row, wanted);
}

/* The usual cables and those that are owned; all of them for who unfolds the tray or searches. */
static gboolean
filter_tray_cb (GtkListBoxRow *row, gpointer data)
{
  const PlGearPane *self = data;
  g_autofree char *wanted = dup_wanted (self);
  gboolean chosen = gtk_list_box_row_is_selected (row);

  if (*pl_gear_row_get_id (row) == '\0' || chosen)
    return TRUE;
  if (*wanted != '\0')
    return pl_gear_row_matches (row, wanted);
  return g_object_get_data (G_OBJECT (row), "usual") != NULL || pl_gear_row_is_owned (row)
         || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->all_cables));
}

static void
refilter (PlGearPane *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->tray));
}

static void
device_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_PLACE], 0, pl_gear_row_get_id (row));
}

/* Tray */

/* What is owned first, then the usual ones, then by name. */
static int
compare_tray (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlKind *p = *(PlKind *const *) a, *q = *(PlKind *const *) b;
  const PlOwned *owned = data;
  gboolean mine = pl_owned_get (owned, p->id) > 0, theirs = pl_owned_get (owned, q->id) > 0;
  int tray = p->tray > 0 ? p->tray : G_MAXINT, other = q->tray > 0 ? q->tray : G_MAXINT;

  if (mine != theirs)
    return mine ? -1 : 1;
  if (tray != other)
    return tray < other ? -1 : 1;
  return g_utf8_collate (p->name, q->name);
}

static void
add_cable (PlGearPane *self, PlKind *kind)
{
  gboolean owned = pl_owned_get (pl_library_get_owned (self->library), kind->id) > 0;
  const char *title = kind->short_name != NULL ? kind->short_name : kind->name;
  const char *subtitle = kind->short_name != NULL ? kind->name : kind->summary;
  g_autofree char *spoken = owned
                                ? pl_words_fill (_ ("{name}; you own it"), "name", kind->name, NULL)
                                : g_strdup (kind->name);
  GtkWidget *row
      = pl_gear_row_new (kind->id, pl_gear_plug_new (kind), title, subtitle, spoken, owned);
  g_autofree char *text = dup_search_text (kind, title);

  pl_gear_row_set_text (row, text);
  g_object_set_data (G_OBJECT (row), "usual", GINT_TO_POINTER (kind->tray > 0));
  gtk_widget_set_tooltip_text (row, kind->summary);
  pl_gear_menu_attach (row, self->library, kind);
  gtk_list_box_append (GTK_LIST_BOX (self->tray), row);
}

static void
fill_tray (PlGearPane *self)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (self->library));

  gtk_list_box_append (GTK_LIST_BOX (self->tray),
                       pl_gear_row_new ("", pl_gear_star_new (), _ ("Automatic"),
                                        _ ("best result for the jacks"),
                                        _ ("Automatic: the cable with the best result"), FALSE));
  g_ptr_array_sort_with_data (kinds, compare_tray, (gpointer) pl_library_get_owned (self->library));
  for (guint i = 0; i < kinds->len; i++)
    if (pl_kind_is_cable (g_ptr_array_index (kinds, i)))
      add_cable (self, g_ptr_array_index (kinds, i));
}

static void
cable_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  if (row != NULL)
    g_signal_emit (data, signals[SIGNAL_CABLE_CHOSEN], 0, pl_gear_row_get_id (row));
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

static GtkWidget *
make_toggle (PlGearPane *self, const char *icon, const char *tooltip)
{
  GtkWidget *toggle = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (toggle), icon);
  gtk_widget_set_tooltip_text (toggle, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (toggle, "flat");
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
  return toggle;
}

static GtkWidget *
make_search_line (PlGearPane *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search gear"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search gear and cables"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (refilter), self,
                           G_CONNECT_SWAPPED);
  self->mine = make_toggle (self, "object-select-symbolic", _ ("Only What I Own"));
  gtk_widget_add_css_class (line, "pl-search");
  gtk_box_append (GTK_BOX (line), self->search);
  gtk_box_append (GTK_BOX (line), self->mine);
  return line;
}

static GtkWidget *
make_tray_heading (PlGearPane *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *heading = gtk_label_new (_ ("Cable Tray"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "pl-heading");
  gtk_widget_add_css_class (heading, "pl-tray-heading");
  self->all_cables = make_toggle (self, "view-more-symbolic", _ ("All Cables and Adapters"));
  gtk_widget_add_css_class (self->all_cables, "pl-tray-toggle");
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), self->all_cables);
  return line;
}

static GtkWidget *
make_gear_list (PlGearPane *self)
{
  GtkWidget *none = gtk_label_new (_ ("No gear of that name."));

  self->list = make_list (GTK_SELECTION_NONE, _ ("Gear"));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), none);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (device_activated_cb), self);
  return self->list;
}

static void
pl_gear_pane_init (PlGearPane *self)
{
  GtkWidget *gear = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tray = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (NULL, measure_halves, allocate_halves));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pl-pane");
  gtk_widget_set_size_request (GTK_WIDGET (self), 224, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (gear), make_search_line (self));
  self->scroller = scrolled (make_gear_list (self), TRUE);
  follow_view (self);
  gtk_box_append (GTK_BOX (gear), self->scroller);
  gtk_box_append (GTK_BOX (gear), make_describe_button ());
  self->tray = make_list (GTK_SELECTION_SINGLE, _ ("Cable Tray"));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->tray), filter_tray_cb, self, NULL);
  g_signal_connect (self->tray, "row-selected", G_CALLBACK (cable_selected_cb), self);
  gtk_box_append (GTK_BOX (tray), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (tray), make_tray_heading (self));
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
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->tray));
  g_autofree char *cable = g_strdup (chosen != NULL ? pl_gear_row_get_id (chosen) : "");
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double value = gtk_adjustment_get_value (place);

  empty_list (self->list);
  empty_list (self->tray);
  fill_list (self);
  fill_tray (self);
  pl_gear_pane_set_cable (self, cable);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_adjustment_set_value (place, value);
  fill_soon (self);
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
    if (g_strcmp0 (pl_gear_row_get_id (row), kind_id) == 0)
      gtk_list_box_select_row (GTK_LIST_BOX (self->tray), row);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->tray)); /* the chosen one is always shown */
}

void
pl_gear_pane_focus_search (PlGearPane *self)
{
  gtk_widget_grab_focus (self->search);
}
