/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One question about a bench at a time, answered at once for what fits on a table, on a thread for
 * larger benches, so that the window never waits.  A question that is withdrawn, or that takes too
 * long, is not thought about any further. */
#pragma once

#include "core/catalog.h"
#include "core/circuit.h"
#include "core/owned.h"
#include "draw/library.h"

G_BEGIN_DECLS

typedef struct PlThinking PlThinking;

/* Whether a question about this bench goes to the thread, and all that is said about a change may
 * come when a frame has shown the change itself. */
gboolean pl_thinking_takes_long (const PlCircuit *circuit);

/* On the thread.  circuit: of the bench that was asked about, to be left as it was; what: the
 * question's own part; enough: core/patience.h.  Returns the answer, never NULL. */
typedef gpointer (*PlThink) (PlCircuit *circuit, const PlCatalog *catalog, const PlOwned *owned,
                             gconstpointer what, const gint *enough);

/* In the main context, never after withdrawal; may be called before pl_thinking_ask() returns.
 * Takes the answer. */
typedef void (*PlAnswered) (gpointer answer, gpointer data);

/* free_answer: for those that nobody wants any more. */
PlThinking *pl_thinking_new (PlThink think, GDestroyNotify free_answer, PlAnswered answered,
                             gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void pl_thinking_free (PlThinking *self); /* withdraws */

/* Withdraws the last question and asks this one, about the bench that the circuit follows; takes
 * what (free_what may be NULL).  library: NULL for questions that are about no other gear. */
void pl_thinking_ask (PlThinking *self, PlCircuit *circuit, PlLibrary *library, gpointer what,
                      GDestroyNotify free_what);
void pl_thinking_withdraw (PlThinking *self);

G_END_DECLS
