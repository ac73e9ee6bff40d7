/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of core share: gear from data files, and short ways to edit a patch. */
#pragma once

#include "core/catalog.h"
#include "core/circuit.h"
#include "core/edit.h"
#include "core/ways.h"
#include "core/wiring.h"

G_BEGIN_DECLS

/* All gear of our data folder and of the truth cases; kept until the end of the process. */
PlCatalog *test_catalog (void);

/* Adds every file of a folder to it; they must be right. */
void test_add_gear (const char *folder, const char *suffix);

/* The kind must exist. */
PlKind *test_kind (const char *id);

/* File below the data folder; must exist. */
char *test_read_data (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* All *.suffix files of a folder, sorted; full paths. */
char **test_list_files (const char *folder, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
char *test_data_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* A patch from text; must be right. */
PlPatch *test_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
PlPatch *test_example (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Replaces *patch by the result of an edit, which must succeed. */
void test_apply (PlPatch **patch, const PlEdit *edit);
void test_add (PlPatch **patch, const char *kind);
void test_plug (PlPatch **patch, const char *from, const char *to);
void test_unplug (PlPatch **patch, const char *from);
PlEnd test_end (const PlPatch *patch, const char *text);

/* Any edit that a person could ask for, right or wrong; all by the seed. */
typedef struct
{
  PlEdit edit;
  char name[32];
} TestEdit;
void test_random_edit (GRand *rand, const PlPatch *patch, TestEdit *result);

/* A bench after many such edits, refused ones left out. */
PlPatch *test_random_bench (GRand *rand, guint n_edits) G_GNUC_WARN_UNUSED_RESULT;

/* Gain of a programme at a sense, both as "PART.SIGNAL"; 0 when it is not heard. */
double test_gain (const PlCircuit *circuit, const char *sense, const char *programme);

/* What the planner is asked for, with no wish; the wish by its id in the guide's page (NULL: none).
 */
PlGoal test_make_goal (PlKind *mixer, PlKind *amp) G_GNUC_WARN_UNUSED_RESULT;
void test_set_wish (PlGoal *goal, const char *wish);

/* There must be as many. */
const PlWay *test_get_way (const PlWays *ways, guint index);

gboolean test_has_remark (const PlWiring *wiring, PlRemarkCode code, guint line);

/* Runs test() in another locale; skips it where there is no such one. */
void test_in_locale (const char *name, void (*test) (void));

/* A text for people as it is in the C locale: numbers with a point, no marks around what is
 * isolated. */
char *test_dup_plain (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* The error must be there and hold every one of the words; clears it. */
void test_expect_error (GError **error, GQuark domain, int code, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
