/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Trying every change on a large bench takes long.  Those who may lose patience give the address of
 * a number that any thread sets to something else than 0 (by g_atomic_int_set()) when it is enough:
 * then nothing more is tried, and what was found by then is the answer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* enough: NULL for patience without end. */
static inline gboolean
pl_patience_is_over (const gint *enough)
{
  return enough != NULL && g_atomic_int_get (enough) != 0;
}

G_END_DECLS
