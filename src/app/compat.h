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

/* A question with up to a handful of answers; the first one is "cancel", which is what closing it
 * means.  label: with a mnemonic. */
typedef struct
{
  const char *id, *label;
  AdwResponseAppearance appearance;
} PlAnswer;

typedef void (*PlResponseChosen) (const char *response, gpointer data);
void pl_compat_ask (GtkWindow *parent, const char *heading, const char *body,
                    const PlAnswer *answers, guint n_answers, PlResponseChosen chosen,
                    gpointer data);
void pl_compat_ask_unsaved (GtkWindow *parent, const char *title, PlResponseChosen chosen,
                            gpointer data);

/* A sentence that must not be missed. */
void pl_compat_alert (GtkWindow *parent, const char *heading, const char *body);

/* The same, about a file that has no path. */
void pl_compat_tell_far (GtkWindow *parent, GFile *file);

void pl_compat_about (GtkWindow *parent);

/* What is typed into in an entry of several parts (an AdwEntryRow) is read by screen readers;
 * before GTK 4.10 neither the focus nor the text in it was told. */
void pl_compat_tell_entry (GtkEditable *entry, const char *name);

/* To screen readers; before GTK 4.14, and where nobody can hear, as the window's description. */
void pl_compat_announce (GtkWidget *widget, const char *text);

/* The same for what a toast says, where libadwaita does not say it itself. */
void pl_compat_announce_toast (GtkWidget *widget, const char *text);

G_END_DECLS
