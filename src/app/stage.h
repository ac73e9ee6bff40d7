/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which input decides what a listener hears. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* From a sense back through amplifiers to the input that reads a cable from a bus, or that reads
 * nothing; part and signal are replaced.  FALSE in a loop. */
gboolean pl_find_stage (const PlCircuit *circuit, PlPartId *part, guint16 *signal);

G_END_DECLS
