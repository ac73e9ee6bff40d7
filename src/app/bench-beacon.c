/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Here": rings around jacks, plugs or a knob that somebody is led to.  They pulse, or stand still
 * for who wants no motion. */
#include <math.h>

#include "app/bench-private.h"

enum
{
  PERIOD_US = 1400000
};

static gboolean
moves (PlBenchView *self)
{
  gboolean animate = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate,
                NULL);
  return animate;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);

  self->beacon_phase
      = (double) (gdk_frame_clock_get_frame_time (clock) % PERIOD_US) / (double) PERIOD_US;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
follow (PlBenchView *self)
{
  gboolean shown = self->n_beacons > 0 || self->beacon_control.part != 0;

  if (shown && self->beacon_tick == 0 && moves (self))
    self->beacon_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  else if (!shown && self->beacon_tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->beacon_tick);
      self->beacon_tick = 0;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What lies outside the view is brought into it. */
static void
reveal (PlBenchView *self, const PlSpot *spot)
{
  PlPoint here = pl_bench_view_from_bench (self, (PlPoint){ spot->x, spot->y });
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width > 0 && (here.x < 0 || here.y < 0 || here.x > width || here.y > height))
    pl_bench_view_fit (self);
}

void
pl_bench_view_set_beacons (PlBenchView *self, const PlEnd *ends, guint n_ends)
{
  PlSpot spot;

  self->n_beacons = MIN (n_ends, G_N_ELEMENTS (self->beacons));
  for (guint i = 0; i < self->n_beacons; i++)
    self->beacons[i] = ends[i];
  self->beacon_control = (PlEnd){ 0, 0 };
  if (self->n_beacons > 0 && pl_layout_get_spot (self->layout, ends[0], &spot))
    reveal (self, &spot);
  follow (self);
}

void
pl_bench_view_set_control_beacon (PlBenchView *self, PlPartId part, guint16 control)
{
  PlSpot spot;

  self->n_beacons = 0;
  self->beacon_control = (PlEnd){ part, control };
  if (pl_layout_get_control (self->layout, part, control, &spot))
    reveal (self, &spot);
  follow (self);
}

static void
snapshot_ring (PlBenchView *self, GtkSnapshot *snapshot, const PlSpot *spot)
{
  const PlColor color = pl_bench_view_get_theme (self)->focus;
  GdkRGBA outer = { (float) color.r, (float) color.g, (float) color.b, 1.0F };
  GdkRGBA inner = { 1.0F, 1.0F, 1.0F, 0.9F };
  double swell = self->beacon_tick != 0 ? 0.5 - 0.5 * cos (2.0 * G_PI * self->beacon_phase) : 0.5;
  double r = MAX (spot->r * self->zoom, 10.0) + 5.0 + 7.0 * swell;
  PlPoint centre = pl_bench_view_from_bench (self, (PlPoint){ spot->x, spot->y });
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT ((float) (centre.x - r),
                                                        (float) (centre.y - r), (float) (2.0 * r),
                                                        (float) (2.0 * r)),
                                   (float) r);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 4, 4, 4, 4 },
                              (GdkRGBA[4]){ outer, outer, outer, outer });
  gsk_rounded_rect_shrink (&ring, 4, 4, 4, 4);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 1.5F, 1.5F, 1.5F, 1.5F },
                              (GdkRGBA[4]){ inner, inner, inner, inner });
}

void
pl_bench_view_snapshot_beacons (PlBenchView *self, GtkSnapshot *snapshot)
{
  PlSpot spot;

  for (guint i = 0; i < self->n_beacons; i++)
    if (pl_layout_get_spot (self->layout, self->beacons[i], &spot))
      snapshot_ring (self, snapshot, &spot);
  if (self->beacon_control.part != 0
      && pl_layout_get_control (self->layout, self->beacon_control.part,
                                self->beacon_control.connector, &spot))
    snapshot_ring (self, snapshot, &spot);
}
