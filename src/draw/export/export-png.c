/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/autoptr.h"
#include "draw/export.h"
#include "draw/paint.h"

#define MAX_SIDE_PX 16000.0

typedef struct
{
  PlWriteFunc write;
  gpointer closure;
  GError **error;
} Stream;

static cairo_status_t
write_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  const Stream *stream = closure;

  return stream->write (stream->closure, (const char *) bytes, length, stream->error)
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
write_png (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  PlRect bounds = pl_layout_get_bounds (job->layout);
  PlRect area = bounds.width > 0 ? bounds : (PlRect){ 0, 0, 400, 300 };
  double scale = job->scale > 0 ? job->scale : 2.0;
  g_autoptr (GError) problem = NULL;
  Stream stream = { write, closure, &problem };
  g_autoptr (PlStamps) stamps = pl_stamps_new ();
  PlPaintOptions options = { .stamps = stamps, .enough = job->enough };
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  cairo_status_t status;

  scale = MIN (scale, MAX_SIDE_PX / MAX (area.width, area.height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (area.width * scale),
                                        (int) ceil (area.height * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -area.x, -area.y);
  pl_paint_all (cr, pl_look_theme (job->look), job->layout, job->circuit, &area, &options);
  status = cairo_surface_write_to_png_stream (surface, write_cb, &stream);
  if (problem == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&problem, PL_EXPORT_ERROR, PL_EXPORT_ERROR_WRITE,
                 _ ("the drawing could not be made: %s"), cairo_status_to_string (status));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

extern const PlExporter pl_exporter_png;
const PlExporter pl_exporter_png = { "png", N_ ("PNG picture"), "image/png", write_png };
