/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong upstream of a signal: shorts, fights, overloads, dangers.
 *
 * Each island's hazards are kept until something that they depend on changes, and are told on to
 * everything downstream in one pass: asking for all signals of a bench costs little more than
 * asking for one. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

typedef enum
{
  PL_HAZARD_UNSAFE = 1 << 0,
  PL_HAZARD_OVERLOAD = 1 << 1,
  PL_HAZARD_FIGHTING = 1 << 2,
  PL_HAZARD_SHORTED = 1 << 3,
  PL_HAZARD_SHORT_IS_FAULT = 1 << 4, /* … and not only where a maker says that it is fine */
  PL_HAZARD_UNPOWERED = 1 << 5,      /* inside hazard.c: a microphone without its 48 V */
  PL_HAZARD_KNOWN = 1 << 7           /* inside hazard.c: was looked for */
} PlHazard;

/* PlHazard bits of all that the signals of a part depend on. */
guint pl_circuit_get_hazards (const PlCircuit *self, PlPartId part, const guint16 *signals,
                              guint n_signals);

/* It comes from a microphone that needs 48 V and gets none: whatever its gain, nobody hears it. */
gboolean pl_circuit_is_unpowered (const PlCircuit *self, PlProgramme programme);

/* For circuit*.c.  An island is solved anew or taken apart; a part's values change. */
void pl_circuit_forget_hazards (const PlCircuit *self, guint32 index);
void pl_circuit_forget_part_hazards (const PlCircuit *self, PlPartId part);

G_END_DECLS
