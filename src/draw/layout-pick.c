/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is at a point of the bench: from the same numbers that are painted. */
#include <math.h>

#include "draw/layout-private.h"

static gboolean
is_at (PlSpot spot, PlPoint point, double slack)
{
  return fabs (point.x - spot.x) <= spot.width / 2.0 + slack
         && fabs (point.y - spot.y) <= spot.height / 2.0 + slack;
}

#define PLUG_PX  15.0
#define LOOSE_PX 8.0 /* half of its handle, and a little */
#define RUN_PX   4.0

/* Whether a plug or a run of the part may be at the point: most are far away. */
static gboolean
may_reach (const PlPlace *place, PlPoint point, double slack)
{
  PlRect near_reach = pl_rect_grow (&place->reach, PL_LOOSE_LENGTH + PLUG_PX + slack);

  return place->n_strands > 0 && pl_rect_contains (&near_reach, point);
}

/* How far a point is from the middle line of a plug that lies loose at a spot. */
static double
distance_to_loose (PlSpot spot, PlPoint point)
{
  double dx = point.x - spot.x - PL_LOOSE_DX, dy = point.y - spot.y - PL_LOOSE_DY;
  double along = dx * cos (PL_LOOSE_ANGLE) + dy * sin (PL_LOOSE_ANGLE);
  double across = dy * cos (PL_LOOSE_ANGLE) - dx * sin (PL_LOOSE_ANGLE);

  return hypot (along - CLAMP (along, -PL_LOOSE_LENGTH, 0.0), across);
}

static gboolean
is_at_plug (const PlSeat *seat, PlSpot spot, PlPoint point, double slack)
{
  return hypot (point.x - spot.x, point.y - spot.y) <= PLUG_PX + slack
         || (seat->part == 0 && distance_to_loose (spot, point) <= LOOSE_PX + slack);
}

static gboolean
pick_plug (const PlLayout *self, PlPartId id, const PlPlace *place, PlPoint point, double slack,
           PlHit *hit)
{
  for (guint16 i = 0; i < place->part->kind->connectors->len; i++)
    {
      PlSpot spot;

      if (!pl_kind_connector (place->part->kind, i)->moves
          || !pl_layout_get_spot (self, (PlEnd){ id, i }, &spot)
          || !is_at_plug (&place->part->seats[i], spot, point, slack))
        continue;
      *hit = (PlHit){ PL_HIT_PLUG, id, { id, i }, PL_NO_INDEX };
      return TRUE;
    }
  return FALSE;
}

static gboolean
pick_panel (const PlPlace *place, PlPartId id, PlPoint point, double slack, PlHit *hit)
{
  const PlKind *kind = place->part->kind;
  PlPoint inside = { point.x - place->part->x, point.y - place->part->y };

  for (guint16 i = 0; i < kind->connectors->len; i++)
    if (!pl_kind_connector (kind, i)->moves
        && is_at (pl_panel_get_jack (place->panel, i), inside, slack))
      {
        *hit = (PlHit){ PL_HIT_JACK, id, { id, i }, PL_NO_INDEX };
        return TRUE;
      }
  for (guint16 i = 0; i < kind->controls->len; i++)
    {
      PlSpot spot = pl_panel_get_control (place->panel, i);

      if (spot.r > 0.0 && is_at (spot, inside, slack / 2.0))
        {
          *hit = (PlHit){ PL_HIT_CONTROL, id, { 0, 0 }, i };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
pick_run (PlPartId id, const PlPlace *place, PlPoint point, double slack, PlHit *hit)
{
  for (guint i = 0; i < place->n_strands; i++)
    {
      PlRect bounds = pl_curve_bounds (&place->strands[i].curve);

      bounds = pl_rect_grow (&bounds, RUN_PX + slack);
      if (!pl_rect_contains (&bounds, point)
          || pl_curve_distance (&place->strands[i].curve, point) > RUN_PX + slack)
        continue;
      *hit = (PlHit){ PL_HIT_CABLE, id, { id, place->strands[i].connector }, PL_NO_INDEX };
      return TRUE;
    }
  return FALSE;
}

typedef enum
{
  PASS_PLUGS,
  PASS_PANELS,
  PASS_RUNS,
  PASS_BODIES,
  N_PASSES
} Pass;

static gboolean
pick_in_pass (const PlLayout *self, Pass pass, PlPartId id, PlPoint point, double slack, PlHit *hit)
{
  const PlPlace *place = pl_layout_find_place (self, id);

  if (place == NULL)
    return FALSE;
  if (pass == PASS_PLUGS)
    return may_reach (place, point, slack) && pick_plug (self, id, place, point, slack, hit);
  if (pass == PASS_RUNS)
    return may_reach (place, point, slack) && pick_run (id, place, point, slack, hit);
  if (place->panel == NULL || !pl_rect_contains (&place->rect, point))
    return FALSE;
  if (pass == PASS_PANELS)
    return pick_panel (place, id, point, slack, hit);
  *hit = (PlHit){ PL_HIT_PART, id, { 0, 0 }, PL_NO_INDEX };
  return TRUE;
}

/* Whether a box is there that hides what lies below it; what has an outline of its own does not. */
static gboolean
is_covered (const PlLayout *self, PlPartId id, PlPoint point)
{
  const PlPlace *place = pl_layout_find_place (self, id);

  return place != NULL && place->panel != NULL && !pl_panel_is_free_form (place->panel)
         && pl_rect_contains (&place->rect, point);
}

PlHit
pl_layout_pick (const PlLayout *self, PlPoint point, double slack)
{
  PlHit hit = { PL_HIT_NOTHING, 0, { 0, 0 }, PL_NO_INDEX };

  for (int pass = 0; pass < N_PASSES; pass++)
    for (PlPartId id = self->places->len; id-- > 1;)
      {
        if (pick_in_pass (self, (Pass) pass, id, point, slack, &hit))
          return hit;
        if (pass == PASS_PANELS && is_covered (self, id, point))
          break;
      }
  return hit;
}
