/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels as symbols of one SVG.  What several panels have in common (a jack, a gradient) is written
 * once; attributes that come again and again become classes; what nothing refers to is left out.
 *
 * Ids stay readable: a shared part keeps its id, the rest is called "KIND.id". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct PlSvgSymbols PlSvgSymbols;

PlSvgSymbols *pl_svg_symbols_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pl_svg_symbols_free (PlSvgSymbols *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlSvgSymbols, pl_svg_symbols_free)

/* Keeps an id for a symbol: no shared part gets it.  All of them before the first add. */
void pl_svg_symbols_take (PlSvgSymbols *self, const char *id);

/* A panel as the symbol id; FALSE: it cannot be read, nothing is added. */
gboolean pl_svg_symbols_add (PlSvgSymbols *self, const char *id, const char *svg, gsize length);

/* Style and definitions.  css: more rules.  Once, at the end. */
void pl_svg_symbols_write (PlSvgSymbols *self, const char *css, GString *out);

G_END_DECLS
