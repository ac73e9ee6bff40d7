/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diagnosis, symptom first: the bench is wired as drawn, and yet somebody hears it otherwise.
 *
 * Every single fault that may have happened is simulated: a plug half in or out, a knob at zero, a
 * switch, a lead of another kind, a wrong jack, plugs exchanged, a conductor broken, two that
 * touch. Those that give exactly what was heard are listed by suspect, that is by what one test in
 * one minute can clear: a lead, a plug, a knob.  Likeliest first: how usual such a fault is, shared
 * among the suspects of its type.
 *
 * Sentences about suspects are in words-diagnosis.h. */
#pragma once

#include "core/catalog.h"
#include "core/edit.h"
#include "core/hear.h"

G_BEGIN_DECLS

/* What may be heard instead of what should be.  X (id, code); codes are stable. */
#define PL_SYMPTOMS(X)                                                                             \
  X (NOTHING, "nothing")                                                                           \
  X (ONLY_LEFT, "only-left")                                                                       \
  X (ONLY_RIGHT, "only-right")                                                                     \
  X (HOLLOW, "hollow")          /* thin; voices in the middle are gone */                          \
  X (SWAPPED, "swapped")        /* left and right exchanged */                                     \
  X (NO_STEREO, "no-stereo")    /* the same in both ears, or half of the stereo mix */             \
  X (OTHER, "something-else")   /* another programme */                                            \
  X (LEAK, "something-besides") /* another programme as well */                                    \
  X (QUIET, "quiet")            /* 6 dB or more below what it should be */                         \
  X (DISTORTED, "distorted")                                                                       \
  X (HUM, "hum")                                                                                   \
  X (HALF_IN, "only-half-in") /* right only while a plug is pulled out a little */

typedef enum
{
#define X(id, code) PL_SYMPTOM_##id,
  PL_SYMPTOMS (X)
#undef X
} PlSymptom;

enum
{
#define X(id, code) +1
  PL_N_SYMPTOMS = 0 PL_SYMPTOMS (X)
#undef X
};

#define PL_SYMPTOM_BIT(symptom) (1u << (symptom))

const char *pl_symptom_code (PlSymptom symptom);
gboolean pl_symptom_parse (const char *code, PlSymptom *symptom);

/* Those that can be told of ears that are a pair, or of one ear or loudspeaker: PL_SYMPTOM_BIT()s.
 */
guint pl_symptoms_of (gboolean is_pair);

/* What one listener reports.  symptoms 0: all is well there. */
typedef struct
{
  PlPartId part;
  guint16 group;
  guint symptoms; /* PL_SYMPTOM_BIT()s */
} PlComplaint;

/* What can be wrong.  X (id, code, how usual) */
#define PL_CAUSES(X)                                                                               \
  X (HALF_IN, "plug-half-in", 3.0)                                                                 \
  X (OUT, "plug-out", 2.0)                                                                         \
  X (KNOB, "knob-down", 2.5)                                                                       \
  X (SWITCH, "switch", 2.0)                                                                        \
  X (LEAD, "wrong-lead", 2.0)                                                                      \
  X (JACK, "wrong-jack", 2.0)                                                                      \
  X (EXCHANGED, "plugs-exchanged", 1.5)                                                            \
  X (BROKEN, "broken", 2.0)                                                                        \
  X (SHORT, "touching", 0.7)

typedef enum
{
#define X(id, code, usual) PL_CAUSE_##id,
  PL_CAUSES (X)
#undef X
} PlCauseType;

enum
{
#define X(id, code, usual) +1
  PL_N_CAUSES = 0 PL_CAUSES (X)
#undef X
};

const char *pl_cause_code (PlCauseType type);
gboolean pl_cause_is_about_plug (PlCauseType type); /* a look at it and its jack tells */

enum
{
  PL_MAX_CAUSE_EDITS = 3
};

/* One fault that gives what was heard. */
typedef struct
{
  PlCauseType type;
  PlPartId part;                /* the lead; KNOB, SWITCH: the device */
  PlEnd plug, jack;             /* HALF_IN, OUT, JACK, EXCHANGED: as drawn */
  PlEnd other_plug, other_jack; /* JACK: where it may sit; EXCHANGED: the other one */
  guint16 control;
  double value;                     /* KNOB, SWITCH: where it may stand */
  PlKind *kind;                     /* LEAD: what it may be; owned */
  PlFault fault;                    /* BROKEN, SHORT */
  double agrees;                    /* 1: gives just what was told; less: something besides */
  PlEdit edits[PL_MAX_CAUSE_EDITS]; /* to the patch as drawn; kinds are borrowed from kind */
  guint n_edits;
} PlCause;

/* What one test clears. */
typedef struct
{
  GArray *causes; /* PlCause: the same plug, lead, control or pair of plugs; the likeliest first */
  double likely;  /* re the others; adds up to 1 */
} PlSuspect;

typedef struct
{
  PlPatch *patch;
  gboolean as_drawn;   /* nothing need be broken: the bench as drawn gives that */
  GPtrArray *suspects; /* PlSuspect, likeliest first */
  guint n_tried;
} PlDiagnosis;

/* The circuit is in step with its patch and left as it was.  enough: see patience.h.  Never NULL.
 */
PlDiagnosis *pl_diagnosis_new (PlCircuit *circuit, const PlCatalog *catalog,
                               const PlComplaint *complaints, guint n_complaints,
                               const gint *enough) G_GNUC_WARN_UNUSED_RESULT;
void pl_diagnosis_free (PlDiagnosis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlDiagnosis, pl_diagnosis_free)

/* What a listener would report of another bench: `should` is the verdict of the bench as drawn.
 * hum: whether to look for hum, which takes longer.  HALF_IN is never among them. */
guint pl_circuit_get_symptoms (PlCircuit *circuit, const PlVerdict *should, gboolean hum);

G_END_DECLS
