/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The gear pane: search, devices by category, and below them the cable tray.
 *
 * Signals: "place" (kind id): put a device on the bench; "cable-chosen" (kind id, "" is Automatic);
 * "told" (a sentence for the person). */
#pragma once

#include <adwaita.h>

#include "draw/library.h"

G_BEGIN_DECLS

#define PL_TYPE_GEAR_PANE (pl_gear_pane_get_type ())
G_DECLARE_FINAL_TYPE (PlGearPane, pl_gear_pane, PL, GEAR_PANE, GtkWidget)

GtkWidget *pl_gear_pane_new (PlLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void pl_gear_pane_set_cable (PlGearPane *self, const char *kind_id);
void pl_gear_pane_focus_search (PlGearPane *self);

/* After gear was added to the library or changed. */
void pl_gear_pane_reload (PlGearPane *self);

G_END_DECLS
