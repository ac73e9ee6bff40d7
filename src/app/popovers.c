/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/popovers.h"

static void
unmap_cb (GtkWidget *popover, gpointer data)
{
  (void) g_signal_handlers_disconnect_by_func (popover, unmap_cb, data);
  gtk_widget_set_visible (popover, FALSE);
}

/* The surface of a popover refers to that of its window, and GTK forgets to let go of it, so each
 * window that has shown one would leave its surface behind.  It goes with the popover's.  Up to the
 * newest release in which that was seen: in one that remembers it would be let go of twice. */
static void
own_parent (GtkNative *popover)
{
  static const char *const key = "patchlead-parent";
  GdkSurface *surface = gtk_native_get_surface (popover);

  if (surface != NULL && GDK_IS_POPUP (surface)
      && g_object_get_data (G_OBJECT (surface), key) == NULL)
    g_object_set_data_full (G_OBJECT (surface), key, gdk_popup_get_parent (GDK_POPUP (surface)),
                            g_object_unref);
}

/* For every widget, GTK's own menus and tooltips among them.  Those that do not close by themselves
 * are not kept either. */
static gboolean
map_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_NATIVE (widget) && gtk_check_version (4, 18, 7) != NULL)
    own_parent (GTK_NATIVE (widget));
  if (GTK_IS_POPOVER (widget) && gtk_popover_get_autohide (GTK_POPOVER (widget)))
    g_signal_connect (widget, "unmap", G_CALLBACK (unmap_cb), NULL);
  return TRUE;
}

void
pl_popovers_close_when_gone (void)
{
  (void) g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_hook, NULL,
                                     NULL);
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

void
pl_popovers_retire (GtkWidget *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
  (void) g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}
