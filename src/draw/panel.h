/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawn front of one kind: an SVG, and where its jacks and controls are.
 *
 * Panels carry a viewBox and no size; one unit is one px at 100 %.  Each connector has an element
 * "jack-ID" whose centre is the plug point, each control an element "control-ID". */
#pragma once

#include "core/kind.h"
#include "draw/theme.h"

G_BEGIN_DECLS

typedef struct PlPanel PlPanel;

typedef struct
{
  double x, y, r; /* centre and half the smaller side, in px */
  double width, height;
} PlSpot;

/* svg: the file's bytes; name: for messages.  Errors (PL_FILE_ERROR) name the missing id. */
PlPanel *pl_panel_new (const PlKind *kind, const char *svg, gsize length, const char *name,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for what the program drew itself: as large as the gear is, and not looked over. */
PlPanel *pl_panel_new_own (const PlKind *kind, const char *svg, gsize length, const char *name,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A panel drawn from the kind alone.  sheet: the SVG of the parts sheet (data/devices/parts.svg),
 * whose jacks and knobs are used; NULL: plain shapes. */
PlPanel *pl_panel_new_composed (const PlKind *kind, const char *sheet) G_GNUC_WARN_UNUSED_RESULT;
void pl_panel_free (PlPanel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlPanel, pl_panel_free)

double pl_panel_get_width (const PlPanel *self);
double pl_panel_get_height (const PlPanel *self);
/* Whether it is no box but has an outline of its own, and so throws no shadow: its root element has
 * class="free-form". */
gboolean pl_panel_is_free_form (const PlPanel *self);

PlSpot pl_panel_get_jack (const PlPanel *self, guint16 connector);
PlSpot pl_panel_get_control (const PlPanel *self, guint16 control); /* r 0: not on the panel */

/* The SVG text, for export.  length may be NULL. */
char *pl_panel_dup_svg (const PlPanel *self, gsize *length) G_GNUC_WARN_UNUSED_RESULT;

/* The same in black on white paper, made when it is first asked for. */
const char *pl_panel_get_mono_svg (const PlPanel *self, gsize *length);

/* Paints the panel with its top left corner at 0, 0 (knob pointers and switch positions are painted
 * on top by paint.c, from the part's control values). */
void pl_panel_paint (const PlPanel *self, cairo_t *cr);
void pl_panel_paint_mono (const PlPanel *self, cairo_t *cr);

/* Another one for all that looks otherwise. */
const char *pl_panel_get_key (const PlPanel *self);

/* The same as a picture with device px at a scale, not to be painted on.  is_kept: it was drawn at
 * this scale before; else whoever expects to need it again keeps it. */
cairo_surface_t *pl_panel_dup_picture (const PlPanel *self, double scale,
                                       gboolean *is_kept) G_GNUC_WARN_UNUSED_RESULT;
void pl_panel_keep_picture (const PlPanel *self, double scale, cairo_surface_t *picture);

/* What is wrong with a panel file: sentences that say how to mend it; empty when nothing is.
 * Checks viewBox, forbidden features, ids against the kind, spots inside, overlaps, targets under
 * 28 px.  own: drawn by the program (pl_panel_new_own()).  Free with g_strfreev(). */
char **pl_panel_check (const PlKind *kind, const char *svg, gsize length, const char *name,
                       gboolean own) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
