/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalog.h"

#include <string.h>

#include "core/keyfile.h"

struct PlCatalog
{
  GHashTable *kinds;  /* id → PlKind */
  PlCatalogRead read; /* NULL: all is there */
  gpointer data;
};

static void
catalog_clear (PlCatalog *self)
{
  g_hash_table_unref (self->kinds);
}

PlCatalog *
pl_catalog_new (void)
{
  PlCatalog *self = g_atomic_rc_box_new0 (PlCatalog);

  self->kinds
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pl_kind_unref);
  return self;
}

PlCatalog *
pl_catalog_ref (PlCatalog *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pl_catalog_unref (PlCatalog *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, (GDestroyNotify) catalog_clear);
}

void
pl_catalog_set_reader (PlCatalog *self, PlCatalogRead read, gpointer data)
{
  self->read = read;
  self->data = data;
}

static void
read_more (const PlCatalog *self, const char *id)
{
  if (self->read != NULL)
    self->read ((PlCatalog *) self, id, self->data);
}

void
pl_catalog_add (PlCatalog *self, PlKind *kind)
{
  g_hash_table_replace (self->kinds, kind->id, pl_kind_ref (kind));
}

void
pl_catalog_remove (PlCatalog *self, const char *id)
{
  (void) g_hash_table_remove (self->kinds, id);
}

PlKind *
pl_catalog_find (const PlCatalog *self, const char *id)
{
  PlKind *kind = g_hash_table_lookup (self->kinds, id);

  if (kind == NULL)
    {
      read_more (self, id);
      kind = g_hash_table_lookup (self->kinds, id);
    }
  return kind;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const PlKind *p = *(PlKind *const *) a, *q = *(PlKind *const *) b;
  int order = (int) p->category - (int) q->category;

  if (order == 0)
    order = g_strcmp0 (p->maker, q->maker);
  if (order == 0)
    order = g_strcmp0 (p->name, q->name);
  return order != 0 ? order : strcmp (p->id, q->id);
}

PlCatalog *
pl_catalog_copy (const PlCatalog *self)
{
  PlCatalog *copy = pl_catalog_new ();
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (self);

  for (guint i = 0; i < kinds->len; i++)
    pl_catalog_add (copy, g_ptr_array_index (kinds, i));
  return copy;
}

GPtrArray *
pl_catalog_dup_list (const PlCatalog *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer kind;

  read_more (self, NULL);
  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, NULL, &kind))
    g_ptr_array_add (list, kind);
  g_ptr_array_sort (list, compare_kinds);
  return list;
}

const char *
pl_catalog_suggest (const PlCatalog *self, const char *id)
{
  g_autoptr (GPtrArray) list = pl_catalog_dup_list (self);
  g_autofree const char **ids = g_new0 (const char *, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    ids[i] = ((const PlKind *) g_ptr_array_index (list, i))->id;
  return pl_closest_word (id, ids);
}
