/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages that an export will have, one at a time, with buttons for the one before and after. */
#pragma once

#include <gtk/gtk.h>

#include "app/shipment.h"

G_BEGIN_DECLS

typedef struct PlExportPreview PlExportPreview;

/* ready (data): the pages are known; for a large bench that is later than they are asked for. */
PlExportPreview *pl_export_preview_new (void (*ready) (gpointer data),
                                        gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void pl_export_preview_free (PlExportPreview *self); /* not before its widget is disposed of */

GtkWidget *pl_export_preview_get_widget (PlExportPreview *self); /* borrowed */

/* Takes the shipment.  lists_only: a drawing in front of lists is no page of it. */
void pl_export_preview_show (PlExportPreview *self, PlShipment *shipment, gboolean lists_only);

/* Labels are wanted of a bench without cables: there is nothing to save.  FALSE until that is
 * known. */
gboolean pl_export_preview_is_empty (const PlExportPreview *self);

G_END_DECLS
