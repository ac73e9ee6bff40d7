/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of lists (GtkListBox) where the toolkit's own lead nowhere, or only after very many. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From any row Tab goes on to what is after the list, and Shift and Tab to what is before it;
 * arrows go from row to row.  The toolkit's Tab goes to the next row, seventy times in a list of
 * all gear.
 */
void pl_list_keys_leave_by_tab (GtkWidget *list);

/* To be called when all rows are there.  Up and Down go to the check button of the next row, and
 * choose it: for buttons of one group, each in a row of its own (an AdwActionRow, which it is
 * activated by).  The list takes the arrows for itself otherwise, and Tab goes past all of a group
 * but the one that is chosen. */
void pl_list_keys_choose_by_arrows (GtkWidget *list);

G_END_DECLS
