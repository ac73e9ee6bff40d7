/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/kind-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/bounds.h"
#include "core/kind-reader.h"

#define NAME(id, name) name,

static const char *const category_words[] = { PL_CATEGORIES (NAME) NULL };
static const char *const confidence_words[] = { PL_CONFIDENCES (NAME) NULL };

#undef NAME

enum
{
  KIND_FORMAT = 1
};

static void
note_clear (gpointer data)
{
  PlSourceNote *note = data;
  g_free (note->id);
  g_free (note->title);
  g_free (note->url);
}

static void
claim_clear (gpointer data)
{
  PlClaim *claim = data;
  g_ref_string_release (claim->key);
}

static void
control_clear (gpointer data)
{
  PlControl *control = data;
  g_free (control->id);
  g_free (control->label);
  g_free (control->section);
  g_strfreev (control->positions);
  g_array_unref (control->claims);
}

static void
signal_clear (gpointer data)
{
  PlSignal *signal = data;
  g_free (signal->id);
  g_free (signal->name);
}

static void
connector_clear (gpointer data)
{
  PlConnector *connector = data;
  g_free (connector->id);
  g_free (connector->label);
  g_free (connector->section);
  g_free (connector->doubt);
  g_array_unref (connector->claims);
}

static void
group_clear (gpointer data)
{
  g_free (((PlGroup *) data)->label);
}

static void
conductor_clear (gpointer data)
{
  PlConductor *conductor = data;
  g_free (conductor->id);
  g_free (conductor->label);
}

static GArray *
array_new (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

static PlKind *
kind_new (void)
{
  PlKind *kind = g_atomic_rc_box_new0 (PlKind);

  kind->notes = array_new (sizeof (PlSourceNote), note_clear);
  kind->claims = array_new (sizeof (PlClaim), claim_clear);
  kind->controls = array_new (sizeof (PlControl), control_clear);
  kind->connectors = array_new (sizeof (PlConnector), connector_clear);
  kind->signals = array_new (sizeof (PlSignal), signal_clear);
  kind->routes = array_new (sizeof (PlRoute), NULL);
  kind->elements = array_new (sizeof (PlElement), NULL);
  kind->groups = array_new (sizeof (PlGroup), group_clear);
  kind->conductors = array_new (sizeof (PlConductor), conductor_clear);
  kind->n_nodes = 1; /* ground */
  return kind;
}

/* Reader */

guint16
pl_reader_add_node (PlKindReader *self)
{
  g_assert (self->kind->n_nodes < PL_NO_NODE - 1);
  return self->kind->n_nodes++;
}

guint16
pl_reader_add_element (PlKindReader *self, const PlElement *element)
{
  g_array_append_val (self->kind->elements, *element);
  return (guint16) (self->kind->elements->len - 1);
}

guint16
pl_reader_add_sense (PlKindReader *self, const char *id, guint16 connector, guint16 hot,
                     guint16 cold, double ohms)
{
  PlSignal sense = { 0 };

  sense.id = g_strdup (id);
  sense.name = g_strdup (pl_kind_connector (self->kind, connector)->label);
  sense.type = PL_SIGNAL_SENSE;
  sense.pair = PL_NO_INDEX;
  sense.connector = connector;
  sense.hot = hot;
  sense.cold = cold;
  sense.ohms = ohms;
  g_array_append_val (self->kind->signals, sense);
  return (guint16) (self->kind->signals->len - 1);
}

guint16
pl_reader_add_bus (PlKindReader *self, const char *id, const char *name, gboolean programme)
{
  PlSignal bus = { 0 };

  bus.id = g_strdup (id);
  bus.name = g_strdup (name);
  bus.type = PL_SIGNAL_BUS;
  bus.programme = programme;
  bus.pair = PL_NO_INDEX;
  bus.connector = PL_NO_INDEX;
  bus.hot = PL_NO_NODE;
  bus.cold = PL_NO_NODE;
  g_array_append_val (self->kind->signals, bus);
  return (guint16) (self->kind->signals->len - 1);
}

void
pl_reader_add_route (PlKindReader *self, guint16 from, guint16 to, const PlGain *gain)
{
  PlRoute route = { .from = from, .to = to, .gain = *gain };

  g_array_append_val (self->kind->routes, route);
}

PlGain
pl_gain_unity (void)
{
  PlGain gain = { .factor = 1.0, .condition = PL_NO_INDEX };

  for (guint i = 0; i < G_N_ELEMENTS (gain.controls); i++)
    gain.controls[i] = PL_NO_INDEX;
  return gain;
}

void
pl_gain_add_control (PlGain *self, guint16 control)
{
  guint n = 0;

  while (self->controls[n] != PL_NO_INDEX)
    {
      n++;
      g_assert (n < G_N_ELEMENTS (self->controls));
    }
  self->controls[n] = control;
}

void
pl_reader_read_controls (PlKindReader *self, const char *group, PlGain *gain)
{
  g_auto (GStrv) list = pl_key_file_dup_list (self->file, group, "Controls", self->error);

  for (guint i = 0; list != NULL && list[i] != NULL && !pl_reader_failed (self); i++)
    {
      if (i >= G_N_ELEMENTS (gain->controls))
        pl_key_file_fail (self->file, group, "Controls", PL_FILE_ERROR_VALUE, self->error,
                          _ ("more than %d controls in one way"),
                          (int) G_N_ELEMENTS (gain->controls));
      else
        pl_gain_add_control (
            gain, pl_reader_find_control (self, group, "Controls", g_strstrip (list[i])));
    }
}

const char *
pl_reader_group_id (const char *group, const char *prefix)
{
  gsize length = strlen (prefix);

  if (strncmp (group, prefix, length) != 0 || group[length] != ' ' || group[length + 1] == '\0')
    return NULL;
  return group + length + 1;
}

/* A key of the group, or one of several ways to drive an output: "Output-balanced". */
static gboolean
can_be_claimed (PlKindReader *self, const char *group, const char *key)
{
  const char *driver = g_str_has_prefix (key, "Output-") ? key + strlen ("Output-") : NULL;
  g_auto (GStrv) words
      = driver != NULL ? pl_key_file_dup_list (self->file, group, "Output", self->error) : NULL;

  if (words != NULL)
    return g_strv_contains ((const char *const *) words, driver);
  return pl_key_file_has_key (self->file, group, key);
}

static void
read_one_claim (PlKindReader *self, const char *group, const char *text, GArray *claims)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  PlClaim claim = { .confidence = PL_CONFIDENCE_ASSUMED };
  const PlSourceNote *found = NULL;

  if (words[0] == NULL || words[1] == NULL)
    {
      pl_key_file_fail (self->file, group, "Claims", PL_FILE_ERROR_VALUE, self->error,
                        _ ("“%s” is not “Key source”; write for example “Ohms assumed”"), text);
      return;
    }
  for (guint i = 0; i < self->kind->notes->len && found == NULL; i++)
    {
      const PlSourceNote *note = &g_array_index (self->kind->notes, PlSourceNote, i);
      if (strcmp (note->id, words[1]) == 0)
        found = note;
    }
  if (found == NULL && strcmp (words[1], "assumed") != 0)
    {
      pl_key_file_fail (self->file, group, "Claims", PL_FILE_ERROR_UNKNOWN, self->error,
                        _ ("there is no [Source %s]; add that group, or write “assumed”"),
                        words[1]);
      return;
    }
  if (!can_be_claimed (self, group, words[0]))
    {
      pl_key_file_fail (self->file, group, "Claims", PL_FILE_ERROR_UNKNOWN, self->error,
                        _ ("it speaks of “%s”, but this group has no such key"), words[0]);
      return;
    }
  claim.key = g_ref_string_new_intern (words[0]);
  claim.source = found != NULL ? found->id : NULL;
  if (found != NULL)
    claim.confidence = found->confidence;
  g_array_append_val (claims, claim);
}

GArray *
pl_reader_read_claims (PlKindReader *self, const char *group)
{
  GArray *claims = array_new (sizeof (PlClaim), claim_clear);
  g_auto (GStrv) list = pl_key_file_dup_list (self->file, group, "Claims", self->error);

  for (guint i = 0; list != NULL && list[i] != NULL && !pl_reader_failed (self); i++)
    read_one_claim (self, group, g_strstrip (list[i]), claims);
  return claims;
}

/* Groups */

static gboolean
id_is_good (const char *id)
{
  for (const char *c = id; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;
  return *id != '\0' && strlen (id) <= 80;
}

void
pl_reader_read_source (PlKindReader *self, const char *group, const char *id)
{
  PlSourceNote note = { 0 };
  int confidence = 0;

  note.id = g_strdup (id);
  note.title = pl_key_file_dup_required (self->file, group, "Title", self->error);
  note.url = pl_key_file_dup_string (self->file, group, "Url", NULL, self->error);
  confidence
      = pl_key_file_get_choice (self->file, group, "Confidence", confidence_words, -1, self->error);
  if (confidence < 0)
    pl_key_file_fail (self->file, group, "Confidence", PL_FILE_ERROR_MISSING, self->error,
                      _ ("it is not there; write maker, vendor, third-party, derived or assumed"));
  note.confidence = confidence < 0 ? PL_CONFIDENCE_ASSUMED : (PlConfidence) confidence;
  g_array_append_val (self->kind->notes, note);
}

static void
read_bus (PlKindReader *self, const char *group, const char *id)
{
  static const char *const sides[] = { "none", "left", "right", NULL };
  g_autofree char *name = pl_key_file_dup_required (self->file, group, "Name", self->error);
  gboolean programme = pl_key_file_get_boolean (self->file, group, "Programme", TRUE, self->error);
  int side = pl_key_file_get_choice (self->file, group, "Side", sides, 0, self->error);
  guint16 index = pl_reader_add_bus (self, id, name != NULL ? name : id, programme);

  g_array_index (self->kind->signals, PlSignal, index).side = (PlSide) side;
}

static void
read_bus_pair (PlKindReader *self, const char *group, const char *id)
{
  g_autofree char *pair = pl_key_file_dup_string (self->file, group, "Pair", NULL, self->error);
  int index = pl_kind_find_signal (self->kind, id);

  g_assert (index >= 0);
  if (pair != NULL)
    g_array_index (self->kind->signals, PlSignal, index).pair
        = pl_reader_find_signal (self, group, "Pair", pair);
}

static void
read_switch (PlKindReader *self, const char *group, PlControl *control)
{
  g_autofree char *initial = NULL;

  control->unit = PL_UNIT_POSITION;
  control->positions = pl_key_file_dup_list (self->file, group, "Positions", self->error);
  if (pl_reader_failed (self))
    return;
  if (control->positions == NULL || g_strv_length (control->positions) < 2)
    {
      pl_key_file_fail (self->file, group, "Positions", PL_FILE_ERROR_MISSING, self->error,
                        _ ("a switch needs two or more; write for example Positions=off;on"));
      return;
    }
  control->max = (double) g_strv_length (control->positions) - 1.0;
  initial
      = pl_key_file_dup_string (self->file, group, "Default", control->positions[0], self->error);
  for (guint i = 0; initial != NULL && control->positions[i] != NULL; i++)
    if (strcmp (control->positions[i], initial) == 0)
      {
        control->initial = i;
        return;
      }
  pl_key_file_fail (self->file, group, "Default", PL_FILE_ERROR_VALUE, self->error,
                    _ ("“%s” is not one of the positions"), initial != NULL ? initial : "");
}

static void
read_range (PlKindReader *self, const char *group, PlControl *control)
{
  static const char *const units[] = { "dB", "%", "pan", "balance", NULL };
  static const double lowest[] = { -60, 0, -1, -1 }, highest[] = { 10, 100, 1, 1 };
  int unit = pl_key_file_get_choice (self->file, group, "Unit", units, 0, self->error);
  double limit = unit >= PL_UNIT_PAN ? 1 : PL_MAX_SETTING;

  control->unit = (PlUnit) unit;
  control->min
      = pl_key_file_get_double (self->file, group, "Min", -limit, limit, lowest[unit], self->error);
  control->max = pl_key_file_get_double (self->file, group, "Max", -limit, limit, highest[unit],
                                         self->error);
  control->initial
      = pl_key_file_get_double (self->file, group, "Default", -limit, limit, 0, self->error);
  control->unity = pl_key_file_get_double (self->file, group, "Unity", 0.1, 1000, 50, self->error);
  control->off_at_min
      = pl_key_file_get_boolean (self->file, group, "Off", unit == PL_UNIT_DB, self->error);
  if (control->min >= control->max)
    pl_key_file_fail (self->file, group, "Min", PL_FILE_ERROR_VALUE, self->error,
                      _ ("it is not below Max; exchange the two"));
  if (control->initial < control->min || control->initial > control->max)
    pl_key_file_fail (self->file, group, "Default", PL_FILE_ERROR_VALUE, self->error,
                      _ ("it lies outside Min to Max; choose a value between them"));
}

static void
read_control (PlKindReader *self, const char *group, const char *id)
{
  static const char *const types[] = { "knob", "fader", "switch", NULL };
  PlControl control = { 0 };
  int type = pl_key_file_get_choice (self->file, group, "Type", types, 0, self->error);

  control.id = g_strdup (id);
  control.label = pl_key_file_dup_string (self->file, group, "Label", id, self->error);
  control.section = pl_key_file_dup_string (self->file, group, "Section", NULL, self->error);
  control.type = (PlControlType) type;
  control.claims = pl_reader_read_claims (self, group);
  if (control.type == PL_CONTROL_SWITCH)
    read_switch (self, group, &control);
  else
    read_range (self, group, &control);
  g_array_append_val (self->kind->controls, control);
}

static void
read_device (PlKindReader *self)
{
  static const char *const grounds[] = { "earth", "floating", "none", NULL };
  PlKind *kind = self->kind;
  int category
      = pl_key_file_get_choice (self->file, "Device", "Kind", category_words, -1, self->error);
  int ground = pl_key_file_get_choice (self->file, "Device", "Ground", grounds, 1, self->error);

  if (category < 0 || category >= PL_CATEGORY_CABLE)
    pl_key_file_fail (self->file, "Device", "Kind", PL_FILE_ERROR_MISSING, self->error,
                      _ ("it must be one of mixer, headphone-amp, splitter, interface, speaker, "
                         "amplifier, microphone, instrument, player, processor, headphones, note"));
  kind->category = category < 0 ? PL_CATEGORY_MIXER : (PlCategory) category;
  kind->panel = pl_key_file_dup_string (self->file, "Device", "Panel", NULL, self->error);
  kind->accent = pl_key_file_dup_string (self->file, "Device", "Accent", NULL, self->error);
  kind->verified = pl_key_file_get_boolean (self->file, "Device", "Verified", FALSE, self->error);
  kind->placeholder = pl_key_file_get_boolean (self->file, "Device", "Unknown", FALSE, self->error);
  kind->has_ground = ground != 2;
  kind->earthed = ground == 0;
  if (kind->panel != NULL && strpbrk (kind->panel, "/\\") != NULL)
    pl_key_file_fail (self->file, "Device", "Panel", PL_FILE_ERROR_VALUE, self->error,
                      _ ("it must be a plain file name; put the SVG beside this file"));
  if (kind->accent != NULL
      && (strlen (kind->accent) != 7 || kind->accent[0] != '#'
          || strspn (kind->accent + 1, "0123456789abcdefABCDEF") != 6))
    pl_key_file_fail (self->file, "Device", "Accent", PL_FILE_ERROR_VALUE, self->error,
                      _ ("“%s” is not a colour; write it as #rrggbb"), kind->accent);
}

void
pl_reader_read_head (PlKindReader *self, const char *group)
{
  PlKind *kind = self->kind;
  int format = pl_key_file_get_int (self->file, group, "Format", 1, G_MAXINT, 0, self->error);

  if (format == 0)
    pl_key_file_fail (self->file, group, "Format", PL_FILE_ERROR_MISSING, self->error,
                      _ ("it is not there; write Format=1"));
  if (format > KIND_FORMAT)
    pl_key_file_fail (
        self->file, group, "Format", PL_FILE_ERROR_VERSION, self->error,
        _ ("this file was written for a newer Patchlead (format %d, this one reads up "
           "to %d); update Patchlead"),
        format, KIND_FORMAT);
  kind->id = pl_key_file_dup_required (self->file, group, "Id", self->error);
  kind->name = pl_key_file_dup_required (self->file, group, "Name", self->error);
  kind->maker = pl_key_file_dup_string (self->file, group, "Maker", NULL, self->error);
  kind->summary = pl_key_file_dup_string (self->file, group, "Summary", "", self->error);
  kind->claims = (g_array_unref (kind->claims), pl_reader_read_claims (self, group));
  if (kind->id != NULL && !id_is_good (kind->id))
    pl_key_file_fail (self->file, group, "Id", PL_FILE_ERROR_VALUE, self->error,
                      _ ("“%s” may only have small letters, digits and dashes"), kind->id);
}

void
pl_reader_read_groups (PlKindReader *self, char **groups, const char *prefix, PlReadGroup read)
{
  for (guint i = 0, n_read = 0; groups[i] != NULL && !pl_reader_failed (self); i++)
    {
      const char *id = pl_reader_group_id (groups[i], prefix);

      if (id == NULL)
        continue;
      if (++n_read > PL_MAX_ITEMS / 4)
        pl_key_file_fail (self->file, groups[i], NULL, PL_FILE_ERROR_VALUE, self->error,
                          _ ("there are more than %d of these; remove some"), PL_MAX_ITEMS / 4);
      else if (!id_is_good (id))
        pl_key_file_fail (self->file, groups[i], NULL, PL_FILE_ERROR_VALUE, self->error,
                          _ ("the name may only have small letters, digits and dashes"));
      else
        read (self, groups[i], id);
    }
}

static void
read_output (PlKindReader *self, const char *group, const char *id)
{
  int index = pl_kind_find_connector (self->kind, id);

  g_assert (index >= 0);
  pl_reader_read_output (self, group, (guint16) index);
}

static void
read_route (PlKindReader *self, const char *group, const char *id)
{
  pl_reader_read_route (self, group);
}

static void
read_device_file (PlKindReader *self)
{
  g_auto (GStrv) groups = pl_key_file_dup_groups (self->file);

  pl_reader_read_groups (self, groups, "Source", pl_reader_read_source);
  if (!pl_reader_failed (self))
    pl_reader_read_head (self, "Device");
  if (!pl_reader_failed (self))
    read_device (self);
  pl_reader_read_groups (self, groups, "Control", read_control);
  pl_reader_read_groups (self, groups, "Bus", read_bus);
  pl_reader_read_groups (self, groups, "Bus", read_bus_pair);
  pl_reader_read_groups (self, groups, "Jack", pl_reader_read_jack);
  pl_reader_read_groups (self, groups, "Channel", pl_reader_read_channel);
  pl_reader_read_groups (self, groups, "Jack", read_output);
  pl_reader_read_groups (self, groups, "Route", read_route);
  if (!pl_reader_failed (self) && self->kind->connectors->len == 0
      && self->kind->category != PL_CATEGORY_NOTE)
    pl_key_file_fail (self->file, "Device", NULL, PL_FILE_ERROR_MISSING, self->error,
                      _ ("it has no jacks; add at least one [Jack …] group"));
}

static gboolean
within_limits (PlKindReader *self)
{
  const PlKind *kind = self->kind;

  if (kind->elements->len < PL_MAX_ITEMS && kind->signals->len < PL_MAX_ITEMS
      && kind->routes->len < PL_MAX_ITEMS && kind->n_nodes < PL_MAX_ITEMS)
    return TRUE;
  pl_key_file_fail (self->file, NULL, NULL, PL_FILE_ERROR_VALUE, self->error,
                    _ ("it describes more than %d nets, elements or signals; make it smaller"),
                    PL_MAX_ITEMS);
  return FALSE;
}

PlKind *
pl_kind_parse (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, length, name, error);
  g_autoptr (PlKind) kind = NULL;
  PlKindReader reader = { .file = file, .error = &problem };

  if (file == NULL)
    return NULL;
  kind = reader.kind = kind_new ();
  if (pl_key_file_has_group (file, "Cable"))
    pl_reader_read_cable (&reader);
  else if (pl_key_file_has_group (file, "Device"))
    read_device_file (&reader);
  else
    pl_key_file_fail (file, NULL, NULL, PL_FILE_ERROR_MISSING, &problem,
                      _ ("it has neither [Device] nor [Cable]; the first group says which it is"));
  if (problem == NULL && within_limits (&reader))
    (void) pl_key_file_check_all_used (file, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  length
      = (gssize) pl_key_file_skip_mark (&text, length); /* in a patch file it would not be first */
  kind->text = pl_packed_new (text, length);
  pl_kind_index_cells (kind);
  return g_steal_pointer (&kind);
}
