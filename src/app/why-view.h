/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The why as a drawing, in the pane: pointing at a conductor lights its cable on the bench. */
#pragma once

#include <gtk/gtk.h>

#include "core/hear.h"

G_BEGIN_DECLS

/* Of one listener.  A copy: the circuit may change afterwards.  Lights by the action "win.light"
 * (part id, 0 for none). */
GtkWidget *pl_why_view_new (const PlCircuit *circuit,
                            const PlVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
