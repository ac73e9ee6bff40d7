/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The shapes of paint*.c as SVG elements; places, widths and colours are from there.  What is
 * changed here or there is changed in both: a test compares the pictures. */
#pragma once

#include "draw/paint-private.h"

G_BEGIN_DECLS

typedef struct
{
  GString *out;
  const PlTheme *theme;
  GHashTable *classes; /* declarations → their class: "p1" */
  GString *css;        /* the same as a style sheet */
  guint shapes;        /* bits of PlShape: plugs from the side that are defined already */
} PlSvgPen;

void pl_svg_pen_init (PlSvgPen *self, const PlTheme *theme);
void pl_svg_pen_clear (PlSvgPen *self);

/* Numbers have at most three decimals and a point in every locale. */
void pl_svg_pen_number (PlSvgPen *self, double value);
void pl_svg_pen_attribute (PlSvgPen *self, const char *name, double value);
void pl_svg_pen_rect (PlSvgPen *self, const PlRect *rect); /* x, y, width, height */

void pl_svg_pen_bench (PlSvgPen *self, const PlRect *area);
void pl_svg_pen_shadow (PlSvgPen *self, const PlRect *rect);
void pl_svg_pen_outline (PlSvgPen *self, const PlRect *rect);

/* Its middle at a point. */
void pl_svg_pen_text (PlSvgPen *self, PlColor color, PlPoint at, double size, gboolean bold,
                      const char *text);
void pl_svg_pen_note (PlSvgPen *self, const char *text, gboolean empty, const PlRect *rect);

/* A knob that is set to something. */
typedef struct
{
  const PlControl *control;
  double value;
  PlSpot spot;
} PlKnob;

void pl_svg_pen_knobs (PlSvgPen *self, const PlKnob *knobs, guint n);

/* A fader or switch. */
void pl_svg_pen_control (PlSvgPen *self, const PlControl *control, double value, PlSpot spot);
void pl_svg_pen_cup (PlSvgPen *self, const PlCup *cup);

/* One path "NAME-run", stroked several times; weaker inside the foreign rectangles (PlRect). */
void pl_svg_pen_run (PlSvgPen *self, const char *name, const PlStrand *strands, guint n_strands,
                     const PlStroke *strokes, guint n_strokes, const GArray *foreign);
void pl_svg_pen_plug (PlSvgPen *self, PlPoint at, PlLeadMark mark, const char *tag);
void pl_svg_pen_plug_side (PlSvgPen *self, PlShape shape, PlPoint at, PlLeadMark mark);
void pl_svg_pen_joint (PlSvgPen *self, PlPoint at, PlLeadMark mark);
void pl_svg_pen_tag (PlSvgPen *self, PlPoint at, PlLeadMark mark, const char *tag);

G_END_DECLS
