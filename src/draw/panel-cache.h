/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels as they were drawn before, in the user's cache folder: where the jacks are, and pictures;
 * pictures of whole benches, too.
 *
 * Drawing SVG takes most of a start's time and memory, and yields the same as the last time.  What
 * is kept goes by a key made of everything that it depends on, so nothing is ever out of date but
 * the fonts: after a month it is drawn again.  The folder stays below a size; it may be
 * deleted at any time.  A cache that cannot be read or written is no error: things take longer. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Key of an SVG and the ids that are looked for in it; or of all that a picture comes from, and of
 * what sort it is. */
char *pl_panel_cache_dup_key (const char *svg, gsize length,
                              const char *ids) G_GNUC_WARN_UNUSED_RESULT;

/* n numbers that were kept under the key; FALSE: there are none. */
gboolean pl_panel_cache_read_numbers (const char *key, double *numbers, gsize n);
void pl_panel_cache_write_numbers (const char *key, const double *numbers, gsize n);

/* The picture at a scale, of that size in px, or NULL.  It must not be painted on.  format: ARGB32
 * or RGB24, as it was written. */
cairo_surface_t *pl_panel_cache_read_picture (const char *key, double scale, cairo_format_t format,
                                              int width, int height) G_GNUC_WARN_UNUSED_RESULT;
void pl_panel_cache_write_picture (const char *key, double scale, cairo_surface_t *picture);

G_END_DECLS
