/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/tags.h"

#include <pango/pangocairo.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "draw/autoptr.h"
#include "draw/curve.h"

#define MM(mm)   ((mm) *72.0 / 25.4) /* in pt */
#define PADDING  1.2                 /* mm */
#define MARK     0.9                 /* mm: the bar in the cable's colour */
#define LARGEST  10.0                /* pt */
#define SMALLEST 4.5
#define LEADING  1.25 /* height of a line, in sizes of its letters */

/* Sheets */

static void
free_sheet (gpointer sheet)
{
  pl_tag_sheet_free (sheet);
}

static void
load_folder (GPtrArray *sheets, const char *above, GPtrArray *problems)
{
  g_autofree char *folder = g_build_filename (above, "labels", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      PlTagSheet *sheet = NULL;
      gsize length = 0;

      if (!g_str_has_suffix (name, ".labels") || g_str_has_prefix (name, "EXAMPLE"))
        continue;
      if (pl_library_read_file (path, &text, &length, &error))
        sheet = pl_tag_sheet_parse (text, (gssize) length, path, &error);
      if (sheet != NULL)
        g_ptr_array_add (sheets, sheet);
      else if (problems != NULL)
        g_ptr_array_add (problems, g_strdup (error->message));
    }
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PlTagSheet *const *) a)->id, (*(PlTagSheet *const *) b)->id);
}

GPtrArray *
pl_tags_load_sheets (const PlLibrary *library, GPtrArray *problems)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (free_sheet);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "patchlead", NULL);

  load_folder (sheets, own, problems);
  if (strcmp (own, pl_library_get_data_dir (library)) != 0)
    load_folder (sheets, pl_library_get_data_dir (library), problems);
  g_ptr_array_sort (sheets, compare_sheets); /* stable: one's own come first */
  return sheets;
}

const PlTagSheet *
pl_tags_find_sheet (const GPtrArray *sheets, const char *id)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const PlTagSheet *sheet = g_ptr_array_index (sheets, i);

      if (g_strcmp0 (sheet->id, id) == 0)
        return sheet;
    }
  return NULL;
}

/* Pages */

static guint
count_on_page (const PlTagSheet *sheet)
{
  return sheet->columns * sheet->rows;
}

guint
pl_tags_count_pages (const PlTagSheet *sheet, guint n_labels, guint start)
{
  guint per_page = count_on_page (sheet), skipped = (MAX (start, 1) - 1) % per_page;

  return MAX ((skipped + n_labels + per_page - 1) / per_page, 1);
}

static PangoLayout *
make_line (cairo_t *cr, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "Cantarell, sans-serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* As large as the room allows; what is still too long ends in "…". */
static void
paint_line (cairo_t *cr, const char *text, const PlRect *room, gboolean bold)
{
  double size = MIN (room->height / LEADING, LARGEST);
  g_autoptr (PangoLayout) layout = make_line (cr, text, size, bold);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (extents.width > room->width * PANGO_SCALE)
    {
      double smaller = size * room->width * PANGO_SCALE / extents.width * 0.99;

      g_clear_object (&layout);
      layout = make_line (cr, text, MAX (smaller, MIN (SMALLEST, size)), bold);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (room->width * PANGO_SCALE));
      pango_layout_get_extents (layout, NULL, &extents);
    }
  cairo_move_to (cr, room->x,
                 room->y + (room->height - (double) extents.height / PANGO_SCALE) / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
has_room (cairo_t *cr, const char *text, double width)
{
  g_autoptr (PangoLayout) layout = make_line (cr, text, SMALLEST, FALSE);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.width <= width * PANGO_SCALE;
}

/* One text: what the end goes into, the way, what it is; as many lines as can be read. */
static void
paint_text (cairo_t *cr, const PlTag *label, const PlRect *area, const PlTheme *theme)
{
  const char *lines[] = { label->here, label->way, label->about };
  double bar = MM (MARK), gap = MM (PADDING) / 2.0;
  guint n = (guint) CLAMP (area->height / (SMALLEST * LEADING), 1.0, G_N_ELEMENTS (lines));
  double height = MIN (area->height / n, LARGEST * LEADING);
  PlRect room = { area->x + bar + gap, area->y + (area->height - n * height) / 2.0,
                  area->width - bar - gap, height };
  PlColor color = pl_theme_cable_color (label->color);

  if (!has_room (cr, label->way, room.width))
    lines[1] = label->there;
  if (label->color != PL_LEAD_COLOR_NONE && !theme->mono)
    {
      cairo_set_source_rgb (cr, color.r, color.g, color.b);
      cairo_rectangle (cr, area->x, room.y, bar, n * height);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < n && i < G_N_ELEMENTS (lines); i++)
    {
      paint_line (cr, lines[i], &room, i == 0);
      room.y += height;
    }
}

static PlRect
get_cell (const PlTagSheet *sheet, guint place)
{
  guint column = place % sheet->columns, row = place / sheet->columns;

  return (PlRect){ MM (sheet->left + column * (sheet->width + sheet->gap_x)),
                   MM (sheet->top + row * (sheet->height + sheet->gap_y)), MM (sheet->width),
                   MM (sheet->height) };
}

static void
paint_label (cairo_t *cr, const PlTagSheet *sheet, const PlTag *label, const PlRect *cell,
             const PlTheme *theme)
{
  double part = MM (sheet->print) / sheet->repeat;
  double beside = MM (PADDING), above = MIN (MM (PADDING), part / 12.0);

  for (guint i = 0; i < sheet->repeat; i++)
    {
      PlRect area = { cell->x + beside, cell->y + i * part + above, cell->width - 2.0 * beside,
                      part - 2.0 * above };

      paint_text (cr, label, &area, theme);
    }
}

/* The outline of a label, and where the clear part of one begins. */
static void
paint_marks (cairo_t *cr, const PlTagSheet *sheet, const PlRect *cell)
{
  static const double dashes[] = { 2.0, 2.0 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.3);
  cairo_rectangle (cr, cell->x, cell->y, cell->width, cell->height);
  cairo_stroke (cr);
  if (pl_tag_sheet_wraps (sheet))
    {
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, cell->x, cell->y + MM (sheet->print));
      cairo_rel_line_to (cr, cell->width, 0);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
pl_tags_paint (cairo_t *cr, const PlTagSheet *sheet, const GArray *labels, guint start,
               gboolean cut_marks, const PlTheme *theme, guint page)
{
  guint per_page = count_on_page (sheet), skipped = (MAX (start, 1) - 1) % per_page;

  for (guint place = 0; place < per_page; place++)
    {
      guint at = page * per_page + place;
      PlRect cell = get_cell (sheet, place);

      if (at < skipped || at - skipped >= labels->len)
        continue;
      if (cut_marks)
        paint_marks (cr, sheet, &cell);
      paint_label (cr, sheet, &g_array_index (labels, PlTag, at - skipped), &cell, theme);
    }
  if (labels->len == 0)
    {
      PlRect cell = get_cell (sheet, 0);

      cairo_set_source_rgb (cr, 0, 0, 0);
      cell.height = MM (LARGEST / 2.0);
      paint_line (cr, _ ("No cables"), &cell, FALSE);
    }
}
