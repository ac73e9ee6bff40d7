/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text that is kept but rarely read, in a fifth of its room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Never NULL.  Text that gains nothing is kept as it is. */
GBytes *pl_packed_new (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/* The same bytes again, with a NUL behind them.  length: of the text that was packed. */
char *pl_packed_dup_text (GBytes *packed, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
