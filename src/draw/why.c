/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/why.h"

#include <math.h>

#include "core/words.h"
#include "draw/why-private.h"

#define COLUMN_MOST 440.0
#define CARD_OUTPUT 104.0
#define CARD_INPUT  74.0 /* without its readings */
#define CARD_EARS   190.0
#define ARROW       30.0
#define GAP         8.0
#define HEAD_WIDTH  96.0
#define HEAD_HEIGHT 86.0
#define GRACE       5.0 /* px beside a line that still count */

/* Blocks, from top to bottom */

typedef struct
{
  PlWhy *why;
  double x, y;
} Pen;

static PlWhyBlock *
add_block (Pen *pen, PlWhyBlockType type, guint hop, guint index, double height)
{
  PlWhyBlock block = { .type = type, .hop = hop, .index = index };

  block.rect = (PlRect){ pen->x + PL_WHY_MARGIN, pen->y,
                         pen->why->column_width - 2.0 * PL_WHY_MARGIN, height };
  g_array_append_val (pen->why->blocks, block);
  pen->y += height;
  return &g_array_index (pen->why->blocks, PlWhyBlock, pen->why->blocks->len - 1);
}

static gboolean
is_end (const PlPathDevice *device, PlEnd end)
{
  return device->end.part == end.part && device->end.connector == end.connector;
}

static int
find_device (const GArray *devices, PlEnd end)
{
  for (guint i = 0; i < devices->len; i++)
    if (is_end (&g_array_index (devices, PlPathDevice, i), end))
      return (int) i;
  return -1;
}

static double
captive_height (const PlPathDevice *device)
{
  return device->is_plug ? device->n_contacts * PL_WHY_CAPTIVE : 0.0;
}

static void
add_output (Pen *pen, guint hop, guint index)
{
  const PlPathDevice *device
      = &g_array_index (pl_why_hop (pen->why, hop)->outputs, PlPathDevice, index);

  if (index > 0)
    pen->y += GAP;
  (void) add_block (pen, PL_WHY_OUTPUT, hop, index, CARD_OUTPUT);
  pen->y += captive_height (device);
}

static void
add_input (Pen *pen, guint hop, guint index)
{
  const PlPathDevice *device
      = &g_array_index (pl_why_hop (pen->why, hop)->inputs, PlPathDevice, index);

  if (device->is_ears && device->is_plug)
    {
      (void) add_block (pen, PL_WHY_EARS, hop, index, CARD_EARS);
      return;
    }
  pen->y += captive_height (device);
  (void) add_block (pen, PL_WHY_INPUT, hop, index, CARD_INPUT + device->n_readings * PL_WHY_TABLE);
}

/* Told once, above the first joint that the cable hangs over. */
static void
add_cable (Pen *pen, guint hop, guint joint)
{
  const PlHop *path = pl_why_hop (pen->why, hop);
  PlPartId part = g_array_index (path->joints, PlPathJoint, joint).up.part;
  PlWhyBlock *block = NULL;
  guint first = 0, n = 0;

  for (guint i = 0; i < joint; i++)
    if (g_array_index (path->joints, PlPathJoint, i).up.part == part)
      return;
  for (guint i = 0; i < path->wires->len; i++)
    if (g_array_index (path->wires, PlPathWire, i).part == part && n++ == 0)
      first = i;
  if (n == 0)
    return;
  block = add_block (pen, PL_WHY_CABLE, hop, first, PL_WHY_CAPTION + n * PL_WHY_TABLE + GAP);
  block->count = n;
}

static void
add_joint (Pen *pen, guint hop, guint index)
{
  const PlPathJoint *joint
      = &g_array_index (pl_why_hop (pen->why, hop)->joints, PlPathJoint, index);
  gboolean coaxial = pl_shape_count_places (joint->plug) > 0;
  guint n = coaxial ? pl_shape_count_places (joint->socket)
                    : pl_why_pin_at (joint->plug, G_MAXUINT, NULL);
  double half = coaxial ? PL_WHY_RADIUS : n * PL_WHY_PIN_ROW / 2.0;
  PlEnd socket = joint->plug_is_down ? joint->up : joint->down;
  double fan = pl_kind_is_cable (pl_patch_get_part (pen->why->patch, socket.part)->kind)
                   ? PL_WHY_FAN
                   : 0.0;
  PlWhyBlock *block = add_block (pen, PL_WHY_JOINT, hop, index,
                                 fan + PL_WHY_SPRING + 2.0 * half + PL_WHY_CAPTION + 6.0);

  block->coaxial = coaxial;
  block->n_places = n;
  block->socket_above = joint->plug_is_down;
  block->axis_y = block->socket_above
                      ? block->rect.y + fan + PL_WHY_SPRING + half
                      : block->rect.y + block->rect.height - fan - PL_WHY_SPRING - half;
}

static void
add_hop (Pen *pen, guint index)
{
  const PlHop *hop = pl_why_hop (pen->why, index);

  if (index > 0)
    (void) add_block (pen, PL_WHY_ARROW, index, 0, ARROW);
  for (guint i = 0; i < hop->joints->len; i++)
    {
      const PlPathJoint *joint = &g_array_index (hop->joints, PlPathJoint, i);
      int output = find_device (hop->outputs, joint->up);
      int input = find_device (hop->inputs, joint->down);

      if (output >= 0)
        add_output (pen, index, (guint) output);
      else
        add_cable (pen, index, i);
      add_joint (pen, index, i);
      if (input >= 0)
        add_input (pen, index, (guint) input);
    }
  /* those with nothing plugged in */
  for (guint i = 0; i < hop->inputs->len; i++)
    {
      gboolean shown = FALSE;

      for (guint j = 0; j < hop->joints->len && !shown; j++)
        shown = is_end (&g_array_index (hop->inputs, PlPathDevice, i),
                        g_array_index (hop->joints, PlPathJoint, j).down);
      if (!shown)
        {
          pen->y += GAP;
          add_input (pen, index, i);
        }
    }
}

/* Hops go side by side as far as there is room; every column has as many. */
static void
place_blocks (PlWhy *self, double width)
{
  guint n_hops = self->path->hops->len;
  guint n_columns = CLAMP ((guint) (width / PL_WHY_MIN_WIDTH), 1, MAX (n_hops, 1));
  guint per_column = (n_hops + n_columns - 1) / MAX (n_columns, 1);
  double left;

  n_columns = per_column > 0 ? (n_hops + per_column - 1) / per_column : 1;
  self->column_width = MIN (width / n_columns, COLUMN_MOST);
  left = (width - n_columns * self->column_width) / 2.0;
  for (guint column = 0; column < n_columns; column++)
    {
      Pen pen = { self, left + column * self->column_width, PL_WHY_MARGIN };

      for (guint i = column * per_column; i < MIN ((column + 1) * per_column, n_hops); i++)
        add_hop (&pen, i);
      self->height = fmax (self->height, pen.y + PL_WHY_MARGIN);
    }
}

PlRect
pl_why_head_rect (const PlWhy *self, const PlWhyBlock *block)
{
  return (PlRect){ block->rect.x + (block->rect.width - self->gutter - HEAD_WIDTH) / 2.0,
                   block->rect.y + PL_WHY_TITLE + 36.0, HEAD_WIDTH, HEAD_HEIGHT };
}

PlWhy *
pl_why_new (const PlCircuit *circuit, PlPartId part, guint16 group, double width)
{
  PlWhy *self = g_new0 (PlWhy, 1);

  self->patch = pl_patch_ref (pl_circuit_get_patch (circuit));
  self->path = pl_path_new (circuit, part, group);
  pl_circuit_judge (circuit, part, group, &self->verdict);
  self->width = fmax (width, PL_WHY_MIN_WIDTH);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (PlWhyBlock));
  self->runs = g_array_new (FALSE, FALSE, sizeof (PlWhyRun));
  self->badges = g_array_new (FALSE, FALSE, sizeof (PlWhyBadge));
  self->conductors = g_array_new (FALSE, FALSE, sizeof (PlWhyConductor));
  place_blocks (self, self->width);
  pl_why_route (self);
  return self;
}

void
pl_why_free (PlWhy *self)
{
  pl_patch_unref (self->patch);
  pl_path_free (self->path);
  pl_verdict_clear (&self->verdict);
  g_array_unref (self->blocks);
  g_array_unref (self->runs);
  g_array_unref (self->badges);
  g_array_unref (self->conductors);
  g_free (self);
}

double
pl_why_get_width (const PlWhy *self)
{
  return self->width;
}

double
pl_why_get_height (const PlWhy *self)
{
  return self->height;
}

/* Pointing */

gboolean
pl_why_conductor_equal (const PlWhyConductor *a, const PlWhyConductor *b)
{
  if (a->part != b->part || a->conductor != b->conductor)
    return FALSE;
  return a->conductor != PL_NO_INDEX || (a->connector == b->connector && a->contact == b->contact);
}

static double
segment_distance (PlPoint a, PlPoint b, PlPoint point)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double t = square > 0.0 ? CLAMP (((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0.0, 1.0)
                          : 0.0;

  return hypot (point.x - a.x - t * dx, point.y - a.y - t * dy);
}

static gboolean
pick_letter (const PlWhy *self, PlPoint point, PlWhyConductor *found)
{
  for (guint i = 0; i < self->badges->len; i++)
    {
      const PlWhyBadge *badge = &g_array_index (self->badges, PlWhyBadge, i);

      if (hypot (point.x - badge->at.x, point.y - badge->at.y) < 8.0
          || pl_rect_contains (&badge->line, point))
        {
          *found = badge->conductor;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
pick_run (const PlWhy *self, PlPoint point, PlWhyConductor *found)
{
  double nearest = GRACE;
  gboolean any = FALSE;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const PlWhyRun *run = &g_array_index (self->runs, PlWhyRun, i);

      for (guint p = 0; p + 1 < run->n_points; p++)
        {
          double distance = segment_distance (run->points[p], run->points[p + 1], point);

          if (distance >= nearest)
            continue;
          nearest = distance;
          *found = run->conductor;
          any = TRUE;
        }
    }
  return any;
}

/* The segments of a plug, and the jack's springs and what leads to them. */
static gboolean
pick_joint (const PlWhy *self, const PlWhyBlock *block, PlPoint point, PlWhyConductor *found)
{
  const PlPathJoint *joint = pl_why_joint (self, block);
  const PlHop *hop = pl_why_hop (self, block->hop);
  PlEnd plug = joint->plug_is_down ? joint->down : joint->up;
  PlEnd socket = joint->plug_is_down ? joint->up : joint->down;
  PlShape rows = block->coaxial ? joint->socket : joint->plug;

  for (guint i = 0; i < block->n_places; i++)
    {
      PlRect segment = pl_why_segment_rect (block, joint, i);
      PlContact contact = PL_CONTACT_TIP, other;
      PlPoint outside;

      if (block->coaxial)
        contact = (PlContact) pl_shape_get_place (joint->plug, i);
      else
        (void) pl_why_pin_at (joint->plug, i, &contact);
      if (pl_rect_contains (&segment, point))
        {
          *found = pl_why_conductor_at (hop, plug.part, plug.connector, contact);
          return TRUE;
        }
      if (block->coaxial && pl_shape_get_place (rows, i) < 0)
        continue;
      other = block->coaxial ? (PlContact) pl_shape_get_place (rows, i) : contact;
      outside = pl_why_socket_point (block, joint, other);
      if (fabs (point.x - outside.x) < 10.0
          && fabs (point.y - (outside.y + block->axis_y) / 2.0)
                 < fabs (outside.y - block->axis_y) / 2.0)
        {
          *found = pl_why_conductor_at (hop, socket.part, socket.connector, other);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
pl_why_pick (const PlWhy *self, PlPoint point, PlWhyConductor *found)
{
  if (pick_letter (self, point, found) || pick_run (self, point, found))
    return TRUE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PlWhyBlock *block = &g_array_index (self->blocks, PlWhyBlock, i);

      if (block->type == PL_WHY_JOINT && pick_joint (self, block, point, found))
        return TRUE;
    }
  return FALSE;
}

const PlWhyConductor *
pl_why_get_conductors (const PlWhy *self, guint *n_conductors)
{
  *n_conductors = self->conductors->len;
  return (const PlWhyConductor *) (void *) self->conductors->data;
}

PlPoint
pl_why_get_spot (const PlWhy *self, guint conductor)
{
  g_assert (conductor < self->badges->len);
  return g_array_index (self->badges, PlWhyBadge, conductor).at;
}

char *
pl_why_dup_description (const PlWhy *self)
{
  g_auto (GStrv) lines = pl_words_path (self->patch, self->path);

  return g_strjoinv ("\n", lines);
}
