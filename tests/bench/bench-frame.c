/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame costs while something is dragged on a bench with many cables, against the same bench
 * without cables, in turns in one run.
 *
 * bench-frame [CABLES...]: the whole window at 1280×800 is driven through the bench's own drag
 * gesture; a frame is the processor time of the main thread from the motion to the end of painting,
 * so what else the machine does is not in it.  A drop is measured in the same frames, although one
 * paints the whole bench anew and the other only what lies under the cable; in frames of panning it
 * is told besides, and so is what follows until the bench is at rest: explanation, repairs, draft.
 * The frame of a drag is the mean of all its frames: where the hand crosses jacks, every second one
 * or so tries a cable, and a median would be of one sort or of the other.
 * Promises are ratios of figures of this run. */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>

#include "scene.h"

enum
{
  CABLES_PER_RIG = 8,
  RIGS_IN_A_ROW = 6,
  PARTS_PER_RIG = 16,
  RIG_WIDTH = 1000,
  RIG_HEIGHT = 820,
  FRAMES = 61,
  ROOM_PX = 200, /* that a drag needs */
  DROPS = 5,     /* odd */
  REST_MS = 1500 /* by then the draft is written and the explanation is there */
};

#define DRAG_PROMISE 1.3
#define DROP_PROMISE 4.0

/* Text of a mixer, two headphone amplifiers and two headphones; with cables: eight, of which five
 * come from the mixer before (in chains of RIGS_IN_A_ROW, so that nothing feeds back). */
static void
write_rig (GString *out, guint index, gboolean cables)
{
  static const char *const wires[CABLES_PER_RIG][3] = {
    { "trs-trs", "phones", "2.input" },        { "mono-to-both-ears", "mon-send", "3.input" },
    { "xlr-xlr", "main-xlr-l", "1.mic-1" },    { "xlr-xlr", "main-xlr-r", "1.mic-2" },
    { "ts-ts", "control-room-l", "1.line-5" }, { "ts-ts", "control-room-r", "1.line-6" },
    { "trs-trs", "fx-send", "1.line-7" },      { "insert-y", "insert-1", NULL },
  };
  guint first = index * PARTS_PER_RIG + 1;
  gboolean chained = index % RIGS_IN_A_ROW != 0;
  guint x = index % RIGS_IN_A_ROW * RIG_WIDTH, y = index / RIGS_IN_A_ROW * RIG_HEIGHT;

  g_string_append_printf (out,
                          "[Device %u]\nKind=mackie-profx10v3\nAt=%u;%u\n"
                          "[Device %u]\nKind=mackie-hm-4\nAt=%u;%u\n"
                          "[Device %u]\nKind=mackie-hm-4\nAt=%u;%u\n"
                          "[Device %u]\nKind=sony-mdr-7506\nAt=%u;%u\nPlug-plug=%u.phones-1\n"
                          "[Device %u]\nKind=sony-mdr-7506\nAt=%u;%u\nPlug-plug=%u.phones-1\n",
                          first, x, y, first + 1, x, y + 480, first + 2, x + 450, y + 480,
                          first + 3, x + 750, y, first + 1, first + 4, x + 750, y + 240, first + 2);
  for (guint i = 0; cables && i < CABLES_PER_RIG; i++)
    {
      const char *to = wires[i][2];
      gboolean from_before = i >= 2 && i <= 6;

      g_string_append_printf (out, "[Cable %u]\nKind=%s\nNumber=%u\n", first + 5 + i, wires[i][0],
                              index * CABLES_PER_RIG + i + 1);
      if (chained || !from_before)
        g_string_append_printf (out, "Plug-a=%u.%s\n", from_before ? first - PARTS_PER_RIG : first,
                                wires[i][1]);
      if (to != NULL)
        g_string_append_printf (out, "Plug-b=%u.%s\n", first + (guint) (to[0] - '1'), to + 2);
    }
}

static gboolean
rested_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Without looking again and again whether there is something to do, which would be counted. */
static void
wait_for_rest (void)
{
  gboolean rested = FALSE;

  (void) g_timeout_add (REST_MS, rested_cb, &rested);
  while (!rested)
    (void) g_main_context_iteration (NULL, TRUE);
}

static void
open_scene (Scene *self, GtkApplication *application, PlLibrary *library, const char *folder,
            guint rigs, gboolean cables)
{
  g_autofree char *path = g_build_filename (folder, "scene.patchlead", NULL);
  g_autoptr (GString) text = g_string_new ("[Patchlead]\nFormat=1\n");

  for (guint i = 0; i < rigs; i++)
    write_rig (text, i, cables);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  scene_open (self, application, library, path);
  scene_run (1500);
}

/* Dragging */

static double
time_motion (Scene *self, double dx, double dy)
{
  double start = scene_now_ms ();

  g_signal_emit_by_name (self->drag, "drag-update", dx, dy);
  scene_wait_for_frame (self);
  return scene_now_ms () - start;
}

static double
time_end (Scene *self, double dx, double dy)
{
  double start = scene_now_ms ();

  g_signal_emit_by_name (self->drag, "drag-end", dx, dy);
  scene_wait_for_frame (self);
  return scene_now_ms () - start;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : (x > y ? 1 : 0);
}

static double
median (double *values, gsize n)
{
  qsort (values, n, sizeof (double), compare_doubles);
  return values[n / 2];
}

/* The same drag on two benches in turns: mean frame of each. */
static void
compare_drags (Scene *scenes, PlPoint (*from) (Scene *), double *mean)
{
  double sums[2] = { 0 };

  for (guint k = 0; k < 2; k++)
    scene_begin (&scenes[k], from (&scenes[k]));
  for (guint i = 0; i < FRAMES; i++)
    for (guint k = 0; k < 2; k++)
      sums[k] += time_motion (&scenes[k], 40 + 2.5 * i, 30 + 1.5 * i);
  for (guint k = 0; k < 2; k++)
    {
      (void) pl_bench_view_cancel (scenes[k].bench);
      scene_run (100);
      mean[k] = sums[k] / FRAMES;
    }
}

/* The first mixer with room around it: not all of so large a bench is in view, and a plug that is
 * held beyond its edge makes the bench scroll. */
static PlPartId
find_mixer (Scene *self)
{
  const PlPatch *patch = pl_document_get_patch (self->window->document);
  double width = gtk_widget_get_width (GTK_WIDGET (self->bench));
  double height = gtk_widget_get_height (GTK_WIDGET (self->bench));

  for (PlPartId id = 1; pl_patch_get_part (patch, id) != NULL; id += PARTS_PER_RIG)
    {
      PlPoint free = scene_place_of (self, id, "line-8");

      if (free.x > ROOM_PX && free.x < width - ROOM_PX && free.y > ROOM_PX
          && free.y < height - ROOM_PX)
        return id;
    }
  g_assert_not_reached ();
}

static PlPoint
from_free_jack (Scene *self)
{
  return scene_place_of (self, find_mixer (self), "line-8");
}

/* Between the jacks of the first amplifier, or where nothing is. */
static PlPoint
from_device (Scene *self)
{
  return pl_bench_view_from_bench (self->bench, (PlPoint){ 30, 490 });
}

static PlPoint
from_nothing (Scene *self)
{
  return pl_bench_view_from_bench (self->bench, (PlPoint){ 480, 470 });
}

/* A cable from the mixer's second insert into a free input, and undone again: until it lies there,
 * and until all is at rest. */
static void
time_drops (Scene *self, double *lies, double *rests)
{
  double times[2][DROPS];
  PlPartId mixer = find_mixer (self);

  for (guint i = 0; i < DROPS; i++)
    {
      PlPoint from = scene_place_of (self, mixer, "insert-2"),
              to = scene_place_of (self, mixer, "line-8");
      double start;

      scene_begin (self, from);
      (void) time_motion (self, (to.x - from.x) / 2, (to.y - from.y) / 2 + 9);
      (void) time_motion (self, to.x - from.x, to.y - from.y);
      start = scene_now_ms ();
      times[0][i] = time_end (self, to.x - from.x, to.y - from.y);
      wait_for_rest ();
      times[1][i] = scene_now_ms () - start;
      g_assert_true (pl_history_can_undo (pl_document_get_history (self->window->document)));
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
      scene_run (300);
    }
  *lies = median (times[0], DROPS);
  *rests = median (times[1], DROPS);
}

static gboolean
measure (GtkApplication *application, PlLibrary *library, const char *folder, guint cables)
{
  Scene scenes[2] = { { 0 } };
  double drag[2], move[2], pan[2], drop, rest;
  gboolean kept;

  for (guint k = 0; k < 2; k++)
    {
      double start = scene_now_ms ();

      open_scene (&scenes[k], application, library, folder,
                  (cables + CABLES_PER_RIG - 1) / CABLES_PER_RIG, k == 1);
      (void) printf ("  opening %s: %.0f ms until all is quiet\n",
                     k == 1 ? "with cables" : "without", scene_now_ms () - start);
      (void) fflush (stdout);
    }
  compare_drags (scenes, from_free_jack, drag);
  compare_drags (scenes, from_device, move);
  time_drops (&scenes[1], &drop, &rest);
  compare_drags (scenes, from_nothing, pan);
  kept = drag[1] <= DRAG_PROMISE * drag[0] && (cables > 100 || drop <= DROP_PROMISE * drag[0]);
  (void) printf ("%u cables: a frame of dragging one %.2f ms, without cables %.2f ms, %.2f times "
                 "(promised: at most %.1f)\n",
                 cables, drag[1], drag[0], drag[1] / drag[0], DRAG_PROMISE);
  (void) printf (
      "  dropping one %.1f ms, %.1f frames%s; %.1f whole frames without cables of %.1f ms\n"
      "  until all is at rest again %.1f ms\n",
      drop, drop / drag[0], cables <= 100 ? " (promised: at most 4)" : "", drop / pan[0], pan[0],
      rest);
  (void) printf (
      "  a whole frame (panning) %.1f ms, moving a device %.1f ms (without cables %.1f)\n", pan[1],
      move[1], move[0]);
  (void) fflush (stdout);
  for (guint k = 0; k < 2; k++)
    gtk_window_destroy (GTK_WINDOW (scenes[k].window));
  scene_run (100);
  return kept;
}

int
main (int argc, char **argv)
{
  static const char *const usual[] = { "100", "1000" };
  g_autoptr (AdwApplication) application
      = adw_application_new ("io.github.patchlead.FrameBench", G_APPLICATION_NON_UNIQUE);
  g_autofree char *folder = g_dir_make_tmp ("patchlead-frame-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "scene.patchlead", NULL);
  g_autoptr (PlLibrary) library = NULL;
  gboolean kept = TRUE;

  g_object_set (application, "resource-base-path", "/io/github/patchlead/Patchlead", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  library = pl_library_new (NULL);
  for (int i = 0; i < (argc > 1 ? argc - 1 : (int) G_N_ELEMENTS (usual)); i++)
    kept &= measure (GTK_APPLICATION (application), library, folder,
                     (guint) g_ascii_strtoull (argc > 1 ? argv[i + 1] : usual[i], NULL, 10));
  (void) remove (path);
  (void) remove (folder);
  (void) printf ("%s\n", kept ? "kept" : "BROKEN");
  return kept ? 0 : 1;
}
