/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a row in the gear pane: owned or not; gear of one's own can be changed and removed.
 */
#pragma once

#include <gtk/gtk.h>

#include "draw/library.h"

G_BEGIN_DECLS

/* Right click, long press and the menu key on the row open the menu.  Its actions are the pane's
 * own: gear.own (id), gear.remove (id); and win.describe-gear (id). */
void pl_gear_menu_attach (GtkWidget *row, PlLibrary *library, const PlKind *kind);

G_END_DECLS
