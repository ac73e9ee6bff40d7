/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages that ask: the wish, gear, and which cables are at hand. */
#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/describe-window.h"
#include "app/gear-rows.h"
#include "app/guide-private.h"
#include "app/list-keys.h"
#include "app/pieces.h"
#include "core/words.h"

enum
{
  GEAR_HEIGHT = 380, /* px of a list in view */
  PICTURE_WIDTH = 84,
  PICTURE_HEIGHT = 46
};

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* A row with a check button that belongs to it. */
static GtkWidget *
make_check_row (const char *title, const char *subtitle, GtkWidget *check, gboolean active)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  pl_accessible_name_field (check, title, subtitle);
  gtk_widget_set_focusable (row, FALSE); /* the button inside takes the focus */
  return row;
}

/* Wish */

static void
wish_cb (GtkCheckButton *check, gpointer data)
{
  PlGuidePage *self = data;

  if (!gtk_check_button_get_active (check))
    return;
  pl_guide_set (&self->guide->wish, g_object_get_data (G_OBJECT (check), "wish"));
  pl_guide_page_answered (self);
}

static void
people_cb (GtkSpinButton *spin, gpointer data)
{
  PlGuidePage *self = data;

  self->guide->people = (guint) gtk_spin_button_get_value_as_int (spin);
  pl_guide_page_answered (self);
}

static GtkWidget *
make_people (PlGuidePage *self)
{
  GtkWidget *list = make_list (_ ("People"));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, PL_MAX_LISTENERS, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), self->guide->people);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("People who listen"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  gtk_widget_set_focusable (row, FALSE);
  pl_accessible_name_lists (spin, _ ("People who listen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People who listen"), -1);
  g_signal_connect (spin, "value-changed", G_CALLBACK (people_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_set_margin_top (list, 14);
  return list;
}

GtkWidget *
pl_guide_make_wish (PlGuidePage *self, const PlQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = make_list (question->title), *first = NULL;

  for (guint i = 0; i < question->choices->len; i++)
    {
      const PlChoice *choice = &g_array_index (question->choices, PlChoice, i);
      GtkWidget *check = gtk_check_button_new ();
      gboolean active = g_strcmp0 (choice->id, self->guide->wish) == 0;

      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      first = first != NULL ? first : check;
      g_object_set_data_full (G_OBJECT (check), "wish", g_strdup (choice->id), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list),
                           make_check_row (choice->title, choice->text, check, active));
      g_signal_connect (check, "toggled", G_CALLBACK (wish_cb), self);
    }
  pl_list_keys_choose_by_arrows (list);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), make_people (self));
  return box;
}

/* Gear: a list with pictures.  What the body needs lives as long as it does. */

typedef struct
{
  PlGuidePage *page;
  const PlQuestion *question;
  GtkWidget *search, *list, *scroller;
  guint showing; /* idle source that draws pictures in view, or 0 */
} Gear;

static void
gear_free (gpointer data)
{
  Gear *self = data;

  g_clear_handle_id (&self->showing, g_source_remove);
  g_free (self);
}

static char *
dup_wanted (const Gear *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  g_autofree char *wanted = dup_wanted (data);

  return pl_gear_row_matches (row, wanted);
}

/* Whether the whole name was typed: "hm-4" is not meant for an HM-400. */
static gboolean
is_named (const Gear *self, GtkListBoxRow *row)
{
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  g_autofree char *wanted = dup_wanted (self), *folded = g_utf8_casefold (wanted, -1);
  g_autofree char *folded_name = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return g_strcmp0 (folded, folded_name) == 0;
}

/* One picture at a time, so that typing is never held up. */
static gboolean
show_one_cb (gpointer data)
{
  Gear *self = data;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *area = g_object_get_data (G_OBJECT (row), "area");

      if (area != NULL && gtk_widget_get_child_visible (row) && pl_gear_thumb_show (area))
        return G_SOURCE_CONTINUE;
    }
  self->showing = 0;
  return G_SOURCE_REMOVE;
}

static void
show_pictures (Gear *self)
{
  if (self->showing == 0)
    self->showing = g_idle_add_full (G_PRIORITY_LOW, show_one_cb, self, NULL);
}

/* The row that was named, or else the first that is found; only: NULL when there are others. */
static GtkListBoxRow *
find_row (const Gear *self, gboolean only)
{
  GtkListBoxRow *found = NULL;
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (!filter_cb (GTK_LIST_BOX_ROW (row), (gpointer) self))
        continue;
      if (is_named (self, GTK_LIST_BOX_ROW (row)))
        return GTK_LIST_BOX_ROW (row);
      found = found != NULL ? found : GTK_LIST_BOX_ROW (row);
      n++;
    }
  return only && n > 1 ? NULL : found;
}

static void
searched_cb (GtkSearchEntry *entry, gpointer data)
{
  Gear *self = data;
  GtkListBoxRow *row = find_row (self, TRUE);

  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  show_pictures (self);
}

/* Return takes what was found first. */
static void
entered_cb (GtkSearchEntry *entry, gpointer data)
{
  Gear *self = data;
  GtkListBoxRow *row = find_row (self, FALSE);

  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  pl_guide_page_go_on (self->page);
}

static gboolean
search_key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
               gpointer data)
{
  Gear *self = data;

  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  (void) gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  Gear *self = data;

  if (row == NULL)
    return;
  pl_guide_set (pl_guide_page_get_gear (self->page, self->question), pl_gear_row_get_id (row));
  pl_guide_page_answered (self->page);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  pl_guide_page_go_on (((Gear *) data)->page);
}

static GtkWidget *
make_gear_row (PlLibrary *library, PlKind *kind)
{
  gboolean owned = pl_owned_get (pl_library_get_owned (library), kind->id) > 0;
  const char *maker = kind->maker != NULL                 ? kind->maker
                      : pl_library_is_own (library, kind) ? _ ("your own")
                                                          : _ ("generic");
  GtkWidget *area = pl_gear_thumb_new (library, kind);
  g_autofree char *spoken
      = pl_words_fill (_ ("{name}, {maker}"), "name", pl_words_kind (kind), "maker", maker, NULL);
  g_autofree char *about = kind->summary != NULL
                               ? g_strconcat (maker, " · ", pl_words_kind_about (kind), NULL)
                               : g_strdup (maker);
  g_autofree char *text = pl_gear_row_dup_search (kind, maker);
  GtkWidget *row = pl_gear_row_new (kind->id, area, pl_words_kind (kind), about, spoken, owned);

  pl_gear_row_set_text (row, text);
  g_object_set_data (G_OBJECT (row), "area", area);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (pl_words_kind (kind)), g_free);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PICTURE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), PICTURE_HEIGHT);
  return row;
}

static int
compare_gear (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlKind *p = *(PlKind *const *) a, *q = *(PlKind *const *) b;
  gboolean mine = pl_owned_get (data, p->id) > 0, theirs = pl_owned_get (data, q->id) > 0;

  if (mine != theirs)
    return mine ? -1 : 1;
  if ((p->maker != NULL) != (q->maker != NULL))
    return p->maker == NULL ? -1 : 1; /* generic gear first: it always fits */
  if (p->maker != NULL && g_utf8_collate (p->maker, q->maker) != 0)
    return g_utf8_collate (p->maker, q->maker);
  return g_utf8_collate (pl_words_kind (p), pl_words_kind (q));
}

/* What was chosen may be far down: who comes back sees it as soon as the rows have places. */
static gboolean
show_chosen_cb (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  Gear *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  graphene_rect_t bounds;

  if (row == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (GTK_WIDGET (row)) == 0
      || !gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                             (double) bounds.origin.y,
                             (double) (bounds.origin.y + bounds.size.height));
  return G_SOURCE_REMOVE;
}

static void
fill_gear (Gear *self)
{
  PlLibrary *library = self->page->library;
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (library));
  char **answer = pl_guide_page_get_gear (self->page, self->question);
  GtkWidget *row, *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_ptr_array_sort_with_data (kinds, compare_gear, (gpointer) pl_library_get_owned (library));
  if (answer == &self->page->guide->amp)
    {
      row = pl_gear_row_new ("", gtk_image_new_from_icon_name ("audio-headphones-symbolic"),
                             _ ("No amplifier"), _ ("headphones straight into the mixer"),
                             _ ("No amplifier: headphones straight into the mixer"), FALSE);
      pl_gear_row_set_text (row, _ ("No amplifier, none, headphones straight into the mixer"));
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (g_strcmp0 (*answer, "") == 0)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);

      if ((self->question->categories & (1u << kind->category)) == 0)
        continue;
      row = make_gear_row (library, kind);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (answer != NULL && g_strcmp0 (*answer, kind->id) == 0)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }
  (void) gtk_widget_add_tick_callback (self->scroller, show_chosen_cb, self, NULL);
  show_pictures (self);
}

static void
described_cb (PlKind *kind, gpointer data)
{
  Gear *self = g_object_get_data (G_OBJECT (data), "gear");

  if (self != NULL && (self->question->categories & (1u << kind->category)) != 0)
    {
      pl_guide_set (pl_guide_page_get_gear (self->page, self->question), kind->id);
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      fill_gear (self);
      pl_guide_page_answered (self->page);
    }
  else if (self != NULL)
    pl_compat_announce (GTK_WIDGET (data), _ ("It is in the library now, but another kind of gear "
                                              "is asked for here."));
}

/* The first one that is asked for. */
static PlCategory
usual_category (const PlQuestion *question)
{
  return (PlCategory) g_bit_nth_lsf (question->categories, -1);
}

static void
describe_cb (GtkButton *button, gpointer data)
{
  Gear *self = data;
  GtkWidget *body = gtk_widget_get_parent (self->search);

  pl_describe_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))),
                              self->page->library, NULL, usual_category (self->question),
                              described_cb, body);
}

GtkWidget *
pl_guide_make_gear (PlGuidePage *page, const PlQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();
  Gear *self = g_new0 (Gear, 1);

  self->page = page;
  self->question = question;
  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  self->scroller = gtk_scrolled_window_new ();
  pl_accessible_name_scrollers (self->scroller, _ ("Gear"));
  g_object_set_data_full (G_OBJECT (box), "gear", self, gear_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->title, -1);
  gtk_widget_add_css_class (self->list, "pl-gear-list");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), GEAR_HEIGHT);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box),
                  pl_piece_button (_ ("Mine Is Not Here…"), G_CALLBACK (describe_cb), self));
  gtk_widget_set_halign (gtk_widget_get_last_child (box), GTK_ALIGN_START);
  fill_gear (self);
  pl_list_keys_leave_by_tab (self->list);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (searched_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  return box;
}

/* Cables at hand: the same list as everywhere, what one owns */

static void
own_cb (GtkCheckButton *check, gpointer data)
{
  PlGuidePage *self = data;
  const char *id = g_object_get_data (G_OBJECT (check), "kind-id");
  g_autoptr (GError) error = NULL;

  if (!pl_library_set_owned (self->library, id, gtk_check_button_get_active (check) ? 1 : 0,
                             &error))
    pl_compat_alert (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                     _ ("This Cannot Be Noted Down"), error->message);
  pl_guide_page_answered (self);
}

static int
compare_cables (gconstpointer a, gconstpointer b)
{
  const PlKind *p = *(PlKind *const *) a, *q = *(PlKind *const *) b;
  int mine = p->tray > 0 ? p->tray : G_MAXINT, theirs = q->tray > 0 ? q->tray : G_MAXINT;

  return mine != theirs ? (mine < theirs ? -1 : 1)
                        : g_utf8_collate (pl_words_kind (p), pl_words_kind (q));
}

GtkWidget *
pl_guide_make_cables (PlGuidePage *self)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (self->library));
  const PlOwned *owned = pl_library_get_owned (self->library);
  GtkWidget *list = make_list (_ ("Cables at hand"));

  g_ptr_array_sort (kinds, compare_cables);
  for (guint i = 0; i < kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, i);
      GtkWidget *check = NULL;

      if (!pl_kind_is_cable (kind))
        continue;
      check = gtk_check_button_new ();
      g_object_set_data_full (G_OBJECT (check), "kind-id", g_strdup (kind->id), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list),
                           make_check_row (pl_words_kind (kind), pl_words_kind_about (kind), check,
                                           pl_owned_get (owned, kind->id) > 0));
      g_signal_connect (check, "toggled", G_CALLBACK (own_cb), self);
    }
  return list;
}
