/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where data comes from: reads gear, panels and help pages from the data folders (shipped, system,
 * user; later ones win) and keeps the panels that were asked for.
 *
 * The command line and the window share it; core itself reads no files. */
#pragma once

#include "core/catalog.h"
#include "core/owned.h"
#include "core/patch.h"
#include "draw/panel.h"

G_BEGIN_DECLS

typedef struct PlLibrary PlLibrary;

/* Folders in rising order of precedence, each with devices/ and cables/; NULL: PATCHLEAD_DATA_DIR
 * or the installed folder, then the XDG data folders, then the user's.  Files that cannot be used
 * are left out and reported by pl_library_get_problems(). Never fails. */
PlLibrary *pl_library_new (const char *const *folders) G_GNUC_WARN_UNUSED_RESULT;
PlLibrary *pl_library_ref (PlLibrary *self);
void pl_library_unref (PlLibrary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlLibrary, pl_library_unref)

/* The same for a start: its catalog reads kinds as they are asked for, and all of them before the
 * first list.  That does not change what is found, only when it is read. */
PlLibrary *pl_library_new_unread (const char *const *folders) G_GNUC_WARN_UNUSED_RESULT;

/* Reads what is left: on a thread, joined by the main loop; at once. */
void pl_library_read_on (PlLibrary *self);
void pl_library_finish (PlLibrary *self);

/* Reads what people added to the gear that the program came with, so that its problems can be
 * told. */
void pl_library_read_added (PlLibrary *self);

/* Whether everything is read.  when_whole() calls now if it is, or else from the main loop soon
 * after it is; wait_no_more() forgets what was to be called with that data. */
gboolean pl_library_is_whole (const PlLibrary *self);
void pl_library_when_whole (PlLibrary *self, void (*call) (gpointer data), gpointer data);
void pl_library_wait_no_more (PlLibrary *self, gconstpointer data);

PlCatalog *pl_library_get_catalog (const PlLibrary *self);

/* What is wrong with what was read so far. */
const char *const *pl_library_get_problems (const PlLibrary *self); /* sentences */

/* The folder that holds examples/, help/ and questions/; borrowed. */
const char *pl_library_get_data_dir (const PlLibrary *self);

/* A panel as it would be composed for a kind that need not be in the library. */
PlPanel *pl_library_compose_panel (PlLibrary *self, const PlKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/* Puts a device or cable file into the person's own folder and takes it up at once.  replaces: id
 * of own gear that it takes the place of, or NULL; an id that is taken gets a number.  Borrowed, or
 * NULL with an error that names place and remedy. */
PlKind *pl_library_install (PlLibrary *self, const char *text, const char *replaces,
                            GError **error);

/* Whether the gear lies in the person's own folder. */
gboolean pl_library_is_own (const PlLibrary *self, const PlKind *kind);

/* What the person owns (owned.list in their own folder, read at the first call; what is wrong with
 * it is one of the problems).  Borrowed. */
const PlOwned *pl_library_get_owned (PlLibrary *self);

/* Notes it down at once.  On failure nothing has changed. */
gboolean pl_library_set_owned (PlLibrary *self, const char *id, guint count, GError **error);

/* Takes own gear away, file and all; a shipped kind of the same id is there again at the next
 * start. Benches that use it keep it. */
gboolean pl_library_remove_own (PlLibrary *self, const char *id, GError **error);

/* The help page of a finding or label in the person's language (help/LANGUAGE/CODE.md), or else in
 * English (help/CODE.md): Markdown.  Free with g_free(). */
char *pl_library_dup_help (const PlLibrary *self, const char *code,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The bench that a help page is about, data/help/CODE.patchlead; NULL: it has none. */
PlPatch *pl_library_load_help_patch (PlLibrary *self, const char *code) G_GNUC_WARN_UNUSED_RESULT;

/* The panel of a kind, loaded at the first call.  Never NULL: a panel that is missing or broken is
 * replaced by a plain one that has every jack, and the reason is added to the problems. */
const PlPanel *pl_library_get_panel (PlLibrary *self, const PlKind *kind);

/* Reads a patch file from disk. Errors name file, place and remedy. */
PlPatch *pl_library_load_patch (PlLibrary *self, const char *path,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes beside the target, then renames: a full disk or a crash leaves the old file whole. */
gboolean pl_library_save_patch (PlPatch *patch, const char *path, GError **error);

/* A whole file (up to PL_MAX_FILE_MIB), and back by way of a second one. text: g_free(). */
gboolean pl_library_read_file (const char *path, char **text, gsize *length, GError **error);
gboolean pl_library_write_file (const char *path, const char *text, gsize length, GError **error);

G_END_DECLS
