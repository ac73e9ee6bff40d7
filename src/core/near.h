/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies near some trouble: the parts on the way to a listener, and the plugs that sit in them.
 * Repairs and diagnosis change only that. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* A plug in its jack. */
typedef struct
{
  PlEnd plug, jack;
  PlDepth depth;
} PlSitting;

/* Marks the parts on the way to a group, the listener among them.  marks: by part id, as many as
 * pl_patch_next_id() of the circuit's patch. */
void pl_circuit_mark_way (const PlCircuit *self, PlPartId part, guint16 group, gboolean *marks);

/* Plugs of and in marked parts, in part order: GArray of PlSitting. */
GArray *pl_patch_dup_sitting (const PlPatch *self, const gboolean *marks) G_GNUC_WARN_UNUSED_RESULT;

/* The other end of a joint, seen from plug or jack; FALSE: nothing listed sits there. */
gboolean pl_sitting_find_mate (const GArray *sitting, PlEnd end, PlEnd *mate);

G_END_DECLS
