/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the bench as it rests, and as it is while a plug is in hand.  What has changed since
 * is painted anew, and only that. */
#include "app/bench-private.h"
#include "draw/autoptr.h"

/* Bench px: the ground is laid beyond what is mended, so that no edge shows. */
#define MEND_PX 32.0

static GdkTexture *
texture_from_surface (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

/* GTK's cairo renderer copies a whole texture for every frame and paints a surface as it is; for
 * the others it is the other way round. */
static GskRenderNode *
node_from_surface (PlBenchView *self, cairo_surface_t *surface, const graphene_rect_t *bounds)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node = NULL;

  if (native == NULL || !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)))
    {
      texture = texture_from_surface (surface);
      return gsk_texture_node_new (texture, bounds);
    }
  node = gsk_cairo_node_new (bounds);
  {
    g_autoptr (cairo_t) cr = gsk_cairo_node_get_draw_context (node);

    cairo_set_source_surface (cr, surface, (double) bounds->origin.x, (double) bounds->origin.y);
    cairo_paint (cr);
  }
  return node;
}

/* To paint on the surface of a part of the widget, in widget px. */
static cairo_t *
open_picture (cairo_surface_t *surface, const graphene_rect_t *place)
{
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -(double) place->origin.x, -(double) place->origin.y);
  return cr;
}

static void
to_bench_px (PlBenchView *self, cairo_t *cr)
{
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->x, -self->y);
}

static cairo_surface_t *
new_surface (PlBenchView *self, const graphene_rect_t *place)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) place->size.width, 1) * scale,
                                    MAX ((int) place->size.height, 1) * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

static void
picture_clear (PlBenchPicture *picture)
{
  g_clear_pointer (&picture->node, gsk_render_node_unref);
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
  picture->is_painted = picture->is_damaged = FALSE;
}

static void
take_surface (PlBenchView *self, PlBenchPicture *picture, cairo_surface_t *surface,
              const graphene_rect_t *place)
{
  picture_clear (picture);
  picture->surface = surface;
  picture->place = *place;
  picture->node = node_from_surface (self, surface, place);
  picture->is_painted = TRUE;
}

/* A part of the widget in bench px. */
static PlRect
area_of (PlBenchView *self, const graphene_rect_t *place)
{
  PlPoint corner
      = pl_bench_view_to_bench (self, (double) place->origin.x, (double) place->origin.y);

  return (PlRect){ corner.x, corner.y, (double) place->size.width / self->zoom,
                   (double) place->size.height / self->zoom };
}

typedef void (*Painter) (PlBenchView *self, cairo_t *cr, const PlRect *area);

static void
paint_picture (PlBenchView *self, PlBenchPicture *picture, const graphene_rect_t *place,
               Painter painter)
{
  cairo_surface_t *surface = new_surface (self, place);
  g_autoptr (cairo_t) cr = open_picture (surface, place);
  PlRect area = area_of (self, place);

  to_bench_px (self, cr);
  painter (self, cr, &area);
  take_surface (self, picture, surface, place);
}

graphene_rect_t
pl_bench_view_find_px (PlBenchView *self, const PlRect *area)
{
  PlPoint corner = pl_bench_view_from_bench (self, (PlPoint){ area->x, area->y });
  graphene_rect_t px
      = GRAPHENE_RECT_INIT ((float) corner.x, (float) corner.y, (float) (area->width * self->zoom),
                            (float) (area->height * self->zoom));
  graphene_rect_t widget
      = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                            (float) gtk_widget_get_height (GTK_WIDGET (self)));

  if (!graphene_rect_intersection (&px, &widget, &px))
    return *graphene_rect_zero ();
  graphene_rect_round_extents (&px, &px);
  return px;
}

static gboolean
is_empty (const graphene_rect_t *place)
{
  return place->size.width < 1.0f || place->size.height < 1.0f;
}

/* Paints the damaged part anew, on a copy: the picture of before may still be shown.  Clipped at
 * whole px, so that it looks as if all had been painted at once. */
static void
mend (PlBenchView *self, PlBenchPicture *picture, Painter painter)
{
  graphene_rect_t where = pl_bench_view_find_px (self, &picture->damage), place;
  cairo_surface_t *surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  PlRect area;

  picture->is_damaged = FALSE;
  if (is_empty (&where))
    return;
  graphene_rect_union (&picture->place, &where, &place);
  surface = new_surface (self, &place);
  cr = open_picture (surface, &place);
  cairo_set_source_surface (cr, picture->surface, (double) picture->place.origin.x,
                            (double) picture->place.origin.y);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (cr, (double) picture->place.origin.x, (double) picture->place.origin.y,
                   (double) picture->place.size.width, (double) picture->place.size.height);
  cairo_fill (cr);
  cairo_rectangle (cr, (double) where.origin.x, (double) where.origin.y, (double) where.size.width,
                   (double) where.size.height);
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  to_bench_px (self, cr);
  area = area_of (self, &where);
  area = pl_rect_grow (&area, MEND_PX);
  painter (self, cr, &area);
  take_surface (self, picture, surface, &place);
}

/* The part of the widget where strands and their plugs are. */
static graphene_rect_t
bounds_of_cables (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  PlRect all = { 0, 0, 0, 0 }, reach;
  gboolean any = FALSE;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      if (!pl_layout_get_reach (self->layout, id, &reach))
        continue;
      all = any ? pl_rect_union (&all, &reach) : reach;
      any = TRUE;
    }
  if (!any)
    return *graphene_rect_zero ();
  all = pl_rect_grow (&all, PL_BENCH_PLUG_ROOM);
  return pl_bench_view_find_px (self, &all);
}

static void
bring_up_base (PlBenchView *self, PlBenchPicture *base, const graphene_rect_t *bounds)
{
  if (!base->is_painted)
    paint_picture (self, base, bounds, pl_bench_view_paint_base);
  else if (base->is_damaged)
    mend (self, base, pl_bench_view_paint_base);
}

/* Without a node when there are none in view. */
static void
bring_up_cables (PlBenchView *self, PlBenchPicture *cables)
{
  graphene_rect_t place;

  if (cables->is_painted && cables->is_damaged && cables->surface != NULL)
    mend (self, cables, pl_bench_view_paint_cables);
  if (cables->is_painted && !cables->is_damaged)
    return;
  place = bounds_of_cables (self);
  if (is_empty (&place))
    {
      picture_clear (cables);
      cables->is_painted = TRUE;
    }
  else
    paint_picture (self, cables, &place, pl_bench_view_paint_cables);
}

/* GTK's cairo renderer paints every picture that lies under the plug in hand anew for each frame:
 * one is cheaper than two, and then the cables cost nothing.  Others keep both where they are
 * drawn. */
static gboolean
wants_one_picture (PlBenchView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return self->grip == PL_GRIP_PLUG && self->hand_pictures.cables.node != NULL && native != NULL
         && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static GskRenderNode *
paint_whole (PlBenchView *self, const graphene_rect_t *bounds)
{
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX ((int) bounds->size.width, 1) * scale,
                                    MAX ((int) bounds->size.height, 1) * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  gsk_render_node_draw (self->hand_pictures.base.node, cr);
  gsk_render_node_draw (self->hand_pictures.cables.node, cr);
  return node_from_surface (self, surface, bounds);
}

void
pl_bench_view_snapshot_pictures (PlBenchView *self, GtkSnapshot *snapshot,
                                 const graphene_rect_t *bounds)
{
  gboolean in_hand = self->grip == PL_GRIP_PLUG;
  PlBenchPictures *pictures = in_hand ? &self->hand_pictures : &self->rest_pictures;

  if (!in_hand)
    pl_bench_view_drop_hand (self, TRUE);
  bring_up_base (self, &pictures->base, bounds);
  bring_up_cables (self, &pictures->cables);
  if (wants_one_picture (self))
    {
      if (self->whole == NULL)
        self->whole = paint_whole (self, bounds);
      gtk_snapshot_append_node (snapshot, self->whole);
      return;
    }
  gtk_snapshot_append_node (snapshot, pictures->base.node);
  if (pictures->cables.node != NULL)
    gtk_snapshot_append_node (snapshot, pictures->cables.node);
}

void
pl_bench_view_drop_hand (PlBenchView *self, gboolean base)
{
  g_clear_pointer (&self->whole, gsk_render_node_unref);
  if (base)
    picture_clear (&self->hand_pictures.base);
  picture_clear (&self->hand_pictures.cables);
}

void
pl_bench_view_drop_pictures (PlBenchView *self, gboolean base)
{
  pl_bench_view_drop_hand (self, base);
  if (base)
    picture_clear (&self->rest_pictures.base);
  picture_clear (&self->rest_pictures.cables);
}

void
pl_bench_view_damage (PlBenchView *self, PlBenchPicture *picture, const PlRect *area)
{
  picture->damage = picture->is_damaged ? pl_rect_union (&picture->damage, area) : *area;
  picture->is_damaged = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pl_bench_view_damage_strands (PlBenchView *self, PlPartId part)
{
  PlRect reach;

  if (!pl_layout_get_reach (self->layout, part, &reach))
    return;
  reach = pl_rect_grow (&reach, PL_BENCH_PLUG_ROOM);
  pl_bench_view_damage (self, &self->rest_pictures.cables, &reach);
}
