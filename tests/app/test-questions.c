/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program asks, as a screen reader reads it. */
#include <adwaita.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "fixture-app.h"

static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* The buttons with words below root, in their order. */
static void
collect_buttons (GtkWidget *root, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_label (GTK_BUTTON (root)) != NULL)
    g_ptr_array_add (buttons, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, buttons);
}

/* All buttons that say so (a narrow window has others for the same answers) are called so, and
 * nothing else is read with that. */
static void
assert_named (const char *label, const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      collect_buttons (window, buttons);
    }
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      {
        gtk_test_accessible_assert_property (g_ptr_array_index (buttons, i),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, name);
        g_assert_false (gtk_test_accessible_has_relation (g_ptr_array_index (buttons, i),
                                                          GTK_ACCESSIBLE_RELATION_LABELLED_BY));
        n_found++;
      }
  g_assert_cmpuint (n_found, >, 0);
}

/* Like those of the program: libadwaita 1.5 and newer shows a question within it, and in a window
 * of its own (whose heading it measures narrower than the heading can be) only for other parents.
 */
static GtkWidget *
new_window (void)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  return window;
}

static void
chosen_cb (const char *response, gpointer data)
{
}

static void
test_unsaved (void)
{
  GtkWidget *window = new_window ();

  gtk_window_present (GTK_WINDOW (window));
  pl_compat_ask_unsaved (GTK_WINDOW (window), "Rehearsal", chosen_cb, NULL);
  settle ();
  assert_named ("_Cancel", "Cancel");
  assert_named ("_Discard", "Discard");
  assert_named ("_Save", "Save");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_alert (void)
{
  GtkWidget *window = new_window ();

  gtk_window_present (GTK_WINDOW (window));
  pl_compat_alert (GTK_WINDOW (window), "This Cannot Be", "It is so.");
  settle ();
  assert_named ("_Close", "Close");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The list with what is chosen, not the one that drops down. */
static GtkWidget *
find_chosen (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (root) ? root : NULL;

  if (GTK_IS_POPOVER (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chosen (child);
  return found;
}

static void
assert_chosen_named (GtkWidget *row, const char *name)
{
  GtkWidget *list = find_chosen (row);

  settle ();
  g_assert_nonnull (list);
  g_assert_nonnull (gtk_widget_get_first_child (list));
  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         name);
}

/* What is chosen is called as the row is, before and after it comes into a window, in the next one
 * and when something else is chosen. */
static void
test_choice (void)
{
  const char *choices[] = { "A4", "Letter", "A3", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  g_autoptr (GtkWidget) rows = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *row = adw_combo_row_new (), *list;

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  pl_accessible_name_lists (row, "Paper");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *window = new_window ();

      adw_window_set_content (ADW_WINDOW (window), rows);
      gtk_window_present (GTK_WINDOW (window));
      assert_chosen_named (row, "Paper");
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1 + i);
      assert_chosen_named (row, "Paper");
      list = find_chosen (row);
      gtk_widget_set_visible (list, FALSE);
      gtk_widget_set_visible (list, TRUE);
      assert_chosen_named (row, "Paper");
      pl_accessible_name_lists (row, "Sheet");
      assert_chosen_named (row, "Sheet");
      pl_accessible_name_lists (row, "Paper");
      adw_window_set_content (ADW_WINDOW (window), NULL);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static gboolean
is_list_item (GtkWidget *widget)
{
  return g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkListItem");
}

static GtkWidget *
find_on_button (GtkWidget *root)
{
  GtkWidget *found = is_list_item (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL && !GTK_IS_POPOVER (root);
       child = gtk_widget_get_next_sibling (child))
    found = find_on_button (child);
  return found;
}

/* So is what stands on a drop-down. */
static void
test_drop_down (void)
{
  const char *choices[] = { "As it is", "Otherwise", NULL };
  GtkWidget *window = new_window (), *choice = gtk_drop_down_new_from_strings (choices);

  pl_accessible_name_lists (choice, "First choice");
  adw_window_set_content (ADW_WINDOW (window), choice);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 2; i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
      settle ();
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_on_button (choice)),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, "First choice");
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_item (GtkWidget *root, const char *text)
{
  g_autofree char *own = NULL;
  GtkWidget *found = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (root), "text") != NULL)
    g_object_get (root, "text", &own, NULL);
  if (g_strcmp0 (own, text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_item (child, text);
  return found;
}

/* Items of menus are called what they say, without the mark of the key. */
static void
test_menu (void)
{
  static const struct
  {
    const char *label, *name;
  } items[] = { { "_Open…", "Open…" }, { "my__show <2> & co", "my_show <2> & co" } };
  GtkWidget *window = new_window (), *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  pl_accessible_name_menus ();
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_menu_append (menu, items[i].label, "window.close");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  adw_window_set_content (ADW_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      GtkWidget *item = find_item (
          GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), items[i].name);

      g_assert_nonnull (item);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           items[i].name);
      g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (item),
                                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  test_app_begin (&argc, &argv);
  adw_init ();
  g_test_add_func ("/questions/unsaved", test_unsaved);
  g_test_add_func ("/questions/alert", test_alert);
  g_test_add_func ("/questions/choice", test_choice);
  g_test_add_func ("/questions/drop-down", test_drop_down);
  g_test_add_func ("/questions/menu", test_menu);
  return g_test_run ();
}
