/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Describe Your Gear…": a few answers, and the panel that comes of them. */
#pragma once

#include <adwaita.h>

#include "draw/library.h"

G_BEGIN_DECLS

/* kind: the new or changed gear, in the library by now; borrowed. */
typedef void (*PlDescribed) (PlKind *kind, gpointer asker);

/* kind_id: gear described earlier, to be changed; NULL: something new, of that category to begin
 * with.  asker: a GObject; when it goes before the window does, done is not called. */
void pl_describe_window_present (GtkWindow *parent, PlLibrary *library, const char *kind_id,
                                 PlCategory category, PlDescribed done, gpointer asker);

G_END_DECLS
