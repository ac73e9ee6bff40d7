/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gear of one's own, described by ticking what it has. */
#include <adwaita.h>

#include "app/describe-window.h"
#include "app/window.h"
#include "core/catalog.h"
#include "fixture-app.h"

static PlLibrary *library;

static gboolean
is_entry (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ENTRY_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* Who is as quick as a program closes the form while the rows with text move yet, and
 * libadwaita 1.2 loses what is moving. */
static void
wait_still (void)
{
  test_run_main_loop (500);
}

/* A name and a click: a device file in the person's folder, and a row in the list of gear. */
static void
test_describe (void)
{
  GtkWidget *window = pl_window_new (NULL, library), *form = NULL, *add = NULL;
  g_autofree char *file = g_build_filename (g_get_user_data_dir (), "patchlead", "devices",
                                            "my-little-four.device", NULL);
  g_autofree char *second = g_build_filename (g_get_user_data_dir (), "patchlead", "devices",
                                              "my-little-four-2.device", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_activate_action (window, "win.describe-gear", "s", ""));
      form = test_find_toplevel ("Describe Your Gear");
      g_assert_nonnull (form);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (form)),
                                             test_find_widget (form, is_entry, "Name")));
      add = test_find_widget (form, test_is_button, "_Add");
      g_assert_nonnull (add);
      g_assert_false (gtk_widget_get_sensitive (add));
      gtk_editable_set_text (GTK_EDITABLE (test_find_widget (form, is_entry, "Name")),
                             "Little Four");
      g_assert_true (gtk_widget_get_sensitive (add));
      wait_still ();
      g_signal_emit_by_name (add, "clicked");
      g_assert_null (test_find_toplevel ("Describe Your Gear"));
    }
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_nonnull (test_find_widget (window, test_has_text, "Little Four"));
  g_assert_true (gtk_widget_activate_action (window, "win.describe-gear", "s", "my-little-four"));
  form = test_find_toplevel ("Describe Your Gear");
  gtk_editable_set_text (GTK_EDITABLE (test_find_widget (form, is_entry, "Name")), "Little Five");
  wait_still ();
  g_signal_emit_by_name (test_find_widget (form, test_is_button, "C_hange"), "clicked");
  g_assert_nonnull (pl_catalog_find (pl_library_get_catalog (library), "my-little-five"));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
nobody_cb (PlKind *kind, gpointer data)
{
  g_assert_not_reached ();
}

/* Who asked may be gone by then (the guide's page was left): the gear is kept, nobody is told. When
 * the window goes, so does what lies over it. */
static void
test_describe_alone (void)
{
  GtkWidget *window = pl_window_new (NULL, library), *form = NULL;
  GObject *asker = g_object_new (G_TYPE_OBJECT, NULL);
  g_autofree char *file = g_build_filename (g_get_user_data_dir (), "patchlead", "devices",
                                            "my-lonely-box.device", NULL);

  pl_describe_window_present (GTK_WINDOW (window), library, NULL, PL_CATEGORY_MIXER, nobody_cb,
                              asker);
  form = test_find_toplevel ("Describe Your Gear");
  gtk_editable_set_text (GTK_EDITABLE (test_find_widget (form, is_entry, "Name")), "Lonely Box");
  g_object_unref (asker);
  wait_still ();
  g_signal_emit_by_name (test_find_widget (form, test_is_button, "_Add"), "clicked");
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_activate_action (window, "win.describe-gear", "s", ""));
  g_assert_nonnull (test_find_toplevel ("Describe Your Gear"));
  wait_still ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (test_find_toplevel ("Describe Your Gear"));
}

static gboolean
is_tip (GtkWidget *widget, gconstpointer tip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) == 0;
}

/* Jacks one by one: added, named, kept in the file, and there again when the gear is changed. */
static void
test_describe_jacks (void)
{
  GtkWidget *window = pl_window_new (NULL, library), *form = NULL;
  PlKind *kind = NULL;

  (void) pl_library_remove_own (library, "my-odd-box", NULL); /* of an earlier run */
  g_assert_true (gtk_widget_activate_action (window, "win.describe-gear", "s", ""));
  form = test_find_toplevel ("Describe Your Gear");
  gtk_editable_set_text (GTK_EDITABLE (test_find_widget (form, is_entry, "Name")), "Odd Box");
  for (guint i = 0; i < 2; i++)
    g_signal_emit_by_name (test_find_widget (form, test_is_button, "Add a _Jack"), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (test_find_widget (form, is_entry, "Printed at the jack")),
                         "TO DESK");
  wait_still ();
  g_signal_emit_by_name (test_find_widget (form, test_is_button, "_Add"), "clicked");
  kind = pl_catalog_find (pl_library_get_catalog (library), "my-odd-box");
  g_assert_nonnull (kind);
  g_assert_cmpint (pl_kind_find_connector (kind, "jack-1"), >=, 0);
  g_assert_cmpint (pl_kind_find_connector (kind, "jack-2"), >=, 0);
  g_assert_cmpstr (pl_kind_connector (kind, (guint) pl_kind_find_connector (kind, "jack-1"))->label,
                   ==, "TO DESK");
  g_assert_true (gtk_widget_activate_action (window, "win.describe-gear", "s", "my-odd-box"));
  form = test_find_toplevel ("Describe Your Gear");
  g_assert_nonnull (test_find_widget (form, test_has_text, "TO DESK"));
  wait_still ();
  g_signal_emit_by_name (test_find_widget (form, is_tip, "Remove this jack"), "clicked");
  wait_still ();
  g_signal_emit_by_name (test_find_widget (form, test_is_button, "C_hange"), "clicked");
  kind = pl_catalog_find (pl_library_get_catalog (library), "my-odd-box");
  g_assert_cmpint (pl_kind_find_connector (kind, "jack-1"), >=, 0);
  g_assert_cmpint (pl_kind_find_connector (kind, "jack-2"), <, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add_func ("/describe", test_describe);
  g_test_add_func ("/describe-alone", test_describe_alone);
  g_test_add_func ("/describe-jacks", test_describe_jacks);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
