/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide up to the choice of a way: what is asked comes from data/questions, one file of code
 * for each sort of question.  Answers are kept on disk as they are given.
 *
 * Signals: "leave" (); "connect" (way: PlWay *, of pl_guide_page_take_ways(); again: gboolean,
 * whether somebody comes back to it). */
#pragma once

#include <adwaita.h>

#include "draw/pages.h"

G_BEGIN_DECLS

#define PL_TYPE_GUIDE_PAGE (pl_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (PlGuidePage, pl_guide_page, PL, GUIDE_PAGE, GtkBox)

GtkWidget *pl_guide_page_new (PlLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the page that is to be answered now: where the person left.  Beyond the ways, "connect" is
 * emitted at once. */
void pl_guide_page_enter (PlGuidePage *self);

/* Back to the ways, from the bench. */
void pl_guide_page_show_ways (PlGuidePage *self);

/* All ways that were shown; the page forgets them. */
PlWays *pl_guide_page_take_ways (PlGuidePage *self) G_GNUC_WARN_UNUSED_RESULT;

PlGuide *pl_guide_page_get_guide (PlGuidePage *self);       /* borrowed */
GPtrArray *pl_guide_page_get_questions (PlGuidePage *self); /* PlQuestion; borrowed */

G_END_DECLS
