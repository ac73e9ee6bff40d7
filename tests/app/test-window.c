/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window around its bench: panes, size and what is remembered of them, small windows and large
 * text, right to left, what a screen reader is told, recent files, the clipboard, tidying up. */
#include <glib/gstdio.h>

#include "app/bench-private.h"
#include "app/news.h"
#include "app/recent.h"
#include "app/side-pane.h"
#include "app/window-private.h"
#include "core/patch-file.h"
#include "fixture-app.h"

enum
{
  MIXER = 1, /* of the examples */
  AMP = 2,
  USUAL_DPI = 96 * 1024,
  LARGE_DPI = 144 * 1024
};

static PlLibrary *library;

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static char *
find_example (const char *name)
{
  return g_build_filename (pl_library_get_data_dir (library), "examples", name, NULL);
}

/* With an example on its bench, or on its start page. */
static PlWindow *
open_window (const char *example)
{
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));
  g_autofree char *path = example != NULL ? find_example (example) : NULL;

  gtk_window_present (GTK_WINDOW (window));
  if (path != NULL)
    pl_window_open (window, path);
  test_wait_until (is_laid_out, path != NULL ? window->bench : window->stack);
  return window;
}

static PlWindow *
open_sized (const char *example, const char *size)
{
  PlWindow *window = NULL;

  g_assert_true (g_setenv ("PATCHLEAD_WINDOW_SIZE", size, TRUE));
  window = open_window (example);
  g_unsetenv ("PATCHLEAD_WINDOW_SIZE");
  test_run_main_loop (150); /* panes fold a frame later */
  return window;
}

static void
close_window (PlWindow *window)
{
  pl_document_discard_draft (window->document);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_main_loop (10);
}

static void
act (PlWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static gboolean
is_shown (GtkWidget *flap)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (flap));
}

static gboolean
is_on (GtkWidget *toggle)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

/* Panes */

/* The keys' actions and the toggles of the header bar are one thing. */
static void
test_panes (void)
{
  PlWindow *window = open_window ("method1-phones.patchlead");
  const struct
  {
    const char *action;
    GtkWidget *flap, *toggle;
  } panes[] = { { "win.toggle-gear", window->gear_flap, window->gear_toggle },
                { "win.toggle-explain", window->explain_flap, window->explain_toggle } };

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_assert_true (is_shown (panes[i].flap) && is_on (panes[i].toggle));
      act (window, panes[i].action);
      g_assert_false (is_shown (panes[i].flap) || is_on (panes[i].toggle));
      g_assert_true (is_shown (panes[1 - i].flap));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (panes[i].toggle), TRUE);
      g_assert_true (is_shown (panes[i].flap));
    }
  close_window (window);
}

/* The next window is like the last one. */
static void
test_remembered (void)
{
  PlWindow *window = open_window ("method1-phones.patchlead");
  int width, height;

  act (window, "win.toggle-gear");
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  test_run_main_loop (100);
  gtk_window_close (GTK_WINDOW (window));
  test_run_main_loop (30);
  window = open_window ("method1-phones.patchlead");
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1100);
  g_assert_cmpint (height, ==, 700);
  g_assert_false (is_shown (window->gear_flap));
  g_assert_true (is_shown (window->explain_flap));
  act (window, "win.toggle-gear");
  gtk_window_close (GTK_WINDOW (window));
  test_run_main_loop (30);
}

/* A pane that is hidden because there is no room is not hidden anywhere else, nor the next time. */
static void
test_narrow_is_not_remembered (void)
{
  PlWindow *wide = open_sized ("method1-phones.patchlead", "1280x800");
  PlWindow *narrow = open_sized ("method1-phones.patchlead", "600x500");

  g_assert_false (is_shown (narrow->gear_flap) || is_shown (narrow->explain_flap));
  g_assert_true (is_shown (wide->gear_flap) && is_shown (wide->explain_flap));
  gtk_window_close (GTK_WINDOW (narrow));
  test_run_main_loop (30);
  g_assert_true (is_shown (wide->gear_flap) && is_shown (wide->explain_flap));
  close_window (wide);
  wide = open_sized ("method1-phones.patchlead", "1280x800");
  g_assert_true (is_shown (wide->gear_flap) && is_shown (wide->explain_flap));
  close_window (wide);
}

static gboolean
is_folded (gpointer flap)
{
  return adw_flap_get_folded (flap);
}

static gboolean
is_unfolded (gpointer flap)
{
  return !adw_flap_get_folded (flap);
}

/* In a window that grows again a pane comes back, unless somebody had hidden it. */
static void
test_grows_again (void)
{
  PlWindow *window = open_sized ("method1-phones.patchlead", "1280x800");

  act (window, "win.toggle-gear");
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 500);
  test_wait_until (is_folded, window->gear_flap);
  test_wait_until (is_folded, window->explain_flap);
  test_run_main_loop (150);
  g_assert_false (is_shown (window->gear_flap) || is_shown (window->explain_flap));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  test_wait_until (is_unfolded, window->gear_flap);
  test_wait_until (is_unfolded, window->explain_flap);
  test_run_main_loop (150);
  g_assert_false (is_shown (window->gear_flap));
  g_assert_true (is_shown (window->explain_flap));
  close_window (window);
}

/* Small windows */

static void
assert_fits (PlWindow *window, int width, int height)
{
  int least_width, least_height;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, &least_height, NULL,
                      NULL, NULL);
  g_assert_cmpint (least_width, <=, width);
  g_assert_cmpint (least_height, <=, height);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, height);
}

typedef struct
{
  int width, height, dpi;
} Size;

typedef struct
{
  PlWindow *window;
  const Size *size;
  GtkWidget *content; /* of a pane */
} Room;

static gboolean
bench_has_room (gpointer data)
{
  const Room *room = data;

  return gtk_widget_get_width (room->window->bench) > room->size->width - 50
         && gtk_widget_get_height (room->window->bench) > room->size->height - 120;
}

static gboolean
pane_has_room (gpointer data)
{
  const Room *room = data;

  return gtk_widget_get_mapped (room->content) && gtk_widget_get_width (room->content) > 200;
}

/* Both panes can be had there, over the bench or beside it. */
static void
test_small (gconstpointer data)
{
  const Size *size = data;
  g_autofree char *words = g_strdup_printf ("%dx%d", size->width, size->height);
  PlWindow *window = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", size->dpi, "gtk-enable-animations",
                FALSE, NULL);
  window = open_sized ("method1-phones.patchlead", words);
  for (guint pane = 0; pane < 2; pane++)
    {
      GtkWidget *flap = pane == 0 ? window->gear_flap : window->explain_flap;
      Room room = { window, size, pane == 0 ? window->gear_pane : window->explain_pane };

      pl_side_pane_reveal (window->gear_flap, FALSE);
      pl_side_pane_reveal (window->explain_flap, FALSE);
      test_wait_until (bench_has_room, &room);
      assert_fits (window, size->width, size->height);
      pl_side_pane_reveal (flap, TRUE);
      test_wait_until (pane_has_room, &room);
      test_run_main_loop (100);
      assert_fits (window, size->width, size->height);
    }
  close_window (window);
  window = open_sized (NULL, words);
  assert_fits (window, size->width, size->height);
  close_window (window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, "gtk-enable-animations",
                TRUE, NULL);
}

/* Right to left: panes change places, gear does not. */

static graphene_rect_t
place_of (PlWindow *window, GtkWidget *widget)
{
  graphene_rect_t rect;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &rect));
  return rect;
}

static GtkWidget *
get_jack (PlWindow *window, PlPartId id, guint16 connector)
{
  GHashTable *devices = PL_BENCH_VIEW (window->bench)->devices;

  return pl_device_view_find (g_hash_table_lookup (devices, GUINT_TO_POINTER (id)), connector,
                              PL_NO_INDEX);
}

/* Where a jack is from the left edge of the bench. */
static float
jack_x (PlWindow *window, PlPartId id, guint16 connector)
{
  graphene_rect_t bench = place_of (window, window->bench);
  graphene_rect_t jack = place_of (window, get_jack (window, id, connector));

  return jack.origin.x - bench.origin.x;
}

/* A task of several lines, in a window where the bench has little room left below it: 50 px lower
 * than windows have to be, for tasks that are longer. */
static void
test_lesson_in_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  PlWindow *window = NULL;

  g_object_set (settings, "gtk-xft-dpi", LARGE_DPI, NULL);
  window = open_sized (NULL, "600x450");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.lesson", "s", "four-hosts"));
  test_wait_until (is_laid_out, window->bench);
  test_run_main_loop (50);
  assert_fits (window, 600, 450);
  close_window (window);
  g_object_set (settings, "gtk-xft-dpi", USUAL_DPI, NULL);
}

static void
test_right_to_left (void)
{
  PlWindow *window = open_sized ("method1-phones.patchlead", "1280x800");
  float first = jack_x (window, MIXER, 0), last = jack_x (window, AMP, 2);
  graphene_rect_t gear = place_of (window, window->gear_pane);

  g_assert_cmpfloat (gear.origin.x, <, place_of (window, window->bench).origin.x);
  close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = open_sized ("method1-phones.patchlead", "1280x800");
  gear = place_of (window, window->gear_pane);
  g_assert_cmpfloat (gear.origin.x, >, place_of (window, window->bench).origin.x);
  g_assert_cmpfloat (place_of (window, window->explain_pane).origin.x, <, gear.origin.x);
  g_assert_cmpfloat_with_epsilon (jack_x (window, MIXER, 0), first, 1.0);
  g_assert_cmpfloat_with_epsilon (jack_x (window, AMP, 2), last, 1.0);
  close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Who asked for no motion sees where to go all the same. */
static void
test_reduced_motion (void)
{
  PlWindow *window = open_window ("method1-phones.patchlead");
  PlBenchView *bench = PL_BENCH_VIEW (window->bench);
  const PlEnd phones = { MIXER, 0 };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  pl_bench_view_set_beacons (bench, &phones, 1);
  g_assert_cmpuint (bench->n_beacons, ==, 1);
  g_assert_cmpuint (bench->beacon_pulse, ==, 0);
  pl_bench_view_set_beacons (bench, NULL, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  pl_bench_view_set_beacons (bench, &phones, 1);
  g_assert_cmpuint (bench->beacon_pulse, !=, 0);
  pl_bench_view_set_beacons (bench, NULL, 0);
  close_window (window);
}

/* What is told */

static void
test_news (void)
{
  g_autofree char *both = pl_news_dup_since ("A hears one thing.\nB hears another.",
                                             "A hears one thing.\nB hears that.");
  g_autofree char *none = pl_news_dup_since ("A hears one thing.", "A hears one thing.");
  g_autofree char *first = pl_news_dup_since (NULL, "A hears one thing.");
  g_autofree char *gone = pl_news_dup_since ("A hears one thing.", "");

  g_assert_cmpstr (both, ==, "B hears that.");
  g_assert_null (none);
  g_assert_cmpstr (first, ==, "A hears one thing.");
  g_assert_null (gone);
}

static void
assert_described (GtkWidget *widget, const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  g_assert_cmpstr (other, ==, NULL);
}

/* A verdict is told when it is new, once for all who hear it, and can be read at the bench whatever
 * else was told since. */
static void
test_verdicts_are_told (void)
{
  static const char stereo[] = "Anna · MDR-7506, Ben · DT 770 PRO 80 Ω: Stereo. The Main mix is in "
                               "both ears: left in the left, right in the right.";
  PlWindow *window = open_window ("method1-phones.patchlead");
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = 5 };
  g_autofree char *silence = NULL;

  g_assert_cmpstr (window->heard, ==, stereo);
  assert_described (window->bench, stereo);
  g_assert_true (pl_document_commit (window->document, &remove, 1, "Remove", FALSE));
  silence = g_strdup (window->heard);
  g_assert_cmpstr (silence, !=, stereo);
#if !GTK_CHECK_VERSION(4, 14, 0)
  assert_described (GTK_WIDGET (window), silence);
#endif
  g_assert_true (gtk_widget_activate_action (get_jack (window, MIXER, 0), "jack.activate", NULL));
  assert_described (window->bench, silence); /* though it was told what is in hand */
  (void) pl_bench_view_cancel (PL_BENCH_VIEW (window->bench));
  pl_document_undo (window->document);
  assert_described (window->bench, stereo);
  close_window (window);
}

/* Recent files */

static gboolean
is_not_noted (gpointer path)
{
  return !test_is_recent (path);
}

/* What was opened is on the start page; what is gone says so there, and can be forgotten. */
static void
test_recent (void)
{
  g_autofree char *folder = g_dir_make_tmp ("patchlead-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "my_rig.patchlead", NULL);
  g_autofree char *example = find_example ("method1-phones.patchlead");
  g_autofree char *text = NULL;
  PlWindow *window = NULL;
  GtkWidget *rows = NULL;

  g_assert_true (g_file_get_contents (example, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window = open_window (NULL);
  pl_window_open (window, path);
  test_wait_until (test_is_recent, path);
  rows = g_object_ref_sink (pl_recent_list_new ());
  g_assert_nonnull (test_find_widget (rows, test_has_text, "my_rig.patchlead"));
  g_assert_null (test_find_widget (rows, test_has_text, "Forget"));
  g_object_unref (rows);
  g_assert_cmpint (g_unlink (path), ==, 0);
  rows = g_object_ref_sink (pl_recent_list_new ());
  (void) test_get_called (rows, "Forget my_rig.patchlead");
  g_object_unref (rows);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-recent", "^ay", path));
  g_assert_nonnull (g_strstr_len (adw_toast_get_title (window->toast), -1, "is no longer there"));
  test_wait_until (is_not_noted, path);
  close_window (window);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Gear that goes from here to there */

static gboolean
has_three_parts (gpointer window)
{
  return pl_patch_count_parts (pl_document_get_patch (PL_WINDOW (window)->document)) >= 3;
}

static gboolean
has_nine_parts (gpointer window)
{
  return pl_patch_count_parts (pl_document_get_patch (PL_WINDOW (window)->document)) >= 9;
}

static void
assert_in_view (PlWindow *window, PlPartId id)
{
  PlBenchView *bench = PL_BENCH_VIEW (window->bench);
  PlPoint from, to;
  PlRect rect;

  test_run_main_loop (100);
  g_assert_true (pl_layout_get_rect (bench->layout, id, &rect));
  from = pl_bench_view_from_bench (bench, (PlPoint){ rect.x, rect.y });
  to = pl_bench_view_from_bench (bench, (PlPoint){ rect.x + rect.width, rect.y + rect.height });
  g_assert_true (from.x >= 0.0 && from.y >= 0.0);
  g_assert_cmpfloat (to.x, <=, gtk_widget_get_width (window->bench));
  g_assert_cmpfloat (to.y, <=, gtk_widget_get_height (window->bench));
}

/* Neither hides the other. */
static void
assert_apart (PlWindow *window, PlPartId a, PlPartId b)
{
  const PlPatch *patch = pl_document_get_patch (window->document);

  g_assert_cmpfloat (fabs (pl_patch_get_part (patch, a)->x - pl_patch_get_part (patch, b)->x), >,
                     10.0);
}

/* Everything of one bench on another one, and once more: with its cables, as one step
 * each. */
static void
test_copy_to_another_window (void)
{
  PlWindow *one = open_window ("method1-phones.patchlead"), *other = open_window (NULL);
  g_autoptr (GArray) verdicts = NULL;
  guint n_parts;

  pl_window_show_bench (other);
  test_wait_until (is_laid_out, other->bench);
  g_assert_true (gtk_widget_activate_action (one->bench, "bench.select-all", NULL));
  g_assert_true (gtk_widget_activate_action (one->bench, "bench.copy", NULL));
  g_assert_true (gtk_widget_activate_action (other->bench, "bench.paste", NULL));
  test_wait_until (has_three_parts, other);
  g_assert_cmpuint (pl_patch_count_parts (pl_document_get_patch (other->document)), ==,
                    pl_patch_count_parts (pl_document_get_patch (one->document)));
  verdicts = pl_circuit_dup_verdicts (pl_document_get_circuit (other->document));
  g_assert_cmpint (g_array_index (verdicts, PlVerdict, 0).headline, ==, PL_LABEL_STEREO);
  assert_in_view (other, MIXER);
  n_parts = pl_patch_count_parts (pl_document_get_patch (other->document));
  g_assert_true (gtk_widget_activate_action (other->bench, "bench.paste", NULL));
  test_wait_until (has_nine_parts, other);
  assert_apart (other, MIXER, MIXER + n_parts);
  pl_document_undo (other->document);
  pl_document_undo (other->document);
  g_assert_cmpuint (pl_patch_count_parts (pl_document_get_patch (other->document)), ==, 0);
  close_window (other);
  close_window (one);
}

/* Only when it is asked for, as one step; what is tidy stays. */
static void
test_tidy (void)
{
  PlWindow *window = open_window ("method1-phones.patchlead");
  PlEdit move = { .type = PL_EDIT_MOVE, .id = MIXER, .x = 400, .y = 450 };
  g_autofree char *moved = NULL, *tidy = NULL, *again = NULL, *back = NULL;

  g_assert_true (pl_document_commit (window->document, &move, 1, "Move", FALSE));
  moved = pl_patch_write (pl_document_get_patch (window->document));
  act (window, "win.tidy-up");
  tidy = pl_patch_write (pl_document_get_patch (window->document));
  g_assert_cmpstr (tidy, !=, moved);
  act (window, "win.tidy-up");
  again = pl_patch_write (pl_document_get_patch (window->document));
  g_assert_cmpstr (again, ==, tidy);
  pl_document_undo (window->document);
  back = pl_patch_write (pl_document_get_patch (window->document));
  g_assert_cmpstr (back, ==, moved);
  close_window (window);
}

int
main (int argc, char **argv)
{
  static const Size small = { 600, 500, USUAL_DPI }, large_text = { 1024, 600, LARGE_DPI },
                    both = { 600, 500, LARGE_DPI };
  g_autofree char *data = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);
  int code;

  g_assert_true (g_setenv ("XDG_DATA_HOME", data, TRUE)); /* recent files of this run only */
  library = test_app_init (&argc, &argv);
  g_test_add_func ("/window/panes", test_panes);
  g_test_add_func ("/window/remembered", test_remembered);
  g_test_add_func ("/window/narrow-is-not-remembered", test_narrow_is_not_remembered);
  g_test_add_func ("/window/grows-again", test_grows_again);
  g_test_add_data_func ("/window/small", &small, test_small);
  g_test_add_data_func ("/window/large-text", &large_text, test_small);
  g_test_add_data_func ("/window/small-and-large-text", &both, test_small);
  g_test_add_func ("/window/lesson-in-large-text", test_lesson_in_large_text);
  g_test_add_func ("/window/right-to-left", test_right_to_left);
  g_test_add_func ("/window/reduced-motion", test_reduced_motion);
  g_test_add_func ("/window/news", test_news);
  g_test_add_func ("/window/verdicts-are-told", test_verdicts_are_told);
  g_test_add_func ("/window/recent", test_recent);
  g_test_add_func ("/window/copy-to-another", test_copy_to_another_window);
  g_test_add_func ("/window/tidy", test_tidy);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
