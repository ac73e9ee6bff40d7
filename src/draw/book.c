/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/book.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/patience.h"
#include "core/words-gear.h"
#include "draw/autoptr.h"
#include "draw/paint-sheet.h"
#include "draw/paint.h"
#include "draw/tags.h"

#define PX_TO_PT 0.75
#define MARGIN   34.0 /* pt */
#define BLOCK    34.0 /* height of the title block */
#define LEAST_SCALE                                                                                \
  0.4 /* pt per px: smaller print cannot be read, so it goes over several pages                    \
       */
#define LEAST_WIDTH 420.0 /* a page with a title block */

/* A part of the drawing at a place of the page, or rows of a list. */
typedef struct
{
  double width, height; /* pt */
  const char *bookmark; /* or NULL */
  PlTable *table;       /* borrowed; NULL: a part of the drawing */
  guint row;            /* of the list: the first one */
  PlRect part, area;    /* bench px, pt */
  double scale;         /* pt per px */
} Page;

struct PlBook
{
  const PlExportJob *job;
  GArray *pages;     /* Page */
  GPtrArray *tables; /* PlTable */
  GArray *labels;    /* PlTag; NULL: it is not about labels */
  PlStamps *stamps;
};

static const struct
{
  double width, height;
} papers[] = {
#define X(id, word, width, height) { width, height },
  PL_PAPERS (X)
#undef X
};

static gboolean
has_blocks (const PlBook *self)
{
  return self->labels == NULL && (self->job->paper != PL_PAPER_AS_DRAWN || self->job->sheets != 0);
}

static PlRect
get_area (double width, double height)
{
  return (PlRect){ MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN - BLOCK - 8 };
}

/* The drawing */

static PlRect
get_bounds (const PlBook *self)
{
  PlRect bounds = pl_layout_get_bounds (self->job->layout);

  return bounds.width > 0 ? bounds : (PlRect){ 0, 0, 400, 300 };
}

static void
add_as_drawn (PlBook *self)
{
  PlRect bounds = get_bounds (self);
  double block = has_blocks (self) ? BLOCK + 2 * MARGIN : 0;
  Page page = { .bookmark = _ ("Wiring diagram"), .part = bounds, .scale = PX_TO_PT };

  page.area = (PlRect){ 0, 0, bounds.width * PX_TO_PT, bounds.height * PX_TO_PT };
  page.width = block > 0 ? MAX (page.area.width, LEAST_WIDTH) : page.area.width;
  page.height = page.area.height + block;
  g_array_append_val (self->pages, page);
}

/* A cable that is cut goes on at the same height of the next page. */
static void
add_tiles (PlBook *self, const PlRect *bounds, double width, double height)
{
  PlRect area = get_area (width, height);
  guint columns = (guint) MAX (ceil (bounds->width * LEAST_SCALE / area.width - 1e-6), 1.0);
  guint rows = (guint) MAX (ceil (bounds->height * LEAST_SCALE / area.height - 1e-6), 1.0);

  for (guint i = 0; i < rows * columns; i++)
    {
      guint column = i % columns, row = i / columns;
      Page page = { .width = width, .height = height, .area = area, .scale = LEAST_SCALE };

      page.bookmark = i == 0 ? _ ("Wiring diagram") : NULL;
      page.part = (PlRect){ bounds->x + column * area.width / LEAST_SCALE,
                            bounds->y + row * area.height / LEAST_SCALE, area.width / LEAST_SCALE,
                            area.height / LEAST_SCALE };
      g_array_append_val (self->pages, page);
    }
}

static void
add_on_paper (PlBook *self)
{
  PlRect bounds = get_bounds (self), area;
  gboolean wide = bounds.width > bounds.height;
  double width = papers[self->job->paper].width, height = papers[self->job->paper].height;
  Page page = { .bookmark = _ ("Wiring diagram"), .part = bounds };

  page.width = wide ? height : width;
  page.height = wide ? width : height;
  area = get_area (page.width, page.height);
  page.scale = MIN (MIN (area.width / bounds.width, area.height / bounds.height), PX_TO_PT);
  page.area = (PlRect){ area.x + (area.width - bounds.width * page.scale) / 2.0,
                        area.y + (area.height - bounds.height * page.scale) / 2.0,
                        bounds.width * page.scale, bounds.height * page.scale };
  if (page.scale < LEAST_SCALE)
    add_tiles (self, &bounds, page.width, page.height);
  else
    g_array_append_val (self->pages, page);
}

/* Lists */

/* How many rows fit is found by measuring them on paper that is thrown away. */
static void
add_sheet (PlBook *self, PlSheetType type)
{
  PlPaper paper = self->job->paper != PL_PAPER_AS_DRAWN ? self->job->paper : PL_PAPER_A4;
  PlTable *table = pl_table_new (pl_sheet_new (self->job->circuit, type, self->job->owned));
  g_autoptr (cairo_surface_t) surface
      = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  Page page = { .width = papers[paper].width, .height = papers[paper].height, .table = table };

  g_ptr_array_add (self->tables, table);
  page.area = get_area (page.width, page.height);
  page.bookmark = pl_sheet_title (type);
  do
    {
      g_array_append_val (self->pages, page);
      page.bookmark = NULL;
      page.row = pl_sheet_find_end (cr, table, &page.area, page.row);
    }
  while (page.row < table->sheet->rows->len && !pl_patience_is_over (self->job->enough));
}

static void
free_table (gpointer data)
{
  pl_table_free (data);
}

static void
add_labels (PlBook *self)
{
  const PlTagSheet *sheet = self->job->labels;
  Page page = { .width = sheet->page_width * 72.0 / 25.4,
                .height = sheet->page_height * 72.0 / 25.4,
                .bookmark = _ ("Cable labels") };
  guint n;

  self->labels = pl_patch_dup_tags (pl_layout_get_patch (self->job->layout));
  n = pl_tags_count_pages (sheet, self->labels->len, self->job->first_label);
  for (guint i = 0; i < n; i++, page.bookmark = NULL)
    g_array_append_val (self->pages, page);
}

PlBook *
pl_book_new (const PlExportJob *job)
{
  PlBook *self = g_new0 (PlBook, 1);

  self->job = job;
  self->stamps = pl_stamps_new ();
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  self->tables = g_ptr_array_new_with_free_func (free_table);
  if (job->labels != NULL)
    {
      add_labels (self);
      return self;
    }
  if (job->paper == PL_PAPER_AS_DRAWN)
    add_as_drawn (self);
  else
    add_on_paper (self);
  for (guint i = 0; i < PL_N_SHEETS; i++)
    if ((job->sheets & PL_SHEET_BIT (i)) != 0 && !pl_patience_is_over (job->enough))
      add_sheet (self, (PlSheetType) i);
  return self;
}

void
pl_book_free (PlBook *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_ptr_array_unref (self->tables);
  pl_stamps_free (self->stamps);
  g_clear_pointer (&self->labels, g_array_unref);
  g_free (self);
}

gboolean
pl_book_lacks_labels (const PlBook *self)
{
  return self->labels != NULL && self->labels->len == 0;
}

const char *
pl_book_words_no_labels (void)
{
  return _ ("There is no cable on this bench, so there are no labels.");
}

guint
pl_book_count_pages (const PlBook *self)
{
  return self->pages->len;
}

static const Page *
get_page (const PlBook *self, guint page)
{
  g_assert (page < self->pages->len);
  return &g_array_index (self->pages, Page, page);
}

void
pl_book_get_size (const PlBook *self, guint page, double *width, double *height)
{
  *width = get_page (self, page)->width;
  *height = get_page (self, page)->height;
}

const char *
pl_book_get_bookmark (const PlBook *self, guint page)
{
  return get_page (self, page)->bookmark;
}

/* Painting */

static void
paint_cell (cairo_t *cr, const PlRect *cell, const char *heading, const char *text)
{
  cairo_save (cr);
  cairo_rectangle (cr, cell->x, cell->y, cell->width, cell->height);
  cairo_clip (cr);
  (void) pl_paint_sheet_text (cr, heading, cell->x + 5, cell->y + 3, 0, 6.5, FALSE);
  (void) pl_paint_sheet_text (cr, text, cell->x + 5, cell->y + 13, 0, 10, TRUE);
  cairo_restore (cr);
  cairo_set_line_width (cr, 0.7);
  cairo_rectangle (cr, cell->x, cell->y, cell->width, cell->height);
  cairo_stroke (cr);
}

/* Title, author, date, file, page: what a sheet on a rack is told apart by. */
static void
paint_block (const PlBook *self, guint page, cairo_t *cr)
{
  static const double shares[] = { 0.34, 0.16, 0.13, 0.27, 0.1 };
  const PlExportJob *job = self->job;
  const char *title = pl_words_patch_title (pl_layout_get_patch (job->layout));
  g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, self->pages->len);
  g_autofree char *day = g_strndup (job->date != NULL ? job->date : "", 10);
  const char *cells[][2] = { { _ ("Title"), *title != '\0' ? title : _ ("Wiring diagram") },
                             { _ ("Author"), job->author != NULL ? job->author : "" },
                             { _ ("Date"), day },
                             { _ ("File"), job->file != NULL ? job->file : "" },
                             { _ ("Page"), number } };
  double room = get_page (self, page)->width - 2 * MARGIN;
  PlRect cell = { MARGIN, get_page (self, page)->height - MARGIN - BLOCK, 0, BLOCK };

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      cell.width = room * shares[i];
      paint_cell (cr, &cell, cells[i][0], cells[i][1]);
      cell.x += cell.width;
    }
}

static void
paint_part (const PlBook *self, const Page *page, cairo_t *cr)
{
  PlPaintOptions options = { .no_bench = self->job->look != PL_LOOK_SCREEN,
                             .stamps = self->stamps,
                             .enough = self->job->enough };

  cairo_save (cr);
  cairo_rectangle (cr, page->area.x, page->area.y, page->area.width, page->area.height);
  cairo_clip (cr);
  cairo_translate (cr, page->area.x, page->area.y);
  cairo_scale (cr, page->scale, page->scale);
  cairo_translate (cr, -page->part.x, -page->part.y);
  pl_paint_all (cr, pl_look_theme (self->job->look), self->job->layout, self->job->circuit,
                &page->part, &options);
  cairo_restore (cr);
}

void
pl_book_paint (const PlBook *self, guint page, cairo_t *cr)
{
  const Page *what = get_page (self, page);

  if (self->labels != NULL)
    pl_tags_paint (cr, self->job->labels, self->labels, self->job->first_label,
                   self->job->cut_marks, pl_look_theme (self->job->look), page);
  else if (what->table != NULL)
    (void) pl_paint_sheet (cr, what->table, &what->area, what->row);
  else
    paint_part (self, what, cr);
  if (has_blocks (self))
    paint_block (self, page, cr);
}
