/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Of all gear in the library, everything on a panel is reached by arrows from where Tab comes to.
 */
#include "app/bench-private.h"
#include "app/window-private.h"
#include "core/catalog.h"
#include "fixture-app.h"
#include "fixture-bench.h"

static PlLibrary *library;

static GtkWidget *
first_visible (GtkWidget *device)
{
  GtkWidget *child = gtk_widget_get_first_child (device);

  while (child != NULL && !gtk_widget_get_visible (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
add_neighbours (GtkWidget *device, GtkWidget *child, GPtrArray *reached)
{
  static const GtkDirectionType directions[]
      = { GTK_DIR_LEFT, GTK_DIR_RIGHT, GTK_DIR_UP, GTK_DIR_DOWN };
  GtkRoot *root = gtk_widget_get_root (device);

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      GtkWidget *next = NULL;

      g_assert_true (gtk_widget_grab_focus (child));
      (void) gtk_widget_child_focus (device, directions[i]);
      next = gtk_root_get_focus (root);
      if (!g_ptr_array_find (reached, next, NULL))
        g_ptr_array_add (reached, next);
    }
}

static void
assert_reached (GtkWidget *device, const char *name)
{
  g_autoptr (GPtrArray) reached = g_ptr_array_new ();

  g_ptr_array_add (reached, first_visible (device));
  for (guint i = 0; i < reached->len; i++)
    add_neighbours (device, g_ptr_array_index (reached, i), reached);
  for (GtkWidget *child = gtk_widget_get_first_child (device); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && !g_ptr_array_find (reached, child, NULL))
      g_error ("a %s of %s cannot be reached", G_OBJECT_TYPE_NAME (child), name);
}

static void
test_all_gear (void)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (library));
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));
  PlBenchView *bench = PL_BENCH_VIEW (window->bench);

  gtk_window_present (GTK_WINDOW (window));
  pl_window_show_bench (window);
  test_wait_until (test_is_laid_out, bench);
  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);
      PlPartId id = pl_patch_next_id (pl_document_get_patch (window->document));
      GtkWidget *device = NULL;

      if (pl_kind_is_cable (kind) || kind->category == PL_CATEGORY_NOTE)
        continue;
      pl_bench_view_place (bench, kind, NULL);
      device = g_hash_table_lookup (bench->devices, GUINT_TO_POINTER (id));
      g_assert_nonnull (device);
      test_wait_until (test_is_laid_out, device);
      assert_reached (device, kind->id);
      pl_document_undo (window->document);
    }
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add_func ("/arrows/all-gear", test_all_gear);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
