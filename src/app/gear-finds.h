/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a search in the gear pane finds, and in which order: what is called so before what is only
 * said to have to do with it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finds of a list, best first; rows without a search stand as they were numbered.  Rows of one
 * category stay together: that of the best find comes first. */
void pl_gear_finds_sort (GtkWidget *list, const char *wanted);

/* The same for the tray, from which a search takes nothing: cables that are called so come before
 * those that are always there, which stay, and those that are only told so after them. */
void pl_gear_finds_sort_tray (GtkWidget *tray, const char *wanted);

/* Scrolls up to it. */
void pl_gear_finds_show_best (GtkWidget *list);

/* Whether the last search found it; all are found before there was one. */
gboolean pl_gear_find_is_one (GtkListBoxRow *row);

/* Its place where nothing is searched. */
void pl_gear_find_set_order (GtkWidget *row, guint order);

G_END_DECLS
