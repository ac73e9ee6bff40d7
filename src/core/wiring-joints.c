/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ends of a list that go into other cables: which cable is meant, and which of its ends. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/wiring-reader.h"
#include "core/words-gear.h"

/* What is behind a word that means a cable: "3 (TRS extension) b" of "cable 3 (TRS extension) b";
 * NULL: it does not begin so. */
static const char *
skip_cable_word (const char *text)
{
  static const char *const words[]
      = { "cable ", "kabel ", "lead ", "leitung ", "cable#", "kabel#", "#" };
  /* Translators: {number} is printed on the plugs, {kind} is for example "TRS cable" */
  const char *own = _ ("cable {number} ({kind})");
  gsize own_length = strcspn (own, "{");
  g_autofree char *small = g_utf8_casefold (text, -1);

  if (own_length > 0 && strncmp (text, own, own_length) == 0)
    return text + own_length;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (small, words[i]))
      return text + strlen (words[i]);
  return NULL;
}

/* Behind a kind of cable in parentheses, which may hold others. */
static const char *
skip_parentheses (const char *text)
{
  guint depth = 0;

  text += strspn (text, " ");
  if (*text != '(')
    return text;
  for (const char *at = text; *at != '\0'; at++)
    {
      depth += *at == '(' ? 1 : 0;
      depth -= *at == ')' ? 1 : 0;
      if (depth == 0)
        return at + 1;
    }
  return text;
}

gboolean
pl_wiring_find_host (const PlWiringReader *self, char *const texts[2], PlWiringEnd *end)
{
  const char *at = skip_cable_word (texts[0]);
  PlWiringCable *host = NULL;
  gsize length;
  g_autofree char *number = NULL;
  g_autofree char *folded = NULL;

  if (at == NULL)
    return FALSE;
  at += strspn (at, " #");
  length = strcspn (at, " (:;/,");
  number = g_strndup (at, length);
  folded = pl_wiring_fold (number);
  host = g_hash_table_lookup (self->by_number, folded);
  if (host == NULL)
    return FALSE;
  at = skip_parentheses (at + length);
  at += strspn (at, " :/-,");
  if (*texts[1] != '\0')
    at = texts[1];
  *end = (PlWiringEnd){ -1, 0, host, g_string_chunk_insert_const (self->words, at) };
  return TRUE;
}

/* Joining */

typedef struct
{
  PlWiringReader *reader;
  PlPartId first;    /* id of the first cable */
  GHashTable *used;  /* ends that something is plugged into */
  GHashTable *wants; /* end → place of the cable that its own line says it goes into */
} Joiner;

static PlPart *
get_part (const Joiner *self, const PlWiringCable *cable)
{
  return cable->place > 0 ? g_ptr_array_index (self->reader->placed, cable->place - 1) : NULL;
}

static PlPartId
get_id (const Joiner *self, const PlWiringCable *cable)
{
  return self->first + cable->place - 1;
}

static gpointer
key_of (const PlWiringCable *cable, guint connector)
{
  return GUINT_TO_POINTER (cable->place * PL_WIRING_MAX_JACKS + connector);
}

static gboolean
is_named (const PlKind *kind, guint16 connector, const char *name)
{
  g_autofree char *folded = pl_wiring_fold (name);
  g_autofree char *label = pl_wiring_fold (pl_kind_connector (kind, connector)->label);
  g_autofree char *own = pl_wiring_fold (pl_words_jack (kind, connector));
  g_autofree char *id = pl_wiring_fold (pl_kind_connector (kind, connector)->id);

  return strcmp (folded, label) == 0 || strcmp (folded, own) == 0 || strcmp (folded, id) == 0;
}

static gboolean
is_free (const Joiner *self, const PlWiringCable *cable, const PlPart *part, guint16 connector,
         PlShape shape)
{
  PlShape other = pl_kind_connector (part->kind, connector)->shape;

  return part->seats[connector].part == 0
         && !g_hash_table_contains (self->used, key_of (cable, connector))
         && (pl_shape_mates (shape, other) || pl_shape_mates (other, shape));
}

/* What looks for a free end of a cable. */
typedef struct
{
  PlShape shape;
  const char *name;           /* of the end; "": any */
  const PlWiringJoint *joint; /* NULL: it is the lead of a device */
} Guest;

/* A free end that mates with the guest; -1: there is none.  One that is said to go where the guest
 * is from is the right one, and one that is said to go elsewhere is none. */
static int
find_socket (const Joiner *self, const PlWiringCable *cable, const Guest *guest)
{
  const PlPart *part = get_part (self, cable);
  const PlWiringCable *from = guest->joint != NULL ? guest->joint->cable : NULL;
  int found = -1;

  for (guint16 i = 0; part != NULL && i < part->kind->connectors->len; i++)
    {
      guint wanted = GPOINTER_TO_UINT (g_hash_table_lookup (self->wants, key_of (cable, i)));

      if ((*guest->name != '\0' && !is_named (part->kind, i, guest->name))
          || (from == cable && guest->joint->connector == i)
          || !is_free (self, cable, part, i, guest->shape))
        continue;
      if (from != NULL && wanted == from->place)
        return i;
      if (wanted == 0 && found < 0)
        found = i;
    }
  return found;
}

static void
remark_none (const Joiner *self, guint line, const PlWiringCable *cable)
{
  pl_wiring_remark (self->reader, PL_REMARK_NO_SOCKET, line, cable->number, NULL, NULL);
}

/* The line of the other cable may have told of it already. */
static gboolean
is_joined (const Joiner *self, const PlWiringJoint *joint)
{
  const PlPart *part = get_part (self, joint->cable), *other = get_part (self, joint->into.cable);

  if (part->seats[joint->connector].part != 0)
    return TRUE;
  for (guint i = 0; other != NULL && i < other->kind->connectors->len; i++)
    if (other->seats[i].part == get_id (self, joint->cable)
        && other->seats[i].connector == joint->connector)
      return TRUE;
  return FALSE;
}

static void
join (const Joiner *self, const PlWiringJoint *joint)
{
  PlPart *part = get_part (self, joint->cable), *other = get_part (self, joint->into.cable);
  const PlConnector *end = pl_kind_connector (part->kind, joint->connector);
  Guest guest = { end->shape, joint->into.socket, joint };
  int socket;

  if (is_joined (self, joint))
    return;
  socket = find_socket (self, joint->into.cable, &guest);
  if (socket < 0)
    {
      remark_none (self, joint->cable->line, joint->into.cable);
      return;
    }
  if (end->moves
      && pl_shape_mates (end->shape, pl_kind_connector (other->kind, (guint) socket)->shape))
    {
      part->seats[joint->connector].part = get_id (self, joint->into.cable);
      part->seats[joint->connector].connector = (guint16) socket;
    }
  else
    {
      other->seats[socket].part = get_id (self, joint->cable);
      other->seats[socket].connector = joint->connector;
    }
  (void) g_hash_table_add (self->used, key_of (joint->into.cable, (guint) socket));
  (void) g_hash_table_add (self->used, key_of (joint->cable, joint->connector));
}

static void
join_lead (const Joiner *self, PlWiringLead *lead)
{
  const PlWiringDevice *device = pl_wiring_get_device (self->reader, lead->lead);
  Guest guest = { (PlShape) pl_wiring_device_jack (device, lead->lead.jack)->shape,
                  lead->into.socket, NULL };

  if (lead->socket < 0)
    lead->socket = find_socket (self, lead->into.cable, &guest);
  if (lead->socket < 0)
    remark_none (self, lead->line, lead->into.cable);
  else
    (void) g_hash_table_add (self->used, key_of (lead->into.cable, (guint) lead->socket));
}

/* Leads whose socket is known come first. */
void
pl_wiring_join_cables (PlWiringReader *self, PlPartId first)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) wants = g_hash_table_new (NULL, NULL);
  Joiner joiner = { self, first, used, wants };

  for (guint i = 0; i < self->joints->len; i++)
    {
      const PlWiringJoint *joint = &g_array_index (self->joints, PlWiringJoint, i);

      g_hash_table_insert (wants, key_of (joint->cable, joint->connector),
                           GUINT_TO_POINTER (joint->into.cable->place));
    }

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < self->leads->len; i++)
      {
        PlWiringLead *lead = &g_array_index (self->leads, PlWiringLead, i);

        if (lead->into.cable != NULL && (lead->socket < 0) == (turn > 0))
          join_lead (&joiner, lead);
      }
  for (guint i = 0; i < self->joints->len; i++)
    join (&joiner, &g_array_index (self->joints, PlWiringJoint, i));
}
