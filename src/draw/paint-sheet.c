/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/paint-sheet.h"

#include <pango/pangocairo.h>

#include <glib/gi18n-lib.h>

enum
{
  TITLE_SIZE = 15, /* pt */
  TEXT_SIZE = 9,
  PADDING = 4,
  GAP = 10,      /* between columns */
  NARROWEST = 28 /* a column */
};

static PangoLayout *
make_layout (cairo_t *cr, const char *text, double width, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "Cantarell, sans-serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0.0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

double
pl_paint_sheet_text (cairo_t *cr, const char *text, double x, double y, double width, double size,
                     gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, text, width, size, bold);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  return height;
}

/* What a page is written with; pages are as many as a bench is large. */
typedef struct
{
  cairo_t *cr;
  PangoLayout *plain, *bold; /* for cells */
  gboolean paints;           /* or only measures */
} Pen;

static void
pen_init (Pen *self, cairo_t *cr, gboolean paints)
{
  self->cr = cr;
  self->plain = make_layout (cr, "", 0, TEXT_SIZE, FALSE);
  self->bold = make_layout (cr, "", 0, TEXT_SIZE, TRUE);
  self->paints = paints;
}

static void
pen_clear (Pen *self)
{
  g_object_unref (self->plain);
  g_object_unref (self->bold);
}

/* width 0: as long as it is. */
static PlCellSize
measure_cell (PangoLayout *layout, const char *text, double width)
{
  int wide, high;

  pango_layout_set_width (layout, width > 0.0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &wide, &high);
  return (PlCellSize){ wide + 1.0, high };
}

static guint
count_columns (const PlSheet *sheet)
{
  guint n = 0;

  while (n < PL_TABLE_COLUMNS && sheet->columns[n] != NULL)
    n++;
  return n;
}

/* Many cells say the same. */
static void
measure_cells (PlTable *self, const Pen *pen)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal); /* text: PlCellSize */
  const PlSheet *sheet = self->sheet;
  guint n = count_columns (sheet);

  g_free (self->sizes);
  self->sizes = g_new0 (PlCellSize, MAX ((gsize) sheet->rows->len * n, 1));
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      char **cells = g_ptr_array_index (sheet->rows, i);

      for (guint j = 0; j < n; j++)
        {
          PlCellSize *size = &self->sizes[i * n + j];
          const PlCellSize *same = g_hash_table_lookup (known, cells[j]);

          *size = same != NULL ? *same : measure_cell (pen->plain, cells[j], 0);
          if (same == NULL)
            g_hash_table_insert (known, cells[j], size);
        }
    }
}

/* As wide as their contents; when that is too much, the wide ones give. */
static void
set_widths (PlTable *self, const Pen *pen, double room)
{
  double *widths = self->widths, total = 0, fair = 0, above = 0;
  guint n = count_columns (self->sheet);

  fair = (room - GAP * (n - 1.0)) / n;
  for (guint i = 0; i < n; i++)
    {
      widths[i] = measure_cell (pen->bold, self->sheet->columns[i], 0).width;
      for (guint row = 0; row < self->sheet->rows->len; row++)
        widths[i] = MAX (widths[i], self->sizes[row * n + i].width);
      total += widths[i];
      above += MAX (widths[i] - fair, 0.0);
    }
  total -= room - GAP * (n - 1.0);
  for (guint i = 0; i < n && total > 0.0 && above > 0.0; i++)
    widths[i] = MAX (widths[i] - MAX (widths[i] - fair, 0.0) * MIN (total / above, 1.0), NARROWEST);
}

PlTable *
pl_table_new (PlSheet *sheet)
{
  PlTable *self = g_new0 (PlTable, 1);

  self->sheet = sheet;
  return self;
}

void
pl_table_free (PlTable *self)
{
  pl_sheet_free (self->sheet);
  g_free (self->sizes);
  g_free (self);
}

/* Letters are not as wide everywhere: pixels round them. */
static void
measure_table (PlTable *self, const Pen *pen, double room)
{
  cairo_surface_type_t surface = cairo_surface_get_type (cairo_get_target (pen->cr));
  cairo_matrix_t matrix;

  cairo_get_matrix (pen->cr, &matrix);
  if (self->is_measured && self->surface == surface && G_APPROX_VALUE (self->scale, matrix.xx, 1e-9)
      && G_APPROX_VALUE (self->room, room, 1e-9))
    return;
  self->is_measured = TRUE;
  self->surface = surface;
  self->scale = matrix.xx;
  self->room = room;
  measure_cells (self, pen);
  set_widths (self, pen, room);
}

/* sizes: when nothing is wrapped; NULL: not known. */
static double
measure_row (PangoLayout *layout, char **cells, const PlCellSize *sizes, const double *widths)
{
  double height = 0;

  for (guint i = 0; i < PL_TABLE_COLUMNS && cells[i] != NULL; i++)
    height = MAX (height, sizes != NULL && sizes[i].width <= widths[i]
                              ? sizes[i].height
                              : measure_cell (layout, cells[i], widths[i]).height);
  return height + 2 * PADDING;
}

static void
paint_row (const Pen *pen, PangoLayout *layout, char **cells, const double *widths, double x,
           double y)
{
  if (!pen->paints)
    return;
  for (guint i = 0; i < PL_TABLE_COLUMNS && cells[i] != NULL; i++)
    {
      pango_layout_set_width (layout, (int) (widths[i] * PANGO_SCALE));
      pango_layout_set_text (layout, cells[i], -1);
      cairo_move_to (pen->cr, x, y + PADDING);
      pango_cairo_show_layout (pen->cr, layout);
      x += widths[i] + GAP;
    }
}

static void
paint_rule (const Pen *pen, const PlRect *area, double y, double width)
{
  if (!pen->paints)
    return;
  cairo_set_line_width (pen->cr, width);
  cairo_move_to (pen->cr, area->x, y);
  cairo_line_to (pen->cr, area->x + area->width, y);
  cairo_stroke (pen->cr);
}

/* Title and headings; returns where the rows begin. */
static double
write_head (const Pen *pen, const PlTable *table, const PlRect *area)
{
  const PlSheet *sheet = table->sheet;
  g_autoptr (PangoLayout) title
      = make_layout (pen->cr, pl_sheet_title (sheet->type), 0, TITLE_SIZE, TRUE);
  double y = area->y;
  int height;

  pango_layout_get_pixel_size (title, NULL, &height);
  if (pen->paints)
    {
      cairo_set_source_rgb (pen->cr, 0, 0, 0);
      cairo_move_to (pen->cr, area->x, y);
      pango_cairo_show_layout (pen->cr, title);
    }
  y += height + 8;
  paint_row (pen, pen->bold, sheet->columns, table->widths, area->x, y);
  y += measure_row (pen->bold, sheet->columns, NULL, table->widths);
  paint_rule (pen, area, y, 1.0);
  if (pen->paints && sheet->rows->len == 0)
    (void) pl_paint_sheet_text (pen->cr, _ ("Nothing"), area->x, y + PADDING, 0, TEXT_SIZE, FALSE);
  return y;
}

static guint
write_page (cairo_t *cr, gboolean paints, PlTable *table, const PlRect *area, guint first)
{
  const GPtrArray *rows = table->sheet->rows;
  guint n = count_columns (table->sheet), row = first;
  double y;
  Pen pen;

  pen_init (&pen, cr, paints);
  measure_table (table, &pen, area->width);
  y = write_head (&pen, table, area);
  for (; row < rows->len; row++)
    {
      char **cells = g_ptr_array_index (rows, row);
      double height = measure_row (pen.plain, cells, &table->sizes[(gsize) row * n], table->widths);

      if (y + height > area->y + area->height && row > first)
        break;
      paint_row (&pen, pen.plain, cells, table->widths, area->x, y);
      y += height;
      paint_rule (&pen, area, y, 0.3);
    }
  pen_clear (&pen);
  return row;
}

guint
pl_paint_sheet (cairo_t *cr, PlTable *table, const PlRect *area, guint first)
{
  return write_page (cr, TRUE, table, area, first);
}

guint
pl_sheet_find_end (cairo_t *cr, PlTable *table, const PlRect *area, guint first)
{
  return write_page (cr, FALSE, table, area, first);
}
