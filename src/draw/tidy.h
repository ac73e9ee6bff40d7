/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where devices would stand on a tidy bench: in rows from what plays to who listens, nothing over
 * anything else. */
#pragma once

#include "core/edit.h"
#include "draw/library.h"

G_BEGIN_DECLS

/* Moves for every device that would stand elsewhere: GArray of PlEdit.  The same bench gives the
 * same places, and a tidy one stays as it is. */
GArray *pl_tidy_dup_edits (PlLibrary *library, const PlPatch *patch) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
