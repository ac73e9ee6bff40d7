/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gear-menu.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/popovers.h"
#include "core/describe.h"
#include "core/words.h"

typedef struct
{
  PlLibrary *library;
  char *id;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *self = data;

  pl_library_unref (self->library);
  g_free (self->id);
  g_free (self);
}

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
  PlDescription answers;
  gboolean known = kind->text != NULL && pl_description_parse (&answers, kind->text);

  if (known)
    pl_description_clear (&answers);
  return known;
}

static GMenuModel *
make_menu (const Subject *subject)
{
  const PlKind *kind = pl_catalog_find (pl_library_get_catalog (subject->library), subject->id);
  gboolean owned = pl_owned_get (pl_library_get_owned (subject->library), subject->id) > 0;
  GMenu *menu = g_menu_new ();

  add_item (menu, owned ? _ ("I Do Not Own This") : _ ("I Own This"), "gear.own", subject->id);
  if (kind != NULL && pl_library_is_own (subject->library, kind))
    {
      if (can_be_edited (kind))
        add_item (menu, _ ("Change Its Description…"), "win.describe-gear", subject->id);
      add_item (menu, _ ("Remove from My Gear"), "gear.remove", subject->id);
    }
  return G_MENU_MODEL (menu);
}

static void
open_menu (GtkWidget *row, const Subject *subject, double x, double y)
{
  g_autoptr (GMenuModel) model = make_menu (subject);
  const PlKind *kind = pl_catalog_find (pl_library_get_catalog (subject->library), subject->id);
  GtkWidget *popover = g_object_get_data (G_OBJECT (row), "menu");
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (popover != NULL)
    pl_popovers_retire (popover);
  popover = gtk_popover_menu_new_from_model (model);
  pl_accessible_name_popover (popover, kind != NULL ? pl_words_kind (kind) : subject->id);
  g_object_set_data (G_OBJECT (row), "menu", popover);
  gtk_widget_set_parent (popover, row);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  open_menu (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), data, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, gpointer data)
{
  open_menu (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), data, x, y);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (keyval != GDK_KEY_Menu && (keyval != GDK_KEY_F10 || (state & GDK_SHIFT_MASK) == 0))
    return GDK_EVENT_PROPAGATE;
  open_menu (row, data, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
  return GDK_EVENT_STOP;
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

void
pl_gear_menu_attach (GtkWidget *row, PlLibrary *library, const PlKind *kind)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Subject *subject = g_new0 (Subject, 1);

  subject->library = pl_library_ref (library);
  subject->id = g_strdup (kind->id);
  g_object_set_data_full (G_OBJECT (row), "subject", subject, subject_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), subject);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), subject);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), subject);
  g_signal_connect (row, "destroy", G_CALLBACK (row_destroy_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (row, keys);
}
