/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names for screen readers where the toolkit of the floor (GTK 4.8) gives none or a wrong one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button whose label has a mnemonic; its accessible name has no underscore. */
GtkWidget *pl_accessible_new_button (const char *label);

/* The lists that a composite row or button is made of are called what it is called. */
void pl_accessible_name_lists (GtkWidget *row, const char *name);

/* Buttons inside that show the sign for closing and nothing else are called so. */
void pl_accessible_name_closers (GtkWidget *root);

G_END_DECLS
