/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/length-field.h"

#include <glib/gi18n.h>

enum
{
  LONGEST = 1000 /* m */
};

/* What is not told is left to the button: it writes the number. */
static gboolean
output_cb (GtkSpinButton *spin, gpointer data)
{
  gboolean is_given = gtk_spin_button_get_value (spin) > 0;

  if (is_given)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
  else
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                      _ ("not given"), -1);
      gtk_editable_set_text (GTK_EDITABLE (spin), "");
    }
  return !is_given;
}

GtkWidget *
pl_length_field_new (void)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, LONGEST, 0.5);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 2);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 0); /* shown as it is shown from now on */
  return spin;
}
