/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/keyfile.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/bounds.h"
#include "core/plain.h"

G_DEFINE_QUARK (pl_file_error, pl_file_error)

/* Characters of what is told: a file may have megabytes in one line. */
enum
{
  MAX_SENTENCE = 600,
  MAX_PLACE = 120
};

struct PlKeyFile
{
  GKeyFile *file;
  char *name;
  GHashTable *asked; /* group → set of keys */
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

/* The name of a file may be its path as it is. */
static char *
dup_shown (const char *name)
{
  return pl_plain_one_line (pl_plain_dup_quote (name));
}

static void fail_text (const char *name, guint line, PlFileError code, GError **error,
                       const char *format, ...) G_GNUC_PRINTF (5, 6);

static void
fail_text (const char *name, guint line, PlFileError code, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL, *shown = dup_shown (name);
  va_list args;

  va_start (args, format);
  what = pl_plain_shorten (g_strdup_vprintf (format, args), MAX_SENTENCE);
  va_end (args);
  if (line > 0)
    g_set_error (error, PL_FILE_ERROR, (int) code, _ ("%s: line %u: %s"), shown, line, what);
  else
    g_set_error (error, PL_FILE_ERROR, (int) code, "%s: %s", shown, what);
}

/* "[Name]", and nothing inside that would end it early. */
static gboolean
is_group_line (const char *text)
{
  gsize inner = strcspn (text + 1, "[]");

  for (gsize i = 1; i <= inner; i++)
    if (g_ascii_iscntrl (text[i]))
      return FALSE;
  return inner > 0 && strcmp (text + 1 + inner, "]") == 0;
}

/* What GKeyFile would take without a word, or refuse without saying where.  It merges groups that
 * stand twice, takes the last of two equal keys, and drops or keeps Key[language] as the language
 * of the moment wants it: all three are slips here.  Cuts text down to group or key. */
static const char *
problem_of_line (char *text, gboolean inside)
{
  char *equals = strchr (text, '=');

  if (text[0] == '[')
    return is_group_line (text) ? NULL : _ ("a group is written [Name]; mend this line");
  if (equals == NULL)
    return _ ("this is neither [Group] nor Key=Value; mend or remove it");
  if (!inside)
    return _ ("a key stands before the first [Group]; put it into a group");
  *equals = '\0';
  (void) g_strchomp (text);
  if (*text == '\0')
    return _ ("there is no key before the =; write Key=Value");
  if (strpbrk (text, "[]") != NULL)
    return _ ("a key cannot have brackets, nor a language; write Key=Value");
  return NULL;
}

static gboolean
check_line (const char *line, guint number, const char *name, GHashTable *seen, char **group,
            GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  g_autofree char *entry = NULL;
  const char *problem = NULL;

  if (text[0] == '\0' || text[0] == '#')
    return TRUE;
  problem = problem_of_line (text, *group != NULL);
  if (problem == NULL && text[0] == '[')
    {
      g_free (*group);
      *group = g_strdup (text);
      entry = g_strdup (text);
    }
  else if (problem == NULL)
    entry = g_strconcat (*group, "\n", text, NULL);
  if (problem == NULL && !g_hash_table_add (seen, g_steal_pointer (&entry)))
    problem = _ ("this group or key stands here a second time; remove one of the two");
  if (problem == NULL)
    return TRUE;
  fail_text (name, number, PL_FILE_ERROR_SYNTAX, error, "%s", problem);
  return FALSE;
}

/* Before anything is kept of it: each line may cost a hundred times its length. */
static gboolean
check_length (const char *text, gsize length, const char *name, GError **error)
{
  guint n_lines = 1;

  for (const char *at = text, *end = text + length;
       (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    n_lines++;
  if (n_lines <= PL_MAX_LINES)
    return TRUE;
  fail_text (name, PL_MAX_LINES, PL_FILE_ERROR_SYNTAX, error,
             _ ("a file may have up to %d lines; is it the right one? If so, part it in several"),
             PL_MAX_LINES);
  return FALSE;
}

static gboolean
check_lines (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *group = NULL;
  const char *end = text + length;
  guint number = 0;

  if (!check_length (text, length, name, error))
    return FALSE;
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

/* The line in which a place is. */
static guint
count_lines (const char *text, const char *place)
{
  guint n = 1;

  for (const char *at = text; at < place; at++)
    n += *at == '\n' ? 1 : 0;
  return n;
}

gboolean
pl_key_file_check_text (const char *text, gsize length, const char *name, GError **error)
{
  const char *odd;

  if (length > PL_MAX_FILE_BYTES)
    fail_text (name, 0, PL_FILE_ERROR_SYNTAX, error,
               _ ("it is larger than %d MiB; is it the right file?"), PL_MAX_FILE_MIB);
  else if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    fail_text (name, 0, PL_FILE_ERROR_SYNTAX, error,
               _ ("it is not text in UTF-8; is it the right file? If so, save it again as UTF-8"));
  else if ((odd = pl_plain_find_odd (text, length)) != NULL)
    fail_text (name, count_lines (text, odd), PL_FILE_ERROR_SYNTAX, error,
               _ ("there is a character that cannot be seen and changes what is seen around it "
                  "(U+%04X); remove it"),
               g_utf8_get_char (odd));
  else
    return TRUE;
  return FALSE;
}

gsize
pl_key_file_skip_mark (const char **text, gssize length)
{
  gsize size = length < 0 ? strlen (*text) : (gsize) length;

  if (size < 3 || memcmp (*text, "\xef\xbb\xbf", 3) != 0)
    return size;
  *text += 3;
  return size - 3;
}

PlKeyFile *
pl_key_file_new (const char *text, gssize length, const char *name, GError **error)
{
  gsize size = pl_key_file_skip_mark (&text, length);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;
  PlKeyFile *self = NULL;

  if (!pl_key_file_check_text (text, size, name, error) || !check_lines (text, size, name, error))
    return NULL;
  /* GKeyFile calls an empty text an error that has no words; let the callers miss their groups. */
  if (size > 0 && !g_key_file_load_from_data (file, text, size, G_KEY_FILE_NONE, &problem))
    {
      fail_text (name, 0, PL_FILE_ERROR_SYNTAX, error, "%s", problem->message);
      return NULL;
    }
  self = g_new0 (PlKeyFile, 1);
  self->file = g_steal_pointer (&file);
  self->name = dup_shown (name);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_hash_table_unref);
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
  GHashTable *keys = g_hash_table_lookup (self->asked, group);

  if (keys == NULL)
    {
      keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      (void) g_hash_table_insert (self->asked, g_strdup (group), keys);
    }
  (void) g_hash_table_add (keys, g_strdup (key));
}

char **
pl_key_file_dup_groups (PlKeyFile *self)
{
  return g_key_file_get_groups (self->file, NULL);
}

char **
pl_key_file_dup_keys (PlKeyFile *self, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, group, NULL, NULL);

  if (keys == NULL)
    return g_new0 (char *, 1);
  return g_steal_pointer (&keys);
}

char **
pl_key_file_dup_asked (PlKeyFile *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GHashTableIter groups, keys;
  gpointer group, set, key;

  g_hash_table_iter_init (&groups, self->asked);
  while (g_hash_table_iter_next (&groups, &group, &set))
    {
      g_hash_table_iter_init (&keys, set);
      while (g_hash_table_iter_next (&keys, &key, NULL))
        g_ptr_array_add (list, g_strconcat (group, "\n", key, NULL));
    }
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
  g_autofree char *what = NULL, *short_group = NULL, *short_key = NULL;
  g_autoptr (GString) place = g_string_new (self->name);
  va_list args;

  if (error == NULL || *error != NULL)
    return;
  va_start (args, format);
  what = pl_plain_shorten (g_strdup_vprintf (format, args), MAX_SENTENCE);
  va_end (args);
  short_group = pl_plain_shorten (g_strdup (group), MAX_PLACE);
  short_key = pl_plain_shorten (g_strdup (key), MAX_PLACE);
  if (group != NULL)
    g_string_append_printf (place, ": [%s]", short_group);
  if (key != NULL)
    g_string_append_printf (place, " %s", short_key);
  g_set_error (error, PL_FILE_ERROR, (int) code, "%s: %s", place->str, what);
}

/* Looks for bad escapes before GKeyFile does: that one returns a string and sets an error for some,
 * and for two of them in one value sets an error over an error. */
static gboolean
check_escapes (PlKeyFile *self, const char *group, const char *key, const char *letters,
               GError **error)
{
  g_autofree char *raw = g_key_file_get_value (self->file, group, key, NULL);

  for (const char *c = strchr (raw, '\\'); c != NULL; c = strchr (c + 2, '\\'))
    if (c[1] == '\0' || strchr (letters, c[1]) == NULL)
      {
        pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                          _ ("a backslash must be followed by s, n, t, r%s or another backslash"),
                          strchr (letters, ';') != NULL ? ", ;" : "");
        return FALSE;
      }
  return TRUE;
}

/* What names something stands in one line, in sentences, lists and comments. */
static gboolean
is_name (const char *key)
{
  static const char *const keys[]
      = { "Name", "Title", "Label", "Short", "Section", "Maker", "Summary", "Doubt", NULL };

  return g_strv_contains (keys, key);
}

static char *
get_string (PlKeyFile *self, const char *group, const char *key, GError **error)
{
  char *value = NULL;

  ask (self, group, key);
  if (!pl_key_file_has_key (self, group, key) || !check_escapes (self, group, key, "sntr\\", error))
    return NULL;
  value = g_key_file_get_string (self->file, group, key, NULL);
  return is_name (key) ? pl_plain_one_line (value) : value;
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
  char **list = NULL;

  ask (self, group, key);
  if (!pl_key_file_has_key (self, group, key)
      || !check_escapes (self, group, key, "sntr\\;", error))
    return NULL;
  list = g_key_file_get_string_list (self->file, group, key, NULL, NULL);
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    (void) pl_plain_one_line (list[i]);
  return list;
}

double
pl_key_file_get_double (PlKeyFile *self, const char *group, const char *key, double min, double max,
                        double fallback, GError **error)
{
  g_autofree char *text = get_string (self, group, key, error);
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;
  double value = 0;

  if (text == NULL)
    return fallback;
  value = g_ascii_strtod (g_strstrip (text), &end);
  if (end == text || *end != '\0' || !isfinite (value))
    pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                      _ ("“%s” is not a number; write it with a point, for example 4.5"), text);
  else if (value < min || value > max)
    pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                      _ ("%s is out of range; it may be %s to %s"), text,
                      g_ascii_formatd (low, sizeof low, "%.10g", min),
                      g_ascii_formatd (high, sizeof high, "%.10g", max));
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
                    _ ("“%s” is not a whole number from %d to %d"), text, min, max);
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
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i; /* a position of a switch may begin or end with a blank */
  g_strstrip (text);
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  all = g_strjoinv (", ", (char **) words);
  pl_key_file_fail (self, group, key, PL_FILE_ERROR_VALUE, error,
                    _ ("“%s” is not one of the words it can be: %s"), text, all);
  return fallback;
}

char *
pl_key_file_dup_required (PlKeyFile *self, const char *group, const char *key, GError **error)
{
  g_autofree char *value = get_string (self, group, key, error);

  if (value != NULL && *g_strstrip (value) != '\0')
    return g_steal_pointer (&value);
  pl_key_file_fail (self, group, key, PL_FILE_ERROR_MISSING, error,
                    _ ("it is not there or empty; add it"));
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

/* So that the same slip always gets the same answer. */
static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
fail_unknown_key (PlKeyFile *self, const char *group, const char *key, GHashTable *asked,
                  GError **error)
{
  g_autofree const char **known = (const char **) g_hash_table_get_keys_as_array (asked, NULL);
  const char *closest = NULL;

  qsort (known, g_hash_table_size (asked), sizeof *known, compare_words);
  closest = pl_closest_word (key, known);
  if (closest != NULL)
    pl_key_file_fail (self, group, key, PL_FILE_ERROR_UNKNOWN, error,
                      _ ("there is no such key; did you mean %s?"), closest);
  else
    pl_key_file_fail (self, group, key, PL_FILE_ERROR_UNKNOWN, error,
                      _ ("there is no such key here; mend its name or remove it"));
}

static gboolean
check_group (PlKeyFile *self, const char *group, GError **error)
{
  g_auto (GStrv) keys = pl_key_file_dup_keys (self, group);
  GHashTable *asked = g_hash_table_lookup (self->asked, group);

  if (asked == NULL)
    {
      pl_key_file_fail (
          self, group, NULL, PL_FILE_ERROR_UNKNOWN, error,
          _ ("there is no such group in this sort of file; mend its name or remove it"));
      return FALSE;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_hash_table_contains (asked, keys[i]))
      {
        fail_unknown_key (self, group, keys[i], asked, error);
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
