/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench as cairo draws it, for formats that cairo writes. */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "draw/autoptr.h"
#include "draw/export.h"
#include "draw/paint.h"

#define PX_TO_PT 0.75

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

  if (*stream->error != NULL
      || !stream->write (stream->closure, (const char *) bytes, length, stream->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
write_pdf (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  PlRect bounds = pl_layout_get_bounds (job->layout);
  PlRect area = bounds.width > 0 ? bounds : (PlRect){ 0, 0, 400, 300 };
  g_autoptr (GError) problem = NULL;
  Stream stream = { write, closure, &problem };
  PlPaintOptions options = { .no_bench = TRUE };
  g_autoptr (cairo_surface_t) surface = cairo_pdf_surface_create_for_stream (
      write_cb, &stream, area.width * PX_TO_PT, area.height * PX_TO_PT);
  g_autoptr (cairo_t) cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  pl_patch_get_title (pl_layout_get_patch (job->layout)));
  cairo_scale (cr, PX_TO_PT, PX_TO_PT);
  cairo_translate (cr, -area.x, -area.y);
  pl_paint_all (cr, pl_theme_get (PL_SCHEME_PAPER, FALSE), job->layout, job->circuit, &area,
                &options);
  cairo_show_page (cr);
  cairo_surface_finish (surface);
  if (problem == NULL && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_set_error (&problem, PL_EXPORT_ERROR, PL_EXPORT_ERROR_WRITE,
                 _ ("the drawing could not be made: %s"),
                 cairo_status_to_string (cairo_surface_status (surface)));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

extern const PlExporter pl_exporter_pdf;
const PlExporter pl_exporter_pdf = { "pdf", N_ ("PDF document"), "application/pdf", write_pdf };
