/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench without a pointer: plugs, controls, "Connect To…", and the view kept in the file. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/bench-private.h"
#include "app/control-view.h"
#include "app/explain-pane.h"
#include "app/jack-view.h"
#include "app/window-private.h"
#include "core/hear.h"
#include "fixture-app.h"
#include "fixture-bench.h"

static PlLibrary *library;

typedef struct
{
  PlDocument *document;
  GtkWidget *window;
  PlBenchView *bench;
  guint n_wishes;
} Fixture;

static void
wish_cb (PlBenchView *bench, gpointer edits, guint n_edits, const char *name, gboolean merge,
         gpointer data)
{
  Fixture *self = data;

  self->n_wishes++;
  (void) pl_document_commit (self->document, edits, n_edits, name, merge);
}

/* The first example without its cable, in a window. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = 5 };
  g_autoptr (GError) error = NULL;

  self->document = pl_document_new (library);
  g_assert_true (pl_document_open_copy (self->document, path, &error));
  g_assert_no_error (error);
  g_assert_true (pl_document_commit (self->document, &remove, 1, "Remove", FALSE));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  self->bench = PL_BENCH_VIEW (pl_bench_view_new (self->document));
  g_signal_connect (self->bench, "edit", G_CALLBACK (wish_cb), self);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->bench));
  gtk_window_present (GTK_WINDOW (self->window));
  /* A machine that is busy takes its time until the bench has a size. */
  for (guint i = 0; i < 400 && gtk_widget_get_width (GTK_WIDGET (self->bench)) == 0; i++)
    test_run_main_loop (50);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->bench)), >, 0);
  test_run_main_loop (60);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *bench = g_object_ref (GTK_WIDGET (self->bench));

  gtk_window_destroy (GTK_WINDOW (self->window));
  test_run_main_loop (10);
  g_assert_finalize_object (bench);
  g_assert_finalize_object (self->document);
}

static PlEnd
find_end (Fixture *self, PlPartId part, const char *jack)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), part)->kind;
  int index = pl_kind_find_connector (kind, jack);

  g_assert_cmpint (index, >=, 0);
  return (PlEnd){ part, (guint16) index };
}

static GtkWidget *
find_jack (Fixture *self, PlPartId part, const char *jack)
{
  GtkWidget *device = g_hash_table_lookup (self->bench->devices, GUINT_TO_POINTER (part));

  return device != NULL
             ? pl_device_view_find (device, find_end (self, part, jack).connector, PL_NO_INDEX)
             : NULL;
}

static void
activate (Fixture *self, PlPartId part, const char *jack, const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_jack (self, part, jack), action, NULL));
}

static PlLabel
verdict_of (Fixture *self)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (pl_document_get_circuit (self->document));

  return g_array_index (verdicts, PlVerdict, 0).headline;
}

static PlEnd
mate_of (Fixture *self, PlPartId part, const char *jack)
{
  PlEnd mate = { 0, 0 };

  (void) pl_circuit_get_mate (pl_document_get_circuit (self->document), find_end (self, part, jack),
                              &mate, NULL);
  return mate;
}

/* What is said of a cable or jack in its menu changes what is heard, and can be taken back. */
static void
test_state (Fixture *self, gconstpointer data)
{
  GtkWidget *bench = GTK_WIDGET (self->bench);
  PlEnd send;
  const PlPart *cable = NULL;
  guint32 ring = 0;

  pl_bench_view_set_cable (self->bench, "trs-trs");
  activate (self, 1, "phones", "jack.activate");
  activate (self, 2, "input", "jack.activate");
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_STEREO);
  cable = pl_patch_get_part (pl_document_get_patch (self->document), 6);
  ring = (guint32) pl_kind_find_conductor (cable->kind, "ring");
  for (guint set = 1; set < 2; set--)
    {
      g_assert_true (gtk_widget_activate_action (bench, "bench.fault", "(uuuub)", 6u,
                                                 (guint32) PL_FAULT_OPEN, ring, 0u, set == 1));
      g_assert_cmpint (verdict_of (self), ==, set == 1 ? PL_LABEL_ONE_EAR : PL_LABEL_STEREO);
    }
  g_assert_true (gtk_widget_activate_action (bench, "bench.length", "(ud)", 6u, 3.0));
  cable = pl_patch_get_part (pl_document_get_patch (self->document), 6);
  g_assert_cmpfloat_with_epsilon (cable->length_m, 3.0, 1e-9);
  pl_document_undo (self->document);
  pl_document_undo (self->document);
  pl_document_undo (self->document);
  pl_document_undo (self->document);
  activate (self, 1, "mon-send", "jack.activate");
  activate (self, 2, "input", "jack.activate");
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_ONE_EAR);
  send = find_end (self, 1, "mon-send");
  g_assert_true (gtk_widget_activate_action (bench, "bench.driver", "(uuu)", 1u,
                                             (guint32) send.connector, 2u));
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_OUT_OF_PHASE);
}

/* Legs go to the mono outputs, the stem to the stereo input; the third plug waits on the bench. */
static void
test_insert_y (Fixture *self, gconstpointer data)
{
  GtkWidget *loose = NULL;

  pl_bench_view_set_cable (self->bench, "insert-y");
  activate (self, 1, "control-room-l", "jack.activate");
  activate (self, 2, "input", "jack.activate");
  g_assert_cmpuint (self->n_wishes, ==, 1);
  g_assert_true (mate_of (self, 2, "input").connector == find_end (self, 6, "a").connector);
  g_assert_true (mate_of (self, 1, "control-room-l").connector
                 == find_end (self, 6, "b").connector);
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_ONE_EAR);
  loose = find_jack (self, 6, "c");
  g_assert_nonnull (loose);
  g_assert_true (gtk_widget_get_visible (loose));
  g_assert_null (find_jack (self, 6, "a")); /* that one is reached by its jack */
  activate (self, 6, "c", "jack.activate");
  activate (self, 1, "control-room-r", "jack.activate");
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_STEREO);
  g_assert_null (find_jack (self, 6, "c")); /* nothing loose, nothing to reach */
}

/* The plug of headphones can be taken from where they stand. */
static void
test_captive_plug (Fixture *self, gconstpointer data)
{
  activate (self, 3, "plug", "jack.activate");
  activate (self, 2, "phones-4", "jack.activate");
  g_assert_cmpuint (self->n_wishes, ==, 1);
  g_assert_cmpuint (mate_of (self, 2, "phones-4").part, ==, 3);
  g_assert_cmpuint (mate_of (self, 2, "phones-1").part, ==, 0);
}

static GtkWidget *
find_control (Fixture *self, const char *name)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), 1)->kind;
  int index = pl_kind_find_control (kind, name);
  GtkWidget *device = g_hash_table_lookup (self->bench->devices, GUINT_TO_POINTER (1));

  g_assert_cmpint (index, >=, 0);
  return pl_device_view_find (device, PL_NO_INDEX, (guint16) index);
}

static double
value_of (Fixture *self, const char *name)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), 1);

  return part->controls[pl_kind_find_control (part->kind, name)];
}

static void
test_controls (Fixture *self, gconstpointer data)
{
  GtkWidget *phones = find_control (self, "phones"), *phantom = find_control (self, "phantom");

  gtk_test_accessible_assert_role (phones, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_role (phantom, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (phones, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "ProFX10v3, Levels and phones: PHONES");
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_widget_activate_action (phones, "control.turn", "i", -1));
  g_assert_cmpfloat_with_epsilon (value_of (self, "phones"), 30.0, 1e-6);
  gtk_test_accessible_assert_property (phones, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 30.0);
  pl_document_undo (self->document); /* all turns are one step */
  g_assert_cmpfloat_with_epsilon (value_of (self, "phones"), 45.0, 1e-6);
  g_assert_true (gtk_widget_activate_action (phones, "control.turn", "i", 1000));
  g_assert_cmpfloat_with_epsilon (value_of (self, "phones"), 100.0, 1e-6);
  g_assert_true (gtk_widget_activate_action (phantom, "control.press", NULL));
  g_assert_cmpfloat_with_epsilon (value_of (self, "phantom"), 1.0, 1e-6);
  pl_document_undo (self->document);
  g_assert_cmpfloat_with_epsilon (value_of (self, "phantom"), 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (value_of (self, "phones"), 100.0, 1e-6);
}

/* Delete takes the cable of the jack that has the focus. */
static void
test_delete (Fixture *self, gconstpointer data)
{
  activate (self, 1, "phones", "jack.activate");
  activate (self, 2, "input", "jack.activate");
  g_assert_true (gtk_widget_grab_focus (find_jack (self, 1, "mon-send")));
  g_assert_false (pl_bench_view_remove_selected (self->bench));
  g_assert_true (gtk_widget_grab_focus (find_jack (self, 2, "input")));
  g_assert_true (pl_bench_view_remove_selected (self->bench));
  g_assert_cmpuint (mate_of (self, 1, "phones").part, ==, 0);
  pl_document_undo (self->document);
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_STEREO);
}

/* Not a device whose menu was open before; what was selected on purpose goes from anywhere. */
static void
test_delete_beside (Fixture *self, gconstpointer data)
{
  activate (self, 1, "phones", "jack.activate");
  activate (self, 2, "input", "jack.activate");
  g_assert_true (gtk_widget_grab_focus (find_jack (self, 1, "phones")));
  pl_bench_view_select_in_passing (self->bench, 1);
  g_assert_true (pl_bench_view_remove_selected (self->bench));
  g_assert_nonnull (pl_patch_get_part (pl_document_get_patch (self->document), 1));
  pl_document_undo (self->document);
  pl_bench_view_select_in_passing (self->bench, 1);
  g_assert_true (gtk_widget_grab_focus (find_jack (self, 2, "phones-1")));
  g_assert_false (pl_bench_view_is_selected (self->bench, 1));
  pl_bench_view_toggle_selected (self->bench, 1);
  g_assert_true (gtk_widget_grab_focus (find_jack (self, 2, "input")));
  g_assert_true (pl_bench_view_remove_selected (self->bench));
  g_assert_null (pl_patch_get_part (pl_document_get_patch (self->document), 1));
}

static void
test_undo_with_plug_in_hand (Fixture *self, gconstpointer data)
{
  activate (self, 1, "phones", "jack.activate");
  activate (self, 2, "input", "jack.activate");
  activate (self, 2, "input", "jack.activate"); /* takes its plug out again */
  pl_document_undo (self->document);            /* … and now the cable is gone */
  g_assert_false (pl_bench_view_cancel (self->bench));
  test_run_main_loop (30);
}

/* One that is visible. */
static GtkWidget *
find_with_class (GtkWidget *root, const char *css_class)
{
  if (gtk_widget_has_css_class (root, css_class))
    return gtk_widget_get_visible (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with_class (child, css_class);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The best target comes first, and Return in the search takes it. */
static void
test_connect_to (Fixture *self, gconstpointer data)
{
  static const char best[] = "HM-4 INPUT: Stereo. The Main mix is in both ears: "
                             "left in the left, right in the right.";
  GtkWidget *list = NULL, *search = NULL, *row = NULL;

  activate (self, 1, "phones", "jack.connect");
  g_assert_nonnull (self->bench->popover);
  list = test_find_widget (self->bench->popover, test_is_type, &(GType){ GTK_TYPE_LIST_BOX });
  search = test_find_widget (self->bench->popover, test_is_type, &(GType){ GTK_TYPE_SEARCH_ENTRY });
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *wrong = NULL;

      test_run_main_loop (50);
      row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
      wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, best);
      if (wrong == NULL)
        break;
    }
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, best);
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpuint (self->n_wishes, ==, 1);
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_STEREO);
}

/* What is not in the window any more is not worked on, whoever holds on to it. */
static void
test_connect_to_left (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkWidget) kept = NULL;
  GtkWidget *list = NULL, *row = NULL;

  activate (self, 1, "phones", "jack.connect");
  kept = g_object_ref (gtk_popover_get_child (GTK_POPOVER (self->bench->popover)));
  g_clear_pointer (&self->bench->popover, gtk_widget_unparent);
  test_run_main_loop (200);
  list = test_find_widget (kept, test_is_type, &(GType){ GTK_TYPE_LIST_BOX });
  for (int i = 0;
       (row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i))) != NULL; i++)
    g_assert_null (find_with_class (row, "pl-pill"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
}

static void
test_place_is_seen (Fixture *self, gconstpointer data)
{
  PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), "sony-mdr-7506");
  PlRect rect;
  PlPoint corner;

  pl_bench_view_scroll_by (self->bench, 5000, 5000);
  pl_bench_view_place (self->bench, kind, NULL);
  g_assert_true (pl_layout_get_rect (self->bench->layout, 6, &rect));
  corner = pl_bench_view_from_bench (self->bench, (PlPoint){ rect.x, rect.y });
  g_assert_cmpfloat (corner.x, >=, 0.0);
  g_assert_cmpfloat (corner.x, <, 900.0);
  g_assert_cmpfloat (corner.y, <, 700.0);
  g_assert_cmpuint (pl_bench_view_find_current (self->bench), ==, 6); /* for F2, Delete, … */
  g_assert_true (pl_bench_view_is_selected (self->bench, 6));
}

/* How the person looked at it comes back with the file, and is no step to undo. */
static void
test_view_is_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("patchlead-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "kept.patchlead", NULL);
  g_autoptr (GError) error = NULL;
  PlDocument *again = pl_document_new (library);
  PlView before, after;

  g_assert_cmpfloat_with_epsilon (pl_bench_view_get_view (self->bench).zoom, 0.0, 1e-9); /* fit */
  pl_bench_view_zoom_by (self->bench, 1.5);
  before = pl_bench_view_get_view (self->bench);
  pl_document_set_view (self->document, before);
  g_assert_true (pl_document_save (self->document, path, &error));
  g_assert_true (pl_history_is_saved (pl_document_get_history (self->document)));
  g_assert_true (pl_document_open (again, path, &error));
  after = pl_patch_get_view (pl_document_get_patch (again));
  g_assert_cmpfloat_with_epsilon (after.zoom, before.zoom, 1e-4);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.1);
  pl_bench_view_fit (self->bench);
  pl_bench_view_set_view (self->bench, after);
  for (guint i = 0; i < 400 && self->bench->wanted.zoom > 0.0; i++)
    test_run_main_loop (10);
  g_assert_cmpfloat_with_epsilon (pl_bench_view_get_view (self->bench).x, before.x, 0.2);
  g_assert_cmpfloat_with_epsilon (pl_bench_view_get_zoom (self->bench), before.zoom, 1e-4);
  (void) g_unlink (path);
  (void) g_rmdir (folder);
  g_assert_finalize_object (again);
}

static gboolean
holds_text (GtkWidget *root, const char *text)
{
  return test_find_widget (root, test_has_text, text) != NULL;
}

static void
test_next_step (Fixture *self, gconstpointer data)
{
  GtkWidget *pane = g_object_ref_sink (pl_explain_pane_new ());

  pl_explain_pane_show (PL_EXPLAIN_PANE (pane), pl_document_get_circuit (self->document), library);
  g_assert_true (holds_text (pane, "Next: connect an output to HM-4 INPUT."));
  activate (self, 1, "phones", "jack.activate");
  activate (self, 2, "input", "jack.activate");
  pl_explain_pane_show (PL_EXPLAIN_PANE (pane), pl_document_get_circuit (self->document), library);
  g_assert_false (holds_text (pane, "Next:"));
  g_assert_finalize_object (pane);
}

static GtkWidget *
explain_unread (Fixture *self, PlLibrary *unread)
{
  GtkWidget *window = gtk_window_new (), *pane = pl_explain_pane_new ();

  gtk_window_set_child (GTK_WINDOW (window), pane);
  pl_explain_pane_show (PL_EXPLAIN_PANE (pane), pl_document_get_circuit (self->document), unread);
  g_assert_true (holds_text (pane, "Next: connect an output to HM-4 INPUT."));
  g_assert_false (holds_text (pane, "Something Sounds Wrong…"));
  return window;
}

/* At the start of the program the lower part comes once the upper one can be seen. */
static void
test_start_seen (Fixture *self, gconstpointer data)
{
  g_autoptr (PlLibrary) unread = pl_library_new_unread (NULL);
  GtkWidget *window = explain_unread (self, unread);

  test_run_main_loop (60);
  g_assert_false (holds_text (window, "Something Sounds Wrong…"));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 400 && !holds_text (window, "Something Sounds Wrong…"); i++)
    test_run_main_loop (50);
  g_assert_true (holds_text (window, "Something Sounds Wrong…"));
  g_assert_false (pl_library_is_whole (unread));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Or, in a pane that is folded, when all gear is read. */
static void
test_start_folded (Fixture *self, gconstpointer data)
{
  g_autoptr (PlLibrary) unread = pl_library_new_unread (NULL);
  GtkWidget *window = explain_unread (self, unread);

  pl_library_read_on (unread);
  while (!pl_library_is_whole (unread))
    (void) g_main_context_iteration (NULL, TRUE);
  test_run_main_loop (20);
  g_assert_true (holds_text (window, "Something Sounds Wrong…"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Pictures */

enum
{
  MOST_LEVELS = 16
};

static GBytes *
dup_pixels (Fixture *self)
{
  test_bench_wait_for_pictures (self->bench);
  return test_bench_dup_pixels (self->bench);
}

/* What was mended looks as if all had been painted anew, and not like what was there before. */
static void
check_mended (Fixture *self, GBytes **before)
{
  g_autoptr (GBytes) mended = NULL, anew = NULL;

  g_assert_cmpuint (self->bench->rest_picture.damage->len, >, 0);
  mended = dup_pixels (self);
  pl_bench_view_forget_pictures (self->bench);
  anew = dup_pixels (self);
  g_assert_false (test_looks_like (mended, *before, MOST_LEVELS));
  g_assert_true (test_looks_like (mended, anew, MOST_LEVELS));
  g_bytes_unref (*before);
  *before = g_steal_pointer (&anew);
}

static void
test_mended (Fixture *self, gconstpointer data)
{
  PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), "trs-trs");
  PlPartId id = pl_patch_next_id (pl_document_get_patch (self->document));
  PlEdit cable[]
      = { { .type = PL_EDIT_ADD, .kind = kind },
          { .type = PL_EDIT_PLUG, .from = { id, 0 }, .to = find_end (self, 1, "phones") },
          { .type = PL_EDIT_PLUG, .from = { id, 1 }, .to = find_end (self, 2, "input") } };
  PlEdit knob = { .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 0, .value = 9 };
  PlEdit unplug = { .type = PL_EDIT_UNPLUG, .from = { id, 1 }, .x = 60, .y = 420 };
  GBytes *before = dup_pixels (self);

  g_assert_true (
      pl_document_commit (self->document, cable, G_N_ELEMENTS (cable), "Plug In", FALSE));
  g_assert_cmpint (verdict_of (self), ==, PL_LABEL_STEREO);
  check_mended (self, &before);
  pl_bench_view_light (self->bench, id);
  check_mended (self, &before);
  pl_bench_view_light (self->bench, 0);
  check_mended (self, &before);
  g_assert_true (pl_document_commit (self->document, &knob, 1, "Turn a Knob", FALSE));
  check_mended (self, &before);
  g_assert_true (pl_document_commit (self->document, &unplug, 1, "Unplug", FALSE));
  check_mended (self, &before);
  pl_document_undo (self->document);
  check_mended (self, &before);
  g_bytes_unref (before);
}

/* A fitted bench that grows stays where it is, under the hand of whoever works on it; a window of
 * another size is filled again. */
static void
test_fitted_stays (Fixture *self, gconstpointer data)
{
  PlEdit far_away
      = { .type = PL_EDIT_UNPLUG, .from = find_end (self, 3, "plug"), .x = 40, .y = 1400 };
  GBytes *before = NULL;
  double x, y, zoom;

  pl_bench_view_fit (self->bench);
  before = dup_pixels (self);
  x = self->bench->x;
  y = self->bench->y;
  zoom = self->bench->zoom;
  g_assert_true (pl_document_commit (self->document, &far_away, 1, "Unplug", FALSE));
  check_mended (self, &before);
  g_assert_cmpfloat_with_epsilon (self->bench->x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (self->bench->y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (self->bench->zoom, zoom, 1e-9);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 500);
  test_run_main_loop (300);
  g_assert_cmpfloat (self->bench->zoom, <, zoom - 0.01);
  g_bytes_unref (before);
}

/* Where nothing lies there is a menu of the bench, which puts a note there and lets one write. */
static void
test_ground_menu (Fixture *self, gconstpointer data)
{
  GtkWidget *bench = GTK_WIDGET (self->bench), *menu = NULL;
  PlPartId id = pl_patch_next_id (pl_document_get_patch (self->document));
  PlPoint middle = pl_bench_view_to_bench (self->bench, 450, 300);
  PlRect rect;

  pl_bench_view_open_menu (self->bench, (PlHit){ .type = PL_HIT_NOTHING }, 450, 300);
  menu = self->bench->popover;
  g_assert_true (gtk_widget_get_visible (menu));
  g_assert_nonnull (test_find_widget (menu, test_has_text, "Put a Note Here"));
  g_assert_true (gtk_widget_activate_action (bench, "bench.add-note", "(dd)", 450.0, 300.0));
  g_assert_true (self->bench->popover != menu); /* to write on it */
  g_assert_cmpuint (self->bench->selected, ==, id);
  g_assert_true (pl_layout_get_rect (self->bench->layout, id, &rect));
  g_assert_cmpfloat_with_epsilon (rect.x + rect.width / 2.0, middle.x, 1.0);
  g_assert_cmpfloat_with_epsilon (rect.y + rect.height / 2.0, middle.y, 1.0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  ADD ("/bench/insert-y", test_insert_y);
  ADD ("/bench/state", test_state);
  ADD ("/bench/captive-plug", test_captive_plug);
  ADD ("/bench/controls", test_controls);
  ADD ("/bench/delete", test_delete);
  ADD ("/bench/delete-beside", test_delete_beside);
  ADD ("/bench/undo-with-plug-in-hand", test_undo_with_plug_in_hand);
  ADD ("/bench/connect-to", test_connect_to);
  ADD ("/bench/connect-to-left", test_connect_to_left);
  ADD ("/bench/place", test_place_is_seen);
  ADD ("/bench/view", test_view_is_kept);
  ADD ("/bench/ground-menu", test_ground_menu);
  ADD ("/bench/mended", test_mended);
  ADD ("/bench/fitted-stays", test_fitted_stays);
  ADD ("/panes/next-step", test_next_step);
  ADD ("/panes/start-seen", test_start_seen);
  ADD ("/panes/start-folded", test_start_folded);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
