/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws an SVG as a square PNG, while the program is built.
 *
 * Usage: draw-icon SVG PNG SIZE */
#include <librsvg/rsvg.h>
#include <stdlib.h>

int
main (int argc, char **argv)
{
  int size = argc == 4 ? atoi (argv[3]) : 0;
  g_autoptr (GError) error = NULL;
  RsvgHandle *icon = size > 0 ? rsvg_handle_new_from_file (argv[1], &error) : NULL;
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (picture);
  RsvgRectangle whole = { 0, 0, size, size };
  gboolean done = icon != NULL && rsvg_handle_render_document (icon, cr, &whole, &error)
                  && cairo_surface_write_to_png (picture, argv[2]) == CAIRO_STATUS_SUCCESS;

  cairo_destroy (cr);
  cairo_surface_destroy (picture);
  g_clear_object (&icon);
  if (!done)
    g_printerr ("usage: draw-icon SVG PNG SIZE%s%s\n", error != NULL ? ": " : "",
                error != NULL ? error->message : "");
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
