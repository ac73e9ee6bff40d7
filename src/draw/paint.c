/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "core/words.h"
#include "draw/autoptr.h"
#include "draw/paint-private.h"

#define DOT           1.6   /* px, on the bench */
#define NAME_OVERHANG 24.0  /* of a name over its part: headphones in a row are so far apart */
#define NAME_ROOM     240.0 /* of parts that seldom stand in a row */

const PlColor pl_paint_pencil = { 0.17, 0.16, 0.13, 1 };

/* Laid out at its own size, not at the one it has on the screen, and scaled by cairo: the same
 * spacing at every zoom, and pango does not find, measure and keep its fonts anew for each. */
static PangoLayout *
new_layout (double size, gboolean bold)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout = NULL;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_family (font, "Cantarell, sans-serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (layout, font);
  return layout;
}

void
pl_paint_text (cairo_t *cr, PlColor color, double x, double y, double size, gboolean bold,
               PlAlign align, const char *text)
{
  pl_paint_text_lines (cr, color, x, y, 0.0, size, bold, align, 1, text);
}

void
pl_paint_text_in (cairo_t *cr, PlColor color, double x, double y, double width, double size,
                  gboolean bold, PlAlign align, const char *text)
{
  pl_paint_text_lines (cr, color, x, y, width, size, bold, align, 1, text);
}

void
pl_paint_text_lines (cairo_t *cr, PlColor color, double x, double y, double room, double size,
                     gboolean bold, PlAlign align, int n_lines, const char *text)
{
  g_autoptr (PangoLayout) layout = new_layout (size, bold);
  int width, height; /* in PANGO_SCALE: whole px would move text a little with every word */
  double shift = 0;

  pango_layout_set_text (layout, text, -1);
  if (room > 0.0)
    {
      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      pango_layout_set_height (layout, -n_lines);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, align == PL_ALIGN_LEFT     ? PANGO_ALIGN_LEFT
                                          : align == PL_ALIGN_CENTRE ? PANGO_ALIGN_CENTER
                                                                     : PANGO_ALIGN_RIGHT);
    }
  pango_layout_get_size (layout, &width, &height);
  shift = room > 0.0 ? room : width / (double) PANGO_SCALE;
  if (align != PL_ALIGN_LEFT)
    x -= align == PL_ALIGN_CENTRE ? shift / 2.0 : shift;
  pl_theme_set_source (cr, color);
  cairo_move_to (cr, x, y - height / 2.0 / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr); /* or the next arc would begin with a line from here */
}

/* Of the grid: the first line at or after a place, and how many lie before the other. */
static int
count_lines (double from, double to, int *first)
{
  *first = (int) ceil (from / PL_PAINT_GRID);
  return MAX ((int) ceil (to / PL_PAINT_GRID) - *first, 0);
}

static void
paint_dots (cairo_t *cr, const PlRect *area)
{
  int column, row;
  int columns = count_lines (area->x, area->x + area->width, &column);
  int rows = count_lines (area->y, area->y + area->height, &row);

  for (int i = 0; i < rows; i++)
    for (int k = 0; k < columns; k++)
      cairo_rectangle (cr, (column + k) * PL_PAINT_GRID - DOT / 2.0,
                       (row + i) * PL_PAINT_GRID - DOT / 2.0, DOT, DOT);
  cairo_fill (cr);
}

/* Where on the screen a dot begins: at a whole px, so that it is sharp. */
static void
place_dot (const cairo_matrix_t *to_screen, int column, int row, double side, double *x, double *y)
{
  *x = column * PL_PAINT_GRID;
  *y = row * PL_PAINT_GRID;
  cairo_matrix_transform_point (to_screen, x, y);
  *x = round (*x - side / 2.0);
  *y = round (*y - side / 2.0);
}

/* On a screen all rows look alike: one is drawn and laid down as often as there are rows, which
 * takes a tenth of the time of thousands of rectangles. */
static void
paint_dots_on_screen (cairo_t *cr, const PlRect *area)
{
  int column, row;
  int columns = count_lines (area->x, area->x + area->width, &column);
  int rows = count_lines (area->y, area->y + area->height, &row);
  double side = DOT, zero = 0, left, right, x, y;
  cairo_matrix_t to_screen;
  g_autoptr (cairo_surface_t) strip = NULL;
  g_autoptr (cairo_t) dots = NULL;

  if (columns == 0 || rows == 0)
    return;
  cairo_get_matrix (cr, &to_screen);
  cairo_matrix_transform_distance (&to_screen, &side, &zero);
  side = MAX (round (side), 1.0);
  place_dot (&to_screen, column, row, side, &left, &y);
  place_dot (&to_screen, column + columns - 1, row, side, &right, &y);
  strip = cairo_surface_create_similar (cairo_get_target (cr), CAIRO_CONTENT_ALPHA,
                                        (int) (right - left + side), (int) side);
  dots = cairo_create (strip);
  for (int k = 0; k < columns; k++)
    {
      place_dot (&to_screen, column + k, row, side, &x, &y);
      cairo_rectangle (dots, x - left, 0, side, side);
    }
  cairo_fill (dots);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  for (int i = 0; i < rows; i++)
    {
      place_dot (&to_screen, column, row + i, side, &x, &y);
      cairo_mask_surface (cr, strip, x, y);
    }
  cairo_restore (cr);
}

void
pl_paint_bench (cairo_t *cr, const PlTheme *theme, const PlRect *area)
{
  pl_theme_set_source (cr, theme->bench);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_fill (cr);
  if (theme->dot.a <= 0.0)
    return;
  pl_theme_set_source (cr, theme->dot);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    paint_dots_on_screen (cr, area);
  else
    paint_dots (cr, area);
}

/* Around the panel and under its corners only: what lies over it hides the rest. */
void
pl_paint_shadow (cairo_t *cr, const PlTheme *theme, const PlRect *rect)
{
  PlRect inside = pl_rect_grow (rect, -PL_PANEL_CORNER);

  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (int i = 4; i >= 1; i--)
    {
      double grow = i * 1.6, radius = PL_PANEL_CORNER + grow;
      double x0 = rect->x - grow, y0 = rect->y - grow + 4.0;
      double x1 = rect->x + rect->width + grow, y1 = rect->y + rect->height + grow + 3.0;

      cairo_new_sub_path (cr);
      cairo_arc (cr, x1 - radius, y0 + radius, radius, -G_PI_2, 0);
      cairo_arc (cr, x1 - radius, y1 - radius, radius, 0, G_PI_2);
      cairo_arc (cr, x0 + radius, y1 - radius, radius, G_PI_2, G_PI);
      cairo_arc (cr, x0 + radius, y0 + radius, radius, G_PI, 1.5 * G_PI);
      cairo_close_path (cr);
      cairo_rectangle (cr, inside.x, inside.y, MAX (inside.width, 0.0), MAX (inside.height, 0.0));
      pl_theme_set_source (cr, pl_color_fade (theme->shadow, 0.3));
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static gboolean
has_name (const PlPatch *patch, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (patch, id);

  return part->kind->category != PL_CATEGORY_NOTE
         && (part->kind->category == PL_CATEGORY_HEADPHONES || part->name != NULL
             || pl_patch_get_twin (patch, id) > 0);
}

static char *
dup_beginning (const char *text, glong n_letters)
{
  g_autofree char *beginning = g_utf8_substring (text, 0, n_letters);

  return g_strconcat (g_strchomp (beginning), "…", NULL);
}

static gboolean
fits (PangoLayout *layout, const char *text, double room)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  return width <= room * PANGO_SCALE;
}

char *
pl_paint_dup_name (const PlPatch *patch, PlPartId id, const PlRect *rect)
{
  gboolean in_row = pl_patch_get_part (patch, id)->kind->category == PL_CATEGORY_HEADPHONES;
  double room = MAX (rect->width + NAME_OVERHANG, in_row ? 0.0 : NAME_ROOM);
  g_autofree char *name = has_name (patch, id) ? pl_words_part (patch, id) : NULL;
  g_autoptr (PangoLayout) layout = NULL;
  glong least = 0, most;

  if (name == NULL)
    return NULL;
  layout = new_layout (PL_PAINT_NAME_SIZE, TRUE);
  if (fits (layout, name, room))
    return g_steal_pointer (&name);
  most = g_utf8_strlen (name, -1) - 1;
  while (least < most)
    {
      glong middle = (least + most + 1) / 2;
      g_autofree char *tried = dup_beginning (name, middle);

      if (fits (layout, tried, room))
        least = middle;
      else
        most = middle - 1;
    }
  return dup_beginning (name, least);
}

gboolean
pl_paint_is_clipped (cairo_t *cr, const PlRect *area)
{
  PlRect clip;
  double right, bottom;

  cairo_clip_extents (cr, &clip.x, &clip.y, &right, &bottom);
  clip.width = right - clip.x;
  clip.height = bottom - clip.y;
  return !pl_rect_intersects (&clip, area);
}

/* Where it may be, however long it is. */
static gboolean
is_name_clipped (cairo_t *cr, const PlRect *rect)
{
  PlRect band = { rect->x - NAME_ROOM, rect->y - 9.0 - 2.0 * PL_PAINT_NAME_SIZE,
                  rect->width + 2.0 * NAME_ROOM, 4.0 * PL_PAINT_NAME_SIZE };

  return pl_paint_is_clipped (cr, &band);
}

static void
paint_name (cairo_t *cr, const PlTheme *theme, const PlPatch *patch, PlPartId id,
            const PlRect *rect)
{
  g_autofree char *name = is_name_clipped (cr, rect) ? NULL : pl_paint_dup_name (patch, id, rect);

  if (name != NULL)
    pl_paint_text (cr, theme->ink, rect->x + rect->width / 2.0, rect->y - 9.0, PL_PAINT_NAME_SIZE,
                   TRUE, PL_ALIGN_CENTRE, name);
}

/* As many words as the slip has room for. */
PangoLayout *
pl_paint_lay_out_note (const char *text, const PlRect *rect)
{
  PangoLayout *layout = new_layout (13.0, FALSE);

  pango_layout_set_width (layout, (int) ((rect->width - 28.0) * PANGO_SCALE));
  pango_layout_set_height (layout, (int) ((rect->height - 36.0) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
paint_note (cairo_t *cr, const char *text, gboolean empty, const PlRect *rect)
{
  g_autoptr (PangoLayout) layout = pl_paint_lay_out_note (text, rect);

  pl_theme_set_source (cr, pl_color_fade (pl_paint_pencil, empty ? 0.45 : 1.0));
  cairo_move_to (cr, rect->x + PL_PAINT_NOTE_X, rect->y + PL_PAINT_NOTE_Y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

/* What the edge of a panel is told by on white paper. */
static void
paint_outline (cairo_t *cr, const PlTheme *theme, const PlRect *rect)
{
  double radius = PL_PANEL_CORNER, x1 = rect->x + rect->width, y1 = rect->y + rect->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x1 - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x1 - radius, y1 - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect->x + radius, y1 - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  pl_theme_set_source (cr, theme->ink);
  cairo_set_line_width (cr, PL_PANEL_OUTLINE);
  cairo_stroke (cr);
}

/* On whole px, so that it stays sharp. */
static void
paint_kept (cairo_t *cr, const PlPanel *panel, double scale)
{
  gboolean is_kept;
  g_autoptr (cairo_surface_t) picture = pl_panel_dup_picture (panel, scale, &is_kept);
  double x = 0, y = 0;

  if (!is_kept)
    pl_panel_keep_picture (panel, scale, picture);
  cairo_user_to_device (cr, &x, &y);
  x = round (x);
  y = round (y);
  cairo_device_to_user (cr, &x, &y);
  cairo_set_source_surface (cr, picture, x, y);
  cairo_paint (cr);
}

static void
paint_panel (cairo_t *cr, const PlPanel *panel, gboolean mono, const PlPaintOptions *options)
{
  if (options != NULL && options->stamps != NULL)
    pl_stamps_paint (options->stamps, panel, mono, cr);
  else if (mono)
    pl_panel_paint_mono (panel, cr);
  else if (options != NULL && options->kept_scale > 0)
    paint_kept (cr, panel, options->kept_scale);
  else
    pl_panel_paint (panel, cr);
}

static void
paint_part (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId part,
            const PlVerdict *verdict, const PlPaintOptions *options)
{
  PlPatch *patch = pl_layout_get_patch (layout);
  const PlPart *placed = pl_patch_get_part (patch, part);
  const PlPanel *panel = pl_layout_get_panel (layout, part);
  PlRect rect;

  if (placed == NULL || panel == NULL || !pl_layout_get_rect (layout, part, &rect))
    return;
  if (!pl_panel_is_free_form (panel) && theme->shadow.a > 0)
    pl_paint_shadow (cr, theme, &rect);
  cairo_save (cr);
  cairo_translate (cr, rect.x, rect.y);
  paint_panel (cr, panel, theme->mono, options);
  cairo_restore (cr);
  if (theme->mono && !pl_panel_is_free_form (panel))
    paint_outline (cr, theme, &rect);
  pl_paint_part_state (cr, theme, layout, part, verdict);
}

void
pl_paint_part_state (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId part,
                     const PlVerdict *verdict)
{
  PlPatch *patch = pl_layout_get_patch (layout);
  const PlPart *placed = pl_patch_get_part (patch, part);
  PlRect rect;

  if (placed == NULL || !pl_layout_get_rect (layout, part, &rect))
    return;
  pl_paint_controls (cr, theme, layout, part);
  if (placed->kind->category == PL_CATEGORY_NOTE)
    {
      paint_note (cr, pl_words_title (placed), placed->name == NULL, &rect);
      return;
    }
  if (placed->kind->category == PL_CATEGORY_HEADPHONES)
    pl_paint_cups (cr, theme, &rect, verdict);
  paint_name (cr, theme, patch, part, &rect);
}

/* The verdict of a part's ears; FALSE when it has none. */
gboolean
pl_paint_judge_ears (const PlCircuit *circuit, PlPartId id, const PlKind *kind, PlVerdict *verdict)
{
  for (guint16 i = 0; circuit != NULL && i < kind->groups->len; i++)
    if (pl_kind_group (kind, i)->is_listener)
      {
        pl_circuit_judge (circuit, id, i, verdict);
        return TRUE;
      }
  return FALSE;
}

void
pl_paint_all (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, const PlCircuit *circuit,
              const PlRect *area, const PlPaintOptions *options)
{
  PlPatch *patch = pl_layout_get_patch (layout);

  if (options == NULL || !options->no_bench)
    pl_paint_bench (cr, theme, area);
  for (PlPartId id = 0;
       (id = pl_patch_next_part (patch, id)) != 0 && !pl_paint_is_enough (options);)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;
      PlVerdict verdict = { 0 };
      gboolean judged = pl_paint_judge_ears (circuit, id, kind, &verdict);

      paint_part (cr, theme, layout, id, judged ? &verdict : NULL, options);
      if (judged)
        pl_verdict_clear (&verdict);
    }
  pl_paint_cables (cr, theme, layout, area, options);
}
