/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random gestures and keys on a bench: nothing may warn, leak or crash, undoing everything must
 * give the bytes of the start, doing it again those of the end, and what is on the bench must be
 * heard as if it had just been opened, and look as if all of it had just been painted.
 *
 *   monkey [--seed N] [--count N] [--loud]        (under with-display.sh) */
#include <adwaita.h>

#include "fixture-bench.h"

#include "core/patch-file.h"
#include "core/words.h"
#include "gestures.h"

enum
{
  CHECK_EVERY = 20, /* gestures */
  MOST_LEVELS = 40, /* of 255, where an edge was cut */
  MOST_PX = 40,
  FRAME_MS = 60,
  SKIPPED = 77
};

static PlLibrary *library;

/* What every listener hears, in words. */
static char *
dup_verdicts (const PlCircuit *circuit)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      g_autofree char *sentence = pl_words_verdict (circuit, verdict);

      g_string_append_printf (all, "%u.%u: %s\n", verdict->part, verdict->group, sentence);
    }
  return g_string_free (all, FALSE);
}

/* A file of it reads back as the same bench, and a circuit made at once hears the same. */
static void
check_bench (PlDocument *document)
{
  g_autofree char *text = pl_patch_write_whole (pl_document_get_patch (document));
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) again
      = pl_patch_parse (text, -1, "monkey", pl_library_get_catalog (library), &error);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *heard = dup_verdicts (pl_document_get_circuit (document));
  g_autofree char *written = NULL, *expected = NULL;

  g_assert_no_error (error);
  written = pl_patch_write_whole (again);
  g_assert_cmpstr (written, ==, text);
  pl_circuit_sync (circuit, pl_document_get_patch (document));
  expected = dup_verdicts (circuit);
  g_assert_cmpstr (heard, ==, expected);
}

/* Where a picture differs from another one; FALSE: in a few px at most, for a letter may be drawn a
 * fraction of one aside. */
static gboolean
find_unlike (GBytes *one, GBytes *other, gsize *at)
{
  gsize n = g_bytes_get_size (one), n_unlike = 0;
  const guint8 *p = g_bytes_get_data (one, NULL), *q = g_bytes_get_data (other, NULL);

  g_assert_cmpuint (g_bytes_get_size (other), ==, n);
  for (gsize i = 0; i < n; i++)
    if (ABS (p[i] - q[i]) > MOST_LEVELS)
      {
        *at = n_unlike == 0 ? i : *at;
        n_unlike++;
      }
  return n_unlike > (gsize) 4 * MOST_PX;
}

static gboolean
is_painted (const PlBenchView *bench)
{
  return bench->grip == PL_GRIP_NONE && bench->rest_picture.nodes->len > 0
         && bench->rest_picture.damage->len == 0;
}

/* What was painted bit by bit is what all at once would be.  Returns how often that was seen: not
 * while something else is shown. */
static guint
check_picture (PlWindow *window)
{
  PlBenchView *bench = PL_BENCH_VIEW (window->bench);
  guint width = (guint) gtk_widget_get_width (window->bench);
  PlPartId lit;
  g_autoptr (GBytes) mended = NULL, anew = NULL;
  gsize at = 0;

  monkey_settle (FRAME_MS);
  if (!gtk_widget_get_mapped (window->bench) || !is_painted (bench))
    return 0;
  lit = bench->lit;
  mended = test_bench_dup_pixels (bench);
  pl_bench_view_forget_pictures (bench);
  monkey_settle (FRAME_MS);
  if (!is_painted (bench) || bench->lit != lit /* the pointer came to rest on a cable */
      || (guint) gtk_widget_get_width (window->bench) != width)
    return 0;
  anew = test_bench_dup_pixels (bench);
  if (find_unlike (mended, anew, &at))
    g_error ("the bench at %u, %u does not look as it would if it were painted anew",
             (guint) (at / 4) % width, (guint) (at / 4) / width);
  return 1;
}

static char *
dup_text (PlDocument *document)
{
  return pl_patch_write (pl_document_get_patch (document));
}

static guint
undo_all (PlDocument *document)
{
  guint n = 0;

  while (pl_history_can_undo (pl_document_get_history (document)))
    {
      pl_document_undo (document);
      n++;
    }
  return n;
}

/* Everything undone is the start, everything redone the end. */
static guint
check_history (PlDocument *document, const char *start)
{
  g_autofree char *end = NULL, *first = NULL, *last = NULL;
  guint n_steps;

  while (pl_history_can_redo (pl_document_get_history (document)))
    pl_document_redo (document);
  end = dup_text (document);
  n_steps = undo_all (document);
  first = dup_text (document);
  g_assert_cmpstr (first, ==, start);
  while (pl_history_can_redo (pl_document_get_history (document)))
    pl_document_redo (document);
  last = dup_text (document);
  g_assert_cmpstr (last, ==, end);
  return n_steps;
}

static gboolean
stay_cb (GtkWindow *window, gpointer data)
{
  return TRUE; /* the monkey has found the button that closes */
}

/* A copy: the monkey may find Save. */
static PlWindow *
open_bench (GtkApplication *application, GRand *rand, const char *folder)
{
  static const char *const names[] = { "method1-phones.patchlead", "method3-control-room.patchlead",
                                       "wrong-aux-with-trs.patchlead" };
  const char *name = names[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (names))];
  g_autofree char *example
      = g_build_filename (pl_library_get_data_dir (library), "examples", name, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;
  PlWindow *window = PL_WINDOW (pl_window_new (application, library));

  g_assert_true (g_file_get_contents (example, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  g_signal_connect (window, "close-request", G_CALLBACK (stay_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  pl_window_open (window, path);
  monkey_settle (100);
  return window;
}

static void
play (GtkApplication *application, guint seed, guint count, gboolean loud, const char *folder)
{
  g_autoptr (Hands) hands = hands_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Monkey monkey = { open_bench (application, rand, folder), hands, rand };
  PlDocument *document = g_object_ref (monkey.window->document);
  g_autofree char *start = dup_text (document);
  guint n_pictures = 0;

  for (guint i = 1; i <= count; i++)
    {
      const char *what = monkey_do (&monkey);

      if (loud)
        g_print ("%u %s: %s\n", i, what,
                 pl_history_can_undo (pl_document_get_history (document))
                     ? pl_history_undo_name (pl_document_get_history (document))
                     : "-");
      if (i % 7 == 0)
        {
          monkey_calm_down (&monkey);
          n_pictures += check_picture (monkey.window);
        }
      if (i % CHECK_EVERY == 0)
        check_bench (document);
    }
  monkey_calm_down (&monkey);
  check_bench (document);
  g_print ("seed %u: %u gestures, %u pictures, %u steps to undo, as expected\n", seed, count,
           n_pictures, check_history (document, start));
  pl_document_discard_draft (document);
  gtk_window_destroy (GTK_WINDOW (monkey.window));
  monkey_settle (50);
  g_assert_finalize_object (document);
}

int
main (int argc, char **argv)
{
  int seed = 1, count = 60;
  gboolean loud = FALSE;
  const GOptionEntry entries[]
      = { { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Which run", "N" },
          { "count", 0, 0, G_OPTION_ARG_INT, &count, "How many gestures", "N" },
          { "loud", 0, 0, G_OPTION_ARG_NONE, &loud, "Say what is done", NULL },
          G_OPTION_ENTRY_NULL };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (Hands) hands = NULL;
  g_autofree char *folder = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  adw_init ();
  hands = hands_new ();
  if (hands == NULL)
    {
      g_print ("skipped: this display takes no events from programs\n");
      return SKIPPED;
    }
  g_print ("seed %d, %d gestures\n", seed, count);
  application = adw_application_new ("io.github.patchlead.Monkey", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/patchlead/Patchlead", NULL);
  (void) g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  library = pl_library_new (NULL);
  folder = g_dir_make_tmp ("patchlead-monkey-XXXXXX", &error);
  g_assert_no_error (error);
  monkey_mind_choosers ();
  play (GTK_APPLICATION (application), (guint) seed, (guint) count, loud, folder);
  pl_library_unref (library);
  return 0;
}
