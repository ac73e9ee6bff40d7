/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Work on a shipment, one at a time: done at once for a bench that fits on a table, on a thread for
 * a larger one, so that the window never waits.  Unlike a question (thinking.h) it takes as long as
 * it takes. */
#pragma once

#include "app/shipment.h"

G_BEGIN_DECLS

typedef struct PlErrand PlErrand;

/* On the thread.  what: the errand's own part, which the result goes into.  When job->enough says
 * so nobody waits for the rest. */
typedef void (*PlErrandWork) (const PlExportJob *job, gpointer what);

/* In the main context, never after it was called back; may be called before pl_errand_send()
 * returns, and may free the errand.  Takes the shipment and what. */
typedef void (*PlErrandDone) (PlShipment *shipment, gpointer what, gpointer data);

/* free_what: in the main context, for an errand that was called back; it may borrow from the
 * shipment. */
PlErrand *pl_errand_new (PlErrandWork work, GDestroyNotify free_what, PlErrandDone done,
                         gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void pl_errand_free (PlErrand *self); /* calls back */

/* Calls back the last one.  Takes both. */
void pl_errand_send (PlErrand *self, PlShipment *shipment, gpointer what);
void pl_errand_call_back (PlErrand *self);

/* It is not worth going on: the work ends soon, and is done as ever. */
void pl_errand_stop (PlErrand *self);

gboolean pl_errand_is_under_way (const PlErrand *self);

G_END_DECLS
