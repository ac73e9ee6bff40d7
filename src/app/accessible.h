/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names for screen readers where the toolkit (GTK 4.8, and 4.18) gives none or a wrong one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* This is what a screen reader says of it, whatever words stand on it; to be told before it is
 * shown first. */
void pl_accessible_call (GtkWidget *widget, const char *name);

/* The same for what a row activates or holds at its end; about: what else to say of it, or NULL. To
 * be told after the row has it. */
void pl_accessible_name_field (GtkWidget *field, const char *name, const char *about);

/* An AdwEntryRow. */
void pl_accessible_name_entry_row (GtkWidget *row, const char *name);

/* A button whose label has a mnemonic; its accessible name has no underscore. */
GtkWidget *pl_accessible_new_button (const char *label);

/* From now on items of menus are called what they say, in GTK 4.18 they are called nothing, and so
 * are those of lists that drop down.  To be called once, while the class of a widget is there. */
void pl_accessible_name_menus (void);

/* The lists that a composite row or button is made of are called what it is called; what is chosen
 * in a row or drop-down describes it. */
void pl_accessible_name_lists (GtkWidget *row, const char *name);

/* What scrolls, root or inside it, is called so: it can have the focus where nothing in it can. */
void pl_accessible_name_scrollers (GtkWidget *root, const char *name);

/* A popover and what scrolls in it. */
void pl_accessible_name_popover (GtkWidget *popover, const char *name);

/* The row of a table that a cell's widget stands in is called so; a widget above all rows names the
 * one that has the titles. */
void pl_accessible_name_row (GtkWidget *inside, const char *name);
void pl_accessible_name_titles (GtkWidget *table, const char *name);

/* For a window that the toolkit makes: its search, what scrolls, its buttons, and the rows of its
 * lists. */
void pl_accessible_name_window (GtkWidget *root, const char *name);

/* Buttons inside that show the sign for closing and nothing else are called so. */
void pl_accessible_name_closers (GtkWidget *root);

G_END_DECLS
