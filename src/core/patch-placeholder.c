/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gear that nobody knows: a stand-in with the jacks, knobs and conductors that the patch speaks of.
 * It is written as a device or cable file and read by the usual reader. */
#include <math.h>
#include <string.h>

#include "core/edit-private.h"
#include "core/kind-file.h"
#include "core/kind-reader.h"
#include "core/patch-gear.h"

/* A key that says something of a kind: of a part of it, or of a plug that sits in one. */
typedef struct
{
  const char *group, *key;
  gboolean is_guest;
} Mention;

/* Mentions are found once for all kinds: a file may speak of as many as it has parts. */
struct PlStandIns
{
  PlKeyFile *file;
  GHashTable *made;  /* id → PlKind */
  char **groups;     /* NULL: nobody looked for mentions yet */
  GPtrArray *keys;   /* char **, of each group */
  GHashTable *kinds; /* number of a part, as in its group: "3" → id */
  GHashTable *lists; /* id → GArray of Mention, in the order of the file */
};

typedef struct
{
  PlGearText *gear;
  PlKeyFile *file;
  const PlCatalog *catalog;
  const char *id;
  gboolean cable;
  GHashTable *ends;       /* id → shape name, borrowed */
  GHashTable *drivers;    /* id → GPtrArray of driver names */
  GHashTable *controls;   /* id → GPtrArray of the values that parts have, as words */
  GHashTable *words;      /* "id\nword" of both: each is noted once */
  GHashTable *conductors; /* ids */
} Placeholder;

static const char *
part_number (const char *group)
{
  const char *number = pl_reader_group_id (group, "Device");

  return number != NULL ? number : pl_reader_group_id (group, "Cable");
}

/* What a known part has at that end; FALSE when neither part nor end is known. */
static gboolean
known_shape (const Placeholder *self, const char *number, const char *end, PlShape *shape)
{
  g_autofree char *device = g_strconcat ("Device ", number, NULL);
  g_autofree char *cable = g_strconcat ("Cable ", number, NULL);
  const char *group = pl_key_file_has_group (self->file, device) ? device : cable;
  g_autofree char *id = pl_key_file_dup_string (self->file, group, "Kind", "", NULL);
  const PlKind *kind = pl_gear_text_find (self->gear, self->catalog, id, NULL);
  int index = kind != NULL ? pl_kind_find_connector (kind, end) : -1;

  if (index < 0)
    return FALSE;
  *shape = pl_kind_connector (kind, (guint) index)->shape;
  return TRUE;
}

/* "2.input@first-click" → "2" and "input" */
static char **
split_target (PlKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = pl_key_file_dup_string (file, group, key, "", NULL);
  char *click = strchr (g_strstrip (text), '@');

  if (click != NULL)
    *click = '\0';
  return g_strsplit (text, ".", 2);
}

static void
add_end (const Placeholder *self, const char *id, const char *shape)
{
  g_hash_table_replace (self->ends, g_strdup (id), (gpointer) shape);
}

/* An end of a part of this kind: it is a plug, which fits what it sits in. */
static void
note_own_plug (const Placeholder *self, const char *group, const char *key, const char *end)
{
  g_auto (GStrv) target = split_target (self->file, group, key);
  PlShape shape;

  if (g_str_has_prefix (key, "Plug-") && g_strv_length (target) == 2
      && known_shape (self, target[0], target[1], &shape))
    add_end (self, end, pl_shape_name (pl_shape_usual_mate (shape)));
  else if (!g_hash_table_contains (self->ends, end))
    add_end (self, end, pl_shape_name (PL_SHAPE_TRS_PLUG));
}

/* A plug of another part in a jack of this kind. */
static void
note_guest (const Placeholder *self, const char *group, const char *key)
{
  g_auto (GStrv) target = split_target (self->file, group, key);
  PlShape shape = PL_SHAPE_TRS_PLUG;

  if (g_strv_length (target) != 2)
    return;
  (void) known_shape (self, part_number (group), key + strlen ("Plug-"), &shape);
  add_end (self, target[1], pl_shape_name (pl_shape_usual_mate (shape)));
}

/* Another word for what has this id; each once. */
static void
note_word (const Placeholder *self, GHashTable *lists, const char *id, const char *word)
{
  GPtrArray *words = g_hash_table_lookup (lists, id);

  if (!g_hash_table_add (self->words,
                         g_strconcat (lists == self->drivers ? "=" : "", id, "\n", word, NULL)))
    return;
  if (words == NULL)
    {
      words = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (lists, g_strdup (id), words);
    }
  g_ptr_array_add (words, g_strdup (word));
}

static void
note_driver (const Placeholder *self, const char *group, const char *key, const char *end)
{
  g_autofree char *word = pl_key_file_dup_string (self->file, group, key, "", NULL);

  if (!g_hash_table_contains (self->ends, end))
    add_end (self, end, pl_shape_name (PL_SHAPE_TRS_SOCKET));
  note_word (self, self->drivers, end, word);
}

static void
note_control (const Placeholder *self, const char *group, const char *key, const char *id)
{
  g_autofree char *word = pl_key_file_dup_string (self->file, group, key, "", NULL);

  note_word (self, self->controls, id, word);
}

static void
note_faults (const Placeholder *self, const char *group)
{
  g_auto (GStrv) faults = pl_key_file_dup_list (self->file, group, "Fault", NULL);

  for (guint i = 0; faults != NULL && faults[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (faults[i]), " ", -1);
      guint n = g_strv_length (words);

      for (guint j = 0; j + 1 < n && j < 2; j++)
        (void) g_hash_table_add (self->conductors, g_strdup (words[j]));
    }
}

static void
note_key (const Placeholder *self, const char *group, const char *key)
{
  const char *name = strchr (key, '-');

  if (name == NULL)
    {
      if (strcmp (key, "Fault") == 0)
        note_faults (self, group);
      return;
    }
  name++;
  if (g_str_has_prefix (key, "Plug-") || g_str_has_prefix (key, "Loose-"))
    note_own_plug (self, group, key, name);
  else if (g_str_has_prefix (key, "Driver-"))
    note_driver (self, group, key, name);
  else if (g_str_has_prefix (key, "Control-"))
    note_control (self, group, key, name);
}

static void
note_all (const Placeholder *self, GHashTable *mentions)
{
  const GArray *list = g_hash_table_lookup (mentions, self->id);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Mention *mention = &g_array_index (list, Mention, i);

      if (mention->is_guest)
        note_guest (self, mention->group, mention->key);
      else
        note_key (self, mention->group, mention->key);
    }
}

/* Writing it down */

/* TRUE with the lowest and the highest value when all of them are numbers that a knob may have, and
 * one is left that none of them is. */
static gboolean
find_range (const GPtrArray *words, double range[2])
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      char *end = NULL;
      double value = g_ascii_strtod (word, &end);

      if (*word == '\0' || *end != '\0' || !(fabs (value) <= PL_MAX_SETTING))
        return FALSE;
      range[0] = i == 0 ? value : MIN (range[0], value);
      range[1] = i == 0 ? value : MAX (range[1], value);
    }
  return words->len > 0 && (range[0] - 1.0 >= -PL_MAX_SETTING || range[1] + 1.0 <= PL_MAX_SETTING);
}

/* As an item of a list in a file. */
static void
write_item (GString *out, const char *word)
{
  g_string_append_c (out, ';');
  for (const char *c = word; *c != '\0'; c++)
    switch (*c)
      {
      case ' ':
        g_string_append (out, "\\s");
        break;
      case ';':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *c);
        break;
      default:
        g_string_append_c (out, *c);
      }
}

/* The default is a value that no part has, so that every value is written again. */
static void
write_control (GString *out, const char *id, const GPtrArray *words)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  double range[2] = { 0, 0 };

  g_string_append_printf (out, "[Control %s]\n", id);
  if (find_range (words, range))
    {
      gboolean below = range[0] - 1.0 >= -PL_MAX_SETTING;

      (void) g_ascii_dtostr (low, sizeof low, MAX (range[0] - 1.0, -PL_MAX_SETTING));
      (void) g_ascii_dtostr (high, sizeof high, MIN (range[1] + 1.0, PL_MAX_SETTING));
      g_string_append_printf (out, "Type=knob\nUnit=dB\nMin=%s\nMax=%s\nDefault=%s\nOff=no\n", low,
                              high, below ? low : high);
      return;
    }
  g_string_append (out, "Type=switch\nPositions=?");
  for (guint i = 0; i < words->len; i++)
    write_item (out, g_ptr_array_index (words, i));
  g_string_append (out, "\nDefault=?\n");
}

static void
write_controls (const Placeholder *self, GString *out)
{
  g_autoptr (GList) ids
      = g_list_sort (g_hash_table_get_keys (self->controls), (GCompareFunc) strcmp);

  for (const GList *l = ids; l != NULL; l = l->next)
    write_control (out, l->data, g_hash_table_lookup (self->controls, l->data));
}

static char *
dup_file (const Placeholder *self)
{
  g_autoptr (GList) ends = g_list_sort (g_hash_table_get_keys (self->ends), (GCompareFunc) strcmp);
  GString *out = g_string_new (NULL);
  guint n = 0;

  g_string_append_printf (out, "[%s]\nFormat=1\nId=%s\nName=%s\nKind=%s\n",
                          self->cable ? "Cable" : "Device", self->id, self->id,
                          self->cable ? "cable" : "processor");
  for (const GList *l = ends; l != NULL; l = l->next, n++)
    g_string_append_printf (out, "[%s %s]\nLabel=%s\nConnector=%s\n", self->cable ? "End" : "Jack",
                            (const char *) l->data, (const char *) l->data,
                            (const char *) g_hash_table_lookup (self->ends, l->data));
  for (; n < (self->cable ? 2 : 1); n++)
    g_string_append_printf (out, "[%s unknown-%u]\nLabel=?\nConnector=%s\n",
                            self->cable ? "End" : "Jack", n + 1,
                            self->cable ? "trs-plug" : "other");
  if (!self->cable)
    write_controls (self, out);
  return g_string_free (out, FALSE);
}

/* What a file cannot say of jacks that play nothing and wires that join nothing. */
static void
complete (const Placeholder *self, PlKind *kind)
{
  GHashTableIter iter;
  gpointer id, words;

  g_hash_table_iter_init (&iter, self->conductors);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      PlConductor conductor = { g_strdup (id), g_strdup (id), FALSE };

      g_array_append_val (kind->conductors, conductor);
    }
  g_hash_table_iter_init (&iter, self->drivers);
  while (g_hash_table_iter_next (&iter, &id, &words))
    {
      int index = pl_kind_find_connector (kind, id);
      const GPtrArray *names = words;
      guint n = 0;

      for (guint i = 0; index >= 0 && i < names->len; i++)
        for (guint driver = 0; driver < PL_N_DRIVERS; driver++)
          {
            PlConnector *connector = &g_array_index (kind->connectors, PlConnector, (guint) index);

            if (n < G_N_ELEMENTS (connector->drivers)
                && strcmp (names->pdata[i], pl_driver_name ((PlDriver) driver)) == 0)
              connector->drivers[n++] = (PlDriver) driver;
          }
    }
  kind->placeholder = TRUE;
  g_clear_pointer (&kind->text, g_free);
}

static void
placeholder_init (Placeholder *self)
{
  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->drivers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->controls
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->conductors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
placeholder_clear (Placeholder *self)
{
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->drivers);
  g_hash_table_unref (self->controls);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->conductors);
}

/* What a file speaks of */

static void
note_mention (PlStandIns *self, const char *kind, const Mention *what)
{
  GArray *list = g_hash_table_lookup (self->lists, kind);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Mention));
      g_hash_table_insert (self->lists, g_strdup (kind), list);
    }
  g_array_append_val (list, *what);
}

static void
mention_keys (PlStandIns *self, const char *group, char **keys)
{
  const char *own = g_hash_table_lookup (self->kinds, part_number (group));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      Mention what = { group, keys[i], FALSE };
      g_auto (GStrv) target
          = g_str_has_prefix (keys[i], "Plug-") ? split_target (self->file, group, keys[i]) : NULL;
      const char *host
          = target != NULL && *target != NULL ? g_hash_table_lookup (self->kinds, *target) : NULL;

      if (own != NULL)
        note_mention (self, own, &what);
      what.is_guest = TRUE;
      if (host != NULL)
        note_mention (self, host, &what);
    }
}

static void
look_for_mentions (PlStandIns *self)
{
  self->groups = pl_key_file_dup_groups (self->file);
  for (guint i = 0; self->groups[i] != NULL; i++)
    if (part_number (self->groups[i]) != NULL)
      g_hash_table_replace (self->kinds, g_strdup (part_number (self->groups[i])),
                            pl_key_file_dup_string (self->file, self->groups[i], "Kind", "", NULL));
  for (guint i = 0; self->groups[i] != NULL; i++)
    if (part_number (self->groups[i]) != NULL)
      {
        char **keys = pl_key_file_dup_keys (self->file, self->groups[i]);

        g_ptr_array_add (self->keys, keys);
        mention_keys (self, self->groups[i], keys);
      }
}

PlStandIns *
pl_stand_ins_new (PlKeyFile *file)
{
  PlStandIns *self = g_new0 (PlStandIns, 1);

  self->file = file;
  self->made
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pl_kind_unref);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
pl_stand_ins_free (PlStandIns *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->made);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->kinds);
  g_ptr_array_unref (self->keys);
  g_strfreev (self->groups);
  g_free (self);
}

PlKind *
pl_stand_ins_find (const PlStandIns *self, const char *id)
{
  return g_hash_table_lookup (self->made, id);
}

static PlKind *
make (PlStandIns *stand_ins, PlGearText *gear, const PlCatalog *catalog, const char *id,
      gboolean cable, GError **error)
{
  Placeholder self
      = { .gear = gear, .file = stand_ins->file, .catalog = catalog, .id = id, .cable = cable };
  g_autofree char *text = NULL;
  PlKind *kind = NULL;

  placeholder_init (&self);
  note_all (&self, stand_ins->lists);
  text = dup_file (&self);
  kind = pl_kind_parse (text, -1, pl_key_file_get_name (stand_ins->file), error);
  if (kind != NULL)
    complete (&self, kind);
  placeholder_clear (&self);
  return kind;
}

PlKind *
pl_stand_ins_make (PlStandIns *self, PlGearText *gear, const PlCatalog *catalog, const char *id,
                   gboolean cable, GError **error)
{
  PlKind *kind = NULL;

  if (self->groups == NULL)
    look_for_mentions (self);
  kind = make (self, gear, catalog, id, cable, error);
  if (kind != NULL)
    g_hash_table_insert (self->made, g_strdup (id), kind);
  return kind;
}
