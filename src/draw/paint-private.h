/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of painting: shared by paint*.c only. */
#pragma once

#include "draw/paint.h"

G_BEGIN_DECLS

typedef enum
{
  PL_ALIGN_LEFT,
  PL_ALIGN_CENTRE,
  PL_ALIGN_RIGHT
} PlAlign;

/* Text with its middle line at y. size in px. */
void pl_paint_text (cairo_t *cr, PlColor color, double x, double y, double size, gboolean bold,
                    PlAlign align, const char *text);

/* The same, shortened with an ellipsis to width px (0: as long as it is), on one line or on some,
 * in their middle at y. */
void pl_paint_text_in (cairo_t *cr, PlColor color, double x, double y, double width, double size,
                       gboolean bold, PlAlign align, const char *text);
void pl_paint_text_lines (cairo_t *cr, PlColor color, double x, double y, double room, double size,
                          gboolean bold, PlAlign align, int n_lines, const char *text);

/* paint-controls.c: positions of knobs, faders and switches of one device. */
void pl_paint_controls (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId id);

/* paint-head.c: what the cups of headphones get, on their panel. */
void pl_paint_cups (cairo_t *cr, const PlTheme *theme, const PlRect *rect,
                    const PlVerdict *verdict);

static inline PlColor
pl_color_fade (PlColor color, double alpha)
{
  color.a *= alpha;
  return color;
}

G_END_DECLS
