/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What two ears would hear, as sound: every programme gets material of its own, mixed with the
 * gains that were solved, sign included.
 *
 * Levels are those of the explanation: 0 dB re a programme's EMF plays at a peak of -6 dBFS, or, if
 * a correct connection would give more than that, such a connection does.  Nothing ever exceeds
 * -3 dBFS.  Numbers only: no files, no devices. */
#pragma once

#include "core/hear.h"
#include "core/phrase.h"

G_BEGIN_DECLS

/* X (id, code): what a programme is played with. */
#define PL_MATERIALS(X)                                                                            \
  X (LEFT, "left")   /* of the stereo phrase: voice, drums, strings */                             \
  X (RIGHT, "right") /* voice, drums, electric piano */                                            \
  X (MONO, "mono")   /* half of left and right together */                                         \
  X (AUX_1, "aux-1") /* other balances: mostly voice */                                            \
  X (AUX_2, "aux-2") /* mostly strings */                                                          \
  X (AUX_3, "aux-3") /* mostly electric piano */                                                   \
  X (AUX_4, "aux-4") /* mostly drums */                                                            \
  X (VOICE, "voice") /* a microphone: the voice alone */                                           \
  X (PLUCK, "pluck") /* instruments */                                                             \
  X (BELL, "bell")

typedef enum
{
#define X(id, code) PL_MATERIAL_##id,
  PL_MATERIALS (X)
#undef X
} PlMaterial;

const char *pl_material_code (PlMaterial material);

/* One programme in one ear. */
typedef struct
{
  PlProgramme programme;
  PlMaterial material;
  guint key;   /* below PL_PHRASE_KEYS */
  double gain; /* with sign, re full level */
} PlListenPart;

/* What to mix. */
typedef struct
{
  double reference; /* gains re EMF are divided by this; ≥ 1 */
  GArray *ears[2];  /* PlListenPart */
  double hum[2];    /* amplitude of mains hum; 0: none */
} PlListenPlan;

void pl_listen_plan_clear (PlListenPlan *self);

/* Plans a verdict; a listener with one ear is put into both.  findings: PlFinding, for hum; may be
 * NULL. Clear it after use. */
void pl_listen_plan (const PlCircuit *circuit, const PlVerdict *verdict, const GArray *findings,
                     PlListenPlan *plan);

/* Mixes it: PL_PHRASE_FRAMES frames of left and right, a closed ring.  Free with g_free(). */
float *pl_listen_dup_pcm (PlPhrase *phrase, const PlListenPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

/* Listeners that can be listened to, as verdicts: headphones and loudspeakers, in part order.
 * GArray of PlVerdict with clear function. */
GArray *pl_circuit_dup_listeners (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
