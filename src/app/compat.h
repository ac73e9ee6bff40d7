/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place that may see newer GTK and libadwaita than the floor: each function is written
 * twice, once with the newer way where the headers have it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* path: NULL when the person thought better of it. */
typedef void (*PlPathChosen) (const char *path, gpointer data);

void pl_compat_open_file (GtkWindow *parent, const char *title, PlPathChosen chosen, gpointer data);
void pl_compat_save_file (GtkWindow *parent, const char *title, const char *name,
                          PlPathChosen chosen, gpointer data);

/* response: "cancel", "discard" or "save". */
typedef void (*PlResponseChosen) (const char *response, gpointer data);
void pl_compat_ask_unsaved (GtkWindow *parent, const char *title, PlResponseChosen chosen,
                            gpointer data);

/* A sentence that must not be missed. */
void pl_compat_alert (GtkWindow *parent, const char *heading, const char *body);

void pl_compat_about (GtkWindow *parent);

/* To screen readers, where the toolkit can. */
void pl_compat_announce (GtkWidget *widget, const char *text);

G_END_DECLS
