/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window says in passing. */
#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/window-private.h"

enum
{
  TOAST_MOVES_MS = 700, /* longer than it takes to come or to go, which is half a second */
  TOLD_MS = 5000,
  OFFERED_MS = 8000,
  READ_MS = 70, /* for each letter of what takes longer to read */
  OVER_MS = 200,
  AROUND_TOAST = 24,
  LEAST_LETTERS = 16, /* in a line */
  MOST_LETTERS = 60
};

/* Toasts.  libadwaita 1.2 crashes when one is taken away while it or another one is still coming or
 * going: if no frame is painted until both movements are over, the one that came last ends first
 * and frees what the other one ends with.  So a toast goes by a timer of ours, what is said
 * meanwhile is said by the one that is there, and one that comes has no buttons to press until
 * nothing moves.  Time is that of the frames, as for its animations: a loop that is busy paints
 * none. */

static void
set_pressable (PlWindow *self, gboolean pressable)
{
  for (GtkWidget *child = gtk_widget_get_last_child (self->toasts);
       child != NULL && child != self->stack; child = gtk_widget_get_prev_sibling (child))
    gtk_widget_set_sensitive (child, pressable);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlWindow *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->moved_at == 0)
    self->moved_at = now;
  if (now - self->moved_at < (gint64) TOAST_MOVES_MS * 1000)
    return G_SOURCE_CONTINUE;
  self->toast_moves = 0;
  set_pressable (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
toast_moves (PlWindow *self)
{
  self->moved_at = 0;
  if (self->toast_moves == 0)
    self->toast_moves = gtk_widget_add_tick_callback (self->toasts, frame_cb, self, NULL);
}

static void
toast_gone_cb (const AdwToast *toast, gpointer data)
{
  PlWindow *self = data;

  toast_moves (self);
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

static gboolean
toast_old_cb (gpointer data)
{
  PlWindow *self = data;

  if (self->toast_moves != 0)
    return G_SOURCE_CONTINUE;
  self->toast_timer = 0;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static void
keep_toast (PlWindow *self, guint ms)
{
  if (self->toast_timer != 0)
    g_source_remove (self->toast_timer);
  self->toast_timer = g_timeout_add (ms, toast_old_cb, self);
}

static void
need_toast (PlWindow *self, const char *markup)
{
  if (self->toast != NULL)
    {
      adw_toast_set_title (self->toast, markup);
      g_object_set_data (G_OBJECT (self->toast), "action", NULL);
      return;
    }
  self->toast = adw_toast_new (markup);
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_gone_cb), self,
                           G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), g_object_ref (self->toast));
  set_pressable (self, !adw_get_enable_animations (self->toasts));
  toast_moves (self);
}

/* libadwaita 1.2 names its button by a label with a mnemonic, and by that label again. */
static void
name_buttons (GtkWidget *root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && gtk_button_get_icon_name (GTK_BUTTON (child)) == NULL)
      pl_accessible_call (child, label);
    else
      name_buttons (child, label);
}

static GtkWidget *
find_title (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LABEL (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_BUTTON (child))
      found = find_title (child);
  return found;
}

static int
measure_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static int
measure_letter (GtkWidget *widget)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                      pango_font_metrics_get_approximate_digit_width (metrics)));

  pango_font_metrics_unref (metrics);
  return MAX (1, width);
}

/* The title has as many lines as it needs; libadwaita's is cut after one.  The overlay gives a
 * toast the height for the width that it would like to have, so it may not like more than there
 * is. */
static void
wrap_title (PlWindow *self, GtkWidget *toast)
{
  GtkWidget *title = find_title (toast);
  int room = gtk_widget_get_width (self->toasts) - AROUND_TOAST;

  if (title == NULL)
    return;
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), MOST_LETTERS);
  room -= measure_width (toast) - measure_width (title);
  gtk_label_set_max_width_chars (
      GTK_LABEL (title), CLAMP (room / measure_letter (title), LEAST_LETTERS, MOST_LETTERS));
}

static void
set_label (PlWindow *self, const char *label)
{
  adw_toast_set_button_label (self->toast, label);
  for (GtkWidget *child = gtk_widget_get_last_child (self->toasts);
       child != NULL && child != self->stack; child = gtk_widget_get_prev_sibling (child))
    {
      pl_accessible_name_closers (child);
      name_buttons (child, label != NULL ? label : "");
      wrap_title (self, child);
    }
}

void
pl_window_tell (PlWindow *self, const char *sentence, gboolean offer_undo)
{
  g_autofree char *safe = g_markup_escape_text (sentence, -1);

  need_toast (self, safe);
  keep_toast (self, MAX (TOLD_MS, (guint) g_utf8_strlen (sentence, -1) * READ_MS));
  set_label (self, offer_undo ? _ ("Undo") : NULL);
  adw_toast_set_action_name (self->toast, offer_undo ? "win.undo" : NULL);
  pl_compat_announce_toast (GTK_WIDGET (self), sentence);
}

void
pl_window_withdraw_undo (PlWindow *self)
{
  if (self->toast == NULL || g_strcmp0 (adw_toast_get_action_name (self->toast), "win.undo") != 0)
    return;
  adw_toast_set_button_label (self->toast, NULL);
  adw_toast_set_action_name (self->toast, NULL);
  keep_toast (self, OVER_MS);
}

static void
accepted_cb (AdwToast *toast, gpointer data)
{
  PlWindow *self = data;
  const char *action = g_object_get_data (G_OBJECT (toast), "action");

  if (action != NULL) /* else it says something else by now */
    (void) gtk_widget_activate_action_variant (self->bench, action,
                                               g_object_get_data (G_OBJECT (toast), "target"));
}

void
pl_window_offer (PlWindow *self, const char *sentence, const char *button, const char *action,
                 GVariant *target)
{
  pl_window_tell (self, sentence, FALSE);
  set_label (self, button);
  keep_toast (self, OFFERED_MS);
  g_object_set_data_full (G_OBJECT (self->toast), "action", g_strdup (action), g_free);
  g_object_set_data_full (G_OBJECT (self->toast), "target", g_variant_ref_sink (target),
                          (GDestroyNotify) g_variant_unref);
  (void) g_signal_handlers_disconnect_by_func (self->toast, accepted_cb, self);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (accepted_cb), self, 0);
}

void
pl_window_forget_toast (PlWindow *self)
{
  g_clear_handle_id (&self->toast_timer, g_source_remove);
  g_clear_object (&self->toast);
}
