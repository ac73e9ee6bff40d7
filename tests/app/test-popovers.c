/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus that are open when what they belong to goes: nothing of them may be left; and the window
 * about the program, which must not be made anew each time. */
#include <adwaita.h>

#include "app/bench-private.h"
#include "app/window-private.h"
#include "fixture-app.h"

static PlLibrary *library;

static void
wait_until (GtkWidget *widget, gboolean mapped)
{
  for (guint i = 0; i < 200 && gtk_widget_get_mapped (widget) != mapped; i++)
    test_run_main_loop (20);
  g_assert_true (gtk_widget_get_mapped (widget) == mapped);
}

static void
expect_gone (GObject **weak)
{
  for (guint i = 0; i < 100 && *weak != NULL; i++)
    test_run_main_loop (20);
  g_assert_null (*weak);
}

static GtkWidget *
find_main_menu (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (root) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (root)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_main_menu (child);
  return found;
}

static GtkWidget *
open_window (void)
{
  GtkWidget *window = pl_window_new (NULL, library);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (window, TRUE);
  return window;
}

static void
close_window (GtkWidget *window)
{
  pl_document_discard_draft (PL_WINDOW (window)->document);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_window_goes (void)
{
  GtkWidget *window = open_window (), *button = find_main_menu (window);
  GObject *popover = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_set_weak_pointer (&popover, G_OBJECT (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))));
  wait_until (GTK_WIDGET (popover), TRUE);
  close_window (window);
  expect_gone (&popover);
}

static void
test_widget_goes (void)
{
  GtkWidget *window = open_window (), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new (), *other = gtk_window_new ();
  GObject *popover = NULL;

  g_set_weak_pointer (&popover, G_OBJECT (gtk_popover_new ()));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (popover));
  gtk_box_append (GTK_BOX (bar), button);
  gtk_window_set_child (GTK_WINDOW (other), bar);
  gtk_window_present (GTK_WINDOW (other));
  wait_until (button, TRUE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (GTK_WIDGET (popover), TRUE);
  gtk_box_remove (GTK_BOX (bar), button);
  expect_gone (&popover);
  gtk_window_destroy (GTK_WINDOW (other));
  close_window (window);
  test_run_main_loop (30);
}

/* Nor is the surface of a window left, or of one whose menu was closed before. */
static void
test_surface_goes (void)
{
  if (gtk_check_version (4, 18, 7) == NULL)
    {
      g_test_skip ("not known of this release of GTK");
      return;
    }
  for (guint closed = 0; closed < 2; closed++)
    {
      GtkWidget *window = open_window (), *button = find_main_menu (window), *popover;
      GObject *surface = NULL;

      g_set_weak_pointer (&surface, G_OBJECT (gtk_native_get_surface (GTK_NATIVE (window))));
      for (guint i = 0; i < 2; i++)
        {
          gtk_menu_button_popup (GTK_MENU_BUTTON (button));
          popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
          wait_until (popover, TRUE);
          if (i == 0 || closed == 1)
            {
              gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
              wait_until (popover, FALSE);
            }
        }
      close_window (window);
      expect_gone (&surface);
    }
}

/* Closed the usual way it can be opened again. */
static void
test_again (void)
{
  GtkWidget *window = open_window (), *button = find_main_menu (window), *popover;

  for (guint i = 0; i < 3; i++)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
      wait_until (popover, TRUE);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      wait_until (popover, FALSE);
      g_assert_false (gtk_widget_get_visible (popover));
    }
  close_window (window);
  test_run_main_loop (30);
}

/* What is about to end still has its place while the event that ends it is told, and nothing of it
 * is left after that. */
static void
test_retired (void)
{
  GtkWidget *window = open_window (), *bench = PL_WINDOW (window)->bench;
  GtkWidget *popover = gtk_popover_new (), *next = gtk_popover_new ();
  GObject *weak = NULL;

  pl_window_show_bench (PL_WINDOW (window));
  wait_until (bench, TRUE);
  pl_bench_view_show_popover (PL_BENCH_VIEW (bench), popover, 10, 10);
  wait_until (popover, TRUE);
  g_set_weak_pointer (&weak, G_OBJECT (popover));
  pl_bench_view_show_popover (PL_BENCH_VIEW (bench), next, 20, 20);
  g_assert_nonnull (weak);
  g_assert_true (gtk_widget_get_parent (popover) == bench);
  g_assert_false (gtk_widget_get_visible (popover));
  wait_until (next, TRUE);
  expect_gone (&weak);
  close_window (window);
  test_run_main_loop (30);
}

/* Rows share what opens their menus: one for all in a list. */

static gboolean
is_row_of (GtkWidget *widget, gconstpointer kind)
{
  return GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "kind-id"), kind) == 0;
}

static GtkWidget *
get_row (GtkWidget *window, const char *kind)
{
  GtkWidget *row = NULL;

  for (guint i = 0; i < 200 && row == NULL; i++)
    {
      test_run_main_loop (20);
      row = test_find_widget (window, is_row_of, kind);
    }
  g_assert_nonnull (row);
  return row;
}

static GtkGesture *
get_right_click (GtkWidget *list)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
                 == GDK_BUTTON_SECONDARY)
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

/* A click is on a screen: on what a frame has given its place, and has scrolled into view. */
static gboolean
is_in_its_place (gpointer row)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  double x, y, in_view;

  return gtk_widget_translate_coordinates (row, list, 5.0, 5.0, &x, &y)
         && gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), (int) y) == row
         && gtk_widget_translate_coordinates (row, scroller, 5.0, 5.0, &x, &in_view)
         && in_view > 0.0 && in_view < gtk_widget_get_height (scroller);
}

static void
press_right (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  double x, y;

  g_assert_true (gtk_widget_grab_focus (row)); /* the list scrolls there */
  test_wait_until (is_in_its_place, row);
  g_assert_true (gtk_widget_translate_coordinates (row, list, 5.0, 5.0, &x, &y));
  g_signal_emit_by_name (get_right_click (list), "pressed", 1, x, y);
}

static GtkWidget *
find_menu_of (GtkWidget *row)
{
  GtkWidget *last = gtk_widget_get_last_child (row);

  return last != NULL && GTK_IS_POPOVER (last) ? last : NULL;
}

static void
test_rows (void)
{
  const char *const kinds[] = { "mackie-profx10v3", "trs-trs" };
  GtkWidget *window = open_window ();

  pl_window_show_bench (PL_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *row = get_row (window, kinds[i]), *other = get_row (window, "ts-ts");

      press_right (row);
      g_assert_nonnull (find_menu_of (row));
      g_assert_null (find_menu_of (other));
      wait_until (find_menu_of (row), TRUE);
      g_assert_nonnull (test_find_widget (row, test_has_text, "I Own This"));
      gtk_popover_popdown (GTK_POPOVER (find_menu_of (row)));
    }
  press_right (get_row (window, "")); /* Automatic is no gear */
  g_assert_null (find_menu_of (get_row (window, "")));
  close_window (window);
  test_run_main_loop (30);
}

/* A text that opens has the focus, so it is read and Tab does not lose its way; also where nothing
 * had it before. */

static gboolean
is_term (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_has_css_class (widget, "pl-term")
         && gtk_widget_get_mapped (widget);
}

static gboolean
has_term (gpointer window)
{
  return test_find_widget (window, is_term, NULL) != NULL;
}

static void
test_term (void)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);
  GtkWidget *window = open_window (), *button, *popover, *focus;

  pl_window_open (PL_WINDOW (window), path);
  test_wait_until (has_term, window);
  button = test_find_widget (window, is_term, NULL);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (popover, TRUE);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, popover));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus)), ==,
                   GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_until (popover, FALSE);
  close_window (window);
  test_run_main_loop (30);
}

#if !ADW_CHECK_VERSION(1, 5, 0)

/* Of libadwaita before 1.5, where a window of this sort that ends loses a part of itself. */
static GtkWidget *
find_about (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_ABOUT_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
test_about_stays (void)
{
  GtkWidget *window = open_window (), *about = NULL;

  g_assert_true (gtk_widget_activate_action (window, "win.about", NULL));
  about = find_about ();
  g_assert_nonnull (about);
  wait_until (about, TRUE);
  close_window (window);
  g_assert_true (find_about () == about);
  g_assert_false (gtk_widget_get_visible (about));
  window = open_window ();
  g_assert_true (gtk_widget_activate_action (window, "win.about", NULL));
  wait_until (about, TRUE);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (about)) == GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (about));
  wait_until (about, FALSE);
  close_window (window);
  g_assert_true (find_about () == about);
}

#endif

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add_func ("/popovers/window-goes", test_window_goes);
  g_test_add_func ("/popovers/widget-goes", test_widget_goes);
  g_test_add_func ("/popovers/surface-goes", test_surface_goes);
  g_test_add_func ("/popovers/again", test_again);
  g_test_add_func ("/popovers/retired", test_retired);
  g_test_add_func ("/popovers/rows", test_rows);
  g_test_add_func ("/popovers/term", test_term);
#if !ADW_CHECK_VERSION(1, 5, 0)
  g_test_add_func ("/popovers/about-stays", test_about_stays);
#endif
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
