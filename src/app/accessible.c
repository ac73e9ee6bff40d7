/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/accessible.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/compat.h"

/* From GTK 4.12 on a thing without a role of its own is generic, and what is generic is never
 * called anything.  What has been seen already keeps its role: it is given once. */
static void
give_role (GtkWidget *widget)
{
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_GENERIC
      && !gtk_widget_get_mapped (widget))
    g_object_set (
        widget, "accessible-role",
        GTK_IS_DRAWING_AREA (widget) ? GTK_ACCESSIBLE_ROLE_IMG : GTK_ACCESSIBLE_ROLE_GROUP, NULL);
}

/* The words on it would be read after its name (GTK 4.8, with a mnemonic) or instead of it (4.18).
 */
void
pl_accessible_call (GtkWidget *widget, const char *name)
{
  give_role (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* libadwaita names what a row activates by the row's title, too. */
void
pl_accessible_name_field (GtkWidget *field, const char *name, const char *about)
{
  pl_accessible_call (field, name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  if (about != NULL && *about != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    about, -1);
}

void
pl_accessible_name_entry_row (GtkWidget *row, const char *name)
{
  pl_accessible_call (row, name);
  pl_compat_tell_entry (GTK_EDITABLE (row), name);
}

GtkWidget *
pl_accessible_new_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  pl_accessible_call (button, name);
  return button;
}

static GtkWidget *
find_label (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LABEL (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/* What drops down is a list whose items have no names; another line may stand on one later. */
static void
name_by_label (GtkWidget *item)
{
  GtkWidget *label = find_label (item);

  if (label != NULL && gtk_widget_get_ancestor (item, GTK_TYPE_POPOVER) != NULL
      && GTK_IS_LIST_BASE (gtk_widget_get_parent (item)))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    label, NULL, -1);
}

/* For every widget: the toolkit makes items of menus itself, and keeps their type to itself. */
static gboolean
name_item_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  g_autofree char *text = NULL; /* as it is shown, without the mark of the key */

  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkListItem"))
    name_by_label (widget);
  if (strcmp (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") != 0)
    return TRUE;
  g_object_get (widget, "text", &text, NULL);
  pl_accessible_call (widget, text);
  return TRUE;
}

void
pl_accessible_name_menus (void)
{
  (void) g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, name_item_hook,
                                     NULL, NULL);
}

/* Data of a list or drop-down: what its items are called, and those of a list as a model, which
 * tells of new ones. */
#define CALLED "pl-called"
#define ITEMS  "pl-items"

/* Whether it is the first time. */
static gboolean
remember (GtkWidget *widget, const char *name)
{
  gboolean is_called = g_object_get_data (G_OBJECT (widget), CALLED) != NULL;

  g_object_set_data_full (G_OBJECT (widget), CALLED, g_strdup (name), g_free);
  return !is_called;
}

static void
name_items_cb (GtkWidget *list)
{
  const char *name = g_object_get_data (G_OBJECT (list), CALLED);

  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (item)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
      gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
}

/* What is chosen stands in a list of one item; those of a list that drops down say what they are.
 * Another choice is another item.  From GTK 4.12 on what an item is called is forgotten whenever
 * the list comes into a window or is shown: only then its factory sets the items up. */
static void
name_chosen (GtkWidget *list, const char *name)
{
  GListModel *items = NULL;
  gboolean is_new;

  if (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER) != NULL
      || gtk_widget_get_ancestor (list, GTK_TYPE_COLUMN_VIEW) != NULL) /* of rows, not of items */
    return;
  is_new = remember (list, name);
  name_items_cb (list);
  if (!is_new)
    return;
  items = gtk_widget_observe_children (list);
  g_object_set_data_full (G_OBJECT (list), ITEMS, items, g_object_unref);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (name_items_cb), list,
                           G_CONNECT_SWAPPED);
  g_signal_connect (list, "notify::root", G_CALLBACK (name_items_cb), NULL);
  g_signal_connect (list, "notify::visible", G_CALLBACK (name_items_cb), NULL);
}

/* The button of a drop-down, and what stands on it; not what drops down.  All of it may stand in a
 * popover itself. */
static gboolean
is_on_drop_down (GtkWidget *widget)
{
  GtkWidget *drop_down = gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN);
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  return (GTK_IS_TOGGLE_BUTTON (widget)
          || g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkListItem"))
         && drop_down != NULL && (popover == NULL || !gtk_widget_is_ancestor (popover, drop_down));
}

/* What is chosen stands on it, in words of its own: a reader that comes to it by keys reads its
 * name and what describes it. */
static void
describe_chosen_cb (GtkWidget *choice)
{
  GtkWidget *focus = GTK_IS_DROP_DOWN (choice) ? gtk_widget_get_first_child (choice) : choice;
  g_autoptr (GObject) item = NULL;

  g_object_get (choice, "selected-item", &item, NULL);
  if (GTK_IS_STRING_OBJECT (item))
    gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (GTK_STRING_OBJECT (item)), -1);
}

static void
describe_chosen (GtkWidget *choice)
{
  /* From libadwaita 1.4 on a row is described by its second line, also where it has none. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  describe_chosen_cb (choice);
  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (describe_chosen_cb), NULL);
}

/* What stands on the button of a drop-down is an item, too. */
static void
name_again_cb (GtkWidget *drop_down)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (drop_down), CALLED));

  pl_accessible_name_lists (drop_down, name);
}

void
pl_accessible_name_lists (GtkWidget *row, const char *name)
{
  gboolean chooses = GTK_IS_DROP_DOWN (row) || ADW_IS_COMBO_ROW (row);
  gboolean is_new = chooses && remember (row, name);

  if (is_new)
    describe_chosen (row);
  if (is_new && GTK_IS_DROP_DOWN (row))
    g_signal_connect (row, "notify::root", G_CALLBACK (name_again_cb), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX (child) || GTK_IS_LIST_BASE (child) || is_on_drop_down (child))
        pl_accessible_call (child, name);
      if (GTK_IS_LIST_BASE (child))
        name_chosen (child, name);
      pl_accessible_name_lists (child, name);
    }
}

void
pl_accessible_name_scrollers (GtkWidget *root, const char *name)
{
  if (GTK_IS_SCROLLED_WINDOW (root))
    pl_accessible_call (root, name);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pl_accessible_name_scrollers (child, name);
}

void
pl_accessible_name_popover (GtkWidget *popover, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  pl_accessible_name_scrollers (popover, name);
}

/* The words that a button shows, or NULL. */
static const char *
find_words (GtkWidget *root)
{
  const char *words = GTK_IS_LABEL (root) ? gtk_label_get_text (GTK_LABEL (root)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && (words == NULL || *words == '\0');
       child = gtk_widget_get_next_sibling (child))
    words = find_words (child);
  return words != NULL && *words != '\0' ? words : NULL;
}

/* By its words, or else by its sign or its tip. */
static const char *
name_button (GtkButton *button, const char *name)
{
  const char *words = find_words (GTK_WIDGET (button)), *icon = gtk_button_get_icon_name (button);
  const char *tip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

  if (words != NULL)
    return words;
  if (g_strcmp0 (icon, "edit-find-symbolic") == 0)
    return _ ("Search");
  if (g_strcmp0 (icon, "window-close-symbolic") == 0)
    return _ ("Close");
  return tip != NULL ? tip : name;
}

/* NULL: it has a name of its own. */
static const char *
choose_name (GtkWidget *widget, const char *name)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return _ ("Search");
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_tooltip_text (widget) != NULL)
    return gtk_widget_get_tooltip_text (widget);
  if (GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget)
      || GTK_IS_LIST_BOX (widget) || GTK_IS_TREE_VIEW (widget) || GTK_IS_PANED (widget))
    return name;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return find_words (widget);
  return GTK_IS_BUTTON (widget) ? name_button (GTK_BUTTON (widget), name) : NULL;
}

static void
rows_cb (GListModel *children, guint position, guint n_removed, guint n_added, gpointer data)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) row = g_list_model_get_item (children, i);
      const char *words = find_words (row);

      if (words == NULL && GTK_IS_TOGGLE_BUTTON (row))
        words = "/"; /* the first folder of a path has a picture only */
      if ((GTK_IS_LIST_BOX_ROW (row) || GTK_IS_BUTTON (row)) && words != NULL)
        pl_accessible_call (row, words);
    }
}

/* Rows and the folders of a path come later, too. */
static gboolean
is_filled_later (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkPathBar");
}

static void
name_rows (GtkWidget *list)
{
  GListModel *children = gtk_widget_observe_children (list);

  g_signal_connect (children, "items-changed", G_CALLBACK (rows_cb), NULL);
  g_object_set_data_full (G_OBJECT (list), "rows", children, g_object_unref);
}

void
pl_accessible_name_window (GtkWidget *root, const char *name)
{
  const char *own = choose_name (root, name);

  if (own != NULL)
    pl_accessible_call (root, own);
  if (GTK_IS_MENU_BUTTON (root))
    name = own; /* of the button in it */
  if (is_filled_later (root))
    name_rows (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pl_accessible_name_window (child, name);
}

static gboolean
is_row (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_ROW;
}

void
pl_accessible_name_row (GtkWidget *inside, const char *name)
{
  GtkWidget *row = inside;

  while (row != NULL && !is_row (row))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
pl_accessible_name_titles (GtkWidget *table, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_row (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
}

void
pl_accessible_name_closers (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child)
          && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), "window-close-symbolic")
                 == 0)
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _ ("Close"), -1);
      else
        pl_accessible_name_closers (child);
    }
}
