/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours of cables, by name: what files, lists and menus say.  How they look is up to draw/theme.
 */
#pragma once

#include "core/patch.h"

G_BEGIN_DECLS

/* The first seven are given in turn by number; colour-blind people can tell them apart. */
typedef enum
{
  PL_LEAD_COLOR_NONE, /* of a part: none of its own; of a drawing: grey */
  PL_LEAD_COLOR_BLUE,
  PL_LEAD_COLOR_ORANGE,
  PL_LEAD_COLOR_PINK,
  PL_LEAD_COLOR_GREEN,
  PL_LEAD_COLOR_SKY_BLUE,
  PL_LEAD_COLOR_VERMILION,
  PL_LEAD_COLOR_YELLOW,
  PL_LEAD_COLOR_BLACK,
  PL_LEAD_COLOR_WHITE,
  PL_LEAD_COLOR_RED,
  PL_LEAD_COLOR_BROWN,
  PL_LEAD_COLOR_VIOLET,
  PL_N_LEAD_COLORS
} PlLeadColor;

/* As files write it: "sky-blue"; NULL for none. The array of all ends with NULL, blue is first. */
const char *pl_lead_color_code (PlLeadColor color);
const char *const *pl_lead_color_codes (void);

/* For people: "sky blue"; "" for none. */
const char *pl_lead_color_name (PlLeadColor color);

/* The colour in which the n-th cable (from 1) is drawn when it has none of its own. */
PlLeadColor pl_lead_color_of_number (int number);

/* What a part's lead is drawn in: its own colour, else that of its number. */
PlLeadColor pl_part_get_color (const PlPart *part);

/* What a lead is told by on a drawing. */
typedef struct
{
  int number; /* 0: none, as captive leads have */
  PlLeadColor color;
} PlLeadMark;

PlLeadMark pl_part_get_mark (const PlPart *part);
PlLeadMark pl_lead_mark_of_number (int number);

G_END_DECLS
