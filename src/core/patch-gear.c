/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/patch-gear.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/bounds.h"
#include "core/kind-file.h"

struct PlGearText
{
  char *name;
  GHashTable *texts; /* id → GString, a file */
  GHashTable *kinds; /* id → PlKind, those that were asked for */
};

static const char prefix[] = "[Gear ";

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

void
pl_gear_text_free (PlGearText *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

/* Which gear's file a group line belongs to, as an owned id; group gets the group's own name,
 * owned, or NULL for the comments at the top.  NULL: it is a group of the patch. */
static char *
dup_gear_id (const char *line, gsize length, char **group)
{
  g_autofree char *text = g_strstrip (g_strndup (line, length));
  const char *inner = text + strlen (prefix);
  const char *colon;
  gsize end = strlen (text);

  if (!g_str_has_prefix (text, prefix) || text[end - 1] != ']')
    return NULL;
  text[end - 1] = '\0';
  colon = strstr (inner, ": ");
  *group = colon != NULL ? g_strdup (colon + 2) : NULL;
  return colon != NULL ? g_strndup (inner, (gsize) (colon - inner)) : g_strdup (inner);
}

static GString *
get_text (PlGearText *self, char *id)
{
  GString *text = g_hash_table_lookup (self->texts, id);

  if (text != NULL)
    g_free (id);
  else
    g_hash_table_insert (self->texts, id, text = g_string_new (NULL));
  return text;
}

/* Goes through the lines: each belongs to the patch or to the gear whose group it stands in. */
static void
sort_lines (PlGearText *self, const char *text, gsize length, GString *rest)
{
  const char *end = text + length;
  GString *gear = NULL;

  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize n = (gsize) ((stop != NULL ? stop : end) - line);
      const char *word = line;
      g_autofree char *group = NULL;
      char *id = NULL;

      while (word < line + n && g_ascii_isspace (*word))
        word++;
      if (word < line + n && *word == '[')
        {
          id = dup_gear_id (line, n, &group);
          gear = id != NULL ? get_text (self, id) : NULL;
        }
      if (gear == NULL)
        g_string_append_len (rest, line, (gssize) n);
      else if (id == NULL)
        g_string_append_len (gear, line, (gssize) n);
      else if (group != NULL)
        g_string_append_printf (gear, "[%s]", group);
      if (gear != NULL && (id == NULL || group != NULL))
        g_string_append_c (gear, '\n');
      g_string_append_c (rest, '\n');
      line += n + 1;
    }
}

PlGearText *
pl_gear_text_new (const char *text, gssize length, const char *name, char **rest, GError **error)
{
  gsize size = pl_key_file_skip_mark (&text, length);
  GString *out = NULL;
  PlGearText *self = NULL;

  if (!pl_key_file_check_text (text, size, name, error))
    return NULL;
  self = g_new0 (PlGearText, 1);
  self->name = g_strdup (name);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);
  self->kinds
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pl_kind_unref);
  out = g_string_sized_new (size + 1);
  sort_lines (self, text, size, out);
  *rest = g_string_free (out, FALSE);
  return self;
}

/* Whether everything a patch can say of one kind can be said of the other. */
static gboolean
covers (const PlKind *library, const PlKind *embedded)
{
  if (pl_kind_is_cable (library) != pl_kind_is_cable (embedded))
    return FALSE;
  for (guint i = 0; i < embedded->connectors->len; i++)
    {
      const PlConnector *theirs = pl_kind_connector (embedded, i);
      int index = pl_kind_find_connector (library, theirs->id);

      if (index < 0 || pl_kind_connector (library, (guint) index)->shape != theirs->shape)
        return FALSE;
    }
  for (guint i = 0; i < embedded->controls->len; i++)
    if (pl_kind_find_control (library, pl_kind_control (embedded, i)->id) < 0)
      return FALSE;
  for (guint i = 0; i < embedded->conductors->len; i++)
    if (pl_kind_find_conductor (library, g_array_index (embedded->conductors, PlConductor, i).id)
        < 0)
      return FALSE;
  return TRUE;
}

/* Trailing blank lines do not count: they are the patch file's. */
static gboolean
same_text (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);

  while (n > 0 && a[n - 1] == '\n')
    n--;
  while (m > 0 && b[m - 1] == '\n')
    m--;
  return n == m && memcmp (a, b, n) == 0;
}

static gboolean
is_written_as (const PlKind *kind, const char *text)
{
  g_autofree char *own = pl_kind_dup_text (kind);

  return own != NULL && same_text (own, text);
}

static PlKind *
parse_embedded (const PlGearText *self, const GString *text, const char *id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s: [Gear %s]", self->name, id);
  g_autoptr (PlKind) kind = pl_kind_parse (text->str, (gssize) text->len, name, error);

  if (kind == NULL || strcmp (kind->id, id) == 0)
    return g_steal_pointer (&kind);
  g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
               _ ("%s: it calls itself “%s”; give both the same name"), name, kind->id);
  return NULL;
}

PlKind *
pl_gear_text_find (PlGearText *self, const PlCatalog *catalog, const char *id, GError **error)
{
  PlKind *known = pl_catalog_find (catalog, id);
  PlKind *kind = g_hash_table_lookup (self->kinds, id);
  const GString *text = g_hash_table_lookup (self->texts, id);
  g_autoptr (GError) problem = NULL;

  if (kind != NULL || text == NULL)
    return kind != NULL ? kind : known;
  if (known == NULL || !is_written_as (known, text->str))
    kind = parse_embedded (self, text, id, &problem);
  if (known != NULL && (kind == NULL || covers (known, kind)))
    {
      g_clear_pointer (&kind, pl_kind_unref);
      kind = pl_kind_ref (known);
    }
  if (kind != NULL)
    g_hash_table_insert (self->kinds, g_strdup (id), kind);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return kind;
}

/* Writing */

static void
write_kind (GString *out, const PlKind *kind)
{
  g_autofree char *text = pl_kind_dup_text (kind);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  while (n > 0 && *g_strchomp (lines[n - 1]) == '\0')
    n--;
  g_string_append_printf (out, "\n[Gear %s]\n", kind->id);
  for (guint i = 0; i < n; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '[')
        g_string_append_printf (out, "[Gear %s: %s\n", kind->id, line + 1);
      else
        g_string_append_printf (out, "%s\n", line);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const PlKind *const *) a)->id, (*(const PlKind *const *) b)->id);
}

void
pl_gear_write (GString *out, const PlPatch *patch)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      PlKind *kind = pl_patch_get_part (patch, id)->kind;

      if (kind->text != NULL && g_hash_table_add (seen, kind->id))
        g_ptr_array_add (kinds, kind);
    }
  g_ptr_array_sort (kinds, compare_ids);
  for (guint i = 0; i < kinds->len; i++)
    {
      gsize before = out->len;

      write_kind (out, g_ptr_array_index (kinds, i));
      if (out->len > PL_MAX_FILE_BYTES)
        g_string_truncate (out, before);
    }
}
