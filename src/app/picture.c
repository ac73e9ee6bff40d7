/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/picture.h"

#include <adwaita.h>

#include "draw/layout.h"
#include "draw/paint.h"

typedef struct
{
  PlLayout *layout;
  PlCircuit *circuit;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  pl_layout_free (picture->layout);
  pl_circuit_free (picture->circuit);
  g_free (picture);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Picture *picture = data;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const PlTheme *theme = pl_theme_get (dark ? PL_SCHEME_DARK : PL_SCHEME_LIGHT, FALSE);
  PlRect bounds = pl_layout_get_bounds (picture->layout);
  double scale = MIN (width / bounds.width, height / bounds.height);
  PlRect all = { bounds.x - 4000, bounds.y - 4000, 8000, 8000 };
  PlPaintOptions options
      = { .no_bench = TRUE, .kept_scale = scale * gtk_widget_get_scale_factor (GTK_WIDGET (area)) };

  pl_theme_set_source (cr, theme->bench);
  cairo_paint (cr);
  cairo_translate (cr, (width - bounds.width * scale) / 2.0,
                   (height - bounds.height * scale) / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  pl_paint_all (cr, theme, picture->layout, picture->circuit, &all, &options);
}

GtkWidget *
pl_picture_new (PlLibrary *library, PlPatch *patch, int width, int height)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Picture *picture = g_new0 (Picture, 1);

  picture->layout = pl_layout_new (library);
  picture->circuit = pl_circuit_new ();
  pl_layout_sync (picture->layout, patch);
  pl_circuit_sync (picture->circuit, patch);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, picture, picture_free);
  gtk_widget_add_css_class (area, "pl-picture");
  gtk_widget_set_overflow (area, GTK_OVERFLOW_HIDDEN);
  return area;
}
