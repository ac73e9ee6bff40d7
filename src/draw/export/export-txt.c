/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists as text, one below the other. */
#include <glib/gi18n-lib.h>

#include "core/words-gear.h"
#include "draw/export.h"

static gboolean
write_txt (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *title = pl_words_patch_title (pl_circuit_get_patch (job->circuit));

  if (*title != '\0')
    g_string_append_printf (out, "%s\n\n", title);
  for (guint i = 0; i < PL_N_SHEETS; i++)
    {
      g_autoptr (PlSheet) sheet = NULL;
      g_autofree char *text = NULL;

      if (job->sheets != 0 && (job->sheets & PL_SHEET_BIT (i)) == 0)
        continue;
      sheet = pl_sheet_new (job->circuit, (PlSheetType) i, job->owned);
      text = pl_sheet_write_text (sheet);
      g_string_append_printf (out, "%s\n", text);
    }
  return write (closure, out->str, out->len, error);
}

extern const PlExporter pl_exporter_txt;
const PlExporter pl_exporter_txt = { "txt", N_ ("Lists as text"), "text/plain", write_txt };
