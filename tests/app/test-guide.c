/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide and the export in windows: whose bench may be taken over, and what is shown. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/guide-page.h"
#include "app/shipment.h"
#include "app/window-private.h"
#include "core/patch-file.h"
#include "fixture-app.h"
#include "fixture-bench.h"

static PlLibrary *library;

static guint
count_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static gboolean
says (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
any_window_says (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (says (window, text))
        return TRUE;
    }
  return FALSE;
}

static void
wait_for (const char *text)
{
  gint64 end = g_get_monotonic_time () + (gint64) 20 * G_USEC_PER_SEC;

  while (!any_window_says (text) && g_get_monotonic_time () < end)
    (void) g_main_context_iteration (NULL, FALSE);
  g_assert_true (any_window_says (text));
}

static GtkWidget *
open_window (const char *example)
{
  GtkWidget *window = pl_window_new (NULL, library);

  if (example != NULL)
    {
      g_autofree char *path
          = g_build_filename (pl_library_get_data_dir (library), "examples", example, NULL);

      pl_window_open (PL_WINDOW (window), path);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_empty_window (void)
{
  GtkWidget *window = open_window (NULL);

  gtk_widget_activate_action (window, "win.guide", NULL);
  g_assert_cmpuint (count_windows (), ==, 1);
  wait_for ("What would you like to do?");
  test_destroy_windows ();
}

static void
test_bench_is_left_alone (void)
{
  GtkWidget *window = open_window ("method2-aux.patchlead");

  gtk_widget_activate_action (window, "win.guide", NULL);
  g_assert_cmpuint (count_windows (), ==, 2);
  wait_for ("What would you like to do?");
  g_assert_true (says (window, "One ear only"));
  test_destroy_windows ();
}

/* Undo would bring it all back. */
static void
test_emptied_bench_is_left_alone (void)
{
  GtkWidget *window = open_window ("method2-aux.patchlead");
  PlWindow *self = PL_WINDOW (window);

  gtk_widget_activate_action (self->bench, "bench.select-all", NULL);
  g_assert_true (pl_bench_view_remove_selected (PL_BENCH_VIEW (self->bench)));
  g_assert_cmpuint (pl_patch_count_parts (pl_document_get_patch (self->document)), ==, 0);
  gtk_widget_activate_action (window, "win.guide", NULL);
  g_assert_cmpuint (count_windows (), ==, 2);
  pl_document_discard_draft (self->document);
  test_destroy_windows ();
}

static void
test_lesson_beside_a_bench (void)
{
  GtkWidget *window = open_window ("method2-aux.patchlead");

  gtk_widget_activate_action (window, "win.lesson", "s", "one-ear");
  g_assert_cmpuint (count_windows (), ==, 2);
  wait_for ("Ben hears in his left ear only.");
  /* What each ear hears is what a lesson is about. */
  for (guint i = 0; i < count_windows (); i++)
    {
      g_autoptr (PlWindow) shown = g_list_model_get_item (gtk_window_get_toplevels (), i);

      g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (shown->explain_toggle)));
    }
  test_destroy_windows ();
}

/* Gear makes room for a lesson, and its answer is not told, only as long as it lasts; the next
 * window has the gear again. */
static void
test_lesson_ends (void)
{
  GtkWidget *window = open_window (NULL);
  PlWindow *self = PL_WINDOW (window);
  GtkToggleButton *gear = GTK_TOGGLE_BUTTON (self->gear_toggle);

  test_wait_until (test_is_laid_out, window);
  g_assert_true (gtk_toggle_button_get_active (gear));
  gtk_widget_activate_action (window, "win.lesson", "s", "one-ear");
  wait_for ("Ben hears in his left ear only.");
  g_assert_false (gtk_toggle_button_get_active (gear));
  test_run_main_loop (1500);
  g_assert_false (says (window, "What to Do")); /* that is what the lesson asks */
  pl_window_stop_leading (self);
  wait_for ("What to Do");
  test_run_main_loop (300);
  g_assert_true (gtk_toggle_button_get_active (gear));
  test_destroy_windows ();

  window = open_window (NULL);
  self = PL_WINDOW (window);
  gtk_widget_activate_action (window, "win.lesson", "s", "one-ear");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->gear_toggle)));
  pl_document_discard_draft (self->document);
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (window));
  test_run_main_loop (100);
  window = open_window (NULL);
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (PL_WINDOW (window)->gear_toggle)));
  test_destroy_windows ();
}

/* The page that was left is shown again, answers and all; gear that is gone is asked for again. */
static void
test_comes_back (void)
{
  g_autoptr (PlGuide) guide = pl_guide_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window = NULL;

  pl_guide_set (&guide->page, "ways");
  pl_guide_set (&guide->wish, "split");
  pl_guide_set (&guide->mixer, "generic-mixer-small");
  pl_guide_set (&guide->amp, "");
  g_assert_true (pl_pages_save_guide (guide, &error));
  window = open_window (NULL);
  gtk_widget_activate_action (window, "win.guide", NULL);
  wait_for ("The ways to connect them");
  wait_for ("Recommended");
  test_destroy_windows ();

  pl_guide_set (&guide->mixer, "no-such-mixer");
  g_assert_true (pl_pages_save_guide (guide, &error));
  window = open_window (NULL);
  gtk_widget_activate_action (window, "win.guide", NULL);
  wait_for ("Which mixer?");
  test_destroy_windows ();
}

static gboolean
may_go_on (gpointer page)
{
  GtkWidget *next = test_find_widget (page, test_is_button, "Next");

  return next != NULL && gtk_widget_is_sensitive (next);
}

static void
type (GtkWidget *page, const char *text)
{
  const GType type = GTK_TYPE_TEXT;

  gtk_editable_set_text (GTK_EDITABLE (test_find_widget (page, test_is_type, &type)), text);
  test_run_main_loop (400); /* a search waits for the next key */
}

/* What is named in full is chosen, though another name begins so; what could be several is not. */
static void
test_named (void)
{
  g_autoptr (PlGuide) guide = pl_guide_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window = NULL, *page = NULL;

  pl_guide_set (&guide->page, "amp");
  pl_guide_set (&guide->wish, "split");
  pl_guide_set (&guide->mixer, "mackie-profx10v3");
  g_assert_true (pl_pages_save_guide (guide, &error));
  window = open_window (NULL);
  gtk_widget_activate_action (window, "win.guide", NULL);
  wait_for ("Which headphone amplifier or splitter?");
  page = PL_WINDOW (window)->guide_page;
  type (page, "hm-");
  g_assert_false (may_go_on (page));
  type (page, "hm-4 ");
  test_wait_until (may_go_on, page);
  test_destroy_windows ();
}

static gboolean
is_in_view (gpointer row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, scroller, &bounds) && bounds.size.height > 0.0F
         && bounds.origin.y >= 0.0F
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scroller);
}

/* Gear that was chosen far down the list is in view when the page comes back. */
static void
test_chosen_in_view (void)
{
  g_autoptr (PlGuide) guide = pl_guide_new ();
  g_autoptr (GError) error = NULL;
  const GType list_type = GTK_TYPE_LIST_BOX;
  GtkWidget *window = NULL, *list = NULL;
  GtkListBoxRow *row = NULL;

  pl_guide_set (&guide->page, "mixer");
  pl_guide_set (&guide->wish, "split");
  pl_guide_set (&guide->mixer, "mackie-profx10v3");
  g_assert_true (pl_pages_save_guide (guide, &error));
  window = open_window (NULL);
  gtk_widget_activate_action (window, "win.guide", NULL);
  wait_for ("Which mixer?");
  test_run_main_loop (500);
  list = test_find_widget (PL_WINDOW (window)->guide_page, test_is_type, &list_type);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
  g_assert_nonnull (row);
  test_wait_until (is_in_view, row);
  test_destroy_windows ();
}

static void
press_when (GtkWidget *window, const char *label)
{
  wait_for (label);
  gtk_widget_activate (test_find_widget (window, test_is_button, label));
}

/* The guide puts the lead of its next plug in the tray; who leaves it has their own there again. */
static void
test_gives_tray_back (void)
{
  g_autoptr (PlGuide) guide = pl_guide_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window = NULL;
  PlBenchView *bench = NULL;

  pl_guide_set (&guide->page, "ways");
  pl_guide_set (&guide->wish, "split");
  pl_guide_set (&guide->mixer, "mackie-profx10v3");
  pl_guide_set (&guide->amp, "mackie-hm-4");
  g_assert_true (pl_pages_save_guide (guide, &error));
  window = open_window (NULL);
  bench = PL_BENCH_VIEW (PL_WINDOW (window)->bench);
  test_wait_until (test_is_laid_out, window);
  g_assert_cmpstr (pl_bench_view_get_cable (bench), ==, "");
  gtk_widget_activate_action (window, "win.guide", NULL);
  press_when (window, "Connect It");
  wait_for ("Plug it in");
  g_assert_cmpstr (pl_bench_view_get_cable (bench), ==, "trs-trs");
  press_when (window, "Leave");
  test_run_main_loop (600); /* a key holds a button down for a moment */
  g_assert_cmpstr (pl_bench_view_get_cable (bench), ==, "");
  pl_document_discard_draft (PL_WINDOW (window)->document);
  test_destroy_windows ();
}

/* At the first plug of a way, kept on disk. */
static GtkWidget *
open_led (void)
{
  g_autoptr (PlGuide) guide = pl_guide_new ();
  GtkWidget *window = NULL;

  pl_guide_set (&guide->page, "ways");
  pl_guide_set (&guide->wish, "split");
  pl_guide_set (&guide->mixer, "mackie-profx10v3");
  pl_guide_set (&guide->amp, "mackie-hm-4");
  g_assert_true (pl_pages_save_guide (guide, NULL));
  window = open_window (NULL);
  test_wait_until (test_is_laid_out, window);
  gtk_widget_activate_action (window, "win.guide", NULL);
  press_when (window, "Connect It");
  wait_for ("Plug it in");
  return window;
}

/* While the guide says what comes next, the explanation does not say something else. */
static void
test_one_next_step (void)
{
  GtkWidget *window = open_led ();

  wait_for ("Nothing is plugged in yet.");
  g_assert_false (says (window, "Next: plug"));
  press_when (window, "Leave");
  wait_for ("Next: plug");
  pl_document_discard_draft (PL_WINDOW (window)->document);
  test_destroy_windows ();
}

/* What the guide remembers is one bench: it is in one window at a time. */
static void
test_one_at_a_time (void)
{
  GtkWidget *window = open_led (), *other = open_window ("method2-aux.patchlead");

  gtk_widget_activate_action (other, "win.guide", NULL);
  g_assert_cmpuint (count_windows (), ==, 2);
  g_assert_true (says (window, "Plug it in"));
  press_when (window, "Leave");
  test_run_main_loop (600); /* a key holds a button down for a moment */
  gtk_widget_activate_action (other, "win.guide", NULL);
  g_assert_cmpuint (count_windows (), ==, 3);
  pl_document_discard_draft (PL_WINDOW (window)->document);
  test_destroy_windows ();
}

/* A moment after the last edit. */
static gboolean
is_kept (gpointer window)
{
  g_autoptr (PlPatch) kept = pl_pages_load_bench (library);
  g_autofree char *text = kept != NULL ? pl_patch_write (kept) : NULL;
  g_autofree char *shown = pl_patch_write (pl_document_get_patch (PL_WINDOW (window)->document));

  return g_strcmp0 (text, shown) == 0;
}

/* A bench of the guide that was not saved is gone on with where it was restored. */
static void
test_restored (void)
{
  GtkWidget *window = open_led ();
  g_autofree char *draft = NULL, *text = NULL;

  press_when (window, "Do It for Me");
  test_run_main_loop (100);
  test_wait_until (is_kept, window);
  text = pl_patch_write_whole (pl_document_get_patch (PL_WINDOW (window)->document));
  pl_document_discard_draft (PL_WINDOW (window)->document);
  test_destroy_windows ();
  draft = g_build_filename (g_get_user_state_dir (), "left.draft", NULL);
  g_assert_true (g_file_set_contents (draft, text, -1, NULL));
  window = open_window (NULL);
  pl_window_restore (PL_WINDOW (window), draft);
  gtk_widget_activate_action (window, "win.guide", NULL);
  g_assert_cmpuint (count_windows (), ==, 1);
  wait_for ("Plug it in");
  g_assert_true (says (window, "Plug it in: 1 of"));
  pl_document_discard_draft (PL_WINDOW (window)->document);
  test_destroy_windows ();
  (void) g_remove (draft);
}

static gboolean
append_cb (gpointer closure, const char *bytes, gsize length, GError **error)
{
  (void) g_byte_array_append (closure, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

static guint
count_ticked (GtkWidget *root)
{
  guint n = GTK_IS_CHECK_BUTTON (root) && gtk_check_button_get_active (GTK_CHECK_BUTTON (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_ticked (child);
  return n;
}

/* The preview has the pages, and the options come back. */
static void
test_export (void)
{
  PlExportOptions options;
  GtkWidget *window = NULL;

  pl_export_options_load (&options);
  g_assert_cmpstr (options.format, ==, "pdf");
  g_assert_cmpint (options.paper, ==, PL_PAPER_A4);
  options.sheets = PL_SHEET_BIT (PL_N_SHEETS) - 1;
  options.paper = PL_PAPER_LETTER;
  g_assert_true (pl_export_options_save (&options, NULL));
  pl_export_options_clear (&options);
  pl_export_options_load (&options);
  g_assert_cmpuint (options.sheets, ==, PL_SHEET_BIT (PL_N_SHEETS) - 1);
  g_assert_cmpint (options.paper, ==, PL_PAPER_LETTER);
  pl_export_options_clear (&options);
  window = open_window ("podcast-four-hosts.patchlead");
  gtk_widget_activate_action (window, "win.export", NULL);
  wait_for ("Page 1 of 7");
  test_destroy_windows ();
  pl_export_options_load (&options); /* text has no drawing, and all lists when none is ticked */
  pl_guide_set (&options.format, "txt");
  options.sheets = 0;
  g_assert_true (pl_export_options_save (&options, NULL));
  window = open_window ("podcast-four-hosts.patchlead");
  gtk_widget_activate_action (window, "win.export", NULL);
  wait_for ("Page 1 of 6");
  test_destroy_windows ();
  pl_guide_set (&options.format, "csv"); /* holds one list, so one can be ticked */
  options.sheets = PL_SHEET_BIT (1) | PL_SHEET_BIT (2);
  g_assert_true (pl_export_options_save (&options, NULL));
  window = open_window ("podcast-four-hosts.patchlead");
  gtk_widget_activate_action (window, "win.export", NULL);
  wait_for ("Page 1 of 1");
  g_assert_cmpuint (count_ticked (test_get_window ("Export")), ==, 1);
  test_destroy_windows ();
  pl_guide_set (&options.format, "pdf");
  options.sheets = PL_SHEET_BIT (PL_N_SHEETS) - 1;
  g_assert_true (pl_export_options_save (&options, NULL));
  pl_export_options_clear (&options);
}

/* The same options with labels: the lists are gone, and so is what is said about them. */
static void
test_export_labels (void)
{
  PlExportOptions options;
  GtkWidget *window = NULL;
  g_autoptr (PlShipment) shipment = NULL;
  guint n_labels;

  pl_export_options_load (&options);
  options.labels = TRUE;
  options.first_label = 24; /* the last one of the sheet: the second label is on the next page */
  options.cut_marks = TRUE;
  pl_guide_set (&options.label_sheet, "a4-24");
  g_assert_true (pl_export_options_save (&options, NULL));
  pl_export_options_clear (&options);
  pl_export_options_load (&options);
  g_assert_true (options.labels && options.cut_marks);
  g_assert_cmpuint (options.first_label, ==, 24);
  window = open_window ("method1-phones.patchlead");
  gtk_widget_activate_action (window, "win.export", NULL);
  wait_for ("First Label");
  wait_for ("Page 1 of 2");

  pl_guide_set (&options.label_sheet, "gone");
  shipment = pl_shipment_new (PL_WINDOW (window)->document, &options);
  g_assert_nonnull (shipment->job.labels);
  n_labels = shipment->job.labels->columns * shipment->job.labels->rows;
  g_assert_cmpuint (shipment->job.first_label, <=, n_labels);
  pl_guide_set (&options.format, "svg");
  g_clear_pointer (&shipment, pl_shipment_free);
  shipment = pl_shipment_new (PL_WINDOW (window)->document, &options);
  g_assert_null (shipment->job.labels);
  pl_export_options_clear (&options);
  test_destroy_windows ();
}

/* Where there is no cable there are no labels, and that is said instead of an empty page. */
static void
test_no_labels (void)
{
  PlExportOptions options;
  g_autoptr (PlShipment) shipment = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window = NULL;

  pl_export_options_load (&options);
  options.labels = TRUE;
  g_assert_true (pl_export_options_save (&options, NULL));
  window = open_window (NULL);
  gtk_widget_activate_action (window, "win.export", NULL);
  wait_for ("There is no cable on this bench, so there are no labels.");
  shipment = pl_shipment_new (PL_WINDOW (window)->document, &options);
  g_assert_false (shipment->exporter->write (&shipment->job, append_cb, bytes, &error));
  g_assert_error (error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_EMPTY);
  g_assert_cmpuint (bytes->len, ==, 0);
  pl_export_options_clear (&options);
  test_destroy_windows ();
}

/* How many pages another program finds in a file. */
static int
count_pages (const char *path)
{
  const char *arguments[] = { "pdfinfo", path, NULL };
  g_autofree char *text = NULL;
  const char *pages = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &text, NULL, NULL, NULL));
  pages = strstr (text, "Pages:");
  g_assert_nonnull (pages);
  return (int) g_ascii_strtoll (pages + strlen ("Pages:"), NULL, 10);
}

/* Labels were looked at, or printed, or written since: Ctrl+P prints drawing and lists, and the key
 * that repeats the last export writes what it wrote. */
static void
test_again (void)
{
  g_autofree char *folder = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autoptr (PlShipment) shipment = NULL;
  PlExportOptions options;
  GtkWidget *window = NULL;

  pl_export_options_load (&options);
  options.labels = FALSE;
  options.sheets = PL_SHEET_BIT (PL_N_SHEETS) - 1;
  g_assert_true (pl_export_options_save (&options, NULL));
  window = open_window ("podcast-four-hosts.patchlead");
  gtk_widget_activate_action (window, "win.export-to", "^ay", path);
  g_assert_cmpint (count_pages (path), ==, 7);
  options.labels = TRUE;
  g_assert_true (pl_export_options_save (&options, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  gtk_widget_activate_action (window, "win.export-again", NULL);
  g_assert_cmpint (count_pages (path), ==, 7);
  shipment = pl_shipment_new_for_print (PL_WINDOW (window)->document);
  g_assert_null (shipment->job.labels);
  g_assert_cmpuint (shipment->job.sheets, ==, options.sheets);
  g_assert_true (pl_shipment_has_pages (shipment));
  gtk_widget_activate_action (window, "win.export-to", "^ay", path);
  g_assert_cmpint (count_pages (path), ==, 2); /* labels are exported where they were chosen */
  pl_export_options_clear (&options);
  (void) g_unlink (path);
  (void) g_rmdir (folder);
  test_destroy_windows ();
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);
  int code;

  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE));
  test_app_begin (&argc, &argv);
  adw_init ();
  library = pl_library_new (NULL);
  g_test_add_func ("/guide/empty-window", test_empty_window);
  g_test_add_func ("/guide/bench-is-left-alone", test_bench_is_left_alone);
  g_test_add_func ("/guide/emptied-bench-is-left-alone", test_emptied_bench_is_left_alone);
  g_test_add_func ("/guide/lesson-beside-a-bench", test_lesson_beside_a_bench);
  g_test_add_func ("/guide/lesson-ends", test_lesson_ends);
  g_test_add_func ("/guide/comes-back", test_comes_back);
  g_test_add_func ("/guide/named", test_named);
  g_test_add_func ("/guide/chosen-in-view", test_chosen_in_view);
  g_test_add_func ("/guide/gives-tray-back", test_gives_tray_back);
  g_test_add_func ("/guide/one-next-step", test_one_next_step);
  g_test_add_func ("/guide/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/guide/restored", test_restored);
  g_test_add_func ("/export/preview", test_export);
  g_test_add_func ("/export/labels", test_export_labels);
  g_test_add_func ("/export/no-labels", test_no_labels);
  g_test_add_func ("/export/again", test_again);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
