/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The planner of the guide: every way to get a mixer's sound into headphones, tried and ranked.
 *
 * pl_ways_new() pairs the outputs of a mixer with the inputs of a headphone amplifier by all cables
 * and adapters of a catalog, builds a patch of each, simulates it and reads verdicts, pros and cons
 * from the result; nothing is known about any piece of gear but its file.  A way's cost is the sum
 * of its terms: units (what is lacking, from the simulation) times the weight that the wish gives.
 *
 * Ways that take the same kind of output and do the same are one way: the cheapest stands in the
 * list and the others are its alternatives, each a complete PlWay.  Same goal, same ways.
 *
 * Sentences about ways are in words-ways.h. */
#pragma once

#include "core/catalog.h"
#include "core/edit.h"
#include "core/finding.h"
#include "core/question.h"

G_BEGIN_DECLS

enum
{
  PL_MAX_LISTENERS = 16,
  PL_MAX_WAY_JACKS = 2 /* left and right */
};

/* Size of a device's panel on the bench in px at 100 %, so that devices do not overlap. */
typedef void (*PlMeasure) (const PlKind *kind, double *width, double *height, gpointer data);

/* What is asked for.  Everything is borrowed for the time of the call. */
typedef struct
{
  PlCatalog *catalog; /* cables, adapters, and headphones where none are given */
  PlKind *mixer;
  PlKind *amp;            /* NULL: headphones straight into the mixer */
  PlKind **headphones;    /* n_headphones kinds, listeners take them in turn; NULL: generic ones */
  guint n_headphones;     /* 0: generic ones */
  guint n_listeners;      /* 1 to PL_MAX_LISTENERS; 0: two, or one where there is one output only */
  const char *const *own; /* ids of cables and adapters at hand, NULL-terminated; NULL: all */
  double weight[PL_N_TERMS];
  PlMeasure measure; /* NULL: sizes are guessed from the number of jacks */
  gpointer measure_data;
} PlGoal;

/* Weights of a wish page's choice; NULL: all 1, but stereo, which most people want, 8. */
void pl_goal_set_wish (PlGoal *self, const PlChoice *choice);

/* For and against.  Codes are stable: they appear in JSON and tests.
 * X (id, code, good): the arguments a fact carries are given behind each. */
#define PL_FACTS(X)                                                                                \
  X (STEREO, "stereo", TRUE)                /* everybody hears stereo */                           \
  X (CUSTOM_MIX, "custom-mix", TRUE)        /* control: one of the sends that decide the mix */    \
  X (OWN_VOLUME, "own-volume", TRUE)        /* control: of the mixer, for the headphones alone */  \
  X (OWN_KNOBS, "own-knobs", TRUE)          /* control: of the amp, the first listener's */        \
  X (ONE_CABLE, "one-cable", TRUE)          /* kind: that cable */                                 \
  X (PHONES_FREE, "phones-free", TRUE)      /* end: the mixer's phones jack that stays free */     \
  X (SAME_SOUND, "same-sound", TRUE)        /* as the recommended way, within 1 dB */              \
  X (ONE_EAR, "one-ear", FALSE)             /* number: listeners who hear in one ear only */       \
  X (NO_STEREO, "no-stereo", FALSE)         /* label: what it is instead; number of listeners */   \
  X (NOT_SEATED, "too-few-outputs", FALSE)  /* number: listeners left without a jack */            \
  X (NO_OWN_VOLUME, "no-own-volume", FALSE) /* control: the one that has to be used, if any */     \
  X (MOVES_SPEAKERS, "moves-speakers", FALSE) /* control: moves loudspeakers, too */               \
  X (SHARED_KNOB, "shared-knob", FALSE)       /* control, number of listeners who share it */      \
  X (AMPLIFIED_TWICE, "amplified-twice",                                                           \
     FALSE)                                   /* control: phones knob, number: keep it below, % */ \
  X (QUIETER, "quieter", FALSE)               /* number: dB below the loudest way */               \
  X (TWO_LEGS, "two-legs", FALSE)             /* number of legs */                                 \
  X (NEEDS_ADAPTER, "needs-adapter", FALSE)   /* kind */                                           \
  X (FOLLOWS_FADERS, "follows-faders", FALSE) /* control: a channel's fader moves the send */      \
  X (STRESS, "stress", FALSE)                 /* finding: index into the way's findings */         \
  X (DOUBT, "doubt", FALSE)                   /* end: output; label: what it may be instead */

typedef enum
{
#define X(id, code, good) PL_FACT_##id,
  PL_FACTS (X)
#undef X
} PlFactType;

enum
{
#define X(id, code, good) +1
  PL_N_FACTS = 0 PL_FACTS (X)
#undef X
};

const char *pl_fact_code (PlFactType type);
gboolean pl_fact_is_good (PlFactType type);

/* Arguments refer to parts of the way's patch. */
typedef struct
{
  PlFactType type;
  PlEnd end; /* a jack; or a control: part and, in connector, its index; part 0: none */
  PlLabel label;
  double number; /* unit: see above */
  PlKind *kind;  /* borrowed from the way's patch, or NULL */
  guint finding;
} PlFact;

/* One term of the cost. */
typedef struct
{
  PlTerm term;
  double units; /* ≥ 0: how much is lacking, from the simulation */
  double cost;  /* units × weight of the wish */
} PlWayTerm;

/* What somebody's ears get. */
typedef struct
{
  PlPartId part; /* the headphones */
  PlEnd outlet;  /* the jack they hang on, through an adapter or splitter perhaps; part 0: none */
  PlVerdict verdict; /* of a circuit of the way's patch */
} PlWayListener;

typedef enum
{
  PL_WAY_STEP_DOWN,   /* turn a knob down before anything is plugged */
  PL_WAY_STEP_PLUG,   /* push a plug in */
  PL_WAY_STEP_LISTEN, /* plug headphones, or what they hang on, in */
  PL_WAY_STEP_RAISE   /* turn a knob to where it should stand */
} PlWayStepType;

/* One thing to do, in the order that is safe: volumes down, inputs before outputs, headphones last,
 * then levels up from the mixer on.  Applying all of them to `start` gives `patch`. */
typedef struct
{
  PlWayStepType type;
  PlEdit edit; /* SET_CONTROL or PLUG; ids are those of the way's patch */
} PlWayStep;

/* A cable or adapter that is needed. */
typedef struct
{
  PlKind *kind; /* owned by the way */
  guint count;
  gboolean own; /* at hand */
} PlWayPart;

typedef enum
{
  PL_WAY_RECOMMENDED, /* the first: cheapest of those in which nothing works badly */
  PL_WAY_POSSIBLE,    /* does what was wished for, at a higher cost */
  PL_WAY_DISCOURAGED  /* works badly, or somebody has no stereo where another way gives it */
} PlWayStanding;

typedef struct PlWay PlWay;

struct PlWay
{
  char *id;       /* stable within the pair: "phones-input.trs-trs"; jacks and leads by id */
  PlPatch *patch; /* the whole bench: mixer, amp, leads, headphones */
  PlPatch *start; /* the same parts with everything unplugged, volumes as they were */

  PlPartId mixer, amp;             /* amp 0: there is none */
  guint n_outputs, n_inputs;       /* 1: one jack; 2: left and right; inputs 0: no amp */
  PlEnd outputs[PL_MAX_WAY_JACKS]; /* of the mixer */
  PlEnd inputs[PL_MAX_WAY_JACKS];  /* of the amp */
  GArray *leads;                   /* PlPartId: cables and adapters between the two */
  GArray *parts;                   /* PlWayPart: leads, and adapters of the headphones */
  GArray *listeners;               /* PlWayListener */
  GArray *findings;                /* PlFinding, worst first */
  GArray *steps;                   /* PlWayStep */

  PlWayTerm terms[PL_N_TERMS]; /* by PlTerm */
  double cost;                 /* their sum */
  GArray *pros, *cons;         /* PlFact, in the order of PL_FACTS */

  PlWayStanding standing;
  GArray *why_not; /* PlTerm: in which it costs more than the recommended one, dearest first */

  gboolean all_stereo;
  PlGrade worst;   /* of the findings */
  double level_db; /* what the first listener gets of the loudest programme; -INFINITY: nothing */

  GPtrArray *alternatives; /* PlWay: the same with other leads or from an equal jack, by cost;
                              their own alternatives are empty */
};

typedef struct
{
  GPtrArray
      *ways; /* PlWay: the recommended one, then the others by standing and cost; may be empty */
  guint n_tried; /* combinations of output, leads and input looked at */
  guint n_simulated;
} PlWays;

/* Never NULL. */
PlWays *pl_ways_new (const PlGoal *goal) G_GNUC_WARN_UNUSED_RESULT;
void pl_ways_free (PlWays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlWays, pl_ways_free)

/* A fact of that type among pros or cons, or NULL; borrowed. */
const PlFact *pl_way_find_fact (const PlWay *self, PlFactType type);

/* How many leads, adapters and such are not at hand. */
guint pl_way_count_to_buy (const PlWay *self);

const char *pl_way_standing_code (PlWayStanding standing);
const char *pl_way_step_code (PlWayStepType type);

G_END_DECLS
