/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window tells for a moment, at its lower edge. */
#include <adwaita.h>

#include "app/bench-private.h"
#include "app/side-pane.h"
#include "app/window-private.h"
#include "fixture-app.h"

enum
{
  USUAL_DPI = 96 * 1024,
  LARGE_DPI = 144 * 1024
};

static PlLibrary *library;

static void
wait_until_still (PlWindow *window)
{
  for (guint i = 0; i < 200 && window->toast_moves != 0; i++)
    test_run_main_loop (50);
  g_assert_cmpuint (window->toast_moves, ==, 0);
}

static GtkWidget *
find_button (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_BUTTON (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* Of the toast that came last. */
static GtkWidget *
find_toast_button (PlWindow *window)
{
  return find_button (gtk_widget_get_last_child (window->toasts));
}

/* Nothing can be pressed before it lies still: neither the first one nor one that comes while
 * another one goes. */
static void
test_toast_after_toast (void)
{
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));
  GtkWidget *button = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  test_run_main_loop (100);
  pl_window_tell (window, "First", FALSE);
  button = find_toast_button (window);
  g_assert_false (gtk_widget_is_sensitive (button));
  wait_until_still (window);
  g_assert_true (gtk_widget_is_sensitive (button));
  adw_toast_dismiss (window->toast);
  g_assert_null (window->toast);
  pl_window_tell (window, "Second", FALSE);
  button = find_toast_button (window);
  g_assert_false (gtk_widget_is_sensitive (button));
  wait_until_still (window);
  g_assert_true (gtk_widget_is_sensitive (button));
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_main_loop (30);
}

/* A window that goes while something in it still moves, seen by a sanitizer or by memory that is
 * overwritten when it is freed. */

/* The data: with a toast before that lies still. */
static void
test_window_goes (gconstpointer data)
{
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  pl_window_show_bench (window);
  test_run_main_loop (200);
  if (data != NULL)
    {
      pl_window_tell (window, "Goes", TRUE);
      wait_until_still (window);
      adw_toast_dismiss (window->toast);
    }
  pl_window_tell (window, "Comes", TRUE);
  pl_side_pane_reveal (window->gear_flap, FALSE);
  pl_side_pane_reveal (window->explain_flap, FALSE);
  test_run_main_loop (60); /* in the middle of it */
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_main_loop (200);
}

/* A toast and a pane that move at once: nothing of the window may be left without its place, which
 * the toolkit would tell by a warning. */
static void
test_beside_a_pane (void)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  pl_window_open (window, path);
  test_run_main_loop (300);
  pl_window_tell (window, "Moves", FALSE);
  pl_side_pane_reveal (window->gear_flap, FALSE);
  wait_until_still (window);
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_main_loop (30);
}

static gboolean
is_undo (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) == NULL;
}

static GtkWidget *
find_undo (PlWindow *window)
{
  GtkWidget *button = test_find_widget (gtk_widget_get_last_child (window->toasts), is_undo, NULL);

  g_assert_nonnull (button);
  return button;
}

static gboolean
has_no_toast (gpointer window)
{
  return ((const PlWindow *) window)->toast == NULL;
}

/* Undo is offered for what was told, not for what came after it. */
static void
test_undo_offered (void)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));
  PlBenchView *bench = NULL;

  gtk_window_present (GTK_WINDOW (window));
  pl_window_open (window, path);
  test_run_main_loop (100);
  bench = PL_BENCH_VIEW (window->bench);
  gtk_widget_activate_action (window->bench, "bench.select-all", NULL);
  g_assert_true (pl_bench_view_remove_selected (bench));
  g_assert_cmpuint (pl_patch_count_parts (pl_document_get_patch (window->document)), ==, 0);
  g_assert_cmpstr (adw_toast_get_action_name (window->toast), ==, "win.undo");
  if (gtk_get_major_version () == 4 && gtk_get_minor_version () < 14) /* later toasts are alerts */
    gtk_test_accessible_assert_property (
        GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Removed from the bench");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_undo (window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Undo");
  pl_document_undo (window->document); /* by key */
  g_assert_null (adw_toast_get_action_name (window->toast));
  g_assert_null (adw_toast_get_button_label (window->toast));
  test_wait_until (has_no_toast, window);
  g_assert_cmpuint (pl_patch_count_parts (pl_document_get_patch (window->document)), ==, 5);
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_main_loop (30);
}

static void
assert_told (PlWindow *window, const char *sentence)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       sentence);
}

/* No toast, for who looks sees it; a screen reader hears what was undone. */
static void
test_undo_told (void)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));
  PlEdit move = { .type = PL_EDIT_MOVE, .id = 1, .x = 400, .y = 450 };

  gtk_window_present (GTK_WINDOW (window));
  pl_window_open (window, path);
  g_assert_true (pl_document_commit (window->document, &move, 1, "Move", FALSE));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  assert_told (window, "Undone: Move");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  assert_told (window, "Redone: Move");
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_main_loop (30);
}

/* The reason why something failed, as long as such reasons are. */
#define LONG_SENTENCE                                                                              \
  "Nothing can be played: Failed to connect: Connection refused. Check that a sound device is "    \
  "there and not taken by another program; gstreamer1.0-plugins-good and gstreamer1.0-pulseaudio " \
  "bring the usual ones."

static graphene_rect_t
place_of (PlWindow *window, GtkWidget *widget)
{
  graphene_rect_t rect;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &rect));
  return rect;
}

static gboolean
has_room (gpointer window)
{
  return gtk_widget_get_width (window) > 0
         && pl_bench_view_sees_part (PL_BENCH_VIEW (((const PlWindow *) window)->bench), 1);
}

/* All of a long sentence can be read in a small window, and it lies above the buttons of the zoom.
 * The data: the size of the text. */
static void
test_long (gconstpointer data)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);
  PlWindow *window = NULL;
  GtkWidget *label = NULL;
  graphene_rect_t toast, text, zoom;
  int height;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-xft-dpi",
                GPOINTER_TO_INT (data), NULL);
  g_setenv ("PATCHLEAD_WINDOW_SIZE", "600x500", TRUE);
  window = PL_WINDOW (pl_window_new (NULL, library));
  gtk_window_present (GTK_WINDOW (window));
  pl_window_open (window, path);
  test_wait_until (has_room, window);
  pl_window_tell (window, LONG_SENTENCE, FALSE);
  wait_until_still (window);
  label = test_find_widget (window->toasts, test_has_text, LONG_SENTENCE);
  g_assert_nonnull (label);
  toast = place_of (window, gtk_widget_get_last_child (window->toasts));
  text = place_of (window, label);
  zoom = place_of (window, PL_BENCH_VIEW (window->bench)->zoom_box);
  g_assert_cmpfloat (toast.origin.x, >=, 0);
  g_assert_cmpfloat (toast.origin.x + toast.size.width, <=, 600);
  g_assert_cmpfloat (toast.origin.y + toast.size.height, <=, zoom.origin.y);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, (int) text.size.width, &height, NULL, NULL,
                      NULL);
  g_assert_cmpfloat (text.size.height, >=, height);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_true (graphene_rect_contains_rect (&toast, &text));
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_main_loop (30);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
  g_unsetenv ("PATCHLEAD_WINDOW_SIZE");
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  test_app_load_style ();
  g_test_add_func ("/toasts/one-after-another", test_toast_after_toast);
  g_test_add_func ("/toasts/beside-a-pane", test_beside_a_pane);
  g_test_add_func ("/toasts/undo-offered", test_undo_offered);
  g_test_add_func ("/toasts/undo-told", test_undo_told);
  g_test_add_data_func ("/toasts/window-goes", NULL, test_window_goes);
  g_test_add_data_func ("/toasts/window-goes/after-another", "still", test_window_goes);
  g_test_add_data_func ("/toasts/long", GINT_TO_POINTER (USUAL_DPI), test_long);
  g_test_add_data_func ("/toasts/long-and-large", GINT_TO_POINTER (LARGE_DPI), test_long);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
