/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours and widths of the bench: light, dark, high contrast, paper. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double r, g, b, a;
} PlColor;

typedef enum
{
  PL_SCHEME_LIGHT,
  PL_SCHEME_DARK,
  PL_SCHEME_PAPER
} PlScheme;

typedef struct
{
  PlColor bench, dot;             /* background and its grid */
  PlColor ink, ink_dim;           /* text on the bench */
  PlColor shadow;                 /* below cables and panels */
  PlColor good, bad, harm, muted; /* tints of verdicts; words say the same */
  PlColor focus;
  PlColor cup; /* of headphones, when it hears nothing */
  double cable_width, plug_radius;
  gboolean high_contrast;
} PlTheme;

const PlTheme *pl_theme_get (PlScheme scheme, gboolean high_contrast);

/* Colour of the n-th cable (from 1), from a set that colour-blind people can tell apart. */
PlColor pl_theme_cable_color (int number);

void pl_theme_set_source (cairo_t *cr, PlColor color);

G_END_DECLS
