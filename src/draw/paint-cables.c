/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cables and plugs. */
#include <math.h>

#include "draw/paint-private.h"

/* What one cable is told from others by. */
typedef struct
{
  PlStroke strokes[PL_MAX_STROKES];
  guint n_strokes;
  PlColor ring, rim; /* round its plugs, round its number */
  char tag[8];       /* number or letter; "": none */
} Look;

static Look
look_at (const PlTheme *theme, PlLeadMark mark, guint turn, gboolean lit)
{
  Look look = { .ring = pl_theme_plug_color (theme, mark) };

  look.n_strokes = pl_theme_cable_strokes (theme, mark, turn, lit, look.strokes);
  look.rim = pl_theme_rim_color (theme, mark);
  pl_paint_tag (theme, mark.number, turn, look.tag, sizeof look.tag);
  return look;
}

void
pl_paint_tag (const PlTheme *theme, int number, guint turn, char *tag, gsize size)
{
  *tag = '\0';
  if (number > 0)
    (void) g_snprintf (tag, size, "%d", number);
  else if (theme->mono)
    (void) g_snprintf (tag, size, turn < 26 ? "%c" : "%c%u", 'A' + (int) (turn % 26), turn / 26);
}

guint
pl_paint_turn (const PlTheme *theme, const PlLayout *layout, PlPartId id)
{
  PlPatch *patch = pl_layout_get_patch (layout);
  guint turn = 0;

  if (!theme->mono || pl_patch_get_part (patch, id)->number > 0)
    return 0;
  for (PlPartId other = 0; (other = pl_patch_next_part (patch, other)) < id && other != 0;)
    {
      guint n_strands = 0;

      (void) pl_layout_get_strands (layout, other, &n_strands);
      turn += n_strands > 0 && pl_patch_get_part (patch, other)->number == 0 ? 1 : 0;
    }
  return turn;
}

static void
trace_curve (cairo_t *cr, const PlCurve *curve)
{
  const PlPoint *p = curve->p;

  cairo_move_to (cr, p[0].x, p[0].y);
  cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
}

static gboolean
is_held (const PlPaintOptions *options, PlPartId id, guint16 connector)
{
  return options != NULL && options->held.part == id && id != 0
         && options->held.connector == connector;
}

/* Of the strands of one part: those that hang from an end in hand. */
static gboolean
is_left_out (const PlPaintOptions *options, const PlStrand *strands, guint n_strands, guint i)
{
  PlPartId id = strands[i].part;

  return is_held (options, id, strands[i].connector)
         || (n_strands == 1 && is_held (options, id, 0));
}

static void
paint_strokes (cairo_t *cr, const Look *look, const PlStrand *strands, guint n_strands,
               const PlPaintOptions *options)
{
  for (guint i = 0; i < look->n_strokes; i++)
    {
      const PlStroke *stroke = &look->strokes[i];

      cairo_save (cr);
      cairo_translate (cr, stroke->dx, stroke->dy);
      for (guint j = 0; j < n_strands; j++)
        if (!is_left_out (options, strands, n_strands, j))
          trace_curve (cr, &strands[j].curve);
      cairo_restore (cr);
      pl_theme_set_source (cr, stroke->color);
      cairo_set_line_width (cr, stroke->width);
      cairo_set_line_cap (cr, stroke->n_dashes > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, stroke->dashes, stroke->n_dashes, 0);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_tag (cairo_t *cr, const Look *look, PlPoint at)
{
  cairo_arc (cr, at.x, at.y, 8.5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, look->rim);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  pl_paint_text (cr, (PlColor){ .1, .1, .1, 1 }, at.x, at.y, 11.0, TRUE, PL_ALIGN_CENTRE,
                 look->tag);
}

void
pl_paint_strand (cairo_t *cr, const PlTheme *theme, const PlCurve *curve, PlLeadMark mark)
{
  Look look = look_at (theme, mark, 0, FALSE);
  PlStrand strand = { .curve = *curve };

  paint_strokes (cr, &look, &strand, 1, NULL);
}

static void
paint_front (cairo_t *cr, const PlTheme *theme, const Look *look, PlPoint centre, gboolean lit)
{
  double r = theme->plug_radius;

  if (lit)
    {
      cairo_arc (cr, centre.x, centre.y, r + 4, 0, 2 * G_PI);
      pl_theme_set_source (cr, pl_color_fade (theme->focus, 0.6));
      cairo_fill (cr);
    }
  if (!theme->mono)
    {
      cairo_arc (cr, centre.x, centre.y + 1.5, r + 0.5, 0, 2 * G_PI);
      cairo_set_source_rgba (cr, 0, 0, 0, .4);
      cairo_fill (cr);
    }
  cairo_arc (cr, centre.x, centre.y, r, 0, 2 * G_PI);
  pl_theme_set_source (cr, theme->plug);
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, look->ring);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  if (*look->tag != '\0')
    pl_paint_text (cr, theme->plug_ink, centre.x, centre.y, 11, TRUE, PL_ALIGN_CENTRE, look->tag);
}

void
pl_paint_plug_front (cairo_t *cr, const PlTheme *theme, PlPoint centre, PlLeadMark mark,
                     gboolean lit)
{
  Look look = look_at (theme, mark, 0, FALSE);

  paint_front (cr, theme, &look, centre, lit);
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
  cairo_rectangle (cr, -36, -7, 36, 14);
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

gboolean
pl_paint_is_coaxial (PlShape shape, guint *n_rings, double *radius)
{
  switch (shape)
    {
    case PL_SHAPE_TS_PLUG:
    case PL_SHAPE_MINI_TS_PLUG:
      *n_rings = 1;
      break;
    case PL_SHAPE_TRS_PLUG:
    case PL_SHAPE_MINI_TRS_PLUG:
      *n_rings = 2;
      break;
    case PL_SHAPE_MINI_TRRS_PLUG:
      *n_rings = 3;
      break;
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
      return FALSE;
    }
  *radius = shape == PL_SHAPE_TS_PLUG || shape == PL_SHAPE_TRS_PLUG ? 4.0 : 2.6;
  return TRUE;
}

void
pl_paint_plug_side (cairo_t *cr, const PlTheme *theme, PlShape shape, PlPoint tip, double angle,
                    PlLeadMark mark)
{
  guint n_rings = 0;
  double radius = 0;

  cairo_save (cr);
  cairo_translate (cr, tip.x, tip.y);
  cairo_rotate (cr, angle);
  if (pl_paint_is_coaxial (shape, &n_rings, &radius))
    paint_coaxial (cr, n_rings, radius);
  else
    paint_block (cr, shape);
  cairo_set_source_rgb (cr, .15, .155, .17);
  cairo_rectangle (cr, -62, -6.5, 27, 13);
  cairo_fill (cr);
  pl_theme_set_source (cr,
                       theme->mono ? (PlColor){ 1, 1, 1, 1 } : pl_theme_cable_color (mark.color));
  cairo_rectangle (cr, -56, -6.5, 5, 13);
  cairo_fill (cr);
  if (theme->edge.a > 0)
    {
      cairo_rectangle (cr, -61.25, -5.75, 25.5, 11.5);
      pl_theme_set_source (cr, theme->edge);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* All runs */

static void
paint_end (cairo_t *cr, const PlTheme *theme, const Look *look, const PlPart *part,
           guint16 connector, PlPoint at, gboolean lit)
{
  const PlConnector *end = pl_kind_connector (part->kind, connector);

  if (part->seats[connector].part != 0)
    paint_front (cr, theme, look, at, lit);
  else
    pl_paint_plug_side (cr, theme, end->shape, (PlPoint){ at.x + PL_LOOSE_DX, at.y + PL_LOOSE_DY },
                        PL_LOOSE_ANGLE, pl_part_get_mark (part));
}

static gboolean
comes_over (const PlStrand *strands, guint n_strands, const PlRect *panel)
{
  PlRect room = pl_rect_grow (panel, PL_PAINT_RUN_ROOM);

  for (guint i = 0; i < n_strands; i++)
    if (pl_curve_may_enter (&strands[i].curve, &room))
      return TRUE;
  return FALSE;
}

gboolean
pl_paint_find_foreign (const PlLayout *layout, PlPartId id, const PlRect *bounds, GArray *rects)
{
  PlPatch *patch = pl_layout_get_patch (layout);
  const PlPart *part = pl_patch_get_part (patch, id);
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (layout, id, &n_strands);

  for (PlPartId other = 0; (other = pl_patch_next_part (patch, other)) != 0;)
    {
      gboolean own = other == id;
      PlRect rect;

      if (pl_kind_is_cable (pl_patch_get_part (patch, other)->kind))
        continue;
      for (guint i = 0; i < part->kind->connectors->len; i++)
        own = own || part->seats[i].part == other;
      if (own || !pl_layout_get_rect (layout, other, &rect) || !pl_rect_intersects (&rect, bounds)
          || !comes_over (strands, n_strands, &rect))
        continue;
      rect = pl_rect_overlap (&rect, bounds);
      g_array_append_val (rects, rect);
    }
  return rects->len > 0;
}

static void
clip_to (cairo_t *cr, const GArray *rects, gboolean inside)
{
  if (!inside)
    cairo_rectangle (cr, -1e6, -1e6, 2e6, 2e6);
  for (guint i = 0; i < rects->len; i++)
    {
      const PlRect *rect = &g_array_index (rects, PlRect, i);
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
    }
  cairo_set_fill_rule (cr, inside ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

PlRect
pl_paint_run_bounds (const PlStrand *strands, guint n_strands)
{
  PlRect bounds = pl_curve_bounds (&strands[0].curve);

  for (guint i = 1; i < n_strands; i++)
    {
      PlRect more = pl_curve_bounds (&strands[i].curve);
      bounds = pl_rect_union (&bounds, &more);
    }
  return bounds;
}

gboolean
pl_paint_wants_fading (const PlTheme *theme, const PlLayout *layout)
{
  return !theme->mono && pl_patch_count_parts (pl_layout_get_patch (layout)) <= 400;
}

static void
paint_run (cairo_t *cr, const PlTheme *theme, const Look *look, const PlLayout *layout,
           const PlStrand *strands, guint n_strands, const PlRect *area,
           const PlPaintOptions *options)
{
  gboolean lit = options != NULL && options->lit == strands[0].part;
  double fade = options != NULL && options->fade > 0 ? options->fade / 100.0 : PL_PAINT_FADE;
  PlRect near_area = pl_rect_grow (area, PL_PAINT_RUN_ROOM);
  PlRect run = pl_paint_run_bounds (strands, n_strands), bounds;
  g_autoptr (GArray) foreign = g_array_new (FALSE, FALSE, sizeof (PlRect));

  run = pl_rect_grow (&run, PL_PAINT_RUN_ROOM);
  bounds = pl_rect_overlap (&run, &near_area);
  if (lit || !pl_paint_wants_fading (theme, layout)
      || !pl_paint_find_foreign (layout, strands[0].part, &bounds, foreign))
    {
      paint_strokes (cr, look, strands, n_strands, options);
      return;
    }
  cairo_save (cr);
  clip_to (cr, foreign, FALSE);
  paint_strokes (cr, look, strands, n_strands, options);
  cairo_restore (cr);
  cairo_save (cr);
  clip_to (cr, foreign, TRUE);
  cairo_push_group (cr);
  paint_strokes (cr, look, strands, n_strands, options);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, fade);
  cairo_restore (cr);
}

static void
paint_joint (cairo_t *cr, const PlTheme *theme, const Look *look, PlPoint at)
{
  cairo_arc (cr, at.x, at.y, 6.5, 0, 2 * G_PI);
  pl_theme_set_source (cr, theme->plug);
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, look->ring);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

gboolean
pl_paint_find_tag (const PlStrand *strands, PlPoint *at)
{
  PlRect bounds = pl_curve_bounds (&strands[0].curve);

  *at = pl_curve_at (&strands[0].curve, 0.5);
  return bounds.width + bounds.height > 220.0;
}

static void
paint_part_runs (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId id,
                 const PlRect *area, const PlPaintOptions *options)
{
  const PlPart *part = pl_patch_get_part (pl_layout_get_patch (layout), id);
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (layout, id, &n_strands);
  gboolean two_ended = pl_kind_is_cable (part->kind) && part->kind->connectors->len == 2;
  gboolean lit = options != NULL && options->lit == id;
  Look look = look_at (theme, pl_part_get_mark (part), pl_paint_turn (theme, layout, id), lit);
  PlPoint at;

  paint_run (cr, theme, &look, layout, strands, n_strands, area, options);
  for (guint i = 0; i < n_strands; i++)
    {
      if (!is_held (options, id, strands[i].connector))
        paint_end (cr, theme, &look, part, strands[i].connector, strands[i].curve.p[3], lit);
      if (two_ended && !is_held (options, id, 0))
        paint_end (cr, theme, &look, part, 0, strands[i].curve.p[0], lit);
    }
  if (n_strands >= 3)
    paint_joint (cr, theme, &look, strands[0].curve.p[0]);
  if (*look.tag != '\0' && pl_paint_find_tag (strands, &at)
      && !is_held (options, id, strands[0].connector))
    paint_tag (cr, &look, at);
}

/* The bounds of a run say little: it hangs across them. */
static gboolean
is_near (const PlStrand *strand, const PlRect *area)
{
  PlRect runs = pl_rect_grow (area, PL_PAINT_RUN_ROOM),
         plugs = pl_rect_grow (area, PL_PAINT_PLUG_ROOM);
  const PlCurve *curve = &strand->curve;

  return pl_rect_contains (&plugs, curve->p[0]) || pl_rect_contains (&plugs, curve->p[3])
         || pl_curve_may_enter (curve, &runs);
}

void
pl_paint_cables (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, const PlRect *area,
                 const PlPaintOptions *options)
{
  PlPatch *patch = pl_layout_get_patch (layout);

  for (PlPartId id = 0;
       (id = pl_patch_next_part (patch, id)) != 0 && !pl_paint_is_enough (options);)
    {
      guint n_strands = 0;
      const PlStrand *strands = pl_layout_get_strands (layout, id, &n_strands);
      gboolean is_seen = FALSE;

      for (guint i = 0; i < n_strands && !is_seen; i++)
        is_seen = is_near (&strands[i], area);
      if (is_seen)
        paint_part_runs (cr, theme, layout, id, area, options);
    }
}
