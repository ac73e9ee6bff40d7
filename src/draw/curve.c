/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/curve.h"

#include <math.h>

/* A lead leaves its plugs downwards and hangs by its own weight: the longer, the lower, up to a
 * point. */
PlCurve
pl_curve_hang (PlPoint from, PlPoint to)
{
  double distance = hypot (to.x - from.x, to.y - from.y);
  double sag = MIN (26.0 + 0.34 * distance, 190.0);
  double lean = 0.12 * (to.x - from.x);
  PlCurve curve = { { from, { from.x + lean, from.y + sag }, { to.x - lean, to.y + sag }, to } };

  return curve;
}

PlPoint
pl_curve_at (const PlCurve *self, double t)
{
  double u = 1.0 - t;
  double b0 = u * u * u, b1 = 3 * u * u * t, b2 = 3 * u * t * t, b3 = t * t * t;
  const PlPoint *p = self->p;

  return (PlPoint){ b0 * p[0].x + b1 * p[1].x + b2 * p[2].x + b3 * p[3].x,
                    b0 * p[0].y + b1 * p[1].y + b2 * p[2].y + b3 * p[3].y };
}

/* Where one coordinate stops growing: roots of the derivative of a cubic Bézier. */
static guint
find_extremes (double p0, double p1, double p2, double p3, double roots[2])
{
  double a = -p0 + 3 * p1 - 3 * p2 + p3, b = 2 * (p0 - 2 * p1 + p2), c = p1 - p0;
  double discriminant = b * b - 4 * a * c;

  if (fabs (a) < 1e-9)
    {
      roots[0] = fabs (b) < 1e-9 ? 0.0 : -c / b;
      return 1;
    }
  if (discriminant < 0)
    return 0;
  roots[0] = (-b + sqrt (discriminant)) / (2 * a);
  roots[1] = (-b - sqrt (discriminant)) / (2 * a);
  return 2;
}

static void
widen (double *low, double *high, double value)
{
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

PlRect
pl_curve_bounds (const PlCurve *self)
{
  const PlPoint *p = self->p;
  double x0 = MIN (p[0].x, p[3].x), x1 = MAX (p[0].x, p[3].x);
  double y0 = MIN (p[0].y, p[3].y), y1 = MAX (p[0].y, p[3].y);
  double roots[4];
  guint n = find_extremes (p[0].x, p[1].x, p[2].x, p[3].x, roots);

  n += find_extremes (p[0].y, p[1].y, p[2].y, p[3].y, roots + n);
  for (guint i = 0; i < n; i++)
    if (roots[i] > 0.0 && roots[i] < 1.0)
      {
        PlPoint at = pl_curve_at (self, roots[i]);
        widen (&x0, &x1, at.x);
        widen (&y0, &y1, at.y);
      }
  return (PlRect){ x0, y0, x1 - x0, y1 - y0 };
}

static double
distance_to_segment (PlPoint a, PlPoint b, PlPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0.0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0.0;

  t = CLAMP (t, 0.0, 1.0);
  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double
pl_curve_distance (const PlCurve *self, PlPoint point)
{
  enum
  {
    N_PIECES = 48
  };
  PlPoint last = self->p[0];
  double best = (double) INFINITY;

  for (guint i = 1; i <= N_PIECES; i++)
    {
      PlPoint next = pl_curve_at (self, (double) i / N_PIECES);

      best = MIN (best, distance_to_segment (last, next, point));
      last = next;
    }
  return best;
}

static PlPoint
middle_of (PlPoint a, PlPoint b)
{
  return (PlPoint){ (a.x + b.x) / 2.0, (a.y + b.y) / 2.0 };
}

/* The curve lies within the hull of its points, so within their rectangle, too. */
static gboolean
hull_meets (const PlPoint *p, const PlRect *area)
{
  double x0 = MIN (p[0].x, p[1].x), x1 = MAX (p[0].x, p[1].x);
  double y0 = MIN (p[0].y, p[1].y), y1 = MAX (p[0].y, p[1].y);
  PlRect hull;

  for (guint i = 2; i < 4; i++)
    {
      widen (&x0, &x1, p[i].x);
      widen (&y0, &y1, p[i].y);
    }
  hull = (PlRect){ x0, y0, x1 - x0, y1 - y0 };
  return pl_rect_intersects (&hull, area);
}

/* By halves (de Casteljau), each of which has a smaller hull. */
static gboolean
may_enter (const PlCurve *self, const PlRect *area, guint halvings)
{
  const PlPoint *p = self->p;
  PlPoint first, second, third, left, right, centre;
  PlCurve before, after;

  if (!hull_meets (p, area))
    return FALSE;
  if (halvings == 0)
    return TRUE;
  first = middle_of (p[0], p[1]);
  second = middle_of (p[1], p[2]);
  third = middle_of (p[2], p[3]);
  left = middle_of (first, second);
  right = middle_of (second, third);
  centre = middle_of (left, right);
  before = (PlCurve){ { p[0], first, left, centre } };
  after = (PlCurve){ { centre, right, third, p[3] } };
  return may_enter (&before, area, halvings - 1) || may_enter (&after, area, halvings - 1);
}

gboolean
pl_curve_may_enter (const PlCurve *self, const PlRect *area)
{
  enum
  {
    HALVINGS = 4
  };

  return may_enter (self, area, HALVINGS);
}

gboolean
pl_rect_contains (const PlRect *self, PlPoint point)
{
  return point.x >= self->x && point.y >= self->y && point.x <= self->x + self->width
         && point.y <= self->y + self->height;
}

gboolean
pl_rect_intersects (const PlRect *a, const PlRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height
         && b->y <= a->y + a->height;
}

PlRect
pl_rect_overlap (const PlRect *a, const PlRect *b)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  return (PlRect){ x, y, MAX (MIN (a->x + a->width, b->x + b->width) - x, 0.0),
                   MAX (MIN (a->y + a->height, b->y + b->height) - y, 0.0) };
}

PlRect
pl_rect_union (const PlRect *a, const PlRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

  return (PlRect){ x, y, MAX (a->x + a->width, b->x + b->width) - x,
                   MAX (a->y + a->height, b->y + b->height) - y };
}

PlRect
pl_rect_grow (const PlRect *self, double margin)
{
  return (PlRect){ self->x - margin, self->y - margin, self->width + 2 * margin,
                   self->height + 2 * margin };
}
