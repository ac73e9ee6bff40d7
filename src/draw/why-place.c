/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the contacts of a plug and of its jack are, seen from the side. */
#include "draw/why-private.h"

guint
pl_why_pin_at (PlShape shape, guint row, PlContact *contact)
{
  guint n = 0;

  for (int i = 0; i < PL_N_CONTACTS; i++)
    if (pl_shape_has_contact (shape, (PlContact) i))
      {
        if (n == row && contact != NULL)
          *contact = (PlContact) i;
        n++;
      }
  return n;
}

/* The how-manieth different contact of a plug it is, and how many there are. */
static guint
order_of (PlShape shape, PlContact contact, guint *n_contacts)
{
  guint order = 0;

  *n_contacts = pl_why_pin_at (shape, G_MAXUINT, NULL);
  for (int i = 0; i < (int) contact; i++)
    if (pl_shape_has_contact (shape, (PlContact) i))
      order++;
  return order;
}

double
pl_why_column_x (const PlWhyBlock *block, guint place)
{
  return block->nose_x + (place + 0.5) * block->pitch;
}

/* Rows of pins: those that leave upwards are stacked the other way round, so that no wires cross.
 */
static double
row_y (const PlWhyBlock *block, guint order)
{
  double row = order - (block->n_places - 1) / 2.0;

  return block->axis_y + (block->socket_above ? -row : row) * PL_WHY_PIN_ROW;
}

static double
half_height (const PlWhyBlock *block)
{
  return block->coaxial ? PL_WHY_RADIUS : block->n_places * PL_WHY_PIN_ROW / 2.0;
}

PlPoint
pl_why_socket_point (const PlWhyBlock *block, const PlPathJoint *joint, PlContact contact)
{
  double away = half_height (block) + PL_WHY_SPRING;
  guint place = 0, n = 0;

  if (block->coaxial)
    while (place + 1 < pl_shape_count_places (joint->socket)
           && pl_shape_get_place (joint->socket, place) != (int) contact)
      place++;
  else
    place = order_of (joint->plug, contact, &n);
  return (PlPoint){ pl_why_column_x (block, place),
                    block->axis_y + (block->socket_above ? -away : away) };
}

PlPoint
pl_why_rear_point (const PlWhyBlock *block, const PlPathJoint *joint, PlContact contact)
{
  guint n = 0, order = order_of (joint->plug, contact, &n);
  double row = order - (n - 1) / 2.0;

  if (!block->coaxial)
    return (PlPoint){ block->rear_x, row_y (block, order) };
  /* the tip's wire runs outermost: above for wires that go down, below for those that come */
  return (PlPoint){ block->rear_x, block->axis_y + (block->socket_above ? row : -row) * 8.0 };
}

PlRect
pl_why_segment_rect (const PlWhyBlock *block, const PlPathJoint *joint, guint place)
{
  double shift = joint->depth == PL_DEPTH_FIRST_CLICK ? block->pitch : 0.0;

  if (block->coaxial)
    return (PlRect){ block->nose_x + shift + place * block->pitch, block->axis_y - PL_WHY_RADIUS,
                     block->pitch, 2.0 * PL_WHY_RADIUS };
  {
    double left = pl_why_column_x (block, block->n_places - 1) + 16.0;

    return (PlRect){ left, row_y (block, place) - PL_WHY_PIN_ROW / 2.0,
                     block->rear_x - PL_WHY_HANDLE - left, PL_WHY_PIN_ROW };
  }
}
