/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies upstream of a signal, for labels and rules. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* Indices of all islands that signals of a part depend on: GArray of guint32. */
GArray *pl_circuit_dup_upstream (const PlCircuit *self, PlPartId part, const guint16 *signals,
                                 guint n_signals) G_GNUC_WARN_UNUSED_RESULT;

/* What can damage gear. */
typedef enum
{
  PL_DANGER_SPEAKER,    /* a speaker or bridged output into something that is neither */
  PL_DANGER_SHORT,      /* a speaker or bridged output shorted, or against another output */
  PL_DANGER_MICROPHONE, /* a microphone on an output that can drive its coil */
  PL_DANGER_PHANTOM     /* 48 V through an output, or lopsidedly through a microphone */
} PlDangerType;

typedef struct
{
  PlDangerType type;
  PlEnd output;
  PlEnd other; /* the input, the microphone or the phantom-powered input; output itself if SHORT */
} PlDanger;

void pl_circuit_add_island_dangers (const PlCircuit *self, guint32 index, GArray *dangers);
gboolean pl_circuit_island_is_unsafe (const PlCircuit *self, guint32 index);

/* A microphone in it is silent without 48 V, and none arrive. */
gboolean pl_circuit_island_lacks_phantom (const PlCircuit *self, guint32 index);

/* Of the whole patch: GArray of PlDanger. */
GArray *pl_circuit_dup_dangers (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

/* Loudest nominal level that arrives at a sense straight from an output; -INFINITY for none. */
double pl_circuit_sense_dbu (const PlCircuit *self, PlPartId part, guint16 signal);

/* Whether a stereo jack plays into the sense, so that both of its sides could be there. */
gboolean pl_circuit_sense_has_stereo_source (const PlCircuit *self, PlPartId part, guint16 signal);

/* Whether any sense of the island satisfies a test. */
typedef gboolean (*PlSenseTest) (const PlCircuit *circuit, PlPartId part, guint16 signal);
gboolean pl_circuit_island_is_overloaded (const PlCircuit *self, guint32 index,
                                          PlSenseTest is_overloaded);

/* The file's figure, or the usual one for the level class. */
double pl_connector_nominal_dbu (const PlConnector *connector);
double pl_connector_max_in_dbu (const PlConnector *connector, gboolean line_part);

/* Stresses of the outputs that play in an island. */
void pl_circuit_add_island_stresses (const PlCircuit *self, guint32 index, GArray *stresses);

G_END_DECLS
