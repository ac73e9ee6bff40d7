/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by edit.c and edit-plug.c. */
#pragma once

#include "core/edit.h"

G_BEGIN_DECLS

void pl_edit_fail (GError **error, PlEditError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

gboolean pl_end_exists (const PlPatch *patch, PlEnd end, GError **error);

/* PL_EDIT_SET_KIND, written into a patch nobody else has seen. */
gboolean pl_edit_apply_kind (PlPatch *patch, const PlEdit *edit, GError **error);

G_END_DECLS
