/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/plug-view.h"

#include <adwaita.h>

#include "draw/paint.h"

enum
{
  WIDTH = 92, /* px */
  HEIGHT = 36 /* no more than two lines of text: the bench below stays where it is */
};

typedef struct
{
  PlShape shape;
  PlLeadMark mark;
} Plug;

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Plug *plug = data;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  pl_paint_plug_side (cr, pl_theme_get (dark ? PL_SCHEME_DARK : PL_SCHEME_LIGHT, FALSE),
                      plug->shape, (PlPoint){ width - 4.0, height / 2.0 }, 0, plug->mark);
}

GtkWidget *
pl_plug_view_new (void)
{
  GtkWidget *view = gtk_drawing_area_new ();
  Plug *plug = g_new0 (Plug, 1);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (view), WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (view), HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (view), draw_cb, plug, g_free);
  g_object_set_data (G_OBJECT (view), "plug", plug);
  gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (view, FALSE);
  return view;
}

void
pl_plug_view_show (GtkWidget *view, PlShape shape, PlLeadMark mark)
{
  Plug *plug = g_object_get_data (G_OBJECT (view), "plug");

  *plug = (Plug){ shape, mark };
  gtk_widget_set_visible (view, TRUE);
  gtk_widget_queue_draw (view);
}
