/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A field for the length of a cable, in metres.  It is empty while no length is given, which its
 * value says as 0. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkSpinButton. */
GtkWidget *pl_length_field_new (void);

G_END_DECLS
