/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bench and its lists as pages: the drawing on one page of its own size or on paper, over several
 * pages when it is large, with a title block; lists behind it.  PDF, printing and the preview paint
 * the same pages. */
#pragma once

#include <cairo.h>

#include "draw/export.h"

G_BEGIN_DECLS

typedef struct PlBook PlBook;

/* Lays out the pages.  What the job points to is borrowed until pl_book_free(). */
PlBook *pl_book_new (const PlExportJob *job) G_GNUC_WARN_UNUSED_RESULT;
/* Labels are asked for, and there is no cable that could have any; and that as a sentence. */
gboolean pl_book_lacks_labels (const PlBook *self);
const char *pl_book_words_no_labels (void);

void pl_book_free (PlBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlBook, pl_book_free)

guint pl_book_count_pages (const PlBook *self); /* at least 1 */

/* In pt.  page counts from 0. */
void pl_book_get_size (const PlBook *self, guint page, double *width, double *height);

/* What begins on a page: "Cable list"; NULL when the page before goes on. */
const char *pl_book_get_bookmark (const PlBook *self, guint page);

/* 1 pt is one unit of the context. */
void pl_book_paint (const PlBook *self, guint page, cairo_t *cr);

G_END_DECLS
