/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a bench looks like when it is opened is kept, and is the same picture the next time; a bench
 * that looks otherwise is painted. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/bench-private.h"
#include "fixture-app.h"
#include "fixture-bench.h"

#define PHONES "method1-phones.patchlead"

static PlLibrary *library;

typedef struct
{
  PlDocument *document;
  GtkWidget *window;
  PlBenchView *bench;
  gboolean was_painted; /* else it is what was kept */
} Opened;

static gboolean
is_painted (gpointer bench)
{
  return PL_BENCH_VIEW (bench)->rest_picture.nodes->len > 0;
}

static void
open_bench (Opened *self, const char *example, double zoom)
{
  g_autofree char *path
      = g_build_filename (pl_library_get_data_dir (library), "examples", example, NULL);

  self->document = pl_document_new (library);
  g_assert_true (pl_document_open_copy (self->document, path, NULL));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 560);
  self->bench = PL_BENCH_VIEW (pl_bench_view_new (self->document));
  pl_bench_view_set_view (self->bench, (PlView){ zoom, 300, 200 });
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->bench));
  gtk_window_present (GTK_WINDOW (self->window));
  test_wait_until (is_painted, self->bench);
  self->was_painted = self->bench->to_keep != NULL;
}

enum
{
  MOST_LEVELS = 48 /* at an odd zoom */
};

/* rest: the bench comes to rest, and what is proposed is kept. */
static void
close_bench (Opened *self, gboolean rest)
{
  if (rest)
    pl_bench_view_keep (self->bench);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->document);
  test_run_main_loop (10);
}

static void
test_same (void)
{
  Opened opened = { 0 };
  g_autoptr (GBytes) painted = NULL, kept = NULL;

  open_bench (&opened, PHONES, 0);
  g_assert_true (opened.was_painted);
  painted = test_bench_dup_pixels (opened.bench);
  close_bench (&opened, TRUE);
  open_bench (&opened, PHONES, 0);
  g_assert_false (opened.was_painted);
  kept = test_bench_dup_pixels (opened.bench);
  g_assert_true (g_bytes_equal (painted, kept));
  close_bench (&opened, FALSE);
}

/* Each of these looks otherwise than what is kept by then. */
static void
test_other (void)
{
  static const struct
  {
    const char *example;
    double zoom;
  } others[] = { { "method2-aux.patchlead", 0 }, { PHONES, 0.5 }, { PHONES, 0.75 } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      Opened opened = { 0 };

      open_bench (&opened, others[i].example, others[i].zoom);
      g_assert_true (opened.was_painted);
      close_bench (&opened, TRUE);
    }
}

static void
test_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Opened opened = { 0 };
  g_autoptr (GBytes) light = NULL, dark = NULL;

  open_bench (&opened, PHONES, 0.6);
  light = test_bench_dup_pixels (opened.bench);
  close_bench (&opened, TRUE);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  open_bench (&opened, PHONES, 0.6);
  g_assert_true (opened.was_painted);
  dark = test_bench_dup_pixels (opened.bench);
  g_assert_false (g_bytes_equal (light, dark));
  close_bench (&opened, FALSE);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* How often painting anew looks for what is kept. */
static guint
count_looks (PlBenchView *bench)
{
  guint before = bench->n_looks;

  pl_bench_view_forget_pictures (bench);
  g_assert_false (is_painted (bench));
  test_wait_until (is_painted, bench);
  return bench->n_looks - before;
}

/* A knob is turned before the bench has come to rest: nothing is
 * kept or looked for; nor is anything kept when a cable is lit. */
static void
test_edited (void)
{
  PlEdit knob = { .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 0, .value = 9 };
  Opened opened = { 0 };

  open_bench (&opened, PHONES, 0.8);
  g_assert_true (opened.was_painted);
  g_assert_cmpuint (count_looks (opened.bench), ==, 1);
  g_assert_true (pl_document_commit (opened.document, &knob, 1, "Turn a Knob", FALSE));
  g_assert_null (opened.bench->to_keep);
  g_assert_cmpuint (count_looks (opened.bench), ==, 0);
  close_bench (&opened, TRUE);
  open_bench (&opened, PHONES, 0.8);
  g_assert_true (opened.was_painted);
  pl_bench_view_light (opened.bench, 5);
  g_assert_null (opened.bench->to_keep);
  close_bench (&opened, TRUE);
}

/* What is kept is mended like what was painted. */
static void
test_mended (void)
{
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = 5 };
  Opened opened = { 0 };
  g_autoptr (GBytes) before = NULL, after = NULL, back = NULL;

  for (guint i = 0; i < 2; i++)
    {
      open_bench (&opened, PHONES, 0.9);
      g_assert_true (opened.was_painted == (i == 0));
      if (i == 0)
        close_bench (&opened, TRUE);
    }
  before = test_bench_dup_pixels (opened.bench);
  g_assert_true (pl_document_commit (opened.document, &remove, 1, "Remove", FALSE));
  test_run_main_loop (100);
  after = test_bench_dup_pixels (opened.bench);
  g_assert_false (test_looks_like (before, after, MOST_LEVELS));
  pl_document_undo (opened.document);
  test_run_main_loop (100);
  back = test_bench_dup_pixels (opened.bench);
  g_assert_true (test_looks_like (before, back, MOST_LEVELS));
  close_bench (&opened, FALSE);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("patchlead-kept-XXXXXX", NULL);
  g_autofree char *pictures = g_build_filename (cache, "patchlead", "panels", NULL);
  g_autofree char *ours = g_path_get_dirname (pictures);
  const char *name = NULL;
  GDir *dir = NULL;
  int code;

  g_assert_true (g_setenv ("XDG_CACHE_HOME", cache, TRUE));
  library = test_app_init (&argc, &argv);
  g_test_add_func ("/kept/same", test_same);
  g_test_add_func ("/kept/other", test_other);
  g_test_add_func ("/kept/style", test_style);
  g_test_add_func ("/kept/edited", test_edited);
  g_test_add_func ("/kept/mended", test_mended);
  code = g_test_run ();
  pl_library_unref (library);
  dir = g_dir_open (pictures, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (pictures, name, NULL);

      (void) g_remove (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  (void) g_rmdir (pictures);
  (void) g_rmdir (ours);
  (void) g_rmdir (cache);
  return code;
}
