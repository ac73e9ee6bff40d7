/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What scrolls, and the setting that says how its bars look. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on every scrolled window of the program that goes stops following
 * GtkSettings:gtk-overlay-scrolling.  GTK 4.8 asks for it to stop by the name of another function
 * (gtk_scrolled_window_unrealize()): it keeps what it asked with, and when the setting changes it
 * calls upon scrolled windows that are long gone.  To be called once, while the class of a widget
 * is there. */
void pl_scrollers_let_go (void);

G_END_DECLS
