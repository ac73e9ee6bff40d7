/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/svg-tree.h"

#include <string.h>

static void
node_free (gpointer data)
{
  pl_svg_free (data);
}

PlSvgNode *
pl_svg_new (const char *name)
{
  PlSvgNode *self = g_new0 (PlSvgNode, 1);

  self->name = g_strdup (name);
  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->children = g_ptr_array_new_with_free_func (node_free);
  return self;
}

void
pl_svg_free (PlSvgNode *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/* Reading */

typedef struct
{
  PlSvgNode *root;
  GPtrArray *open; /* PlSvgNode, borrowed: from the root to here */
  guint skipped;   /* depth inside of what is left out */
} Reader;

static gboolean
is_foreign (const char *name)
{
  return strchr (name, ':') != NULL && !g_str_has_prefix (name, "xlink:")
         && !g_str_has_prefix (name, "xml:");
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names,
               const char **values, gpointer data, GError **error)
{
  Reader *self = data;
  PlSvgNode *node = NULL;

  if (self->skipped > 0 || is_foreign (name) || strcmp (name, "metadata") == 0)
    {
      self->skipped++;
      return;
    }
  node = pl_svg_new (name);
  for (guint i = 0; names[i] != NULL; i++)
    if (!is_foreign (names[i]))
      {
        g_ptr_array_add (node->attributes,
                         g_strdup (strcmp (names[i], "xlink:href") == 0 ? "href" : names[i]));
        g_ptr_array_add (node->attributes, g_strdup (values[i]));
      }
  if (self->open->len > 0)
    g_ptr_array_add (((PlSvgNode *) self->open->pdata[self->open->len - 1])->children, node);
  else
    self->root = node;
  g_ptr_array_add (self->open, node);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reader *self = data;

  if (self->skipped > 0)
    self->skipped--;
  else
    g_ptr_array_set_size (self->open, (int) self->open->len - 1);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
add_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
          GError **error)
{
  Reader *self = data;
  PlSvgNode *parent = NULL, *node = NULL;

  if (self->skipped > 0 || self->open->len == 0)
    return;
  parent = self->open->pdata[self->open->len - 1];
  if (is_blank (text, length) && strcmp (parent->name, "text") != 0
      && strcmp (parent->name, "tspan") != 0)
    return;
  node = pl_svg_new (NULL);
  node->text = g_strndup (text, length);
  g_ptr_array_add (parent->children, node);
}

PlSvgNode *
pl_svg_parse (const char *svg, gsize length, GError **error)
{
  static const GMarkupParser parser = { start_element, end_element, add_text, NULL, NULL };
  Reader reader = { .open = g_ptr_array_new () };
  GMarkupParseContext *context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  gboolean read = g_markup_parse_context_parse (context, svg, (gssize) length, error)
                  && g_markup_parse_context_end_parse (context, error);

  g_markup_parse_context_free (context);
  g_ptr_array_unref (reader.open);
  if (read)
    return reader.root;
  pl_svg_free (reader.root);
  return NULL;
}

/* Looking and changing */

const char *
pl_svg_get (const PlSvgNode *self, const char *name)
{
  for (guint i = 0; i < self->attributes->len; i += 2)
    if (strcmp (self->attributes->pdata[i], name) == 0)
      return self->attributes->pdata[i + 1];
  return NULL;
}

void
pl_svg_set (PlSvgNode *self, const char *name, const char *value)
{
  for (guint i = 0; i < self->attributes->len; i += 2)
    if (strcmp (self->attributes->pdata[i], name) == 0)
      {
        g_ptr_array_remove_range (self->attributes, i, 2);
        break;
      }
  if (value == NULL)
    return;
  g_ptr_array_add (self->attributes, g_strdup (name));
  g_ptr_array_add (self->attributes, g_strdup (value));
}

PlSvgNode *
pl_svg_find (PlSvgNode *self, const char *id)
{
  const char *own = pl_svg_get (self, "id");
  PlSvgNode *found = NULL;

  if (own != NULL && strcmp (own, id) == 0)
    return self;
  for (guint i = 0; found == NULL && i < self->children->len; i++)
    found = pl_svg_find (self->children->pdata[i], id);
  return found;
}

void
pl_svg_walk (PlSvgNode *self, PlSvgVisit visit, gpointer data)
{
  if (self->name == NULL)
    return;
  visit (self, data);
  for (guint i = 0; i < self->children->len; i++)
    pl_svg_walk (self->children->pdata[i], visit, data);
}

/* Writing */

static void
write_escaped (GString *out, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  g_string_append (out, safe);
}

void
pl_svg_write (const PlSvgNode *self, GString *out)
{
  if (self->name == NULL)
    {
      write_escaped (out, self->text);
      return;
    }
  g_string_append_printf (out, "<%s", self->name);
  if (strcmp (self->name, "svg") == 0)
    g_string_append (out, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  for (guint i = 0; i < self->attributes->len; i += 2)
    {
      const char *name = self->attributes->pdata[i];

      /* Inkscape 1.2 knows the old name only. */
      g_string_append_printf (out, " %s%s=\"", strcmp (name, "href") == 0 ? "xlink:" : "", name);
      write_escaped (out, self->attributes->pdata[i + 1]);
      g_string_append_c (out, '"');
    }
  if (self->children->len == 0)
    {
      g_string_append (out, "/>");
      return;
    }
  g_string_append_c (out, '>');
  for (guint i = 0; i < self->children->len; i++)
    pl_svg_write (self->children->pdata[i], out);
  g_string_append_printf (out, "</%s>", self->name);
}

/* Black and white */

/* The lightness of "#abc" or "#aabbcc", 0 … 1; negative: no such colour. */
static double
read_lightness (const char *color)
{
  gsize length = strlen (color), step = length == 7 ? 2 : 1;
  double scale = step == 2 ? 255.0 : 15.0, part[3];

  if (*color != '#' || (length != 4 && length != 7))
    return -1;
  for (gsize i = 0; i < 3; i++)
    {
      g_autofree char *digits = g_strndup (color + 1 + i * step, step);
      part[i] = (double) g_ascii_strtoull (digits, NULL, 16) / scale;
    }
  return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

typedef struct
{
  gboolean is_dark;
  double sum; /* while the stops of a gradient are added up */
  guint n;
} Mono;

static gboolean
is_any (const PlSvgNode *node, const char *const *names)
{
  return g_strv_contains (names, node->name);
}

/* White paper, or light enough to write on. */
static const char *
find_tone (const Mono *mono, double lightness)
{
  return (mono->is_dark ? 1 - lightness : lightness) > 0.55 ? "#fff" : "#ddd";
}

static void
add_stop (PlSvgNode *node, gpointer data)
{
  Mono *mono = data;
  const char *color = strcmp (node->name, "stop") == 0 ? pl_svg_get (node, "stop-color") : NULL;

  if (color == NULL)
    return;
  mono->sum += read_lightness (color);
  mono->n++;
}

static void
set_stop (PlSvgNode *node, gpointer data)
{
  if (strcmp (node->name, "stop") == 0 && pl_svg_get (node, "stop-opacity") != NULL)
    pl_svg_set (node, "stop-opacity", "0");
  if (strcmp (node->name, "stop") == 0)
    pl_svg_set (node, "stop-color", data);
}

/* One tone from end to end: shades that curve would look like dirt. */
static void
flatten_gradient (PlSvgNode *node, Mono *mono)
{
  mono->sum = 0;
  mono->n = 0;
  pl_svg_walk (node, add_stop, mono);
  pl_svg_walk (node, set_stop, (gpointer) find_tone (mono, mono->sum / MAX (mono->n, 1)));
}

/* Shine and shade go; the frame of a section stays, as a thin line. */
static void
lift_veils (PlSvgNode *node)
{
  if (pl_svg_get (node, "fill-opacity") != NULL)
    {
      pl_svg_set (node, "fill", "none");
      pl_svg_set (node, "fill-opacity", NULL);
    }
  if (pl_svg_get (node, "stroke-opacity") != NULL)
    {
      const char *fill = pl_svg_get (node, "fill");
      gboolean frame
          = strcmp (node->name, "rect") == 0 && fill != NULL && strcmp (fill, "none") != 0;

      pl_svg_set (node, "stroke", frame ? "#999" : "none");
      pl_svg_set (node, "stroke-opacity", NULL);
    }
}

static void
make_line_art (PlSvgNode *node, gpointer data)
{
  static const char *const texts[] = { "text", "tspan", NULL };
  static const char *const gradients[] = { "linearGradient", "radialGradient", NULL };
  static const char *const shapes[] = { "rect", "circle", "ellipse", "path", "polygon", NULL };
  const char *fill = pl_svg_get (node, "fill"), *stroke = pl_svg_get (node, "stroke");

  if (is_any (node, gradients))
    flatten_gradient (node, data);
  else if (is_any (node, texts))
    {
      pl_svg_set (node, "fill", "#000");
      pl_svg_set (node, "fill-opacity", NULL);
    }
  else
    {
      if (fill != NULL && read_lightness (fill) >= 0)
        pl_svg_set (node, "fill", find_tone (data, read_lightness (fill)));
      if (stroke != NULL && strcmp (stroke, "none") != 0)
        pl_svg_set (node, "stroke", "#000");
      lift_veils (node);
      fill = pl_svg_get (node, "fill");
      if (is_any (node, shapes) && stroke == NULL && fill != NULL && strcmp (fill, "none") != 0)
        {
          pl_svg_set (node, "stroke", "#000");
          pl_svg_set (node, "stroke-width", ".7");
        }
    }
}

void
pl_svg_make_mono (PlSvgNode *self, gboolean is_dark)
{
  Mono mono = { is_dark, 0, 0 };

  pl_svg_walk (self, make_line_art, &mono);
}
