/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a patch does electrically: contacts to nets, nets to islands, islands to gains.
 *
 * A circuit follows a patch: pl_circuit_sync() compares the patch with the last one by pointer and
 * rebuilds only the islands that a change touches.  An island is a set of nets joined by elements
 * without going through the common ground; each is solved on its own, one source at a time.
 * Amplifiers (routes) cut the circuit into stages which are then evaluated in signal order.
 *
 * Everything is linear and resistive; EMFs are 1 per programme, gains are real with sign. */
#pragma once

#include "core/patch.h"

G_BEGIN_DECLS

typedef struct PlCircuit PlCircuit;

PlCircuit *pl_circuit_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pl_circuit_free (PlCircuit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlCircuit, pl_circuit_free)

/* Takes a reference to patch. */
void pl_circuit_sync (PlCircuit *self, PlPatch *patch);
PlPatch *pl_circuit_get_patch (const PlCircuit *self); /* borrowed */

/* Something a person would name: a bus of a placed part that plays. */
typedef struct
{
  PlPartId part;
  guint16 signal;
} PlProgramme;

static inline gboolean
pl_programme_equal (PlProgramme a, PlProgramme b)
{
  return a.part == b.part && a.signal == b.signal;
}

/* One programme at a signal: gain re its EMF, and what a correct connection would give. */
typedef struct
{
  PlProgramme programme;
  double gain;
  double nominal; /* ≥ 0; 0 when not judged */
} PlHeard;

/* What a signal of a part carries now; borrowed, valid until the next sync. */
const PlHeard *pl_circuit_get_heard (const PlCircuit *self, PlPartId part, guint16 signal,
                                     guint *n_heard);

/* Whether a feedback loop feeds the signal (its gains leave the loop out). */
gboolean pl_circuit_is_looped (const PlCircuit *self, PlPartId part, guint16 signal);

/* Whether real sources feed the part's inputs, so that its buses carry those instead of their test
 * programmes. */
gboolean pl_circuit_is_live (const PlCircuit *self, PlPartId part);

/* The other end of a mated connector, seen from either side.  O(1). */
gboolean pl_circuit_get_mate (const PlCircuit *self, PlEnd end, PlEnd *mate, PlDepth *depth);

/* What an output contact works into. */
typedef struct
{
  PlEnd output;
  PlContact contact;
  gboolean shorted;  /* to ground through nothing but its own impedance */
  gboolean fighting; /* straight into another driven contact */
  PlEnd other;       /* … of this output */
  PlContact other_contact;
  double load_ohms;
  double current_a_per_v; /* into what is connected, per volt of EMF */
} PlStress;

/* Every stressed output leg, in part order: GArray of PlStress. */
GArray *pl_circuit_dup_stresses (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

/* For one part only. */
void pl_circuit_add_stresses (const PlCircuit *self, PlPartId part, GArray *stresses);

/* Every driven leg of a part's outputs, stressed or not. */
void pl_circuit_add_legs (const PlCircuit *self, PlPartId part, GArray *legs);

/* Whether both are about the same two outputs fighting: each of the two has a stress of its own. */
gboolean pl_stress_is_same_fight (const PlStress *a, const PlStress *b);

/* Whether two fight that are too weak to harm each other, as microphones and pickups are. */
gboolean pl_stress_is_harmless (const PlCircuit *circuit, const PlStress *stress);

/* Outputs whose driver is in doubt, upstream of a signal, as ends (one per doubt): GArray PlEnd. */
GArray *pl_circuit_dup_doubts (const PlCircuit *self, PlPartId part,
                               guint16 signal) G_GNUC_WARN_UNUSED_RESULT;

/* Sets the driver used for a doubt (index into drivers; 0 is the expected one) and solves again.
 * Not part of the patch: callers set it back to 0. */
void pl_circuit_assume_driver (PlCircuit *self, PlEnd output, guint driver);

/* Sizes, for benchmarks and tests. */
typedef struct
{
  guint parts, islands, largest_island, nets, solved_islands; /* solved: by the last sync */
} PlCircuitStats;
PlCircuitStats pl_circuit_get_stats (const PlCircuit *self);

/* SPICE text that ngspice runs as it is: names jacks and contacts in comments, and prints the gain
 * of every programme at every sense as "part.signal <- programme" lines.  Free with g_free(). */
char *pl_circuit_dup_netlist (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
