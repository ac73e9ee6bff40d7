/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gear-pane.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/gear-finds.h"
#include "app/gear-menu.h"
#include "app/gear-rows.h"
#include "app/halves.h"
#include "app/list-keys.h"
#include "app/pieces.h"
#include "app/search.h"
#include "core/words.h"

enum
{
  AT_ONCE = 4, /* rows */
  IN_VIEW = 12
};

struct _PlGearPane
{
  GtkWidget parent_instance;

  PlLibrary *library;
  GtkWidget *search, *list, *tray, *scroller;
  GtkWidget *none;              /* says that nothing was found */
  GtkWidget *mine, *all_cables; /* toggles */
  GPtrArray *waiting;           /* PlKind: those that have no row yet */
  guint next;                   /* of waiting */
  guint n_shown;                /* of waiting: what follows is only shown to who asks for it */
  gboolean collected;           /* what is in the library is waiting or has a row */
  guint filling;                /* idle source that adds rows and draws thumbnails, or 0 */
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

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  if (PL_GEAR_PANE (object)->library != NULL)
    pl_library_wait_no_more (PL_GEAR_PANE (object)->library, object);
  g_clear_pointer (&PL_GEAR_PANE (object)->waiting, g_ptr_array_unref);
  g_clear_pointer (&PL_GEAR_PANE (object)->library, pl_library_unref);
  /* Last: what goes may ask for more, and from now on nobody can. */
  g_clear_handle_id (&PL_GEAR_PANE (object)->filling, g_source_remove);
  g_clear_handle_id (&PL_GEAR_PANE (object)->reloading, g_source_remove);
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
  if (self->reloading == 0 && self->library != NULL)
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

static char *
dup_wanted (const PlGearPane *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  const PlGearPane *self = data;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine)) && !pl_gear_row_is_owned (row))
    return FALSE;
  return pl_gear_find_is_one (row);
}

/* The usual cables and those that are owned, whatever is searched: who looks for a mixer wants to
 * plug it in.  Besides what is found, and all of them for who unfolds the tray. */
static gboolean
filter_tray_cb (GtkListBoxRow *row, gpointer data)
{
  const PlGearPane *self = data;
  g_autofree char *wanted = dup_wanted (self);

  if (*pl_gear_row_get_id (row) == '\0' || gtk_list_box_row_is_selected (row))
    return TRUE;
  return pl_gear_row_is_usual (row) || (*wanted != '\0' && pl_gear_find_is_one (row))
         || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->all_cables));
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
  return g_utf8_collate (pl_words_kind (p), pl_words_kind (q));
}

static void
drop_other (GPtrArray *kinds, gboolean cables)
{
  for (guint i = kinds->len; i-- > 0;)
    if (pl_kind_is_cable (g_ptr_array_index (kinds, i)) != cables)
      g_ptr_array_remove_index (kinds, i);
}

static void
wait_for (PlGearPane *self, const GPtrArray *kinds, guint from, guint to)
{
  for (guint i = from; i < MIN (to, kinds->len); i++)
    g_ptr_array_add (self->waiting, pl_kind_ref (g_ptr_array_index (kinds, i)));
}

/* Of the cables as compare_tray() has them: those that stand in the tray unasked. */
static guint
count_tray (const GPtrArray *cables, const PlOwned *owned)
{
  guint n = 0;

  while (n < cables->len
         && (((const PlKind *) g_ptr_array_index (cables, n))->tray > 0
             || pl_owned_get (owned, ((const PlKind *) g_ptr_array_index (cables, n))->id) > 0))
    n++;
  return n;
}

/* What is most likely in view comes first. */
static void
collect (PlGearPane *self)
{
  const PlOwned *owned = pl_library_get_owned (self->library);
  PlCatalog *catalog = pl_library_get_catalog (self->library);
  g_autoptr (GPtrArray) devices = pl_catalog_dup_list (catalog);
  g_autoptr (GPtrArray) cables = pl_catalog_dup_list (catalog);
  guint n_tray;

  self->collected = TRUE;
  g_ptr_array_set_size (self->waiting, 0);
  self->next = 0;
  g_ptr_array_sort_with_data (cables, compare_tray, (gpointer) owned);
  drop_other (devices, FALSE);
  drop_other (cables, TRUE);
  n_tray = count_tray (cables, owned);
  wait_for (self, devices, 0, IN_VIEW);
  wait_for (self, cables, 0, n_tray);
  wait_for (self, devices, IN_VIEW, devices->len);
  self->n_shown = self->waiting->len;
  wait_for (self, cables, n_tray, cables->len);
}

static void
add_automatic (PlGearPane *self)
{
  gtk_list_box_append (GTK_LIST_BOX (self->tray),
                       pl_gear_row_new ("", pl_gear_star_new (), _ ("Automatic"),
                                        _ ("best result for the jacks"),
                                        _ ("Automatic: the cable with the best result"), FALSE));
}

/* Draws one thumbnail that is in view; FALSE when there is none left. */
static gboolean
draw_one (PlGearPane *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      GtkWidget *area = g_object_get_data (G_OBJECT (row), "area");

      if (!pl_gear_thumb_is_shown (area) && is_in_view (self, GTK_WIDGET (row)))
        return pl_gear_thumb_show (area);
    }
  return FALSE;
}

static void
add_next (PlGearPane *self)
{
  PlKind *kind = g_ptr_array_index (self->waiting, self->next++);
  gboolean is_cable = pl_kind_is_cable (kind);
  GtkWidget *row = is_cable ? pl_gear_row_new_cable (self->library, kind)
                            : pl_gear_row_new_device (self->library, kind);

  pl_gear_find_set_order (row, self->next);
  gtk_list_box_append (GTK_LIST_BOX (is_cable ? self->tray : self->list), row);
}

/* A few rows at a time, then one thumbnail at a time: the window is up and answers meanwhile. */
static gboolean
fill_cb (gpointer data)
{
  PlGearPane *self = data;

  if (self->next < self->n_shown)
    {
      for (guint i = 0; i < AT_ONCE && self->next < self->n_shown; i++)
        add_next (self);
      return G_SOURCE_CONTINUE;
    }
  gtk_widget_set_visible (self->none, self->collected);
  if (draw_one (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_soon (PlGearPane *self)
{
  if (self->filling == 0 && self->library != NULL)
    self->filling = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

/* Who searches or chooses wants all of them now. */
static void
fill_all (PlGearPane *self)
{
  if (!self->collected)
    collect (self);
  while (self->next < self->waiting->len)
    add_next (self);
  gtk_widget_set_visible (self->none, TRUE);
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
  pl_list_keys_leave_by_tab (list);
  return list;
}

static GtkWidget *
scrolled (GtkWidget *child, gboolean expand, const char *name)
{
  GtkWidget *window
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                      child, "propagate-natural-height", !expand, "vexpand", TRUE, NULL);

  pl_accessible_call (window, name);
  return window;
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
refilter (PlGearPane *self)
{
  g_autofree char *wanted = dup_wanted (self);

  fill_all (self);
  pl_gear_finds_sort (self->list, wanted);
  pl_gear_finds_sort_tray (self->tray, wanted);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->tray));
}

static void
searched_cb (PlGearPane *self)
{
  refilter (self);
  pl_gear_finds_show_best (self->list);
  pl_gear_finds_show_best (self->tray);
}

static GtkWidget *
make_toggle (PlGearPane *self, const char *icon, const char *tooltip)
{
  GtkWidget *toggle = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (toggle), icon);
  pl_piece_set_tip (toggle, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (toggle, "flat");
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
  return toggle;
}

static GtkListBoxRow *
first_find (PlGearPane *self)
{
  GtkListBoxRow *row;

  refilter (self); /* the entry tells of its text a moment later */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

/* Return puts the first find on the bench. */
static void
entered_cb (GtkSearchEntry *entry, gpointer data)
{
  GtkListBoxRow *row = first_find (data);

  if (row != NULL)
    g_signal_emit (data, signals[SIGNAL_PLACE], 0, pl_gear_row_get_id (row));
}

/* Down goes to the finds. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
               GdkModifierType state, gpointer data)
{
  GtkListBoxRow *row = keyval == GDK_KEY_Down ? first_find (data) : NULL;

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static GtkWidget *
make_search_line (PlGearPane *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->search = pl_search_entry_new (_ ("Search gear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search gear and cables"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (searched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->search, "activate", G_CALLBACK (entered_cb), self);
  pl_search_take_keys (self->search, G_CALLBACK (search_key_cb), self);
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
  self->none = gtk_label_new (_ ("No gear of that name."));
  gtk_widget_set_visible (self->none, FALSE); /* until all rows are there */
  self->list = make_list (GTK_SELECTION_NONE, _ ("Gear"));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), pl_gear_row_update_header, NULL, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), self->none);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (device_activated_cb), self);
  return self->list;
}

static void
pl_gear_pane_init (PlGearPane *self)
{
  GtkWidget *gear = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tray = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_kind_unref);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pl_halves_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self), "pl-pane");
  gtk_widget_set_size_request (GTK_WIDGET (self), 224, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (gear), make_search_line (self));
  self->scroller = scrolled (make_gear_list (self), TRUE, _ ("Gear"));
  follow_view (self);
  gtk_box_append (GTK_BOX (gear), self->scroller);
  gtk_box_append (GTK_BOX (gear), make_describe_button ());
  self->tray = make_list (GTK_SELECTION_SINGLE, _ ("Cable Tray"));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->tray), filter_tray_cb, self, NULL);
  g_signal_connect (self->tray, "row-selected", G_CALLBACK (cable_selected_cb), self);
  gtk_box_append (GTK_BOX (tray), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (tray), make_tray_heading (self));
  gtk_box_append (GTK_BOX (tray), scrolled (self->tray, FALSE, _ ("Cable Tray")));
  gtk_widget_set_parent (gear, GTK_WIDGET (self));
  gtk_widget_set_parent (tray, GTK_WIDGET (self));
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
  add_automatic (self);
  collect (self);
  pl_gear_pane_set_cable (self, cable);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_adjustment_set_value (place, value);
  fill_soon (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    refilter (self); /* new rows have not been searched yet */
}

static void
whole_cb (gpointer data)
{
  PlGearPane *self = data;

  if (!self->collected)
    collect (self);
  fill_soon (self);
}

GtkWidget *
pl_gear_pane_new (PlLibrary *library)
{
  PlGearPane *self = g_object_new (PL_TYPE_GEAR_PANE, NULL);

  self->library = pl_library_ref (library);
  pl_gear_menu_attach (self->list, library);
  pl_gear_menu_attach (self->tray, library);
  pl_gear_rows_can_be_dragged (self->list);
  add_automatic (self);
  pl_gear_pane_set_cable (self, "");
  pl_library_when_whole (library, whole_cb, self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (reload_soon), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
pl_gear_pane_set_cable (PlGearPane *self, const char *kind_id)
{
  GtkListBoxRow *row;

  if (*kind_id != '\0')
    fill_all (self);
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
