/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints the bench: panels and resting cables as one picture, the cable in hand on top. */
#include <math.h>

#include "app/bench-private.h"
#include "draw/autoptr.h"

enum
{
  SETTLED_S = 2
};

/* Panels at the current zoom: drawing SVG is slow, so it is done once per kind, and what is still
 * seen when the bench has come to rest is kept for the next start. */

typedef struct
{
  const PlPanel *panel;
  cairo_surface_t *picture;
  gboolean is_kept;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  cairo_surface_destroy (picture->picture);
  g_free (picture);
}

static gboolean
settle_cb (gpointer data)
{
  PlBenchView *self = data;
  GHashTableIter iter;
  gpointer value;

  self->settling = 0;
  pl_bench_view_keep (self);
  g_hash_table_iter_init (&iter, self->panels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Picture *picture = value;

      if (!picture->is_kept)
        pl_panel_keep_picture (picture->panel, self->panel_scale, picture->picture);
    }
  g_clear_pointer (&self->panels, g_hash_table_unref);
  return G_SOURCE_REMOVE;
}

static void
settle_later (PlBenchView *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add_seconds (SETTLED_S, settle_cb, self);
}

static cairo_surface_t *
get_panel_surface (PlBenchView *self, const PlKind *kind, const PlPanel *panel)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)) * self->zoom;
  Picture *picture = NULL;

  if (self->panels == NULL || fabs (self->panel_scale - scale) > 1e-9)
    {
      g_clear_pointer (&self->panels, g_hash_table_unref);
      self->panels = g_hash_table_new_full (NULL, NULL, NULL, picture_free);
      self->panel_scale = scale;
    }
  picture = g_hash_table_lookup (self->panels, kind);
  if (picture == NULL)
    {
      picture = g_new0 (Picture, 1);
      picture->panel = panel;
      picture->picture = pl_panel_dup_picture (panel, scale, &picture->is_kept);
      g_hash_table_insert (self->panels, (gpointer) kind, picture);
    }
  return picture->picture;
}

/* Jacks that the plug in hand does not fit step back. */
static void
dim_jacks (PlBenchView *self, cairo_t *cr, const PlTheme *theme, PlPartId id, const PlKind *kind)
{
  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      PlEnd end = { id, i };
      PlSpot spot;

      if (pl_kind_connector (kind, i)->moves
          || (id == self->fixed.part && i == self->fixed.connector)
          || !pl_layout_get_spot (self->layout, end, &spot))
        continue;
      cairo_new_path (cr);
      cairo_arc (cr, spot.x, spot.y, spot.r + 1.5, 0, 2 * G_PI);
      if (pl_bench_view_fits (self, pl_bench_view_get_hold (self), end))
        {
          pl_theme_set_source (cr, theme->focus);
          cairo_set_line_width (cr, 2.5);
          cairo_stroke (cr);
        }
      else
        {
          cairo_set_source_rgba (cr, .2, .21, .23, .62);
          cairo_fill (cr);
        }
    }
}

static void
paint_device (PlBenchView *self, cairo_t *cr, const PlTheme *theme, PlPartId id,
              const PlRect *near_area)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), id)->kind;
  const PlPanel *panel = pl_layout_get_panel (self->layout, id);
  PlVerdict verdict = { 0 };
  gboolean judged;
  PlRect rect;

  if (panel == NULL || !pl_layout_get_rect (self->layout, id, &rect)
      || !pl_rect_intersects (&rect, near_area))
    return;
  if (!pl_panel_is_free_form (panel))
    pl_paint_shadow (cr, theme, &rect);
  cairo_set_source_surface (cr, get_panel_surface (self, kind, panel), rect.x, rect.y);
  cairo_paint (cr);
  judged = pl_bench_view_judge_ears (self, id, kind, &verdict);
  if (judged)
    (void) pl_bench_view_note_ears (self, id, &verdict);
  pl_paint_part_state (cr, theme, self->layout, id, judged ? &verdict : NULL);
  if (judged)
    pl_verdict_clear (&verdict);
  if (self->grip == PL_GRIP_PLUG)
    dim_jacks (self, cr, theme, id, kind);
  if (pl_bench_view_is_selected (self, id))
    {
      rect = pl_rect_grow (&rect, pl_panel_is_free_form (panel) ? 0.0 : 3.0); /* below its name */
      pl_theme_set_source (cr, theme->focus);
      cairo_set_line_width (cr, 2.0);
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
      cairo_stroke (cr);
    }
}

void
pl_bench_view_paint_base (PlBenchView *self, cairo_t *cr, const PlRect *area)
{
  const PlTheme *theme = pl_bench_view_get_theme (self);
  PlPatch *patch = pl_document_get_patch (self->document);
  PlRect near_area = pl_rect_grow (area, PL_BENCH_SURROUNDINGS);

  pl_paint_bench (cr, theme, area);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    paint_device (self, cr, theme, id, &near_area);
  if (self->panels != NULL)
    settle_later (self);
}

void
pl_bench_view_paint_cables (PlBenchView *self, cairo_t *cr, const PlRect *area)
{
  PlPaintOptions options = { .lit = self->lit };

  if (self->grip == PL_GRIP_PLUG)
    options.held = self->moving;
  pl_paint_cables (cr, pl_bench_view_get_theme (self), self->layout, area, &options);
}

/* Where the other end of the strand in hand is. */
static gboolean
find_anchor (PlBenchView *self, PlPoint *anchor, PlLeadMark *mark)
{
  const PlPart *part
      = pl_patch_get_part (pl_document_get_patch (self->document), self->moving.part);
  guint n_strands = 0;
  const PlStrand *strands = NULL;
  PlSpot spot;

  *mark = pl_lead_mark_of_number (1);
  if (part == NULL)
    {
      if (!pl_layout_get_spot (self->layout, self->fixed, &spot))
        return FALSE;
      *anchor = (PlPoint){ spot.x, spot.y };
      return TRUE;
    }
  *mark = pl_part_get_mark (part);
  strands = pl_layout_get_strands (self->layout, self->moving.part, &n_strands);
  for (guint i = 0; i < n_strands; i++)
    if (strands[i].connector == self->moving.connector)
      {
        *anchor = strands[i].curve.p[0];
        return TRUE;
      }
  if (n_strands == 0)
    return FALSE;
  *anchor = strands[0].curve.p[3];
  return TRUE;
}

static PlShape
shape_in_hand (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const PlPart *part = pl_patch_get_part (patch, self->moving.part);
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  const PlKind *kind = self->is_tried ? self->tried.cable : NULL;
  guint16 there = 0, hand = 0;

  if (part != NULL)
    return pl_kind_connector (part->kind, self->moving.connector)->shape;
  if (kind == NULL)
    kind = pl_catalog_find (catalog, *self->cable != '\0' ? self->cable : "trs-trs");
  part = pl_patch_get_part (patch, self->fixed.part);
  if (kind == NULL || part == NULL
      || !pl_bench_view_choose_ends (kind, pl_kind_connector (part->kind, self->fixed.connector),
                                     &there, &hand))
    return PL_SHAPE_TRS_PLUG;
  return pl_kind_connector (kind, hand)->shape;
}

/* Only as much of the widget as the strand and its plugs need. */
static graphene_rect_t
bounds_of_hand (PlBenchView *self, const PlCurve *curve)
{
  PlRect run = pl_curve_bounds (curve), area = pl_rect_grow (&run, PL_PAINT_PLUG_ROOM);

  return pl_bench_view_find_px (self, &area);
}

static void
paint_hand (PlBenchView *self, GtkSnapshot *snapshot)
{
  const PlTheme *theme = pl_bench_view_get_theme (self);
  graphene_rect_t bounds;
  g_autoptr (cairo_t) cr = NULL;
  PlPoint anchor;
  PlCurve curve;
  PlLeadMark mark;

  if (!find_anchor (self, &anchor, &mark))
    return;
  curve = pl_curve_hang (anchor, self->hand);
  bounds = bounds_of_hand (self, &curve);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->x, -self->y);
  pl_paint_strand (cr, theme, &curve, mark);
  if (self->moving.part == 0)
    pl_paint_plug_front (cr, theme, anchor, mark, FALSE);
  pl_paint_plug_side (cr, theme, shape_in_hand (self), self->hand, -G_PI / 2.0 - 0.35, mark);
}

/* The rubber band, and the lines that a moving device has snapped to. */
static void
paint_aids (PlBenchView *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  static const double dashes[] = { 5.0, 4.0 };
  g_autoptr (cairo_t) cr = NULL;
  PlPoint guide = pl_bench_view_from_bench (self, (PlPoint){ self->guide_x, self->guide_y });

  if (self->grip != PL_GRIP_BAND && isnan (self->guide_x) && isnan (self->guide_y))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, bounds);
  pl_theme_set_source (cr, pl_bench_view_get_theme (self)->focus);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  if (self->grip == PL_GRIP_BAND)
    {
      PlRect band = pl_bench_view_get_band (self);
      PlPoint corner = pl_bench_view_from_bench (self, (PlPoint){ band.x, band.y });

      cairo_rectangle (cr, corner.x, corner.y, band.width * self->zoom, band.height * self->zoom);
    }
  if (!isnan (self->guide_x))
    {
      cairo_move_to (cr, guide.x, 0);
      cairo_line_to (cr, guide.x, (double) bounds->size.height);
    }
  if (!isnan (self->guide_y))
    {
      cairo_move_to (cr, 0, guide.y);
      cairo_line_to (cr, (double) bounds->size.width, guide.y);
    }
  cairo_stroke (cr);
}

static GdkRGBA
to_rgba (PlColor color)
{
  return (GdkRGBA){ (float) color.r, (float) color.g, (float) color.b, (float) color.a };
}

/* A light line inside a dark one: seen on panels, on the bench, and in high contrast. */
void
pl_bench_view_snapshot_focus (PlBenchView *self, GtkWidget *widget, GtkSnapshot *snapshot)
{
  const PlTheme *theme = pl_bench_view_get_theme (self);
  GdkRGBA outer = to_rgba (theme->ring_edge), inner = to_rgba (theme->ring);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float r = MIN (MIN (width, height) / 2.0f, 30.0f);
  GskRoundedRect ring;

  if (!gtk_widget_has_visible_focus (widget))
    return;
  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (-4, -4, width + 8, height + 8),
                                   r + 4);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 5, 5, 5, 5 },
                              (GdkRGBA[4]){ outer, outer, outer, outer });
  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (-3, -3, width + 6, height + 6),
                                   r + 3);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 3, 3, 3, 3 },
                              (GdkRGBA[4]){ inner, inner, inner, inner });
}

/* The bench itself has the focus: a frame just inside its edge. */
static void
snapshot_own_focus (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  GdkRGBA color = to_rgba (pl_bench_view_get_theme (PL_BENCH_VIEW (widget))->focus);
  graphene_rect_t inside = *bounds;
  GskRoundedRect frame;

  if (!gtk_widget_has_visible_focus (widget))
    return;
  graphene_rect_inset (&inside, 2, 2);
  gsk_rounded_rect_init_from_rect (&frame, &inside, 6);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ color, color, color, color });
}

void
pl_bench_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));

  pl_bench_view_snapshot_pictures (self, snapshot, &bounds);
  if (self->grip == PL_GRIP_PLUG)
    paint_hand (self, snapshot);
  paint_aids (self, snapshot, &bounds);
  pl_bench_view_snapshot_beacons (self, snapshot);
  snapshot_own_focus (widget, snapshot, &bounds);
  /* Of the boxes over the parts only the one with the focus has something to show, its ring.
   * They come before the other children. */
  if (focus != NULL && pl_bench_view_is_part_box (self, focus))
    gtk_widget_snapshot_child (widget, focus, snapshot);
  for (GtkWidget *child = self->zoom_box; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
  pl_bench_view_mend_ears_later (self);
}
