/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus and other popovers that go together with what they belong to. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on every popover of the program is closed when it is no longer shown, and its surface
 * lets go of its window's when it ends.  GTK 4.8 closes none whose window, or whose widget, goes
 * while it is open, and then keeps it for ever with all that is in it.  To be called once, while
 * the class of a widget is there. */
void pl_popovers_close_when_gone (void);

/* Closes one for good; it leaves its parent when the event that is told now is over.  Until then
 * somebody may hold on to it, and GTK 4.8 takes a popover below the pointer for something with a
 * surface as long as it lives: gdk_surface_request_motion() gets none and crashes. */
void pl_popovers_retire (GtkWidget *popover);

G_END_DECLS
