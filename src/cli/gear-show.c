/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every value of a gear file, in the order of the file, with where it comes from; then what the
 * program takes for figures that are not there, and, of cables, what touches what. */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cli/gear.h"
#include "core/json.h"
#include "core/keyfile.h"
#include "core/words-gear.h"

typedef struct
{
  const PlKind *kind;
  PlKeyFile *file;
  PlJson *json; /* NULL: text */
} Show;

/* Where a value comes from */

typedef struct
{
  const char *confidence;
  const char *title, *url; /* of the source, or NULL */
} Origin;

/* Words about the gear, not facts somebody measured. */
static gboolean
is_plain (const char *key)
{
  static const char *const plain[]
      = { "Format", "Id",   "Name", "Maker", "Label", "Section",  "Summary",    "Panel",  "Accent",
          "Short",  "Also", "Tray", "Title", "Url",   "Verified", "Confidence", "Claims", NULL };

  return g_strv_contains (plain, key);
}

static const PlSourceNote *
find_note (const PlKind *kind, const char *id)
{
  for (guint i = 0; id != NULL && i < kind->notes->len; i++)
    {
      const PlSourceNote *note = &g_array_index (kind->notes, PlSourceNote, i);
      if (strcmp (note->id, id) == 0)
        return note;
    }
  return NULL;
}

static const char *
unclaimed (const PlKind *kind)
{
  if (pl_kind_is_cable (kind))
    return N_ ("by construction");
  if (kind->verified)
    return pl_confidence_name (PL_CONFIDENCE_MAKER);
  return kind->maker != NULL ? N_ ("not verified") : N_ ("as described");
}

static Origin
find_origin (const PlKind *kind, const GArray *claims, const char *key)
{
  const PlClaim *claim = claims != NULL ? pl_claims_find (claims, key) : NULL;
  const PlSourceNote *note = claim != NULL ? find_note (kind, claim->source) : NULL;
  Origin origin = { NULL, NULL, NULL };

  if (claim == NULL && is_plain (key))
    return origin;
  origin.confidence = claim != NULL ? pl_confidence_name (claim->confidence) : unclaimed (kind);
  if (note != NULL)
    {
      origin.title = note->title;
      origin.url = note->url;
    }
  return origin;
}

/* One value; JSON has it in English */

static void
show_value (const Show *self, const char *key, const char *value, const Origin *origin)
{
  if (self->json == NULL)
    {
      if (origin->confidence == NULL)
        (void) printf ("    %-14s %s\n", key, value);
      else
        (void) printf ("    %-14s %-30s [%s%s%s]\n", key, value, _ (origin->confidence),
                       origin->title != NULL ? ": " : "",
                       origin->title != NULL ? origin->title : "");
      return;
    }
  pl_json_open (self->json, key, '{');
  pl_json_string (self->json, "value", value);
  pl_json_string (self->json, "confidence", origin->confidence);
  pl_json_string (self->json, "source", origin->title);
  pl_json_string (self->json, "url", origin->url);
  pl_json_close (self->json, '}');
}

static void
show_usual (const Show *self, const char *group, const char *key, const char *value)
{
  const char *words = N_ ("the usual value, not in the file");
  Origin usual = { pl_confidence_name (PL_CONFIDENCE_ASSUMED),
                   self->json != NULL ? words : _ (words), NULL };

  if (!pl_key_file_has_key (self->file, group, key))
    show_value (self, key, value, &usual);
}

/* What the program works with where the file says nothing. */
static void
show_usual_values (const Show *self, const char *group, const PlConnector *jack)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (jack->n_drivers > 0)
    {
      show_usual (self, group, "Ohms", g_ascii_formatd (text, sizeof text, "%.6g", jack->ohms_out));
      show_usual (self, group, "Level", pl_level_name (jack->level));
    }
  if (jack->input != PL_INPUT_NONE)
    {
      show_usual (self, group, "Input-ohms",
                  g_ascii_formatd (text, sizeof text, "%.6g", jack->ohms_in));
      show_usual (self, group, "Input-level", pl_level_name (jack->input_level));
    }
}

/* Groups */

static const char *
group_id (const char *group, const char *prefix)
{
  gsize length = strlen (prefix);

  return g_str_has_prefix (group, prefix) && group[length] == ' ' ? group + length + 1 : NULL;
}

static const PlConnector *
find_jack (const PlKind *kind, const char *group)
{
  const char *id = group_id (group, pl_kind_is_cable (kind) ? "End" : "Jack");
  int index = id != NULL ? pl_kind_find_connector (kind, id) : -1;

  return index >= 0 ? pl_kind_connector (kind, (guint) index) : NULL;
}

static const GArray *
find_claims (const PlKind *kind, const char *group)
{
  const char *control = group_id (group, "Control");
  int index = control != NULL ? pl_kind_find_control (kind, control) : -1;

  if (find_jack (kind, group) != NULL)
    return find_jack (kind, group)->claims;
  if (index >= 0)
    return pl_kind_control (kind, (guint) index)->claims;
  return strchr (group, ' ') == NULL ? kind->claims : NULL;
}

static void
show_group (const Show *self, const char *group, const char *name)
{
  const PlConnector *jack = find_jack (self->kind, group);
  const GArray *claims = find_claims (self->kind, group);
  g_auto (GStrv) keys = pl_key_file_dup_keys (self->file, group);

  if (self->json != NULL)
    pl_json_open (self->json, name, '{');
  else
    (void) printf ("  [%s]\n", group);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = pl_key_file_dup_string (self->file, group, keys[i], "", NULL);
      Origin origin = find_origin (self->kind, claims, keys[i]);

      if (g_str_has_prefix (group, "Source "))
        origin.confidence = NULL;
      if (strcmp (keys[i], "Claims") != 0)
        show_value (self, keys[i], value, &origin);
    }
  if (jack != NULL && !pl_kind_is_cable (self->kind))
    show_usual_values (self, group, jack);
  if (self->json != NULL)
    pl_json_close (self->json, '}');
}

/* In text in the order of the file; in JSON sorted by what they are. */
static void
show_groups (const Show *self)
{
  static const struct
  {
    const char *prefix, *name;
  } sorts[] = { { "Source", "sources" }, { "Bus", "buses" },        { "Control", "controls" },
                { "Jack", "jacks" },     { "Channel", "channels" }, { "Route", "routes" },
                { "End", "ends" },       { "Wire", "wires" } };
  g_auto (GStrv) groups = pl_key_file_dup_groups (self->file);

  for (guint i = 0; groups[i] != NULL; i++)
    if (self->json == NULL || strchr (groups[i], ' ') == NULL)
      show_group (self, groups[i], "head");
  for (guint sort = 0; self->json != NULL && sort < G_N_ELEMENTS (sorts); sort++)
    {
      pl_json_open (self->json, sorts[sort].name, '{');
      for (guint i = 0; groups[i] != NULL; i++)
        if (group_id (groups[i], sorts[sort].prefix) != NULL)
          show_group (self, groups[i], group_id (groups[i], sorts[sort].prefix));
      pl_json_close (self->json, '}');
    }
}

/* The wiring of cables, contact by contact */

static char *
dup_contact (const PlKind *kind, guint16 node)
{
  for (guint i = 0; i < kind->connectors->len; i++)
    for (int contact = 0; contact < PL_N_CONTACTS; contact++)
      if (pl_kind_connector (kind, i)->node[contact] == node)
        return g_strdup_printf ("%s.%s", pl_kind_connector (kind, i)->id,
                                pl_contact_name ((PlContact) contact));
  return NULL;
}

/* joined: nodes that some conductor reaches, marked here. */
static GPtrArray *
dup_contacts (const PlKind *kind, guint16 conductor, double *ohms, gboolean *joined)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func (g_free);

  *ohms = 0.0;
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *wire = &g_array_index (kind->elements, PlElement, i);

      if (wire->conductor != conductor)
        continue;
      if (contacts->len == 0)
        g_ptr_array_add (contacts, dup_contact (kind, wire->a));
      g_ptr_array_add (contacts, dup_contact (kind, wire->b));
      joined[wire->a] = joined[wire->b] = TRUE;
      *ohms = wire->ohms;
    }
  return contacts;
}

static void
show_conductor (const Show *self, guint16 index, gboolean *joined)
{
  const PlConductor *conductor = &g_array_index (self->kind->conductors, PlConductor, index);
  double ohms = 0.0;
  g_autoptr (GPtrArray) contacts = dup_contacts (self->kind, index, &ohms, joined);

  if (self->json == NULL)
    {
      (void) printf ("    %-14s", pl_words_conductor (self->kind, index));
      for (guint i = 0; i < contacts->len; i++)
        (void) printf ("%s%s", i > 0 ? " – " : " ", (char *) g_ptr_array_index (contacts, i));
      if (ohms > 0.0)
        (void) printf (", %.6g Ω", ohms);
      (void) printf ("%s\n", conductor->shield ? ", shield" : "");
      return;
    }
  pl_json_open (self->json, NULL, '{');
  pl_json_string (self->json, "conductor", conductor->id);
  pl_json_string (self->json, "label", conductor->label);
  pl_json_open (self->json, "contacts", '[');
  for (guint i = 0; i < contacts->len; i++)
    pl_json_string (self->json, NULL, g_ptr_array_index (contacts, i));
  pl_json_close (self->json, ']');
  pl_json_number (self->json, "ohms", ohms);
  pl_json_boolean (self->json, "shield", conductor->shield);
  pl_json_close (self->json, '}');
}

static void
show_open_contacts (const Show *self, const gboolean *joined)
{
  if (self->json != NULL)
    pl_json_open (self->json, "open", '[');
  for (guint i = 0; i < self->kind->connectors->len; i++)
    for (int contact = 0; contact < PL_N_CONTACTS; contact++)
      {
        guint16 node = pl_kind_connector (self->kind, i)->node[contact];
        g_autofree char *name = NULL;

        if (node == PL_NO_NODE || joined[node])
          continue;
        name = dup_contact (self->kind, node);
        if (self->json != NULL)
          pl_json_string (self->json, NULL, name);
        else
          (void) printf ("    %-14s %s\n", "open", name);
      }
  if (self->json != NULL)
    pl_json_close (self->json, ']');
}

static void
show_wiring (const Show *self)
{
  g_autofree gboolean *joined = g_new0 (gboolean, self->kind->n_nodes);

  if (self->json != NULL)
    pl_json_open (self->json, "wiring", '[');
  else
    (void) printf ("  wiring\n");
  for (guint16 i = 0; i < self->kind->conductors->len; i++)
    show_conductor (self, i, joined);
  if (self->json != NULL)
    pl_json_close (self->json, ']');
  show_open_contacts (self, joined);
}

static void
show_head (const Show *self)
{
  const PlKind *kind = self->kind;

  if (self->json == NULL)
    {
      (void) printf ("%s%s%s (%s)\n%s\n", kind->maker != NULL ? kind->maker : "",
                     kind->maker != NULL ? " " : "", pl_words_kind (kind), kind->id,
                     pl_words_kind_about (kind));
      return;
    }
  pl_json_string (self->json, "id", kind->id);
  pl_json_string (self->json, "category", pl_category_name (kind->category));
  pl_json_string (self->json, "name", kind->name);
  pl_json_string (self->json, "maker", kind->maker);
  pl_json_string (self->json, "summary", kind->summary);
  pl_json_boolean (self->json, "verified", kind->verified);
}

void
pl_gear_show (const PlCommandOptions *options, const PlKind *kind)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };
  g_autofree char *text = pl_kind_dup_text (kind);
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, -1, kind->id, NULL);
  Show show = { kind, file, options->json ? &json : NULL };

  pl_json_open (&json, NULL, '{');
  show_head (&show);
  show_groups (&show);
  if (pl_kind_is_cable (kind))
    show_wiring (&show);
  pl_json_close (&json, '}');
  if (options->json)
    (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
}
