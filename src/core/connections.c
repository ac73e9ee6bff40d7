/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/connections.h"

static PlEnd
jack_of (const PlPart *part, guint16 connector)
{
  const PlSeat *seat = &part->seats[connector];

  return (PlEnd){ seat->part, seat->part != 0 ? seat->connector : 0 };
}

/* Whether it is that and nothing else: an insert and a jack of gear that nobody knows are neither.
 */
static gboolean
is_only (const PlPatch *self, PlEnd jack, gboolean output)
{
  const PlPart *part = pl_patch_get_part (self, jack.part);
  const PlConnector *connector
      = part != NULL ? pl_kind_connector (part->kind, jack.connector) : NULL;

  return connector != NULL && pl_connector_is_output (connector) == output
         && pl_connector_is_input (connector) != output;
}

/* Whichever end has the first plug: a list is read from where the sound comes. */
static gboolean
is_turned (const PlPatch *self, const PlPart *cable)
{
  if (!is_only (self, jack_of (cable, 0), FALSE))
    return FALSE;
  for (guint16 i = 1; i < cable->kind->connectors->len; i++)
    if (is_only (self, jack_of (cable, i), TRUE))
      return TRUE;
  return FALSE;
}

static void
add_cable (const PlPatch *self, GArray *list, PlPartId id, const PlPart *part)
{
  gboolean turned = is_turned (self, part);

  for (guint16 i = 1; i < part->kind->connectors->len; i++)
    {
      guint16 from = turned ? i : 0, to = turned ? 0 : i;
      PlConnection connection = { .part = id,
                                  .number = part->number,
                                  .from_plug = { id, from },
                                  .to_plug = { id, to },
                                  .from = jack_of (part, from),
                                  .to = jack_of (part, to),
                                  .length_m = part->length_m };

      g_array_append_val (list, connection);
    }
}

static void
add_leads (GArray *list, PlPartId id, const PlPart *part)
{
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      PlConnection connection
          = { .part = id, .from = { id, i }, .to_plug = { id, i }, .to = jack_of (part, i) };

      if (pl_kind_connector (part->kind, i)->moves)
        g_array_append_val (list, connection);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PlConnection *p = a, *q = b;
  guint number = p->number > 0 ? (guint) p->number : G_MAXUINT;
  guint other = q->number > 0 ? (guint) q->number : G_MAXUINT;

  if (number != other)
    return number < other ? -1 : 1;
  if (p->part != q->part)
    return p->part < q->part ? -1 : 1;
  return (int) MAX (p->from_plug.connector, p->to_plug.connector)
         - (int) MAX (q->from_plug.connector, q->to_plug.connector);
}

GArray *
pl_patch_dup_connections (const PlPatch *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PlConnection));

  for (PlPartId id = 0; (id = pl_patch_next_part (self, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (self, id);

      if (pl_kind_is_cable (part->kind))
        add_cable (self, list, id, part);
      else
        add_leads (list, id, part);
    }
  g_array_sort (list, compare);
  return list;
}

gboolean
pl_patch_find_far_end (const PlPatch *self, PlEnd end, PlEnd *far_end)
{
  const PlPart *part = pl_patch_get_part (self, end.part);
  PlEnd plug = end;
  guint16 next;

  if (part == NULL)
    return FALSE;
  if (!pl_kind_connector (part->kind, end.connector)->moves
      && !pl_patch_find_plug_in (self, end, &plug))
    return FALSE;
  part = pl_patch_get_part (self, plug.part);
  if (!pl_kind_is_cable (part->kind))
    {
      *far_end = end.part == plug.part ? jack_of (part, plug.connector) : plug;
      return far_end->part != 0;
    }
  next = (guint16) ((plug.connector + 1u) % part->kind->connectors->len);
  *far_end = part->seats[next].part != 0 ? jack_of (part, next) : (PlEnd){ plug.part, next };
  return TRUE;
}
