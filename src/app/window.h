/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One window per patch: puts the panes around the bench.  window-actions.c has what can be done. */
#pragma once

#include <adwaita.h>

#include "app/document.h"

G_BEGIN_DECLS

#define PL_TYPE_WINDOW (pl_window_get_type ())
G_DECLARE_FINAL_TYPE (PlWindow, pl_window, PL, WINDOW, AdwApplicationWindow)

GtkWidget *pl_window_new (GtkApplication *application, PlLibrary *library);

/* Opens a file or tells why not, in place of what is there. */
void pl_window_open (PlWindow *self, const char *path);

/* Whether a file is a table, which is brought in (win.bring-in-file) and not opened. */
gboolean pl_window_brings_in (const char *path);

/* Whether that is its file. */
gboolean pl_window_shows (PlWindow *self, GFile *file);

/* Writes the draft of what was done last: the program ends. */
void pl_window_keep_work (PlWindow *self);

/* Whether the start page is still up: such a window can be used for a file. */
gboolean pl_window_is_fresh (PlWindow *self);

G_END_DECLS
