/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The best repairs, one below the other: what to do, what everybody hears then, what it costs.
 * Acts through "win.repair" (index). */
#pragma once

#include <gtk/gtk.h>

#include "app/listening.h"
#include "core/repair.h"

G_BEGIN_DECLS

/* Of the first few repairs.  listening: for hearing what would be; borrowed, must outlive it. */
GtkWidget *pl_repair_list_new (const PlRepairs *repairs,
                               PlListening *listening) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
