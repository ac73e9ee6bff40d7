/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts: work that was not saved, written beside the saved files' way so that a crash or a power
 * cut loses no more than a moment.
 *
 * Each open patch has a draft of its own in the state folder (~/.local/state/patchlead/drafts): the
 * patch as text, behind lines that say to which file it belongs, what that held then, and how many
 * drafts were written before: order is by that count, since clocks are set back.  While a draft is
 * in use its lock is held; the system lets go of it however the program ends, so that a draft
 * whose lock is free was left behind and can be offered. */
#pragma once

#include "draw/library.h"

G_BEGIN_DECLS

typedef struct PlDraft PlDraft;

/* A draft that is not on disk yet; cannot fail: where nothing can be written, nothing is kept. */
PlDraft *pl_draft_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Lets go of it: what is on disk stays, and is offered by the next start. */
void pl_draft_free (PlDraft *self);

/* origin: the file that the patch was opened from, or NULL; print: what it held (disk.h), or NULL.
 * The old draft or the new one is on disk whatever happens. */
gboolean pl_draft_write (PlDraft *self, PlPatch *patch, const char *origin, const char *print,
                         GError **error);

/* It is not needed any more. */
void pl_draft_discard (PlDraft *self);

/* A draft that somebody left behind. */
typedef struct
{
  char *file;
  char *origin;  /* a path, or NULL */
  char *print;   /* of what that held when it was opened or saved, or NULL */
  char *title;   /* of the patch, or "" */
  guint64 count; /* drafts written before it; 0: it does not say */
  gint64 time;   /* when it was written, by the clock of then: seconds since 1970 */
} PlLostDraft;

/* GPtrArray of PlLostDraft, the latest first. What is no file, cannot be read or is no draft is
 * passed over. */
GPtrArray *pl_drafts_list (void) G_GNUC_WARN_UNUSED_RESULT;

/* Deletes a draft that was left behind. */
void pl_lost_draft_remove (const char *file);

/* One of them by its file, or NULL; pl_lost_draft_free(). */
PlLostDraft *pl_lost_draft_read (const char *file) G_GNUC_WARN_UNUSED_RESULT;
void pl_lost_draft_free (PlLostDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlLostDraft, pl_lost_draft_free)

G_END_DECLS
