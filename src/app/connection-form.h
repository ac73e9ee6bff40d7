/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that can be changed about one connection, in a popover of the list of connections:
 * type, name, number, colour, length, and where each end is. */
#pragma once

#include "app/bench-view.h"
#include "core/connections.h"

G_BEGIN_DECLS

/* What was set is committed when the popover closes, however it closes.  parent: the window of the
 * bench, which comes to the front when an end is moved there. */
GtkWidget *pl_connection_form_new (PlDocument *document, PlBenchView *bench, GtkWindow *parent,
                                   const PlConnection *connection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
