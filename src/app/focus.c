/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/focus.h"

/* For every widget.  What is in one that goes is told before it: a menu that is closed because its
 * page goes has no focus any more by then. */
static gboolean
unmap_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *going = g_value_get_object (&values[0]);
  GtkRoot *root = gtk_widget_get_root (going);
  GtkWidget *focus = GTK_IS_WINDOW (root) ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == going || gtk_widget_is_ancestor (focus, going)))
    gtk_root_set_focus (root, NULL);
  return TRUE;
}

/* Nor does it go to what nobody can see; before a window is shown for the first time that is all.
 */
static void
focus_cb (GtkWindow *window, GParamSpec *spec, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL && gtk_widget_get_realized (GTK_WIDGET (window))
      && !gtk_widget_is_visible (focus))
    gtk_window_set_focus (window, NULL);
}

static gboolean
realize_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_WINDOW (widget))
    {
      (void) g_signal_handlers_disconnect_by_func (widget, focus_cb, NULL);
      g_signal_connect (widget, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
    }
  return TRUE;
}

static void
add_hook (const char *signal, GSignalEmissionHook hook)
{
  (void) g_signal_add_emission_hook (g_signal_lookup (signal, GTK_TYPE_WIDGET), 0, hook, NULL,
                                     NULL);
}

void
pl_focus_leave_what_goes (void)
{
  add_hook ("unmap", unmap_hook);
  add_hook ("realize", realize_hook);
}
