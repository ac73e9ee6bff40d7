/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a kind (parts of its circuit that touch only through ground) and the index lists
 * that the circuit walks. */
#include "core/kind-reader.h"

/* Union-find over nodes */

static guint16
find_root (guint16 *parent, guint16 node)
{
  while (parent[node] != node)
    {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
  return node;
}

static void
unite (guint16 *parent, guint16 a, guint16 b)
{
  if (a == PL_NO_NODE || b == PL_NO_NODE || a == PL_GROUND_NODE || b == PL_GROUND_NODE)
    return;
  parent[find_root (parent, a)] = find_root (parent, b);
}

static void
find_cells (PlKind *kind)
{
  g_autofree guint16 *parent = g_new (guint16, kind->n_nodes);

  for (guint16 i = 0; i < kind->n_nodes; i++)
    parent[i] = i;
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);

      unite (parent, element->a, element->b);
      if (element->type == PL_ELEMENT_FOLLOWER)
        unite (parent, element->a, element->signal);
    }
  for (guint i = 0; i < kind->signals->len; i++)
    unite (parent, pl_kind_signal (kind, i)->hot, pl_kind_signal (kind, i)->cold);

  kind->cell_of_node = g_new (guint16, kind->n_nodes);
  kind->cell_of_node[PL_GROUND_NODE] = PL_NO_INDEX;
  for (guint16 i = 1; i < kind->n_nodes; i++)
    kind->cell_of_node[i] = find_root (parent, i) == i ? kind->n_cells++ : PL_NO_INDEX;
  for (guint16 i = 1; i < kind->n_nodes; i++)
    kind->cell_of_node[i] = kind->cell_of_node[find_root (parent, i)];
}

/* Building lists: pairs (list, item) in any order, then sorted by list. */

typedef struct
{
  guint16 list, item;
} Pair;

static void
add_pair (GArray *pairs, guint16 list, guint16 item)
{
  Pair pair = { list, item };

  if (list != PL_NO_INDEX)
    g_array_append_val (pairs, pair);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *p = a, *q = b;

  return p->list != q->list ? (int) p->list - (int) q->list : (int) p->item - (int) q->item;
}

static void
take_pairs (PlLists *lists, guint n_lists, GArray *pairs)
{
  guint n = 0;

  g_array_sort (pairs, compare_pairs);
  lists->n_lists = n_lists;
  lists->first = g_new0 (guint32, n_lists + 1);
  lists->item = g_new (guint16, MAX (pairs->len, 1));
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (i > 0 && compare_pairs (pair, pair - 1) == 0)
        continue;
      lists->item[n++] = pair->item;
      lists->first[pair->list + 1] = n;
    }
  for (guint i = 0; i < n_lists; i++)
    lists->first[i + 1] = MAX (lists->first[i + 1], lists->first[i]);
  g_array_unref (pairs);
}

static GArray *
pairs_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Pair));
}

static void
index_connectors (PlKind *kind)
{
  GArray *by_cell = pairs_new (), *by_connector = pairs_new ();

  for (guint16 i = 0; i < kind->connectors->len; i++)
    for (int contact = 0; contact < PL_N_CONTACTS; contact++)
      {
        guint16 node = pl_kind_connector (kind, i)->node[contact];
        guint16 cell = node == PL_NO_NODE ? PL_NO_INDEX : kind->cell_of_node[node];

        add_pair (by_cell, cell, i);
        if (cell != PL_NO_INDEX)
          add_pair (by_connector, i, cell);
      }
  take_pairs (&kind->cell_connectors, kind->n_cells, by_cell);
  take_pairs (&kind->connector_cells, kind->connectors->len, by_connector);
}

static void
index_elements (PlKind *kind)
{
  GArray *elements = pairs_new (), *sources = pairs_new (), *nodes = pairs_new ();

  for (guint16 i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);
      guint16 node = element->a != PL_GROUND_NODE ? element->a : element->b;

      add_pair (elements, kind->cell_of_node[node], i);
      if (element->type == PL_ELEMENT_SOURCE)
        add_pair (sources, element->signal, i);
    }
  for (guint16 i = 1; i < kind->n_nodes; i++)
    add_pair (nodes, kind->cell_of_node[i], i);
  take_pairs (&kind->cell_elements, kind->n_cells, elements);
  take_pairs (&kind->signal_sources, kind->signals->len, sources);
  take_pairs (&kind->cell_nodes, kind->n_cells, nodes);
}

static void
index_signals (PlKind *kind)
{
  GArray *senses = pairs_new (), *out = pairs_new (), *in = pairs_new ();

  for (guint16 i = 0; i < kind->signals->len; i++)
    if (pl_kind_signal (kind, i)->type == PL_SIGNAL_SENSE)
      add_pair (senses, kind->cell_of_node[pl_kind_signal (kind, i)->hot], i);
  for (guint16 i = 0; i < kind->routes->len; i++)
    {
      const PlRoute *route = &g_array_index (kind->routes, PlRoute, i);

      add_pair (out, route->from, i);
      add_pair (in, route->to, i);
    }
  take_pairs (&kind->cell_senses, kind->n_cells, senses);
  take_pairs (&kind->signal_routes_out, kind->signals->len, out);
  take_pairs (&kind->signal_routes_in, kind->signals->len, in);
}

void
pl_kind_index_cells (PlKind *kind)
{
  find_cells (kind);
  index_connectors (kind);
  index_elements (kind);
  index_signals (kind);
}
