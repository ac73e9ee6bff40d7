/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where level is lost on the way to an input: in a cable, in an output that is loaded down, or in a
 * knob that is turned down. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* What an output plays arrives weaker than it could. */
typedef struct
{
  PlEnd output;
  guint16 signal; /* of the output's part */
  PlPartId cable; /* where most of it is lost; 0: in the output itself */
  double db;      /* positive */
} PlLoss;

/* Of every output that plays into the signal, or into what that hears, where one place alone takes
 * 3 dB or more: GArray of PlLoss. */
GArray *pl_circuit_dup_losses (const PlCircuit *self, PlPartId part,
                               guint16 signal) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  PlPartId part;
  guint16 control;
  double gain; /* 0: off */
} PlKnob;

/* Knobs that are down and would let something through to a silent signal if they were not, or where
 * there are none, switches that are set to something else: GArray of PlKnob, the one next to the
 * listener last.  None when anything is heard. */
GArray *pl_circuit_dup_closed_knobs (const PlCircuit *self, PlPartId part,
                                     guint16 signal) G_GNUC_WARN_UNUSED_RESULT;

/* All knobs on the way to a signal of what is heard there: GArray of PlKnob. */
GArray *pl_circuit_dup_knobs (const PlCircuit *self, PlPartId part,
                              guint16 signal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
