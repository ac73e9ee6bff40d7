/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What hear.c and hear-sides.c share. */
#pragma once

#include "core/hear.h"

G_BEGIN_DECLS

#define PL_SILENCE_GAIN 1e-3    /* -60 dB */
#define PL_CROSSTALK_DB (-30.0) /* leakage above this is told */

#define BIT(label) PL_LABEL_BIT (PL_LABEL_##label)

double pl_hear_db (double ratio);
const PlSignal *pl_hear_signal (const PlCircuit *circuit, PlProgramme programme);
const PlGroup *pl_hear_group (const PlCircuit *circuit, const PlVerdict *verdict);

/* The other side of the loudest programme arrives at another input of the same device: nothing is
 * lost. */
gboolean pl_hear_is_next_door (const PlCircuit *circuit, const PlVerdict *verdict);

/* Of what is added together, no two are sides of one source. */
gboolean pl_hear_is_mix (const PlCircuit *circuit, const PlVerdict *verdict);

/* Of a verdict whose labels about signals are known: by how many dB the left side is louder than
 * the right; 0 where that is within what is usual, or meant. */
double pl_hear_tilt (const PlCircuit *circuit, const PlVerdict *verdict);

G_END_DECLS
