/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages on paper, with the system's dialog. */
#pragma once

#include <gtk/gtk.h>

#include "app/shipment.h"

G_BEGIN_DECLS

/* The system's dialog: at once, or for a large bench when its pages are laid out; not any more when
 * the parent is gone by then.  Takes the shipment. */
void pl_printing_run (GtkWindow *parent, PlShipment *shipment);

/* What the dialog is about, with all its pages.  Takes the shipment. */
GtkPrintOperation *pl_printing_new_operation (PlShipment *shipment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
