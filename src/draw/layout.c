/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/layout.h"

#include <math.h>

#include "draw/layout-private.h"

static void
place_clear (gpointer item)
{
  PlPlace *place = item;

  g_clear_pointer (&place->part, pl_part_unref);
  g_clear_pointer (&place->guest, g_free);
  g_clear_pointer (&place->strands, g_free);
  place->n_strands = 0;
  place->panel = NULL;
}

PlLayout *
pl_layout_new (PlLibrary *library)
{
  PlLayout *self = g_new0 (PlLayout, 1);

  self->library = pl_library_ref (library);
  self->places = g_array_new (FALSE, TRUE, sizeof (PlPlace));
  g_array_set_clear_func (self->places, place_clear);
  return self;
}

void
pl_layout_free (PlLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  pl_patch_unref (self->patch);
  pl_library_unref (self->library);
  g_free (self);
}

PlPatch *
pl_layout_get_patch (const PlLayout *self)
{
  return self->patch;
}

typedef struct
{
  PlPartId id;
  const PlPart *before, *after;
} Change;

static void
collect_cb (PlPartId id, const PlPart *before, const PlPart *after, gpointer data)
{
  Change change = { id, before, after };

  g_array_append_val ((GArray *) data, change);
}

static void
set_guest (PlLayout *self, const PlSeat *seat, PlEnd plug)
{
  PlPlace *host = pl_layout_find_place (self, seat->part);

  if (host != NULL && seat->connector < host->part->kind->connectors->len)
    host->guest[seat->connector] = plug;
}

static void
set_guests (PlLayout *self, PlPartId id, const PlPart *part)
{
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    set_guest (self, &part->seats[i], id != 0 ? (PlEnd){ id, i } : (PlEnd){ 0, 0 });
}

/* Guests stay as long as the kind does; a new kind asks everybody again. */
static gboolean
replace_place (PlLayout *self, const Change *change)
{
  PlPlace *place = NULL;
  PlEnd *guest = NULL;
  gboolean same_kind = change->before != NULL && change->after != NULL
                       && change->before->kind == change->after->kind;

  if (change->id >= self->places->len)
    g_array_set_size (self->places, change->id + 1);
  place = &g_array_index (self->places, PlPlace, change->id);
  if (same_kind)
    guest = g_steal_pointer (&place->guest);
  place_clear (place);
  if (change->after == NULL)
    return FALSE;
  place->part = pl_part_ref ((PlPart *) change->after);
  place->guest = same_kind ? guest : g_new0 (PlEnd, change->after->kind->connectors->len);
  if (!pl_kind_is_cable (place->part->kind))
    {
      place->panel = pl_library_get_panel (self->library, place->part->kind);
      place->rect = (PlRect){ place->part->x, place->part->y, pl_panel_get_width (place->panel),
                              pl_panel_get_height (place->panel) };
    }
  return !same_kind && change->before != NULL;
}

static void
replace_places (PlLayout *self, const GArray *changes)
{
  gboolean ask_all = FALSE;

  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, Change, i).before != NULL)
      set_guests (self, 0, g_array_index (changes, Change, i).before);
  for (guint i = 0; i < changes->len; i++)
    ask_all = replace_place (self, &g_array_index (changes, Change, i)) || ask_all;
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, Change, i).after != NULL)
      set_guests (self, g_array_index (changes, Change, i).id,
                  g_array_index (changes, Change, i).after);
  for (PlPartId id = 1; ask_all && id < self->places->len; id++)
    if (pl_layout_find_place (self, id) != NULL)
      set_guests (self, id, pl_layout_find_place (self, id)->part);
}

/* A part that moved takes along what sits in it; adapters may hold cables in turn. */
static void
route_with_guests (PlLayout *self, PlPartId id, guint depth)
{
  PlPlace *place = pl_layout_find_place (self, id);

  if (place == NULL || depth > 8)
    return;
  pl_layout_route (self, id, place);
  for (guint i = 0; i < place->part->kind->connectors->len; i++)
    if (place->guest[i].part != 0)
      route_with_guests (self, place->guest[i].part, depth + 1);
}

void
pl_layout_sync (PlLayout *self, PlPatch *patch)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  if (patch == self->patch)
    return;
  pl_patch_diff (self->patch, patch, collect_cb, changes);
  replace_places (self, changes);
  pl_patch_ref (patch);
  pl_patch_unref (self->patch);
  self->patch = patch;
  for (guint i = 0; i < changes->len; i++)
    route_with_guests (self, g_array_index (changes, Change, i).id, 0);
}

gboolean
pl_layout_get_rect (const PlLayout *self, PlPartId part, PlRect *rect)
{
  const PlPlace *place = pl_layout_find_place (self, part);

  if (place != NULL)
    *rect = place->rect;
  return place != NULL;
}

const PlPanel *
pl_layout_get_panel (const PlLayout *self, PlPartId part)
{
  const PlPlace *place = pl_layout_find_place (self, part);

  return place != NULL ? place->panel : NULL;
}

static PlSpot
on_panel (const PlPlace *place, PlSpot spot)
{
  spot.x += place->part->x;
  spot.y += place->part->y;
  return spot;
}

gboolean
pl_layout_get_spot (const PlLayout *self, PlEnd end, PlSpot *spot)
{
  const PlPlace *place = pl_layout_find_place (self, end.part);
  const PlSeat *seat = NULL;

  if (place == NULL || end.connector >= place->part->kind->connectors->len)
    return FALSE;
  seat = &place->part->seats[end.connector];
  if (seat->part != 0)
    return pl_layout_get_spot (self, (PlEnd){ seat->part, seat->connector }, spot);
  if (place->panel != NULL && !pl_kind_connector (place->part->kind, end.connector)->moves)
    {
      *spot = on_panel (place, pl_panel_get_jack (place->panel, end.connector));
      return TRUE;
    }
  for (guint i = 0; i < place->n_strands; i++)
    if (place->strands[i].connector == end.connector)
      {
        PlPoint p = place->strands[i].curve.p[3];
        *spot = (PlSpot){ p.x, p.y, 14, 28, 28 };
        return TRUE;
      }
  if (place->n_strands > 0)
    {
      PlPoint p = place->strands[0].curve.p[0];
      *spot = (PlSpot){ p.x, p.y, 14, 28, 28 };
      return TRUE;
    }
  return FALSE;
}

gboolean
pl_layout_get_control (const PlLayout *self, PlPartId part, guint16 control, PlSpot *spot)
{
  const PlPlace *place = pl_layout_find_place (self, part);

  if (place == NULL || place->panel == NULL || control >= place->part->kind->controls->len)
    return FALSE;
  *spot = on_panel (place, pl_panel_get_control (place->panel, control));
  return spot->r > 0.0;
}

const PlStrand *
pl_layout_get_strands (const PlLayout *self, PlPartId part, guint *n_strands)
{
  const PlPlace *place = pl_layout_find_place (self, part);

  *n_strands = place != NULL ? place->n_strands : 0;
  return place != NULL ? place->strands : NULL;
}

gboolean
pl_layout_get_reach (const PlLayout *self, PlPartId part, PlRect *reach)
{
  const PlPlace *place = pl_layout_find_place (self, part);

  if (place == NULL || place->n_strands == 0)
    return FALSE;
  *reach = place->reach;
  return TRUE;
}

/* Plugs that lie there reach out to where no run is. */
static void
add_loose_plugs (const PlLayout *self, PlPartId id, const PlPlace *place, PlRect *rect)
{
  const PlKind *kind = place->part->kind;
  PlSpot spot;

  for (guint16 i = 0; i < kind->connectors->len; i++)
    if (pl_kind_connector (kind, i)->moves && place->part->seats[i].part == 0
        && pl_layout_get_spot (self, (PlEnd){ id, i }, &spot))
      {
        PlRect line
            = { spot.x + PL_LOOSE_DX - PL_LOOSE_LENGTH * cos (PL_LOOSE_ANGLE), spot.y + PL_LOOSE_DY,
                PL_LOOSE_LENGTH * cos (PL_LOOSE_ANGLE), -PL_LOOSE_LENGTH * sin (PL_LOOSE_ANGLE) };

        *rect = pl_rect_union (rect, &line);
      }
}

/* Outwards: what is painted from there on lies on px as on the bench. */
static PlRect
whole_px (PlRect rect)
{
  double x = floor (rect.x), y = floor (rect.y);

  return (PlRect){ x, y, ceil (rect.x + rect.width) - x, ceil (rect.y + rect.height) - y };
}

PlRect
pl_layout_get_bounds (const PlLayout *self)
{
  PlRect all = { 0, 0, 0, 0 };
  gboolean any = FALSE;

  for (PlPartId id = 1; id < self->places->len; id++)
    {
      const PlPlace *place = pl_layout_find_place (self, id);
      PlRect rect;

      if (place == NULL)
        continue;
      rect = place->rect;
      for (guint i = 0; i < place->n_strands; i++)
        {
          PlRect run = pl_curve_bounds (&place->strands[i].curve);
          rect = i == 0 && place->panel == NULL ? run : pl_rect_union (&rect, &run);
        }
      add_loose_plugs (self, id, place, &rect);
      all = any ? pl_rect_union (&all, &rect) : rect;
      any = TRUE;
    }
  return any ? whole_px (pl_rect_grow (&all, 28)) : all;
}
