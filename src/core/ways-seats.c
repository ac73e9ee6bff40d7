/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where listeners plug in: everybody a jack with a knob of its own while there are enough, then
 * jacks that share a knob, then passive splitters; adapters where a plug does not fit. */
#include "core/ways-private.h"

/* Left, right and return go straight through. */
static gboolean
is_straight (const PlKind *lead, guint16 a, guint16 b)
{
  static const PlContact contacts[] = { PL_CONTACT_TIP, PL_CONTACT_RING, PL_CONTACT_SLEEVE };

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (!pl_lead_joins (lead, a, contacts[i], b, contacts[i]))
      return FALSE;
  return TRUE;
}

/* The plug of headphones; they have one. */
static guint16
find_plug (const PlKind *kind)
{
  for (guint16 i = 0; i < kind->connectors->len; i++)
    if (pl_kind_connector (kind, i)->moves)
      return i;
  return PL_NO_INDEX;
}

/* Whether a plug gets into a socket, perhaps through an adapter. */
static gboolean
reach_socket (const PlLeads *leads, PlShape plug, PlShape socket, PlKind **adapter)
{
  *adapter = NULL;
  if (pl_shape_mates (plug, socket))
    return TRUE;
  for (guint i = 0; i < leads->adapters->len; i++)
    {
      PlKind *kind = g_ptr_array_index (leads->adapters, i);

      for (guint16 near = 0; near < 2 && kind->connectors->len == 2; near++)
        {
          guint16 far = (guint16) (1 - near);

          if (pl_kind_connector (kind, far)->moves
              && pl_shape_mates (plug, pl_kind_connector (kind, near)->shape)
              && pl_shape_mates (pl_kind_connector (kind, far)->shape, socket)
              && is_straight (kind, near, far))
            {
              *adapter = kind;
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* A plug with several sockets, all wired straight; returns how many sockets. */
static guint
count_branches (const PlKind *kind, PlShape socket)
{
  if (kind->connectors->len < 3 || !pl_kind_connector (kind, 0)->moves
      || !pl_shape_mates (pl_kind_connector (kind, 0)->shape, socket))
    return 0;
  for (guint16 i = 1; i < kind->connectors->len; i++)
    if (pl_kind_connector (kind, i)->moves || !is_straight (kind, 0, i))
      return 0;
  return kind->connectors->len - 1;
}

/* The smallest with enough sockets, else the largest; the most usual of equals. */
static PlKind *
find_splitter (const PlLeads *leads, PlShape socket, guint wanted, guint *n_branches)
{
  PlKind *best = NULL;

  *n_branches = 0;
  for (guint i = 0; i < leads->adapters->len; i++)
    {
      PlKind *kind = g_ptr_array_index (leads->adapters, i);
      guint n = count_branches (kind, socket);
      gboolean enough = n >= wanted, had_enough = *n_branches >= wanted;

      if (n > 0
          && (best == NULL || (enough && !had_enough) || (enough && n < *n_branches)
              || (!enough && !had_enough && n > *n_branches)))
        {
          best = kind;
          *n_branches = n;
        }
    }
  return best;
}

/* Indices of outlets, those with a knob that no earlier one has first. */
static GArray *
dup_order (const GArray *all, const GArray *outlets)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < outlets->len; i++)
      {
        guint index = g_array_index (outlets, guint, i);
        guint16 control = g_array_index (all, PlOutlet, index).control;
        gboolean repeated = FALSE;

        for (guint k = 0; k < i && control != PL_NO_INDEX; k++)
          repeated = repeated
                     || g_array_index (all, PlOutlet, g_array_index (outlets, guint, k)).control
                            == control;
        if (repeated == (pass == 1))
          g_array_append_val (order, index);
      }
  return order;
}

/* One jack for some listeners; returns how many got a seat. */
static guint
seat_at (const PlLeads *leads, const PlKind *host, guint16 connector, guint outlet, guint wanted,
         PlSeating *seats)
{
  PlShape socket = pl_kind_connector (host, connector)->shape;
  PlKind *splitter = NULL;
  guint n = 1, seated = 0;

  if (wanted > 1)
    splitter = find_splitter (leads, socket, wanted, &n);
  if (splitter != NULL)
    socket = pl_kind_connector (splitter, 1)->shape;
  for (guint i = 0; i < MIN (wanted, MAX (n, 1)); i++)
    {
      guint16 plug = find_plug (seats[i].headphones);

      if (plug == PL_NO_INDEX
          || !reach_socket (leads, pl_kind_connector (seats[i].headphones, plug)->shape, socket,
                            &seats[i].adapter))
        continue;
      seats[i].outlet = outlet;
      seats[i].splitter = splitter;
      seats[i].branch = (guint16) (1 + seated);
      seated++;
    }
  return MIN (wanted, MAX (n, 1));
}

void
pl_seats_fill (const PlLeads *leads, const PlKind *host, const GArray *all, const GArray *outlets,
               guint n_listeners, PlSeating *seats)
{
  g_autoptr (GArray) order = dup_order (all, outlets);
  guint next = 0;

  for (guint i = 0; i < n_listeners; i++)
    {
      seats[i].outlet = G_MAXUINT;
      seats[i].splitter = seats[i].adapter = NULL;
      seats[i].branch = 0;
    }
  for (guint i = 0; i < order->len && next < n_listeners; i++)
    {
      guint index = g_array_index (order, guint, i);
      guint left = order->len - i, waiting = n_listeners - next;
      guint share = (waiting + left - 1) / left;

      next += seat_at (leads, host, g_array_index (all, PlOutlet, index).connector, index, share,
                       seats + next);
    }
}
