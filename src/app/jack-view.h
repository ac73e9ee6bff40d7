/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One jack: a tiny focusable widget with a name, so that keys and screen readers reach it. */
#pragma once

#include "app/bench-view.h"

G_BEGIN_DECLS

#define PL_TYPE_JACK_VIEW (pl_jack_view_get_type ())
G_DECLARE_FINAL_TYPE (PlJackView, pl_jack_view, PL, JACK_VIEW, GtkWidget)

GtkWidget *pl_jack_view_new (PlBenchView *bench, PlEnd jack) G_GNUC_WARN_UNUSED_RESULT;
PlEnd pl_jack_view_get_end (PlJackView *self);
/* What its tooltip says. */
char *pl_jack_view_dup_tip (PlJackView *self) G_GNUC_WARN_UNUSED_RESULT;

/* Name, description and state from the circuit as it is now. */
void pl_jack_view_update (PlJackView *self);

G_END_DECLS
