/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who hears whom: a table of programmes against ears that follows the document. */
#pragma once

#include <adwaita.h>

#include "app/document.h"

G_BEGIN_DECLS

void pl_audience_window_present (GtkWindow *parent, PlDocument *document);

G_END_DECLS
