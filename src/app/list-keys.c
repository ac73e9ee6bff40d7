/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/list-keys.h"

#include <adwaita.h>

static void
add_keys (GtkWidget *list, GtkPropagationPhase phase, GCallback pressed)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect (keys, "key-pressed", pressed, NULL);
  gtk_widget_add_controller (list, keys);
}

static gboolean
is_tab (guint keyval)
{
  return keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_KP_Tab;
}

/* The window moves the focus, as for any Tab; a list that cannot have it is left. */
static gboolean
tab_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if (!is_tab (keyval))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_set_can_focus (list, FALSE);
  g_signal_emit_by_name (gtk_widget_get_native (list), "move-focus",
                         back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}

void
pl_list_keys_leave_by_tab (GtkWidget *list)
{
  add_keys (list, GTK_PHASE_BUBBLE, G_CALLBACK (tab_cb));
}

/* Before the list does. */
static gboolean
arrow_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
          gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *row = gtk_widget_get_focus_child (list), *check = NULL;

  if (row == NULL || (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  row = keyval == GDK_KEY_Up ? gtk_widget_get_prev_sibling (row)
                             : gtk_widget_get_next_sibling (row);
  if (!ADW_IS_ACTION_ROW (row))
    return GDK_EVENT_STOP; /* there is no other one */
  check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  (void) gtk_widget_grab_focus (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  return GDK_EVENT_STOP;
}

static void
chosen_cb (GtkCheckButton *check, gpointer row)
{
  if (gtk_check_button_get_active (check))
    gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
}

/* Tab asks the selected row alone for the focus, or else the first one, or the last one. */
void
pl_list_keys_choose_by_arrows (GtkWidget *list)
{
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (list, "pl-choices");
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

      chosen_cb (GTK_CHECK_BUTTON (check), row);
      g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), row, 0);
    }
  add_keys (list, GTK_PHASE_CAPTURE, G_CALLBACK (arrow_cb));
}
