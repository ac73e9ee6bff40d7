/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gear described by ticking: a few answers become a device file.  What was not answered ("not
 * sure") is written as such: all plausible drivers are listed, every figure is marked as assumed.
 */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

/* How outputs are driven, as far as the person knows.  X (id, name in files) */
#define PL_GUESSES(X)                                                                              \
  X (NOT_SURE, "not-sure")                                                                         \
  X (UNBALANCED, "unbalanced")                                                                     \
  X (IMPEDANCE_BALANCED, "impedance-balanced")                                                     \
  X (BALANCED, "balance"                                                                           \
               "d")

typedef enum
{
#define X(id, name) PL_GUESS_##id,
  PL_GUESSES (X)
#undef X
      PL_N_GUESSES
} PlGuess;

/* Main outputs of a mixer. */
#define PL_MAINS(X)                                                                                \
  X (NONE, "none") X (JACKS, "jacks") X (XLR, "xlr") X (BOTH, "both") X (RCA, "rca")

typedef enum
{
#define X(id, name) PL_MAINS_##id,
  PL_MAINS (X)
#undef X
      PL_N_MAINS
} PlMains;

/* Inputs of a headphone amplifier. */
#define PL_AMP_INPUTS(X)                                                                           \
  X (STEREO_JACK, "stereo-jack")                                                                   \
  X (TWO_JACKS, "two-jacks") X (TWO_XLR, "two-xlr") X (MINI, "mini") X (RCA, "rca")

typedef enum
{
#define X(id, name) PL_AMP_INPUT_##id,
  PL_AMP_INPUTS (X)
#undef X
      PL_N_AMP_INPUTS
} PlAmpInput;

/* What a single jack is for.  X (id, name in files) */
#define PL_JACK_USES(X)                                                                            \
  X (NOT_SURE, "not-sure")     /* a hole: nothing is said about it */                              \
  X (OUT_STEREO, "out-stereo") /* both sides of the mix, on tip and ring */                        \
  X (OUT_LEFT, "out-left")                                                                         \
  X (OUT_LEFT_MONO, "out-left-mono") /* both sides while the right one is empty: "L / MONO" */     \
  X (OUT_RIGHT, "out-right")                                                                       \
  X (OUT_SEND, "out-send")   /* a mix of its own */                                                \
  X (IN_STEREO, "in-stereo") /* both sides, on tip and ring */                                     \
  X (IN_LEFT, "in-left")                                                                           \
  X (IN_RIGHT, "in-right")                                                                         \
  X (IN_MONO, "in-mono")

typedef enum
{
#define X(id, name) PL_JACK_##id,
  PL_JACK_USES (X)
#undef X
      PL_N_JACK_USES
} PlJackUse;

/* What it looks like; names as in device files. */
#define PL_JACK_FORMS(X)                                                                           \
  X (TRS, "trs")                                                                                   \
  X (TS, "ts")                                                                                     \
  X (MINI, "mini-trs") X (XLR_MALE, "xlr-male") X (XLR_FEMALE, "xlr-female") X (RCA, "rca")

typedef enum
{
#define X(id, name) PL_FORM_##id,
  PL_JACK_FORMS (X)
#undef X
      PL_N_JACK_FORMS
} PlJackForm;

enum
{
  PL_DESCRIBED_MAX = 16 /* of anything that is counted */
};

/* One jack on its own. */
typedef struct
{
  char *label; /* as printed on the gear */
  PlJackForm form;
  PlJackUse use;
  PlGuess guess; /* how it is driven, or reads; stereo jacks leave no choice */
} PlDescribedJack;

typedef struct
{
  char *name, *maker;  /* maker: NULL or "" when it is not known */
  PlCategory category; /* MIXER, INTERFACE, HEADPHONE_AMP, SPLITTER, PROCESSOR, PLAYER or
                          INSTRUMENT; the last three have single jacks only */
  /* mixers and interfaces */
  guint n_mics, n_stereo_inputs, n_aux, n_fx, n_phones;
  PlMains mains;
  gboolean control_room;
  PlGuess mains_guess, sends_guess;
  /* headphone amplifiers and splitters: n_phones, too */
  PlAmpInput input;
  gboolean volumes;

  GArray *jacks; /* PlDescribedJack: what the sets above leave out; amplifiers: outputs only */
} PlDescription;

/* What a person most likely has; free with pl_description_clear(). */
void pl_description_init (PlDescription *self, PlCategory category);
void pl_description_clear (PlDescription *self);

void pl_description_add_jack (PlDescription *self, const char *label, PlJackForm form,
                              PlJackUse use, PlGuess guess);

/* "my-mixer" from maker and name; never empty. */
char *pl_description_dup_id (const PlDescription *self) G_GNUC_WARN_UNUSED_RESULT;

/* The device file.  It holds the answers, too, in a comment. */
char *pl_description_dup_file (const PlDescription *self) G_GNUC_WARN_UNUSED_RESULT;

/* The answers back from such a file; FALSE when it was written in another way. */
gboolean pl_description_parse (PlDescription *self, const char *text);

G_END_DECLS
