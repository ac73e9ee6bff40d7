/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/focus.h"

/* For every widget; what is in one that goes is told before it, and still has a parent that is
 * shown no more. */
static gboolean
unmap_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *going = g_value_get_object (&values[0]);
  GtkWidget *parent = gtk_widget_get_parent (going), *focus;
  GtkRoot *root = gtk_widget_get_root (going);

  if (parent == NULL || !gtk_widget_get_mapped (parent) || !GTK_IS_WINDOW (root))
    return TRUE;
  focus = gtk_root_get_focus (root);
  if (focus != NULL && (focus == going || gtk_widget_is_ancestor (focus, going)))
    gtk_root_set_focus (root, NULL);
  return TRUE;
}

void
pl_focus_leave_what_goes (void)
{
  (void) g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, unmap_hook,
                                     NULL, NULL);
}
