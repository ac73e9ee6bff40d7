/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands below the list of connections: a button that adds one, one for Undo, and, shown and
 * told to a screen reader after each change, what is new. */
#pragma once

#include "app/bench-view.h"

G_BEGIN_DECLS

/* Its window has the keys of Undo and Redo. */
GtkWidget *pl_connections_foot_new (PlDocument *document,
                                    PlBenchView *bench) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
