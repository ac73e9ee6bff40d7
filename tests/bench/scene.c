/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scene.h"

#include <time.h>

double
scene_now_ms (void)
{
  struct timespec time;

  (void) clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  ((Scene *) data)->painted = TRUE;
}

void
scene_wait_for_frame (Scene *self)
{
  self->painted = FALSE;
  while (!self->painted)
    (void) g_main_context_iteration (NULL, TRUE);
}

void
scene_run (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkGesture *
find_drag (GtkWidget *bench)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (bench);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) <= 1)
        return GTK_GESTURE (controller);
    }
  g_error ("the bench has no drag gesture");
}

void
scene_open (Scene *self, GtkApplication *application, PlLibrary *library, const char *path)
{
  self->window = PL_WINDOW (pl_window_new (application, library));
  pl_window_open (self->window, path);
  self->bench = PL_BENCH_VIEW (self->window->bench);
  self->drag = find_drag (self->window->bench);
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                    G_CALLBACK (painted_cb), self);
}

PlPoint
scene_place_of (Scene *self, PlPartId part, const char *jack)
{
  const PlKind *kind
      = pl_patch_get_part (pl_document_get_patch (self->window->document), part)->kind;
  PlEnd end = { part, (guint16) pl_kind_find_connector (kind, jack) };
  PlSpot spot;

  g_assert_true (pl_layout_get_spot (self->bench->layout, end, &spot));
  return pl_bench_view_from_bench (self->bench, (PlPoint){ spot.x, spot.y });
}

void
scene_begin (Scene *self, PlPoint from)
{
  g_signal_emit_by_name (self->drag, "drag-begin", from.x, from.y);
  scene_wait_for_frame (self);
}
