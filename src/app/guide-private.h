/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of the guide's page: shared by guide-*.c only. */
#pragma once

#include "app/guide-page.h"

G_BEGIN_DECLS

struct _PlGuidePage
{
  GtkBox parent_instance;

  PlLibrary *library;
  GPtrArray *questions; /* PlQuestion */
  PlGuide *guide;
  guint index; /* of the question that is shown */

  GtkWidget *scroller, *clamp, *step, *title, *text, *body;
  GtkWidget *back, *next;

  PlWays *ways;        /* of the answers; NULL: not asked for yet */
  GPtrArray *compared; /* PlWay: those that are ticked, two at most */
};

/* Each makes the body of a page. */
GtkWidget *pl_guide_make_wish (PlGuidePage *self, const PlQuestion *question);
GtkWidget *pl_guide_make_gear (PlGuidePage *page, const PlQuestion *question);
GtkWidget *pl_guide_make_cables (PlGuidePage *self);
GtkWidget *pl_guide_make_ways (PlGuidePage *self);

/* An answer was given: it is kept, and the button for the next page follows. */
void pl_guide_page_answered (PlGuidePage *self);
void pl_guide_page_go_on (PlGuidePage *self);

/* The answer of a page for gear, or NULL for a role nobody knows. */
char **pl_guide_page_get_gear (PlGuidePage *self, const PlQuestion *question);

/* Plans when that was not done yet; never NULL. */
const PlWays *pl_guide_page_plan (PlGuidePage *self);

/* guide-compare.c: two ways beside each other in a window. */
void pl_guide_compare (GtkWindow *parent, const PlWay *left, const PlWay *right);

/* Lines with a sign before each: pros and cons. */
void pl_guide_add_facts (GtkWidget *box, const PlWay *way, const GArray *facts, const char *sign);

/* "1 × TRS cable (at hand)", a line for each. */
void pl_guide_add_parts (GtkWidget *box, const PlWay *way);

/* The pill of what its listeners hear. */
GtkWidget *pl_guide_make_result (const PlWay *way);

G_END_DECLS
