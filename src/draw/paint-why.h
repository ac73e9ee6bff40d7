/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The why, painted: amplifiers, plugs cut open in their jacks, conductors, ears. */
#pragma once

#include "draw/theme.h"
#include "draw/why.h"

G_BEGIN_DECLS

/* In px from 0, 0; no background.  lit: what to light up, or NULL. */
void pl_paint_why (cairo_t *cr, const PlTheme *theme, const PlWhy *why, const PlWhyConductor *lit);

G_END_DECLS
