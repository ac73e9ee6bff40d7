/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be plugged into what, and exchanging one kind for another. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/edit-private.h"
#include "core/words.h"

gboolean
pl_end_exists (const PlPatch *patch, PlEnd end, GError **error)
{
  const PlPart *part = pl_patch_get_part (patch, end.part);

  if (part != NULL && end.connector < part->kind->connectors->len)
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _("There is no such jack or plug on the bench."));
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
    { FAMILY_MINI, FAMILY_JACK, N_ ("a 3.5 mm to 6.35 mm adapter would do") },
    { FAMILY_JACK, FAMILY_XLR, N_ ("a TRS to XLR cable would do") },
    { FAMILY_XLR, FAMILY_JACK, N_ ("an XLR to TRS cable would do") },
    { FAMILY_JACK, FAMILY_RCA, N_ ("a TS to RCA cable would do") },
    { FAMILY_RCA, FAMILY_JACK, N_ ("an RCA to TS cable would do") },
    { FAMILY_MINI, FAMILY_RCA, N_ ("a 3.5 mm TRS to two RCA cable would do") },
    { FAMILY_MINI, FAMILY_XLR, N_ ("a 3.5 mm TRS to two XLR cable would do") },
    { FAMILY_RCA, FAMILY_MINI, N_ ("a two RCA to 3.5 mm TRS cable would do") },
    { FAMILY_XLR, FAMILY_XLR, N_ ("an XLR turn-round (same sex both ends) would do") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (adapters); i++)
    if (adapters[i].from == family_of (plug) && adapters[i].to == family_of (socket))
      return _ (adapters[i].words);
  if (family_of (socket) == FAMILY_SPEAKON || family_of (plug) == FAMILY_SPEAKON)
    return _ ("speaker connectors carry speaker level and belong to speakers only");
  return _ ("there is no audio cable for it");
}

static gboolean
fits (const PlPatch *patch, PlEnd from, PlEnd to, GError **error)
{
  const PlPart *plug_part = pl_patch_get_part (patch, from.part);
  const PlPart *part = pl_patch_get_part (patch, to.part);
  PlShape plug = pl_kind_connector (plug_part->kind, from.connector)->shape;
  PlShape socket = pl_kind_connector (part->kind, to.connector)->shape;
  g_autofree char *where = NULL;

  if (pl_shape_mates (plug, socket))
    return TRUE;
  where = pl_words_end (patch, to);
  /* Translators: plug, jack, name of the jack, adapter that would fit */
  pl_edit_fail (error, PL_EDIT_ERROR_MISFIT, _ ("A %s does not fit the %s of %s; %s."),
                pl_words_shape (plug), pl_words_shape (socket), where,
                adapter_between (plug, socket));
  return FALSE;
}

static gboolean
is_free (const PlPatch *patch, PlEnd from, PlEnd to, GError **error)
{
  const PlPart *host = pl_patch_get_part (patch, to.part);
  g_autofree char *where = pl_words_end (patch, to);
  PlEnd plug;

  if (pl_patch_find_plug_in (patch, to, &plug)
      && (plug.part != from.part || plug.connector != from.connector))
    {
      g_autofree char *what = pl_words_part (patch, plug.part);
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN, _ ("%s already holds %s; unplug that first."),
                    where, what);
      return FALSE;
    }
  if (host->seats[to.connector].part != 0)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN, _ ("%s is itself plugged in; unplug it first."),
                    where);
      return FALSE;
    }
  if (pl_patch_find_plug_in (patch, from, &plug))
    {
      g_autofree char *end = pl_words_end (patch, from);
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN, _ ("Something sits in %s; unplug that first."),
                    end);
      return FALSE;
    }
  return TRUE;
}

gboolean
pl_patch_can_plug (const PlPatch *self, PlEnd from, PlEnd to, GError **error)
{
  if (!pl_end_exists (self, from, error) || !pl_end_exists (self, to, error))
    return FALSE;
  if (!pl_kind_connector (pl_patch_get_part (self, from.part)->kind, from.connector)->moves
      || (from.part == to.part && from.connector == to.connector))
    {
      g_autofree char *end = pl_words_end (self, from);
      pl_edit_fail (error, PL_EDIT_ERROR_MISFIT, _ ("%s is not a plug."), end);
      return FALSE;
    }
  return fits (self, from, to, error) && is_free (self, from, to, error);
}

/* Exchanging a kind */

/* The connector of a kind that stands for one of another: same id, same label, else (cables) the
 * same place. */
static int
counterpart (const PlKind *old_kind, guint index, const PlKind *new_kind)
{
  const PlConnector *connector = pl_kind_connector (old_kind, index);
  int found = -1;

  if (pl_kind_is_cable (old_kind))
    return index < new_kind->connectors->len ? (int) index : -1;
  found = pl_kind_find_connector (new_kind, connector->id);
  for (guint i = 0; i < new_kind->connectors->len && found < 0; i++)
    if (strcmp (pl_kind_connector (new_kind, i)->label, connector->label) == 0)
      found = (int) i;
  return found;
}

static void
keep_seats (const PlPatch *patch, const PlPart *old, PlPart *part)
{
  for (guint i = 0; i < old->kind->connectors->len; i++)
    {
      int index = counterpart (old->kind, i, part->kind);
      const PlSeat *seat = &old->seats[i];
      const PlPart *host = pl_patch_get_part (patch, seat->part);
      PlShape shape;

      if (index < 0)
        continue;
      shape = pl_kind_connector (part->kind, (guint) index)->shape;
      if (host == NULL
          || pl_shape_mates (shape, pl_kind_connector (host->kind, seat->connector)->shape))
        part->seats[index] = *seat;
    }
}

static void
keep_controls (const PlPart *old, PlPart *part)
{
  for (guint i = 0; i < old->kind->controls->len; i++)
    {
      int index = pl_kind_find_control (part->kind, pl_kind_control (old->kind, i)->id);

      if (index >= 0)
        part->controls[index] = CLAMP (old->controls[i],
                                       pl_kind_control (part->kind, (guint) index)->min,
                                       pl_kind_control (part->kind, (guint) index)->max);
    }
}

/* Plugs that sat in the old kind go to the corresponding jack, or come loose. */
static void
move_guests (PlPatch *patch, PlPartId host, const PlKind *old_kind, const PlKind *new_kind)
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
          index = counterpart (old_kind, seat.connector, new_kind);
          if (copy == NULL)
            copy = pl_part_dup (part);
          if (index >= 0
              && pl_shape_mates (pl_kind_connector (part->kind, i)->shape,
                                 pl_kind_connector (new_kind, (guint) index)->shape))
            copy->seats[i].connector = (guint16) index;
          else
            copy->seats[i] = (PlSeat){ .x = (double) NAN, .y = (double) NAN };
        }
      if (copy != NULL)
        pl_patch_put (patch, id, copy);
    }
}

gboolean
pl_edit_apply_kind (PlPatch *patch, const PlEdit *edit, GError **error)
{
  const PlPart *found = pl_patch_get_part (patch, edit->id);
  g_autoptr (PlPart) old = found != NULL ? pl_part_dup (found) : NULL;
  PlPart *part = NULL;

  if (old == NULL || pl_kind_is_cable (old->kind) != pl_kind_is_cable (edit->kind))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH,
                    _ ("A cable can only be exchanged for a cable, a device for a device."));
      return FALSE;
    }
  part = pl_part_new (edit->kind);
  part->x = old->x;
  part->y = old->y;
  part->name = g_strdup (old->name);
  part->number = old->number;
  part->length_m = old->length_m;
  keep_seats (patch, old, part);
  keep_controls (old, part);
  pl_patch_put (patch, edit->id, part);
  move_guests (patch, edit->id, old->kind, edit->kind);
  return TRUE;
}
