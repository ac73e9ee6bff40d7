/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/panel.h"

#include <math.h>
#include <string.h>

#include "core/bounds.h"
#include "core/keyfile.h"
#include "draw/autoptr.h"
#include "draw/panel-guard.h"
#include "draw/svg-tree.h"

/* The panel without colour. */
typedef struct
{
  RsvgHandle *handle; /* NULL: not asked for yet */
  char *svg;
} Mono;

struct PlPanel
{
  RsvgHandle *handle;
  char *svg;
  gsize length;
  double width, height;
  PlSpot *jacks, *controls;
  Mono *mono; /* apart, for it is filled in when a panel is painted, which changes nothing else */
};

void
pl_panel_free (PlPanel *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->handle);
  g_clear_object (&self->mono->handle);
  g_free (self->mono->svg);
  g_free (self->mono);
  g_free (self->svg);
  g_free (self->jacks);
  g_free (self->controls);
  g_free (self);
}

/* Geometry at the intrinsic size: librsvg places elements in the viewport but does not scale them
 * to it, so the viewport must be the viewBox itself. */
static gboolean
find_spot (const PlPanel *self, const char *prefix, const char *id, PlSpot *spot)
{
  g_autofree char *name = g_strconcat ("#", prefix, id, NULL);
  RsvgRectangle viewport = { 0, 0, self->width, self->height };
  RsvgRectangle logical = { 0, 0, 0, 0 };

  if (!rsvg_handle_has_sub (self->handle, name)
      || !rsvg_handle_get_geometry_for_layer (self->handle, name, &viewport, NULL, &logical, NULL))
    return FALSE;
  spot->x = logical.x + logical.width / 2.0;
  spot->y = logical.y + logical.height / 2.0;
  spot->r = MIN (logical.width, logical.height) / 2.0;
  spot->width = logical.width;
  spot->height = logical.height;
  return TRUE;
}

static gboolean
load (PlPanel *self, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean has_width, has_height, has_viewbox;
  RsvgLength width, height;
  RsvgRectangle viewbox;

  self->handle = rsvg_handle_new_from_data ((const guint8 *) self->svg, self->length, &problem);
  if (self->handle == NULL)
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX,
                   "%s: this is not an SVG that can be drawn (%s); mend or replace it", name,
                   problem->message);
      return FALSE;
    }
  rsvg_handle_get_intrinsic_dimensions (self->handle, &has_width, &width, &has_height, &height,
                                        &has_viewbox, &viewbox);
  if (!has_viewbox || viewbox.width < 10 || viewbox.height < 10 || viewbox.width > PL_MAX_PANEL_PX
      || viewbox.height > PL_MAX_PANEL_PX)
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
                   "%s: the root element needs a viewBox of 10 to %d px each way; write for "
                   "example viewBox=\"0 0 420 200\"",
                   name, PL_MAX_PANEL_PX);
      return FALSE;
    }
  self->width = viewbox.width;
  self->height = viewbox.height;
  return TRUE;
}

PlPanel *
pl_panel_new (const PlKind *kind, const char *svg, gsize length, const char *name, GError **error)
{
  g_autoptr (PlPanel) self = g_new0 (PlPanel, 1);

  self->mono = g_new0 (Mono, 1);
  if (!pl_panel_guard (svg, length, name, error))
    return NULL;
  self->svg = g_strndup (svg, length);
  self->length = length;
  if (!load (self, name, error))
    return NULL;
  self->jacks = g_new0 (PlSpot, MAX (kind->connectors->len, 1));
  self->controls = g_new0 (PlSpot, MAX (kind->controls->len, 1));
  for (guint i = 0; i < kind->connectors->len; i++)
    {
      const char *id = pl_kind_connector (kind, i)->id;

      if (find_spot (self, "jack-", id, &self->jacks[i]))
        continue;
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_MISSING,
                   "%s: there is no element with id “jack-%s”; add a group with that id whose "
                   "centre is the plug point",
                   name, id);
      return NULL;
    }
  for (guint i = 0; i < kind->controls->len; i++)
    (void) find_spot (self, "control-", pl_kind_control (kind, i)->id, &self->controls[i]);
  return g_steal_pointer (&self);
}

double
pl_panel_get_width (const PlPanel *self)
{
  return self->width;
}

double
pl_panel_get_height (const PlPanel *self)
{
  return self->height;
}

gboolean
pl_panel_is_free_form (const PlPanel *self)
{
  const char *end
      = memchr (self->svg, '>', self->length); /* of the root element, or of <?xml …?> */

  if (end != NULL && g_str_has_prefix (self->svg, "<?"))
    end = strchr (end + 1, '>');
  return end != NULL && g_strstr_len (self->svg, end - self->svg, "class=\"free-form\"") != NULL;
}

PlSpot
pl_panel_get_jack (const PlPanel *self, guint16 connector)
{
  return self->jacks[connector];
}

PlSpot
pl_panel_get_control (const PlPanel *self, guint16 control)
{
  return self->controls[control];
}

const char *
pl_panel_get_svg (const PlPanel *self, gsize *length)
{
  if (length != NULL)
    *length = self->length;
  return self->svg;
}

void
pl_panel_paint (const PlPanel *self, cairo_t *cr)
{
  RsvgRectangle viewport = { 0, 0, self->width, self->height };

  (void) rsvg_handle_render_document (self->handle, cr, &viewport, NULL);
}

/* Black and white */

/* Whether a panel is darker than the paper is white, seen from afar. */
static gboolean
is_dark (const PlPanel *self)
{
  enum
  {
    SIDE = 24
  };
  g_autoptr (cairo_surface_t) surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  const guint8 *pixels = NULL;
  guint64 light = 0, cover = 0;

  cairo_scale (cr, SIDE / self->width, SIDE / self->height);
  pl_panel_paint (self, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (guint i = 0; i < SIDE * SIDE; i++)
    {
      light += pixels[4 * i + 1]; /* green stands for lightness */
      cover += pixels[4 * i + 3];
    }
  return light * 2 < cover;
}

static void
make_mono (const PlPanel *self)
{
  g_autoptr (PlSvgNode) root = pl_svg_parse (self->svg, self->length, NULL);
  GString *text = g_string_new (NULL);

  if (root != NULL)
    {
      pl_svg_make_mono (root, is_dark (self));
      pl_svg_write (root, text);
    }
  else
    g_string_append_len (text, self->svg, (gssize) self->length);
  self->mono->svg = g_string_free (text, FALSE);
  self->mono->handle = rsvg_handle_new_from_data ((const guint8 *) self->mono->svg,
                                                  strlen (self->mono->svg), NULL);
}

const char *
pl_panel_get_mono_svg (const PlPanel *self, gsize *length)
{
  if (self->mono->svg == NULL)
    make_mono (self);
  if (length != NULL)
    *length = strlen (self->mono->svg);
  return self->mono->svg;
}

void
pl_panel_paint_mono (const PlPanel *self, cairo_t *cr)
{
  RsvgRectangle viewport = { 0, 0, self->width, self->height };

  (void) pl_panel_get_mono_svg (self, NULL);
  if (self->mono->handle != NULL)
    (void) rsvg_handle_render_document (self->mono->handle, cr, &viewport, NULL);
}
