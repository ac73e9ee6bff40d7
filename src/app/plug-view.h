/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A plug from the side, as large as a finger: its black rings tell TS from TRS. */
#pragma once

#include <gtk/gtk.h>

#include "core/kind.h"
#include "core/lead-color.h"

G_BEGIN_DECLS

GtkWidget *pl_plug_view_new (void) G_GNUC_WARN_UNUSED_RESULT; /* hidden */

/* mark: of its cable. */
void pl_plug_view_show (GtkWidget *view, PlShape shape, PlLeadMark mark);

G_END_DECLS
