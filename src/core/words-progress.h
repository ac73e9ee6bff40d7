/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about a bench that is on its way to a plan.  Free with g_free(). */
#pragma once

#include "core/circuit.h"
#include "core/progress.h"

G_BEGIN_DECLS

/* "This plug is in MON SEND of the mixer; the plan has it in PHONES." */
char *pl_words_misplaced (const PlPatch *patch,
                          const PlMisplaced *misplaced) G_GNUC_WARN_UNUSED_RESULT;

/* What would be heard if the rest were done as planned, or that it is the same as planned: foreseen
 * is a circuit of pl_progress_foresee(); same: whether the plan gives the same. */
char *pl_words_foreseen (const PlWay *way, const PlCircuit *foreseen,
                         gboolean *same) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
