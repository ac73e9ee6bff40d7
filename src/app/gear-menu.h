/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a row in the gear pane: owned or not; gear of one's own can be changed and removed.
 */
#pragma once

#include <gtk/gtk.h>

#include "draw/library.h"

G_BEGIN_DECLS

/* Right click, long press and the menu key on a row of a list of pl_gear_row_new() open its menu;
 * one set of controllers for all rows, which are many.  The library outlives the list.  The menu's
 * actions are the pane's own: gear.own (id), gear.remove (id); and win.describe-gear (id). */
void pl_gear_menu_attach (GtkWidget *list, PlLibrary *library);

G_END_DECLS
