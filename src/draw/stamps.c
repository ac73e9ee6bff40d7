/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/stamps.h"

#include <cairo-pdf.h>
#include <math.h>

#include "draw/autoptr.h"

struct PlStamps
{
  GHashTable *stamps; /* Stamp, its own key */
};

typedef struct
{
  const PlPanel *panel;
  gboolean mono;
  double scale; /* of a picture; 0: a recording */
  cairo_surface_t *surface;
} Stamp;

static guint
hash_stamp (gconstpointer data)
{
  const Stamp *stamp = data;

  return g_direct_hash (stamp->panel) ^ g_double_hash (&stamp->scale);
}

static gboolean
stamps_are_equal (gconstpointer a, gconstpointer b)
{
  const Stamp *x = a, *y = b;

  return x->panel == y->panel && !x->mono == !y->mono && g_double_equal (&x->scale, &y->scale);
}

static void
stamp_free (gpointer data)
{
  Stamp *stamp = data;

  cairo_surface_destroy (stamp->surface);
  g_free (stamp);
}

PlStamps *
pl_stamps_new (void)
{
  PlStamps *self = g_new0 (PlStamps, 1);

  self->stamps = g_hash_table_new_full (hash_stamp, stamps_are_equal, stamp_free, NULL);
  return self;
}

void
pl_stamps_free (PlStamps *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->stamps);
  g_free (self);
}

static void
paint_panel (const Stamp *stamp, cairo_t *cr)
{
  if (stamp->mono)
    pl_panel_paint_mono (stamp->panel, cr);
  else
    pl_panel_paint (stamp->panel, cr);
}

/* A group on a page of PDF that nobody gets: it is a recording, and librsvg, which asks for what is
 * below it, leaves text as text there.  On a recording of its own it would draw outlines of
 * letters, which nobody can search for. */
static cairo_surface_t *
make_recording (const Stamp *stamp)
{
  g_autoptr (cairo_surface_t) page = cairo_pdf_surface_create_for_stream (
      NULL, NULL, pl_panel_get_width (stamp->panel), pl_panel_get_height (stamp->panel));
  g_autoptr (cairo_t) cr = cairo_create (page);
  cairo_surface_t *surface = NULL;
  cairo_pattern_t *group;

  cairo_push_group (cr);
  paint_panel (stamp, cr);
  group = cairo_pop_group (cr);
  if (cairo_pattern_get_surface (group, &surface) == CAIRO_STATUS_SUCCESS)
    surface = cairo_surface_reference (surface);
  cairo_pattern_destroy (group);
  return surface;
}

static cairo_surface_t *
make_picture (const Stamp *stamp)
{
  double width = pl_panel_get_width (stamp->panel) * stamp->scale;
  double height = pl_panel_get_height (stamp->panel) * stamp->scale;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, MAX ((int) ceil (width), 1), MAX ((int) ceil (height), 1));
  g_autoptr (cairo_t) cr = cairo_create (surface);

  cairo_scale (cr, stamp->scale, stamp->scale);
  paint_panel (stamp, cr);
  return surface;
}

static const Stamp *
find_stamp (PlStamps *self, const PlPanel *panel, gboolean mono, double scale)
{
  Stamp wanted = { panel, mono, scale, NULL };
  Stamp *stamp = g_hash_table_lookup (self->stamps, &wanted);

  if (stamp != NULL)
    return stamp;
  stamp = g_new (Stamp, 1);
  *stamp = wanted;
  stamp->surface = stamp->scale > 0 ? make_picture (stamp) : make_recording (stamp);
  g_hash_table_add (self->stamps, stamp);
  return stamp;
}

/* A picture has to lie on whole px, or it is blurred. */
static void
paint_picture (const Stamp *stamp, cairo_t *cr)
{
  double x = 0, y = 0;

  cairo_save (cr);
  cairo_user_to_device (cr, &x, &y);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, stamp->surface, round (x), round (y));
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

void
pl_stamps_paint (PlStamps *self, const PlPanel *panel, gboolean mono, cairo_t *cr)
{
  gboolean is_picture
      = cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  cairo_matrix_t matrix;
  const Stamp *stamp;

  cairo_get_matrix (cr, &matrix);
  stamp = find_stamp (self, panel, mono, is_picture ? matrix.xx : 0.0);
  if (is_picture)
    {
      paint_picture (stamp, cr);
      return;
    }
  cairo_set_source_surface (cr, stamp->surface, 0, 0);
  cairo_paint (cr);
}
