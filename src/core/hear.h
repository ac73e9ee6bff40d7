/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From gains to labels: what a pair of ears, a stereo input or a mono input gets (section 8 of the
 * electrical model).  No words here: see words.h. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* X (id, code).  Codes are stable: they appear in JSON and tests. */
#define PL_LABELS(X)                                                                               \
  X (OK, "ok")                                                                                     \
  X (SILENT, "silent")                                                                             \
  X (ONE_EAR, "one-ear-only")                                                                      \
  X (MONO, "mono-both-ears")                                                                       \
  X (STEREO, "stereo")                                                                             \
  X (SWAPPED, "swapped")                                                                           \
  X (SPLIT, "split")                                                                               \
  X (OUT_OF_PHASE, "out-of-phase")                                                                 \
  X (CANCELLED, "cancelled")                                                                       \
  X (INVERTED, "inverted-polarity")                                                                \
  X (MONO_SUM, "mono-sum")                                                                         \
  X (ONE_SIDE, "one-side-only")                                                                    \
  X (ATTENUATED, "attenuated")                                                                     \
  X (LOPSIDED, "lopsided")                                                                         \
  X (CROSSTALK, "crosstalk")                                                                       \
  X (FIGHTING, "outputs-fighting")                                                                 \
  X (SHORTED, "output-shorted")                                                                    \
  X (OVERLOAD, "overload")                                                                         \
  X (UNSAFE, "unsafe")

typedef enum
{
#define X(id, code) PL_LABEL_##id,
  PL_LABELS (X)
#undef X
} PlLabel;

enum
{
#define X(id, code) +1
  PL_N_LABELS = 0 PL_LABELS (X)
#undef X
};

#define PL_LABEL_BIT(label) (1u << (label))

const char *pl_label_code (PlLabel label);

/* How good or bad a label is for a listener. */
typedef enum
{
  PL_GRADE_GOOD,
  PL_GRADE_NOTE,
  PL_GRADE_BAD,
  PL_GRADE_HARM
} PlGrade;

/* What one ear or input side gets. */
typedef struct
{
  guint n_heard;
  const PlHeard *heard; /* loudest first; owned by the verdict */
  guint n_members;      /* the first n of heard make up the mix; the rest is leakage */
} PlEar;

/* A side so much quieter than the other works badly: it is half as loud. */
#define PL_HALF_AS_LOUD_DB 10.0

typedef struct
{
  PlPartId part;
  guint16 group;    /* index into kind->groups */
  guint labels;     /* PL_LABEL_BIT()s */
  PlLabel headline; /* unsafe, else outputs fighting, else the signal label */
  PlGrade grade;
  gboolean connected; /* something sits in the jack */
  gboolean looped;
  gboolean is_mix; /* MONO_SUM, but of nothing that should be kept apart: no two sides of one */
  gboolean short_is_fine; /* only cold legs are shorted, and their makers say that is fine */
  double tilt_db;         /* LOPSIDED: by how much the left side is louder than the right */
  PlEar ear[2];           /* [1] unused unless the group is a pair */
} PlVerdict;

void pl_verdict_clear (PlVerdict *self);

/* Whether a programme is part of what is meant to be heard there, on either side. */
gboolean pl_verdict_plays (const PlVerdict *self, PlProgramme programme);

/* Whether what an ear hears at that index, of other gear than what is meant to be heard, is no more
 * than 30 dB below the loudest: in a mix it is not lost. */
gboolean pl_verdict_has_behind (const PlVerdict *self, guint ear, guint index);

/* One group of one part. Clear it after use. */
void pl_circuit_judge (const PlCircuit *self, PlPartId part, guint16 group, PlVerdict *verdict);

/* All listeners, and every connected input that no listener hears, in part order:
 * GArray of PlVerdict with clear function. */
GArray *pl_circuit_dup_verdicts (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

/* One outcome of a doubt.  The first one is the expected case. */
typedef struct
{
  PlEnd output;    /* whose driver is in doubt */
  PlDriver driver; /* in this case */
  PlVerdict verdict;
} PlOutcome;

/* Outputs whose driver is in doubt and that this group hears, as ends (one per doubt): GArray
 * PlEnd. */
GArray *pl_circuit_dup_group_doubts (const PlCircuit *self, PlPartId part,
                                     guint16 group) G_GNUC_WARN_UNUSED_RESULT;

/* Runs every plausible driver of the outputs that this group hears; GArray of PlOutcome with clear
 * function; empty when nothing is in doubt. The circuit is left as it was. */
GArray *pl_circuit_dup_outcomes (PlCircuit *self, PlPartId part,
                                 guint16 group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
