/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours and widths of the bench: light, dark, high contrast, paper, paper in black and white.
 *
 * Without colour a cable is told by its dashes and by the number or letter at its plugs. */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "core/lead-color.h"

G_BEGIN_DECLS

typedef struct
{
  double r, g, b, a;
} PlColor;

typedef enum
{
  PL_SCHEME_LIGHT,
  PL_SCHEME_DARK,
  PL_SCHEME_PAPER,
  PL_SCHEME_BW
} PlScheme;

typedef struct
{
  PlColor bench, dot;             /* background and its grid */
  PlColor ink, ink_dim;           /* text on the bench */
  PlColor shadow;                 /* below cables and panels */
  PlColor good, bad, harm, muted; /* tints of verdicts; words say the same */
  PlColor focus;
  PlColor ring, ring_edge; /* round what has the focus; one of them stands out from any colour */
  PlColor cup, cross;      /* of headphones, when it hears nothing; what crosses it out */
  PlColor head;            /* between them, in the explanation */
  PlColor plug, plug_ink;  /* a plug from the front, and what stands on it */
  PlColor edge;            /* round what is black, where the bench is dark too; else nothing */
  PlColor pointer, value;  /* of knobs: the line on them, the words below */
  PlColor cap, on, off;    /* of faders, of switches */
  double cable_width, plug_radius;
  gboolean high_contrast;
  gboolean mono; /* no colour may be needed to understand the drawing */
} PlTheme;

/* One stroke of several that make a cable, from below to above. */
typedef struct
{
  double dx, dy; /* px that the whole run is moved by */
  double width;
  PlColor color;
  const double *dashes; /* NULL: solid, with round ends; dashed strokes end flat */
  int n_dashes;
} PlStroke;

#define PL_MAX_STROKES 5

const PlTheme *pl_theme_get (PlScheme scheme, gboolean high_contrast);

/* The first seven are a set that colour-blind people can tell apart. */
PlColor pl_theme_cable_color (PlLeadColor color);

/* The strokes of a cable: its number counts from 1; 0 is a captive lead, told from others of its
 * sort by turn (from 0) where there is no colour.  Returns how many there are. */
guint pl_theme_cable_strokes (const PlTheme *theme, PlLeadMark mark, guint turn, gboolean lit,
                              PlStroke strokes[PL_MAX_STROKES]);

/* What is round a cable's plugs, and round its number. */
PlColor pl_theme_plug_color (const PlTheme *theme, PlLeadMark mark);
PlColor pl_theme_rim_color (const PlTheme *theme, PlLeadMark mark);

void pl_theme_set_source (cairo_t *cr, PlColor color);

G_END_DECLS
