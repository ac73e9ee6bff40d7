/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The widgets that were shown and whose memory is not free, but for windows that are hidden when
 * they are closed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on, to the end of the process. */
void kept_watch (void);

guint kept_count (void);

/* A line for each type. */
void kept_print (void);

/* The program holds on to a chooser that was closed until it has read to its end (app/compat.c):
 * closed at once, as here, it would crash GTK 4.18. */
gboolean kept_has_chooser (void);

G_END_DECLS
