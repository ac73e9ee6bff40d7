/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file and a folder with characters in their names that turn what is around them: neither looks
 * like something else anywhere, and what is opened and written is that file. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/recent.h"
#include "app/window-private.h"
#include "core/plain.h"
#include "fixture-app.h"

#define EMPTY "[Patchlead]\nFormat=1\n"

static PlLibrary *library;
static char *folder;

/* An x, a character that turns what follows, and the rest. */
static char *
dup_name (const char *rest)
{
  GString *name = g_string_new ("x");

  g_string_append_unichar (name, 0x202e);
  g_string_append (name, rest);
  return g_string_free (name, FALSE);
}

static char *
dup_path (const char *rest)
{
  g_autofree char *name = dup_name (rest);

  return g_build_filename (folder, name, NULL);
}

static char *
write_file (const char *rest, const char *text)
{
  char *path = dup_path (rest);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
assert_plain (const char *text)
{
  g_assert_true (text == NULL || pl_plain_find_odd (text, strlen (text)) == NULL);
}

static gboolean
look_at (GtkWidget *widget, gconstpointer data)
{
  assert_plain (gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    assert_plain (gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

static void
look_at_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      assert_plain (gtk_window_get_title (GTK_WINDOW (window)));
      (void) test_find_widget (window, look_at, NULL);
    }
}

/* In whichever window. */
static GtkWidget *
find_anywhere (TestWidget test, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = test_find_widget (window, test, data);
    }
  return found;
}

static gboolean
has_told (gconstpointer text)
{
  return find_anywhere (test_has_text, text) != NULL;
}

static gboolean
has_told_cb (gpointer text)
{
  return has_told (text);
}

static PlWindow *
open_window (const char *path)
{
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));

  gtk_window_present (GTK_WINDOW (window));
  pl_window_open (window, path);
  return window;
}

/* An alert is answered before its window goes. */
static void
press_cancel (void)
{
  GtkWidget *button = find_anywhere (test_is_button, "_Cancel");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* In the title, and in the bar that says that another program wrote to it. */
static void
test_window (void)
{
  g_autofree char *path = write_file ("gnp.patchlead", EMPTY);
  PlWindow *window = open_window (path);

  g_assert_cmpstr (pl_document_get_path (window->document), ==, path);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "xgnp.patchlead");
  g_free (write_file ("gnp.patchlead", EMPTY "Notes=theirs\n"));
  test_wait_until (has_told_cb, (gpointer) "Another program changed");
  look_at_windows ();
  pl_window_save (window, FALSE, NULL);
  test_wait_until (has_told_cb, (gpointer) "The File Was Changed");
  look_at_windows ();
  press_cancel ();
  test_destroy_windows ();
}

/* In the alert of a file that cannot be read, the library's sentences and those of the reader. */
static void
test_alert (void)
{
  g_autofree char *bad = write_file ("dab.patchlead", "no\n");
  g_autofree char *none = dup_path ("enon.patchlead");

  (void) open_window (bad);
  test_wait_until (has_told_cb, (gpointer) "This File Cannot Be Opened");
  g_assert_true (has_told ("xdab.patchlead: line 1"));
  look_at_windows ();
  test_destroy_windows ();
  (void) open_window (none);
  test_wait_until (has_told_cb, (gpointer) "xenon.patchlead cannot be read");
  look_at_windows ();
  test_destroy_windows ();
}

/* On the start page, and in what is said of a file that has gone. */
static void
test_recent (void)
{
  g_autofree char *path = write_file ("tsal.patchlead", EMPTY);
  PlWindow *window = open_window (path);
  GtkWidget *rows = NULL;

  test_wait_until (test_is_recent, path);
  rows = g_object_ref_sink (pl_recent_list_new ());
  g_assert_nonnull (test_find_widget (rows, test_has_text, "xtsal.patchlead"));
  (void) test_find_widget (rows, look_at, NULL);
  g_object_unref (rows);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-recent", "^ay", path));
  assert_plain (adw_toast_get_title (window->toast));
  pl_document_discard_draft (window->document);
  test_destroy_windows ();
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);
  g_autofree char *name = dup_name ("folder");
  int code;

  g_assert_true (g_setenv ("XDG_DATA_HOME", data, TRUE)); /* recent files of this run only */
  library = test_app_init (&argc, &argv);
  folder = g_build_filename (data, name, NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_test_add_func ("/paths/window", test_window);
  g_test_add_func ("/paths/alert", test_alert);
  g_test_add_func ("/paths/recent", test_recent);
  code = g_test_run ();
  pl_library_unref (library);
  g_free (folder);
  return code;
}
