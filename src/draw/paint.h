/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Layout and theme to a cairo context.  Everything is in bench px; callers set the scale. */
#pragma once

#include "core/hear.h"
#include "draw/layout.h"
#include "draw/stamps.h"
#include "draw/theme.h"

G_BEGIN_DECLS

/* What to show besides the bare drawing. */
typedef struct
{
  PlPartId lit;       /* cable whose run is lit up, or 0 */
  PlEnd held;         /* a moving end in hand: its strand is left out; part 0: none */
  guint8 fade;        /* percent of strength for cables over panels that are not their own; 0: 45 */
  gboolean no_bench;  /* leave the background out */
  PlStamps *stamps;   /* for panels; NULL: each is rendered for itself */
  double kept_scale;  /* px for one of the bench: panels are pictures of that scale, drawn once
                       * and kept in the cache; 0: each is drawn anew */
  const gint *enough; /* core/patience.h: then the rest is left out; may be NULL */
} PlPaintOptions;

void pl_paint_bench (cairo_t *cr, const PlTheme *theme, const PlRect *area);

/* What a panel throws on the bench. */
void pl_paint_shadow (cairo_t *cr, const PlTheme *theme, const PlRect *rect);

/* One device without shadow and panel itself (which callers may have as a texture): control
 * positions, its name above, headphones with what their cups get (verdict may be NULL). */
void pl_paint_part_state (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId part,
                          const PlVerdict *verdict);

/* px round the curve of a run that are painted on (half its widest stroke, its shadow, its tag, a
 * plug in a jack), and round an end whose plug lies loose. */
#define PL_PAINT_RUN_ROOM  20.0
#define PL_PAINT_PLUG_ROOM 70.0

/* All cables and plugs that come into area, and some that come near it.  Where it is painted
 * outside of area panels may not be seen through runs. */
void pl_paint_cables (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, const PlRect *area,
                      const PlPaintOptions *options);

/* Whether cables are faint over panels that are not their own: not when there are very many. */
gboolean pl_paint_wants_fading (const PlTheme *theme, const PlLayout *layout);

/* A single strand with its plugs, for the cable in hand. */
void pl_paint_strand (cairo_t *cr, const PlTheme *theme, const PlCurve *curve, PlLeadMark mark);

/* A plug seen from the side, tip to the right of angle: its black rings tell TS from TRS. */
void pl_paint_plug_side (cairo_t *cr, const PlTheme *theme, PlShape shape, PlPoint tip,
                         double angle, PlLeadMark mark);

/* The plug sitting in a jack, seen from the front, with the cable's number. */
void pl_paint_plug_front (cairo_t *cr, const PlTheme *theme, PlPoint centre, PlLeadMark mark,
                          gboolean lit);

/* The head with two ears of the explanation pane. */
void pl_paint_head (cairo_t *cr, const PlTheme *theme, const PlVerdict *verdict, double width,
                    double height);

/* The whole bench on paper or screen. circuit: for what the headphones get; may be NULL. */
void pl_paint_all (cairo_t *cr, const PlTheme *theme, const PlLayout *layout,
                   const PlCircuit *circuit, const PlRect *area, const PlPaintOptions *options);

G_END_DECLS
