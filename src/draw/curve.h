/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The hang of a cable between two plugs: one cubic Bézier, its bounds and the distance to a point.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} PlPoint;

typedef struct
{
  double x, y, width, height;
} PlRect;

typedef struct
{
  PlPoint p[4];
} PlCurve;

PlCurve pl_curve_hang (PlPoint from, PlPoint to);
PlPoint pl_curve_at (const PlCurve *self, double t);
PlRect pl_curve_bounds (const PlCurve *self);
double pl_curve_distance (const PlCurve *self, PlPoint point);

/* FALSE: it stays outside, although its bounds may not.  Near misses may be TRUE. */
gboolean pl_curve_may_enter (const PlCurve *self, const PlRect *area);

gboolean pl_rect_contains (const PlRect *self, PlPoint point);
gboolean pl_rect_intersects (const PlRect *a, const PlRect *b);
PlRect pl_rect_overlap (const PlRect *a, const PlRect *b); /* without a size: there is none */
PlRect pl_rect_union (const PlRect *a, const PlRect *b);
PlRect pl_rect_grow (const PlRect *self, double margin);

G_END_DECLS
