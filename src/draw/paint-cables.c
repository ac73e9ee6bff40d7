/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cables and plugs. */
#include <math.h>

#include "draw/paint-private.h"

static void
trace_curve (cairo_t *cr, const PlCurve *curve)
{
  const PlPoint *p = curve->p;

  cairo_move_to (cr, p[0].x, p[0].y);
  cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
}

static PlColor
darker (PlColor color, double by)
{
  return (PlColor){ color.r * by, color.g * by, color.b * by, color.a };
}

static PlColor
lighter (PlColor color, double by)
{
  return (PlColor){ color.r + (1 - color.r) * by, color.g + (1 - color.g) * by,
                    color.b + (1 - color.b) * by, color.a };
}

static void
stroke (cairo_t *cr, const PlCurve *curve, PlColor color, double width)
{
  pl_theme_set_source (cr, color);
  cairo_set_line_width (cr, width);
  trace_curve (cr, curve);
  cairo_stroke (cr);
}

static void
paint_run (cairo_t *cr, const PlTheme *theme, const PlCurve *curve, int number, gboolean lit)
{
  PlColor color = pl_theme_cable_color (number);
  double width = number > 0 ? theme->cable_width : theme->cable_width * 0.75;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_save (cr);
  cairo_translate (cr, 2.5, 5.0);
  stroke (cr, curve, theme->shadow, width + 1.0);
  cairo_restore (cr);
  if (lit)
    stroke (cr, curve, pl_color_fade (theme->focus, 0.55), width + 9.0);
  stroke (cr, curve, darker (color, 0.55), width + 1.0);
  stroke (cr, curve, color, width - 1.4);
  cairo_save (cr);
  cairo_translate (cr, -0.8, -1.2);
  stroke (cr, curve, pl_color_fade (lighter (color, 0.7), 0.55), width * 0.22);
  cairo_restore (cr);
}

static void
paint_number (cairo_t *cr, const PlTheme *theme, PlPoint at, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  PlColor color = pl_theme_cable_color (number);

  cairo_arc (cr, at.x, at.y, 8.5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, darker (color, 0.7));
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  pl_paint_text (cr, (PlColor){ .1, .1, .1, 1 }, at.x, at.y, 10.5, TRUE, PL_ALIGN_CENTRE, text);
}

void
pl_paint_strand (cairo_t *cr, const PlTheme *theme, const PlCurve *curve, int number)
{
  paint_run (cr, theme, curve, number, FALSE);
}

void
pl_paint_plug_front (cairo_t *cr, const PlTheme *theme, PlPoint centre, int number, gboolean lit)
{
  PlColor color = pl_theme_cable_color (number);
  double r = theme->plug_radius;

  if (lit)
    {
      cairo_arc (cr, centre.x, centre.y, r + 4, 0, 2 * G_PI);
      pl_theme_set_source (cr, pl_color_fade (theme->focus, 0.6));
      cairo_fill (cr);
    }
  cairo_arc (cr, centre.x, centre.y + 1.5, r + 0.5, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 0, 0, 0, .4);
  cairo_fill (cr);
  cairo_arc (cr, centre.x, centre.y, r, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, .16, .165, .18);
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, color);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  if (number > 0)
    {
      g_autofree char *text = g_strdup_printf ("%d", number);
      pl_paint_text (cr, (PlColor){ 1, 1, 1, 1 }, centre.x, centre.y, 11, TRUE, PL_ALIGN_CENTRE,
                     text);
    }
}

/* From the side, lying along x with its tip at 0, 0 and its barrel at negative x. */

static void
metal (cairo_t *cr, double y0, double y1)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, y0, 0, y1);

  cairo_pattern_add_color_stop_rgb (pattern, 0, .62, .64, .68);
  cairo_pattern_add_color_stop_rgb (pattern, .3, .96, .96, .97);
  cairo_pattern_add_color_stop_rgb (pattern, 1, .55, .57, .61);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
paint_coaxial (cairo_t *cr, guint n_rings, double radius)
{
  double pitch = 7.0;

  metal (cr, -radius, radius);
  cairo_rectangle (cr, -36, -radius, 29, 2 * radius);
  cairo_fill (cr);
  metal (cr, -radius, radius);
  cairo_move_to (cr, -7, -radius * 0.7);
  cairo_curve_to (cr, -4, -radius, -1, -radius, 0, -radius * 0.35);
  cairo_line_to (cr, 0, radius * 0.35);
  cairo_curve_to (cr, -1, radius, -4, radius, -7, radius * 0.7);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, .08, .08, .09);
  for (guint i = 0; i < n_rings; i++)
    cairo_rectangle (cr, -10.5 - i * pitch, -radius, 2.6, 2 * radius);
  cairo_fill (cr);
}

static void
paint_block (cairo_t *cr, PlShape shape)
{
  metal (cr, -7, 7);
  cairo_rectangle (cr, -26, -7, 26, 14);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, .9, .8, .45);
  if (shape == PL_SHAPE_XLR_MALE)
    for (int i = -1; i <= 1; i++)
      cairo_rectangle (cr, -3, i * 4.2 - 0.9, 8, 1.8);
  else if (shape == PL_SHAPE_RCA_PLUG)
    cairo_rectangle (cr, -2, -1.6, 9, 3.2);
  cairo_fill (cr);
  if (shape == PL_SHAPE_XLR_FEMALE)
    {
      cairo_set_source_rgb (cr, .12, .12, .13);
      cairo_rectangle (cr, -3, -6, 3, 12);
      cairo_fill (cr);
    }
}

static void
paint_metal_part (cairo_t *cr, PlShape shape)
{
  switch (shape)
    {
    case PL_SHAPE_TS_PLUG:
      paint_coaxial (cr, 1, 4.0);
      return;
    case PL_SHAPE_TRS_PLUG:
      paint_coaxial (cr, 2, 4.0);
      return;
    case PL_SHAPE_MINI_TS_PLUG:
      paint_coaxial (cr, 1, 2.6);
      return;
    case PL_SHAPE_MINI_TRS_PLUG:
      paint_coaxial (cr, 2, 2.6);
      return;
    case PL_SHAPE_MINI_TRRS_PLUG:
      paint_coaxial (cr, 3, 2.6);
      return;
    case PL_SHAPE_XLR_MALE:
    case PL_SHAPE_XLR_FEMALE:
    case PL_SHAPE_RCA_PLUG:
    case PL_SHAPE_SPEAKON_PLUG:
    case PL_SHAPE_TS_SOCKET:
    case PL_SHAPE_TRS_SOCKET:
    case PL_SHAPE_MINI_TS_SOCKET:
    case PL_SHAPE_MINI_TRS_SOCKET:
    case PL_SHAPE_MINI_TRRS_SOCKET:
    case PL_SHAPE_COMBO_SOCKET:
    case PL_SHAPE_RCA_SOCKET:
    case PL_SHAPE_SPEAKON_SOCKET:
    case PL_SHAPE_OTHER_SOCKET:
      paint_block (cr, shape);
      return;
    }
}

void
pl_paint_plug_side (cairo_t *cr, const PlTheme *theme, PlShape shape, PlPoint tip, double angle,
                    int number)
{
  PlColor color = pl_theme_cable_color (number);

  cairo_save (cr);
  cairo_translate (cr, tip.x, tip.y);
  cairo_rotate (cr, angle);
  paint_metal_part (cr, shape);
  cairo_set_source_rgb (cr, .15, .155, .17);
  cairo_rectangle (cr, -62, -6.5, 27, 13);
  cairo_fill (cr);
  pl_theme_set_source (cr, color);
  cairo_rectangle (cr, -56, -6.5, 5, 13);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* All runs */

static gboolean
is_held (const PlPaintOptions *options, PlPartId id, guint16 connector)
{
  return options != NULL && options->held.part == id && id != 0
         && options->held.connector == connector;
}

static void
paint_end (cairo_t *cr, const PlTheme *theme, const PlPart *part, const PlStrand *strand,
           guint16 connector, PlPoint at, gboolean lit)
{
  const PlConnector *end = pl_kind_connector (part->kind, connector);

  if (part->seats[connector].part != 0)
    pl_paint_plug_front (cr, theme, at, part->number, lit);
  else
    pl_paint_plug_side (cr, theme, end->shape, (PlPoint){ at.x + 8, at.y - 4 }, -0.5, part->number);
}

/* Cables cross panels that are not their own: there they are drawn thin, so that labels can be
 * read through them. */
static void
clip_to_foreign_panels (cairo_t *cr, const PlLayout *layout, const PlPart *part, PlPartId id,
                        gboolean inside)
{
  PlPatch *patch = pl_layout_get_patch (layout);

  if (!inside)
    cairo_rectangle (cr, -1e6, -1e6, 2e6, 2e6);
  for (PlPartId other = 0; (other = pl_patch_next_part (patch, other)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, other)->kind;
      gboolean own = other == id;
      PlRect rect;

      for (guint i = 0; i < part->kind->connectors->len; i++)
        own = own || part->seats[i].part == other;
      if (own || pl_kind_is_cable (kind) || !pl_layout_get_rect (layout, other, &rect))
        continue;
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
    }
  cairo_set_fill_rule (cr, inside ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

static gboolean
crosses_foreign_panel (const PlLayout *layout, const PlPart *part, PlPartId id,
                       const PlRect *bounds)
{
  PlPatch *patch = pl_layout_get_patch (layout);

  for (PlPartId other = 0; (other = pl_patch_next_part (patch, other)) != 0;)
    {
      gboolean own = other == id;
      PlRect rect;

      if (pl_kind_is_cable (pl_patch_get_part (patch, other)->kind))
        continue;
      for (guint i = 0; i < part->kind->connectors->len; i++)
        own = own || part->seats[i].part == other;
      if (!own && pl_layout_get_rect (layout, other, &rect) && pl_rect_intersects (&rect, bounds))
        return TRUE;
    }
  return FALSE;
}

static void
paint_strand_faded (cairo_t *cr, const PlTheme *theme, const PlLayout *layout,
                    const PlStrand *strand, const PlPaintOptions *options)
{
  const PlPart *part = pl_patch_get_part (pl_layout_get_patch (layout), strand->part);
  gboolean lit = options != NULL && options->lit == strand->part;
  double fade = options != NULL && options->fade > 0 ? options->fade / 100.0 : 0.45;
  PlRect bounds = pl_curve_bounds (&strand->curve);

  if (lit || pl_patch_count_parts (pl_layout_get_patch (layout)) > 400
      || !crosses_foreign_panel (layout, part, strand->part, &bounds))
    {
      paint_run (cr, theme, &strand->curve, strand->number, lit);
      return;
    }
  cairo_save (cr);
  clip_to_foreign_panels (cr, layout, part, strand->part, FALSE);
  paint_run (cr, theme, &strand->curve, strand->number, lit);
  cairo_restore (cr);
  cairo_save (cr);
  clip_to_foreign_panels (cr, layout, part, strand->part, TRUE);
  cairo_push_group (cr);
  paint_run (cr, theme, &strand->curve, strand->number, lit);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, fade);
  cairo_restore (cr);
}

static void
paint_joint (cairo_t *cr, const PlTheme *theme, const PlStrand *strand)
{
  PlPoint at = strand->curve.p[0];

  cairo_arc (cr, at.x, at.y, 6.5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, .15, .155, .17);
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, pl_theme_cable_color (strand->number));
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
paint_part_runs (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId id,
                 const PlPaintOptions *options)
{
  const PlPart *part = pl_patch_get_part (pl_layout_get_patch (layout), id);
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (layout, id, &n_strands);
  gboolean two_ended = pl_kind_is_cable (part->kind) && part->kind->connectors->len == 2;
  gboolean lit = options != NULL && options->lit == id;

  for (guint i = 0; i < n_strands; i++)
    if (!is_held (options, id, strands[i].connector) && !(two_ended && is_held (options, id, 0)))
      paint_strand_faded (cr, theme, layout, &strands[i], options);
  for (guint i = 0; i < n_strands; i++)
    {
      if (!is_held (options, id, strands[i].connector))
        paint_end (cr, theme, part, &strands[i], strands[i].connector, strands[i].curve.p[3], lit);
      if (two_ended && !is_held (options, id, 0))
        paint_end (cr, theme, part, &strands[i], 0, strands[i].curve.p[0], lit);
    }
  if (n_strands >= 3)
    paint_joint (cr, theme, &strands[0]);
  if (n_strands > 0 && part->number > 0)
    {
      PlRect bounds = pl_curve_bounds (&strands[0].curve);
      if (bounds.width + bounds.height > 220.0 && !is_held (options, id, strands[0].connector))
        paint_number (cr, theme, pl_curve_at (&strands[0].curve, 0.5), part->number);
    }
}

void
pl_paint_cables (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, const PlRect *area,
                 const PlPaintOptions *options)
{
  PlPatch *patch = pl_layout_get_patch (layout);
  PlRect near_area = pl_rect_grow (area, 70.0);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      guint n_strands = 0;
      const PlStrand *strands = pl_layout_get_strands (layout, id, &n_strands);
      gboolean visible = FALSE;

      for (guint i = 0; i < n_strands && !visible; i++)
        {
          PlRect bounds = pl_curve_bounds (&strands[i].curve);
          visible = pl_rect_intersects (&bounds, &near_area);
        }
      if (visible)
        paint_part_runs (cr, theme, layout, id, options);
    }
}
