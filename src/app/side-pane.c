/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/side-pane.h"

/* The spring that moves a flap starts with a velocity that libadwaita 1.2 divides by the way to go.
 * Between being mapped and being allocated for the first time that is 0 / 0, and the pane gets
 * widths of −2147483648 until the animation is over.  What is not mapped is not animated. */
void
pl_side_pane_reveal (GtkWidget *self, gboolean reveal)
{
  gboolean has_way = adw_swipeable_get_distance (ADW_SWIPEABLE (self)) > 0.0;

  if (has_way || !gtk_widget_get_mapped (self))
    {
      adw_flap_set_reveal_flap (ADW_FLAP (self), reveal);
      return;
    }
  gtk_widget_set_visible (self, FALSE);
  adw_flap_set_reveal_flap (ADW_FLAP (self), reveal);
  gtk_widget_set_visible (self, TRUE);
}

gboolean
pl_side_pane_is_revealed (GtkWidget *self)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (self));
}

gboolean
pl_side_pane_is_folded (GtkWidget *self)
{
  return adw_flap_get_folded (ADW_FLAP (self));
}

/* A pane that somebody had hidden does not come back with the room for it. */
static gboolean
follow_cb (GtkWidget *self, GdkFrameClock *clock, gpointer data)
{
  gboolean was_hidden = g_object_get_data (G_OBJECT (self), "was-hidden") != NULL;
  gboolean is_shown = adw_flap_get_reveal_flap (ADW_FLAP (self));

  pl_side_pane_reveal (self, !adw_flap_get_folded (ADW_FLAP (self)) && (is_shown || !was_hidden));
  return G_SOURCE_REMOVE;
}

/* A flap that is not locked would do so itself, but in the middle of the allocation that may be its
 * first. */
static void
folded_cb (GtkWidget *self, GParamSpec *pspec, gpointer data)
{
  gboolean is_hidden = !adw_flap_get_reveal_flap (ADW_FLAP (self));

  if (adw_flap_get_folded (ADW_FLAP (self)))
    g_object_set_data (G_OBJECT (self), "was-hidden", GINT_TO_POINTER (is_hidden));
  (void) gtk_widget_add_tick_callback (self, follow_cb, NULL, NULL);
}

GtkWidget *
pl_side_pane_new (GtkWidget *content, GtkWidget *pane, GtkPackType side)
{
  GtkWidget *self = adw_flap_new ();

  adw_flap_set_content (ADW_FLAP (self), content);
  adw_flap_set_flap (ADW_FLAP (self), pane);
  adw_flap_set_separator (ADW_FLAP (self), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_flap_position (ADW_FLAP (self), side);
  adw_flap_set_swipe_to_close (ADW_FLAP (self), FALSE);
  adw_flap_set_swipe_to_open (ADW_FLAP (self), FALSE);
  adw_flap_set_locked (ADW_FLAP (self), TRUE);
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
  return self;
}
