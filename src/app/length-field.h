/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A field for the length of a cable, in metres.  It is empty while no length is given, which its
 * value says as 0. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PL_LENGTH_ROUNDING 0.0051 /* m: what the two digits of the field leave out */

/* A GtkSpinButton. */
GtkWidget *pl_length_field_new (void);

G_END_DECLS
