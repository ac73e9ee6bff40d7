/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list as a table on paper, as many rows as fit. */
#pragma once

#include <cairo.h>

#include "core/sheet.h"
#include "draw/curve.h"

G_BEGIN_DECLS

enum
{
  PL_TABLE_COLUMNS = 16
};

typedef struct
{
  double width, height; /* of a cell when none of it is wrapped, pt */
} PlCellSize;

/* A list and how wide its columns are, which takes all of its rows to know: it is measured once for
 * all pages that are painted to the same sort of surface. */
typedef struct
{
  PlSheet *sheet;
  double widths[PL_TABLE_COLUMNS]; /* pt */
  PlCellSize *sizes;               /* of all cells, row by row */
  gboolean is_measured;            /* for: */
  cairo_surface_type_t surface;
  double scale, room;
} PlTable;

PlTable *pl_table_new (PlSheet *sheet) G_GNUC_WARN_UNUSED_RESULT; /* takes it */
void pl_table_free (PlTable *self);

/* Title, headings and the rows from first on inside area, pt.  Returns the first row that did not
 * fit; at least one row is painted. */
guint pl_paint_sheet (cairo_t *cr, PlTable *table, const PlRect *area, guint first);

/* The same row, with nothing painted. */
guint pl_sheet_find_end (cairo_t *cr, PlTable *table, const PlRect *area, guint first);

/* A line of text; returns its height.  width 0: as long as it is. */
double pl_paint_sheet_text (cairo_t *cr, const char *text, double x, double y, double width,
                            double size, gboolean bold);

G_END_DECLS
