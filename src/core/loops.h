/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Feedback: ways on which a signal comes back to where it came from. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* One closed way.  The signals are those of the inputs and mixes it runs through, in order. */
typedef struct
{
  GArray *signals; /* PlProgramme: part and signal; the first is the lowest part's */
  double gain;     /* once around, as the knobs stand; above 1 it howls */
} PlLoop;

/* The loops of the patch as its knobs stand, one for each knot of signals that feed each other:
 * GArray of PlLoop with clear function.  A mixer's own sends count even while nothing plays. */
GArray *pl_circuit_dup_loops (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

/* The jack with the plug that feeds one of a loop's signals: the input's own, or the one that its
 * empty jack is normalled from.  FALSE: there is none, it is no input or an insert joins itself. */
gboolean pl_circuit_find_fed_jack (const PlCircuit *self, PlProgramme at, PlEnd *jack);

G_END_DECLS
