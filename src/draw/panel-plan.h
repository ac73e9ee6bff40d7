/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything goes on a panel that has no drawing: sections as on the real thing, channel
 * strips as columns, knobs in rows. Only numbers; panel-compose.c draws them. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

typedef enum
{
  PL_PLACE_JACK,
  PL_PLACE_KNOB,   /* 28 px, its value below it */
  PL_PLACE_TRIM,   /* 20 px, in a channel strip */
  PL_PLACE_FADER,  /* a slot of size px */
  PL_PLACE_SWITCH, /* 28 × 14 px */
  PL_PLACE_WORD    /* the name of a row of knobs */
} PlPlaceType;

typedef struct
{
  PlPlaceType type;
  guint16 index;      /* connector or control */
  double x, y;        /* centre, within the section */
  double size;        /* faders */
  double label_width; /* room for its label */
  char *word;         /* its label, owned; NULL: none */
} PlPlace;

/* A framed group of jacks and knobs. */
typedef struct
{
  char *title; /* "" for none */
  double x, y, width, height;
  double inner_width; /* of its content, which is centred */
  GArray *places;     /* PlPlace */
} PlSection;

typedef struct
{
  double width, height; /* width: at first what the name in the head needs */
  GPtrArray *sections;  /* PlSection */
  double rear_y;        /* where the rear begins; 0: there is none */
} PlPlan;

PlPlan *pl_plan_new (const PlKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void pl_plan_free (PlPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlPlan, pl_plan_free)

/* panel-shelves.c: gives measured sections their places, and the plan its size. */
void pl_plan_arrange (PlPlan *self);

G_END_DECLS
