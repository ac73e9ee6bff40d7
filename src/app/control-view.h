/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One knob, fader or switch: invisible over the painted one, so that keys and screen readers reach
 * it. */
#pragma once

#include "app/bench-view.h"

G_BEGIN_DECLS

#define PL_TYPE_CONTROL_VIEW (pl_control_view_get_type ())
G_DECLARE_FINAL_TYPE (PlControlView, pl_control_view, PL, CONTROL_VIEW, GtkWidget)

GtkWidget *pl_control_view_new (PlBenchView *bench, PlPartId part,
                                guint16 control) G_GNUC_WARN_UNUSED_RESULT;
guint16 pl_control_view_get_control (PlControlView *self);

/* Name and value from the patch as it is now. */
void pl_control_view_update (PlControlView *self);

G_END_DECLS
