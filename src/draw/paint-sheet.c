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

static double
measure_cell (cairo_t *cr, const char *text, double width, gboolean bold, double *natural)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, text, width, TEXT_SIZE, bold);
  int wide, high;

  pango_layout_get_pixel_size (layout, &wide, &high);
  if (natural != NULL)
    *natural = wide + 1.0;
  return high;
}

/* A width that all of its rows fit in. */
static double
measure_column (cairo_t *cr, const PlSheet *sheet, guint column)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, "", 0, TEXT_SIZE, FALSE);
  double widest;

  (void) measure_cell (cr, sheet->columns[column], 0, TRUE, &widest);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      char **cells = g_ptr_array_index (sheet->rows, i);
      int wide;

      pango_layout_set_text (layout, cells[column], -1);
      pango_layout_get_pixel_size (layout, &wide, NULL);
      widest = MAX (widest, wide + 1.0);
    }
  return widest;
}

/* As wide as their contents; when that is too much, the wide ones give. */
static void
set_widths (cairo_t *cr, const PlSheet *sheet, double room, double *widths)
{
  double total = 0, fair = 0, above = 0;
  guint n = 0;

  while (n < PL_TABLE_COLUMNS && sheet->columns[n] != NULL)
    n++;
  fair = (room - GAP * (n - 1.0)) / n;
  for (guint i = 0; i < n; i++)
    {
      widths[i] = measure_column (cr, sheet, i);
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
  g_free (self);
}

/* Letters are not as wide everywhere: pixels round them. */
static void
measure_table (PlTable *self, cairo_t *cr, double room)
{
  cairo_surface_type_t surface = cairo_surface_get_type (cairo_get_target (cr));
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  if (self->is_measured && self->surface == surface && G_APPROX_VALUE (self->scale, matrix.xx, 1e-9)
      && G_APPROX_VALUE (self->room, room, 1e-9))
    return;
  self->is_measured = TRUE;
  self->surface = surface;
  self->scale = matrix.xx;
  self->room = room;
  set_widths (cr, self->sheet, room, self->widths);
}

static double
measure_row (cairo_t *cr, char **cells, const double *widths, gboolean bold)
{
  double height = 0;

  for (guint i = 0; i < PL_TABLE_COLUMNS && cells[i] != NULL; i++)
    height = MAX (height, measure_cell (cr, cells[i], widths[i], bold, NULL));
  return height + 2 * PADDING;
}

static void
paint_row (cairo_t *cr, char **cells, const double *widths, double x, double y, gboolean bold)
{
  for (guint i = 0; i < PL_TABLE_COLUMNS && cells[i] != NULL; i++)
    {
      (void) pl_paint_sheet_text (cr, cells[i], x, y + PADDING, widths[i], TEXT_SIZE, bold);
      x += widths[i] + GAP;
    }
}

static void
paint_rule (cairo_t *cr, const PlRect *area, double y, double width)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, area->x, y);
  cairo_line_to (cr, area->x + area->width, y);
  cairo_stroke (cr);
}

guint
pl_paint_sheet (cairo_t *cr, PlTable *table, const PlRect *area, guint first)
{
  const PlSheet *sheet = table->sheet;
  const double *widths = table->widths;
  double y = area->y;
  guint row = first;

  cairo_set_source_rgb (cr, 0, 0, 0);
  y += pl_paint_sheet_text (cr, pl_sheet_title (sheet->type), area->x, y, 0, TITLE_SIZE, TRUE) + 8;
  measure_table (table, cr, area->width);
  paint_row (cr, sheet->columns, widths, area->x, y, TRUE);
  y += measure_row (cr, sheet->columns, widths, TRUE);
  paint_rule (cr, area, y, 1.0);
  if (sheet->rows->len == 0)
    (void) pl_paint_sheet_text (cr, _ ("Nothing"), area->x, y + PADDING, 0, TEXT_SIZE, FALSE);
  for (; row < sheet->rows->len; row++)
    {
      char **cells = g_ptr_array_index (sheet->rows, row);
      double height = measure_row (cr, cells, widths, FALSE);

      if (y + height > area->y + area->height && row > first)
        break;
      paint_row (cr, cells, widths, area->x, y, FALSE);
      y += height;
      paint_rule (cr, area, y, 0.3);
    }
  return row;
}
