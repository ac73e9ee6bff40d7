/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The toolkit's chooser of files, which the program closes as fast as a person may. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/compat.h"
#include "fixture-app.h"

enum
{
  DEPTH = 16, /* folders above the chooser's */
  CLOSED = 8
};

static GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return window;
    }
  return NULL;
}

static void
path_chosen_cb (const char *path, gpointer data)
{
  guint *n_answers = data;

  g_assert_null (path);
  ++*n_answers;
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* A chooser that is closed while it reads the folders above its own, sooner or later, answers once,
 * is gone soon after, and nothing of it calls what is freed. */
static void
test_closed_at_once (void)
{
  g_autofree char *start = g_get_current_dir (), *deep = g_dir_make_tmp (NULL, NULL);
  g_autofree char *top = g_strdup (deep);
  GtkWidget *window = adw_window_new ();
  gpointer choosers[CLOSED] = { NULL };
  guint n_answers = 0;

  for (guint i = 0; i < DEPTH; i++)
    {
      g_autofree char *above = g_steal_pointer (&deep);

      deep = g_build_filename (above, "deep", NULL);
    }
  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (g_chdir (deep), ==, 0);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < CLOSED; i++)
    {
      pl_compat_save_file (GTK_WINDOW (window), "Save", "name", path_chosen_cb, &n_answers);
      for (guint n = 0; n < i * 4; n++)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (100);
      choosers[i] = find_chooser ();
      g_assert_nonnull (choosers[i]);
      g_object_add_weak_pointer (choosers[i], &choosers[i]);
      gtk_window_close (choosers[i]);
      test_run_main_loop (20);
      g_assert_null (find_chooser ());
      g_assert_cmpuint (n_answers, ==, i + 1);
    }
  for (guint i = 0; i < CLOSED; i++)
    test_wait_until (is_gone, &choosers[i]);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (g_chdir (start), ==, 0);
  for (; strlen (deep) >= strlen (top); *strrchr (deep, '/') = '\0')
    g_assert_cmpint (g_rmdir (deep), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/choosers/closed-at-once", test_closed_at_once);
  return g_test_run ();
}
