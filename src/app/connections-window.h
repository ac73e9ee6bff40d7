/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The connection list: the bench as a table that stays equal to it and edits it. */
#pragma once

#include "app/bench-view.h"

G_BEGIN_DECLS

void pl_connections_window_present (GtkWindow *parent, PlDocument *document, PlBenchView *bench);

G_END_DECLS
