/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/owned.h"

#include <string.h>

#include "core/keyfile.h"

struct PlOwned
{
  GHashTable *counts; /* id → count */
};

static const char group[] = "Owned";

PlOwned *
pl_owned_new (void)
{
  PlOwned *self = g_new0 (PlOwned, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
pl_owned_free (PlOwned *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  g_free (self);
}

PlOwned *
pl_owned_parse (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, length, name, error);
  g_autoptr (PlOwned) self = pl_owned_new ();
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) keys = NULL;

  if (file == NULL)
    return NULL;
  keys = pl_key_file_dup_keys (file, group);
  for (guint i = 0; keys[i] != NULL && problem == NULL; i++)
    pl_owned_set (self, keys[i],
                  (guint) pl_key_file_get_int (file, group, keys[i], 0, PL_MAX_OWNED, 0, &problem));
  (void) pl_key_file_get_int (file, group, "any", 0, 1, 0, NULL); /* an empty group is fine */
  if (problem == NULL && pl_key_file_check_all_used (file, &problem))
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

char *
pl_owned_write (const PlOwned *self)
{
  GString *out = g_string_new ("[Owned]\n");
  g_autoptr (GList) ids = pl_owned_dup_ids (self);

  for (const GList *l = ids; l != NULL; l = l->next)
    g_string_append_printf (out, "%s=%u\n", (const char *) l->data, pl_owned_get (self, l->data));
  return g_string_free (out, FALSE);
}

guint
pl_owned_get (const PlOwned *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, id));
}

void
pl_owned_set (PlOwned *self, const char *id, guint count)
{
  if (count == 0)
    (void) g_hash_table_remove (self->counts, id);
  else
    (void) g_hash_table_insert (self->counts, g_strdup (id), GUINT_TO_POINTER (count));
}

gboolean
pl_owned_is_empty (const PlOwned *self)
{
  return g_hash_table_size (self->counts) == 0;
}

GList *
pl_owned_dup_ids (const PlOwned *self)
{
  return g_list_sort (g_hash_table_get_keys (self->counts), (GCompareFunc) strcmp);
}

PlOwned *
pl_owned_copy (const PlOwned *self)
{
  PlOwned *copy = pl_owned_new ();
  g_autoptr (GList) ids = pl_owned_dup_ids (self);

  for (const GList *l = ids; l != NULL; l = l->next)
    pl_owned_set (copy, l->data, pl_owned_get (self, l->data));
  return copy;
}
