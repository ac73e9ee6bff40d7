/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All known kinds by id.  Later additions win, so feed shipped data first and the user's last. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

typedef struct PlCatalog PlCatalog;

PlCatalog *pl_catalog_new (void) G_GNUC_WARN_UNUSED_RESULT;
PlCatalog *pl_catalog_ref (PlCatalog *self);
void pl_catalog_unref (PlCatalog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlCatalog, pl_catalog_unref)

/* The same kinds, for a thread: what is added to one is not in the other. */
PlCatalog *pl_catalog_copy (const PlCatalog *self) G_GNUC_WARN_UNUSED_RESULT;

/* For a catalog whose kinds are read when they are asked for: read() adds the one of an id, if
 * there is one, or with NULL all that are left.  It is called for an id that is not there yet and
 * before the first list.  NULL: all is there.  Copies are whole. */
typedef void (*PlCatalogRead) (PlCatalog *self, const char *id, gpointer data);
void pl_catalog_set_reader (PlCatalog *self, PlCatalogRead read, gpointer data);

/* Takes a reference. */
void pl_catalog_add (PlCatalog *self, PlKind *kind);

void pl_catalog_remove (PlCatalog *self, const char *id);

/* Borrowed, or NULL. */
PlKind *pl_catalog_find (const PlCatalog *self, const char *id);

/* Sorted by category, maker, name. Borrowed elements; free the array with g_ptr_array_unref(). */
GPtrArray *pl_catalog_dup_list (const PlCatalog *self) G_GNUC_WARN_UNUSED_RESULT;

/* Closest id to a misspelt one, for "did you mean"; borrowed, or NULL when nothing is close. */
const char *pl_catalog_suggest (const PlCatalog *self, const char *id);

G_END_DECLS
