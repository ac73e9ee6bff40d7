/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about symptoms and suspects.  All results that are not const are free with g_free(). */
#pragma once

#include "core/diagnosis.h"
#include "core/words.h"

G_BEGIN_DECLS

/* "Only the left ear" */
const char *pl_words_symptom (PlSymptom symptom);

/* "The plug in HM-4 INPUT is not pushed fully home." */
char *pl_words_cause (const PlPatch *patch, const PlCause *cause) G_GNUC_WARN_UNUSED_RESULT;

/* What somebody can do in a minute to know: "Push it until it clicks …" */
char *pl_words_suspect_test (const PlPatch *patch,
                             const PlSuspect *suspect) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
