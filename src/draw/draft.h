/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts: work that was not saved, written beside the saved files' way so that a crash or a power
 * cut loses no more than a moment.
 *
 * Each open patch has a draft of its own in the state folder (~/.local/state/patchlead/drafts): the
 * patch as text, behind a first line that names the file it belongs to.  While it is in use its
 * lock is held; the system lets go of it however the program ends, so that a draft whose lock is
 * free was left behind and can be offered. */
#pragma once

#include "draw/library.h"

G_BEGIN_DECLS

typedef struct PlDraft PlDraft;

/* A draft that is not on disk yet; cannot fail: where nothing can be written, nothing is kept. */
PlDraft *pl_draft_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Lets go of it: what is on disk stays, and is offered by the next start. */
void pl_draft_free (PlDraft *self);

/* origin: the file that the patch was opened from, or NULL.  The old draft or the new one is on
 * disk whatever happens. */
gboolean pl_draft_write (PlDraft *self, PlPatch *patch, const char *origin, GError **error);

/* It is not needed any more. */
void pl_draft_discard (PlDraft *self);

/* A draft that somebody left behind. */
typedef struct
{
  char *file;
  char *origin; /* or NULL */
  char *title;  /* of the patch, or "" */
  gint64 time;  /* when it was written: seconds since 1970 */
} PlLostDraft;

/* GPtrArray of PlLostDraft, the latest first. A file that cannot be read is passed over. */
GPtrArray *pl_drafts_list (void) G_GNUC_WARN_UNUSED_RESULT;

/* Deletes a draft that was left behind. */
void pl_lost_draft_remove (const char *file);

/* "/home/anna/show.patchlead" of a draft's file, or NULL; g_free(). */
char *pl_lost_draft_dup_origin (const char *file);

G_END_DECLS
