/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a book as PDF: vectors, fonts inside, a bookmark for the drawing and each list. */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "core/patience.h"
#include "core/words-gear.h"
#include "draw/autoptr.h"
#include "draw/book.h"

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

static void
set_metadata (cairo_surface_t *surface, const PlExportJob *job)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  pl_words_patch_title (pl_layout_get_patch (job->layout)));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Patchlead");
  if (job->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, job->author);
  if (job->date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, job->date);
}

static void
write_page (const PlBook *book, guint page, cairo_surface_t *surface, cairo_t *cr)
{
  const char *bookmark = pl_book_get_bookmark (book, page);
  g_autofree char *link = g_strdup_printf ("page=%u pos=[0 0]", page + 1);
  double width, height;

  pl_book_get_size (book, page, &width, &height);
  cairo_pdf_surface_set_size (surface, width, height);
  if (bookmark != NULL)
    (void) cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, bookmark, link, 0);
  pl_book_paint (book, page, cr);
  cairo_show_page (cr);
}

static gboolean
write_pdf (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlBook) book = pl_book_new (job);
  Stream stream = { write, closure, &problem };
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;

  if (pl_book_lacks_labels (book))
    {
      g_set_error_literal (error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_EMPTY,
                           pl_book_words_no_labels ());
      return FALSE;
    }
  surface = cairo_pdf_surface_create_for_stream (write_cb, &stream, 100, 100);
  cr = cairo_create (surface);
  set_metadata (surface, job);
  for (guint i = 0; i < pl_book_count_pages (book) && !pl_patience_is_over (job->enough); i++)
    write_page (book, i, surface, cr);
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
