/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/keyfile.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (pl_file_error, pl_file_error)

struct PlKeyFile
{
  GKeyFile   *file;
  char       *name;
  GHashTable *asked; /* "group\nkey" */
};

enum
{
  MAX_TEXT = 64 * 1024 * 1024
};

void
pl_key_file_free (PlKeyFile *self)
{
  if (self == NULL)
    return;
  g_key_file_unref (self->file);
  g_hash_table_unref (self->asked);
  g_free (self->name);
  g_free (self);
}

static void
fail_text (const char *name, guint line, PlFileError code, GError **error, const char *what)
{
  if (line > 0)
    g_set_error (error, PL_FILE_ERROR, (int) code, "%s: line %u: %s", name, line, what);
  else
    g_set_error (error, PL_FILE_ERROR, (int) code, "%s: %s", name, what);
}

/* GKeyFile merges groups that stand twice and takes the last of two equal keys; both are slips. */
static gboolean
check_line (const char *line, guint number, const char *name, GHashTable *seen, char **group,
            GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  g_autofree char *entry = NULL;
  char *equals = NULL;

  if (text[0] == '\0' || text[0] == '#')
    return TRUE;
  if (text[0] == '[')
    {
      entry = g_strdup (text);
      g_free (*group);
      *group = g_strdup (text);
    }
  else
    {
      equals = strchr (text, '=');
      if (equals == NULL || *group == NULL)
        {
          fail_text (name, number, PL_FILE_ERROR_SYNTAX, error,
                     equals == NULL ? "this is neither [Group] nor Key=Value; mend or remove it"
                                    : "a key stands before the first [Group]; put it into a group");
          return FALSE;
        }
      *equals = '\0';
      entry = g_strconcat (*group, "\n", g_strchomp (text), NULL);
    }
  if (!g_hash_table_add (seen, g_steal_pointer (&entry)))
    {
      fail_text (name, number, PL_FILE_ERROR_SYNTAX, error,
                 "this group or key stands here a second time; remove one of the two");
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_lines (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *group = NULL;
  const char *end = text + length;
  guint number = 0;

  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize line_length = (gsize) ((stop != NULL ? stop : end) - line);
      g_autofree char *copy = g_strndup (line, line_length);

      if (!check_line (copy, ++number, name, seen, &group, error))
        return FALSE;
      line += line_length + 1;
    }
  return TRUE;
}

static gboolean
check_text (const char *text, gsize length, const char *name, GError **error)
{
  if (length > MAX_TEXT)
    fail_text (name, 0, PL_FILE_ERROR_SYNTAX, error, "it is larger than 64 MiB; is it the right file?");
  else if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    fail_text (name, 0, PL_FILE_ERROR_SYNTAX, error,
               "it is not text in UTF-8; is it the right file? If so, save it again as UTF-8");
  else
    return check_lines (text, length, name, error);
  return FALSE;
}

PlKeyFile *
pl_key_file_new (const char *text, gssize length, const char *name, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;
  PlKeyFile *self = NULL;

  if (!check_text (text, size, name, error))
    return NULL;
  /* GKeyFile calls an empty text an error that has no words; let the callers miss their groups. */
  if (size > 0 && !g_key_file_load_from_data (file, text, size, G_KEY_FILE_NONE, &problem))
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX, "%s: %s", name, problem->message);
      return NULL;
    }
  self = g_new0 (PlKeyFile, 1);
  self->file = g_steal_pointer (&file);
  self->name = g_strdup (name);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

const char *
pl_key_file_get_name (const PlKeyFile *self)
{
  return self->name;
}

static void
ask (PlKeyFile *self, const char *group, const char *key)
{
  (void) g_hash_table_add (self->asked, g_strconcat (group, "\n", key, NULL));
}

char **
pl_key_file_dup_groups (PlKeyFile *self)
{
  return g_key_file_get_groups (self->file, NULL);
}

char **
pl_key_file_dup_keys (PlKeyFile *self, const char *group)
{
  char **keys = g_key_file_get_keys (self->file, group, NULL, NULL);

  return keys != NULL ? keys : g_new0 (char *, 1);
}

char **
pl_key_file_dup_asked (PlKeyFile *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    g_ptr_array_add (list, g_strdup (entry));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_steal (list, NULL);
}

gboolean
pl_key_file_has_group (PlKeyFile *self, const char *group)
{
  return g_key_file_has_group (self->file, group);
}

gboolean
pl_key_file_has_key (PlKeyFile *self, const char *group, const char *key)
{
  return g_key_file_has_group (self->file, group)
         && g_key_file_has_key (self->file, group, key, NULL);
}

void
pl_key_file_fail (PlKeyFile *self, const char *group, const char *key, PlFileError code,
                  GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  g_autoptr (GString) place = g_string_new (self->name);
  va_list args;

  if (error == NULL || *error != NULL)
    return;
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  if (group != NULL)
    g_string_append_printf (place, ": [%s]", group);
  if (key != NULL)
    g_string_append_printf (place, " %s", key);
  g_set_error (error, PL_FILE_ERROR, (int) code, "%s: %s", place->str, what);
}

/* The one place that knows that g_key_file_get_string() may return a string and set an error. */
static char *
get_string (PlKeyFile *self, const char *group, const char *key, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *value = NULL;

  ask (self, group, key);
  if (!pl_key_file_has_key (self, group, key))
    return NULL;
  value = g_key_file_get_string (self->file, group, key, &problem);
  if (problem == NULL)
    return g_steal_pointer (&value);
  pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                    "a backslash must be followed by s, n, t, r or another backslash");
  return NULL;
}

char *
pl_key_file_dup_string (PlKeyFile *self, const char *group, const char *key, const char *fallback,
                        GError **error)
{
  char *value = get_string (self, group, key, error);

  return value != NULL ? value : g_strdup (fallback);
}

char **
pl_key_file_dup_list (PlKeyFile *self, const char *group, const char *key, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) list = NULL;

  ask (self, group, key);
  if (!pl_key_file_has_key (self, group, key))
    return NULL;
  list = g_key_file_get_string_list (self->file, group, key, NULL, &problem);
  if (problem == NULL)
    return g_steal_pointer (&list);
  pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                    "a backslash must be followed by s, n, t, r, ; or another backslash");
  return NULL;
}

double
pl_key_file_get_double (PlKeyFile *self, const char *group, const char *key, double min, double max,
                        double fallback, GError **error)
{
  g_autofree char *text = get_string (self, group, key, error);
  char *end = NULL;
  double value = 0;

  if (text == NULL)
    return fallback;
  value = g_ascii_strtod (g_strstrip (text), &end);
  if (end == text || *end != '\0' || !isfinite (value))
    pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                      "“%s” is not a number; write it with a point, for example 4.5", text);
  else if (value < min || value > max)
    pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                      "%s is out of range; it may be %g to %g", text, min, max);
  else
    return value;
  return fallback;
}

int
pl_key_file_get_int (PlKeyFile *self, const char *group, const char *key, int min, int max,
                     int fallback, GError **error)
{
  g_autofree char *text = get_string (self, group, key, error);
  gint64 value = 0;

  if (text == NULL)
    return fallback;
  if (g_ascii_string_to_signed (g_strstrip (text), 10, min, max, &value, NULL))
    return (int) value;
  pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                    "“%s” is not a whole number from %d to %d", text, min, max);
  return fallback;
}

gboolean
pl_key_file_get_boolean (PlKeyFile *self, const char *group, const char *key, gboolean fallback,
                         GError **error)
{
  static const char *const words[] = { "no", "yes", NULL };

  return pl_key_file_get_choice (self, group, key, words, fallback ? 1 : 0, error) == 1;
}

int
pl_key_file_get_choice (PlKeyFile *self, const char *group, const char *key,
                        const char *const *words, int fallback, GError **error)
{
  g_autofree char *text = get_string (self, group, key, error);
  g_autofree char *all = NULL;

  if (text == NULL)
    return fallback;
  g_strstrip (text);
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  all = g_strjoinv (", ", (char **) words);
  pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                    "“%s” is not one of the words it can be: %s", text, all);
  return fallback;
}

char *
pl_key_file_dup_required (PlKeyFile *self, const char *group, const char *key, GError **error)
{
  g_autofree char *value = get_string (self, group, key, error);

  if (value != NULL && *g_strstrip (value) != '\0')
    return g_steal_pointer (&value);
  pl_key_file_fail (self, group, key, PL_FILE_ERROR_MISSING, error,
                    "it is not there or empty; add it");
  return NULL;
}

/* Letters to change, add or drop to get from a to b, up to 3. */
static guint
distance (const char *a, const char *b)
{
  guint row[64], previous, above;
  gsize length_a = strlen (a), length_b = strlen (b);

  if (length_a > 60 || length_b > 60)
    return 3;
  for (guint j = 0; j <= length_b; j++)
    row[j] = j;
  for (gsize i = 1; i <= length_a; i++)
    {
      previous = row[0];
      row[0] = (guint) i;
      for (gsize j = 1; j <= length_b; j++)
        {
          above = row[j];
          row[j] = MIN (MIN (row[j], row[j - 1]) + 1, previous + (a[i - 1] == b[j - 1] ? 0 : 1));
          previous = above;
        }
    }
  return MIN (row[length_b], 3);
}

const char *
pl_closest_word (const char *word, const char *const *words)
{
  const char *best = NULL;
  guint best_distance = 3;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint d = distance (word, words[i]);
      if (d < best_distance)
        {
          best_distance = d;
          best = words[i];
        }
    }
  return best;
}

static gboolean
group_was_asked (PlKeyFile *self, const char *group)
{
  g_autofree char *prefix = g_strconcat (group, "\n", NULL);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (g_str_has_prefix (entry, prefix))
      return TRUE;
  return FALSE;
}

/* The asked keys of a group, for "did you mean". */
static char **
asked_keys (PlKeyFile *self, const char *group)
{
  g_autofree char *prefix = g_strconcat (group, "\n", NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (g_str_has_prefix (entry, prefix))
      g_ptr_array_add (keys, g_strdup ((const char *) entry + strlen (prefix)));
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_steal (keys, NULL);
}

static gboolean
check_group (PlKeyFile *self, const char *group, GError **error)
{
  g_auto (GStrv) keys = pl_key_file_dup_keys (self, group);

  if (keys[0] == NULL || !group_was_asked (self, group))
    {
      if (group_was_asked (self, group))
        return TRUE;
      pl_key_file_fail (self, group, NULL, PL_FILE_ERROR_UNKNOWN, error,
                        "there is no such group in this sort of file; mend its name or remove it");
      return FALSE;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *entry = g_strconcat (group, "\n", keys[i], NULL);
      g_auto (GStrv) known = NULL;
      const char *closest = NULL;

      if (g_hash_table_contains (self->asked, entry))
        continue;
      known = asked_keys (self, group);
      closest = pl_closest_word (keys[i], (const char *const *) known);
      if (closest != NULL)
        pl_key_file_fail (self, group, keys[i], PL_FILE_ERROR_UNKNOWN, error,
                          "there is no such key; did you mean %s?", closest);
      else
        pl_key_file_fail (self, group, keys[i], PL_FILE_ERROR_UNKNOWN, error,
                          "there is no such key here; mend its name or remove it");
      return FALSE;
    }
  return TRUE;
}

gboolean
pl_key_file_check_all_used (PlKeyFile *self, GError **error)
{
  g_auto (GStrv) groups = pl_key_file_dup_groups (self);

  for (guint i = 0; groups[i] != NULL; i++)
    if (!check_group (self, groups[i], error))
      return FALSE;
  return TRUE;
}
