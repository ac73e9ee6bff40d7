/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The gear files of all folders: read at once, which costs little, and parsed when their gear is
 * asked for, which costs much.
 *
 * Which file speaks for an id does not depend on the order in which it is asked: it is the last one
 * that can be used. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

#ifndef PL_DATA_DIR
#  define PL_DATA_DIR "/usr/share/patchlead" /* the shipped data */
#endif

typedef struct PlShelf PlShelf;

/* The folders of a program: what is shipped, the system's, the person's own. */
char **pl_shelf_dup_folders (void) G_GNUC_WARN_UNUSED_RESULT;

/* Folders in rising order of precedence, each with devices/ and cables/. */
PlShelf *pl_shelf_new (const char *const *folders) G_GNUC_WARN_UNUSED_RESULT;
void pl_shelf_free (PlShelf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlShelf, pl_shelf_free)

/* The kind of that id and its file, both borrowed; NULL: no file that can be used. */
PlKind *pl_shelf_find (PlShelf *self, const char *id, const char **path);

/* Parses what is left, which may be done on another thread; nobody else may use the shelf
 * meanwhile, but pl_shelf_stop() may be called: then it ends early. */
void pl_shelf_parse (PlShelf *self);
void pl_shelf_stop (PlShelf *self);

/* Every parsed file in rising order of precedence: a kind, or what is wrong with the file. */
typedef void (*PlShelfEach) (PlKind *kind, const char *path, const char *problem, gpointer data);
void pl_shelf_foreach (const PlShelf *self, PlShelfEach each, gpointer data);

/* Parses what is not in the first folder, and tells what is wrong with it; that is not told again.
 */
void pl_shelf_parse_added (PlShelf *self, PlShelfEach each, gpointer data);

/* Where gear of one's own is, and the file for a new one. */
char *pl_shelf_dup_own_folder (gboolean cables) G_GNUC_WARN_UNUSED_RESULT;
char *pl_shelf_dup_own_path (const char *id, gboolean cable) G_GNUC_WARN_UNUSED_RESULT;

/* The text of a gear file with another id in its head. */
char *pl_shelf_dup_renamed (const char *text, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
