/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "hands.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>

enum
{
  N_BUTTONS = 5
};

struct Hands
{
  Display *display;
  gboolean pressed[N_BUTTONS + 1];
  GdkModifierType held;
  gboolean repeated; /* keys that are held, before */
};

static const struct
{
  GdkModifierType modifier;
  KeySym key;
} modifier_keys[] = { { GDK_SHIFT_MASK, XK_Shift_L },
                      { GDK_CONTROL_MASK, XK_Control_L },
                      { GDK_ALT_MASK, XK_Alt_L } };

/* A key that is held comes once.  Otherwise a program that takes longer for one than it takes the
 * next one to come is never seen at rest. */
static void
stop_repeating (Hands *self)
{
  XKeyboardState state;

  (void) XGetKeyboardControl (self->display, &state);
  self->repeated = state.global_auto_repeat == AutoRepeatModeOn;
  (void) XAutoRepeatOff (self->display);
  (void) XSync (self->display, False);
}

Hands *
hands_new (void)
{
  int event, error, major, minor;
  Display *display = NULL;
  Hands *self = NULL;

  if (!GDK_IS_X11_DISPLAY (gdk_display_get_default ()))
    return NULL;
  display = XOpenDisplay (NULL);
  if (display == NULL || !XTestQueryExtension (display, &event, &error, &major, &minor))
    {
      if (display != NULL)
        (void) XCloseDisplay (display);
      return NULL;
    }
  self = g_new0 (Hands, 1);
  self->display = display;
  stop_repeating (self);
  return self;
}

void
hands_free (Hands *self)
{
  if (self == NULL)
    return;
  for (guint i = 1; i <= N_BUTTONS; i++)
    if (self->pressed[i])
      hands_release (self, i);
  hands_let_go (self);
  if (self->repeated)
    (void) XAutoRepeatOn (self->display);
  (void) XCloseDisplay (self->display);
  g_free (self);
}

void
hands_move (Hands *self, int x, int y)
{
  (void) XTestFakeMotionEvent (self->display, -1, x, y, CurrentTime);
  (void) XSync (self->display, False);
}

static void
set_button (Hands *self, guint button, gboolean down)
{
  g_assert (button >= 1 && button <= N_BUTTONS);
  self->pressed[button] = down;
  (void) XTestFakeButtonEvent (self->display, button, down ? True : False, CurrentTime);
  (void) XSync (self->display, False);
}

void
hands_press (Hands *self, guint button)
{
  set_button (self, button, TRUE);
}

void
hands_release (Hands *self, guint button)
{
  set_button (self, button, FALSE);
}

void
hands_click (Hands *self, guint button)
{
  set_button (self, button, TRUE);
  set_button (self, button, FALSE);
}

static void
set_key (Hands *self, KeySym key, gboolean down)
{
  KeyCode code = XKeysymToKeycode (self->display, key);

  if (code != 0)
    (void) XTestFakeKeyEvent (self->display, code, down ? True : False, CurrentTime);
}

void
hands_key_down (Hands *self, guint keyval)
{
  set_key (self, keyval, TRUE);
  (void) XSync (self->display, False);
}

void
hands_key_up (Hands *self, guint keyval)
{
  set_key (self, keyval, FALSE);
  (void) XSync (self->display, False);
}

void
hands_hold (Hands *self, GdkModifierType modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (modifier_keys); i++)
    if ((modifiers & modifier_keys[i].modifier) != 0)
      set_key (self, modifier_keys[i].key, TRUE);
  self->held |= modifiers;
  (void) XSync (self->display, False);
}

void
hands_let_go (Hands *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (modifier_keys); i++)
    if ((self->held & modifier_keys[i].modifier) != 0)
      set_key (self, modifier_keys[i].key, FALSE);
  self->held = 0;
  (void) XSync (self->display, False);
}

void
hands_key (Hands *self, guint keyval, GdkModifierType modifiers)
{
  hands_hold (self, modifiers);
  set_key (self, keyval, TRUE); /* GDK's numbers are those of X */
  set_key (self, keyval, FALSE);
  hands_let_go (self);
}

void
hands_focus (Hands *self, GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (surface == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;
  (void) XSetInputFocus (self->display, gdk_x11_surface_get_xid (surface), RevertToPointerRoot,
                         CurrentTime);
  (void) XSync (self->display, False);
}
