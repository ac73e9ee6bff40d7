/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patches that were opened or saved lately, newest first.  They are in the desktop's own list of
 * recent files, so that people clear them where they clear all others. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *name;   /* of the file, for people */
  char *folder; /* where it is, for people */
  gboolean missing;
} PlRecent;

/* A GPtrArray of PlRecent, most at the longest.  Reads the list from disk the first time. */
GPtrArray *pl_recent_list (guint most) G_GNUC_WARN_UNUSED_RESULT;

/* Soon: the list is not read while a window starts. */
void pl_recent_note (const char *path);
void pl_recent_forget (const char *path);

/* Rows for the start page, which act through "win.open-recent" (path); NULL when there is none. */
GtkWidget *pl_recent_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps a menu of a menu button filled with them. */
void pl_recent_fill_menu (GtkMenuButton *button, GMenu *menu);

G_END_DECLS
