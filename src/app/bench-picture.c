/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the bench as it rests, and as it is while a plug is in hand: one of all that is in
 * view, opaque, and over it what was painted anew since.  What has changed is painted, and only
 * that; the toolkit shows anew only where something was laid over. */
#include <math.h>

#include "app/bench-private.h"
#include "draw/autoptr.h"

/* Bench px: the bench is laid beyond what is mended, so that no edge shows. */
#define MEND_PX 32.0

enum
{
  MOST_PATCHES = 32, /* then they become one picture */
  MOST_DAMAGE = 12
};

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

/* On the surface of a part of the widget. */
static void
to_bench_px (PlBenchView *self, cairo_t *cr, const graphene_rect_t *place)
{
  cairo_translate (cr, -(double) place->origin.x, -(double) place->origin.y);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->x, -self->y);
}

static cairo_surface_t *
new_surface (PlBenchView *self, const graphene_rect_t *place)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX ((int) place->size.width, 1) * scale,
                                    MAX ((int) place->size.height, 1) * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
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

static double
size_of (const graphene_rect_t *place)
{
  return (double) place->size.width * (double) place->size.height;
}

/* What has to be painted anew: few areas, none of which overlaps another. */

static GArray *
damage_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (PlRect));
}

/* How much more would be painted if both were one. */
static double
cost_of_union (const PlRect *a, const PlRect *b)
{
  PlRect both = pl_rect_union (a, b);

  return both.width * both.height - a->width * a->height - b->width * b->height;
}

/* Which of them is joined with the area: one that it overlaps, or if there are too many, the one
 * near it; their number: none. */
static guint
find_partner (const GArray *damage, const PlRect *area)
{
  guint best = damage->len;
  double least = INFINITY;

  for (guint i = 0; i < damage->len; i++)
    {
      const PlRect *other = &g_array_index (damage, PlRect, i);
      double cost = cost_of_union (other, area);

      if (pl_rect_intersects (other, area))
        return i;
      if (damage->len >= MOST_DAMAGE && cost < least)
        {
          best = i;
          least = cost;
        }
    }
  return best;
}

static void
damage_add (GArray *damage, PlRect area)
{
  guint partner;

  while ((partner = find_partner (damage, &area)) < damage->len)
    {
      area = pl_rect_union (&g_array_index (damage, PlRect, partner), &area);
      (void) g_array_remove_index_fast (damage, partner);
    }
  g_array_append_val (damage, area);
}

/* Panels without cables, kept from when a cable lights up until the view changes: the next one
 * lights up soon. */

static void
paint_base (PlBenchView *self, cairo_t *cr, const graphene_rect_t *place)
{
  PlRect area = area_of (self, place);

  area = pl_rect_grow (&area, MEND_PX);
  pl_bench_view_paint_base (self, cr, &area);
}

static void
mend_ground (PlBenchView *self, const PlRect *damage, const graphene_rect_t *bounds)
{
  graphene_rect_t place = pl_bench_view_find_px (self, damage);
  g_autoptr (cairo_t) cr = cairo_create (self->ground);

  if (size_of (&place) < 1.0)
    return;
  cairo_rectangle (cr, (double) place.origin.x, (double) place.origin.y, (double) place.size.width,
                   (double) place.size.height);
  cairo_clip (cr);
  to_bench_px (self, cr, bounds);
  paint_base (self, cr, &place);
}

static void
bring_up_ground (PlBenchView *self, const graphene_rect_t *bounds)
{
  if (self->ground == NULL)
    {
      g_autoptr (cairo_t) cr = NULL;

      self->ground = new_surface (self, bounds);
      cr = cairo_create (self->ground);
      to_bench_px (self, cr, bounds);
      paint_base (self, cr, bounds);
    }
  for (guint i = 0; i < self->ground_damage->len; i++)
    mend_ground (self, &g_array_index (self->ground_damage, PlRect, i), bounds);
  g_array_set_size (self->ground_damage, 0);
}

/* A part of the widget as it is now.  Clipped at whole px by the edge of its surface, so that it
 * looks as if all had been painted at once. */
static cairo_surface_t *
paint_part (PlBenchView *self, const graphene_rect_t *place, gboolean on_ground)
{
  cairo_surface_t *surface = new_surface (self, place);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  PlRect area = area_of (self, place);

  if (on_ground)
    {
      cairo_set_source_surface (cr, self->ground, -(double) place->origin.x,
                                -(double) place->origin.y);
      cairo_paint (cr);
    }
  to_bench_px (self, cr, place);
  if (!on_ground)
    paint_base (self, cr, place);
  pl_bench_view_paint_cables (self, cr, &area);
  return surface;
}

static void
picture_add (PlBenchView *self, PlBenchPicture *picture, cairo_surface_t *surface,
             const graphene_rect_t *place)
{
  g_ptr_array_add (picture->nodes, node_from_surface (self, surface, place));
}

static void
picture_mend (PlBenchView *self, PlBenchPicture *picture, const graphene_rect_t *place,
              gboolean on_ground)
{
  g_autoptr (cairo_surface_t) surface = paint_part (self, place, on_ground);

  picture_add (self, picture, surface, place);
  picture->patched += size_of (place);
}

/* All that is in view. */
static void
paint_whole (PlBenchView *self, PlBenchPicture *picture, const graphene_rect_t *bounds)
{
  gboolean at_rest = picture == &self->rest_picture;
  g_autoptr (cairo_surface_t) surface = at_rest ? pl_bench_view_find_kept (self, bounds) : NULL;

  if (surface == NULL)
    {
      surface = paint_part (self, bounds, FALSE);
      if (at_rest)
        pl_bench_view_propose_kept (self, surface);
    }
  picture_add (self, picture, surface, bounds);
}

static void
picture_clear (PlBenchPicture *picture)
{
  g_ptr_array_set_size (picture->nodes, 0);
  g_array_set_size (picture->damage, 0);
  picture->patched = 0.0;
}

/* One picture of all that lies over each other. */
static void
flatten (PlBenchView *self, PlBenchPicture *picture, const graphene_rect_t *bounds)
{
  g_autoptr (cairo_surface_t) surface = new_surface (self, bounds);
  g_autoptr (cairo_t) cr = cairo_create (surface);

  for (guint i = 0; i < picture->nodes->len; i++)
    gsk_render_node_draw (g_ptr_array_index (picture->nodes, i), cr);
  picture_clear (picture);
  picture_add (self, picture, surface, bounds);
}

static void
mend (PlBenchView *self, PlBenchPicture *picture, const graphene_rect_t *bounds, gboolean on_ground)
{
  if (picture->nodes->len + picture->damage->len > MOST_PATCHES
      || picture->patched > size_of (bounds))
    {
      g_autoptr (GArray) damage = g_array_copy (picture->damage);

      flatten (self, picture, bounds);
      (void) g_array_append_vals (picture->damage, damage->data, damage->len);
    }
  for (guint i = 0; i < picture->damage->len; i++)
    {
      graphene_rect_t place
          = pl_bench_view_find_px (self, &g_array_index (picture->damage, PlRect, i));

      if (size_of (&place) < 1.0)
        continue;
      picture_mend (self, picture, &place, on_ground);
    }
  g_array_set_size (picture->damage, 0);
}

void
pl_bench_view_snapshot_pictures (PlBenchView *self, GtkSnapshot *snapshot,
                                 const graphene_rect_t *bounds)
{
  gboolean in_hand = self->grip == PL_GRIP_PLUG;
  PlBenchPicture *picture = in_hand ? &self->hand_picture : &self->rest_picture;
  gboolean on_ground = !in_hand && (self->lit != 0 || self->ground != NULL);

  if (!in_hand)
    pl_bench_view_drop_hand (self);
  if (on_ground && picture->damage->len > 0)
    bring_up_ground (self, bounds);
  if (picture->nodes->len == 0)
    {
      picture_clear (picture);
      paint_whole (self, picture, bounds);
    }
  else
    mend (self, picture, bounds, on_ground);
  for (guint i = 0; i < picture->nodes->len; i++)
    gtk_snapshot_append_node (snapshot, g_ptr_array_index (picture->nodes, i));
}

void
pl_bench_view_init_pictures (PlBenchView *self)
{
  PlBenchPicture *const pictures[] = { &self->rest_picture, &self->hand_picture };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      pictures[i]->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
      pictures[i]->damage = damage_new ();
    }
  self->ground_damage = damage_new ();
}

void
pl_bench_view_free_pictures (PlBenchView *self)
{
  PlBenchPicture *const pictures[] = { &self->rest_picture, &self->hand_picture };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_clear_pointer (&pictures[i]->nodes, g_ptr_array_unref);
      g_clear_pointer (&pictures[i]->damage, g_array_unref);
    }
  g_clear_pointer (&self->ground_damage, g_array_unref);
  g_clear_pointer (&self->ground, cairo_surface_destroy);
  pl_bench_view_forget_kept (self);
}

void
pl_bench_view_drop_hand (PlBenchView *self)
{
  picture_clear (&self->hand_picture);
}

void
pl_bench_view_drop_pictures (PlBenchView *self)
{
  pl_bench_view_drop_hand (self);
  pl_bench_view_forget_kept (self);
  picture_clear (&self->rest_picture);
  g_clear_pointer (&self->ground, cairo_surface_destroy);
  g_array_set_size (self->ground_damage, 0);
}

void
pl_bench_view_damage_panel (PlBenchView *self, const PlRect *area)
{
  pl_bench_view_forget_kept (self);
  damage_add (self->rest_picture.damage, *area);
  if (self->ground != NULL)
    damage_add (self->ground_damage, *area);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
has_loose_plug (const PlPart *part)
{
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    if (pl_kind_connector (part->kind, i)->moves && part->seats[i].part == 0)
      return TRUE;
  return FALSE;
}

void
pl_bench_view_damage_strands (PlBenchView *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (pl_layout_get_patch (self->layout), id);
  PlRect reach;

  if (part == NULL || !pl_layout_get_reach (self->layout, id, &reach))
    return;
  reach = pl_rect_grow (&reach, has_loose_plug (part) ? PL_PAINT_PLUG_ROOM : PL_PAINT_RUN_ROOM);
  pl_bench_view_forget_kept (self);
  damage_add (self->rest_picture.damage, reach);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
