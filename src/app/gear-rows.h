/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of the gear pane and their small pictures. */
#pragma once

#include <gtk/gtk.h>

#include "app/search.h"
#include "draw/library.h"

G_BEGIN_DECLS

/* A picture, a title, a line below it, and a tick when it is owned; spoken is its accessible name.
 */
GtkWidget *pl_gear_row_new (const char *id, GtkWidget *picture, const char *title,
                            const char *subtitle, const char *spoken, gboolean owned);
const char *pl_gear_row_get_id (GtkListBoxRow *row); /* of its kind; "" is Automatic */
gboolean pl_gear_row_is_owned (GtkListBoxRow *row);

gboolean pl_gear_row_is_usual (GtkListBoxRow *row); /* in the tray unasked, or owned */

/* What a search looks at; every word of wanted must be in it, in any case and order. */
void pl_gear_row_set_text (GtkWidget *row, const char *text);
gboolean pl_gear_row_matches (GtkListBoxRow *row, const char *wanted);

/* How well it is found; nothing wanted finds all. */
PlSearchRank pl_gear_row_rank (GtkListBoxRow *row, const char *wanted);

/* A heading above the first row of its category. */
void pl_gear_row_update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data);

/* What a search for a kind looks at; maker: what stands in the place of one.  Free with g_free().
 */
char *pl_gear_row_dup_search (const PlKind *kind, const char *maker) G_GNUC_WARN_UNUSED_RESULT;

/* A device to put on the bench, a cable of the tray. */
GtkWidget *pl_gear_row_new_device (PlLibrary *library, PlKind *kind);
GtkWidget *pl_gear_row_new_cable (PlLibrary *library, PlKind *kind);

/* From now on every row of a list can be dragged to the bench. */
void pl_gear_rows_can_be_dragged (GtkWidget *list);

/* A panel, small; nothing is read or drawn before it is shown.  show: FALSE if it was before. */
GtkWidget *pl_gear_thumb_new (PlLibrary *library, PlKind *kind);
gboolean pl_gear_thumb_show (GtkWidget *area);
gboolean pl_gear_thumb_is_shown (GtkWidget *area);

/* A cable's plug from the side; the star of Automatic. */
GtkWidget *pl_gear_plug_new (PlKind *kind);
GtkWidget *pl_gear_star_new (void);

G_END_DECLS
