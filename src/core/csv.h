/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as spreadsheets and people write them: comma, semicolon, tab or bar between the cells,
 * quotes where there are some, any line end, UTF-8, UTF-16 or Windows-1252, with a byte order mark
 * or without.  What can be read is read: only what is no text, or has a zero in it, is an error. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  PL_CSV_MAX_BYTES = 8 * 1024 * 1024,
  PL_CSV_MAX_ROWS = 50000,
  PL_CSV_MAX_CELLS = 64 /* of a row; what is behind them is left out */
};

typedef struct
{
  guint line;         /* of the text, from 1: where the row begins */
  gboolean odd_quote; /* a quotation mark opens in it and never closes: it was taken as a letter */
  guint n_cells;      /* without the empty ones at the end; 0: an empty line */
  guint n_written;    /* with them */
  const char **cells; /* UTF-8, no blanks around; borrowed from the table */
} PlCsvRow;

typedef struct
{
  GArray *rows;        /* PlCsvRow */
  GStringChunk *words; /* what the cells point to */
  char separator;
} PlCsv;

/* name is used in messages.  Errors: PL_FILE_ERROR. */
PlCsv *pl_csv_parse (const char *bytes, gsize length, const char *name,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pl_csv_free (PlCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlCsv, pl_csv_free)

/* A cell of a row; "" when the row is not that long. */
const char *pl_csv_row_get (const PlCsvRow *self, guint column);

G_END_DECLS
