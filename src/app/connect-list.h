/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every jack that a cable from a jack, or a plug, could go into, and every plug that lies loose and
 * could come to a jack, with what would be heard, the best one first; to be searched and chosen
 * from.  The same wish as a drag.
 *
 * Signal "leave": something was chosen, or Escape was pressed in the search.  Whoever shows the
 * list puts it away; the bench is asked for what was chosen when that is done. */
#pragma once

#include "app/bench-view.h"

G_BEGIN_DECLS

#define PL_TYPE_CONNECT_LIST (pl_connect_list_get_type ())
G_DECLARE_FINAL_TYPE (PlConnectList, pl_connect_list, PL, CONNECT_LIST, GtkBox)

/* from: a jack, or a plug that lies loose; what sits in a jack is moved.  kind_id: of the cable
 * that is taken for it; "" is Automatic.  The bench has to live longer, and to stay as it is. */
GtkWidget *pl_connect_list_new (PlBenchView *bench, PlEnd from,
                                const char *kind_id) G_GNUC_WARN_UNUSED_RESULT;

/* All over again with another cable. */
void pl_connect_list_set_cable (PlConnectList *self, const char *kind_id);

gboolean pl_connect_list_focus_search (PlConnectList *self);

G_END_DECLS
