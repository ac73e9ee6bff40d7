/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A plug that is held beyond the edge of what is seen: the bench comes to meet it, as far as there
 * is something on it, and what is let go there lies where it can be seen. */
#include <math.h>

#include "app/bench-private.h"

enum
{
  PLUG_LENGTH = 36 /* bench px that a plug reaches beyond its cable's end */
};

#define STEP_US  5000
#define FIRST_PX 20.0
#define SPEED    6.0 /* px a second for each px beyond the edge */

/* How far beyond 0 or an end, and a little more, for where the window ends soon. */
static double
past (double value, double end)
{
  return value < 0.0 ? value - FIRST_PX : value > end ? value - end + FIRST_PX : 0.0;
}

/* No farther than until the end of what lies on the bench is in view. */
static double
limit (double step, double from, double to, double size)
{
  if (step < 0.0)
    return MIN (0.0, MAX (step, from));
  return MAX (0.0, MIN (step, to - size));
}

/* FALSE: there is nothing more to show on that side. */
static gboolean
come_closer (PlBenchView *self, double seconds)
{
  PlRect bounds = pl_layout_get_bounds (self->layout);
  PlPoint from = pl_bench_view_from_bench (self, (PlPoint){ bounds.x, bounds.y });
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double dx
      = limit (self->beyond.x * SPEED * seconds, from.x, from.x + bounds.width * self->zoom, width);
  double dy = limit (self->beyond.y * SPEED * seconds, from.y, from.y + bounds.height * self->zoom,
                     height);

  if (fabs (dx) < 0.01 && fabs (dy) < 0.01)
    return FALSE;
  pl_bench_view_scroll_by (self, dx, dy);
  pl_bench_view_drag_plug (self, self->beyond_at.x, self->beyond_at.y);
  return TRUE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (now - self->beyond_since < STEP_US)
    return G_SOURCE_CONTINUE;
  if (!come_closer (self, CLAMP ((double) (now - self->beyond_since) / 1e6, 0.0, 0.1)))
    {
      self->beyond_tick = 0; /* this one; the next motion of the hand looks again */
      return G_SOURCE_REMOVE;
    }
  self->beyond_since = now;
  return G_SOURCE_CONTINUE;
}

gboolean
pl_bench_view_follow_edge (PlBenchView *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->beyond.x = past (x, gtk_widget_get_width (widget));
  self->beyond.y = past (y, gtk_widget_get_height (widget));
  self->beyond_at = (PlPoint){ x, y };
  if (fpclassify (self->beyond.x) == FP_ZERO && fpclassify (self->beyond.y) == FP_ZERO)
    {
      pl_bench_view_leave_edge (self);
      return FALSE;
    }
  if (self->beyond_tick == 0)
    {
      self->beyond_since = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
      self->beyond_tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
    }
  return TRUE;
}

void
pl_bench_view_leave_edge (PlBenchView *self)
{
  if (self->beyond_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->beyond_tick);
  self->beyond_tick = 0;
}

PlPoint
pl_bench_view_keep_in_sight (PlBenchView *self, PlPoint point)
{
  PlPoint here = pl_bench_view_from_bench (self, point);
  double room = PLUG_LENGTH * self->zoom;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width < 2.0 * room || height < 2.0 * room)
    return point;
  return pl_bench_view_to_bench (self, CLAMP (here.x, room, width - room),
                                 CLAMP (here.y, room, height - room));
}
