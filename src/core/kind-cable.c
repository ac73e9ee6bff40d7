/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads [Cable] files: ends, and the conductors that join their contacts. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kind-reader.h"

static gboolean
parse_end_word (const char *word, PlShape *shape)
{
  g_autofree char *plug = g_strconcat (word, "-plug", NULL);

  return pl_shape_parse (word, shape) || pl_shape_parse (plug, shape);
}

static void
read_end (PlKindReader *self, const char *group, const char *id)
{
  g_autofree char *word = pl_key_file_dup_required (self->file, group, "Connector", self->error);
  PlConnector end = { .phantom = PL_NO_INDEX,
                      .signals = { PL_NO_INDEX, PL_NO_INDEX },
                      .senses = { PL_NO_INDEX, PL_NO_INDEX } };

  end.id = g_strdup (id);
  end.label = pl_key_file_dup_string (self->file, group, "Label", "", self->error);
  end.claims = pl_reader_read_claims (self, group);
  end.shape = PL_SHAPE_TS_PLUG;
  if (word != NULL && !parse_end_word (word, &end.shape))
    pl_key_file_fail (
        self->file, group, "Connector", PL_FILE_ERROR_VALUE, self->error,
        _ ("“%s” is not a plug or socket; choose ts, trs, mini-ts, mini-trs, mini-trrs, "
           "rca, speakon (with -plug or -socket), xlr-male or xlr-female"),
        word);
  end.moves = pl_shape_is_plug (end.shape);
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    end.node[contact] = pl_shape_has_contact (end.shape, (PlContact) contact)
                            ? pl_reader_add_node (self)
                            : PL_NO_NODE;
  g_array_append_val (self->kind->connectors, end);
}

/* "a.tip" → node */
static guint16
find_node (PlKindReader *self, const char *group, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ".", 2);
  PlContact contact;
  int end;

  if (g_strv_length (words) == 2 && pl_contact_parse (words[1], &contact)
      && (end = pl_kind_find_connector (self->kind, words[0])) >= 0)
    {
      guint16 node = pl_kind_connector (self->kind, (guint) end)->node[contact];
      if (node != PL_NO_NODE)
        return node;
    }
  pl_key_file_fail (self->file, group, "Join", PL_FILE_ERROR_VALUE, self->error,
                    _ ("there is no contact “%s”; write END.CONTACT, for example a.tip"), text);
  return PL_NO_NODE;
}

static void
join (PlKindReader *self, guint16 conductor, guint16 a, guint16 b, double ohms)
{
  PlElement wire = { .type = PL_ELEMENT_RESISTOR,
                     .a = a,
                     .b = b,
                     .ohms = ohms,
                     .signal = PL_NO_INDEX,
                     .gain = pl_gain_unity (),
                     .connector = PL_NO_INDEX,
                     .conductor = conductor,
                     .variant = PL_ANY_VARIANT };

  (void) pl_reader_add_element (self, &wire);
}

static void
read_wire (PlKindReader *self, const char *group, const char *id)
{
  g_autofree char *text = pl_key_file_dup_required (self->file, group, "Join", self->error);
  g_auto (GStrv) contacts = text != NULL ? g_strsplit_set (text, " ", -1) : NULL;
  double ohms = pl_key_file_get_double (self->file, group, "Ohms", 0, 1e9, 0, self->error);
  PlConductor conductor = { 0 };
  guint16 first = PL_NO_NODE, index = (guint16) self->kind->conductors->len;

  conductor.id = g_strdup (id);
  conductor.label = pl_key_file_dup_string (self->file, group, "Label", id, self->error);
  conductor.shield = pl_key_file_get_boolean (self->file, group, "Shield", FALSE, self->error);
  g_array_append_val (self->kind->conductors, conductor);
  for (guint i = 0; contacts != NULL && contacts[i] != NULL && !pl_reader_failed (self); i++)
    {
      guint16 node = contacts[i][0] == '\0' ? PL_NO_NODE : find_node (self, group, contacts[i]);

      if (node == PL_NO_NODE)
        continue;
      if (first == PL_NO_NODE)
        first = node;
      else
        join (self, index, first, node, ohms);
    }
}

static void
read_head (PlKindReader *self)
{
  static const char *const words[] = { "cable", "adapter", NULL };
  PlKeyFile *file = self->file;
  PlKind *kind = self->kind;

  kind->category
      = (PlCategory) (PL_CATEGORY_CABLE
                      + pl_key_file_get_choice (file, "Cable", "Kind", words, 0, self->error));
  kind->short_name = pl_key_file_dup_string (file, "Cable", "Short", kind->name, self->error);
  kind->also = pl_key_file_dup_list (file, "Cable", "Also", self->error);
  kind->tray = pl_key_file_get_int (file, "Cable", "Tray", 0, 1000, 0, self->error);
  kind->verified = TRUE; /* its wiring is what it is */
}

/* What is shielded is for signals, unless the file says otherwise; an adapter is too short to mind.
 */
static void
read_carriage (PlKindReader *self)
{
  static const char *const words[] = { "any", "signal", "power", NULL };
  PlCarriage usual = PL_CARRIAGE_ANY;

  for (guint i = 0; i < self->kind->conductors->len; i++)
    if (g_array_index (self->kind->conductors, PlConductor, i).shield
        && self->kind->category == PL_CATEGORY_CABLE)
      usual = PL_CARRIAGE_SIGNAL;
  self->kind->carriage = (PlCarriage) pl_key_file_get_choice (self->file, "Cable", "For", words,
                                                              (int) usual, self->error);
}

void
pl_reader_read_cable (PlKindReader *self)
{
  g_auto (GStrv) groups = pl_key_file_dup_groups (self->file);

  pl_reader_read_groups (self, groups, "Source", pl_reader_read_source);
  if (!pl_reader_failed (self))
    pl_reader_read_head (self, "Cable");
  if (!pl_reader_failed (self))
    read_head (self);
  pl_reader_read_groups (self, groups, "End", read_end);
  pl_reader_read_groups (self, groups, "Wire", read_wire);
  if (!pl_reader_failed (self))
    read_carriage (self);
  if (!pl_reader_failed (self) && self->kind->connectors->len < 2)
    pl_key_file_fail (self->file, "Cable", NULL, PL_FILE_ERROR_MISSING, self->error,
                      _ ("a cable has two ends or more; add [End …] groups"));
}
