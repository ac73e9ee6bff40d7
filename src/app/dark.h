/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tints need another text colour on dark: the class "pl-dark" says which it is. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* As long as the window lives. */
void pl_dark_follow (GtkWidget *window);

G_END_DECLS
