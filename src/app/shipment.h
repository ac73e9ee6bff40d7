/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bench on its way out of the window: a job with everything that it borrows, and nobody else's,
 * so that a thread may work on it.  Made and freed in the main context. */
#pragma once

#include "app/document.h"
#include "draw/book.h"
#include "draw/pages.h"

G_BEGIN_DECLS

typedef struct
{
  PlExportJob job;
  const PlExporter *exporter;
  PlLayout *layout;
  PlCircuit *circuit;
  PlOwned *owned;
  GPtrArray *label_sheets; /* PlTagSheet; NULL: it is not about labels */
  char *date, *file, *author;
  char *pdf_name; /* of a file that a printer of files would make */
} PlShipment;

/* As the bench is now.  Lists go with PDF, CSV and text; CSV takes the first of them.  Labels are
 * PDF's; of a sheet that is gone the first one there is stands in. */
PlShipment *pl_shipment_new (PlDocument *document,
                             const PlExportOptions *options) G_GNUC_WARN_UNUSED_RESULT;
/* Drawing and lists on the paper that was chosen last: what somebody expects who prints without
 * being shown the pages first.  Labels are printed where one sees that they are. */
PlShipment *pl_shipment_new_for_print (PlDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void pl_shipment_free (PlShipment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlShipment, pl_shipment_free)

/* Whether there are pages to show and print. */
gboolean pl_shipment_has_pages (const PlShipment *self);

G_END_DECLS
