/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench as cairo draws it, on one page of its own size or on paper: then with a title block, on
 * several pages when it is large, lists behind it, and bookmarks for all of them. */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/words.h"
#include "draw/autoptr.h"
#include "draw/export.h"
#include "draw/paint-sheet.h"
#include "draw/paint.h"

#define PX_TO_PT    0.75
#define MARGIN      34.0 /* pt */
#define BLOCK       34.0 /* height of the title block */
#define LEAST_SCALE 0.4  /* pt per px: smaller print cannot be read, so it goes over several pages \
                          */

typedef struct
{
  PlWriteFunc write;
  gpointer closure;
  GError **error;
} Stream;

typedef struct
{
  const PlExportJob *job;
  cairo_surface_t *surface;
  cairo_t *cr;
  PlPaper paper;
  double width, height; /* of the page, pt */
  guint page, n_pages;  /* from 1; n_pages 0: not known yet */
} Book;

static const struct
{
  double width, height;
} papers[] = {
#define X(id, word, width, height) { width, height },
  PL_PAPERS (X)
#undef X
};

static cairo_status_t
write_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  const Stream *stream = closure;

  if (*stream->error != NULL
      || !stream->write (stream->closure, (const char *) bytes, length, stream->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
drop_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

/* Pages */

static void
begin_page (Book *self, double width, double height)
{
  self->page++;
  self->width = width;
  self->height = height;
  cairo_pdf_surface_set_size (self->surface, width, height);
}

static void
add_bookmark (Book *self, const char *name)
{
  g_autofree char *link = g_strdup_printf ("page=%u pos=[0 0]", self->page);

  (void) cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, name, link, 0);
}

static void
paint_cell (Book *self, double x, double width, const char *heading, const char *text)
{
  double y = self->height - MARGIN - BLOCK;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, x, y, width, BLOCK);
  cairo_clip (self->cr);
  (void) pl_paint_sheet_text (self->cr, heading, x + 5, y + 3, 0, 6.5, FALSE);
  (void) pl_paint_sheet_text (self->cr, text, x + 5, y + 13, 0, 10, TRUE);
  cairo_restore (self->cr);
  cairo_set_line_width (self->cr, 0.7);
  cairo_rectangle (self->cr, x, y, width, BLOCK);
  cairo_stroke (self->cr);
}

/* Title, author, date, file, page: what a sheet on a rack is told apart by. */
static void
paint_block (Book *self)
{
  static const double shares[] = { 0.34, 0.16, 0.13, 0.27, 0.1 };
  const PlExportJob *job = self->job;
  const char *title = pl_patch_get_title (pl_layout_get_patch (job->layout));
  g_autofree char *page = g_strdup_printf ("%u / %u", self->page, self->n_pages);
  g_autofree char *day = g_strndup (job->date != NULL ? job->date : "", 10);
  const char *cells[][2] = { { _ ("Title"), *title != '\0' ? title : _ ("Wiring diagram") },
                             { _ ("Author"), job->author != NULL ? job->author : "" },
                             { _ ("Date"), day },
                             { _ ("File"), job->file != NULL ? job->file : "" },
                             { _ ("Page"), page } };
  double x = MARGIN, room = self->width - 2 * MARGIN;

  cairo_set_source_rgb (self->cr, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      paint_cell (self, x, room * shares[i], cells[i][0], cells[i][1]);
      x += room * shares[i];
    }
}

static PlRect
get_area (const Book *self)
{
  return (PlRect){ MARGIN, MARGIN, self->width - 2 * MARGIN,
                   self->height - 2 * MARGIN - BLOCK - 8 };
}

static void
end_page (Book *self)
{
  if (self->paper != PL_PAPER_AS_DRAWN || self->job->sheets != 0)
    paint_block (self);
  cairo_show_page (self->cr);
}

/* The drawing */

static PlRect
get_bounds (const Book *self)
{
  PlRect bounds = pl_layout_get_bounds (self->job->layout);

  return bounds.width > 0 ? bounds : (PlRect){ 0, 0, 400, 300 };
}

/* A part of the drawing with its corner at a point of the page. */
static void
paint_part (Book *self, const PlRect *part, const PlRect *area, double scale)
{
  PlPaintOptions options = { .no_bench = TRUE };

  cairo_save (self->cr);
  cairo_rectangle (self->cr, area->x, area->y, area->width, area->height);
  cairo_clip (self->cr);
  cairo_translate (self->cr, area->x, area->y);
  cairo_scale (self->cr, scale, scale);
  cairo_translate (self->cr, -part->x, -part->y);
  pl_paint_all (self->cr, pl_theme_get (PL_SCHEME_PAPER, FALSE), self->job->layout,
                self->job->circuit, part, &options);
  cairo_restore (self->cr);
}

static void
draw_as_it_is (Book *self)
{
  PlRect bounds = get_bounds (self);
  PlRect page = { 0, 0, bounds.width * PX_TO_PT, bounds.height * PX_TO_PT };
  gboolean alone = self->job->sheets == 0;
  double below = alone ? 0 : BLOCK + 2 * MARGIN;

  begin_page (self, alone ? page.width : MAX (page.width, 420), page.height + below);
  add_bookmark (self, _ ("Wiring diagram"));
  paint_part (self, &bounds, &page, PX_TO_PT);
  end_page (self);
}

/* Tiles overlap by nothing: a cable that is cut goes on at the same height of the next page. */
static void
draw_tiles (Book *self, const PlRect *bounds, double scale)
{
  PlRect area = get_area (self);
  guint columns = (guint) ceil (bounds->width * scale / area.width - 1e-6);
  guint rows = (guint) ceil (bounds->height * scale / area.height - 1e-6);
  double width = self->width, height = self->height;

  self->page--; /* the first one is begun again below */
  for (guint row = 0; row < MAX (rows, 1); row++)
    for (guint column = 0; column < MAX (columns, 1); column++)
      {
        PlRect part
            = { bounds->x + column * area.width / scale, bounds->y + row * area.height / scale,
                area.width / scale, area.height / scale };

        begin_page (self, width, height);
        if (row == 0 && column == 0)
          add_bookmark (self, _ ("Wiring diagram"));
        paint_part (self, &part, &area, scale);
        end_page (self);
      }
}

static void
draw_on_paper (Book *self)
{
  PlRect bounds = get_bounds (self), area, middle;
  double width = papers[self->paper].width, height = papers[self->paper].height, scale;

  if (bounds.width > bounds.height)
    begin_page (self, height, width);
  else
    begin_page (self, width, height);
  area = get_area (self);
  scale = MIN (MIN (area.width / bounds.width, area.height / bounds.height), PX_TO_PT);
  if (scale < LEAST_SCALE)
    {
      draw_tiles (self, &bounds, LEAST_SCALE);
      return;
    }
  add_bookmark (self, _ ("Wiring diagram"));
  middle = (PlRect){ area.x + (area.width - bounds.width * scale) / 2.0,
                     area.y + (area.height - bounds.height * scale) / 2.0, bounds.width * scale,
                     bounds.height * scale };
  paint_part (self, &bounds, &middle, scale);
  end_page (self);
}

/* Lists */

static void
draw_sheet (Book *self, PlSheetType type)
{
  PlPaper paper = self->paper != PL_PAPER_AS_DRAWN ? self->paper : PL_PAPER_A4;
  g_autoptr (PlSheet) sheet = pl_sheet_new (self->job->circuit, type, self->job->owned);
  guint row = 0;

  do
    {
      PlRect area;

      begin_page (self, papers[paper].width, papers[paper].height);
      if (row == 0)
        add_bookmark (self, pl_sheet_title (type));
      area = get_area (self);
      row = pl_paint_sheet (self->cr, sheet, &area, row);
      end_page (self);
    }
  while (row < sheet->rows->len);
}

static void
draw_all (Book *self)
{
  if (self->paper == PL_PAPER_AS_DRAWN)
    draw_as_it_is (self);
  else
    draw_on_paper (self);
  for (guint i = 0; i < PL_N_SHEETS; i++)
    if ((self->job->sheets & PL_SHEET_BIT (i)) != 0)
      draw_sheet (self, (PlSheetType) i);
}

/* A title block says of how many pages: they are counted by drawing them to nowhere. */
static guint
count_pages (const PlExportJob *job)
{
  g_autoptr (cairo_surface_t) surface
      = cairo_pdf_surface_create_for_stream (drop_cb, NULL, 100, 100);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  Book book = { .job = job, .surface = surface, .cr = cr, .paper = job->paper };

  if (job->paper == PL_PAPER_AS_DRAWN && job->sheets == 0)
    return 1;
  draw_all (&book);
  return book.page;
}

static void
set_metadata (cairo_surface_t *surface, const PlExportJob *job)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  pl_patch_get_title (pl_layout_get_patch (job->layout)));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Patchlead");
  if (job->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, job->author);
  if (job->date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, job->date);
}

static gboolean
write_pdf (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  g_autoptr (GError) problem = NULL;
  Stream stream = { write, closure, &problem };
  g_autoptr (cairo_surface_t) surface
      = cairo_pdf_surface_create_for_stream (write_cb, &stream, 100, 100);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  Book book = { .job = job, .surface = surface, .cr = cr, .paper = job->paper };

  book.n_pages = count_pages (job);
  set_metadata (surface, job);
  draw_all (&book);
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
