/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one listener hears: names, both ears around a head, the sentence, and what to do next. */
#pragma once

#include <gtk/gtk.h>

#include "app/listening.h"
#include "core/circuit.h"

G_BEGIN_DECLS

/* Whether an earlier one of the verdicts tells the same: four hosts who hear the same need one
 * card, not four. */
gboolean pl_listener_is_repeated (const PlCircuit *circuit, const GArray *verdicts, guint index);

/* verdicts: PlVerdict; the names of all who hear what the one at index hears stand on the card, an
 * empty vertical box. */
void pl_listener_fill_card (GtkWidget *card, PlListening *listening, const PlCircuit *circuit,
                            const GArray *verdicts, guint index, const GArray *findings);

/* On that card: who hears nothing because something is not plugged in is told what to do next. */
void pl_listener_add_next_step (GtkWidget *card, const PlCircuit *circuit,
                                const PlVerdict *verdict);

G_END_DECLS
