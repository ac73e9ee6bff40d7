/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the keyboard is while widgets come and go. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on a widget that is hidden or taken out of its window has no focus in it any more, nor
 * gets it, in all windows of the program.  The toolkit leaves it there until the window is painted,
 * and holds on to the widget to find a place nearby then; before GTK 4.24 it forgets, without
 * letting go, what it holds when a second one goes before that: a menu and its row, a page and the
 * window, kept for ever with all that is in them.  Where the focus goes is for the toolkit to say,
 * as before.  To be called once, while the class of a widget is there. */
void pl_focus_leave_what_goes (void);

G_END_DECLS
