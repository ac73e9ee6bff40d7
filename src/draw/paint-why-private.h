/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of painting a why: shared by paint-why*.c only. */
#pragma once

#include "draw/paint-why.h"
#include "draw/why-private.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_t *cr;
  const PlTheme *theme;
  const PlWhy *why;
  const PlWhyConductor *lit; /* or NULL */
} PlWhyPainter;

gboolean pl_why_is_lit (const PlWhyPainter *self, const PlWhyConductor *conductor);

/* Whose colour a contact has; grey for ground. Letters say the same. */
PlColor pl_why_contact_color (const PlTheme *theme, PlContact contact);

/* Colour, width and dashes of a line that carries something. */
void pl_why_set_line (const PlWhyPainter *self, PlContact contact, const PlCarries *carries);

gboolean pl_why_is_dark (const PlTheme *theme);
void pl_why_trace_rounded (cairo_t *cr, const PlRect *rect, double radius);

/* Three bars, the widest at the point; up: 1 or -1, the way they go on. */
void pl_why_paint_ground (const PlWhyPainter *self, double x, double y, double up);

/* A small picture of the signal: as it is, turned over, or flat; most: px to either side. */
void pl_why_paint_wave (cairo_t *cr, PlColor color, PlPoint centre, double width, double most,
                        const PlCarries *carries);

/* paint-why-card.c */
void pl_why_paint_output (const PlWhyPainter *self, const PlWhyBlock *block);
void pl_why_paint_input (const PlWhyPainter *self, const PlWhyBlock *block);
void pl_why_paint_ears (const PlWhyPainter *self, const PlWhyBlock *block);

/* paint-why-joint.c: a plug cut open in its jack, with what it is called. */
void pl_why_paint_joint (const PlWhyPainter *self, const PlWhyBlock *block);

G_END_DECLS
