/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cable labels on paper: sheets from data/labels, and their pages. */
#pragma once

#include <cairo.h>

#include "core/tag.h"
#include "draw/library.h"
#include "draw/theme.h"

G_BEGIN_DECLS

/* PlTagSheet by id, owned by the array: shipped ones and those of the person's own data folder.
 * What cannot be read is left out; a sentence for each goes to problems (char *, owned; may be
 * NULL). */
GPtrArray *pl_tags_load_sheets (const PlLibrary *library,
                                GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed from the array, or NULL. */
const PlTagSheet *pl_tags_find_sheet (const GPtrArray *sheets, const char *id);

/* start: the first label that is still on the sheet, from 1. */
guint pl_tags_count_pages (const PlTagSheet *sheet, guint n_labels, guint start);

/* labels: of pl_patch_dup_tags().  page counts from 0; 1 pt is one unit of the context.  Text is
 * made smaller until it fits into its label, then shortened. */
void pl_tags_paint (cairo_t *cr, const PlTagSheet *sheet, const GArray *labels, guint start,
                    gboolean cut_marks, const PlTheme *theme, guint page);

G_END_DECLS
