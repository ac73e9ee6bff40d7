/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by sheet*.c only. */
#pragma once

#include "core/sheet.h"

G_BEGIN_DECLS

void pl_sheet_set_columns (PlSheet *self, const char *const *columns); /* untranslated */
void pl_sheet_add_row (PlSheet *self, ...) G_GNUC_NULL_TERMINATED;     /* const char * cells */

/* sheet-steps.c */
void pl_sheet_fill_steps (PlSheet *self, const PlPatch *patch);
void pl_sheet_fill_inputs (PlSheet *self, const PlPatch *patch);

G_END_DECLS
