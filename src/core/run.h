/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs: an output that plays straight into an input, through cables and adapters, with no amplifier
 * in between.  What most rules look at. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

typedef struct
{
  PlEnd output, input;
  guint16 signal;    /* of the output's part: what it plays */
  guint16 sense;     /* of the input's part: what reads it */
  guint16 element;   /* of the output's part: its source, the hot leg */
  double gain;       /* volts read per volt of EMF, all legs playing, knobs left out */
  gboolean balanced; /* read as hot minus cold, with a cold leg of the same output at the cold */
} PlRun;

/* Every run of the patch that carries anything (above -80 dB), in part order: GArray of PlRun. */
GArray *pl_circuit_dup_runs (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

/* Metres of cable between the two ends; 0 when no length was given. */
double pl_run_length (const PlCircuit *circuit, const PlRun *run);

/* The cables and adapters between the two ends, the last one first: GArray of PlPartId. */
GArray *pl_run_dup_cables (const PlCircuit *circuit, const PlRun *run) G_GNUC_WARN_UNUSED_RESULT;

/* The source's gain as its knobs stand. */
double pl_run_knobs (const PlCircuit *circuit, const PlRun *run);

/* Which part of a combo jack reads it: the 6.35 mm one? */
gboolean pl_run_reads_line_part (const PlCircuit *circuit, const PlRun *run);

/* The connectors and kinds at its ends; borrowed. */
const PlConnector *pl_run_output (const PlCircuit *circuit, const PlRun *run);
const PlConnector *pl_run_input (const PlCircuit *circuit, const PlRun *run);
PlInput pl_run_input_type (const PlCircuit *circuit, const PlRun *run);
PlDriver pl_run_driver (const PlCircuit *circuit, const PlRun *run);
PlLevel pl_run_input_level (const PlCircuit *circuit, const PlRun *run);

/* The driver in use at an output: confirmed, assumed for now, or the first one listed. */
PlDriver pl_circuit_get_driver (const PlCircuit *self, PlEnd output);

G_END_DECLS
