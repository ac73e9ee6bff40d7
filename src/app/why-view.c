/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/why-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible.h"
#include "draw/paint-why.h"

typedef struct
{
  PlWhy *why;
  PlWhyConductor lit;
  gboolean is_lit;
} View;

static void
view_free (gpointer data)
{
  pl_why_free (((View *) data)->why);
  g_free (data);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const View *self = data;
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const PlTheme *theme
      = pl_theme_get (adw_style_manager_get_dark (manager) ? PL_SCHEME_DARK : PL_SCHEME_LIGHT,
                      adw_style_manager_get_high_contrast (manager));

  cairo_translate (cr, MAX (0.0, (width - pl_why_get_width (self->why)) / 2.0), 0);
  pl_paint_why (cr, theme, self->why, self->is_lit ? &self->lit : NULL);
}

static void
light (GtkWidget *area, View *self, const PlWhyConductor *conductor)
{
  gboolean same = self->is_lit == (conductor != NULL)
                  && (conductor == NULL || pl_why_conductor_equal (conductor, &self->lit));

  if (same)
    return;
  self->is_lit = conductor != NULL;
  if (conductor != NULL)
    self->lit = *conductor;
  gtk_widget_queue_draw (area);
  gtk_widget_activate_action (area, "win.light", "u", conductor != NULL ? conductor->part : 0);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer data)
{
  GtkWidget *area = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  View *self = data;
  double left = MAX (0.0, (gtk_widget_get_width (area) - pl_why_get_width (self->why)) / 2.0);
  PlWhyConductor found;

  light (area, self, pl_why_pick (self->why, (PlPoint){ x - left, y }, &found) ? &found : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer data)
{
  light (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), data, NULL);
}

GtkWidget *
pl_why_view_new (const PlCircuit *circuit, const PlVerdict *verdict)
{
  GtkWidget *area = gtk_drawing_area_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  View *self = g_new0 (View, 1);
  g_autofree char *words = NULL;

  self->why = pl_why_new (circuit, verdict->part, verdict->group, PL_WHY_MIN_WIDTH);
  words = pl_why_dup_description (self->why);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area),
                                      (int) ceil (pl_why_get_width (self->why)));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) ceil (pl_why_get_height (self->why)));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, view_free);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (area, motion);
  pl_accessible_call (area, _ ("The way to the ears, contact by contact"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  return area;
}
