/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gear-menu.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/gear-rows.h"
#include "app/popovers.h"
#include "core/describe.h"
#include "core/words.h"

static void
add_item (GMenu *menu, const char *title, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* Whether the answers it was described with are still in its file. */
static gboolean
can_be_edited (const PlKind *kind)
{
  g_autofree char *text = pl_kind_dup_text (kind);
  PlDescription answers;
  gboolean known = text != NULL && pl_description_parse (&answers, text);

  if (known)
    pl_description_clear (&answers);
  return known;
}

static GMenuModel *
make_menu (PlLibrary *library, const char *id)
{
  const PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), id);
  gboolean owned = pl_owned_get (pl_library_get_owned (library), id) > 0;
  GMenu *menu = g_menu_new ();

  add_item (menu, owned ? _ ("I Do Not Own This") : _ ("I Own This"), "gear.own", id);
  if (kind != NULL && pl_library_is_own (library, kind))
    {
      if (can_be_edited (kind))
        add_item (menu, _ ("Change Its Description…"), "win.describe-gear", id);
      add_item (menu, _ ("Remove from My Gear"), "gear.remove", id);
    }
  return G_MENU_MODEL (menu);
}

/* A popover is no child that a row disposes of by itself: the menu, and one before it. */
static void
row_destroy_cb (GtkWidget *row, gpointer data)
{
  GtkWidget *child = gtk_widget_get_last_child (row);

  g_object_set_data (G_OBJECT (row), "menu", NULL);
  while (child != NULL)
    {
      GtkWidget *before = gtk_widget_get_prev_sibling (child);

      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
      child = before;
    }
}

/* On a row, at a place in it. */
static void
open_menu (GtkWidget *row, PlLibrary *library, double x, double y)
{
  const char *id = pl_gear_row_get_id (GTK_LIST_BOX_ROW (row));
  g_autoptr (GMenuModel) model = make_menu (library, id);
  const PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), id);
  GtkWidget *popover = g_object_get_data (G_OBJECT (row), "menu");
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (popover != NULL)
    pl_popovers_retire (popover);
  else
    g_signal_connect (row, "destroy", G_CALLBACK (row_destroy_cb), NULL);
  popover = gtk_popover_menu_new_from_model (model);
  pl_accessible_name_popover (popover, kind != NULL ? pl_words_kind (kind) : id);
  g_object_set_data (G_OBJECT (row), "menu", popover);
  gtk_widget_set_parent (popover, row);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* At a place in the list; what is no gear (Automatic) has no menu. */
static void
open_menu_at (GtkWidget *list, PlLibrary *library, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), (int) y);

  if (row == NULL || *pl_gear_row_get_id (row) == '\0')
    return;
  gtk_widget_translate_coordinates (list, GTK_WIDGET (row), x, y, &x, &y);
  open_menu (GTK_WIDGET (row), library, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  open_menu_at (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), data, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, gpointer data)
{
  open_menu_at (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), data, x, y);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *row = gtk_widget_get_focus_child (list);

  if (keyval != GDK_KEY_Menu && (keyval != GDK_KEY_F10 || (state & GDK_SHIFT_MASK) == 0))
    return GDK_EVENT_PROPAGATE;
  if (row == NULL || *pl_gear_row_get_id (GTK_LIST_BOX_ROW (row)) == '\0')
    return GDK_EVENT_PROPAGATE;
  open_menu (row, data, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
  return GDK_EVENT_STOP;
}

void
pl_gear_menu_attach (GtkWidget *list, PlLibrary *library)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), library);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), library);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), library);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (list, keys);
}
