/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/room.h"

#define GAP          60.0 /* names, plugs and the sag of short cables */
#define UNDER_CABLES 1.25 /* how much smaller the bench may get before cables are in the way */
#define EQUAL        1e-6
#define MOST_CROSSED 40 /* boxes: on a larger bench only beside and below one and the same */

typedef struct
{
  const PlLayout *layout;
  GArray *boxes; /* PlRect: of devices */
  PlRect all;    /* of all boxes */
  double shape;
  PlRect best;
  double best_cost;
} Search;

static void
collect_boxes (Search *self)
{
  const PlPatch *patch = pl_layout_get_patch (self->layout);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      PlRect rect;

      if (pl_layout_get_panel (self->layout, id) == NULL
          || !pl_layout_get_rect (self->layout, id, &rect))
        continue;
      self->all = self->boxes->len > 0 ? pl_rect_union (&self->all, &rect) : rect;
      g_array_append_val (self->boxes, rect);
    }
}

static gboolean
is_free (const Search *self, const PlRect *box)
{
  PlRect wide = pl_rect_grow (box, GAP - EQUAL);

  for (guint i = 0; i < self->boxes->len; i++)
    if (pl_rect_intersects (&wide, &g_array_index (self->boxes, PlRect, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_under_cables (const Search *self, const PlRect *box)
{
  const PlPatch *patch = pl_layout_get_patch (self->layout);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      guint n = 0;
      const PlStrand *strands = pl_layout_get_strands (self->layout, id, &n);
      PlRect reach;

      if (n == 0 || !pl_layout_get_reach (self->layout, id, &reach)
          || !pl_rect_intersects (&reach, box))
        continue;
      for (guint i = 0; i < n; i++)
        if (pl_curve_may_enter (&strands[i].curve, box))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_before (const PlRect *a, const PlRect *b)
{
  return a->y < b->y || (a->y <= b->y && a->x < b->x);
}

/* To the left of everything and above it nothing new starts.  The cost is the size of the bench in
 * views; what costs more without looking at cables cannot become better by it. */
static void
consider (Search *self, double x, double y, double width, double height)
{
  PlRect box = { x, y, width, height };
  PlRect all = pl_rect_union (&self->all, &box);
  double cost = MAX (all.width / self->shape, all.height);
  gboolean is_astray = x < self->all.x - EQUAL || y < self->all.y - EQUAL;

  if (is_astray || cost > self->best_cost + EQUAL || !is_free (self, &box))
    return;
  if (is_under_cables (self, &box))
    cost *= UNDER_CABLES;
  if (cost > self->best_cost + EQUAL
      || (cost > self->best_cost - EQUAL && !is_before (&box, &self->best)))
    return;
  self->best = box;
  self->best_cost = cost;
}

/* In the column of one box and in the row of another, or the same one. */
static void
consider_both (Search *self, const PlRect *column, const PlRect *row, double width, double height)
{
  double right = column->x + column->width, bottom = row->y + row->height;

  consider (self, right + GAP, row->y, width, height);
  consider (self, right + GAP, bottom - height, width, height);
  consider (self, column->x, bottom + GAP, width, height);
  consider (self, right - width, bottom + GAP, width, height);
}

PlPoint
pl_room_find (const PlLayout *layout, double width, double height, double shape)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (PlRect));
  Search self = { .layout = layout, .boxes = boxes, .shape = shape, .best_cost = G_MAXDOUBLE };

  collect_boxes (&self);
  for (guint i = 0; i < boxes->len; i++)
    for (guint k = 0; k < boxes->len; k++)
      if (k == i || boxes->len <= MOST_CROSSED)
        consider_both (&self, &g_array_index (boxes, PlRect, i), &g_array_index (boxes, PlRect, k),
                       width, height);
  return (PlPoint){ self.best.x, self.best.y };
}
