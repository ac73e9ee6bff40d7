/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a bench has come towards a way of the planner: which steps are done, which plugs sit
 * where the plan has none, and what would be heard if the rest were done around them.
 *
 * Parts of the plan are found on the bench by what they are and where they are plugged, not by
 * number: another cable of the same kind, the other end of a symmetric one, and the next person's
 * headphones do as well. */
#pragma once

#include "core/ways.h"

G_BEGIN_DECLS

typedef struct PlProgress PlProgress;

/* A plug that sits where the plan has none. */
typedef struct
{
  PlEnd plug, socket; /* on the bench */
  PlEnd planned;      /* the socket that the plan has for it, on the bench; part 0: none */
  gboolean half_in;   /* the right socket, but only to the first click */
} PlMisplaced;

/* Never NULL; both are borrowed for the time of the call only. */
PlProgress *pl_progress_new (const PlWay *way, const PlPatch *patch) G_GNUC_WARN_UNUSED_RESULT;
void pl_progress_free (PlProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlProgress, pl_progress_free)

gboolean pl_progress_is_done (const PlProgress *self, guint step);

/* The first step of way->steps that is not done, or their number. */
guint pl_progress_next (const PlProgress *self);

/* GArray of PlMisplaced; borrowed. */
const GArray *pl_progress_get_misplaced (const PlProgress *self);

/* The part that stands for one of the plan, or 0 when there is none. */
PlPartId pl_progress_find_part (const PlProgress *self, PlPartId planned);

/* Both ends of a step as they are on the bench: from's part is 0 when the lead is missing.  FALSE
 * for steps that turn a knob. */
gboolean pl_progress_find_ends (const PlProgress *self, guint step, PlEnd *from, PlEnd *to);

/* What does that step on this bench: GArray of PlEdit, ids and kinds borrowed from way.  A plug in
 * the way comes out.  Empty when gear of the plan was taken away. */
GArray *pl_progress_dup_edits (const PlProgress *self, const PlWay *way, const PlPatch *patch,
                               guint step) G_GNUC_WARN_UNUSED_RESULT;

/* The bench with every other step done, as far as that goes around what is misplaced. */
PlPatch *pl_progress_foresee (const PlWay *way, PlPatch *patch) G_GNUC_WARN_UNUSED_RESULT;

/* Leads of the plan's kinds that lie loose and are not needed any more: GArray of PlEdit. */
GArray *pl_progress_dup_leftovers (const PlProgress *self, const PlWay *way,
                                   const PlPatch *patch) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a lead can be turned round: two ends that are alike in shape and wiring. */
gboolean pl_kind_ends_are_alike (const PlKind *kind, guint16 a, guint16 b);

G_END_DECLS
