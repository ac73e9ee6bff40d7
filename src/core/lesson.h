/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lessons: a bench, a task in words, and what must be heard in the end.  Read from
 * data/lessons/ID.lesson, beside the bench ID.patchlead; a teacher writes both without code.
 *
 * Nothing about an answer is stored but what ears must get: what a learner built is simulated, and
 * so are hints and the solution, which say a wiring and are tested against the circuit.
 *
 * A wiring is a list of leads, "CABLE: END > DEVICE/JACK, END > DEVICE/JACK": the cable's id, its
 * ends and jacks by id, devices by the names they have on the bench.  It is tried on the bench
 * without the cables that a learner may use; other ones (a microphone's) stay. */
#pragma once

#include "core/catalog.h"
#include "core/finding.h"
#include "core/keyfile.h"

G_BEGIN_DECLS

/* What must be so in the end: what somebody hears, what an input gets, or how bad the worst
 * finding may be. */
typedef struct
{
  char *id;
  char *text;    /* "Anna hears stereo." */
  char *device;  /* by its name on the bench; NULL: the goal is about findings */
  char *jack;    /* id of an input of it; NULL: its ears */
  guint labels;  /* PL_LABEL_BIT()s of which the headline must be one */
  char *plays;   /* id of the bus that must be the loudest in the first ear, or NULL */
  PlGrade worst; /* without a device: findings up to this grade */
} PlGoalpost;

typedef struct
{
  char *text;
  char **wiring; /* what the hint is about, or NULL */
  PlLabel gives; /* what the device of a goal gets with that wiring */
  guint goal;    /* its index */
} PlHint;

typedef struct
{
  char *id;
  char *title;
  char *text; /* the task */
  int order;
  char **cables;   /* ids of those that may be used; NULL: all */
  GArray *goals;   /* PlGoalpost, at least one; the first has a device */
  GArray *hints;   /* PlHint, in the order in which they are given */
  char **solution; /* wiring */
} PlLesson;

enum
{
  PL_FULL_SCORE = 100,
  PL_HINT_COST = 15,  /* for each hint that was asked for */
  PL_CHECK_COST = 10, /* for each check that was not passed */
  PL_LEAST_SCORE = 10 /* for who got there at all */
};

/* NULL with PL_FILE_ERROR that names file, place and remedy. */
PlLesson *pl_lesson_parse (const char *text, gssize length, const char *name,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the person's language in the place of what the file says: for shipped lessons. */
void pl_lesson_translate (PlLesson *self);
void pl_lesson_free (PlLesson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlLesson, pl_lesson_free)

/* The bench with the learner's cables taken away and this wiring made.  NULL with a sentence that
 * says which lead cannot be. */
PlPatch *pl_lesson_wire (const PlLesson *self, PlPatch *bench, const PlCatalog *catalog,
                         const char *const *wiring, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a goal is reached.  findings: of the circuit. */
gboolean pl_lesson_is_reached (const PlLesson *self, guint goal, const PlCircuit *circuit,
                               const GArray *findings);

/* What the device of a goal gets; FALSE when it is not on the bench (or the goal has none). */
gboolean pl_lesson_judge (const PlLesson *self, guint goal, const PlCircuit *circuit,
                          PlVerdict *verdict);

/* The first cable that may not be used and was not on the bench from the start; 0: none. */
PlPartId pl_lesson_find_foreign (const PlLesson *self, const PlPatch *bench, const PlPatch *patch);

/* Whether the lesson keeps what it says: its solution reaches every goal with cables that may be
 * used, the bench does not reach all of them from the start, hints are true.  Sentences; none: all
 * is well. */
GPtrArray *pl_lesson_check (const PlLesson *self, PlPatch *bench,
                            const PlCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;

guint pl_lesson_score (guint hints, guint failed_checks);

G_END_DECLS
