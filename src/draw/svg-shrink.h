/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The same SVG in fewer bytes: shapes that differ by nothing but their place are drawn once and
 * used (ids "box-N", "dot-N", "lines-N", two of them "pair-N"), attributes that come again and
 * again become classes "sN". Places of such lines are rounded to tenths. */
#pragma once

#include "draw/svg-tree.h"

G_BEGIN_DECLS

/* shared, symbols: PlSvgNode.  Adds shapes to shared, and to css the rules of the classes. */
void pl_svg_shrink (GPtrArray *shared, GPtrArray *symbols, GString *css);

G_END_DECLS
