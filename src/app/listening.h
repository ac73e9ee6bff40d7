/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Hearing what a listener would hear: buttons for the pane, and the player behind them.  While it
 * plays, the sound follows the bench. */
#pragma once

#include <gtk/gtk.h>

#include "core/listen.h"

G_BEGIN_DECLS

typedef struct PlListening PlListening;

PlListening *pl_listening_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pl_listening_free (PlListening *self); /* falls silent */

/* A toggle for one listener.  What goes wrong is told by the action "win.tell".  Of use as long as
 * self is. */
GtkWidget *pl_listening_new_button (PlListening *self, const PlCircuit *circuit,
                                    const PlVerdict *verdict,
                                    const GArray *findings) G_GNUC_WARN_UNUSED_RESULT;

/* A toggle for what the listener would hear on another bench: the circuit is that of a repair.  It
 * falls silent when the buttons are made anew. */
GtkWidget *pl_listening_new_repaired_button (PlListening *self, PlCircuit *circuit,
                                             const PlVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

/* After all buttons were made anew: goes on with what the listener hears now, or stops when there
 * is no such listener any more. */
void pl_listening_follow (PlListening *self, const PlCircuit *circuit, const GArray *findings);

G_END_DECLS
