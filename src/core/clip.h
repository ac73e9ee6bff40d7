/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Some of a bench, to be put elsewhere: copy and paste, duplicate. */
#pragma once

#include "core/edit.h"

G_BEGIN_DECLS

/* These parts and the cables that join them, also by way of each other: runs of cables with two
 * ends in these parts or more, and none elsewhere.  GArray of PlPartId, rising. */
GArray *pl_clip_dup_parts (const PlPatch *patch, const PlPartId *ids,
                           guint n_ids) G_GNUC_WARN_UNUSED_RESULT;

/* A patch of all these; plugs that went elsewhere are loose.  Ids are as before. */
PlPatch *pl_clip_new (const PlPatch *patch, const PlPartId *ids,
                      guint n_ids) G_GNUC_WARN_UNUSED_RESULT;

/* Edits that add all of clip to into, moved by dx, dy: GArray of PlEdit, which borrow from clip.
 * The new ids follow pl_patch_next_id (into) in the order of the old ones. */
GArray *pl_clip_dup_edits (const PlPatch *clip, const PlPatch *into, double dx,
                           double dy) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
