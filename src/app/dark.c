/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/dark.h"

static void
dark_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer window)
{
  if (adw_style_manager_get_dark (manager))
    gtk_widget_add_css_class (window, "pl-dark");
  else
    gtk_widget_remove_css_class (window, "pl-dark");
}

void
pl_dark_follow (GtkWidget *window)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (dark_cb), window,
                           G_CONNECT_DEFAULT);
  dark_cb (manager, NULL, window);
}
