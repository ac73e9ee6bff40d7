/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/svg-symbols.h"

#include <string.h>

#include "draw/svg-shrink.h"

struct PlSvgSymbols
{
  GPtrArray *shared;  /* PlSvgNode: of the definitions, in order of their first use */
  GPtrArray *symbols; /* PlSvgNode */
  GHashTable *known;  /* what a shared part consists of → its id */
  GHashTable *taken;  /* ids of shared parts and symbols */
};

/* While one panel is added. */
typedef struct
{
  PlSvgSymbols *all;
  const char *kind;
  GPtrArray *definitions; /* PlSvgNode; NULL: is with the shared ones now, or was there before */
  GHashTable *ids;        /* id in the panel → id in the drawing */
} Adding;

static void
node_free (gpointer data)
{
  pl_svg_free (data);
}

PlSvgSymbols *
pl_svg_symbols_new (void)
{
  PlSvgSymbols *self = g_new0 (PlSvgSymbols, 1);

  self->shared = g_ptr_array_new_with_free_func (node_free);
  self->symbols = g_ptr_array_new_with_free_func (node_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
pl_svg_symbols_free (PlSvgSymbols *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->shared);
  g_ptr_array_unref (self->symbols);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->taken);
  g_free (self);
}

void
pl_svg_symbols_take (PlSvgSymbols *self, const char *id)
{
  (void) g_hash_table_add (self->taken, g_strdup (id));
}

/* Ids */

static const char *resolve (Adding *self, const char *id);

/* "url(#face)" and "#nut" with the id that it has in the drawing; NULL: refers to nothing. */
static char *
dup_reference (Adding *self, const char *name, const char *value)
{
  const char *end = NULL;
  g_autofree char *id = NULL;

  if (g_str_has_prefix (value, "url(#") && (end = strchr (value, ')')) != NULL)
    {
      id = g_strndup (value + 5, (gsize) (end - value - 5));
      return g_strconcat ("url(#", resolve (self, id), end, NULL);
    }
  if (*value == '#' && g_str_has_suffix (name, "href"))
    return g_strconcat ("#", resolve (self, value + 1), NULL);
  return NULL;
}

static void
rename_one (PlSvgNode *node, gpointer data)
{
  Adding *self = data;

  for (guint i = 0; i < node->attributes->len; i += 2)
    {
      const char *name = node->attributes->pdata[i];
      char *value = strcmp (name, "id") == 0
                        ? g_strconcat (self->kind, ".", node->attributes->pdata[i + 1], NULL)
                        : dup_reference (self, name, node->attributes->pdata[i + 1]);

      if (value == NULL)
        continue;
      g_free (node->attributes->pdata[i + 1]);
      node->attributes->pdata[i + 1] = value;
    }
}

/* A short id if nobody has it; names with a dash are for devices, cables and plugs. */
static char *
choose_id (const Adding *self, const char *id)
{
  if (strchr (id, '-') == NULL && !g_hash_table_contains (self->all->taken, id))
    return g_strdup (id);
  return g_strconcat (self->kind, ".", id, NULL);
}

/* Adds a definition to the shared ones, or finds the one that is just like it. */
static void
share (Adding *self, PlSvgNode *node, const char *id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *known = NULL;
  char *chosen = NULL;

  pl_svg_walk (node, rename_one, self);
  pl_svg_set (node, "id", NULL);
  pl_svg_write (node, text);
  known = g_hash_table_lookup (self->all->known, text->str);
  if (known != NULL)
    {
      g_hash_table_insert (self->ids, g_strdup (id), g_strdup (known));
      pl_svg_free (node);
      return;
    }
  chosen = choose_id (self, id);
  pl_svg_symbols_take (self->all, chosen);
  g_hash_table_insert (self->all->known, g_strdup (text->str), g_strdup (chosen));
  pl_svg_set (node, "id", chosen);
  g_ptr_array_add (self->all->shared, node);
  g_hash_table_insert (self->ids, g_strdup (id), chosen);
}

static const char *
resolve (Adding *self, const char *id)
{
  const char *mapped = g_hash_table_lookup (self->ids, id);

  if (mapped != NULL)
    return mapped;
  /* For ids of the panel itself, and for whoever refers to himself. */
  g_hash_table_insert (self->ids, g_strdup (id), g_strconcat (self->kind, ".", id, NULL));
  for (guint i = 0; i < self->definitions->len; i++)
    {
      PlSvgNode *node = self->definitions->pdata[i];
      const char *own = node != NULL ? pl_svg_get (node, "id") : NULL;

      if (own == NULL || strcmp (own, id) != 0)
        continue;
      self->definitions->pdata[i] = NULL;
      share (self, node, id);
      break;
    }
  return g_hash_table_lookup (self->ids, id);
}

/* Panels */

static gboolean
is_of_root_only (const char *name)
{
  static const char *const names[]
      = { "xmlns", "xmlns:xlink", "width", "height", "version", "class", "id", "font-family" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
make_symbol (PlSvgNode *root, const char *id)
{
  g_free (root->name);
  root->name = g_strdup ("symbol");
  for (guint i = 0; i < root->attributes->len;)
    if (is_of_root_only (root->attributes->pdata[i]))
      g_ptr_array_remove_range (root->attributes, i, 2);
    else
      i += 2;
  g_ptr_array_insert (root->attributes, 0, g_strdup ("id"));
  g_ptr_array_insert (root->attributes, 1, g_strdup (id));
}

/* Definitions go their own way, the title is that of the device. */
static void
take_out_definitions (PlSvgNode *root, GPtrArray *definitions)
{
  for (guint i = 0; i < root->children->len;)
    {
      PlSvgNode *child = root->children->pdata[i];
      gboolean is_defs = child->name != NULL && strcmp (child->name, "defs") == 0;

      if (child->name != NULL && !is_defs && strcmp (child->name, "title") != 0)
        {
          i++;
          continue;
        }
      while (is_defs && child->children->len > 0)
        g_ptr_array_add (definitions, g_ptr_array_steal_index (child->children, 0));
      g_ptr_array_remove_index (root->children, i);
    }
}

gboolean
pl_svg_symbols_add (PlSvgSymbols *self, const char *id, const char *svg, gsize length)
{
  PlSvgNode *root = pl_svg_parse (svg, length, NULL);
  g_autoptr (GPtrArray) definitions = NULL;
  g_autoptr (GHashTable) ids = NULL;

  if (root == NULL)
    return FALSE;
  definitions = g_ptr_array_new_with_free_func (node_free);
  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  take_out_definitions (root, definitions);
  for (guint i = 0; i < root->children->len; i++)
    pl_svg_walk (root->children->pdata[i], rename_one, &(Adding){ self, id, definitions, ids });
  make_symbol (root, id);
  g_ptr_array_add (self->symbols, root);
  return TRUE;
}

void
pl_svg_symbols_write (PlSvgSymbols *self, const char *css, GString *out)
{
  g_string_append (out, "<style>\n");
  pl_svg_shrink (self->shared, self->symbols, out);
  g_string_append_printf (out, "%s</style>\n<defs>\n", css);
  for (guint i = 0; i < self->shared->len; i++)
    {
      pl_svg_write (self->shared->pdata[i], out);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < self->symbols->len; i++)
    {
      pl_svg_write (self->symbols->pdata[i], out);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "</defs>\n");
}
