/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cable list was understood as, before it is put on a bench: gear, cables, and every guess
 * and loss with its line. */
#pragma once

#include <adwaita.h>

#include "core/wiring.h"

G_BEGIN_DECLS

/* The person wants it; wiring stays the window's. */
typedef void (*PlBringFunc) (const PlWiring *wiring, gpointer data);

/* Takes wiring.  button: what accepting is called; data lives as long as the parent. */
void pl_bring_window_present (GtkWindow *parent, PlWiring *wiring, const char *button,
                              PlBringFunc accepted, gpointer data);

G_END_DECLS
