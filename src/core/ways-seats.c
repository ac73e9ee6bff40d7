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

/* The plug of headphones. */
static guint16
find_plug (const PlKind *kind)
{
  guint16 plug = 0;

  while (plug + 1u < kind->connectors->len && !pl_kind_connector (kind, plug)->moves)
    plug++;
  return plug;
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

/* A splitter is a plug or a socket with several sockets, all wired straight: how many? */
static guint
count_branches (const PlKind *kind)
{
  if (kind->connectors->len < 3)
    return 0;
  for (guint16 i = 1; i < kind->connectors->len; i++)
    if (pl_kind_connector (kind, i)->moves || !is_straight (kind, 0, i))
      return 0;
  return kind->connectors->len - 1;
}

/* A straight cable from a jack to the socket of a box. */
static PlKind *
find_feed (const PlLeads *leads, PlShape jack, PlShape box)
{
  for (guint i = 0; i < leads->cables->len; i++)
    {
      PlKind *kind = g_ptr_array_index (leads->cables, i);

      if (kind->connectors->len == 2 && pl_kind_connector (kind, 0)->moves
          && pl_kind_connector (kind, 1)->moves
          && pl_shape_mates (pl_kind_connector (kind, 0)->shape, jack)
          && pl_shape_mates (pl_kind_connector (kind, 1)->shape, box) && is_straight (kind, 0, 1))
        return kind;
    }
  return NULL;
}

typedef struct
{
  PlKind *splitter, *feed; /* feed: what it hangs on, or NULL */
  double effort;
} Choice;

/* FALSE: it cannot be used here. */
static gboolean
weigh_splitter (const PlLeads *leads, PlKind *kind, PlShape jack, guint wanted,
                const PlSeating *seats, Choice *choice)
{
  const PlConnector *root = pl_kind_connector (kind, 0);
  guint n = count_branches (kind);
  PlKind *adapter = NULL;

  *choice = (Choice){ kind, NULL, 0.0 };
  if (n == 0)
    return FALSE;
  if (root->moves && !reach_socket (leads, root->shape, jack, &choice->feed))
    return FALSE;
  if (!root->moves && (choice->feed = find_feed (leads, jack, root->shape)) == NULL)
    return FALSE;
  choice->effort
      = (wanted > n ? 100.0 * (wanted - n) : 0.0) + (choice->feed != NULL ? 1.0 : 0.0) + 0.01 * n;
  for (guint i = 0; i < MIN (wanted, n); i++)
    {
      const PlConnector *plug
          = pl_kind_connector (seats[i].headphones, find_plug (seats[i].headphones));

      if (!reach_socket (leads, plug->shape, pl_kind_connector (kind, 1)->shape, &adapter))
        choice->effort += 100.0;
      else if (adapter != NULL)
        choice->effort += 1.0;
      choice->effort += adapter != NULL && !pl_leads_are_own (leads, adapter) ? 1.0 : 0.0;
    }
  choice->effort += pl_leads_are_own (leads, kind) ? 0.0 : 1.0;
  return TRUE;
}

static Choice
find_splitter (const PlLeads *leads, PlShape jack, guint wanted, const PlSeating *seats)
{
  Choice best = { NULL, NULL, 0.0 };

  for (guint i = 0; i < leads->adapters->len; i++)
    {
      Choice choice;

      if (weigh_splitter (leads, g_ptr_array_index (leads->adapters, i), jack, wanted, seats,
                          &choice)
          && (best.splitter == NULL || choice.effort < best.effort))
        best = choice;
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

/* One jack for some listeners; returns how many were dealt with. */
static guint
seat_at (const PlLeads *leads, const PlKind *host, guint16 connector, guint outlet, guint wanted,
         PlSeating *seats)
{
  PlShape socket = pl_kind_connector (host, connector)->shape;
  Choice choice = { NULL, NULL, 0.0 };
  guint n = 1;

  if (wanted > 1)
    choice = find_splitter (leads, socket, wanted, seats);
  if (choice.splitter != NULL)
    {
      socket = pl_kind_connector (choice.splitter, 1)->shape;
      n = MIN (wanted, count_branches (choice.splitter));
    }
  for (guint i = 0; i < n; i++)
    {
      const PlKind *kind = seats[i].headphones;

      if (!reach_socket (leads, pl_kind_connector (kind, find_plug (kind))->shape, socket,
                         &seats[i].adapter))
        continue;
      seats[i].outlet = outlet;
      seats[i].splitter = choice.splitter;
      seats[i].feed = choice.feed;
      seats[i].branch = (guint16) (1 + i);
    }
  return n;
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
      seats[i].splitter = seats[i].feed = seats[i].adapter = NULL;
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
