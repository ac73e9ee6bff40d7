/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pointer and a keyboard that somebody seems to use: events come from the X server, over a
 * connection of its own, so that the toolkit cannot tell them from a person's. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct Hands Hands;

/* NULL when the display is not X11 or cannot make events up. */
Hands *hands_new (void) G_GNUC_WARN_UNUSED_RESULT;
void hands_free (Hands *self); /* lets go of every button and key */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hands, hands_free)

/* Pixels of the screen. */
void hands_move (Hands *self, int x, int y);
void hands_press (Hands *self, guint button);
void hands_release (Hands *self, guint button);
void hands_click (Hands *self, guint button); /* 4 and 5: the wheel up and down */

/* One key, with any of shift, control and alt held. */
void hands_key (Hands *self, guint keyval, GdkModifierType modifiers);
void hands_key_down (Hands *self, guint keyval);
void hands_key_up (Hands *self, guint keyval);
void hands_hold (Hands *self, GdkModifierType modifiers);
void hands_let_go (Hands *self);

/* No window manager gives the focus to anybody. */
void hands_focus (Hands *self, GtkWindow *window);

G_END_DECLS
