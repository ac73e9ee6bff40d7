/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "core/bounds.h"
#include "core/keyfile.h"
#include "core/plain.h"
#include "draw/autoptr.h"
#include "draw/panel-cache.h"
#include "draw/panel-guard.h"
#include "draw/svg-tree.h"
#include "draw/svg.h"

/* The panel without colour. */
typedef struct
{
  gboolean own; /* the program's drawing, of any size */
  char *svg;    /* NULL: not asked for yet */
} Mono;

struct PlPanel
{
  PlPacked *svg; /* what is painted stands in the cache, and a pane of gear has many */
  char *key;     /* its name in the cache */
  gboolean own;  /* drawn by the program: of any size */
  gboolean free_form;
  double width, height;
  PlSpot *jacks, *controls;
  Mono *mono; /* apart, for it is filled in when a panel is painted, which changes nothing else */
};

static gsize
svg_length (const PlPanel *self)
{
  return pl_packed_get_length (self->svg);
}

void
pl_panel_free (PlPanel *self)
{
  if (self == NULL)
    return;
  g_free (self->mono->svg);
  g_free (self->mono);
  g_free (self->svg);
  g_free (self->key);
  g_free (self->jacks);
  g_free (self->controls);
  g_free (self);
}

/* Geometry at the intrinsic size: librsvg places elements in the viewport but does not scale them
 * to it, so the viewport must be the viewBox itself. */
static gboolean
find_spot (const PlPanel *self, const PlSvgCalls *svg, RsvgHandle *handle, const char *name,
           PlSpot *spot)
{
  RsvgRectangle viewport = { 0, 0, self->width, self->height };
  RsvgRectangle logical = { 0, 0, 0, 0 };

  if (!svg->has_sub (handle, name)
      || !svg->get_geometry_for_layer (handle, name, &viewport, NULL, &logical, NULL))
    return FALSE;
  spot->x = logical.x + logical.width / 2.0;
  spot->y = logical.y + logical.height / 2.0;
  spot->r = MIN (logical.width, logical.height) / 2.0;
  spot->width = logical.width;
  spot->height = logical.height;
  return TRUE;
}

static RsvgHandle *
load (PlPanel *self, const PlSvgCalls *svg, const char *text, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (RsvgHandle) handle
      = svg->new_from_data ((const guint8 *) text, svg_length (self), &problem);
  gboolean has_width, has_height, has_viewbox;
  RsvgLength width, height;
  RsvgRectangle viewbox;

  if (handle == NULL)
    {
      g_autofree char *quote = pl_plain_dup_quote (problem->message);
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX,
                   _ ("%s: this is not an SVG that can be drawn (%s); mend or replace it"), name,
                   quote);
      return NULL;
    }
  svg->get_intrinsic_dimensions (handle, &has_width, &width, &has_height, &height, &has_viewbox,
                                 &viewbox);
  if (!has_viewbox || viewbox.width < 10 || viewbox.height < 10
      || (!self->own && MAX (viewbox.width, viewbox.height) > PL_MAX_PANEL_PX))
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
                   _ ("%s: the root element needs a viewBox of 10 to %d px each way; write for "
                      "example viewBox=\"0 0 420 200\""),
                   name, PL_MAX_PANEL_PX);
      return NULL;
    }
  self->width = viewbox.width;
  self->height = viewbox.height;
  return g_steal_pointer (&handle);
}

/* ids: those of the jacks, then those of the controls, as elements of the SVG.  What is found is
 * kept under what the SVG is, so one that is there again was looked over before. */
static gboolean
find_spots (PlPanel *self, const char *text, char **ids, guint n_jacks, const char *name,
            GError **error)
{
  gboolean safe = self->own || pl_panel_guard (text, svg_length (self), name, error);
  const PlSvgCalls *svg = safe ? pl_svg_get_calls (error) : NULL;
  g_autoptr (RsvgHandle) handle = svg != NULL ? load (self, svg, text, name, error) : NULL;

  if (handle == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      PlSpot *spot = i < n_jacks ? &self->jacks[i] : &self->controls[i - n_jacks];

      if (find_spot (self, svg, handle, ids[i], spot) || i >= n_jacks)
        continue;
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_MISSING,
                   _ ("%s: there is no element with id “%s”; add a group with that id whose "
                      "centre is the plug point"),
                   name, ids[i] + 1);
      return FALSE;
    }
  return TRUE;
}

static char **
dup_ids (const PlKind *kind)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < kind->connectors->len; i++)
    g_ptr_array_add (ids, g_strconcat ("#jack-", pl_kind_connector (kind, i)->id, NULL));
  for (guint i = 0; i < kind->controls->len; i++)
    g_ptr_array_add (ids, g_strconcat ("#control-", pl_kind_control (kind, i)->id, NULL));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

/* What is kept of the geometry: width, height, and the spots. */

enum
{
  N_PER_SPOT = sizeof (PlSpot) / sizeof (double)
};

static double *
pack (const PlPanel *self, guint n_jacks, guint n_controls, gsize *n)
{
  double *numbers;

  *n = 2 + (gsize) N_PER_SPOT * (n_jacks + n_controls);
  numbers = g_new0 (double, *n);
  numbers[0] = self->width;
  numbers[1] = self->height;
  memcpy (numbers + 2, self->jacks, n_jacks * sizeof (PlSpot));
  memcpy (numbers + 2 + (gsize) n_jacks * N_PER_SPOT, self->controls, n_controls * sizeof (PlSpot));
  return numbers;
}

static void
unpack (PlPanel *self, const double *numbers, guint n_jacks, guint n_controls)
{
  self->width = numbers[0];
  self->height = numbers[1];
  memcpy (self->jacks, numbers + 2, n_jacks * sizeof (PlSpot));
  memcpy (self->controls, numbers + 2 + (gsize) n_jacks * N_PER_SPOT, n_controls * sizeof (PlSpot));
}

/* A file of zeros is what a power cut may leave. */
static gboolean
are_sound (const double *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!(fabs (numbers[i]) <= PL_MAX_PANEL_NUMBER))
      return FALSE;
  return numbers[0] > 0 && numbers[1] > 0;
}

/* Without the text between elements.  In a composed panel there is none in jacks and controls, so
 * that those are where they are in all that differ by nothing else. */
static char *
dup_wordless (const char *svg)
{
  GString *out = g_string_new (NULL);

  for (const char *at = svg; *at != '\0';)
    {
      gsize length = strcspn (at, ">");

      length += at[length] != '\0' ? 1 : 0;
      g_string_append_len (out, at, (gssize) length);
      at += length;
      at += strcspn (at, "<");
    }
  return g_string_free (out, FALSE);
}

static gboolean
fill_spots (PlPanel *self, const PlKind *kind, const char *text, const char *name, GError **error)
{
  guint n_jacks = kind->connectors->len, n_controls = kind->controls->len;
  g_auto (GStrv) ids = dup_ids (kind);
  g_autofree char *all = g_strjoinv (" ", ids);
  g_autofree char *wordless = self->own ? dup_wordless (text) : g_strdup (text);
  g_autofree char *key = pl_panel_cache_dup_key (wordless, strlen (wordless), all);
  g_autofree double *numbers = NULL;
  gsize n = 0;

  self->key = pl_panel_cache_dup_key (text, svg_length (self), all);
  numbers = pack (self, n_jacks, n_controls, &n);
  if (pl_panel_cache_read_numbers (key, numbers, n) && are_sound (numbers, n))
    {
      unpack (self, numbers, n_jacks, n_controls);
      return TRUE;
    }
  if (!find_spots (self, text, ids, n_jacks, name, error))
    return FALSE;
  g_free (numbers);
  numbers = pack (self, n_jacks, n_controls, &n);
  pl_panel_cache_write_numbers (key, numbers, n);
  return TRUE;
}

/* Whether the root element says so. */
static gboolean
is_free_form (const char *text, gsize length)
{
  const char *end = memchr (text, '>', length); /* of the root element, or of <?xml …?> */

  if (end != NULL && g_str_has_prefix (text, "<?"))
    end = strchr (end + 1, '>');
  return end != NULL && g_strstr_len (text, end - text, "class=\"free-form\"") != NULL;
}

static PlPanel *
make_panel (const PlKind *kind, const char *svg, gsize length, const char *name, gboolean own,
            GError **error)
{
  g_autoptr (PlPanel) self = g_new0 (PlPanel, 1);
  g_autofree char *text = g_strndup (svg, length);

  self->mono = g_new0 (Mono, 1);
  self->own = own;
  self->svg = pl_packed_new (svg, (gssize) length);
  self->free_form = is_free_form (text, length);
  self->jacks = g_new0 (PlSpot, MAX (kind->connectors->len, 1));
  self->controls = g_new0 (PlSpot, MAX (kind->controls->len, 1));
  if (!fill_spots (self, kind, text, name, error))
    return NULL;
  return g_steal_pointer (&self);
}

PlPanel *
pl_panel_new (const PlKind *kind, const char *svg, gsize length, const char *name, GError **error)
{
  return make_panel (kind, svg, length, name, FALSE, error);
}

PlPanel *
pl_panel_new_own (const PlKind *kind, const char *svg, gsize length, const char *name,
                  GError **error)
{
  return make_panel (kind, svg, length, name, TRUE, error);
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
  return self->free_form;
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

char *
pl_panel_dup_svg (const PlPanel *self, gsize *length)
{
  if (length != NULL)
    *length = svg_length (self);
  return pl_packed_dup_text (self->svg);
}

/* Fonts of SVG.  Pango keeps what it found out about a font of a size as long as its font map
 * lives, and to it a font is of another size at each scale: a seventh of a megabyte for each zoom
 * that somebody ever looked at.  So panels have a font map of their own, one for each thread, and
 * another one after so many of them. */

enum
{
  PANELS_PER_MAP = 16
};

typedef struct
{
  PangoFontMap *map;
  guint n_left;
} Fonts;

static void
fonts_free (gpointer data)
{
  Fonts *self = data;

  g_clear_object (&self->map);
  g_free (self);
}

static PangoFontMap *
take_fonts (void)
{
  static GPrivate own = G_PRIVATE_INIT (fonts_free);
  Fonts *self = g_private_get (&own);

  if (self == NULL)
    {
      self = g_new0 (Fonts, 1);
      g_private_set (&own, self);
    }
  if (self->n_left == 0)
    {
      g_clear_object (&self->map);
      self->map = pango_cairo_font_map_new ();
      self->n_left = PANELS_PER_MAP;
    }
  self->n_left--;
  return g_object_ref (self->map);
}

/* librsvg asks for the default one. */
static void
render (const PlSvgCalls *svg, RsvgHandle *handle, cairo_t *cr, const RsvgRectangle *viewport)
{
  g_autoptr (PangoFontMap) before = g_object_ref (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontMap) fonts = take_fonts ();

  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (fonts));
  (void) svg->render_document (handle, cr, viewport, NULL);
  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (before));
}

/* Parsing is quick and what it yields is large: nobody keeps it for the next time. */
static void
paint (const PlPanel *self, cairo_t *cr, const char *text, gsize length)
{
  const PlSvgCalls *svg = pl_svg_get_calls (NULL);
  g_autoptr (RsvgHandle) handle
      = svg != NULL ? svg->new_from_data ((const guint8 *) text, length, NULL) : NULL;
  RsvgRectangle viewport = { 0, 0, self->width, self->height };

  if (handle != NULL)
    render (svg, handle, cr, &viewport);
}

void
pl_panel_paint (const PlPanel *self, cairo_t *cr)
{
  g_autofree char *text = pl_panel_dup_svg (self, NULL);

  paint (self, cr, text, svg_length (self));
}

const char *
pl_panel_get_key (const PlPanel *self)
{
  return self->key;
}

cairo_surface_t *
pl_panel_dup_picture (const PlPanel *self, double scale, gboolean *is_kept)
{
  int width = MAX ((int) ceil (self->width * scale), 1);
  int height = MAX ((int) ceil (self->height * scale), 1);
  cairo_surface_t *picture
      = pl_panel_cache_read_picture (self->key, scale, CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (cairo_t) cr = NULL;

  *is_kept = picture != NULL;
  if (picture == NULL)
    picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_surface_set_device_scale (picture, scale, scale);
  if (*is_kept)
    return picture;
  cr = cairo_create (picture);
  pl_panel_paint (self, cr);
  return picture;
}

void
pl_panel_keep_picture (const PlPanel *self, double scale, cairo_surface_t *picture)
{
  pl_panel_cache_write_picture (self->key, scale, picture);
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
  g_autofree char *svg = pl_panel_dup_svg (self, NULL);
  g_autoptr (PlSvgNode) root = pl_svg_parse (svg, svg_length (self), NULL);
  GString *text = g_string_new (NULL);
  char *mono = NULL;

  if (root != NULL)
    {
      pl_svg_make_mono (root, is_dark (self));
      pl_svg_write (root, text);
    }
  else
    g_string_append_len (text, svg, (gssize) svg_length (self));
  mono = g_string_free (text, FALSE);
  if (!g_atomic_pointer_compare_and_exchange (&self->mono->svg, NULL, mono))
    g_free (mono); /* another thread was quicker */
}

const char *
pl_panel_get_mono_svg (const PlPanel *self, gsize *length)
{
  const char *svg = g_atomic_pointer_get (&self->mono->svg);

  if (svg == NULL)
    {
      make_mono (self);
      svg = g_atomic_pointer_get (&self->mono->svg);
    }
  if (length != NULL)
    *length = strlen (svg);
  return svg;
}

void
pl_panel_paint_mono (const PlPanel *self, cairo_t *cr)
{
  gsize length = 0;
  const char *svg = pl_panel_get_mono_svg (self, &length);

  paint (self, cr, svg, length);
}
