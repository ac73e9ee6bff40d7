/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of patches of one document and the place in it: undo and redo. */
#pragma once

#include "core/edit.h"

G_BEGIN_DECLS

typedef struct PlHistory PlHistory;

PlHistory *pl_history_new (PlPatch *first) G_GNUC_WARN_UNUSED_RESULT; /* takes a reference */
void pl_history_free (PlHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlHistory, pl_history_free)

PlPatch *pl_history_now (const PlHistory *self); /* borrowed */

/* One undo step, however many edits.  name: what it was, for "Undo NAME" ("Plug in TRS cable"). */
gboolean pl_history_commit (PlHistory *self, const PlEdit *edits, guint n_edits, const char *name,
                            GError **error);

/* As above, but replaces the current step when that has the same name and merge is TRUE (turning
 * a knob makes one step, not fifty). */
gboolean pl_history_commit_merged (PlHistory *self, const PlEdit *edits, guint n_edits,
                                   const char *name, GError **error);
void pl_history_end_merge (PlHistory *self);

/* A state that was made elsewhere (read anew from the file), as one step.  Takes a reference. */
void pl_history_commit_patch (PlHistory *self, PlPatch *patch, const char *name);

gboolean pl_history_can_undo (const PlHistory *self);
gboolean pl_history_can_redo (const PlHistory *self);
const char *pl_history_undo_name (const PlHistory *self); /* NULL when there is none */
const char *pl_history_redo_name (const PlHistory *self);
gboolean pl_history_undo (PlHistory *self);
gboolean pl_history_redo (PlHistory *self);

/* Marks the current state as the saved one. */
void pl_history_set_saved (PlHistory *self);

/* No state is the saved one: what came back from a draft. */
void pl_history_set_unsaved (PlHistory *self);
gboolean pl_history_is_saved (const PlHistory *self);

G_END_DECLS
