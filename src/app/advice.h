/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Repairs for the bench as it is, found without the window having to wait (thinking.h). */
#pragma once

#include "core/repair.h"
#include "draw/library.h"

G_BEGIN_DECLS

typedef struct PlAdvice PlAdvice;

/* Called in the main context whenever repairs were found; never after pl_advice_free(). */
typedef void (*PlAdviceReady) (PlAdvice *advice, gpointer data);

PlAdvice *pl_advice_new (PlAdviceReady ready, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void pl_advice_free (PlAdvice *self);

/* Looks for repairs of the circuit's patch; what was asked for before is forgotten. */
void pl_advice_ask (PlAdvice *self, PlCircuit *circuit, PlLibrary *library);

/* What was asked for is not wanted any more. */
void pl_advice_forget (PlAdvice *self);

/* Of the patch last asked for, or NULL while they are looked for.  Borrowed. */
const PlRepairs *pl_advice_get_repairs (const PlAdvice *self);

G_END_DECLS
