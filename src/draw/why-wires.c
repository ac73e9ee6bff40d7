/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the conductors of a why drawing run: from a contact into a lane at the right, and along it to
 * the next one.  Conductors that are there at the same height get lanes of their own. */
#include <math.h>

#include "draw/why-private.h"

typedef struct
{
  double top, bottom;
  guint hop, lane;
  double column_x;
} Span;

typedef struct
{
  PlWhy *why;
  GArray *spans; /* Span, as many as badges */
} Router;

PlWhyConductor
pl_why_conductor_at (const PlHop *hop, PlPartId part, guint16 connector, PlContact contact)
{
  const PlPathWire *wire = pl_hop_find_wire (hop, part, connector, contact);

  return (PlWhyConductor){ part, wire != NULL ? wire->conductor : PL_NO_INDEX, connector, contact };
}

static const PlWhyBlock *
find_joint_block (const PlWhy *self, guint hop, PlPartId part, guint16 connector)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PlWhyBlock *block = &g_array_index (self->blocks, PlWhyBlock, i);
      const PlPathJoint *joint = NULL;

      if (block->type != PL_WHY_JOINT || block->hop != hop)
        continue;
      joint = pl_why_joint (self, block);
      if ((joint->up.part == part && joint->up.connector == connector)
          || (joint->down.part == part && joint->down.connector == connector))
        return block;
    }
  return NULL;
}

/* Letters and lanes */

static void
reach (Span *span, double top, double bottom)
{
  span->top = fmin (span->top, top);
  span->bottom = fmax (span->bottom, bottom);
}

/* As far as the wires at one side of a joint go: the rear of the plug, or the jack's springs. */
static void
reach_joint (const PlWhy *self, Span *span, const PlWhyBlock *block, PlEnd end)
{
  const PlPathJoint *joint = pl_why_joint (self, block);
  gboolean is_down = joint->down.part == end.part && joint->down.connector == end.connector;
  double half = block->coaxial ? 10.0 : block->n_places * PL_WHY_PIN_ROW / 2.0;

  if (is_down == joint->plug_is_down)
    reach (span, block->axis_y - half, block->axis_y + half);
  else if (block->socket_above)
    reach (span, block->rect.y, block->axis_y - half - PL_WHY_SPRING);
  else
    reach (span, block->axis_y + half + PL_WHY_SPRING, block->rect.y + block->rect.height);
}

/* The lowest lane that is free over the whole span. */
static void
take_lane (const Router *self, Span *span)
{
  gboolean taken = TRUE;

  for (span->lane = 0; taken; span->lane += taken ? 1 : 0)
    {
      taken = FALSE;
      for (guint i = 0; i < self->spans->len && !taken; i++)
        {
          const Span *other = &g_array_index (self->spans, Span, i);

          taken = other->lane == span->lane && fabs (other->column_x - span->column_x) < 1.0
                  && other->top < span->bottom && span->top < other->bottom;
        }
    }
}

static void
add_badge (Router *self, PlWhyBadge badge, Span span)
{
  take_lane (self, &span);
  g_array_append_val (self->spans, span);
  g_array_append_val (self->why->badges, badge);
  g_array_append_val (self->why->conductors, badge.conductor);
}

static gboolean
has_place (const PlPathWire *wire, PlPathPlace place)
{
  for (guint i = 0; i < wire->n_ends; i++)
    if (wire->places[i] == place)
      return TRUE;
  return FALSE;
}

/* By the letter of its upper end, if there is one. */
static PlContact
letter_of (const PlPathWire *wire)
{
  PlPathPlace wanted = has_place (wire, PL_PATH_UP) ? PL_PATH_UP : PL_PATH_DOWN;

  for (guint i = 0; i < wire->n_ends; i++)
    if (wire->places[i] == wanted)
      return wire->ends[i].contact;
  return wire->ends[0].contact;
}

static void
add_cable_badges (Router *self, const PlWhyBlock *block)
{
  const PlHop *hop = pl_why_hop (self->why, block->hop);

  for (guint i = 0; i < block->count; i++)
    {
      const PlPathWire *wire = &g_array_index (hop->wires, PlPathWire, block->index + i);
      double y = block->rect.y + PL_WHY_CAPTION + (i + 0.5) * PL_WHY_TABLE;
      PlWhyBadge badge
          = { .at = { 0, y },
              .conductor
              = { wire->part, wire->conductor, wire->ends[0].connector, wire->ends[0].contact },
              .carries = has_place (wire, PL_PATH_DOWN) && !wire->broken ? wire->down : wire->up,
              .contact = letter_of (wire),
              .hop = block->hop,
              .wire = block->index + i,
              .broken = wire->broken,
              .break_y = block->rect.y + block->rect.height,
              .loose = !has_place (wire, PL_PATH_UP) || !has_place (wire, PL_PATH_DOWN) };
      Span span = { y, y, block->hop, 0, block->rect.x };

      badge.line
          = (PlRect){ block->rect.x, y - PL_WHY_TABLE / 2.0, block->rect.width, PL_WHY_TABLE };
      for (guint e = 0; e < wire->n_ends; e++)
        {
          const PlWhyBlock *joint
              = find_joint_block (self->why, block->hop, wire->part, wire->ends[e].connector);
          if (joint != NULL)
            reach_joint (self->why, &span, joint, (PlEnd){ wire->part, wire->ends[e].connector });
        }
      add_badge (self, badge, span);
    }
}

/* The lead of something whose plug is part of it. */
static void
add_captive_badges (Router *self, const PlWhyBlock *block)
{
  const PlPathDevice *device = pl_why_device (self->why, block);
  const PlWhyBlock *joint
      = find_joint_block (self->why, block->hop, device->end.part, device->end.connector);
  double y = block->type == PL_WHY_EARS     ? block->rect.y + PL_WHY_TITLE
             : block->type == PL_WHY_OUTPUT ? block->rect.y + block->rect.height
                                            : block->rect.y - device->n_contacts * PL_WHY_CAPTIVE;

  for (guint i = 0; i < device->n_contacts && joint != NULL && device->is_plug; i++)
    {
      const PlPathContact *contact = &device->contacts[i];
      PlWhyBadge badge = { .at = { 0, y + (i + 0.5) * PL_WHY_CAPTIVE },
                           .conductor = { device->end.part, PL_NO_INDEX, device->end.connector,
                                          contact->contact },
                           .carries = contact->carries,
                           .contact = contact->contact,
                           .hop = block->hop,
                           .wire = G_MAXUINT };
      Span span = { badge.at.y, badge.at.y, block->hop, 0, block->rect.x };

      reach_joint (self->why, &span, joint, device->end);
      reach (&span, block->rect.y, block->rect.y + block->rect.height);
      add_badge (self, badge, span);
    }
}

/* Runs */

static void
add_run (PlWhy *self, const PlWhyBadge *badge, const PlCarries *carries, const PlPoint *points,
         guint n_points)
{
  PlWhyRun run = { .n_points = n_points,
                   .conductor = badge->conductor,
                   .carries = *carries,
                   .contact = badge->contact };

  for (guint i = 0; i < n_points; i++)
    run.points[i] = points[i];
  g_array_append_val (self->runs, run);
}

/* From where a joint has the contact to the letter. */
static void
run_from_joint (PlWhy *self, const PlWhyBlock *block, PlEnd end, PlContact contact,
                const PlWhyBadge *badge, const PlCarries *carries)
{
  const PlPathJoint *joint = pl_why_joint (self, block);
  gboolean is_down = joint->down.part == end.part && joint->down.connector == end.connector;

  if (is_down == joint->plug_is_down)
    {
      PlPoint rear = pl_why_rear_point (block, joint, contact);
      PlPoint points[] = { rear, { badge->at.x, rear.y }, badge->at };

      add_run (self, badge, carries, points, G_N_ELEMENTS (points));
    }
  else
    {
      PlPoint spring = pl_why_socket_point (block, joint, contact);
      double fan = 5.0 + 5.0 * ((spring.x - block->nose_x) / block->pitch - 0.5);
      double y = spring.y + (block->socket_above ? -fan : fan);
      PlPoint points[] = { spring, { spring.x, y }, { badge->at.x, y }, badge->at };

      add_run (self, badge, carries, points, G_N_ELEMENTS (points));
    }
}

static void
add_cable_runs (PlWhy *self, const PlWhyBadge *badge)
{
  const PlPathWire *wire
      = &g_array_index (pl_why_hop (self, badge->hop)->wires, PlPathWire, badge->wire);

  if (wire->broken)
    {
      PlPoint points[] = { { badge->at.x, badge->break_y - 6.0 }, badge->at };
      add_run (self, badge, &wire->up, points, G_N_ELEMENTS (points));
    }
  for (guint i = 0; i < wire->n_ends; i++)
    {
      PlEnd end = { wire->part, wire->ends[i].connector };
      const PlWhyBlock *block = find_joint_block (self, badge->hop, end.part, end.connector);

      PlWhyBadge to = *badge;

      if (wire->broken && wire->places[i] == PL_PATH_DOWN)
        to.at.y = badge->break_y + 6.0;
      if (block != NULL)
        run_from_joint (self, block, end, wire->ends[i].contact, &to,
                        wire->places[i] == PL_PATH_UP ? &wire->up : &wire->down);
    }
}

static void
run_to_ear (PlWhy *self, const PlWhyBlock *block, const PlWhyBadge *badge, gboolean right,
            gboolean from_below)
{
  PlRect head = pl_why_head_rect (self, block);
  double unit = head.width / 110.0;
  double x = head.x + head.width / 2.0 + (right ? 34.0 : -34.0) * unit;
  double middle = head.y + head.height / 2.0 + 8.0 * unit;

  if (from_below)
    {
      double y = block->rect.y + block->rect.height - 9.0;
      PlPoint points[] = { { x, middle + 19.0 * unit }, { x, y }, { badge->at.x, y }, badge->at };
      add_run (self, badge, &badge->carries, points, G_N_ELEMENTS (points));
    }
  else
    {
      PlPoint points[] = { { x, middle - 15.0 * unit }, { x, badge->at.y }, badge->at };
      add_run (self, badge, &badge->carries, points, G_N_ELEMENTS (points));
    }
}

static void
run_to_ears (PlWhy *self, const PlWhyBlock *block, const PlWhyBadge *badge, PlBehind behind)
{
  if (behind == PL_BEHIND_LEFT || behind == PL_BEHIND_HOT)
    run_to_ear (self, block, badge, FALSE, FALSE);
  if (behind == PL_BEHIND_RIGHT || behind == PL_BEHIND_HOT)
    run_to_ear (self, block, badge, TRUE, FALSE);
  if (behind == PL_BEHIND_RETURN || behind == PL_BEHIND_GROUND || behind == PL_BEHIND_COLD)
    {
      run_to_ear (self, block, badge, FALSE, TRUE);
      run_to_ear (self, block, badge, TRUE, TRUE);
    }
}

static void
add_captive_runs (PlWhy *self, const PlWhyBadge *badge)
{
  PlEnd end = { badge->conductor.part, badge->conductor.connector };
  const PlWhyBlock *joint = find_joint_block (self, badge->hop, end.part, end.connector);

  run_from_joint (self, joint, end, badge->contact, badge, &badge->carries);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PlWhyBlock *block = &g_array_index (self->blocks, PlWhyBlock, i);
      const PlPathDevice *device = NULL;

      if (block->hop != badge->hop
          || (block->type != PL_WHY_EARS && block->type != PL_WHY_INPUT
              && block->type != PL_WHY_OUTPUT))
        continue;
      device = pl_why_device (self, block);
      for (guint c = 0; c < device->n_contacts; c++)
        {
          double x = pl_why_column_x (joint, c);
          double y
              = block->type == PL_WHY_OUTPUT ? block->rect.y + block->rect.height : block->rect.y;
          PlPoint points[] = { { x, y }, { x, badge->at.y }, badge->at };

          if (device->end.part != end.part || device->end.connector != end.connector
              || device->contacts[c].contact != badge->contact)
            continue;
          if (block->type == PL_WHY_EARS)
            run_to_ears (self, block, badge, device->contacts[c].behind);
          else
            add_run (self, badge, &badge->carries, points, G_N_ELEMENTS (points));
        }
    }
}

/* Where the joints are from left to right depends on how many lanes there are. */
static void
widen_joints (PlWhy *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      PlWhyBlock *block = &g_array_index (self->blocks, PlWhyBlock, i);
      double right = block->rect.x + block->rect.width - self->gutter;
      guint n = 0;

      if (block->type != PL_WHY_JOINT)
        continue;
      n = block->n_places + (pl_why_joint (self, block)->depth == PL_DEPTH_FIRST_CLICK ? 1 : 0);
      block->rear_x = right;
      block->nose_x = block->rect.x + 14.0;
      block->pitch = block->coaxial ? (right - PL_WHY_HANDLE - block->nose_x) / n : 46.0;
    }
}

/* Cards that a lane passes are as narrow as the lanes need, and their likes with them. */
static void
narrow_cards (const Router *self, guint hop)
{
  gboolean passed = FALSE;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->why->blocks->len; i++)
      {
        PlWhyBlock *block = &g_array_index (self->why->blocks, PlWhyBlock, i);

        if (block->hop != hop || (block->type != PL_WHY_OUTPUT && block->type != PL_WHY_INPUT))
          continue;
        for (guint s = 0; s < self->spans->len && pass == 0; s++)
          {
            const Span *span = &g_array_index (self->spans, Span, s);
            passed = passed
                     || (span->hop == hop && span->top < block->rect.y
                         && span->bottom > block->rect.y + block->rect.height);
          }
        if (pass == 1 && passed)
          block->rect.width -= self->why->gutter;
      }
}

void
pl_why_route (PlWhy *self)
{
  Router router = { self, g_array_new (FALSE, FALSE, sizeof (Span)) };
  guint n_lanes = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PlWhyBlock *block = &g_array_index (self->blocks, PlWhyBlock, i);

      if (block->type == PL_WHY_CABLE)
        add_cable_badges (&router, block);
      else if (block->type == PL_WHY_EARS || block->type == PL_WHY_INPUT
               || block->type == PL_WHY_OUTPUT)
        add_captive_badges (&router, block);
    }
  for (guint i = 0; i < router.spans->len; i++)
    n_lanes = MAX (n_lanes, g_array_index (router.spans, Span, i).lane + 1);
  self->gutter = 16.0 + n_lanes * PL_WHY_LANE;
  widen_joints (self);
  for (guint i = 0; i < self->path->hops->len; i++)
    narrow_cards (&router, i);
  for (guint i = 0; i < self->badges->len; i++)
    {
      PlWhyBadge *badge = &g_array_index (self->badges, PlWhyBadge, i);
      const Span *span = &g_array_index (router.spans, Span, i);

      badge->at.x = span->column_x + self->column_width - 2.0 * PL_WHY_MARGIN - 12.0
                    - span->lane * PL_WHY_LANE;
      badge->line.width = MAX (0.0, badge->line.width - self->gutter);
      if (badge->wire == G_MAXUINT)
        add_captive_runs (self, badge);
      else
        add_cable_runs (self, badge);
    }
  g_array_unref (router.spans);
}
