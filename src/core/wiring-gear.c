/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which gear an end of a line means, and what of the text is its jack. */
#include <string.h>

#include "core/keyfile.h"
#include "core/wiring-private.h"
#include "core/words-gear.h"

enum
{
  MOST_PIECES = 16, /* of a text that is tried as a name */
  LEAST_PREFIX = 4, /* letters that may stand for a longer name */
  LEAST_FUZZY = 5,  /* letters of a name that may have a slip */
  MOST_SEVERAL = 4  /* names that are told */
};

struct PlGearIndex
{
  GHashTable *names;  /* folded name → GPtrArray of PlKind, borrowed */
  GHashTable *likely; /* folded text → GPtrArray of PlKind: names close to it */
};

void
pl_gear_match_clear (PlGearMatch *self)
{
  g_free (self->gear);
  g_free (self->name);
  g_free (self->jack);
  g_free (self->several);
}

static void
add_name (PlGearIndex *self, const char *name, PlKind *kind)
{
  g_autofree char *folded = pl_wiring_fold (name);
  GPtrArray *kinds = g_hash_table_lookup (self->names, folded);

  if (*folded == '\0')
    return;
  if (kinds == NULL)
    {
      kinds = g_ptr_array_new ();
      g_hash_table_insert (self->names, g_steal_pointer (&folded), kinds);
    }
  if (!g_ptr_array_find (kinds, kind, NULL))
    g_ptr_array_add (kinds, kind);
}

PlGearIndex *
pl_gear_index_new (const PlCatalog *catalog)
{
  PlGearIndex *self = g_new0 (PlGearIndex, 1);
  g_autoptr (GPtrArray) all = pl_catalog_dup_list (catalog);

  self->names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->likely
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);
      g_autofree char *whole
          = kind->maker != NULL ? g_strconcat (kind->maker, " ", kind->name, NULL) : NULL;

      if (pl_kind_is_cable (kind) || kind->category == PL_CATEGORY_NOTE)
        continue;
      add_name (self, kind->id, kind);
      add_name (self, kind->name, kind);
      add_name (self, pl_words_kind (kind), kind);
      if (whole != NULL)
        add_name (self, whole, kind);
    }
  return self;
}

void
pl_gear_index_free (PlGearIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->likely);
  g_free (self);
}

/* Names that are not quite it */

static gboolean
same_digits (const char *a, const char *b)
{
  for (;; a++, b++)
    {
      a += strcspn (a, "0123456789");
      b += strcspn (b, "0123456789");
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
    }
}

/* "k240" for "k240studio", not "hm4" for "hm400". */
static gboolean
begins (const char *name, const char *folded)
{
  gsize length = strlen (folded);

  return length >= LEAST_PREFIX && g_str_has_prefix (name, folded)
         && !(g_ascii_isdigit (folded[length - 1]) && g_ascii_isdigit (name[length]));
}

/* A slip in the name, or in as much of it as was written. */
static gboolean
is_close (const char *name, const char *folded)
{
  gsize length = strlen (folded);
  g_autofree char *part = g_strndup (name, length + 1);
  const char *const whole[] = { name, NULL }, *const piece[] = { part, NULL };

  if (length < LEAST_FUZZY)
    return FALSE;
  if (same_digits (name, folded) && pl_closest_word (folded, whole) != NULL)
    return TRUE;
  return length >= (gsize) 2 * LEAST_PREFIX && same_digits (part, folded)
         && pl_closest_word (folded, piece) != NULL;
}

/* Borrowed.  A model's number is never guessed: HM-4 is not HM-400. */
static const GPtrArray *
find_likely (PlGearIndex *self, const char *folded)
{
  GPtrArray *kinds = g_hash_table_lookup (self->likely, folded);
  GHashTableIter iter;
  gpointer name, named;

  if (kinds != NULL)
    return kinds;
  kinds = g_ptr_array_new ();
  g_hash_table_insert (self->likely, g_strdup (folded), kinds);
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, &named))
    for (guint i = 0; i < ((GPtrArray *) named)->len; i++)
      if ((begins (name, folded) || is_close (name, folded))
          && !g_ptr_array_find (kinds, g_ptr_array_index ((GPtrArray *) named, i), NULL))
        g_ptr_array_add (kinds, g_ptr_array_index ((GPtrArray *) named, i));
  return kinds;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PlKind *const *) a)->id, (*(PlKind *const *) b)->id);
}

static char *
dup_names (const GPtrArray *kinds)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) kinds, NULL, NULL);
  GString *out = g_string_new (NULL);

  g_ptr_array_sort (sorted, compare_ids);
  for (guint i = 0; i < sorted->len && i < MOST_SEVERAL; i++)
    {
      const PlKind *kind = g_ptr_array_index (sorted, i);

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? ", " : "",
                              kind->maker != NULL ? kind->maker : "",
                              kind->maker != NULL ? " " : "", kind->name);
    }
  g_string_append (out, sorted->len > MOST_SEVERAL ? ", …" : "");
  return g_string_free (out, FALSE);
}

/* Pieces of a text: what stands before or behind a place between two words */

static guint
find_places (const char *text, const char *places[MOST_PIECES])
{
  gboolean inside = FALSE;
  guint n = 0;

  for (const char *at = text; n < MOST_PIECES; at = g_utf8_next_char (at))
    {
      gboolean is_word = *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));

      if (inside && !is_word)
        places[n++] = at;
      inside = is_word;
      if (*at == '\0')
        break;
    }
  return n;
}

/* Without what separates and encloses. */
static char *
dup_trimmed (const char *text, gssize length)
{
  static const char around[] = " \t:/|>,;.-#()[]\n\r";
  char *copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  gboolean again = TRUE;

  while (again)
    {
      gsize skip = strspn (copy, around), end;

      if (g_str_has_prefix (copy + skip, "–") || g_str_has_prefix (copy + skip, "—")
          || g_str_has_prefix (copy + skip, "→"))
        skip += 3;
      memmove (copy, copy + skip, strlen (copy + skip) + 1);
      end = strlen (copy);
      while (end > 0 && strchr (around, copy[end - 1]) != NULL)
        end--;
      if (end >= 3
          && (g_str_has_prefix (copy + end - 3, "–") || g_str_has_prefix (copy + end - 3, "—")))
        end -= 3;
      again = skip > 0 || copy[end] != '\0';
      copy[end] = '\0';
    }
  return copy;
}

static PlKind *
find_named (const PlGearIndex *self, const char *text, gsize length, const GPtrArray **several)
{
  g_autofree char *piece = g_strndup (text, length);
  g_autofree char *folded = pl_wiring_fold (piece);
  const GPtrArray *kinds = g_hash_table_lookup (self->names, folded);

  if (kinds != NULL && kinds->len == 1)
    return g_ptr_array_index (kinds, 0);
  if (kinds != NULL && several != NULL)
    *several = kinds;
  return NULL;
}

/* "2", "A": what may stand behind the name of gear that is not a product's. */
static gboolean
is_counter (const char *text)
{
  return strspn (text, "0123456789") == strlen (text) || strlen (text) == 1;
}

static gboolean
may_be_called (const PlKind *kind, const char *name)
{
  return *name == '\0' || kind->maker != NULL || is_counter (name);
}

static void
set_name (PlGearMatch *match, const char *name)
{
  if (*name == '\0')
    return;
  g_free (match->name);
  match->name = g_strdup (name);
}

static void
set_gear (PlGearMatch *match, const char *gear)
{
  g_free (match->gear);
  match->gear = g_strdup (gear);
}

/* "HM-4", "HM-4 (2)", "Stage HM-4"; then what is close to one. */
static gboolean
find_gear (PlGearIndex *self, const char *text, PlGearMatch *match)
{
  const char *places[MOST_PIECES];
  guint n = find_places (text, places);
  const GPtrArray *several = NULL;
  g_autofree char *folded = pl_wiring_fold (text);

  match->kind = find_named (self, text, strlen (text), &several);
  for (guint i = n; i-- > 0 && match->kind == NULL && several == NULL;)
    {
      g_autofree char *rest = dup_trimmed (places[i], -1);
      PlKind *kind = find_named (self, text, (gsize) (places[i] - text), NULL);

      if (kind == NULL || !may_be_called (kind, rest))
        continue;
      match->kind = kind;
      set_name (match, rest);
    }
  for (guint i = 0; i + 1 < n && match->kind == NULL && several == NULL; i++)
    {
      g_autofree char *before = dup_trimmed (text, places[i] - text);
      PlKind *kind = find_named (self, places[i], strlen (places[i]), NULL);

      if (kind == NULL || kind->maker == NULL)
        continue;
      match->kind = kind;
      match->guessed = TRUE;
      set_name (match, before);
    }
  if (match->kind != NULL)
    return TRUE;
  if (several == NULL)
    several = find_likely (self, folded);
  match->guessed = several->len == 1;
  if (several->len == 1)
    match->kind = g_ptr_array_index (several, 0);
  else if (several->len > 1)
    match->several = dup_names (several);
  return match->kind != NULL;
}

/* Gear and jack in one text */

static gboolean
take_jack (PlGearMatch *match, PlKind *kind, const char *jack, const char *name)
{
  match->kind = kind;
  g_free (match->jack);
  match->jack = g_strdup (jack);
  set_name (match, name);
  return TRUE;
}

/* "2 INPUT": the longest end that is a jack; what is before it tells which of them. */
static gboolean
split_rest (PlGearMatch *match, PlKind *kind, const char *rest, gboolean is_from)
{
  const char *places[MOST_PIECES];
  guint n = find_places (rest, places);
  guint16 connector;

  for (guint i = 0; i + 1 < n; i++)
    {
      g_autofree char *name = dup_trimmed (rest, places[i] - rest);
      g_autofree char *jack = dup_trimmed (places[i], -1);

      if (pl_wiring_find_jack (kind, jack, is_from, &connector) == PL_JACK_SAME)
        return take_jack (match, kind, jack, name);
    }
  return FALSE;
}

/* "ProFX10v3 9/10 IN": begins with a name, goes on with one of its jacks. */
static gboolean
find_by_beginning (const PlGearIndex *self, const char *text, gboolean is_from, gboolean surely,
                   PlGearMatch *match)
{
  const char *places[MOST_PIECES];

  for (guint i = find_places (text, places); i-- > 0;)
    {
      PlKind *kind = find_named (self, text, (gsize) (places[i] - text), NULL);
      g_autofree char *rest = kind != NULL ? dup_trimmed (places[i], -1) : NULL;
      PlJackMatch jack;
      guint16 connector;

      if (kind == NULL)
        continue;
      jack = pl_wiring_find_jack (kind, rest, is_from, &connector);
      if (jack == PL_JACK_SAME || *rest == '\0')
        return take_jack (match, kind, rest, "");
      if (surely)
        continue;
      if (split_rest (match, kind, rest, is_from))
        return TRUE;
      if (jack != PL_JACK_NONE || kind->maker != NULL)
        return take_jack (match, kind, rest, "");
    }
  return FALSE;
}

/* The place of what people write between gear and jack; NULL: there is none. */
static const char *
find_separator (const char *text, gsize *length)
{
  static const char *const separators[]
      = { ":", " – ", " — ", " - ", " / ", " | ", " > ", " → ", "|", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = strstr (text, separators[i]);

      *length = strlen (separators[i]);
      if (at != NULL && at > text && at[*length] != '\0')
        return at;
    }
  return NULL;
}

/* "Old Desk Out 3": where words begin that jacks are called by. */
static const char *
find_jack_words (const char *text)
{
  static const char *const words[]
      = { "out", "in",   "l",    "r",    "phones", "ch",  "mon", "ret", "fx", "aux",
          "mic", "send", "main", "line", "insert", "xlr", "trs", "bus", NULL };
  const char *places[MOST_PIECES];
  guint n = find_places (text, places);

  for (guint i = 0; i + 1 < n; i++)
    {
      g_autofree char *word = g_strndup (places[i], (gsize) (places[i + 1] - places[i]));
      g_auto (GStrv) usual = pl_wiring_dup_words (word);

      if (places[i] > text + 2 && usual[0] != NULL && g_strv_contains (words, usual[0]))
        return places[i];
    }
  return NULL;
}

static void
find_in_one (PlGearIndex *self, const char *text, gboolean is_from, PlGearMatch *match)
{
  gsize length = 0;
  const char *at = find_separator (text, &length);
  g_autofree char *before = at != NULL ? dup_trimmed (text, at - text) : NULL;
  g_autofree char *behind = at != NULL ? dup_trimmed (at + length, -1) : NULL;

  if (find_by_beginning (self, text, is_from, TRUE, match))
    return;
  if (at != NULL && find_gear (self, before, match))
    {
      (void) take_jack (match, match->kind, behind, "");
      set_gear (match, before);
      return;
    }
  g_clear_pointer (&match->several, g_free);
  if (find_by_beginning (self, text, is_from, FALSE, match))
    return;
  if (at == NULL)
    {
      at = find_jack_words (text);
      before = dup_trimmed (text, at != NULL ? at - text : -1);
      behind = at != NULL ? dup_trimmed (at, -1) : g_strdup ("");
    }
  (void) find_gear (self, before, match);
  (void) take_jack (match, match->kind, behind, "");
  set_gear (match, before);
}

/* Whether a text begins with the name of gear that is known. */
static gboolean
begins_with_gear (const PlGearIndex *self, const char *text)
{
  const char *places[MOST_PIECES];

  for (guint i = find_places (text, places); i-- > 0;)
    if (find_named (self, text, (gsize) (places[i] - text), NULL) != NULL)
      return TRUE;
  return FALSE;
}

/* "HM-4 (2) INPUT": a number in parentheses right behind the name of gear; behind one that nobody
 * knows only where a jack follows, for it may be a part of that. */
static guint
cut_twin (const PlGearIndex *self, GString *text, gboolean jack_apart)
{
  const char *at = strchr (text->str, '(');
  gsize place = at != NULL ? (gsize) (at - text->str) : 0;
  const char *end = at != NULL ? strchr (at, ')') : NULL;
  g_autofree char *before = g_strndup (text->str, place);
  gsize length;

  if (end == NULL)
    return 0;
  g_strchomp (before);
  if (find_named (self, before, strlen (before), NULL) == NULL
      && (begins_with_gear (self, text->str) || find_separator (before, &length) != NULL
          || (!jack_apart && end[1] == '\0')))
    return 0;
  return pl_wiring_cut_twin (text, place);
}

PlGearMatch
pl_gear_index_find (PlGearIndex *self, const char *text, const char *jack, gboolean is_from)
{
  static const char dot[] = " · "; /* "Anna · MDR-7506", as our own lists say it */
  const char *named = strstr (text, dot);
  gboolean jack_apart = jack != NULL && *jack != '\0';
  g_autoptr (GString) rest = g_string_new (named != NULL ? named + strlen (dot) : text);
  PlGearMatch match = { .gear = g_strdup (rest->str) };

  if (named != NULL)
    {
      g_autoptr (GString) name = g_string_new_len (text, named - text);
      const char *at = strrchr (name->str, '(');

      if (at != NULL && g_str_has_suffix (name->str, ")"))
        match.twin = pl_wiring_cut_twin (name, (gsize) (at - name->str));
      match.name = g_strdup (name->str);
    }
  else
    match.twin = cut_twin (self, rest, jack_apart);
  if (match.twin > 0)
    set_gear (&match, rest->str);
  if (jack_apart)
    {
      (void) find_gear (self, rest->str, &match);
      match.jack = g_strdup (jack);
    }
  else
    find_in_one (self, rest->str, is_from, &match);
  return match;
}
