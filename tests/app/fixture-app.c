/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture-app.h"

#include <string.h>

#include "app/recent.h"
#include "fixture.h"

void
test_app_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/patchlead/Patchlead/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* GDK 4.23 and 4.24 warn of themselves in the first frames of a window
 * (gdk_frame_timings_submitted()): there only what is critical ends a test. */
void
test_app_begin (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (gtk_get_minor_version () >= 23)
    (void) g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
}

PlLibrary *
test_app_init (int *argc, char ***argv)
{
  g_autofree char *state = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);

  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE));
  test_app_begin (argc, argv);
  adw_init ();
  test_app_load_style ();
  return pl_library_new (NULL);
}

void
test_run_main_loop (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Longer than it takes, for a machine that is busy. */
void
test_wait_until (TestCondition is_so, gpointer data)
{
  for (guint i = 0; i < 2000 && !is_so (data); i++)
    test_run_main_loop (10);
  g_assert_true (is_so (data));
}

GtkWidget *
test_find_widget (GtkWidget *root, TestWidget test, gconstpointer data)
{
  if (test (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_find_widget (child, test, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
test_has_text (GtkWidget *widget, gconstpointer text)
{
  g_autofree char *told = NULL, *wanted = NULL;

  if (!GTK_IS_LABEL (widget))
    return FALSE;
  told = test_dup_plain (gtk_label_get_text (GTK_LABEL (widget)));
  wanted = test_dup_plain (text);
  return strstr (told, wanted) != NULL;
}

gboolean
test_is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

gboolean
test_is_called (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

GtkWidget *
test_get_called (GtkWidget *root, const char *name)
{
  GtkWidget *found = test_find_widget (root, test_is_called, name);

  if (found == NULL)
    g_error ("nothing is called %s", name);
  return found;
}

GtkWidget *
test_get_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), title) == 0)
        return window;
    }
  g_error ("no window is called %s", title);
}

gboolean
test_is_recent (gpointer path)
{
  g_autoptr (GPtrArray) recents = pl_recent_list (8);

  for (guint i = 0; i < recents->len; i++)
    if (g_strcmp0 (((const PlRecent *) g_ptr_array_index (recents, i))->path, path) == 0)
      return TRUE;
  return FALSE;
}

void
test_destroy_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
}

GtkWidget *
test_find_toplevel (const char *title)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return GTK_WIDGET (window);
    }
  return NULL;
}

gboolean
test_is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}
