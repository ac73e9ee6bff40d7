/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key of a gear file names, looked up by its id; an error lists those that there are. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kind-reader.h"

typedef const char *(*IdOf) (const PlKind *kind, guint index);

static guint16
find_by_id (PlKindReader *self, const char *group, const char *key, const char *id,
            const char *what, guint n_items, IdOf id_of)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n_items; i++)
    {
      if (strcmp (id_of (self->kind, i), id) == 0)
        return (guint16) i;
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", id_of (self->kind, i));
    }
  pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_UNKNOWN, self->error,
                    /* Translators: the first is “control”, “bus or input” or “jack”. */
                    _ ("there is no %s called “%s”; there is: %s"), what, id,
                    n_items > 0 ? all->str : "–");
  return PL_NO_INDEX;
}

static const char *
control_id (const PlKind *kind, guint index)
{
  return pl_kind_control (kind, index)->id;
}

static const char *
signal_id (const PlKind *kind, guint index)
{
  return pl_kind_signal (kind, index)->id;
}

static const char *
connector_id (const PlKind *kind, guint index)
{
  return pl_kind_connector (kind, index)->id;
}

guint16
pl_reader_find_control (PlKindReader *self, const char *group, const char *key, const char *id)
{
  return find_by_id (self, group, key, id, _ ("control"), self->kind->controls->len, control_id);
}

guint16
pl_reader_find_signal (PlKindReader *self, const char *group, const char *key, const char *id)
{
  return find_by_id (self, group, key, id, _ ("bus or input"), self->kind->signals->len, signal_id);
}

guint16
pl_reader_find_connector (PlKindReader *self, const char *group, const char *key, const char *id)
{
  return find_by_id (self, group, key, id, _ ("jack"), self->kind->connectors->len, connector_id);
}
