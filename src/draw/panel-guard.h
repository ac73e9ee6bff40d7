/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a panel must not have, because drawing it could take all memory, take for ever, or fetch
 * something: looked for before librsvg sees it.  panel-lint.c asks for more, of art that is
 * shipped. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* name: for the error, which says where, what and how to mend it. */
gboolean pl_panel_guard (const char *svg, gsize length, const char *name, GError **error);

G_END_DECLS
