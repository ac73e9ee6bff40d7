/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody types to find something in a list. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether every word of wanted is in a text, in any order; the text is casefolded. */
gboolean pl_search_matches (const char *folded, const char *wanted);

G_END_DECLS
