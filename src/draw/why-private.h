/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a why drawing: shared by why*.c and paint-why*.c only. */
#pragma once

#include "core/hear.h"
#include "draw/why.h"

G_BEGIN_DECLS

/* Sizes in px. */
#define PL_WHY_MARGIN  10.0
#define PL_WHY_CAPTION 24.0 /* a heading above lines */
#define PL_WHY_TITLE   28.0 /* … in a card of ears */
#define PL_WHY_CAPTIVE 18.0 /* between the letters of a captive lead */
#define PL_WHY_LANE    12.0 /* between conductors that run side by side */
#define PL_WHY_HANDLE  46.0 /* the grip of a plug */
#define PL_WHY_RADIUS  13.0 /* of a 6.35 mm plug */
#define PL_WHY_SPRING  30.0 /* from a plug's axis side to where a jack's wires begin */
#define PL_WHY_PIN_ROW 18.0 /* between the pins of an XLR */
#define PL_WHY_TABLE   20.0 /* a line of text about a conductor */
#define PL_WHY_FAN     22.0 /* room for wires that bend towards a jack */

typedef enum
{
  PL_WHY_OUTPUT, /* card of an output: index into the hop's outputs */
  PL_WHY_JOINT,  /* index into its joints */
  PL_WHY_CABLE,  /* lines about conductors: index of the first into its wires, count */
  PL_WHY_INPUT,  /* card of an input: index into its inputs */
  PL_WHY_EARS,   /* the same, with a head */
  PL_WHY_ARROW   /* an amplifier lies between this hop and the one before */
} PlWhyBlockType;

typedef struct
{
  PlWhyBlockType type;
  guint hop, index, count;
  PlRect rect;
  /* joints: where the plug is */
  double axis_y, nose_x, pitch, rear_x;
  guint n_places;        /* of the socket; pins in a row for those that are not coaxial */
  gboolean coaxial;      /* else pins side by side */
  gboolean socket_above; /* the jack's wires leave upwards */
} PlWhyBlock;

/* A run of one conductor, between an end and its letter. */
typedef struct
{
  PlPoint points[6];
  guint n_points;
  PlWhyConductor conductor;
  PlCarries carries;
  PlContact contact;
} PlWhyRun;

/* The letter of a conductor, in its lane. */
typedef struct
{
  PlPoint at;
  PlWhyConductor conductor;
  PlCarries carries;
  PlContact contact; /* whose letter */
  guint hop, wire;   /* wire: G_MAXUINT for captive leads */
  gboolean broken, loose;
  double break_y; /* broken: where */
  PlRect line;    /* of the text about it; empty for captive leads */
} PlWhyBadge;

struct PlWhy
{
  PlPatch *patch;
  PlPath *path;
  PlVerdict verdict;
  double width, height;
  double column_width, gutter; /* of a column of hops; the part at its right for lanes */
  GArray *blocks;              /* PlWhyBlock, from top to bottom */
  GArray *runs;                /* PlWhyRun */
  GArray *badges;              /* PlWhyBadge */
  GArray *conductors;          /* PlWhyConductor, in the order of the badges */
};

static inline const PlHop *
pl_why_hop (const PlWhy *self, guint hop)
{
  return &g_array_index (self->path->hops, PlHop, hop);
}

static inline const PlPathJoint *
pl_why_joint (const PlWhy *self, const PlWhyBlock *block)
{
  return &g_array_index (pl_why_hop (self, block->hop)->joints, PlPathJoint, block->index);
}

/* The card of a block, output or input. */
static inline const PlPathDevice *
pl_why_device (const PlWhy *self, const PlWhyBlock *block)
{
  const PlHop *hop = pl_why_hop (self, block->hop);

  return &g_array_index (block->type == PL_WHY_OUTPUT ? hop->outputs : hop->inputs, PlPathDevice,
                         block->index);
}

/* why-place.c: where a joint has its contacts.  Order: the how-manieth contact of its shape. */
double pl_why_column_x (const PlWhyBlock *block, guint place);
PlPoint pl_why_socket_point (const PlWhyBlock *block, const PlPathJoint *joint, PlContact contact);
PlPoint pl_why_rear_point (const PlWhyBlock *block, const PlPathJoint *joint, PlContact contact);
PlRect pl_why_segment_rect (const PlWhyBlock *block, const PlPathJoint *joint, guint place);
guint pl_why_pin_at (PlShape shape, guint row, PlContact *contact); /* how many rows there are */

/* What conducts at a contact: the conductor of a cable, or the contact itself. */
PlWhyConductor pl_why_conductor_at (const PlHop *hop, PlPartId part, guint16 connector,
                                    PlContact contact);

/* why-wires.c: runs and badges of all hops, once the blocks have their places. */
void pl_why_route (PlWhy *self);

/* Where the head is in a card of ears. */
PlRect pl_why_head_rect (const PlWhy *self, const PlWhyBlock *block);

G_END_DECLS
