/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One open patch: its history, its file and its circuit.  The only place that changes the current
 * patch; views ask for edits and are told by "changed".  "refused" has a sentence about something
 * that was not done; "disk" says that another program did something to the file. */
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

/* What a file that is made of it is usually called: "Stage.pdf". */
char *pl_document_dup_file_name (PlDocument *self, const char *ending) G_GNUC_WARN_UNUSED_RESULT;

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
/* Work that was left behind: takes the place of what is here, unsaved, under its old path; only
 * what was not saved here can be had back.  The draft goes once this document has one of its own on
 * disk. */
gboolean pl_document_restore (PlDocument *self, const char *draft, GError **error);

/* A bench that was made elsewhere (by the guide, for a lesson), without a file: takes the place of
 * what is here.  If that was not saved, name is the step to undo. */
void pl_document_take (PlDocument *self, PlPatch *patch, const char *name);

/* The program ends: a draft that was about to be written is. */
void pl_document_keep_now (PlDocument *self);

/* Unsaved work is kept in a draft (draft.h) at most a second behind; this says it is not wanted. */
void pl_document_discard_draft (PlDocument *self);

/* How the person looks at it: kept in the file at the next save, never a step to undo. */
void pl_document_set_view (PlDocument *self, PlView view);

/* Refuses with G_IO_ERROR_WRONG_ETAG when it would write over what another program wrote into its
 * file; after pl_document_accept_disk() it does. */
gboolean pl_document_save (PlDocument *self, const char *path, GError **error);

/* What its file holds, against what was read from it or written to it. */
typedef enum
{
  PL_DISK_AS_KNOWN, /* also: it has no file, or what is there cannot be read now */
  PL_DISK_CHANGED,
  PL_DISK_GONE
} PlDiskState;

PlDiskState pl_document_check_disk (PlDocument *self);

/* What is there now may be written over; if it is not what is here, that is unsaved. */
void pl_document_accept_disk (PlDocument *self);

/* Takes what is there now, as a step that can be undone. */
gboolean pl_document_reload (PlDocument *self, GError **error);

G_END_DECLS
