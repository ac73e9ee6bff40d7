/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/tidy.h"

#include <math.h>

#define GAP_X   60.0
#define GAP_Y   80.0
#define WIDEST  2400.0 /* a row that would be longer goes on in the next one */
#define MAX_ROW 64

typedef struct
{
  PlPartId id;
  double width, height, x, y;
  double pull; /* the mean place of the jacks that feed it */
  guint row;
  gboolean is_note;
} Box;

typedef struct
{
  guint from, to; /* boxes: a signal runs that way */
  double at;      /* of its jack, from the left edge of the first */
} Wire;

typedef struct
{
  PlLibrary *library;
  const PlPatch *patch;
  GArray *boxes;     /* Box */
  GHashTable *index; /* part id → box + 1 */
  GArray *wires;     /* Wire */
} Tidy;

static Box *
get_box (const Tidy *self, guint i)
{
  return &g_array_index (self->boxes, Box, i);
}

static void
collect_boxes (Tidy *self)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (self->patch, id);
      const PlPanel *panel = NULL;
      Box box = { .id = id, .is_note = part->kind->category == PL_CATEGORY_NOTE };

      if (pl_kind_is_cable (part->kind))
        continue;
      panel = pl_library_get_panel (self->library, part->kind);
      box.width = pl_panel_get_width (panel);
      box.height = pl_panel_get_height (panel);
      box.x = box.pull = part->x;
      box.y = part->y;
      g_array_append_val (self->boxes, box);
      g_hash_table_insert (self->index, GUINT_TO_POINTER (id), GUINT_TO_POINTER (self->boxes->len));
    }
}

/* The jack at the end of adapters and extensions that a plug sits in. */
static PlEnd
follow (const Tidy *self, const PlPart *part, guint16 connector)
{
  PlEnd end = { part->seats[connector].part, part->seats[connector].connector };

  for (guint hops = 0; hops < 8; hops++)
    {
      const PlPart *host = pl_patch_get_part (self->patch, end.part);
      guint16 other;

      if (host == NULL || !pl_kind_is_cable (host->kind) || host->kind->connectors->len < 2)
        break;
      other = end.connector == 0 ? (guint16) (host->kind->connectors->len - 1) : 0;
      end = (PlEnd){ host->seats[other].part, host->seats[other].connector };
    }
  return end;
}

static void
add_wire (Tidy *self, PlEnd a, PlEnd b)
{
  const PlPart *p = pl_patch_get_part (self->patch, a.part),
               *q = pl_patch_get_part (self->patch, b.part);
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, GUINT_TO_POINTER (a.part)));
  guint j = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, GUINT_TO_POINTER (b.part)));
  Wire wire = { i - 1, j - 1, 0 };

  if (i == 0 || j == 0 || i == j)
    return;
  wire.at = pl_panel_get_jack (pl_library_get_panel (self->library, p->kind), a.connector).x;
  if (pl_connector_is_output (pl_kind_connector (p->kind, a.connector))
      && pl_connector_is_input (pl_kind_connector (q->kind, b.connector)))
    g_array_append_val (self->wires, wire);
}

static void
collect_wires (Tidy *self)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (self->patch, id);
      guint16 n = (guint16) part->kind->connectors->len;

      for (guint16 i = 0; i < n; i++)
        {
          PlEnd there;

          if (part->seats[i].part == 0)
            continue;
          there = follow (self, part, i);
          if (!pl_kind_is_cable (part->kind))
            add_wire (self, there, (PlEnd){ id, i });
          for (guint16 j = 0; j < n && pl_kind_is_cable (part->kind); j++)
            if (j != i && part->seats[j].part != 0)
              add_wire (self, there, follow (self, part, j));
        }
    }
}

/* One row below whatever feeds it; loops end where the number of devices does. */
static void
find_rows (const Tidy *self)
{
  for (guint round = 0; round < self->boxes->len; round++)
    {
      gboolean changed = FALSE;

      for (guint i = 0; i < self->wires->len; i++)
        {
          const Wire *wire = &g_array_index (self->wires, Wire, i);
          const Box *from = get_box (self, wire->from);
          Box *to = get_box (self, wire->to);

          if (to->row <= from->row && from->row + 1 < MIN (MAX_ROW, self->boxes->len))
            {
              to->row = from->row + 1;
              changed = TRUE;
            }
        }
      if (!changed)
        break;
    }
}

/* Sources with nothing before them stand just above what they feed. */
static void
lower_sources (const Tidy *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      guint nearest = G_MAXUINT;
      gboolean fed = FALSE;

      for (guint j = 0; j < self->wires->len; j++)
        {
          const Wire *wire = &g_array_index (self->wires, Wire, j);

          fed |= wire->to == i;
          if (wire->from == i)
            nearest = MIN (nearest, get_box (self, wire->to)->row);
        }
      if (!fed && nearest != G_MAXUINT && nearest > 0)
        get_box (self, i)->row = nearest - 1;
    }
}

static void
find_pulls (const Tidy *self, guint row)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      double sum = 0;
      guint n = 0;

      for (guint j = 0; j < self->wires->len; j++)
        {
          const Wire *wire = &g_array_index (self->wires, Wire, j);
          const Box *before = get_box (self, wire->from);

          if (wire->to != i || before->row >= row)
            continue;
          sum += before->x + wire->at;
          n++;
        }
      if (get_box (self, i)->row == row && n > 0)
        get_box (self, i)->pull = sum / n;
    }
}

static int
compare_pulls (gconstpointer a, gconstpointer b)
{
  const Box *p = *(Box *const *) a, *q = *(Box *const *) b;

  if (p->pull < q->pull || p->pull > q->pull)
    return p->pull < q->pull ? -1 : 1;
  if (p->y < q->y || p->y > q->y)
    return p->y < q->y ? -1 : 1;
  if (p->x < q->x || p->x > q->x)
    return p->x < q->x ? -1 : 1;
  return p->id < q->id ? -1 : p->id > q->id;
}

/* Puts boxes side by side from x = 0 on; returns the y below them. */
static double
put_row (GPtrArray *row, double y)
{
  double x = 0, tallest = 0;

  for (guint i = 0; i < row->len; i++)
    {
      Box *box = g_ptr_array_index (row, i);

      if (x > 0 && x + box->width > WIDEST)
        {
          y += tallest + GAP_Y;
          x = tallest = 0;
        }
      box->x = x;
      box->y = y;
      x += box->width + GAP_X;
      tallest = MAX (tallest, box->height);
    }
  return y + tallest + GAP_Y;
}

static GPtrArray *
dup_row (const Tidy *self, guint row, gboolean notes)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->boxes->len; i++)
    if (get_box (self, i)->is_note == notes && (notes || get_box (self, i)->row == row))
      g_ptr_array_add (list, get_box (self, i));
  g_ptr_array_sort (list, compare_pulls);
  return list;
}

static void
arrange (const Tidy *self)
{
  double y = 0;
  g_autoptr (GPtrArray) notes = dup_row (self, 0, TRUE);

  for (guint row = 0; row < MAX_ROW; row++)
    {
      g_autoptr (GPtrArray) list = NULL;

      if (row > 0)
        find_pulls (self, row);
      list = dup_row (self, row, FALSE);
      if (list->len > 0)
        y = put_row (list, y);
    }
  (void) put_row (notes, y);
}

/* Places decide the order of what nothing feeds, and the order decides places: again until nothing
 * moves, so that a tidy bench is left alone. */
static void
settle (const Tidy *self)
{
  double before = (double) NAN, now = 0;

  for (guint round = 0; round < 12 && !(fabs (now - before) < 0.5); round++)
    {
      for (guint i = 0; i < self->boxes->len; i++)
        {
          Box *box = get_box (self, i);

          box->pull = box->row == 0 ? 0 : box->x;
        }
      arrange (self);
      before = now;
      now = 0;
      for (guint i = 0; i < self->boxes->len; i++)
        now += (get_box (self, i)->x + 3.0 * get_box (self, i)->y) * (i + 1);
    }
}

GArray *
pl_tidy_dup_edits (PlLibrary *library, const PlPatch *patch)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  g_autoptr (GArray) wires = g_array_new (FALSE, FALSE, sizeof (Wire));
  g_autoptr (GHashTable) index = g_hash_table_new (NULL, NULL);
  Tidy self = { library, patch, boxes, index, wires };
  GArray *edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));

  collect_boxes (&self);
  collect_wires (&self);
  find_rows (&self);
  lower_sources (&self);
  settle (&self);
  for (guint i = 0; i < boxes->len; i++)
    {
      const Box *box = get_box (&self, i);
      const PlPart *part = pl_patch_get_part (patch, box->id);
      PlEdit edit
          = { .type = PL_EDIT_MOVE, .id = box->id, .x = round (box->x), .y = round (box->y) };

      if (fabs (part->x - edit.x) > 0.05 || fabs (part->y - edit.y) > 0.05)
        g_array_append_val (edits, edit);
    }
  return edits;
}
