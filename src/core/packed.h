/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text that is kept but rarely read, in a fourth of its room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct PlPacked PlPacked;

/* length: in bytes, or -1 when a NUL ends it; at most 1 GiB.  Text that gains nothing is kept as it
 * is.  One block: free with g_free(). */
PlPacked *pl_packed_new (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;

/* The same bytes again, with a NUL behind them. */
char *pl_packed_dup_text (const PlPacked *self) G_GNUC_WARN_UNUSED_RESULT;

/* Bytes of the text, and bytes it takes. */
gsize pl_packed_get_length (const PlPacked *self);
gsize pl_packed_get_size (const PlPacked *self);

G_END_DECLS
