/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two children, one above the other: the lower one gets what it needs, but never more than half of
 * a low window; the upper one the rest. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a widget with exactly two children. */
GtkLayoutManager *pl_halves_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
