/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What we say about a patch, for the judge: GAIN, LOOPED, PROGRAMME and LABELS lines. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

char *answer_dup (const PlCircuit *circuit) G_GNUC_WARN_UNUSED_RESULT;

/* The netlist without the command that ends ngspice: many are run by one. */
char *answer_dup_netlist (const PlCircuit *circuit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
