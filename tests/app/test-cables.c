/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a cable after it was plugged in, in its menu: type,
 * colour, length, depth, ends.  And one device swapped for another, and two of one name. */
#include <adwaita.h>

#include "fixture-app.h"
#include "fixture-bench.h"

/* Menus */

/* Another type in place: the ends stay where they are, and what is heard follows. */
static void
test_type (TestBench *self, gconstpointer data)
{
  g_assert_cmpint (test_bench_judge (self), ==, PL_LABEL_STEREO);
  g_assert_true (
      gtk_widget_activate_action (self->bench, "bench.exchange", "(us)", CABLE, "ts-ts"));
  g_assert_cmpstr (test_bench_get_part (self, CABLE)->kind->id, ==, "ts-ts");
  g_assert_cmpint (test_bench_get_part (self, CABLE)->number, ==, 1);
  g_assert_cmpuint (test_bench_get_seat (self, CABLE, "a")->part, ==, MIXER);
  g_assert_cmpuint (test_bench_get_seat (self, CABLE, "b")->part, ==, AMP);
  g_assert_cmpint (test_bench_judge (self), !=, PL_LABEL_STEREO);
  test_bench_assert_one_step (self);
}

static void
test_color_and_length (TestBench *self, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.color", "(uu)", CABLE,
                                             (guint32) PL_LEAD_COLOR_RED));
  g_assert_cmpint (test_bench_get_part (self, CABLE)->color, ==, PL_LEAD_COLOR_RED);
  test_bench_assert_one_step (self);
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.length", "(ud)", CABLE, 4.5));
  g_assert_cmpfloat_with_epsilon (test_bench_get_part (self, CABLE)->length_m, 4.5, 1e-9);
  test_bench_assert_one_step (self);
}

static void
collect_labels (GtkWidget *root, GPtrArray *texts)
{
  if (GTK_IS_LABEL (root))
    g_ptr_array_add (texts, g_strdup (gtk_label_get_text (GTK_LABEL (root))));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, texts);
}

static gboolean
comes_before (GtkWidget *menu, const char *one, const char *other)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint first = 0, second = 0;

  collect_labels (menu, texts);
  g_assert_true (g_ptr_array_find_with_equal_func (texts, one, g_str_equal, &first));
  g_assert_true (g_ptr_array_find_with_equal_func (texts, other, g_str_equal, &second));
  return first < second;
}

/* The usual types come first, as in the tray.  Between its ends a cable says of each one from where
 * it would be unplugged; at a plug it is clear which one is meant. */
static void
test_which_end (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);
  PlHit hit = { .type = PL_HIT_CABLE, .part = CABLE, .end = { CABLE, 0 } };

  pl_bench_view_open_menu (bench, hit, 300, 300);
  g_assert_nonnull (
      test_find_widget (bench->popover, test_has_text, "Unplug from ProFX10v3 PHONES"));
  g_assert_nonnull (test_find_widget (bench->popover, test_has_text, "Unplug from HM-4 INPUT"));
  g_assert_true (comes_before (bench->popover, "TS cable", "3.5 mm stereo to two TS"));
  hit.type = PL_HIT_PLUG;
  pl_bench_view_open_menu (bench, hit, 300, 300);
  g_assert_nonnull (test_find_widget (bench->popover, test_has_text, "Pull to the First Click"));
  g_assert_null (test_find_widget (bench->popover, test_has_text, "Unplug from"));
}

/* Pulled to the first click and pushed home again. */
static void
test_first_click (TestBench *self, gconstpointer data)
{
  guint32 plug = test_bench_find_connector (self, CABLE, "a");

  g_assert_true (gtk_widget_activate_action (self->bench, "bench.depth", "(uuu)", CABLE, plug, 1u));
  g_assert_cmpint (test_bench_get_seat (self, CABLE, "a")->depth, !=, PL_DEPTH_HOME);
  g_assert_cmpuint (test_bench_get_seat (self, CABLE, "a")->part, ==, MIXER);
  g_assert_cmpint (test_bench_judge (self), !=, PL_LABEL_STEREO);
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.depth", "(uuu)", CABLE, plug, 0u));
  g_assert_true (test_bench_is_as_before (self));
  pl_document_undo (self->document);
  test_bench_assert_one_step (self);
}

/* Both legs of an insert cable in one gesture: the second one is a press away. */
static void
test_second_leg (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = CABLE };

  g_assert_true (pl_document_commit (self->document, &remove, 1, "Remove", FALSE));
  pl_bench_view_set_cable (bench, "insert-y");
  pl_bench_view_take_from_jack (
      bench, (PlEnd){ MIXER, test_bench_find_connector (self, MIXER, "control-room-l") });
  pl_bench_view_take_from_jack (bench,
                                (PlEnd){ AMP, test_bench_find_connector (self, AMP, "input") });
  g_assert_cmpuint (test_bench_get_seat (self, NEXT, "c")->part, ==, 0);
  g_assert_nonnull (self->window->toast);
  g_assert_cmpstr (adw_toast_get_button_label (self->window->toast), ==, "Plug It In");
  g_signal_emit_by_name (self->window->toast, "button-clicked");
  g_assert_cmpuint (test_bench_get_seat (self, NEXT, "c")->part, ==, MIXER);
  g_assert_cmpuint (test_bench_get_seat (self, NEXT, "c")->connector, ==,
                    test_bench_find_connector (self, MIXER, "control-room-r"));
  g_assert_cmpint (test_bench_judge (self), ==, PL_LABEL_STEREO);
}

/* Automatic: what comes back into an insert needs a cable whose ring is not grounded; the leg for
 * what goes out lies loose.  Nowhere else is one left over. */
static void
test_automatic_in_insert (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  PlEnd insert = { MIXER, test_bench_find_connector (self, MIXER, "insert-1") };
  PlEnd back = { NEXT, 0 };
  PlEdit add = { .type = PL_EDIT_ADD, .kind = pl_catalog_find (catalog, "behringer-umc404hd") };
  PlTry try;

  g_assert_true (pl_document_commit (self->document, &add, 1, "Put on the Bench", FALSE));
  back.connector = test_bench_find_connector (self, NEXT, "main-l");
  pl_bench_view_take_from_jack (bench, back);
  pl_bench_view_take_from_jack (bench, insert);
  g_assert_cmpstr (test_bench_get_part (self, NEXT + 1)->kind->id, ==, "insert-y");
  g_assert_cmpuint (test_bench_get_seat (self, NEXT + 1, "a")->part, ==, MIXER);
  g_assert_cmpuint (test_bench_get_seat (self, NEXT + 1, "c")->part, ==, NEXT);
  g_assert_cmpuint (test_bench_get_seat (self, NEXT + 1, "b")->part, ==, 0);
  pl_document_undo (self->document);
  pl_bench_view_try (bench, (PlHold){ back, { 0, 0 }, "" },
                     (PlEnd){ MIXER, test_bench_find_connector (self, MIXER, "line-5") }, &try);
  g_assert_cmpuint (try.cable->connectors->len, ==, 2);
  pl_try_clear (&try);
}

/* Before it is let go of: what would do harm, though it would arrive well. */
static void
test_warned (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);
  PlEnd main_l = { MIXER, test_bench_find_connector (self, MIXER, "main-l") };
  PlEnd line = { MIXER, test_bench_find_connector (self, MIXER, "line-5") };
  PlTry try;

  pl_bench_view_try (bench, (PlHold){ main_l, { 0, 0 }, "" }, line, &try);
  g_assert_true (try.possible);
  g_assert_cmpint (try.grade, ==, PL_GRADE_HARM);
  g_assert_cmpstr (try.title, ==, "Feedback loop");
  g_assert_nonnull (strstr (try.sentence, "goes back into it by way of ProFX10v3 L 5"));
  pl_try_clear (&try);
}

/* Swapping */

/* Where the jacks correspond, cables stay; it is said that all of them did. */
static void
test_swap (TestBench *self, gconstpointer data)
{
  g_assert_true (
      gtk_widget_activate_action (self->bench, "bench.swap", "(us)", MIXER, "mackie-profx12v3"));
  g_assert_cmpstr (test_bench_get_part (self, MIXER)->kind->id, ==, "mackie-profx12v3");
  g_assert_cmpuint (test_bench_get_seat (self, CABLE, "a")->part, ==, MIXER);
  g_assert_cmpuint (test_bench_get_seat (self, CABLE, "a")->connector, ==,
                    test_bench_find_connector (self, MIXER, "phones"));
  g_assert_cmpint (test_bench_judge (self), ==, PL_LABEL_STEREO);
  g_assert_nonnull (g_strstr_len (adw_toast_get_title (self->window->toast), -1,
                                  "every cable has found its jack"));
  test_bench_assert_one_step (self);
}

/* What has no jack any more lies loose, is told by name, and the cable is still there. */
static void
test_swap_loosens (TestBench *self, gconstpointer data)
{
  const char *told = NULL;

  g_assert_true (gtk_widget_activate_action (self->bench, "bench.swap", "(us)", AMP,
                                             "generic-powered-speaker"));
  told = adw_toast_get_title (self->window->toast);
  g_assert_nonnull (g_strstr_len (told, -1, "plugs came loose"));
  g_assert_nonnull (g_strstr_len (told, -1, "HM-4 PHONES 1"));
  g_assert_cmpuint (test_bench_get_seat (self, 3, "plug")->part, ==, 0);
  g_assert_cmpuint (test_bench_get_seat (self, CABLE, "a")->part, ==, MIXER);
  test_bench_assert_one_step (self);
}

/* What was in view is so when it is larger now. */
static void
test_swap_is_seen (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);

  test_run_main_loop (200);
  pl_bench_view_fit (bench);
  g_assert_true (pl_bench_view_sees_part (bench, AMP));
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.swap", "(us)", AMP,
                                             "generic-headphone-amp-8"));
  test_run_main_loop (100);
  g_assert_true (pl_bench_view_sees_part (bench, AMP));
  test_bench_assert_one_step (self);
}

static gboolean
calls_apart (gpointer root)
{
  return test_find_widget (root, test_has_text, "Headphones, 63 Ω (1), Headphones, 63 Ω (2)")
         != NULL;
}

/* Two listeners without names of their own are told apart wherever they are spoken of. */
static void
test_called_apart (TestBench *self, gconstpointer data)
{
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  PlKind *kind = pl_catalog_find (catalog, "generic-headphones-63");
  PlEdit edits[2] = { { .type = PL_EDIT_ADD, .kind = kind, .x = 20, .y = 900 },
                      { .type = PL_EDIT_ADD, .kind = kind, .x = 220, .y = 900 } };
  GtkWidget *window = NULL;

  g_assert_true (pl_document_commit (self->document, edits, 2, "Add", FALSE));
  test_wait_until (calls_apart, self->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-audience", NULL));
  window = test_get_window ("Who Hears Whom");
  g_assert_nonnull (test_find_widget (window, test_has_text, "Headphones, 63 Ω (1)"));
  g_assert_nonnull (test_find_widget (window, test_has_text, "Headphones, 63 Ω (2)"));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, test)                                                                            \
  g_test_add (path, TestBench, library, test_bench_set_up, test, test_bench_tear_down)

int
main (int argc, char **argv)
{
  PlLibrary *library = NULL;
  int code;

  library = test_app_init (&argc, &argv);
  ADD ("/cables/type", test_type);
  ADD ("/cables/color-and-length", test_color_and_length);
  ADD ("/cables/which-end", test_which_end);
  ADD ("/cables/first-click", test_first_click);
  ADD ("/cables/second-leg", test_second_leg);
  ADD ("/cables/automatic-in-insert", test_automatic_in_insert);
  ADD ("/cables/warned", test_warned);
  ADD ("/swap/all-stay", test_swap);
  ADD ("/swap/is-seen", test_swap_is_seen);
  ADD ("/swap/some-come-loose", test_swap_loosens);
  ADD ("/devices/called-apart", test_called_apart);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
