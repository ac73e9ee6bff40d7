/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Here": rings around jacks, plugs or a knob that somebody is led to.  They pulse for some seconds
 * and then stand still; for who wants no motion they stand still at once. */
#include <math.h>

#include "app/bench-private.h"

enum
{
  PERIOD_US = 1400000,
  PULSES = 5,
  STEP_MS = 70 /* a frame costs more than a ring: it need not be every one */
};

static gboolean
moves (PlBenchView *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  gboolean animate = TRUE;
  int reduced = 0;

  g_object_get (settings, "gtk-enable-animations", &animate, NULL);
  /* A newer toolkit asks the person in so many words: 0 is no preference. */
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-interface-reduced-motion")
      != NULL)
    g_object_get (settings, "gtk-interface-reduced-motion", &reduced, NULL);
  return animate && reduced == 0;
}

static gboolean
pulse_cb (gpointer data)
{
  PlBenchView *self = data;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_get_monotonic_time () - self->beacon_since < (gint64) PERIOD_US * PULSES)
    return G_SOURCE_CONTINUE;
  self->beacon_pulse = 0;
  return G_SOURCE_REMOVE;
}

static void
follow (PlBenchView *self)
{
  gboolean shown = self->n_beacons > 0 || self->beacon_control.part != 0;

  g_clear_handle_id (&self->beacon_pulse, g_source_remove);
  if (shown && moves (self))
    self->beacon_pulse = g_timeout_add (STEP_MS, pulse_cb, self);
  self->beacon_since = g_get_monotonic_time ();
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* 0: small, 1: wide. */
static double
get_swell (const PlBenchView *self)
{
  double turns = (double) (g_get_monotonic_time () - self->beacon_since) / (double) PERIOD_US;

  return self->beacon_pulse != 0 ? 0.5 - 0.5 * cos (2.0 * G_PI * turns) : 0.5;
}

static gboolean
same_end (PlEnd a, PlEnd b)
{
  return a.part == b.part && a.connector == b.connector;
}

/* What is shown already goes on as it is. */
static gboolean
is_shown (const PlBenchView *self, const PlEnd *ends, guint n_ends, PlEnd control)
{
  if (n_ends != self->n_beacons || !same_end (control, self->beacon_control))
    return FALSE;
  for (guint i = 0; i < n_ends; i++)
    if (!same_end (ends[i], self->beacons[i]))
      return FALSE;
  return TRUE;
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
  const PlEnd none = { 0, 0 };
  PlSpot spot;

  if (is_shown (self, ends, n_ends, none))
    return;
  self->n_beacons = MIN (n_ends, G_N_ELEMENTS (self->beacons));
  for (guint i = 0; i < self->n_beacons; i++)
    self->beacons[i] = ends[i];
  self->beacon_control = none;
  if (self->n_beacons > 0 && pl_layout_get_spot (self->layout, ends[0], &spot))
    reveal (self, &spot);
  follow (self);
}

void
pl_bench_view_set_control_beacon (PlBenchView *self, PlPartId part, guint16 control)
{
  const PlEnd knob = { part, control };
  PlSpot spot;

  if (is_shown (self, NULL, 0, knob))
    return;
  self->n_beacons = 0;
  self->beacon_control = knob;
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
  double r = MAX (spot->r * self->zoom, 10.0) + 5.0 + 7.0 * get_swell (self);
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
