/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/svg-pen.h"

#include <math.h>
#include <pango/pangocairo.h>

/* From the middle of a line of text to what it stands on, in sizes of the letters. */
#define BASELINE 0.378

static void
put (PlSvgPen *self, const char *text)
{
  g_string_append (self->out, text);
}

void
pl_svg_pen_init (PlSvgPen *self, const PlTheme *theme)
{
  *self = (PlSvgPen){ .out = g_string_new (NULL), .theme = theme, .css = g_string_new (NULL) };
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
pl_svg_pen_clear (PlSvgPen *self)
{
  g_string_free (self->out, TRUE);
  g_string_free (self->css, TRUE);
  g_hash_table_unref (self->classes);
}

static void
add_number (GString *out, double value, double steps)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (
      out, g_ascii_formatd (buffer, sizeof buffer, "%.9g", round (value * steps) / steps + 0.0));
}

void
pl_svg_pen_number (PlSvgPen *self, double value)
{
  add_number (self->out, value, 100);
}

/* A declaration in a style sheet: "fill:#123456;" with its opacity, if any. */
static void
add_color (GString *css, const char *name, PlColor color)
{
  g_string_append_printf (css, "%s:#%02x%02x%02x;", name, (guint) lround (color.r * 255),
                          (guint) lround (color.g * 255), (guint) lround (color.b * 255));
  if (color.a >= 1)
    return;
  g_string_append_printf (css, "%s-opacity:", name);
  add_number (css, color.a, 1000);
  g_string_append_c (css, ';');
}

static void
add_length (GString *css, const char *name, double value, const char *unit)
{
  g_string_append_printf (css, "%s:", name);
  add_number (css, value, 100);
  g_string_append_printf (css, "%s;", unit);
}

/* The class of these declarations, made when they are first used. */
static void
put_class (PlSvgPen *self, GString *css)
{
  const char *known = NULL;

  while (css->len > 0 && css->str[css->len - 1] == ';')
    g_string_truncate (css, css->len - 1);
  known = g_hash_table_lookup (self->classes, css->str);
  if (known == NULL)
    {
      char *name = g_strdup_printf ("p%u", g_hash_table_size (self->classes) + 1);

      g_string_append_printf (self->css, ".%s{%s}\n", name, css->str);
      g_hash_table_insert (self->classes, g_strdup (css->str), name);
      known = name;
    }
  g_string_append_printf (self->out, " class=\"%s\"", known);
}

void
pl_svg_pen_attribute (PlSvgPen *self, const char *name, double value)
{
  g_string_append_printf (self->out, " %s=\"", name);
  pl_svg_pen_number (self, value);
  g_string_append_c (self->out, '"');
}

void
pl_svg_pen_rect (PlSvgPen *self, const PlRect *rect)
{
  pl_svg_pen_attribute (self, "x", rect->x);
  pl_svg_pen_attribute (self, "y", rect->y);
  pl_svg_pen_attribute (self, "width", rect->width);
  pl_svg_pen_attribute (self, "height", rect->height);
}

/* Colours and width; width 0: no line. */
static void
put_paint (PlSvgPen *self, PlColor fill, PlColor line, double width)
{
  g_autoptr (GString) css = g_string_new (NULL);

  add_color (css, "fill", fill);
  if (width > 0)
    {
      add_color (css, "stroke", line);
      add_length (css, "stroke-width", width, "");
    }
  put_class (self, css);
}

static void
put_line (PlSvgPen *self, PlColor color, double width)
{
  g_autoptr (GString) css = g_string_new ("stroke-linecap:round;");

  add_color (css, "stroke", color);
  add_length (css, "stroke-width", width, "");
  put_class (self, css);
}

static void
put_circle (PlSvgPen *self, PlPoint at, double radius)
{
  put (self, "<circle");
  pl_svg_pen_attribute (self, "cx", at.x);
  pl_svg_pen_attribute (self, "cy", at.y);
  pl_svg_pen_attribute (self, "r", radius);
}

static void
put_box (PlSvgPen *self, const PlRect *rect, double corner, PlColor fill)
{
  put (self, "<rect");
  put_paint (self, fill, fill, 0);
  pl_svg_pen_rect (self, rect);
  if (corner > 0)
    pl_svg_pen_attribute (self, "rx", corner);
  put (self, "/>\n");
}

static void
put_segment (PlSvgPen *self, PlPoint from, PlPoint to)
{
  pl_svg_pen_attribute (self, "x1", from.x);
  pl_svg_pen_attribute (self, "y1", from.y);
  pl_svg_pen_attribute (self, "x2", to.x);
  pl_svg_pen_attribute (self, "y2", to.y);
}

/* The bench and panels */

void
pl_svg_pen_bench (PlSvgPen *self, const PlRect *area)
{
  put_box (self, area, 0, self->theme->bench);
  if (self->theme->dot.a <= 0)
    return;
  put (self,
       "<pattern id=\"bench-dots\" width=\"20\" height=\"20\" patternUnits=\"userSpaceOnUse\" "
       "x=\"-10\" y=\"-10\"><rect x=\"9.2\" y=\"9.2\" width=\"1.6\" height=\"1.6\"");
  put_paint (self, self->theme->dot, self->theme->dot, 0);
  put (self, "/></pattern>\n<rect fill=\"url(#bench-dots)\"");
  pl_svg_pen_rect (self, area);
  put (self, "/>\n");
}

void
pl_svg_pen_shadow (PlSvgPen *self, const PlRect *rect)
{
  if (self->theme->shadow.a <= 0)
    return;
  for (int i = 4; i >= 1; i--)
    {
      double grow = i * 1.6;
      PlRect shade = { rect->x - grow, rect->y - grow + 4, rect->width + 2 * grow,
                       rect->height + 2 * grow - 1 };

      put_box (self, &shade, PL_PANEL_CORNER + grow, pl_color_fade (self->theme->shadow, 0.3));
    }
}

void
pl_svg_pen_outline (PlSvgPen *self, const PlRect *rect)
{
  put (self, "<rect fill=\"none\"");
  put_line (self, self->theme->ink, PL_PANEL_OUTLINE);
  pl_svg_pen_rect (self, rect);
  pl_svg_pen_attribute (self, "rx", PL_PANEL_CORNER);
  put (self, "/>\n");
}

void
pl_svg_pen_text (PlSvgPen *self, PlColor color, PlPoint at, double size, gboolean bold,
                 const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);
  g_autoptr (GString) css = g_string_new (NULL);

  g_string_append (css, bold ? "text-anchor:middle;font-weight:600;" : "text-anchor:middle;");
  add_length (css, "font-size", size, "px");
  add_color (css, "fill", color);
  put (self, "<text");
  put_class (self, css);
  pl_svg_pen_attribute (self, "x", at.x);
  pl_svg_pen_attribute (self, "y", at.y + size * BASELINE);
  g_string_append_printf (self->out, ">%s</text>\n", safe);
}

/* One line of a note; room: px, negative when there is enough. */
static void
put_note_line (PlSvgPen *self, PangoLayoutIter *iter, const char *text, PlPoint corner, double room)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  int length = pango_layout_line_get_length (line),
      start = pango_layout_line_get_start_index (line);
  int index = 0, trailing = 0;
  g_autofree char *words = NULL, *safe = NULL;

  if (room >= 0
      && pango_layout_line_x_to_index (line, (int) (room * PANGO_SCALE), &index, &trailing))
    length = MAX (index - start, 0);
  words = g_strndup (text + start, (gsize) length);
  safe = g_markup_escape_text (words, -1);
  put (self, "<tspan");
  pl_svg_pen_attribute (self, "x", corner.x);
  pl_svg_pen_attribute (self, "y",
                        corner.y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE);
  g_string_append_printf (self->out, ">%s%s</tspan>", safe, room >= 0 ? "…" : "");
}

void
pl_svg_pen_note (PlSvgPen *self, const char *text, gboolean empty, const PlRect *rect)
{
  g_autoptr (PangoLayout) layout = pl_paint_lay_out_note (text, rect);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PlPoint corner = { rect->x + PL_PAINT_NOTE_X, rect->y + PL_PAINT_NOTE_Y };
  gboolean cut = pango_layout_is_ellipsized (layout);
  g_autoptr (GString) css = g_string_new (NULL);

  add_length (css, "font-size", 13, "px");
  add_color (css, "fill", pl_color_fade (pl_paint_pencil, empty ? 0.45 : 1));
  put (self, "<text");
  put_class (self, css);
  put (self, ">");
  do
    put_note_line (self, iter, text, corner,
                   cut && pango_layout_iter_at_last_line (iter) ? rect->width - 44 : -1);
  while (pango_layout_iter_next_line (iter));
  put (self, "</text>\n");
  pango_layout_iter_free (iter);
}

/* Controls and cups */

/* All pointers of one sort are one path. */
static void
put_pointers (PlSvgPen *self, const PlKnob *knobs, guint n, gboolean off, gboolean large)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const PlKnob *knob = &knobs[i];
      double turn = pl_paint_turn_of (knob->control, knob->value), r = MIN (knob->spot.r, 14.0);
      double dx = sin (turn) * r, dy = -cos (turn) * r;

      if (pl_paint_is_off (knob->control, knob->value) != off || (r > 10.0) != large)
        continue;
      put (self, begun ? "M" : "<path");
      if (!begun)
        {
          put_line (self, pl_color_fade (self->theme->pointer, off ? 0.5 : 1.0), large ? 2.4 : 1.8);
          put (self, " d=\"M");
        }
      begun = TRUE;
      pl_svg_pen_number (self, knob->spot.x + dx * 0.3);
      put (self, " ");
      pl_svg_pen_number (self, knob->spot.y + dy * 0.3);
      put (self, "l");
      pl_svg_pen_number (self, dx * 0.52);
      put (self, " ");
      pl_svg_pen_number (self, dy * 0.52);
    }
  put (self, begun ? "\"/>\n" : "");
}

void
pl_svg_pen_knobs (PlSvgPen *self, const PlKnob *knobs, guint n)
{
  for (guint sort = 0; sort < 4; sort++)
    put_pointers (self, knobs, n, (sort & 1) != 0, (sort & 2) != 0);
  for (guint i = 0; i < n; i++)
    if (knobs[i].spot.r >= 11.0)
      {
        g_autofree char *words = pl_paint_word_value (knobs[i].control, knobs[i].value);
        PlPoint at = { knobs[i].spot.x, knobs[i].spot.y + knobs[i].spot.r + 9 };

        pl_svg_pen_text (self, self->theme->value, at, 8.5, FALSE, words);
      }
}

static void
put_fader (PlSvgPen *self, const PlControl *control, double value, PlSpot spot)
{
  double y = spot.y + spot.height / 2.0 - pl_paint_travel (control, value) * spot.height;

  put_box (self, &(PlRect){ spot.x - 11, y - 8, 22, 19 }, 3, (PlColor){ 0, 0, 0, .45 });
  put_box (self, &(PlRect){ spot.x - 11, y - 9, 22, 18 }, 3, self->theme->cap);
  put_box (self, &(PlRect){ spot.x - 11, y - 1, 22, 2 }, 0, (PlColor){ .2, .2, .2, 1 });
}

static void
put_switch (PlSvgPen *self, const PlControl *control, double value, PlSpot spot)
{
  PlRect inner = pl_paint_switch_rect (control, value, spot);

  put_box (self, &inner, inner.width / 2.5, value >= 0.5 ? self->theme->on : self->theme->off);
}

void
pl_svg_pen_control (PlSvgPen *self, const PlControl *control, double value, PlSpot spot)
{
  if (control->type == PL_CONTROL_FADER)
    put_fader (self, control, value, spot);
  else if (control->type == PL_CONTROL_SWITCH)
    put_switch (self, control, value, spot);
}

void
pl_svg_pen_cup (PlSvgPen *self, const PlCup *cup)
{
  const PlRect *rect = &cup->rect;
  PlPoint at = { rect->x + rect->width / 2.0, rect->y + rect->height / 2.0 };
  PlPoint a = { rect->x + 3, rect->y + 5 };
  PlPoint b = { rect->x + rect->width - 3, rect->y + rect->height - 5 };

  put_box (self, rect, MIN (rect->width, rect->height) / 2.6, cup->fill);
  pl_svg_pen_text (self, cup->ink, (PlPoint){ at.x, at.y - (cup->inverted ? 6 : 0) }, 12, TRUE,
                   cup->letter);
  if (cup->inverted)
    pl_svg_pen_text (self, cup->ink, (PlPoint){ at.x, at.y + 8 }, 11, TRUE, "∅");
  for (guint i = 0; cup->crossed_out && i < 2; i++)
    {
      put (self, "<line");
      put_line (self, self->theme->cross, 2.6);
      put_segment (self, i == 0 ? a : (PlPoint){ b.x, a.y }, i == 0 ? b : (PlPoint){ a.x, b.y });
      put (self, "/>\n");
    }
}

/* Cables */

static void
put_curve (PlSvgPen *self, const PlCurve *curve)
{
  for (guint i = 0; i < 4; i++)
    {
      put (self, i == 0 ? "M" : (i == 1 ? "C" : " "));
      pl_svg_pen_number (self, curve->p[i].x);
      put (self, " ");
      pl_svg_pen_number (self, curve->p[i].y);
    }
}

static void
put_stroke (PlSvgPen *self, const char *name, const PlStroke *stroke)
{
  g_autoptr (GString) css = g_string_new (NULL);

  g_string_append_printf (css, "fill:none;stroke-linecap:%s;",
                          stroke->n_dashes > 0 ? "butt" : "round");
  add_color (css, "stroke", stroke->color);
  add_length (css, "stroke-width", stroke->width, "");
  g_string_append (css, stroke->n_dashes > 0 ? "stroke-dasharray:" : "");
  for (int i = 0; i < stroke->n_dashes; i++)
    {
      g_string_append (css, i > 0 ? " " : "");
      add_number (css, stroke->dashes[i], 100);
    }
  put (self, "<use");
  put_class (self, css);
  g_string_append_printf (self->out, " xlink:href=\"#%s-run\"", name);
  if (fabs (stroke->dx) + fabs (stroke->dy) > 0)
    {
      pl_svg_pen_attribute (self, "x", stroke->dx);
      pl_svg_pen_attribute (self, "y", stroke->dy);
    }
  put (self, "/>\n");
}

static void
put_strokes (PlSvgPen *self, const char *name, const PlStroke *strokes, guint n_strokes)
{
  for (guint i = 0; i < n_strokes; i++)
    put_stroke (self, name, &strokes[i]);
}

/* What lies over the rectangles and what does not, as two clips "NAME-over" and "NAME-clear". */
static void
put_clips (PlSvgPen *self, const char *name, const GArray *rects)
{
  g_string_append_printf (self->out, "<clipPath id=\"%s-over\">", name);
  for (guint i = 0; i < rects->len; i++)
    {
      put (self, "<rect");
      pl_svg_pen_rect (self, &g_array_index (rects, PlRect, i));
      put (self, "/>");
    }
  g_string_append_printf (self->out,
                          "</clipPath>\n<clipPath id=\"%s-clear\"><path clip-rule=\"evenodd\" "
                          "d=\"M-99999-99999H199998V199998H-99999Z",
                          name);
  for (guint i = 0; i < rects->len; i++)
    {
      const PlRect *rect = &g_array_index (rects, PlRect, i);

      put (self, "M");
      pl_svg_pen_number (self, rect->x);
      put (self, " ");
      pl_svg_pen_number (self, rect->y);
      put (self, "h");
      pl_svg_pen_number (self, rect->width);
      put (self, "v");
      pl_svg_pen_number (self, rect->height);
      put (self, "h");
      pl_svg_pen_number (self, -rect->width);
      put (self, "z");
    }
  put (self, "\"/></clipPath>\n");
}

void
pl_svg_pen_run (PlSvgPen *self, const char *name, const PlStrand *strands, guint n_strands,
                const PlStroke *strokes, guint n_strokes, const GArray *foreign)
{
  g_string_append_printf (self->out, "<defs><path id=\"%s-run\" d=\"", name);
  for (guint i = 0; i < n_strands; i++)
    put_curve (self, &strands[i].curve);
  put (self, "\"/></defs>\n");
  if (foreign->len > 0)
    {
      put_clips (self, name, foreign);
      g_string_append_printf (self->out, "<g clip-path=\"url(#%s-clear)\"><g id=\"%s-look\">\n",
                              name, name);
    }
  put_strokes (self, name, strokes, n_strokes);
  if (foreign->len > 0)
    g_string_append_printf (self->out,
                            "</g></g>\n<g opacity=\"%s\" clip-path=\"url(#%s-over)\">"
                            "<use xlink:href=\"#%s-look\"/></g>\n",
                            PL_PAINT_FADE_WORD, name, name);
}

static void
put_ring (PlSvgPen *self, PlPoint at, double radius, PlColor fill, PlColor line, double width)
{
  put_circle (self, at, radius);
  put_paint (self, fill, line, width);
  put (self, "/>\n");
}

void
pl_svg_pen_plug (PlSvgPen *self, PlPoint at, PlLeadMark mark, const char *tag)
{
  const PlTheme *theme = self->theme;

  if (!theme->mono)
    put_ring (self, (PlPoint){ at.x, at.y + 1.5 }, theme->plug_radius + 0.5,
              (PlColor){ 0, 0, 0, .4 }, theme->plug, 0);
  put_ring (self, at, theme->plug_radius, theme->plug, pl_theme_plug_color (theme, mark), 3);
  if (*tag != '\0')
    pl_svg_pen_text (self, theme->plug_ink, at, 11, TRUE, tag);
}

/* A plug from the side, its tip at 0, 0: once for each shape. */
static void
define_side (PlSvgPen *self, PlShape shape)
{
  guint n_rings = 0;
  double r = 0;

  if (self->shapes == 0)
    put (self, "<linearGradient id=\"plug-metal\" x2=\"0\" y2=\"1\"><stop stop-color=\"#9ea3ad\"/>"
               "<stop offset=\".3\" stop-color=\"#f5f5f7\"/><stop offset=\"1\" "
               "stop-color=\"#8c919c\"/></linearGradient>\n");
  self->shapes |= 1u << shape;
  g_string_append_printf (self->out, "<g id=\"plug-%s\">", pl_shape_name (shape));
  if (pl_paint_is_coaxial (shape, &n_rings, &r) && r > 3)
    put (self, "<path fill=\"url(#plug-metal)\" d=\"M-36-4h29v8h-29z\"/><path "
               "fill=\"url(#plug-metal)\" d=\"M-7-2.8C-4-4-1-4 0-1.4V1.4C-1 4-4 4-7 2.8z\"/>");
  else if (n_rings > 0)
    put (self, "<path fill=\"url(#plug-metal)\" d=\"M-36-2.6h29v5.2h-29z\"/><path "
               "fill=\"url(#plug-metal)\" d=\"M-7-1.82C-4-2.6-1-2.6 0-.91V.91C-1 2.6-4 2.6-7 "
               "1.82z\"/>");
  else
    put (self, "<path fill=\"url(#plug-metal)\" d=\"M-36-7h36v14h-36z\"/>");
  for (guint i = 0; i < n_rings; i++)
    put_box (self, &(PlRect){ -10.5 - i * 7.0, -r, 2.6, 2 * r }, 0, (PlColor){ .08, .08, .09, 1 });
  if (shape == PL_SHAPE_XLR_MALE)
    put (self, "<path fill=\"#e6cc73\" d=\"M-3-5.1h8v1.8h-8zM-3-.9h8v1.8h-8zM-3 3.3h8v1.8h-8z\"/>");
  else if (shape == PL_SHAPE_RCA_PLUG)
    put (self, "<path fill=\"#e6cc73\" d=\"M-2-1.6h9v3.2h-9z\"/>");
  else if (shape == PL_SHAPE_XLR_FEMALE)
    put (self, "<path fill=\"#1f1f21\" d=\"M-3-6h3v12h-3z\"/>");
  put (self, "<path fill=\"#26282b\" d=\"M-62-6.5h27v13h-27z\"/></g>\n");
}

void
pl_svg_pen_plug_side (PlSvgPen *self, PlShape shape, PlPoint at, PlLeadMark mark)
{
  PlColor band = self->theme->mono ? (PlColor){ 1, 1, 1, 1 } : pl_theme_cable_color (mark.color);

  if ((self->shapes & 1u << shape) == 0)
    {
      put (self, "<defs>\n");
      define_side (self, shape);
      put (self, "</defs>\n");
    }
  put (self, "<g transform=\"translate(");
  pl_svg_pen_number (self, at.x + PL_LOOSE_DX);
  put (self, " ");
  pl_svg_pen_number (self, at.y + PL_LOOSE_DY);
  put (self, ") rotate(");
  pl_svg_pen_number (self, PL_LOOSE_ANGLE * 180 / G_PI);
  g_string_append_printf (self->out, ")\"><use xlink:href=\"#plug-%s\"/>", pl_shape_name (shape));
  put_box (self, &(PlRect){ -56, -6.5, 5, 13 }, 0, band);
  put (self, "</g>\n");
}

void
pl_svg_pen_joint (PlSvgPen *self, PlPoint at, PlLeadMark mark)
{
  put_ring (self, at, 6.5, self->theme->plug, pl_theme_plug_color (self->theme, mark), 2);
}

void
pl_svg_pen_tag (PlSvgPen *self, PlPoint at, PlLeadMark mark, const char *tag)
{
  put_ring (self, at, 8.5, (PlColor){ 1, 1, 1, 1 }, pl_theme_rim_color (self->theme, mark), 2);
  pl_svg_pen_text (self, (PlColor){ .1, .1, .1, 1 }, at, 10.5, TRUE, tag);
}
