/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The why as a drawing: where everything of one listener's path is, from the output stages at the
 * top to the ears at the bottom.  Wide drawings put their hops side by side.  No painting here; see
 * paint-why.h.  A copy: it outlives the circuit. */
#pragma once

#include "core/path.h"
#include "draw/curve.h"

G_BEGIN_DECLS

enum
{
  PL_WHY_MIN_WIDTH = 320
};

typedef struct PlWhy PlWhy;

/* width: px that there are; less than PL_WHY_MIN_WIDTH is taken as that. */
PlWhy *pl_why_new (const PlCircuit *circuit, PlPartId part, guint16 group,
                   double width) G_GNUC_WARN_UNUSED_RESULT;
void pl_why_free (PlWhy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlWhy, pl_why_free)

double pl_why_get_width (const PlWhy *self);
double pl_why_get_height (const PlWhy *self);

/* Something that conducts, to be lit on the bench. */
typedef struct
{
  PlPartId part;
  guint16 conductor; /* of a cable; PL_NO_INDEX: a contact of a jack or captive plug … */
  guint16 connector; /* … this one; of cables, the end that is nearest */
  PlContact contact;
} PlWhyConductor;

gboolean pl_why_conductor_equal (const PlWhyConductor *a, const PlWhyConductor *b);

/* What is drawn at a point; FALSE when nothing that conducts is. */
gboolean pl_why_pick (const PlWhy *self, PlPoint point, PlWhyConductor *found);

/* Every conductor of a cable or captive lead that is drawn, from top to bottom; and a point at
 * which it can be picked.  Borrowed. */
const PlWhyConductor *pl_why_get_conductors (const PlWhy *self, guint *n_conductors);
PlPoint pl_why_get_spot (const PlWhy *self, guint conductor);

/* The same as lines of text, for those who do not see it.  Free with g_free(). */
char *pl_why_dup_description (const PlWhy *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
