/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A panel is shelves above each other; a shelf is pillars side by side; a pillar is floors above
 * each other; a floor is sections side by side.  Sections keep their order.  Of all these, and of
 * all shapes of the sections, the arrangement that wastes least room is taken.
 *
 * For a given height, the narrowest floor takes the narrowest shape of each section that is not
 * higher; pillars and shelves are the best cuts into floors and pillars.  Only heights that some
 * floor really has are tried. */
#include <math.h>

#include "draw/panel-plan.h"

#define HEAD_HEIGHT 48.0
#define MARGIN      20.0
#define FOOT        14.0
#define GAP         10.0
#define SEAM_GAP    8.0
#define MIN_WIDTH   210.0
#define BEST_RATIO  2.0
#define WIDE_WEIGHT 0.2
#define TALL_WEIGHT 0.36
#define FIRST_WIDTH 200.0
#define LAST_WIDTH  1060.0
#define WIDTH_STEP  20.0
#define MAX_SHELF   8 /* sections */
#define MAX_PILLAR  4
#define MAX_HEIGHTS 48
#define TOO_WIDE    1e6

typedef struct
{
  PlPlan *plan;
  guint first, end; /* sections of the shelf */
  GArray *heights;  /* double, worth trying */
} Shelf;

/* How a pillar or shelf is cut: the first part ends before .end and is .height high. */
typedef struct
{
  double width, height;
  guint end;
} Cut;

static const PlSection *
section_at (const PlPlan *plan, guint index)
{
  return g_ptr_array_index (plan->sections, index);
}

/* The narrowest shape that is not higher; NULL: there is none. */
static const PlVariant *
find_variant (const PlSection *section, double height)
{
  const PlVariant *found = NULL;

  for (guint i = 0; i < section->variants->len; i++)
    {
      const PlVariant *variant = &g_array_index (section->variants, PlVariant, i);

      if (variant->height <= height + 0.01 && (found == NULL || variant->width < found->width))
        found = variant;
    }
  return found;
}

static double
floor_width (const PlPlan *plan, guint first, guint end, double height)
{
  double width = -GAP;

  for (guint i = first; i < end; i++)
    {
      const PlVariant *variant = find_variant (section_at (plan, i), height);

      if (variant == NULL)
        return TOO_WIDE;
      width += variant->width + GAP;
    }
  return width;
}

/* Pillars */

/* The first floor of the narrowest pillar of these sections; width TOO_WIDE: they do not fit. */
static Cut
cut_pillar (const PlPlan *plan, guint first, guint end, double height)
{
  Cut best = { floor_width (plan, first, end, height), height, end };

  for (guint middle = first + 1; middle < end; middle++)
    for (guint i = first; i < middle; i++)
      for (guint v = 0; v < section_at (plan, i)->variants->len; v++)
        {
          double h = g_array_index (section_at (plan, i)->variants, PlVariant, v).height;
          double width = floor_width (plan, first, middle, h);

          if (width >= best.width || h + GAP >= height)
            continue;
          width = MAX (width, cut_pillar (plan, middle, end, height - h - GAP).width);
          if (width < best.width)
            best = (Cut){ width, h, middle };
        }
  return best;
}

/* Shelves */

/* cuts[i - first]: the first pillar of the narrowest shelf of the sections i … end. */
static double
cut_shelf (const PlPlan *plan, guint first, guint end, double height, Cut *cuts)
{
  cuts[0] = (Cut){ 0.0, height, end };
  for (guint i = end; i-- > first;)
    {
      Cut best = { TOO_WIDE, height, end };

      for (guint j = i + 1; j <= MIN (end, i + MAX_PILLAR); j++)
        {
          double pillar = cut_pillar (plan, i, j, height).width;
          double width = pillar + (j < end ? GAP + cuts[j - first].width : 0.0);

          if (width < best.width)
            best = (Cut){ width, height, j };
        }
      cuts[i - first] = best;
    }
  return cuts[0].width;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : (one > other ? 1 : 0);
}

/* Heights of one, two or three floors, each of them the height of some shape. */
static void
find_heights (const PlPlan *plan, guint first, guint end, double base, guint depth, GArray *heights)
{
  for (guint i = first; i < end && depth < 3; i++)
    for (guint v = 0; v < section_at (plan, i)->variants->len; v++)
      {
        double height = base + g_array_index (section_at (plan, i)->variants, PlVariant, v).height;

        g_array_append_val (heights, height);
        find_heights (plan, i + 1, MIN (end, i + MAX_PILLAR), height + GAP, depth + 1, heights);
      }
}

/* Rounded up to whole 4 px, so that nearly equal ones are tried once. */
static void
sort_heights (GArray *heights)
{
  guint n = 0;

  for (guint i = 0; i < heights->len; i++)
    g_array_index (heights, double, i) = ceil (g_array_index (heights, double, i) / 4.0) * 4.0;
  g_array_sort (heights, compare_doubles);
  for (guint i = 0; i < heights->len; i++)
    if (n == 0 || g_array_index (heights, double, i) > g_array_index (heights, double, n - 1))
      g_array_index (heights, double, n++) = g_array_index (heights, double, i);
  g_array_set_size (heights, n);
  while (heights->len > MAX_HEIGHTS)
    for (guint i = heights->len - 2; i > 0 && heights->len > MAX_HEIGHTS; i -= MIN (i, 2))
      g_array_remove_index (heights, i);
}

/* width, height: one of the shelf's possible sizes. */
static GArray *
measure_shelf (const PlPlan *plan, guint first, guint end)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (Cut));
  Cut cuts[MAX_SHELF];
  double narrowest = TOO_WIDE;

  find_heights (plan, first, end, 0.0, 0, heights);
  sort_heights (heights);
  for (guint i = 0; i < heights->len; i++)
    {
      double height = g_array_index (heights, double, i);
      Cut size = { cut_shelf (plan, first, end, height, cuts), height, end };

      if (size.width >= narrowest - 0.5)
        continue;
      narrowest = size.width;
      g_array_append_val (sizes, size);
    }
  return sizes;
}

/* The lowest size that is not wider; height TOO_WIDE: there is none. */
static Cut
find_size (const GArray *sizes, double width)
{
  Cut none = { TOO_WIDE, TOO_WIDE, 0 };

  for (guint i = 0; i < sizes->len; i++)
    if (g_array_index (sizes, Cut, i).width <= width + 0.01)
      return g_array_index (sizes, Cut, i);
  return none;
}

/* All shelves */

typedef struct
{
  PlPlan *plan;
  guint n, n_front;
  GPtrArray *sizes; /* GArray of Cut: [first * (MAX_SHELF + 1) + number of sections] */
  Cut *cuts;        /* n: the first shelf of what begins here, width: of all of it, and … */
  double *total;    /* n + 1: … its height */
} Search;

static const GArray *
get_sizes (const Search *self, guint first, guint end)
{
  return g_ptr_array_index (self->sizes, first * (MAX_SHELF + 1) + end - first);
}

/* When the rear is apart, no shelf has sections of both. */
static guint
last_end (const Search *self, guint first)
{
  guint end = MIN (self->n, first + MAX_SHELF);

  return first < self->n_front ? MIN (end, self->n_front) : end;
}

static void
search_at_width (Search *self, double width)
{
  self->total[self->n] = 0.0;
  for (guint i = self->n; i-- > 0;)
    {
      self->total[i] = TOO_WIDE;
      for (guint end = i + 1; end <= last_end (self, i); end++)
        {
          Cut size = find_size (get_sizes (self, i, end), width);
          double total = size.height + self->total[end] + (end < self->n ? GAP : 0.0);

          if (total >= self->total[i])
            continue;
          self->total[i] = total;
          self->cuts[i] = (Cut){ size.width, size.height, end };
        }
    }
}

static double
widest_shelf (const Search *self)
{
  double width = 0.0;

  for (guint i = 0; i < self->n; i = self->cuts[i].end)
    width = MAX (width, self->cuts[i].width);
  return width;
}

/* Area, and how far it is from the shape gear has. */
static double
rate (const Search *self, double inner)
{
  double width = inner + 2.0 * MARGIN, height = HEAD_HEIGHT + self->total[0] + FOOT;
  double far = log (width / height / BEST_RATIO);

  return width * height * (1.0 + (far > 0.0 ? far * WIDE_WEIGHT : -far * TALL_WEIGHT));
}

/* Leaves the best shelves in cuts; returns their width. */
static double
search (Search *self, double min_inner)
{
  double best = HUGE_VAL, best_width = LAST_WIDTH;

  for (guint i = 0; FIRST_WIDTH + i * WIDTH_STEP <= LAST_WIDTH || isinf (best); i++)
    {
      double width = FIRST_WIDTH + i * WIDTH_STEP, inner;

      search_at_width (self, width);
      if (self->total[0] >= TOO_WIDE)
        continue;
      inner = MAX (min_inner, widest_shelf (self));
      if (rate (self, inner) < best)
        {
          best = rate (self, inner);
          best_width = width;
        }
    }
  search_at_width (self, best_width);
  return MAX (min_inner, widest_shelf (self));
}

/* Places */

/* Of a section alone on its floor, the shape that fills the frame best. */
static const PlVariant *
fill_frame (const PlSection *section, double width, double height)
{
  const PlVariant *found = NULL;
  double best = HUGE_VAL;

  for (guint i = 0; i < section->variants->len; i++)
    {
      const PlVariant *variant = &g_array_index (section->variants, PlVariant, i);
      double across = width / variant->width, down = height / variant->height;

      if (across < 0.999 || down < 0.999 || MAX (across, down) >= best)
        continue;
      best = MAX (across, down);
      found = variant;
    }
  return found;
}

static void
place_floor (PlPlan *plan, guint first, guint end, const PlSection *frame, double height)
{
  double gaps = GAP * (end - first - 1), x = frame->x;
  double stretch = (frame->width - gaps) / (floor_width (plan, first, end, height) - gaps);

  for (guint i = first; i < end; i++)
    {
      PlSection *section = g_ptr_array_index (plan->sections, i);
      const PlVariant *variant = find_variant (section, height);
      const PlVariant *better = NULL;

      g_assert (variant != NULL); /* the floor was found by its shapes */
      better = fill_frame (section, variant->width * stretch, frame->height);
      section->x = x;
      section->y = frame->y;
      section->width = variant->width * stretch;
      section->height = frame->height;
      x += section->width + GAP;
      pl_section_lay_out (section, better != NULL ? better : variant);
    }
}

static double
floor_height (const PlPlan *plan, guint first, guint end, double limit)
{
  double height = 0.0;

  for (guint i = first; i < end; i++)
    {
      const PlVariant *variant = find_variant (section_at (plan, i), limit);

      if (variant != NULL)
        height = MAX (height, variant->height);
    }
  return height;
}

/* Places the floors of a pillar, or, with stretch 0, only adds up how high they are. */
static double
place_floors (PlPlan *plan, guint first, guint end, PlSection frame, double stretch)
{
  double left = frame.height, sum = 0.0;

  while (first < end)
    {
      Cut cut = cut_pillar (plan, first, end, left);

      frame.height = floor_height (plan, first, cut.end, cut.height);
      sum += frame.height;
      frame.height *= stretch;
      if (stretch > 0.0)
        place_floor (plan, first, cut.end, &frame, cut.height);
      frame.y += frame.height + GAP;
      left -= cut.height + GAP;
      first = cut.end;
    }
  return sum;
}

static guint
count_floors (const PlPlan *plan, guint first, guint end, double height)
{
  guint n = 0;

  while (first < end)
    {
      Cut cut = cut_pillar (plan, first, end, height);

      height -= cut.height + GAP;
      first = cut.end;
      n++;
    }
  return n;
}

/* The floors share what height is left over. */
static void
place_pillar (PlPlan *plan, guint first, guint end, PlSection frame)
{
  double natural = place_floors (plan, first, end, frame, 0.0);
  guint n = count_floors (plan, first, end, frame.height);

  (void) place_floors (plan, first, end, frame, (frame.height - GAP * (n - 1)) / natural);
}

static void
place_shelf (PlPlan *plan, guint first, guint end, PlSection frame)
{
  Cut cuts[MAX_SHELF];
  double natural = cut_shelf (plan, first, end, frame.height, cuts), inner = frame.width;
  guint start = first, n_gaps = 0;

  for (guint i = first; cuts[i - start].end < end; i = cuts[i - start].end)
    n_gaps++;
  for (guint i = first; i < end; i = cuts[i - start].end)
    {
      double width = cut_pillar (plan, i, cuts[i - start].end, frame.height).width;

      frame.width = width + (inner - natural) * width / (natural - GAP * n_gaps);
      place_pillar (plan, i, cuts[i - start].end, frame);
      frame.x += frame.width + GAP;
    }
}

static guint
count_front (const PlPlan *plan, guint *n_rear_jacks)
{
  guint n = 0;

  *n_rear_jacks = 0;
  for (guint i = 0; i < plan->sections->len; i++)
    {
      const PlSection *section = section_at (plan, i);

      n += section->is_rear ? 0 : 1;
      *n_rear_jacks += section->is_rear ? section->jacks->len : 0;
    }
  return n;
}

static void
place_all (PlPlan *plan, const Search *search, double inner)
{
  PlSection frame = { .x = MARGIN, .y = HEAD_HEIGHT };

  for (guint i = 0; i < search->n; i = search->cuts[i].end)
    {
      if (i == search->n_front && i > 0)
        {
          plan->seam = frame.y;
          frame.y += SEAM_GAP;
        }
      frame.width = inner;
      frame.height = search->cuts[i].height;
      place_shelf (plan, i, search->cuts[i].end, frame);
      frame.y += frame.height + GAP;
    }
  plan->width = inner + 2.0 * MARGIN;
  plan->height = frame.y - GAP + FOOT;
}

static void
free_sizes (gpointer item)
{
  if (item != NULL)
    g_array_unref (item);
}

void
pl_plan_arrange (PlPlan *self, double min_width)
{
  guint n = self->sections->len, n_rear_jacks = 0;
  guint n_front = count_front (self, &n_rear_jacks);
  g_autoptr (GPtrArray) sizes = g_ptr_array_new_with_free_func (free_sizes);
  g_autofree Cut *cuts = g_new0 (Cut, n + 1);
  g_autofree double *total = g_new0 (double, n + 1);
  Search it = { self, n, n_rear_jacks > 2 ? n_front : n, sizes, cuts, total };

  g_ptr_array_set_size (sizes, (int) (n * (MAX_SHELF + 1)));
  for (guint i = 0; i < n; i++)
    for (guint end = i + 1; end <= last_end (&it, i); end++)
      sizes->pdata[i * (MAX_SHELF + 1) + end - i] = measure_shelf (self, i, end);
  place_all (self, &it, search (&it, MAX (min_width, MIN_WIDTH) - 2.0 * MARGIN));
}
