/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/svg-shrink.h"

#include <math.h>
#include <string.h>

#define FEW 4 /* what comes less often stays where it is */

typedef struct
{
  GPtrArray *shared, *symbols; /* borrowed */
  GPtrArray *shapes;           /* PlSvgNode: new ones, on their way to shared */
  GHashTable *counts;          /* shape → GUINT: how often */
  GHashTable *paths;           /* shapes and paths, without their place → their id */
  GHashTable *styles;   /* declarations → GUINT: how often, later the number of their class */
  GPtrArray *style_css; /* borrowed from styles, in order of their first use */
} Shrink;

/* Making it small */

/* A path of straight lines is worth sharing from here on. */
#define LONG_PATH 90

/* "M1 2L3 4M5 6" moved so that it begins at 0, 0, to tenths; start: where it began.  NULL: there
 * are other commands in it, or it is short. */
static char *
dup_moved_path (const char *d, double start[2])
{
  GString *moved = strlen (d) >= LONG_PATH ? g_string_new (NULL) : NULL;
  guint n = 0;

  while (moved != NULL && *d != '\0')
    {
      char *end = NULL;
      double value = 0;
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      if (*d == 'M' || *d == 'L')
        g_string_append_c (moved, *d++);
      else if (*d == ' ' || *d == ',')
        d++;
      value = g_ascii_strtod (d, &end);
      if (end == d || strspn (d, "+-.0123456789") != (gsize) (end - d))
        return g_string_free (moved, TRUE);
      d = end;
      if (n < 2)
        start[n] = value;
      value = round ((value - start[n % 2]) * 10) / 10 + 0.0;
      g_string_append_printf (moved, "%s%s", n % 2 == 1 ? " " : "",
                              g_ascii_formatd (buffer, sizeof buffer, "%g", value));
      n++;
    }
  return moved != NULL ? g_string_free (moved, n % 2 == 1) : NULL;
}

static void
set_number (PlSvgNode *node, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  pl_svg_set (node, name, g_ascii_formatd (buffer, sizeof buffer, "%.8g", value));
}

static void
add_shape (Shrink *self, const char *name, const char *attribute, const char *value, const char *id)
{
  PlSvgNode *shape = pl_svg_new (name);

  pl_svg_set (shape, "id", id);
  pl_svg_set (shape, attribute, value);
  g_ptr_array_add (self->shapes, shape);
}

static void
use_instead (PlSvgNode *node, const char *id, const double at[2])
{
  g_autofree char *reference = g_strconcat ("#", id, NULL);

  g_free (node->name);
  node->name = g_strdup ("use");
  pl_svg_set (node, "href", reference);
  set_number (node, "x", at[0]);
  set_number (node, "y", at[1]);
}

/* The ticks round a knob are drawn once and used for every knob. */
static void
share_path (PlSvgNode *node, gpointer data)
{
  Shrink *self = data;
  const char *d = strcmp (node->name, "path") == 0 && pl_svg_get (node, "id") == NULL
                          && pl_svg_get (node, "transform") == NULL
                      ? pl_svg_get (node, "d")
                      : NULL;
  double start[2] = { 0 };
  g_autofree char *moved = d != NULL ? dup_moved_path (d, start) : NULL;
  const char *id = moved != NULL ? g_hash_table_lookup (self->paths, moved) : NULL;

  if (moved == NULL)
    return;
  if (id == NULL)
    {
      id = g_strdup_printf ("lines-%u", g_hash_table_size (self->paths) + 1);
      g_hash_table_insert (self->paths, g_strdup (moved), (char *) id);
      add_shape (self, "path", "d", moved, id);
    }
  pl_svg_set (node, "d", NULL);
  use_instead (node, id, start);
}

/* Boxes and circles that differ by nothing but their place.  What they consist of; NULL: something
 * else. */
static char *
dup_shape (const PlSvgNode *node)
{
  const char *place[] = { "x", "y" };
  g_autoptr (GString) shape = NULL;

  if (strcmp (node->name, "circle") == 0)
    {
      place[0] = "cx";
      place[1] = "cy";
    }
  else if (strcmp (node->name, "rect") != 0)
    return NULL;
  if (pl_svg_get (node, "id") != NULL || pl_svg_get (node, "transform") != NULL
      || node->children->len > 0)
    return NULL;
  shape = g_string_new (node->name);
  for (guint i = 0; i < node->attributes->len; i += 2)
    if (strcmp (node->attributes->pdata[i], place[0]) != 0
        && strcmp (node->attributes->pdata[i], place[1]) != 0)
      g_string_append_printf (shape, " %s=%s", (char *) node->attributes->pdata[i],
                              (char *) node->attributes->pdata[i + 1]);
  return g_string_free (g_steal_pointer (&shape), FALSE);
}

static void
count_shape (PlSvgNode *node, gpointer data)
{
  Shrink *self = data;
  char *shape = dup_shape (node);
  guint count = 0;

  if (shape == NULL)
    return;
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, shape));
  g_hash_table_replace (self->counts, shape, GUINT_TO_POINTER (count + 1));
}

static double
take_number (PlSvgNode *node, const char *name)
{
  const char *word = pl_svg_get (node, name);
  double value = word != NULL ? g_ascii_strtod (word, NULL) : 0;

  pl_svg_set (node, name, NULL);
  return value;
}

static void
share_shape (PlSvgNode *node, gpointer data)
{
  Shrink *self = data;
  g_autofree char *shape = dup_shape (node);
  gboolean round = strcmp (node->name, "circle") == 0;
  double at[2];
  const char *id = NULL;

  if (shape == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, shape)) < FEW)
    return;
  at[0] = take_number (node, round ? "cx" : "x");
  at[1] = take_number (node, round ? "cy" : "y");
  id = g_hash_table_lookup (self->paths, shape);
  if (id == NULL)
    {
      PlSvgNode *copy = pl_svg_new (node->name);

      id = g_strdup_printf ("%s-%u", round ? "dot" : "box", g_hash_table_size (self->paths) + 1);
      g_hash_table_insert (self->paths, g_strdup (shape), (char *) id);
      pl_svg_set (copy, "id", id);
      for (guint i = 0; i < node->attributes->len; i += 2)
        pl_svg_set (copy, node->attributes->pdata[i], node->attributes->pdata[i + 1]);
      g_ptr_array_add (self->shapes, copy);
    }
  g_ptr_array_set_size (node->attributes, 0);
  use_instead (node, id, at);
}

/* Two uses, one after the other, that always stand in the same way to each other: a knob and its
 * shadow. */

static gboolean
read_use (const PlSvgNode *node, const char **reference, double at[2])
{
  const char *x = NULL, *y = NULL;

  if (node->name == NULL || strcmp (node->name, "use") != 0 || node->attributes->len != 6)
    return FALSE;
  *reference = pl_svg_get (node, "href");
  x = pl_svg_get (node, "x");
  y = pl_svg_get (node, "y");
  if (*reference == NULL || x == NULL || y == NULL)
    return FALSE;
  at[0] = g_ascii_strtod (x, NULL);
  at[1] = g_ascii_strtod (y, NULL);
  return TRUE;
}

/* What the child i and the next one are as a pair, or NULL; from: where the first is, gap: from it
 * to the second. */
static char *
dup_pair (const PlSvgNode *parent, guint i, const char *names[2], double from[2], double gap[2])
{
  double to[2];

  if (i + 1 >= parent->children->len || !read_use (parent->children->pdata[i], &names[0], from)
      || !read_use (parent->children->pdata[i + 1], &names[1], to))
    return NULL;
  gap[0] = to[0] - from[0];
  gap[1] = to[1] - from[1];
  return g_strdup_printf ("%s %s %.0f %.0f", names[0], names[1], gap[0] * 100, gap[1] * 100);
}

static void
count_pairs (PlSvgNode *node, gpointer data)
{
  Shrink *self = data;
  const char *names[2];
  double from[2], gap[2];

  for (guint i = 0; i < node->children->len; i++)
    {
      char *pair = dup_pair (node, i, names, from, gap);
      guint count = pair != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, pair)) : 0;

      if (pair != NULL)
        g_hash_table_replace (self->counts, pair, GUINT_TO_POINTER (count + 1));
    }
}

static const char *
define_pair (Shrink *self, const char *pair, const char *const names[2], const double gap[2])
{
  char *id = g_strdup_printf ("pair-%u", g_hash_table_size (self->paths) + 1);
  PlSvgNode *group = pl_svg_new ("g");

  pl_svg_set (group, "id", id);
  for (guint i = 0; i < 2; i++)
    {
      PlSvgNode *part = pl_svg_new ("use");

      pl_svg_set (part, "href", names[i]);
      set_number (part, "x", i == 0 ? 0 : gap[0]);
      set_number (part, "y", i == 0 ? 0 : gap[1]);
      g_ptr_array_add (group->children, part);
    }
  g_ptr_array_add (self->shapes, group);
  g_hash_table_insert (self->paths, g_strdup (pair), id);
  return id;
}

static void
share_pairs (PlSvgNode *node, gpointer data)
{
  Shrink *self = data;
  const char *names[2];
  double from[2], gap[2];

  for (guint i = 0; i < node->children->len; i++)
    {
      g_autofree char *pair = dup_pair (node, i, names, from, gap), *reference = NULL;
      const char *id = NULL;

      if (pair == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, pair)) < FEW)
        continue;
      id = g_hash_table_lookup (self->paths, pair);
      if (id == NULL)
        id = define_pair (self, pair, names, gap);
      reference = g_strconcat ("#", id, NULL);
      pl_svg_set (node->children->pdata[i], "href", reference);
      g_ptr_array_remove_index (node->children, i + 1);
    }
}

/* What was in the group is where the group was. */
static void
unwrap (PlSvgNode *node, guint i)
{
  PlSvgNode *child = g_ptr_array_steal_index (node->children, i);

  for (guint j = 0; child->children->len > 0; j++)
    g_ptr_array_insert (node->children, (int) (i + j),
                        g_ptr_array_steal_index (child->children, 0));
  pl_svg_free (child);
}

/* Ids of knobs and switches are for finding them on the panel; jacks keep theirs.  A group around
 * one use is the use itself. */
static void
simplify (PlSvgNode *node, gpointer data)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      PlSvgNode *child = node->children->pdata[i], *inner = NULL;
      const char *id = child->name != NULL ? pl_svg_get (child, "id") : NULL;

      if (id != NULL && strstr (id, ".control-") != NULL)
        pl_svg_set (child, "id", NULL);
      if (child->name == NULL || strcmp (child->name, "g") != 0)
        continue;
      if (child->attributes->len == 0)
        {
          unwrap (node, i);
          continue;
        }
      if (child->children->len != 1)
        continue;
      inner = child->children->pdata[0];
      id = pl_svg_get (child, "id");
      if (inner->name == NULL || child->attributes->len > (id != NULL ? 2u : 0u)
          || (id != NULL && pl_svg_get (inner, "id") != NULL))
        continue;
      if (id != NULL)
        pl_svg_set (inner, "id", id);
      g_ptr_array_steal_index (child->children, 0);
      pl_svg_free (child);
      node->children->pdata[i] = inner;
    }
}

/* What is the default need not be said. */
static void
drop_defaults (PlSvgNode *node, gpointer data)
{
  static const char *const defaults[][3] = {
    { "linearGradient", "x1", "0" }, { "linearGradient", "y1", "0" },
    { "linearGradient", "x2", "1" }, { "linearGradient", "y2", "0" },
    { "stop", "offset", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      const char *value
          = strcmp (node->name, defaults[i][0]) == 0 ? pl_svg_get (node, defaults[i][1]) : NULL;

      if (value != NULL && strcmp (value, defaults[i][2]) == 0)
        pl_svg_set (node, defaults[i][1], NULL);
    }
}

/* Classes */

static gboolean
is_style (const char *name)
{
  static const char *const names[]
      = { "fill",       "fill-opacity",   "stroke",          "stroke-opacity",   "stroke-width",
          "font-size",  "font-weight",    "text-anchor",     "stroke-dasharray", "stroke-linecap",
          "font-style", "letter-spacing", "stroke-linejoin", "stop-color",       "stop-opacity" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The attributes of an element that could be a class; NULL: they are too few. */
static char *
dup_declarations (const PlSvgNode *node)
{
  GString *css = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < node->attributes->len; i += 2)
    {
      const char *name = node->attributes->pdata[i], *value = node->attributes->pdata[i + 1];
      gboolean is_length = strcmp (name, "font-size") == 0 || strcmp (name, "letter-spacing") == 0;

      if (!is_style (name))
        continue;
      g_string_append_printf (css, "%s%s:%s%s", n > 0 ? ";" : "", name, value,
                              is_length && g_ascii_isdigit (value[strlen (value) - 1]) ? "px" : "");
      n++;
    }
  return g_string_free (css, n < 2 || pl_svg_get (node, "class") != NULL);
}

static void
count_style (PlSvgNode *node, gpointer data)
{
  Shrink *self = data;
  g_autofree char *css = dup_declarations (node);
  gpointer key = NULL, count = NULL;

  if (css == NULL)
    return;
  if (!g_hash_table_lookup_extended (self->styles, css, &key, &count))
    {
      key = g_strdup (css);
      g_ptr_array_add (self->style_css, key);
      g_hash_table_insert (self->styles, key, GUINT_TO_POINTER (1));
      return;
    }
  g_hash_table_insert (self->styles, g_strdup (css),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
}

static void
use_class (PlSvgNode *node, gpointer data)
{
  Shrink *self = data;
  g_autofree char *css = dup_declarations (node);
  guint number = css != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->styles, css)) : 0;
  char name[16];

  if (number == 0)
    return;
  for (guint i = 0; i < node->attributes->len;)
    if (is_style (node->attributes->pdata[i]))
      g_ptr_array_remove_range (node->attributes, i, 2);
    else
      i += 2;
  (void) g_snprintf (name, sizeof name, "s%u", number);
  g_ptr_array_insert (node->attributes, 0, g_strdup ("class"));
  g_ptr_array_insert (node->attributes, 1, g_strdup (name));
}

static void
visit_all (Shrink *self, PlSvgVisit visit)
{
  for (guint i = 0; i < self->shared->len; i++)
    pl_svg_walk (self->shared->pdata[i], visit, self);
  for (guint i = 0; i < self->symbols->len; i++)
    pl_svg_walk (self->symbols->pdata[i], visit, self);
  for (guint i = 0; i < self->shapes->len; i++)
    g_ptr_array_insert (self->shared, (int) i, self->shapes->pdata[i]);
  g_ptr_array_set_size (self->shapes, 0);
}

static void
write_style (Shrink *self, GString *css)
{
  guint number = 0;

  for (guint i = 0; i < self->style_css->len; i++)
    {
      const char *rule = self->style_css->pdata[i];
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->styles, rule));

      if (count >= FEW)
        g_string_append_printf (css, ".s%u{%s}\n", ++number, rule);
      g_hash_table_insert (self->styles, g_strdup (rule),
                           GUINT_TO_POINTER (count >= FEW ? number : 0));
    }
}

void
pl_svg_shrink (GPtrArray *shared, GPtrArray *symbols, GString *css)
{
  Shrink self = { .shared = shared, .symbols = symbols, .shapes = g_ptr_array_new () };

  self.counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.style_css = g_ptr_array_new ();
  visit_all (&self, simplify);
  visit_all (&self, drop_defaults);
  visit_all (&self, share_path);
  visit_all (&self, count_shape);
  visit_all (&self, share_shape);
  visit_all (&self, count_pairs);
  visit_all (&self, share_pairs);
  visit_all (&self, count_style);
  write_style (&self, css);
  visit_all (&self, use_class);
  g_ptr_array_unref (self.shapes);
  g_hash_table_unref (self.counts);
  g_hash_table_unref (self.paths);
  g_ptr_array_unref (self.style_css);
  g_hash_table_unref (self.styles);
}
