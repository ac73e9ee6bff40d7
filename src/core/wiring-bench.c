/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Devices of a list on their way to the bench, and gear files for those that nobody knows. */
#include <string.h>

#include "core/describe-private.h"
#include "core/kind-file.h"
#include "core/wiring-private.h"

enum
{
  MAX_LABEL = 60, /* letters */
  MAX_NAME = 100
};

static void
jack_clear (gpointer jack)
{
  g_free (((PlWiringJack *) jack)->label);
}

PlWiringDevice *
pl_wiring_device_new (const PlGearMatch *match)
{
  PlWiringDevice *self = g_new0 (PlWiringDevice, 1);

  self->kind = match->kind != NULL ? pl_kind_ref (match->kind) : NULL;
  self->gear = g_utf8_substring (match->gear, 0, MIN (g_utf8_strlen (match->gear, -1), MAX_NAME));
  self->name
      = match->name != NULL
            ? g_utf8_substring (match->name, 0, MIN (g_utf8_strlen (match->name, -1), MAX_NAME))
            : NULL;
  self->twin = match->twin;
  self->jacks = g_array_new (FALSE, TRUE, sizeof (PlWiringJack));
  g_array_set_clear_func (self->jacks, jack_clear);
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seconds = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; self->kind != NULL && i < self->kind->connectors->len; i++)
    {
      const PlConnector *connector = pl_kind_connector (self->kind, i);
      PlWiringJack jack = { .label = g_strdup (connector->label), .shape = (int) connector->shape };

      g_array_append_val (self->jacks, jack);
    }
  return self;
}

void
pl_wiring_device_free (PlWiringDevice *self)
{
  if (self == NULL)
    return;
  pl_kind_unref (self->kind);
  g_free (self->gear);
  g_free (self->name);
  g_array_unref (self->jacks);
  g_hash_table_unref (self->index);
  g_array_unref (self->seconds);
  g_free (self);
}

char *
pl_wiring_device_dup_title (const PlWiringDevice *self)
{
  const char *title = self->kind != NULL ? self->kind->name : self->gear;

  return self->name != NULL ? g_strconcat (self->name, " · ", title, NULL) : g_strdup (title);
}

int
pl_wiring_device_get_jack (PlWiringDevice *self, const char *label)
{
  g_autofree char *folded = pl_wiring_fold (label);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, folded));
  PlWiringJack jack = { .shape = -1 };

  if (known > 0)
    return (int) known - 1;
  if (self->jacks->len >= PL_WIRING_MAX_JACKS)
    return -1;
  jack.label = g_utf8_substring (label, 0, MIN (g_utf8_strlen (label, -1), MAX_LABEL));
  g_array_append_val (self->jacks, jack);
  g_hash_table_insert (self->index, g_steal_pointer (&folded), GUINT_TO_POINTER (self->jacks->len));
  return (int) self->jacks->len - 1;
}

static gboolean
is_lead (const PlWiringDevice *self, guint jack)
{
  return self->kind != NULL && pl_kind_connector (self->kind, jack)->moves;
}

gboolean
pl_wiring_device_fits (const PlWiringDevice *self, guint jack, PlShape plug)
{
  int shape = pl_wiring_device_jack (self, jack)->shape;

  if (is_lead (self, jack) && pl_shape_mates ((PlShape) shape, plug))
    return TRUE;
  return shape < 0 ? pl_shape_is_plug (plug) : pl_shape_mates (plug, (PlShape) shape);
}

gboolean
pl_wiring_device_suits (const PlWiringDevice *self, guint jack, PlShape plug, gboolean is_from)
{
  if (pl_wiring_device_jack (self, jack)->shape < 0
      && plug == (is_from ? PL_SHAPE_XLR_MALE : PL_SHAPE_XLR_FEMALE))
    return FALSE;
  return pl_wiring_device_fits (self, jack, plug);
}

/* Placeholders */

static char *
dup_free_id (const char *text, GHashTable *ids, const PlCatalog *catalog)
{
  g_autofree char *first = pl_wiring_dup_id (text);

  for (guint i = 1;; i++)
    {
      g_autofree char *id = i == 1 ? g_strdup (first) : g_strdup_printf ("%s-%u", first, i);

      if ((catalog == NULL || pl_catalog_find (catalog, id) == NULL)
          && !g_hash_table_contains (ids, id))
        {
          (void) g_hash_table_add (ids, g_strdup (id));
          return g_steal_pointer (&id);
        }
    }
}

PlKind *
pl_wiring_device_dup_kind (const PlWiringDevice *self, GHashTable *ids, const PlCatalog *catalog)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) jack_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *id = dup_free_id (self->gear, ids, catalog);
  g_autofree char *name = pl_describe_escape (self->gear);

  pl_describe_put (out,
                   "[Device]\nFormat=1\nId=%s\nName=%s\nKind=processor\nUnknown=yes\n"
                   "Ground=none\nVerified=no\n",
                   id, *name != '\0' ? name : id);
  for (guint i = 0; i < self->jacks->len; i++)
    {
      const PlWiringJack *jack = pl_wiring_device_jack (self, i);
      g_autofree char *label = pl_describe_escape (jack->label);
      g_autofree char *jack_id = dup_free_id (jack->label, jack_ids, NULL);

      pl_describe_put (
          out, "\n[Jack %s]\nLabel=%s\nConnector=%s\n", jack_id, *label != '\0' ? label : jack_id,
          pl_shape_name (jack->shape >= 0 ? (PlShape) jack->shape : PL_SHAPE_TRS_SOCKET));
    }
  return pl_kind_parse (out->str, -1, id, NULL);
}

/* Twins */

static int
compare_twins (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *devices = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  guint p = ((const PlWiringDevice *) g_ptr_array_index (devices, i))->twin;
  guint q = ((const PlWiringDevice *) g_ptr_array_index (devices, j))->twin;

  return p != q ? (p < q ? -1 : 1) : (i < j ? -1 : 1);
}

static char *
dup_called (const PlWiringDevice *device)
{
  g_autofree char *gear = pl_wiring_fold (device->gear);

  return g_strconcat (device->kind != NULL ? device->kind->id : "?", "\n",
                      device->kind != NULL ? "" : gear, "\n",
                      device->name != NULL ? device->name : "", NULL);
}

/* What devices are called → their indices, in order. */
static GHashTable *
group_devices (const GPtrArray *devices)
{
  GHashTable *groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < devices->len; i++)
    {
      g_autofree char *called = dup_called (g_ptr_array_index (devices, i));
      GArray *twins = g_hash_table_lookup (groups, called);

      if (twins == NULL)
        {
          twins = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (groups, g_steal_pointer (&called), twins);
        }
      g_array_append_val (twins, i);
    }
  return groups;
}

/* "2", or "Anna 2". */
static void
name_twin (PlWiringDevice *device)
{
  char *name = device->name != NULL ? g_strdup_printf ("%s %u", device->name, device->twin)
                                    : g_strdup_printf ("%u", device->twin);

  g_free (device->name);
  device->name = name;
  device->twin = 0;
}

/* Whether they are numbered 1, 2 …, of which the first may go without. */
static gboolean
is_whole (const GPtrArray *devices, const GArray *sorted)
{
  for (guint i = 0; i < sorted->len; i++)
    {
      guint twin
          = ((const PlWiringDevice *) g_ptr_array_index (devices, g_array_index (sorted, guint, i)))
                ->twin;

      if (twin != i + 1 && (i > 0 || twin != 0))
        return FALSE;
    }
  return sorted->len > 1;
}

static void
order_some (const GPtrArray *devices, const GArray *twins, guint *places)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) twins);
  gboolean whole;

  g_array_sort_with_data (sorted, compare_twins, (gpointer) devices);
  whole = is_whole (devices, sorted);
  for (guint i = 0; i < sorted->len; i++)
    {
      guint index = g_array_index (sorted, guint, i);
      PlWiringDevice *device = g_ptr_array_index (devices, index);

      if (whole)
        places[index] = g_array_index (twins, guint, i);
      else if (device->twin > 0)
        name_twin (device);
    }
}

guint *
pl_wiring_order_twins (const GPtrArray *devices)
{
  guint *places = g_new (guint, MAX (devices->len, 1));
  g_autoptr (GHashTable) groups = group_devices (devices);
  GHashTableIter iter;
  gpointer twins;

  for (guint i = 0; i < devices->len; i++)
    places[i] = i;
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &twins))
    order_some (devices, twins, places);
  return places;
}
