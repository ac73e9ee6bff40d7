/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/shipment.h"

#include <string.h>

#include "core/plain.h"
#include "draw/tags.h"

static gboolean
is_format (const PlShipment *self, const char *name)
{
  return strcmp (self->exporter->name, name) == 0;
}

gboolean
pl_shipment_has_pages (const PlShipment *self)
{
  return is_format (self, "pdf");
}

static void
take_labels (PlShipment *self, const PlLibrary *library, const PlExportOptions *options)
{
  const PlTagSheet *sheet;

  self->label_sheets = pl_tags_load_sheets (library, NULL);
  sheet = pl_tags_find_sheet (self->label_sheets, options->label_sheet);
  if (sheet == NULL && self->label_sheets->len > 0)
    sheet = g_ptr_array_index (self->label_sheets, 0);
  if (sheet == NULL)
    return;
  self->job.labels = sheet;
  self->job.first_label = CLAMP (options->first_label, 1, sheet->columns * sheet->rows);
  self->job.cut_marks = options->cut_marks;
}

PlShipment *
pl_shipment_new (PlDocument *document, const PlExportOptions *options)
{
  PlShipment *self = g_new0 (PlShipment, 1);
  const char *path = pl_document_get_path (document);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->exporter = pl_exporter_find (options->format);
  self->layout = pl_layout_new (pl_document_get_library (document));
  self->date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  self->file = path != NULL ? pl_plain_dup_base (path) : NULL;
  self->pdf_name = pl_document_dup_file_name (document, "pdf");
  self->author = *options->author != '\0' ? g_strdup (options->author) : NULL;
  pl_layout_sync (self->layout, pl_document_get_patch (document));
  self->circuit = pl_circuit_new ();
  pl_circuit_sync (self->circuit, pl_document_get_patch (document));
  self->owned = pl_owned_copy (pl_library_get_owned (pl_document_get_library (document)));
  self->job = (PlExportJob){ .layout = self->layout,
                             .circuit = self->circuit,
                             .sheets = options->sheets,
                             .owned = self->owned,
                             .look = options->look,
                             .paper = options->paper,
                             .author = self->author,
                             .file = self->file,
                             .date = self->date };
  if (is_format (self, "csv") && options->sheets != 0)
    self->job.sheets = PL_SHEET_BIT (g_bit_nth_lsf (options->sheets, -1));
  if (options->labels && pl_shipment_has_pages (self))
    take_labels (self, pl_document_get_library (document), options);
  return self;
}

PlShipment *
pl_shipment_new_for_print (PlDocument *document)
{
  PlShipment *self = NULL;
  PlExportOptions options;

  pl_export_options_load (&options);
  pl_guide_set (&options.format, "pdf");
  options.labels = FALSE;
  self = pl_shipment_new (document, &options);
  pl_export_options_clear (&options);
  return self;
}

void
pl_shipment_free (PlShipment *self)
{
  if (self == NULL)
    return;
  pl_circuit_free (self->circuit);
  pl_owned_free (self->owned);
  pl_layout_free (self->layout);
  g_clear_pointer (&self->label_sheets, g_ptr_array_unref);
  g_free (self->date);
  g_free (self->file);
  g_free (self->pdf_name);
  g_free (self->author);
  g_free (self);
}
