/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide beside the bench: jack by jack, then the levels, then done.  One instruction at a time,
 * checked against the bench as it changes; a plug that is elsewhere is explained by what would be
 * heard.
 *
 * Signals: "back" (): to the ways; "leave" (); "turned" (has_steps: gboolean): another page. */
#pragma once

#include <adwaita.h>

#include "app/bench-view.h"
#include "draw/pages.h"

G_BEGIN_DECLS

#define PL_TYPE_GUIDE_BAR (pl_guide_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlGuideBar, pl_guide_bar, PL, GUIDE_BAR, GtkBox)

GtkWidget *pl_guide_bar_new (PlDocument *document, PlBenchView *bench) G_GNUC_WARN_UNUSED_RESULT;

/* Takes ways, of which way is one.  guide and questions (PlQuestion) are borrowed and must live
 * until pl_guide_bar_stop(); guide->page follows. */
void pl_guide_bar_start (PlGuideBar *self, PlWays *ways, const PlWay *way, PlGuide *guide,
                         GPtrArray *questions);
void pl_guide_bar_stop (PlGuideBar *self);

/* The way that is connected, or NULL; borrowed. */
const PlWay *pl_guide_bar_get_way (PlGuideBar *self);

G_END_DECLS
