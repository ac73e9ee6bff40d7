/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sections next to each other and on top of each other, so that a panel has a sensible shape. */
#include "draw/panel-plan.h"

#define HEAD_HEIGHT 48.0
#define MARGIN      20.0
#define GAP         10.0
#define SHELF_WIDTH 880.0
#define MIN_WIDTH   210.0

/* Shelves of pillars: tall sections stand side by side, short ones on top of each other */

/* A pillar may be this much taller than the tallest section. */
#define PILLAR_EXCESS 1.2

typedef struct
{
  guint first, n; /* sections of one pillar */
  double width, height;
} Pillar;

static double
tallest_section (const GPtrArray *sections, guint first, guint end)
{
  double height = 0.0;

  for (guint i = first; i < end; i++)
    height = MAX (height, ((PlSection *) g_ptr_array_index (sections, i))->height);
  return height;
}

static void
find_pillars (const GPtrArray *sections, guint first, guint end, GArray *pillars)
{
  double tallest = tallest_section (sections, first, end);

  for (guint i = first; i < end; i++)
    {
      const PlSection *section = g_ptr_array_index (sections, i);
      Pillar *last = pillars->len > 0 ? &g_array_index (pillars, Pillar, pillars->len - 1) : NULL;

      if (last != NULL && last->height + GAP + section->height <= tallest * PILLAR_EXCESS)
        {
          last->n++;
          last->height += GAP + section->height;
          last->width = MAX (last->width, section->width);
        }
      else
        {
          Pillar pillar = { i, 1, section->width, section->height };
          g_array_append_val (pillars, pillar);
        }
    }
}

/* Gives every pillar the same height and the shelf the width asked for; returns its bottom. */
static double
stand (const GPtrArray *sections, GArray *pillars, double top, double height, double spare)
{
  double x = MARGIN;

  for (guint p = 0; p < pillars->len; p++)
    {
      Pillar *pillar = &g_array_index (pillars, Pillar, p);
      double y = top, stretch = (height - pillar->height) / pillar->n;

      pillar->width += spare / pillars->len;
      for (guint i = pillar->first; i < pillar->first + pillar->n; i++)
        {
          PlSection *section = g_ptr_array_index (sections, i);

          section->x = x;
          section->y = y;
          section->width = pillar->width;
          section->height += stretch;
          y += section->height + GAP;
        }
      x += pillar->width + GAP;
    }
  return top + height;
}

static double
shelf_height (const GArray *pillars)
{
  double height = 0.0;

  for (guint i = 0; i < pillars->len; i++)
    height = MAX (height, g_array_index (pillars, Pillar, i).height);
  return height;
}

static double
shelf_width (const GArray *pillars)
{
  double width = -GAP;

  for (guint i = 0; i < pillars->len; i++)
    width += g_array_index (pillars, Pillar, i).width + GAP;
  return width;
}

typedef struct
{
  guint first, end;
  GArray *pillars;
} Shelf;

static void
shelf_clear (gpointer item)
{
  g_array_unref (((Shelf *) item)->pillars);
}

/* As many sections as fit side by side. */
static guint
fill_shelf (const GPtrArray *sections, guint first, guint end, GArray *shelves)
{
  Shelf shelf = { first, first + 1, NULL };

  for (;;)
    {
      g_autoptr (GArray) pillars = g_array_new (FALSE, FALSE, sizeof (Pillar));

      find_pillars (sections, first, shelf.end, pillars);
      if (shelf.end > first + 1 && shelf_width (pillars) > SHELF_WIDTH)
        {
          shelf.end--;
          break;
        }
      if (shelf.end == end)
        break;
      shelf.end++;
    }
  shelf.pillars = g_array_new (FALSE, FALSE, sizeof (Pillar));
  find_pillars (sections, first, shelf.end, shelf.pillars);
  g_array_append_val (shelves, shelf);
  return shelf.end;
}

static gboolean
is_rear (const PlSection *section)
{
  return g_str_has_prefix (section->title, "Rear");
}

void
pl_plan_arrange (PlPlan *self)
{
  g_autoptr (GArray) shelves = g_array_new (FALSE, FALSE, sizeof (Shelf));
  guint n = self->sections->len, n_front = 0;
  double y = HEAD_HEIGHT + 0.5, inner = MAX (MIN_WIDTH, self->width) - 2.0 * MARGIN;

  g_array_set_clear_func (shelves, shelf_clear);
  while (n_front < n && !is_rear (g_ptr_array_index (self->sections, n_front)))
    n_front++;
  for (guint i = 0; i < n;)
    i = fill_shelf (self->sections, i, i < n_front ? n_front : n, shelves);
  for (guint i = 0; i < shelves->len; i++)
    inner = MAX (inner, shelf_width (g_array_index (shelves, Shelf, i).pillars));
  for (guint i = 0; i < shelves->len; i++)
    {
      const Shelf *shelf = &g_array_index (shelves, Shelf, i);

      if (shelf->first == n_front && n_front > 0)
        {
          self->rear_y = y;
          y += GAP + 4.0;
        }
      y = stand (self->sections, shelf->pillars, y, shelf_height (shelf->pillars),
                 inner - shelf_width (shelf->pillars))
          + GAP;
    }
  self->width = inner + 2.0 * MARGIN;
  self->height = y + 6.0;
}
