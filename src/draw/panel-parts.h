/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the sheet that a composed panel uses.  librsvg takes four times as long for all of
 * them, and a bench may have thousands of such panels. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The <defs> of an SVG that has the body: of the sheet's parts those that it names, and what they
 * name.  NULL: the sheet has none. */
char *pl_panel_parts_dup (const char *sheet, const char *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
