/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What if: one lead as it is beside another kind or another jack, and what everybody hears of
 * each.  Closes when the bench changes under it. */
#pragma once

#include <adwaita.h>

#include "app/document.h"

G_BEGIN_DECLS

/* lead: a cable, an adapter, or gear with a lead of its own. */
void pl_compare_window_present (GtkWindow *parent, PlDocument *document, PlPartId lead);

G_END_DECLS
