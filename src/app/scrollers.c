/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/scrollers.h"

static gboolean
unrealize_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *going = g_value_get_object (&values[0]);

  if (GTK_IS_SCROLLED_WINDOW (going))
    (void) g_signal_handlers_disconnect_matched (
        gtk_widget_get_settings (going),
        G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DETAIL | G_SIGNAL_MATCH_DATA,
        g_signal_lookup ("notify", G_TYPE_OBJECT), g_quark_from_string ("gtk-overlay-scrolling"),
        NULL, NULL, going);
  return TRUE;
}

void
pl_scrollers_let_go (void)
{
  (void) g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0,
                                     unrealize_hook, NULL, NULL);
}
