/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of windows share: a main loop that runs for a while, and widgets that are looked for.
 */
#pragma once

#include <adwaita.h>

#include "draw/library.h"

G_BEGIN_DECLS

/* In place of g_test_init(): warnings that are not ours do not end it. */
void test_app_begin (int *argc, char ***argv);

/* The start of a test program: drafts of this run only, the toolkit, the program's style, and all
 * gear. */
PlLibrary *test_app_init (int *argc, char ***argv) G_GNUC_WARN_UNUSED_RESULT;

/* As the application does: sizes and margins are in it. */
void test_app_load_style (void);

void test_run_main_loop (guint ms);

/* Until something is so; it must be in the end. */
typedef gboolean (*TestCondition) (gpointer data);
void test_wait_until (TestCondition is_so, gpointer data);

/* The first widget, root or below it, that passes the test, or NULL. */
typedef gboolean (*TestWidget) (GtkWidget *widget, gconstpointer data);
GtkWidget *test_find_widget (GtkWidget *root, TestWidget test, gconstpointer data);

/* Tests for it: a label that holds a text (in any locale, test_dup_plain()), one of a type (that of
 * a GType pointer), what a screen reader calls so. */
gboolean test_has_text (GtkWidget *widget, gconstpointer text);
gboolean test_is_type (GtkWidget *widget, gconstpointer type);
gboolean test_is_called (GtkWidget *widget, gconstpointer name);
gboolean test_is_button (GtkWidget *widget, gconstpointer label); /* with this on it */

/* The window with this title; NULL: there is none. */
GtkWidget *test_find_toplevel (const char *title);

/* Must be there. */
GtkWidget *test_get_called (GtkWidget *root, const char *name);

/* The window with that title; must be there. */
GtkWidget *test_get_window (const char *title);

/* Whether a path is among the files that were opened lately; for test_wait_until(). */
gboolean test_is_recent (gpointer path);

/* Whatever is in them. */
void test_destroy_windows (void);

G_END_DECLS
