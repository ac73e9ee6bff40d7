/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which cable a list means: by id, by name or another name, or by the plugs and words it names. */
#include <string.h>

#include "core/wiring-private.h"
#include "core/words-gear.h"

/* One cable with what it is called. */
typedef struct
{
  PlKind *kind;
  char **words; /* of all its names */
  gboolean has_sockets;
} Entry;

struct PlCableIndex
{
  GArray *entries;     /* Entry, in the order of the tray */
  GPtrArray *kinds;    /* the same kinds */
  GHashTable *names;   /* folded name → GPtrArray of PlKind, borrowed */
  GHashTable *matches; /* type as written → PlCableMatch */
};

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const PlKind *p = *(PlKind *const *) a, *q = *(PlKind *const *) b;
  int left = p->tray > 0 ? p->tray : G_MAXINT, right = q->tray > 0 ? q->tray : G_MAXINT;

  if (left != right)
    return left < right ? -1 : 1;
  return strcmp (p->id, q->id);
}

static void
add_name (PlCableIndex *self, const char *name, PlKind *kind)
{
  g_autofree char *folded = name != NULL ? pl_wiring_fold (name) : NULL;
  GPtrArray *kinds = folded != NULL ? g_hash_table_lookup (self->names, folded) : NULL;

  if (folded == NULL || *folded == '\0')
    return;
  if (kinds == NULL)
    {
      kinds = g_ptr_array_new ();
      g_hash_table_insert (self->names, g_steal_pointer (&folded), kinds);
    }
  if (!g_ptr_array_find (kinds, kind, NULL))
    g_ptr_array_add (kinds, kind);
}

static gboolean
has_sockets (const PlKind *kind)
{
  for (guint i = 0; i < kind->connectors->len; i++)
    if (!pl_shape_is_plug (pl_kind_connector (kind, i)->shape))
      return TRUE;
  return FALSE;
}

static void
add_kind (PlCableIndex *self, PlKind *kind)
{
  g_autoptr (GString) all = g_string_new (kind->name);
  Entry entry = { .kind = kind, .has_sockets = has_sockets (kind) };

  add_name (self, kind->id, kind);
  add_name (self, kind->name, kind);
  add_name (self, pl_words_kind (kind), kind);
  add_name (self, kind->short_name, kind);
  g_string_append_printf (all, " %s", kind->short_name != NULL ? kind->short_name : "");
  for (guint i = 0; kind->also != NULL && kind->also[i] != NULL; i++)
    {
      add_name (self, kind->also[i], kind);
      g_string_append_printf (all, " %s", kind->also[i]);
    }
  entry.words = pl_wiring_dup_words (all->str);
  g_array_append_val (self->entries, entry);
  g_ptr_array_add (self->kinds, kind);
}

static void
entry_clear (gpointer entry)
{
  g_strfreev (((Entry *) entry)->words);
}

static void
match_free (gpointer data)
{
  g_ptr_array_unref (((PlCableMatch *) data)->kinds);
  g_free (data);
}

PlCableIndex *
pl_cable_index_new (const PlCatalog *catalog)
{
  PlCableIndex *self = g_new0 (PlCableIndex, 1);
  g_autoptr (GPtrArray) all = pl_catalog_dup_list (catalog);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->kinds = g_ptr_array_new ();
  self->names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, match_free);
  g_ptr_array_sort (all, compare_kinds);
  for (guint i = 0; i < all->len; i++)
    if (pl_kind_is_cable (g_ptr_array_index (all, i)))
      add_kind (self, g_ptr_array_index (all, i));
  return self;
}

void
pl_cable_index_free (PlCableIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_ptr_array_unref (self->kinds);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->matches);
  g_free (self);
}

const GPtrArray *
pl_cable_index_get_all (const PlCableIndex *self)
{
  return self->kinds;
}

/* Plugs that a type names */

typedef struct
{
  const char *word;
  guint32 shapes; /* a bit for each PlShape */
} PlugWord;

#define BIT(id) (1u << PL_SHAPE_##id)
#define JACKS   (BIT (TS_PLUG) | BIT (TRS_PLUG) | BIT (TS_SOCKET) | BIT (TRS_SOCKET))
#define MINIS                                                                                      \
  (BIT (MINI_TS_PLUG) | BIT (MINI_TRS_PLUG) | BIT (MINI_TS_SOCKET) | BIT (MINI_TRS_SOCKET))
#define XLRS (BIT (XLR_MALE) | BIT (XLR_FEMALE))

static const PlugWord plug_words[] = { { "trs", BIT (TRS_PLUG) | BIT (TRS_SOCKET) },
                                       { "ts", BIT (TS_PLUG) | BIT (TS_SOCKET) },
                                       { "xlrm", BIT (XLR_MALE) },
                                       { "xlrf", BIT (XLR_FEMALE) },
                                       { "xlr", XLRS },
                                       { "canon", XLRS },
                                       { "cannon", XLRS },
                                       { "rca", BIT (RCA_PLUG) | BIT (RCA_SOCKET) },
                                       { "cinch", BIT (RCA_PLUG) | BIT (RCA_SOCKET) },
                                       { "phono", BIT (RCA_PLUG) | BIT (RCA_SOCKET) },
                                       { "mini", MINIS },
                                       { "minijack", MINIS },
                                       { "miniklinke", MINIS },
                                       { "trrs", BIT (MINI_TRRS_PLUG) | BIT (MINI_TRRS_SOCKET) },
                                       { "speakon", BIT (SPEAKON_PLUG) | BIT (SPEAKON_SOCKET) },
                                       { "jack", JACKS },
                                       { "klinke", JACKS } };

enum
{
  MAX_PLUGS = 6
};

typedef struct
{
  guint32 plugs[MAX_PLUGS];
  guint n_plugs;
  gboolean wants_sockets;
  char **words;
} Type;

static guint
count_word (const char *word)
{
  static const char *const twice[] = { "2", "dual", "two", "double", "twin", "zwei" };

  for (guint i = 0; i < G_N_ELEMENTS (twice); i++)
    if (strcmp (word, twice[i]) == 0)
      return 2;
  return 1;
}

static guint32
find_plug (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (plug_words); i++)
    if (strcmp (plug_words[i].word, word) == 0)
      return plug_words[i].shapes;
  return 0;
}

static gboolean
is_socket_word (const char *word)
{
  static const char *const words[]
      = { "adapter", "adaptor", "coupler", "extension", "splitter",
          "box",     "socket",  "joiner",  "barrel",    "verlängerung" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* "xlr m", "xlr-f": one word; "xlr mic" are two. */
static void
join_sex (GString *text)
{
  for (const char *at = text->str; (at = strstr (at, "xlr")) != NULL;)
    {
      gsize behind = (gsize) (at - text->str) + strlen ("xlr");
      const char *sex = text->str + behind;

      at = sex;
      if ((sex[0] == ' ' || sex[0] == '-') && (sex[1] == 'm' || sex[1] == 'f')
          && !g_ascii_isalnum (sex[2]))
        g_string_erase (text, (gssize) behind, 1);
    }
}

/* A sex behind "XLR", or which cable goes with sizes: 3.5 mm and 1/8 inch are small plugs. */
static char *
dup_plain_type (const char *text)
{
  static const struct
  {
    const char *written, *meant;
  } sizes[] = { { "3.5", " mini " },
                { "3,5", " mini " },
                { "1/8", " mini " },
                { "⅛", " mini " },
                { "6.35", " " },
                { "6,35", " " },
                { "6.3", " " },
                { "6,3", " " },
                { "1/4", " " },
                { "¼", " " },
                { "mini jack", "mini" },
                { "mini-jack", "mini" },
                { "stereo jack", "trs" },
                { "mono jack", "ts" },
                { "stereo klinke", "trs" },
                { "mono klinke", "ts" },
                { "stereoklinke", "trs" },
                { "monoklinke", "ts" },
                { "xlr male", "xlrm" },
                { "xlr female", "xlrf" },
                { "xlr (m)", "xlrm" },
                { "xlr (f)", "xlrf" },
                { "2x", "2 " },
                { "2×", "2 " } };
  g_autofree char *small = g_utf8_casefold (text, -1);
  GString *out = g_string_new (small);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    (void) g_string_replace (out, sizes[i].written, sizes[i].meant, 0);
  join_sex (out);
  return g_string_free (out, FALSE);
}

/* What stands between the size and the sort of one plug: "3.5 mm TRS". */
static gboolean
is_unit (const char *word)
{
  return strcmp (word, "mm") == 0 || strcmp (word, "inch") == 0 || strcmp (word, "in") == 0;
}

static void
read_type (Type *self, const char *text)
{
  g_autofree char *plain = dup_plain_type (text);
  gboolean small = FALSE; /* a small plug was named, and perhaps its unit */
  guint count = 1;

  *self = (Type){ .words = pl_wiring_dup_words (plain) };
  for (guint i = 0; self->words[i] != NULL; i++)
    {
      guint32 shapes = find_plug (self->words[i]);

      /* "mini TRS" is one plug */
      if (small && (shapes & JACKS) != 0)
        shapes = 0;
      small = shapes == MINIS || (small && is_unit (self->words[i]));
      for (; shapes != 0 && count > 0 && self->n_plugs < MAX_PLUGS; count--)
        self->plugs[self->n_plugs++] = shapes;
      count = count_word (self->words[i]);
      self->wants_sockets |= is_socket_word (self->words[i]);
    }
}

/* One plug named: all ends are of that sort. */
static gboolean
has_plugs (const Entry *entry, const Type *type)
{
  guint n = entry->kind->connectors->len;
  gboolean used[MAX_PLUGS] = { FALSE };

  if (entry->has_sockets && !type->wants_sockets)
    return FALSE;
  if (type->n_plugs > 1 && type->n_plugs != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint32 shape = 1u << pl_kind_connector (entry->kind, i)->shape;
      guint j = 0;

      if (type->n_plugs == 1)
        {
          if ((type->plugs[0] & shape) == 0)
            return FALSE;
          continue;
        }
      while (j < type->n_plugs && (used[j] || (type->plugs[j] & shape) == 0))
        j++;
      if (j == type->n_plugs)
        return FALSE;
      used[j] = TRUE;
    }
  return TRUE;
}

/* Words of the type that the cable is called by; those that say nothing do not count. */
static guint
count_common_words (const Entry *entry, const Type *type)
{
  static const char *const empty[] = { "cable", "lead", "to", "kabel", "in", "m", "inch", "and" };
  guint n = 0;

  for (guint i = 0; type->words[i] != NULL; i++)
    {
      gboolean says = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (empty); j++)
        says &= strcmp (type->words[i], empty[j]) != 0;
      n += says && g_strv_contains ((const char *const *) entry->words, type->words[i]);
    }
  return n;
}

typedef struct
{
  PlKind *kind;
  guint rating, place;
} Rated;

static int
compare_rated (gconstpointer a, gconstpointer b)
{
  const Rated *p = a, *q = b;

  if (p->rating != q->rating)
    return p->rating > q->rating ? -1 : 1;
  return p->place < q->place ? -1 : 1;
}

/* All cables that have the plugs, those with the most words in common first; without plugs, those
 * with any word in common. */
static void
find_likely (const PlCableIndex *self, const char *text, PlCableMatch *match)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Rated));
  Type type;

  read_type (&type, text);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      Rated rated = { entry->kind, count_common_words (entry, &type), i };

      if (type.n_plugs > 0 ? has_plugs (entry, &type) : rated.rating > 0)
        g_array_append_val (found, rated);
    }
  g_array_sort (found, compare_rated);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (match->kinds, g_array_index (found, Rated, i).kind);
  match->sockets = type.wants_sockets;
  g_strfreev (type.words);
}

/* Its own name is a cable's before it is another name of others. */
static gboolean
is_own_name (const PlKind *kind, const char *folded)
{
  g_autofree char *name = pl_wiring_fold (kind->name);
  g_autofree char *translated = pl_wiring_fold (pl_words_kind (kind));

  return strcmp (name, folded) == 0 || strcmp (translated, folded) == 0;
}

static void
add_named (PlCableMatch *match, const GPtrArray *named, const char *folded)
{
  for (guint i = 0; named != NULL && i < named->len; i++)
    if (is_own_name (g_ptr_array_index (named, i), folded))
      g_ptr_array_add (match->kinds, g_ptr_array_index (named, i));
  for (guint i = 0; named != NULL && i < named->len && match->kinds->len == 0; i++)
    g_ptr_array_add (match->kinds, g_ptr_array_index (named, i));
}

const PlCableMatch *
pl_cable_index_find (PlCableIndex *self, const char *type)
{
  PlCableMatch *match = g_hash_table_lookup (self->matches, type);
  g_autofree char *folded = NULL;
  const GPtrArray *named = NULL;

  if (match != NULL)
    return match;
  match = g_new0 (PlCableMatch, 1);
  match->kinds = g_ptr_array_new ();
  g_hash_table_insert (self->matches, g_strdup (type), match);
  folded = pl_wiring_fold (type);
  named = g_hash_table_lookup (self->names, folded);
  add_named (match, named, folded);
  match->exact = match->kinds->len == 1;
  if (match->kinds->len == 0)
    find_likely (self, type, match);
  return match;
}
