/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written on a note. */
#include <adwaita.h>
#include <malloc.h>

#include "fixture-app.h"
#include "fixture-bench.h"

static PlLibrary *library;

typedef struct
{
  TestBench bench;
  GtkTextView *words;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const GType type = GTK_TYPE_TEXT_VIEW;
  GtkWidget *bench = NULL;

  test_bench_set_up (&self->bench, library);
  bench = self->bench.bench;
  g_assert_true (gtk_widget_activate_action (bench, "bench.add-note", "(dd)", 450.0, 300.0));
  self->words
      = GTK_TEXT_VIEW (test_find_widget (PL_BENCH_VIEW (bench)->popover, test_is_type, &type));
  g_assert_nonnull (self->words);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_bench_tear_down (&self->bench, library);
}

/* Text with a cursor in it, an arrow, and where the cursor is then. */
static int
press (Fixture *self, const char *text, int at, int arrow, gboolean extend)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter here;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &here, at);
  gtk_text_buffer_place_cursor (buffer, &here);
  g_signal_emit_by_name (self->words, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, arrow, extend);
  gtk_text_buffer_get_iter_at_mark (buffer, &here, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&here);
}

static void
test_arrows (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start, end;

  g_assert_cmpint (press (self, "two words", 0, -1, FALSE), ==, 0);
  g_assert_cmpint (press (self, "two words", 0, 1, FALSE), ==, 1);
  g_assert_cmpint (press (self, "two words", 9, 1, FALSE), ==, 9);
  g_assert_cmpint (press (self, "two words", 9, -1, FALSE), ==, 8);
  g_assert_cmpint (press (self, "שלום", 0, -1, FALSE), ==, 1); /* it begins at the right */
  g_assert_cmpint (press (self, "שלום", 0, 1, FALSE), ==, 0);
  g_assert_cmpint (press (self, "שלום", 4, -1, FALSE), ==, 4);
  g_assert_cmpint (press (self, "two words", 0, 1, TRUE), ==, 1);
  g_assert_true (gtk_text_buffer_get_has_selection (buffer));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end); /* the cursor is at the start */
  g_signal_emit_by_name (self->words, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));
}

static double
press_often (Fixture *self, guint times)
{
  struct mallinfo2 heap;

  for (guint i = 0; i < times; i++)
    {
      (void) press (self, i % 2 == 0 ? "for Anna" : "", 0, -1, FALSE);
      (void) press (self, i % 2 == 0 ? "for Anna" : "", i % 2 == 0 ? 8 : 0, 1, FALSE);
      test_run_main_loop (1);
    }
  (void) malloc_trim (0);
  heap = mallinfo2 ();
  return (double) (heap.uordblks + heap.hblkhd) / 1024.0;
}

/* A kilobyte was lost with each arrow that found nothing: 1 000 KiB here. */
static void
test_arrows_lose_nothing (Fixture *self, gconstpointer data)
{
  double before = press_often (self, 100), after = press_often (self, 500);

  g_test_message ("%.0f KiB more", after - before);
  g_assert_cmpfloat (after, <, before + 250.0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  ADD ("/notes/arrows", test_arrows);
  ADD ("/notes/arrows-lose-nothing", test_arrows_lose_nothing);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
