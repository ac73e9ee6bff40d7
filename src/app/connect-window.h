/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A connection made in words: from which jack, with which cable, to which jack, each with what
 * would be heard; the same wish as a drag. */
#pragma once

#include "app/bench-view.h"

G_BEGIN_DECLS

/* The window closes when something was connected, or the bench has changed otherwise. */
void pl_connect_window_present (GtkWindow *parent, PlDocument *document, PlBenchView *bench);

G_END_DECLS
