/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels of a drawing, each rendered once however often its gear stands there.
 *
 * librsvg takes most of the time of a large drawing, and a PDF would hold every panel as often as
 * it is seen.  A stamp is a picture at the scale of the target where that is one, moved to whole px
 * (at most half a px of the target), else a recording, which PDF writes once and refers to. */
#pragma once

#include <cairo.h>

#include "draw/panel.h"

G_BEGIN_DECLS

typedef struct PlStamps PlStamps;

/* Panels that are painted with it must outlive it. */
PlStamps *pl_stamps_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pl_stamps_free (PlStamps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlStamps, pl_stamps_free)

/* As pl_panel_paint(), or pl_panel_paint_mono(). */
void pl_stamps_paint (PlStamps *self, const PlPanel *panel, gboolean mono, cairo_t *cr);

G_END_DECLS
