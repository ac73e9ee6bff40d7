/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From part to part of a window by keys: Tab alone would go through every device on the way. */
#include <string.h>

#include "app/window-private.h"

static GtkWidget *
get_part (PlWindow *self, guint index)
{
  switch (index)
    {
    case 0:
      return self->file_bar;
    case 1:
      return self->bars;
    case 2:
      return self->gear_pane;
    case 3:
      return self->bench;
    default:
      return self->explain_pane;
    }
}

static gboolean
is_shown (PlWindow *self, const GtkWidget *part)
{
  if (part == self->file_bar || part == self->bars)
    return gtk_revealer_get_reveal_child (GTK_REVEALER (part));
  if (part == self->gear_pane)
    return adw_flap_get_reveal_flap (ADW_FLAP (self->gear_flap));
  return part == self->bench || adw_flap_get_reveal_flap (ADW_FLAP (self->explain_flap));
}

/* The part that has the focus; else, from the header bar, as if one came from before the first. */
static guint
find_here (PlWindow *self, GtkWidget *focus)
{
  for (guint i = 0; i < PL_WINDOW_N_PARTS && focus != NULL; i++)
    {
      GtkWidget *part = get_part (self, i);

      if (focus == part || gtk_widget_is_ancestor (focus, part))
        return i;
    }
  return PL_WINDOW_N_PARTS;
}

/* Where one was in it, or at its beginning. */
static gboolean
enter (PlWindow *self, guint index)
{
  GtkWidget *part = get_part (self, index), *before = self->left_at[index];

  if (!is_shown (self, part))
    return FALSE;
  if (before != NULL && (before == part || gtk_widget_is_ancestor (before, part))
      && gtk_widget_grab_focus (before))
    return TRUE;
  return part == self->bench ? gtk_widget_grab_focus (part)
                             : gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

void
pl_window_go_to_part_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const char *page = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  guint here = find_here (self, focus), n = PL_WINDOW_N_PARTS + 1;
  guint step = strcmp (name, "win.next-part") == 0 ? 1 : n - 1;

  if (g_strcmp0 (page, "bench") != 0
      || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return; /* a menu is left by Escape */
  if (here < PL_WINDOW_N_PARTS)
    g_set_weak_pointer (&self->left_at[here], focus);
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
  for (guint i = (here + step) % n; i != here; i = (i + step) % n)
    if (i < PL_WINDOW_N_PARTS && enter (self, i))
      return;
}

void
pl_window_forget_parts (PlWindow *self)
{
  for (guint i = 0; i < PL_WINDOW_N_PARTS; i++)
    g_clear_weak_pointer (&self->left_at[i]);
}
