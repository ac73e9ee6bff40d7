/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be plugged into what, and exchanging one kind for another. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/counterpart.h"
#include "core/edit-private.h"
#include "core/words.h"

static gboolean
end_exists (const PlPatch *patch, PlEnd end, GError **error)
{
  const PlPart *part = pl_patch_get_part (patch, end.part);

  if (part != NULL && end.connector < part->kind->connectors->len)
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _ ("There is no such jack or plug on the bench."));
  return FALSE;
}

/* Of an end that exists. */
static const PlConnector *
get_connector (const PlPatch *patch, PlEnd end)
{
  return pl_kind_connector (pl_patch_get_part (patch, end.part)->kind, end.connector);
}

gboolean
pl_end_moves (const PlPatch *patch, PlEnd end, GError **error)
{
  g_autofree char *where = NULL;

  if (!end_exists (patch, end, error))
    return FALSE;
  if (get_connector (patch, end)->moves)
    return TRUE;
  where = pl_words_end (patch, end);
  /* Translators: name of a jack */
  pl_edit_fail (error, PL_EDIT_ERROR_MISFIT,
                _ ("There is no plug at %s; only the end of a lead can be plugged in."), where);
  return FALSE;
}

gboolean
pl_edit_check_depth (const PlPatch *patch, const PlEdit *edit, GError **error)
{
  if (edit->depth == PL_DEPTH_HOME
      || (edit->depth == PL_DEPTH_FIRST_CLICK
          && pl_shape_has_first_click (get_connector (patch, edit->from)->shape,
                                       get_connector (patch, edit->to)->shape)))
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_VALUE,
                _ ("That plug has no first click; only 6.35 mm and 3.5 mm plugs do."));
  return FALSE;
}

/* Families that adapters lead between. */
typedef enum
{
  FAMILY_JACK,
  FAMILY_MINI,
  FAMILY_XLR,
  FAMILY_RCA,
  FAMILY_SPEAKON,
  FAMILY_OTHER
} Family;

static Family
family_of (PlShape shape)
{
  switch (shape)
    {
    case PL_SHAPE_TS_PLUG:
    case PL_SHAPE_TRS_PLUG:
    case PL_SHAPE_TS_SOCKET:
    case PL_SHAPE_TRS_SOCKET:
    case PL_SHAPE_COMBO_SOCKET:
      return FAMILY_JACK;
    case PL_SHAPE_MINI_TS_PLUG:
    case PL_SHAPE_MINI_TRS_PLUG:
    case PL_SHAPE_MINI_TRRS_PLUG:
    case PL_SHAPE_MINI_TS_SOCKET:
    case PL_SHAPE_MINI_TRS_SOCKET:
    case PL_SHAPE_MINI_TRRS_SOCKET:
      return FAMILY_MINI;
    case PL_SHAPE_XLR_MALE:
    case PL_SHAPE_XLR_FEMALE:
      return FAMILY_XLR;
    case PL_SHAPE_RCA_PLUG:
    case PL_SHAPE_RCA_SOCKET:
      return FAMILY_RCA;
    case PL_SHAPE_SPEAKON_PLUG:
    case PL_SHAPE_SPEAKON_SOCKET:
      return FAMILY_SPEAKON;
    case PL_SHAPE_OTHER_SOCKET:
      return FAMILY_OTHER;
    }
  g_assert_not_reached ();
}

static const char *
adapter_between (PlShape plug, PlShape socket)
{
  static const struct
  {
    Family from, to;
    const char *words;
  } adapters[] = {
    { FAMILY_JACK, FAMILY_MINI, N_ ("a 6.35 mm to 3.5 mm adapter would do") },
    { FAMILY_JACK, FAMILY_XLR, N_ ("a TRS to XLR cable would do") },
    { FAMILY_JACK, FAMILY_RCA, N_ ("a TS to RCA cable would do") },
    { FAMILY_MINI, FAMILY_JACK, N_ ("a 3.5 mm to 6.35 mm adapter would do") },
    { FAMILY_MINI, FAMILY_XLR, N_ ("a 3.5 mm TRS to two XLR cable would do") },
    { FAMILY_MINI, FAMILY_RCA, N_ ("a 3.5 mm TRS to two RCA cable would do") },
    { FAMILY_XLR, FAMILY_JACK, N_ ("an XLR to TRS cable would do") },
    { FAMILY_XLR, FAMILY_MINI, N_ ("an XLR to 3.5 mm TRS cable would do") },
    { FAMILY_XLR, FAMILY_XLR, N_ ("an XLR turn-round (same sex both ends) would do") },
    { FAMILY_XLR, FAMILY_RCA, N_ ("an XLR to RCA cable would do") },
    { FAMILY_RCA, FAMILY_JACK, N_ ("an RCA to TS cable would do") },
    { FAMILY_RCA, FAMILY_MINI, N_ ("a two RCA to 3.5 mm TRS cable would do") },
    { FAMILY_RCA, FAMILY_XLR, N_ ("an RCA to XLR cable would do") },
  };
  Family from = family_of (plug), to = family_of (socket);

  if (from == FAMILY_XLR && socket == PL_SHAPE_COMBO_SOCKET)
    to = FAMILY_XLR;
  if (to == FAMILY_OTHER)
    return _ ("there is no audio cable for it");
  if (from == FAMILY_SPEAKON || to == FAMILY_SPEAKON)
    return _ ("speaker connectors carry speaker level and belong to speakers only");
  if (pl_shape_is_plug (socket) && to != FAMILY_XLR)
    return _ ("two plugs meet in a coupler with a socket on both sides");
  for (guint i = 0; i < G_N_ELEMENTS (adapters); i++)
    if (adapters[i].from == from && adapters[i].to == to)
      return _ (adapters[i].words);
  g_assert_not_reached (); /* plugs and sockets of one family mate */
}

static gboolean
fits (const PlPatch *patch, PlEnd from, PlEnd to, GError **error)
{
  PlShape plug = get_connector (patch, from)->shape;
  PlShape socket = get_connector (patch, to)->shape;
  g_autofree char *where = NULL;

  if (pl_shape_mates (plug, socket))
    return TRUE;
  where = pl_words_end (patch, to);
  /* Translators: plug, jack, name of the jack, adapter that would fit */
  pl_edit_fail (error, PL_EDIT_ERROR_MISFIT, _ ("The %s does not fit the %s of %s; %s."),
                pl_words_shape (plug), pl_words_shape (socket), where,
                adapter_between (plug, socket));
  return FALSE;
}

static gboolean
is_free (const PlPatch *patch, PlEnd from, PlEnd to, GError **error)
{
  const PlPart *host = pl_patch_get_part (patch, to.part);
  g_autofree char *name = NULL;
  PlEnd plug;

  if (pl_patch_find_plug_in (patch, to, &plug)
      && (plug.part != from.part || plug.connector != from.connector))
    {
      g_autofree char *where = pl_words_end (patch, to);

      name = pl_words_part (patch, plug.part);
      /* Translators: cable or headphones, name of the jack */
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN,
                    _ ("The plug of %s sits in %s already; unplug it first."), name, where);
      return FALSE;
    }
  if (host->seats[to.connector].part != 0)
    {
      name = pl_words_part (patch, to.part);
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN,
                    _ ("That end of %s is itself plugged in; unplug it first."), name);
      return FALSE;
    }
  if (pl_patch_find_plug_in (patch, from, &plug))
    {
      name = pl_words_part (patch, plug.part);
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN,
                    _ ("The plug of %s sits in that end; unplug it first."), name);
      return FALSE;
    }
  return TRUE;
}

gboolean
pl_patch_can_plug (const PlPatch *self, PlEnd from, PlEnd to, GError **error)
{
  return pl_end_moves (self, from, error) && end_exists (self, to, error)
         && fits (self, from, to, error) && is_free (self, from, to, error);
}

/* Exchanging a kind */

static const PlSeat loose = { .x = (double) NAN, .y = (double) NAN };

/* The seat as it is when plug and socket have other shapes now. */
static PlSeat
fit_seat (PlSeat seat, PlShape plug, PlShape socket)
{
  if (!pl_shape_mates (plug, socket))
    return loose;
  if (!pl_shape_has_first_click (plug, socket))
    seat.depth = PL_DEPTH_HOME;
  return seat;
}

static void
keep_seats (const PlPatch *patch, const PlPart *old, PlPart *part, const int *counterparts)
{
  for (guint i = 0; i < old->kind->connectors->len; i++)
    {
      const PlConnector *connector = NULL;
      PlSeat seat = old->seats[i];

      if (counterparts[i] < 0)
        continue;
      connector = pl_kind_connector (part->kind, (guint) counterparts[i]);
      if (!connector->moves)
        continue;
      if (seat.part != 0)
        seat = fit_seat (seat, connector->shape,
                         get_connector (patch, (PlEnd){ seat.part, seat.connector })->shape);
      part->seats[counterparts[i]] = seat;
    }
}

static void
keep_controls (const PlPart *old, PlPart *part)
{
  for (guint i = 0; i < old->kind->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (old->kind, i);
      int index = pl_kind_find_control (part->kind, control->id);

      if (index >= 0 && pl_kind_control (part->kind, (guint) index)->unit == control->unit)
        part->controls[index]
            = CLAMP (old->controls[i], pl_kind_control (part->kind, (guint) index)->min,
                     pl_kind_control (part->kind, (guint) index)->max);
    }
}

/* Plugs that sat in the old kind go to the corresponding jack, or come loose. */
static void
move_guests (PlPatch *patch, PlPartId host, const PlKind *new_kind, const int *counterparts)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);
      PlPart *copy = NULL;

      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          PlSeat seat = part->seats[i];
          int index;

          if (seat.part != host)
            continue;
          index = counterparts[seat.connector];
          seat.connector = (guint16) MAX (index, 0);
          if (copy == NULL)
            copy = pl_part_dup (part);
          copy->seats[i] = index < 0
                               ? loose
                               : fit_seat (seat, pl_kind_connector (part->kind, i)->shape,
                                           pl_kind_connector (new_kind, (guint) index)->shape);
        }
      if (copy != NULL)
        pl_patch_put (patch, id, copy);
    }
}

/* A flag for each connector: a plug that sits somewhere, or a jack with a plug in it. */
static gboolean *
dup_in_use (const PlPatch *patch, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (patch, id);
  gboolean *in_use = g_new0 (gboolean, MAX (1, part->kind->connectors->len));

  for (guint i = 0; i < part->kind->connectors->len; i++)
    in_use[i] = part->seats[i].part != 0;
  for (PlPartId other = 0; (other = pl_patch_next_part (patch, other)) != 0;)
    {
      const PlPart *guest = pl_patch_get_part (patch, other);

      for (guint i = 0; i < guest->kind->connectors->len; i++)
        if (guest->seats[i].part == id)
          in_use[guest->seats[i].connector] = TRUE;
    }
  return in_use;
}

gboolean
pl_edit_apply_kind (PlPatch *patch, const PlEdit *edit, GError **error)
{
  g_autoptr (PlPart) old = NULL;
  g_autofree int *counterparts = NULL;
  g_autofree gboolean *in_use = NULL;
  PlPart *part = NULL;

  if (!pl_part_exists (patch, edit->id, error))
    return FALSE;
  old = pl_part_dup (pl_patch_get_part (patch, edit->id));
  if (pl_kind_is_cable (old->kind) != pl_kind_is_cable (edit->kind))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE,
                    _ ("A cable can only be exchanged for a cable, a device for a device."));
      return FALSE;
    }
  in_use = dup_in_use (patch, edit->id);
  counterparts = pl_kind_dup_counterparts (old->kind, edit->kind, in_use);
  part = pl_part_new (edit->kind);
  part->x = old->x;
  part->y = old->y;
  part->name = g_strdup (old->name);
  part->number = old->number;
  part->color = old->color;
  part->length_m = old->length_m;
  keep_seats (patch, old, part, counterparts);
  keep_controls (old, part);
  pl_patch_put (patch, edit->id, part);
  move_guests (patch, edit->id, edit->kind, counterparts);
  return TRUE;
}
