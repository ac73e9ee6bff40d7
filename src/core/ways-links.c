/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Leads that join the sockets of a tap with those of a sink: every cable with as many ends in every
 * order, two cables side by side, and adapters where a plug does not fit.  What joins the same
 * contacts is the same link; of those the plainest is kept. */
#include <string.h>

#include "core/ways-private.h"

/* The leads of the catalog */

static gboolean
is_shielded (const PlKind *kind)
{
  for (guint i = 0; i < kind->conductors->len; i++)
    if (g_array_index (kind->conductors, PlConductor, i).shield)
      return TRUE;
  return FALSE;
}

static gboolean
is_ground (PlContact contact)
{
  return contact == PL_CONTACT_SLEEVE || contact == PL_CONTACT_PIN1 || contact == PL_CONTACT_SHELL;
}

/* Contacts of one end that carry signal and are tied together, or touch nothing. */
static void
look_at_end (const PlKind *kind, guint16 end, gboolean *bridged, gboolean *open)
{
  const PlConnector *connector = pl_kind_connector (kind, end);

  for (int a = 0; a < PL_N_CONTACTS; a++)
    {
      gboolean wired = FALSE;

      if (connector->node[a] == PL_NO_NODE)
        continue;
      for (guint i = 0; i < kind->elements->len && !wired; i++)
        {
          const PlElement *wire = &g_array_index (kind->elements, PlElement, i);

          wired = wire->a == connector->node[a] || wire->b == connector->node[a];
        }
      *open = *open || !wired;
      for (int b = a + 1; b < PL_N_CONTACTS; b++)
        if (connector->node[b] != PL_NO_NODE && !is_ground ((PlContact) a)
            && !is_ground ((PlContact) b)
            && pl_lead_joins (kind, end, (PlContact) a, end, (PlContact) b))
          *bridged = TRUE;
    }
}

double
pl_lead_special (const PlKind *kind)
{
  gboolean bridged = kind->category == PL_CATEGORY_ADAPTER, open = FALSE;

  for (guint i = 0; i < kind->elements->len; i++)
    if (g_array_index (kind->elements, PlElement, i).ohms > 0.0)
      bridged = TRUE;
  for (guint16 end = 0; end < kind->connectors->len && !bridged; end++)
    look_at_end (kind, end, &bridged, &open);
  return bridged ? 1.0 : (open ? 0.5 : 0.0);
}

gboolean
pl_leads_are_own (const PlLeads *self, const PlKind *kind)
{
  return self->own == NULL || g_hash_table_contains (self->own, kind->id);
}

enum
{
  NO_TRAY = 200 /* behind everything in the tray */
};

int
pl_lead_tray_place (const PlKind *kind)
{
  return kind->tray > 0 ? kind->tray : NO_TRAY;
}

static int
compare_leads (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlKind *x = *(PlKind *const *) a, *y = *(PlKind *const *) b;
  gboolean own_x = pl_leads_are_own (data, x), own_y = pl_leads_are_own (data, y);

  if (own_x != own_y)
    return own_x ? -1 : 1;
  if (pl_lead_tray_place (x) != pl_lead_tray_place (y))
    return pl_lead_tray_place (x) < pl_lead_tray_place (y) ? -1 : 1;
  return strcmp (x->id, y->id);
}

void
pl_leads_init (PlLeads *self, const PlGoal *goal)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (goal->catalog);

  *self = (PlLeads){ .goal = goal,
                     .cables = g_ptr_array_new (),
                     .adapters = g_ptr_array_new (),
                     .known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                     (GDestroyNotify) g_bytes_unref,
                                                     (GDestroyNotify) g_array_unref) };
  if (goal->own != NULL)
    self->own = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; goal->own != NULL && goal->own[i] != NULL; i++)
    g_hash_table_add (self->own, (gpointer) goal->own[i]);
  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);

      if (pl_kind_is_cable (kind) && is_shielded (kind))
        g_ptr_array_add (kind->category == PL_CATEGORY_CABLE ? self->cables : self->adapters, kind);
    }
  g_ptr_array_sort_with_data (self->cables, compare_leads, self);
  g_ptr_array_sort_with_data (self->adapters, compare_leads, self);
}

void
pl_leads_clear (PlLeads *self)
{
  g_clear_pointer (&self->cables, g_ptr_array_unref);
  g_clear_pointer (&self->adapters, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
}

/* Which contacts touch: union-find over the contacts of sockets and the nodes of leads */

enum
{
  MAX_NODES = 512
};

typedef struct
{
  guint16 parent[MAX_NODES];
  guint16 first[PL_MAX_LINK_LEADS]; /* where the nodes of a lead begin */
  guint n;
} Joins;

static guint16
find_root (Joins *self, guint16 node)
{
  while (self->parent[node] != node)
    node = self->parent[node] = self->parent[self->parent[node]];
  return node;
}

static void
unite (Joins *self, guint16 a, guint16 b)
{
  guint16 x = find_root (self, a), y = find_root (self, b);

  /* the smaller is the root: contacts of sockets come first */
  self->parent[MAX (x, y)] = MIN (x, y);
}

static gboolean
add_lead (Joins *self, guint lead, const PlKind *kind)
{
  if (self->n + kind->n_nodes > MAX_NODES)
    return FALSE;
  self->first[lead] = (guint16) self->n;
  for (guint i = 0; i < kind->n_nodes; i++)
    self->parent[self->n + i] = (guint16) (self->n + i);
  self->n += kind->n_nodes;
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *wire = &g_array_index (kind->elements, PlElement, i);

      if (wire->ohms <= 0.0)
        unite (self, (guint16) (self->first[lead] + wire->a),
               (guint16) (self->first[lead] + wire->b));
    }
  return TRUE;
}

gboolean
pl_lead_joins (const PlKind *kind, guint16 end_a, PlContact a, guint16 end_b, PlContact b)
{
  Joins joins = { .n = 0 };
  guint16 x = pl_kind_connector (kind, end_a)->node[a];
  guint16 y = pl_kind_connector (kind, end_b)->node[b];

  return x != PL_NO_NODE && y != PL_NO_NODE && add_lead (&joins, 0, kind)
         && find_root (&joins, x) == find_root (&joins, y);
}

/* Building a link */

typedef struct
{
  PlLeads *leads;
  const PlTap *tap;
  const PlSink *sink;
  guint n; /* sockets: those of the tap, then those of the sink */
  PlShape shape[PL_MAX_LINK_SOCKETS];
  GArray *found; /* PlLink */
} Search;

static gboolean
find_joins (const Search *self, PlLink *link)
{
  Joins joins = { .n = PL_LINK_CONTACTS };

  for (guint16 i = 0; i < PL_LINK_CONTACTS; i++)
    joins.parent[i] = i;
  for (guint i = 0; i < link->n_leads; i++)
    if (!add_lead (&joins, i, link->leads[i]))
      return FALSE;
  for (guint i = 0; i < link->n_plugs; i++)
    {
      const PlLinkPlug *plug = &link->plugs[i];
      const PlConnector *from = pl_kind_connector (link->leads[plug->lead], plug->end);
      const PlConnector *to = plug->into_lead == PL_NO_LEAD
                                  ? NULL
                                  : pl_kind_connector (link->leads[plug->into_lead], plug->into);
      PlTouch touch[PL_MAX_TOUCHES];
      guint n = pl_shape_touches (from->shape, to != NULL ? to->shape : self->shape[plug->into],
                                  PL_DEPTH_HOME, touch);

      for (guint k = 0; k < n; k++)
        unite (&joins, (guint16) (joins.first[plug->lead] + from->node[touch[k].plug]),
               to != NULL ? (guint16) (joins.first[plug->into_lead] + to->node[touch[k].socket])
                          : (guint16) (plug->into * (guint) PL_N_CONTACTS + touch[k].socket));
    }
  for (guint16 i = 0; i < PL_LINK_CONTACTS; i++)
    link->joins[i] = (guint8) find_root (&joins, i);
  return TRUE;
}

/* Sensible links: left to left, right to right, nothing that plays tied to ground or together. */

static guint8
contact_number (const Search *self, const PlLink *link, gboolean of_sink, guint side)
{
  guint n = of_sink ? self->sink->n : self->tap->n;
  PlContact contact = of_sink ? self->sink->hot[side] : self->tap->hot[side];
  guint socket = (of_sink ? self->tap->n : 0) + (n == 2 ? side : 0);

  return link->joins[socket * PL_N_CONTACTS + contact];
}

static gboolean
touches_ground (const Search *self, const PlLink *link, guint8 number)
{
  static const PlContact grounds[] = { PL_CONTACT_SLEEVE, PL_CONTACT_PIN1, PL_CONTACT_SHELL };

  for (guint socket = 0; socket < self->n; socket++)
    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      if (link->joins[socket * PL_N_CONTACTS + grounds[i]] == number)
        return TRUE;
  return FALSE;
}

/* Both legs of one output, or of one balanced input, tied together. */
static gboolean
ties_legs (const PlLink *link, guint socket, guint8 number)
{
  static const PlContact colds[] = { PL_CONTACT_RING, PL_CONTACT_PIN3 };

  for (guint i = 0; i < G_N_ELEMENTS (colds); i++)
    if (link->joins[socket * PL_N_CONTACTS + colds[i]] == number)
      return TRUE;
  return FALSE;
}

static gboolean
ties_any_legs (const Search *self, const PlLink *link)
{
  const gboolean stereo_jack_out = self->tap->stereo && self->tap->n == 1;
  const gboolean stereo_jack_in = self->sink->stereo && self->sink->n == 1;

  for (guint i = 0; i < self->tap->n && !stereo_jack_out; i++)
    if (ties_legs (link, i, contact_number (self, link, FALSE, i)))
      return TRUE;
  for (guint i = 0; i < self->sink->n && !stereo_jack_in; i++)
    if (ties_legs (link, self->tap->n + i, contact_number (self, link, TRUE, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_sensible (const Search *self, const PlLink *link)
{
  guint8 out[2], in[2];

  for (guint side = 0; side < 2; side++)
    {
      out[side] = contact_number (self, link, FALSE, self->tap->stereo ? side : 0);
      in[side] = contact_number (self, link, TRUE, self->sink->stereo ? side : 0);
    }
  if (touches_ground (self, link, out[0]) || touches_ground (self, link, out[1])
      || ties_any_legs (self, link))
    return FALSE;
  if (self->tap->stereo && self->sink->stereo)
    return out[0] == in[0] && out[1] == in[1] && out[0] != out[1];
  if (self->tap->stereo)
    return out[0] == in[0] && out[1] != in[0];
  return out[0] == in[0] || out[0] == in[1];
}

static int
compare_effort (const PlLink *a, const PlLink *b)
{
  if (a->n_foreign != b->n_foreign)
    return a->n_foreign < b->n_foreign ? -1 : 1;
  if (a->special < b->special || a->special > b->special)
    return a->special < b->special ? -1 : 1;
  if (a->tray != b->tray)
    return a->tray < b->tray ? -1 : 1;
  return (int) a->n_leads - (int) b->n_leads;
}

static void
keep_link (const Search *self, PlLink *link)
{
  self->leads->n_tried++;
  if (!find_joins (self, link) || !is_sensible (self, link))
    return;
  for (guint i = 0; i < link->n_leads; i++)
    {
      link->special += pl_lead_special (link->leads[i]);
      link->tray += pl_lead_tray_place (link->leads[i]);
      link->n_foreign += pl_leads_are_own (self->leads, link->leads[i]) ? 0 : 1;
    }
  for (guint i = 0; i < self->found->len; i++)
    {
      PlLink *other = &g_array_index (self->found, PlLink, i);

      if (memcmp (other->joins, link->joins, sizeof link->joins) != 0)
        continue;
      if (compare_effort (link, other) < 0)
        *other = *link;
      return;
    }
  g_array_append_val (self->found, *link);
}

/* Adapters */

static gboolean
is_through (const PlKind *kind)
{
  return kind->connectors->len == 2;
}

/* The end of a two-ended adapter that a plug goes into, while its other end goes into a socket. */
static gboolean
adapter_fits (const PlKind *adapter, PlShape plug, PlShape socket, guint16 *near)
{
  for (guint16 end = 0; end < 2 && is_through (adapter); end++)
    {
      const PlConnector *hole = pl_kind_connector (adapter, end);
      const PlConnector *pin = pl_kind_connector (adapter, 1u - end);

      *near = end;
      if (pin->moves && pl_shape_mates (plug, hole->shape) && pl_shape_mates (pin->shape, socket))
        return TRUE;
    }
  return FALSE;
}

static gboolean
push (PlLink *link, guint lead, guint16 end, guint into_lead, guint16 into)
{
  if (link->n_plugs == PL_MAX_LINK_PLUGS)
    return FALSE;
  link->plugs[link->n_plugs++] = (PlLinkPlug){ (guint8) lead, end, (guint8) into_lead, into };
  return TRUE;
}

static gboolean
push_through (PlLink *link, guint lead, guint16 end, PlKind *adapter, guint16 near, guint16 socket)
{
  guint n = link->n_leads;

  if (n == PL_MAX_LINK_LEADS)
    return FALSE;
  link->leads[link->n_leads++] = adapter;
  return push (link, lead, end, n, near)
         && push (link, n, (guint16) (1 - near), PL_NO_LEAD, socket);
}

/* Puts ends on sockets one after the other; where a plug does not fit, or a mono signal could be
 * spread, every adapter is tried, the same one at equal sockets. */

typedef struct
{
  guint n;
  guint8 lead[PL_MAX_LINK_SOCKETS];
  guint16 end[PL_MAX_LINK_SOCKETS]; /* of the lead, at socket i */
} Order;

static void place_ends (const Search *self, const PlLink *link, const Order *order, guint socket,
                        PlKind *last);

static void
place_through (const Search *self, const PlLink *link, const Order *order, guint socket,
               PlKind *adapter)
{
  const PlConnector *end = pl_kind_connector (link->leads[order->lead[socket]], order->end[socket]);
  PlLink longer = *link;
  guint16 near;

  if (adapter_fits (adapter, end->shape, self->shape[socket], &near)
      && push_through (&longer, order->lead[socket], order->end[socket], adapter, near,
                       (guint16) socket))
    place_ends (self, &longer, order, socket + 1, adapter);
}

static void
place_ends (const Search *self, const PlLink *link, const Order *order, guint socket, PlKind *last)
{
  const PlConnector *end = NULL;
  gboolean spreads = !self->tap->stereo && self->n == 2 && socket == 1 && link->n_leads == 1;
  gboolean again;

  if (socket == order->n)
    {
      PlLink whole = *link;

      keep_link (self, &whole);
      return;
    }
  end = pl_kind_connector (link->leads[order->lead[socket]], order->end[socket]);
  again = socket > 0 && last != NULL && socket != self->tap->n
          && self->shape[socket] == self->shape[socket - 1];
  if (pl_shape_mates (end->shape, self->shape[socket]))
    {
      PlLink longer = *link;

      if (push (&longer, order->lead[socket], order->end[socket], PL_NO_LEAD, (guint16) socket))
        place_ends (self, &longer, order, socket + 1, NULL);
      if (!spreads)
        return;
    }
  if (again)
    place_through (self, link, order, socket, last);
  else
    for (guint i = 0; i < self->leads->adapters->len; i++)
      place_through (self, link, order, socket, g_ptr_array_index (self->leads->adapters, i));
}

/* Every order of the ends of one cable. */
static void
permute_ends (const Search *self, const PlLink *link, Order *order, guint socket, guint used)
{
  if (socket == self->n)
    {
      place_ends (self, link, order, 0, NULL);
      return;
    }
  for (guint16 end = 0; end < self->n; end++)
    {
      if ((used & (1u << end)) != 0 || !pl_kind_connector (link->leads[0], end)->moves)
        continue;
      order->end[socket] = end;
      permute_ends (self, link, order, socket + 1, used | (1u << end));
    }
}

static void
try_cable (const Search *self, PlKind *cable)
{
  PlLink link = { .n_leads = 1, .leads = { cable } };
  Order order = { .n = self->n };

  if (cable->connectors->len == self->n)
    permute_ends (self, &link, &order, 0, 0);
}

/* Two equal cables, left to left and right to right. */
static void
try_two_cables (const Search *self, PlKind *cable)
{
  PlLink link = { .n_leads = 2, .leads = { cable, cable } };

  if (self->n != 4 || self->tap->n != 2 || !is_through (cable)
      || !pl_kind_connector (cable, 0)->moves || !pl_kind_connector (cable, 1)->moves)
    return;
  for (guint16 turned = 0; turned < 2; turned++)
    {
      guint16 near = turned, far = (guint16) (1 - turned);
      Order order = { .n = 4, .lead = { 0, 1, 0, 1 }, .end = { near, near, far, far } };

      place_ends (self, &link, &order, 0, NULL);
    }
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  return compare_effort (a, b);
}

static GArray *
search (PlLeads *leads, const PlTap *tap, const PlSink *sink, const PlShape *shapes)
{
  Search self = { .leads = leads,
                  .tap = tap,
                  .sink = sink,
                  .n = tap->n + sink->n,
                  .found = g_array_new (FALSE, FALSE, sizeof (PlLink)) };

  memcpy (self.shape, shapes, sizeof self.shape);
  for (guint i = 0; i < leads->cables->len; i++)
    {
      try_cable (&self, g_ptr_array_index (leads->cables, i));
      try_two_cables (&self, g_ptr_array_index (leads->cables, i));
    }
  g_array_sort (self.found, compare_links);
  return self.found;
}

const GArray *
pl_leads_find_links (PlLeads *self, const PlTap *tap, const PlSink *sink)
{
  const PlKind *mixer = self->goal->mixer, *amp = self->goal->amp;
  struct
  {
    guint8 n_tap, n_sink, stereo_tap, stereo_sink;
    guint8 hot[4];
    guint8 shape[PL_MAX_LINK_SOCKETS];
  } key = { (guint8) tap->n,
            (guint8) sink->n,
            tap->stereo ? 1 : 0,
            sink->stereo ? 1 : 0,
            { (guint8) tap->hot[0], (guint8) tap->hot[1], (guint8) sink->hot[0],
              (guint8) sink->hot[1] },
            { 0 } };
  PlShape shapes[PL_MAX_LINK_SOCKETS] = { PL_SHAPE_OTHER_SOCKET };
  g_autoptr (GBytes) bytes = NULL;
  GArray *found = NULL;

  for (guint i = 0; i < tap->n; i++)
    shapes[i] = pl_kind_connector (mixer, tap->connector[i])->shape;
  for (guint i = 0; i < sink->n; i++)
    shapes[tap->n + i] = pl_kind_connector (amp, sink->connector[i])->shape;
  for (guint i = 0; i < tap->n + sink->n; i++)
    key.shape[i] = (guint8) shapes[i];
  bytes = g_bytes_new (&key, sizeof key);
  found = g_hash_table_lookup (self->known, bytes);
  if (found == NULL)
    {
      found = search (self, tap, sink, shapes);
      g_hash_table_insert (self->known, g_bytes_ref (bytes), found);
    }
  return found;
}
