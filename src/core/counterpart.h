/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which jack of one kind does what a jack of another does: what keeps cables where they belong when
 * gear is swapped; and which jacks of a kind are a pair. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

/* For each connector of from the connector of to that stands for it, or -1.  No two share one.
 * Devices: the same id or label counts most, then what the jack plays or reads (which mix, which
 * side, at what level), then its shape.  Cables have their ends in order.
 * in_use: a flag for each connector of from; those choose first.  NULL: all are alike.  g_free().
 */
int *pl_kind_dup_counterparts (const PlKind *from, const PlKind *to,
                               const gboolean *in_use) G_GNUC_WARN_UNUSED_RESULT;

/* The jack that is the other side of this one: MAIN R for MAIN L, INPUT L for INPUT R.  -1: it has
 * none, or brings both sides itself. */
int pl_kind_find_partner (const PlKind *self, guint16 connector);

G_END_DECLS
