/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Something that is done once, a frame later. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Begins as zeros, in what belongs to the widget.  Who asks again while it waits asks for nothing
 * more. */
typedef struct
{
  GtkWidget *widget; /* whose frame is waited for; NULL: nothing waits */
  GFunc func;
  guint tick, idle;
} PlLater;

/* func (widget, NULL) is called when the widget's next frame begins, before anything is given its
 * place: for what must not be done in the middle of that. */
void pl_later_in_frame (PlLater *self, GtkWidget *widget, GFunc func);

/* func (widget, NULL) is called when the widget's next frame has been painted: for what takes long,
 * and what nobody sees. */
void pl_later_after_frame (PlLater *self, GtkWidget *widget, GFunc func);

/* Nothing is done any more.  Who asked does this no later than the widget is disposed of. */
void pl_later_forget (PlLater *self);

G_END_DECLS
