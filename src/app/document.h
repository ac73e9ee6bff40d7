/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One open patch: its history, its file and its circuit.  The only place that changes the current
 * patch; views ask for edits and are told by "changed". */
#pragma once

#include <gio/gio.h>

#include "core/circuit.h"
#include "core/history.h"
#include "draw/library.h"

G_BEGIN_DECLS

#define PL_TYPE_DOCUMENT (pl_document_get_type ())
G_DECLARE_FINAL_TYPE (PlDocument, pl_document, PL, DOCUMENT, GObject)

/* An empty bench without a file. */
PlDocument *pl_document_new (PlLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

PlLibrary *pl_document_get_library (PlDocument *self);
PlPatch *pl_document_get_patch (PlDocument *self);
PlCircuit *pl_document_get_circuit (PlDocument *self); /* in step with the patch */
PlHistory *pl_document_get_history (PlDocument *self);
const char *pl_document_get_path (PlDocument *self); /* NULL: never saved */
char *pl_document_dup_title (PlDocument *self) G_GNUC_WARN_UNUSED_RESULT;

/* One undo step. A refusal emits "refused" with a sentence and changes nothing. merge: knobs. */
gboolean pl_document_commit (PlDocument *self, const PlEdit *edits, guint n_edits, const char *name,
                             gboolean merge);
void pl_document_undo (PlDocument *self);
void pl_document_redo (PlDocument *self);

/* What would be if the edits were made: a circuit that is valid until the next call, or NULL with
 * the reason. */
PlCircuit *pl_document_preview (PlDocument *self, const PlEdit *edits, guint n_edits,
                                GError **error);

gboolean pl_document_open (PlDocument *self, const char *path, GError **error);
/* Examples are opened without their name: saving asks for another place. */
gboolean pl_document_open_copy (PlDocument *self, const char *path, GError **error);
/* Work that was left behind: takes the place of what is here, unsaved, under its old path.  The
 * draft is this document's now. */
gboolean pl_document_restore (PlDocument *self, const char *draft, GError **error);

/* A bench that was made elsewhere (by the guide, for a lesson), without a file: takes the place of
 * what is here. */
void pl_document_take (PlDocument *self, PlPatch *patch);

/* Unsaved work is kept in a draft (draft.h) at most a second behind; this says it is not wanted. */
void pl_document_discard_draft (PlDocument *self);

/* How the person looks at it: kept in the file at the next save, never a step to undo. */
void pl_document_set_view (PlDocument *self, PlView view);
gboolean pl_document_save (PlDocument *self, const char *path, GError **error);

G_END_DECLS
