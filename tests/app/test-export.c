/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What takes long to write is written on a thread: of the bench as it was, while one works on,
 * until it is done or stopped, and also when its window is closed. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/errand.h"
#include "core/patience.h"
#include "fixture-app.h"
#include "fixture-bench.h"

enum
{
  LOOSE = 24
};

static PlLibrary *library;

typedef struct
{
  TestBench bench;
  char *folder, *path;
} Test;

static void
add_cables (TestBench *self)
{
  PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), "ts-ts");
  PlEdit cables[LOOSE];

  for (guint i = 0; i < LOOSE; i++)
    cables[i]
        = (PlEdit){ .type = PL_EDIT_ADD, .kind = kind, .x = 40.0 + 10.0 * (double) i, .y = 900 };
  g_assert_true (pl_document_commit (self->document, cables, LOOSE, "Add", FALSE));
}

/* data: the name of the file that is written. */
static void
set_up (Test *self, gconstpointer data)
{
  PlExportOptions options;

  pl_export_options_load (&options);
  options.sheets = PL_SHEET_BIT (PL_SHEET_CABLES);
  g_assert_true (pl_export_options_save (&options, NULL));
  pl_export_options_clear (&options);
  test_bench_set_up (&self->bench, library);
  add_cables (&self->bench);
  self->folder = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, data, NULL);
}

static void
tear_down (Test *self, gconstpointer data)
{
  (void) g_remove (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing half-written is left in it */
  g_free (self->folder);
  g_free (self->path);
  test_bench_tear_down (&self->bench, data);
}

static void
start_export (Test *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->bench.window), "win.export-to",
                                             "^ay", self->path));
}

static gboolean
is_done (gpointer data)
{
  return ((const PlWindow *) data)->exporting == NULL;
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
says (Test *self, const char *text)
{
  return test_find_widget (GTK_WIDGET (self->bench.window), test_has_text, text) != NULL;
}

static guint
count_lines (const char *path)
{
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *at = text; (at = strchr (at, '\n')) != NULL; at++)
    n++;
  return n;
}

/* The list has the cables that were there when it was asked for. */
static void
test_worked_on (Test *self, gconstpointer data)
{
  guint before;

  start_export (self);
  g_assert_nonnull (self->bench.window->exporting);
  g_assert_true (says (self, "“cables.csv” is being written…"));
  pl_document_undo (self->bench.document);
  start_export (self);
  g_assert_true (
      says (self, "“cables.csv” is still being written. Wait for it, or stop it first."));
  test_wait_until (is_done, self->bench.window);
  g_assert_true (says (self, "Exported"));
  g_assert_false (says (self, "“cables.csv” is being written…"));
  before = count_lines (self->path);
  start_export (self); /* what is left is written at once */
  g_assert_null (self->bench.window->exporting);
  g_assert_cmpuint (count_lines (self->path), ==, before - LOOSE);
}

/* Whoever is quicker: a drawing that is stopped is not there, and one that is there is whole. */
static void
test_stopped (Test *self, gconstpointer data)
{
  gboolean stopped = FALSE;

  for (guint i = 0; i < 20 && !stopped; i++)
    {
      GtkWidget *button = NULL;

      (void) g_remove (self->path);
      start_export (self);
      button = test_find_widget (GTK_WIDGET (self->bench.window), test_is_button, "Stop");
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      test_wait_until (is_done, self->bench.window);
      stopped = !is_there (self->path);
      g_assert_true (
          says (self, stopped ? "The export was stopped; nothing was written" : "Exported"));
      g_assert_null (test_find_widget (GTK_WIDGET (self->bench.window), test_is_button, "Stop"));
    }
  g_assert_true (stopped);
}

static void
test_closed (Test *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  start_export (self);
  gtk_window_destroy (GTK_WINDOW (self->bench.window));
  test_wait_until (is_there, self->path);
  test_run_main_loop (50);
  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  g_assert_cmpmem (text, 5, "%PDF-", 5);
  g_assert_true (g_str_has_suffix (text + length - 8, "%%EOF\n"));
}

/* Where it cannot be written that is said, and the next one can be. */
static void
test_refused (Test *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "gone", "plan.pdf", NULL);

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->bench.window), "win.export-to", "^ay", path));
  test_wait_until (is_done, self->bench.window);
  g_assert_null (self->bench.window->toast); /* a window says why, and none says it was done */
  start_export (self);
  test_wait_until (is_done, self->bench.window);
  g_assert_true (is_there (self->path));
}

/* In a window of its own, or on it. */
static gboolean
is_told (gpointer window)
{
  const char *title = "This Cannot Be Exported";

  return test_find_toplevel (title) != NULL
         || test_find_widget (window, test_has_text, title) != NULL;
}

/* Also when its window is closed by then: in another one. */
static void
test_refused_when_closed (Test *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "gone", "plan.pdf", NULL);
  GtkWidget *other = pl_window_new (NULL, library);

  gtk_window_present (GTK_WINDOW (other));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->bench.window), "win.export-to", "^ay", path));
  gtk_window_destroy (GTK_WINDOW (self->bench.window));
  test_wait_until (is_told, other);
  test_destroy_windows ();
  test_run_main_loop (30);
}

/* The window is there at once, its pages soon. */
static gboolean
has_pages (gpointer window)
{
  return test_find_widget (window, test_has_text, "Page 1 of 2") != NULL;
}

static void
test_preview (Test *self, gconstpointer data)
{
  GtkWidget *window = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->bench.window), "win.export", NULL));
  window = test_get_window ("Export");
  g_assert_nonnull (test_find_widget (window, test_has_text, "The pages are laid out…"));
  test_wait_until (has_pages, window);
  pl_document_undo (self->bench.document); /* and again for each change */
  pl_document_redo (self->bench.document);
  g_assert_nonnull (test_find_widget (window, test_has_text, "The pages are laid out…"));
  test_wait_until (has_pages, window);
  pl_document_undo (self->bench.document);
  g_assert_true (has_pages (window)); /* a small one is laid out at once */
  pl_document_redo (self->bench.document);
  gtk_window_destroy (GTK_WINDOW (window)); /* while it is being painted */
  test_run_main_loop (300);
}

/* Errands */

typedef struct
{
  GThread *worked_on, *freed_on;
  guint n_done;
} Log;

static void
wait_for_end (const PlExportJob *job, gpointer what)
{
  ((Log *) what)->worked_on = g_thread_self ();
  while (!pl_patience_is_over (job->enough))
    g_usleep (1000);
}

static void
note_free (gpointer what)
{
  ((Log *) what)->freed_on = g_thread_self ();
}

static void
note_done (PlShipment *shipment, gpointer what, gpointer data)
{
  g_assert_null (shipment->job.enough);
  ((Log *) what)->n_done++;
  pl_shipment_free (shipment);
}

static gboolean
is_freed (gpointer log)
{
  return ((const Log *) log)->freed_on != NULL;
}

static gboolean
is_back (gpointer log)
{
  return ((const Log *) log)->n_done > 0;
}

static PlShipment *
pack (Test *self)
{
  PlExportOptions options;
  PlShipment *shipment = NULL;

  pl_export_options_load (&options);
  shipment = pl_shipment_new (self->bench.document, &options);
  pl_export_options_clear (&options);
  return shipment;
}

/* Called back by the next one, and when there is nobody any more: nothing of it comes, and it ends
 * where widgets may be freed.  Stopped: it comes. */
static void
test_errand (Test *self, gconstpointer data)
{
  PlErrand *errand = pl_errand_new (wait_for_end, note_free, note_done, NULL);
  Log first = { 0 }, second = { 0 }, third = { 0 };

  pl_errand_send (errand, pack (self), &first);
  g_assert_true (pl_errand_is_under_way (errand));
  pl_errand_send (errand, pack (self), &second);
  test_wait_until (is_freed, &first);
  g_assert_cmpuint (first.n_done, ==, 0);
  g_assert_true (first.worked_on != g_thread_self () && first.freed_on == g_thread_self ());
  pl_errand_stop (errand);
  test_wait_until (is_back, &second);
  g_assert_null (second.freed_on);
  g_assert_false (pl_errand_is_under_way (errand));
  pl_errand_send (errand, pack (self), &third);
  pl_errand_free (errand);
  test_wait_until (is_freed, &third);
  g_assert_cmpuint (third.n_done, ==, 0);
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add ("/export/worked-on", Test, "cables.csv", set_up, test_worked_on, tear_down);
  g_test_add ("/export/stopped", Test, "plan.png", set_up, test_stopped, tear_down);
  g_test_add ("/export/closed", Test, "plan.pdf", set_up, test_closed, tear_down);
  g_test_add ("/export/refused", Test, "plan.pdf", set_up, test_refused, tear_down);
  g_test_add ("/export/refused-when-closed", Test, "plan.pdf", set_up, test_refused_when_closed,
              tear_down);
  g_test_add ("/export/preview-large", Test, "plan.pdf", set_up, test_preview, tear_down);
  g_test_add ("/export/errand", Test, "plan.pdf", set_up, test_errand, tear_down);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
