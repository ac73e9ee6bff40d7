/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* librsvg, opened when the first SVG has to be drawn.
 *
 * It is the largest library besides GTK, and with panels that were drawn before (panel-cache.h)
 * most starts do without.  So nothing links it: its few functions are called through this table. */
#pragma once

#include <gio/gio.h>
#include <librsvg/rsvg.h>

G_BEGIN_DECLS

typedef struct
{
  __typeof__ (&rsvg_handle_new_from_data) new_from_data;
  __typeof__ (&rsvg_handle_get_intrinsic_dimensions) get_intrinsic_dimensions;
  __typeof__ (&rsvg_handle_has_sub) has_sub;
  __typeof__ (&rsvg_handle_get_geometry_for_layer) get_geometry_for_layer;
  __typeof__ (&rsvg_handle_render_document) render_document;
} PlSvgCalls;

/* From any thread.  NULL with an error that says what to install. */
const PlSvgCalls *pl_svg_get_calls (GError **error);

G_END_DECLS
