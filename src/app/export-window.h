/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Export…": format, paper and lists, with the pages as they will be. */
#pragma once

#include <adwaita.h>

#include "app/shipment.h"

G_BEGIN_DECLS

/* Where the file goes is told by the action "win.export-to" of the parent, which writes it. */
void pl_export_window_present (GtkWindow *parent, PlDocument *document);

G_END_DECLS
