/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where cables run: from plug to plug, or from the joint of a Y to each of its plugs. */
#include <math.h>

#include "draw/layout-private.h"

#define LOOSE_DROP 70.0

static gboolean
seated_point (const PlLayout *self, const PlPlace *place, guint16 connector, PlPoint *point)
{
  const PlSeat *seat = &place->part->seats[connector];
  PlSpot spot;

  if (seat->part == 0 || !pl_layout_get_spot (self, (PlEnd){ seat->part, seat->connector }, &spot))
    return FALSE;
  *point = (PlPoint){ spot.x, spot.y };
  return TRUE;
}

/* Loose plugs that nobody placed lie below the first end that sits somewhere. */
static PlPoint
usual_loose_point (const PlLayout *self, const PlPlace *place, guint16 connector)
{
  PlPoint anchor = { place->part->x, place->part->y };

  for (guint16 i = 0; i < place->part->kind->connectors->len; i++)
    {
      const PlSeat *seat = &place->part->seats[i];
      const PlPlace *host = pl_layout_find_place (self, seat->part);
      PlPoint point;

      if (i == connector || host == NULL || !seated_point (self, place, i, &point))
        continue;
      return (PlPoint){ point.x + 46.0 * connector,
                        host->rect.y + host->rect.height + LOOSE_DROP + 14.0 * connector };
    }
  return (PlPoint){ anchor.x + 70.0 * connector, anchor.y + 20.0 * (connector % 2) };
}

static PlPoint
end_point (const PlLayout *self, const PlPlace *place, guint16 connector)
{
  const PlSeat *seat = &place->part->seats[connector];
  PlPoint point;

  if (seated_point (self, place, connector, &point))
    return point;
  if (!isnan (seat->x) && !isnan (seat->y))
    return (PlPoint){ seat->x, seat->y };
  return usual_loose_point (self, place, connector);
}

static PlStrand
strand_new (PlPartId id, const PlPlace *place, guint16 connector, PlPoint from, PlPoint to)
{
  return (PlStrand){ id, connector, pl_curve_hang (from, to), pl_part_get_mark (place->part) };
}

static void
route_cable (const PlLayout *self, PlPartId id, PlPlace *place)
{
  guint n = place->part->kind->connectors->len;
  PlPoint joint = { 0, 0 };

  if (n == 2)
    {
      place->strands = g_new (PlStrand, 1);
      place->strands[place->n_strands++]
          = strand_new (id, place, 1, end_point (self, place, 0), end_point (self, place, 1));
      return;
    }
  for (guint16 i = 0; i < n; i++)
    {
      PlPoint point = end_point (self, place, i);
      joint.x += point.x / n;
      joint.y += point.y / n;
    }
  joint.y += 60.0;
  place->strands = g_new (PlStrand, n);
  for (guint16 i = 0; i < n; i++)
    place->strands[place->n_strands++]
        = strand_new (id, place, i, joint, end_point (self, place, i));
}

/* Headphones: from where the lead leaves the drawing to their plug. */
static void
route_captive (const PlLayout *self, PlPartId id, PlPlace *place)
{
  const PlKind *kind = place->part->kind;

  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      PlSpot exit;
      PlPoint from, to;
      const PlSeat *seat = &place->part->seats[i];

      if (!pl_kind_connector (kind, i)->moves)
        continue;
      exit = pl_panel_get_jack (place->panel, i);
      from = (PlPoint){ place->part->x + exit.x, place->part->y + exit.y };
      to = (PlPoint){ from.x + 60.0, from.y + 50.0 };
      if (seat->part != 0 || !isnan (seat->x))
        to = end_point (self, place, i);
      place->strands = g_renew (PlStrand, place->strands, place->n_strands + 1);
      place->strands[place->n_strands++] = strand_new (id, place, i, from, to);
    }
}

/* Asked for at every motion of the pointer, so not worked out then. */
static void
note_reach (PlPlace *place)
{
  for (guint i = 0; i < place->n_strands; i++)
    {
      PlRect run = pl_curve_bounds (&place->strands[i].curve);

      place->reach = i == 0 ? run : pl_rect_union (&place->reach, &run);
    }
}

void
pl_layout_route (PlLayout *self, PlPartId id, PlPlace *place)
{
  g_clear_pointer (&place->strands, g_free);
  place->n_strands = 0;
  if (place->panel != NULL)
    route_captive (self, id, place);
  else
    route_cable (self, id, place);
  note_reach (place);
  if (place->panel == NULL)
    place->rect = place->reach;
}
