/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A large bench in the window: opened, looked at, edited, undone, exported.
 *
 *   bench-window FILE FOLDER     (bench-large.py writes the file)
 *
 * Printed are the processor time of the main thread for each step, to the next frame and until all
 * is at rest again, and the longest time for which the window did not answer.  It fails when a step
 * does not do what it should, or when the window does not answer after an edit for longer than a
 * share of what opening the bench took, or while opening it for longer than so many paintings of
 * it.  There must be an accessibility bus: the toolkit tells it of each jack. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "scene.h"

enum
{
  REST_MS = 2500,
  PATIENCE_MS = 20000 /* questions on a thread are given up before */
};

#define EDIT_PROMISE    0.2 /* of opening */
#define OPENING_PROMISE 12  /* paintings of everything */

typedef struct
{
  double start, longest;
} Step;

/* Processor time of one turn of the loop, at most so far. */
static void
turn (Step *step, gboolean wait)
{
  double start = scene_now_ms ();

  (void) g_main_context_iteration (NULL, wait);
  step->longest = MAX (step->longest, scene_now_ms () - start);
}

static gboolean
elapsed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (Step *step, guint ms)
{
  gboolean elapsed = FALSE;

  (void) g_timeout_add (ms, elapsed_cb, &elapsed);
  while (!elapsed)
    turn (step, TRUE);
}

static Step
begin_step (void)
{
  return (Step){ .start = scene_now_ms () };
}

static void
wait_for_frame (Scene *self, Step *step)
{
  self->painted = FALSE;
  while (!self->painted)
    turn (step, TRUE);
}

/* What was done at once, before the loop had its turn, counts as one turn too.  Returns the
 * longest. */
static double
end_step (Scene *self, Step *step, const char *name)
{
  double frame;

  step->longest = scene_now_ms () - step->start;
  wait_for_frame (self, step);
  frame = scene_now_ms () - step->start;
  wait_ms (step, REST_MS);
  (void) printf (
      "%-22s %7.0f ms to the frame, %7.0f ms to rest, longest without an answer %6.0f ms\n", name,
      frame, scene_now_ms () - step->start, step->longest);
  (void) fflush (stdout);
  return step->longest;
}

static double
act (Scene *self, const char *action, const char *name)
{
  Step step = begin_step ();

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  return end_step (self, &step, name);
}

static guint
count_parts (Scene *self)
{
  return pl_patch_count_parts (pl_document_get_patch (self->window->document));
}

/* A cable from the first mixer's second insert into a free input. */
static double
drop (Scene *self)
{
  PlPoint from = scene_place_of (self, 1, "insert-2"), to = scene_place_of (self, 1, "line-8");
  double dx = to.x - from.x, dy = to.y - from.y;
  guint before = count_parts (self);
  Step step = begin_step ();
  double longest;

  g_signal_emit_by_name (self->drag, "drag-begin", from.x, from.y);
  (void) end_step (self, &step, "taking a plug");
  step = begin_step ();
  g_signal_emit_by_name (self->drag, "drag-update", dx / 2, dy / 2 + 9);
  wait_for_frame (self, &step);
  g_signal_emit_by_name (self->drag, "drag-update", dx, dy);
  (void) end_step (self, &step, "what if, at a jack");
  step = begin_step ();
  g_signal_emit_by_name (self->drag, "drag-end", dx, dy);
  longest = end_step (self, &step, "dropping it");
  g_assert_cmpuint (count_parts (self), ==, before + 1);
  return longest;
}

static double
undo (Scene *self)
{
  guint before = count_parts (self);
  double longest = act (self, "win.undo", "undo");

  g_assert_cmpuint (count_parts (self), ==, before - 1);
  return longest;
}

/* There and back again; the longest time without an answer. */
static double
edit (Scene *self)
{
  double there = drop (self), back = undo (self);

  return MAX (there, back);
}

static void
export_as (Scene *self, const char *folder, const char *ending)
{
  g_autofree char *name = g_strconcat ("large.", ending, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;
  Step step = begin_step ();

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export-to", "^ay", path));
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  (void) end_step (self, &step, ending);
  while (self->window->exporting != NULL)
    turn (&step, TRUE);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 1000000);
  (void) g_remove (path);
}

static void
print_memory (void)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return;
  for (guint i = 0; i < 2; i++)
    {
      at = strstr (text, i == 0 ? "VmRSS:" : "VmHWM:");
      if (at != NULL)
        (void) printf ("memory %s %.0f MB\n", i == 0 ? "now" : "at most",
                       g_ascii_strtod (at + strlen ("VmRSS:"), NULL) / 1024.0);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("io.github.patchlead.WindowBench", G_APPLICATION_NON_UNIQUE);
  g_autoptr (PlLibrary) library = NULL;
  Scene scene = { 0 };
  double opening, everything, longest, closer;
  Step step;

  if (argc != 3)
    g_error ("bench-window FILE FOLDER");
  g_object_set (application, "resource-base-path", "/io/github/patchlead/Patchlead", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  library = pl_library_new_unread (NULL); /* as the program starts */
  step = begin_step ();
  scene_open (&scene, GTK_APPLICATION (application), library, argv[1]);
  pl_library_read_on (library);
  opening = end_step (&scene, &step, "opening");
  wait_ms (&step, PATIENCE_MS);
  (void) printf ("%u parts\n", count_parts (&scene));
  everything = act (&scene, "win.fit", "everything");
  longest = edit (&scene);
  (void) act (&scene, "win.actual-size", "100 %");
  closer = edit (&scene);
  print_memory ();
  export_as (&scene, argv[2], "svg");
  export_as (&scene, argv[2], "pdf");
  export_as (&scene, argv[2], "png");
  print_memory ();
  gtk_window_destroy (GTK_WINDOW (scene.window));
  scene_run (100);
  longest = MAX (longest, closer);
  (void) printf ("no answer after an edit for %.0f ms, %.2f of opening (promised: at most %.1f)\n",
                 longest, longest / opening, EDIT_PROMISE);
  (void) printf ("no answer while opening for %.0f ms, %.1f times as long as to paint everything "
                 "(promised: at most %d)\n",
                 opening, opening / everything, OPENING_PROMISE);
  return longest <= EDIT_PROMISE * opening && opening <= OPENING_PROMISE * everything ? 0 : 1;
}
