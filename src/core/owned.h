/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person owns: gear and cables by id, with how many of each.  Tray, guide and shopping lists
 * go by it.  A key-file: [Owned], then a line ID=COUNT for each. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  PL_MAX_OWNED = 9999 /* of one kind */
};

typedef struct PlOwned PlOwned;

PlOwned *pl_owned_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pl_owned_free (PlOwned *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlOwned, pl_owned_free)

PlOwned *pl_owned_copy (const PlOwned *self) G_GNUC_WARN_UNUSED_RESULT;

/* NULL with PL_FILE_ERROR that names file, place and remedy. */
PlOwned *pl_owned_parse (const char *text, gssize length, const char *name,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sorted by id; the same set gives the same bytes. */
char *pl_owned_write (const PlOwned *self) G_GNUC_WARN_UNUSED_RESULT;

/* How many of a kind; 0 for what is not owned. */
guint pl_owned_get (const PlOwned *self, const char *id);
void pl_owned_set (PlOwned *self, const char *id, guint count);

/* Whether anything is owned: when nothing is, nobody has said what they own. */
gboolean pl_owned_is_empty (const PlOwned *self);

/* Ids in order; borrowed until the next change.  Free the list with g_list_free(). */
GList *pl_owned_dup_ids (const PlOwned *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
