/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bench as a small picture, painted as on the screen. */
#pragma once

#include <gtk/gtk.h>

#include "draw/library.h"

G_BEGIN_DECLS

/* Asks for that size, px, and fills what it gets. */
GtkWidget *pl_picture_new (PlLibrary *library, PlPatch *patch, int width,
                           int height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
