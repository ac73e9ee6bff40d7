/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One list as CSV, for spreadsheets and other programs. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/export.h"

static gboolean
write_csv (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  guint wanted = job->sheets != 0 ? job->sheets : PL_SHEET_BIT (PL_SHEET_CABLES);
  PlSheetType type = (PlSheetType) g_bit_nth_lsf (wanted, -1);
  g_autoptr (PlSheet) sheet = NULL;
  g_autofree char *text = NULL;

  if (wanted != PL_SHEET_BIT (type))
    {
      g_set_error_literal (error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_FORMAT,
                           _ ("a CSV file holds one list; choose one, or write .txt or .pdf"));
      return FALSE;
    }
  sheet = pl_sheet_new (job->circuit, type, job->owned);
  text = pl_sheet_write_csv (sheet);
  return write (closure, text, strlen (text), error);
}

extern const PlExporter pl_exporter_csv;
const PlExporter pl_exporter_csv = { "csv", N_ ("List for spreadsheets"), "text/csv", write_csv };
