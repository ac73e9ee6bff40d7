/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an edit and a file may say; shared by edit*.c and patch-file.c. */
#pragma once

#include "core/edit.h"

G_BEGIN_DECLS

#define PL_FAR      1e6 /* no coordinate is beyond, in px */
#define PL_MAX_ZOOM 16.0

enum
{
  PL_MAX_LENGTH_M = 1000
};

/* Text that can be written to a file and read back: UTF-8, nothing odd (plain.h).  A name is such
 * a text of PL_MAX_NAME characters at most, notes and reasons are of PL_MAX_NOTES. */
gboolean pl_text_is_good (const char *text);
gboolean pl_name_is_good (const char *name);
gboolean pl_notes_are_good (const char *text);

/* The code of a finding: small letters, digits and dashes. */
gboolean pl_code_is_good (const char *code);

/* Whether two faults are the same break or the same short. */
gboolean pl_fault_equal (const PlFault *a, const PlFault *b);

void pl_edit_fail (GError **error, PlEditError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

gboolean pl_part_exists (const PlPatch *patch, PlPartId id, GError **error);

/* Whether the end is there and is the end of a lead. */
gboolean pl_end_moves (const PlPatch *patch, PlEnd end, GError **error);

/* PL_EDIT_PLUG of ends that mate: whether the plug can rest at that depth. */
gboolean pl_edit_check_depth (const PlPatch *patch, const PlEdit *edit, GError **error);

/* PL_EDIT_SET_KIND, written into a patch nobody else has seen. */
gboolean pl_edit_apply_kind (PlPatch *patch, const PlEdit *edit, GError **error);

G_END_DECLS
