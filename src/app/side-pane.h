/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pane beside something: an AdwFlap that folds where there is no room, hides itself then, and
 * comes back when there is room again. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Both widgets become its children. */
GtkWidget *pl_side_pane_new (GtkWidget *content, GtkWidget *pane, GtkPackType side);

/* In place of adw_flap_set_reveal_flap(), which must not be called on a flap that is mapped and has
 * no size yet. */
void pl_side_pane_reveal (GtkWidget *self, gboolean reveal);
gboolean pl_side_pane_is_revealed (GtkWidget *self);
gboolean pl_side_pane_is_folded (GtkWidget *self);

G_END_DECLS
