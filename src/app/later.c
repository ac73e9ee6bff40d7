/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/later.h"

/* func may ask again. */
static void
run (PlLater *self)
{
  GtkWidget *widget = g_steal_pointer (&self->widget);

  self->tick = self->idle = 0;
  self->func (widget, NULL);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  run (data);
  return G_SOURCE_REMOVE;
}

static gboolean
idle_cb (gpointer data)
{
  run (data);
  return G_SOURCE_REMOVE;
}

/* The rest of the frame comes before what is idle. */
static gboolean
begins_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlLater *self = data;

  self->tick = 0;
  self->idle = g_idle_add (idle_cb, self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (PlLater *self, GtkWidget *widget, GFunc func, GtkTickCallback tick_cb)
{
  if (self->widget != NULL)
    return;
  self->widget = widget;
  self->func = func;
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
}

void
pl_later_in_frame (PlLater *self, GtkWidget *widget, GFunc func)
{
  wait_for (self, widget, func, frame_cb);
}

void
pl_later_after_frame (PlLater *self, GtkWidget *widget, GFunc func)
{
  wait_for (self, widget, func, begins_cb);
}

void
pl_later_forget (PlLater *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->tick = 0;
  self->widget = NULL;
}
