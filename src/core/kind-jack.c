/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kind-reader.h"

#define NAME(id, name) name,

static const char *const driver_words[] = { PL_DRIVERS (NAME) NULL };
static const char *const input_words[] = { PL_INPUTS (NAME) NULL };
static const char *const level_words[] = { PL_LEVELS (NAME) NULL };

#undef NAME

/* "trs" in a device is a socket; anything already complete is taken as it is. */
static gboolean
parse_connector_word (const char *word, PlShape *shape)
{
  g_autofree char *socket = g_strconcat (word, "-socket", NULL);

  return pl_shape_parse (word, shape) || pl_shape_parse (socket, shape);
}

static void
give_nodes (PlKindReader *self, PlConnector *connector)
{
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    {
      connector->node[contact] = PL_NO_NODE;
      if (!pl_shape_has_contact (connector->shape, (PlContact) contact))
        continue;
      if (contact == PL_CONTACT_SLEEVE || contact == PL_CONTACT_PIN1 || contact == PL_CONTACT_SHELL)
        connector->node[contact] = PL_GROUND_NODE;
      else
        connector->node[contact] = pl_reader_add_node (self);
    }
}

static void
read_shape (PlKindReader *self, const char *group, PlConnector *connector)
{
  g_autofree char *word = pl_key_file_dup_required (self->file, group, "Connector", self->error);

  connector->shape = PL_SHAPE_OTHER_SOCKET;
  if (word != NULL && !parse_connector_word (word, &connector->shape))
    pl_key_file_fail (self->file, group, "Connector", PL_FILE_ERROR_VALUE, self->error,
                      _ ("“%s” is not a connector; choose ts, trs, mini-ts, mini-trs, mini-trrs, "
                         "xlr-male, xlr-female, combo, rca, speakon or other"),
                      word);
  /* XLR sockets on a box are of either sex, so only pin-less plugs tell a lead from a hole. */
  connector->moves = pl_shape_is_plug (connector->shape) && connector->shape != PL_SHAPE_XLR_MALE
                     && connector->shape != PL_SHAPE_XLR_FEMALE;
}

static PlLevel
read_level (PlKindReader *self, const char *group, const char *key, PlLevel fallback)
{
  return (PlLevel) pl_key_file_get_choice (self->file, group, key, level_words, (int) fallback,
                                           self->error);
}

static PlLevel
usual_level (PlInput input)
{
  switch (input)
    {
    case PL_INPUT_MICROPHONE:
      return PL_LEVEL_MIC;
    case PL_INPUT_INSTRUMENT:
      return PL_LEVEL_INSTRUMENT;
    case PL_INPUT_HEADPHONES:
      return PL_LEVEL_PHONES;
    case PL_INPUT_SPEAKER:
      return PL_LEVEL_SPEAKER;
    case PL_INPUT_NONE:
    case PL_INPUT_STEREO:
    case PL_INPUT_UNBALANCED:
    case PL_INPUT_BALANCED:
    case PL_INPUT_TRANSFORMER:
      return PL_LEVEL_LINE;
    }
  g_assert_not_reached ();
}

/* Loads when the file gives none: electrical model, sections 4 and 10 (src/DESIGN.md). */
static double
usual_ohms (PlInput input)
{
  switch (input)
    {
    case PL_INPUT_NONE:
    case PL_INPUT_STEREO:
    case PL_INPUT_UNBALANCED:
      return 10e3;
    case PL_INPUT_BALANCED:
    case PL_INPUT_TRANSFORMER:
      return 20e3;
    case PL_INPUT_MICROPHONE:
      return 2e3;
    case PL_INPUT_INSTRUMENT:
      return 1e6;
    case PL_INPUT_HEADPHONES:
      return 63;
    case PL_INPUT_SPEAKER:
      return 8;
    }
  g_assert_not_reached ();
}

static gboolean
read_strap (PlKindReader *self, const char *group)
{
  static const char *const words[] = { "open", "strapped", NULL };

  return pl_key_file_get_choice (self->file, group, "Ring", words, 1, self->error) == 1;
}

static gboolean
is_insert (PlKindReader *self, const char *group)
{
  g_autofree char *output = pl_key_file_dup_string (self->file, group, "Output", "", self->error);

  return strcmp (output, "insert") == 0;
}

static gboolean
read_ring_sends (PlKindReader *self, const char *group)
{
  static const char *const words[] = { "tip-send", "ring-send", NULL };

  return pl_key_file_get_choice (self->file, group, "Insert", words, 0, self->error) == 1;
}

static double
read_ohms (PlKindReader *self, const char *group, const char *key, double fallback)
{
  return pl_key_file_get_double (self->file, group, key, 0.01, 1e9, fallback, self->error);
}

static void
read_input (PlKindReader *self, const char *group, guint16 index)
{
  PlConnector *connector = &g_array_index (self->kind->connectors, PlConnector, index);
  PlKeyFile *file = self->file;
  g_autofree char *phantom = pl_key_file_dup_string (file, group, "Phantom", NULL, self->error);
  double line_ohms = 0;
  gboolean strapped = read_strap (self, group);

  connector->input
      = (PlInput) pl_key_file_get_choice (file, group, "Input", input_words, 0, self->error);
  connector->line_input
      = (PlInput) pl_key_file_get_choice (file, group, "Line-input", input_words, 0, self->error);
  connector->ohms_in = read_ohms (self, group, "Input-ohms", usual_ohms (connector->input));
  line_ohms = read_ohms (self, group, "Line-ohms", usual_ohms (connector->line_input));
  connector->input_level = read_level (self, group, "Input-level", usual_level (connector->input));
  connector->max_in_dbu
      = pl_key_file_get_double (file, group, "Max-in-dbu", -100, 100, (double) NAN, self->error);
  if (phantom != NULL)
    connector->phantom = pl_reader_find_control (self, group, "Phantom", phantom);
  if (connector->line_input != PL_INPUT_NONE && connector->shape != PL_SHAPE_COMBO_SOCKET)
    pl_key_file_fail (file, group, "Line-input", PL_FILE_ERROR_VALUE, self->error,
                      _ ("only a combo socket has two inputs in one hole; use Input"));
  if (!pl_reader_failed (self))
    pl_reader_wire_input (self, index, strapped, strapped, line_ohms);
  if (!pl_reader_failed (self) && is_insert (self, group))
    pl_reader_wire_return (self, index, read_ring_sends (self, group));
}

void
pl_reader_read_jack (PlKindReader *self, const char *group, const char *id)
{
  PlConnector connector = { .phantom = PL_NO_INDEX,
                            .signals = { PL_NO_INDEX, PL_NO_INDEX },
                            .senses = { PL_NO_INDEX, PL_NO_INDEX },
                            .nominal_dbu = (double) NAN,
                            .max_dbu = (double) NAN,
                            .max_in_dbu = (double) NAN };

  connector.id = g_strdup (id);
  connector.label = pl_key_file_dup_string (self->file, group, "Label", id, self->error);
  connector.section = pl_key_file_dup_string (self->file, group, "Section", NULL, self->error);
  connector.claims = pl_reader_read_claims (self, group);
  read_shape (self, group, &connector);
  give_nodes (self, &connector);
  g_array_append_val (self->kind->connectors, connector);
  read_input (self, group, (guint16) (self->kind->connectors->len - 1));
}

/* Outputs */

static void
read_drivers (PlKindReader *self, const char *group, PlConnector *connector)
{
  g_auto (GStrv) words = pl_key_file_dup_list (self->file, group, "Output", self->error);

  for (guint i = 0; words != NULL && words[i] != NULL && !pl_reader_failed (self); i++)
    {
      const char *word = g_strstrip (words[i]);
      guint driver = 0;

      while (driver < PL_N_DRIVERS && strcmp (driver_words[driver], word) != 0)
        driver++;
      if (driver == PL_N_DRIVERS)
        pl_key_file_fail (self->file, group, "Output", PL_FILE_ERROR_VALUE, self->error,
                          _ ("“%s” is not a way to drive an output; choose unbalanced, stereo, "
                             "impedance-balanced, balanced, cross-coupled, transformer, "
                             "ground-sensing, bridged, insert or speaker"),
                          word);
      else if (connector->n_drivers == G_N_ELEMENTS (connector->drivers))
        pl_key_file_fail (self->file, group, "Output", PL_FILE_ERROR_VALUE, self->error,
                          _ ("more than four possibilities; keep the plausible ones"));
      else
        connector->drivers[connector->n_drivers++] = (PlDriver) driver;
    }
}

static double
usual_output_ohms (PlDriver driver)
{
  switch (driver)
    {
    case PL_DRIVER_STEREO:
      return 47;
    case PL_DRIVER_SPEAKER:
    case PL_DRIVER_BRIDGED:
      return 0.1;
    case PL_DRIVER_UNBALANCED:
    case PL_DRIVER_IMPEDANCE_BALANCED:
    case PL_DRIVER_BALANCED:
    case PL_DRIVER_CROSS_COUPLED:
    case PL_DRIVER_TRANSFORMER:
    case PL_DRIVER_GROUND_SENSING:
    case PL_DRIVER_INSERT:
      return 120;
    }
  g_assert_not_reached ();
}

static PlLevel
usual_output_level (PlDriver driver)
{
  if (driver == PL_DRIVER_STEREO)
    return PL_LEVEL_PHONES;
  if (driver == PL_DRIVER_SPEAKER)
    return PL_LEVEL_SPEAKER;
  return PL_LEVEL_LINE;
}

static void
read_figures (PlKindReader *self, const char *group, PlConnector *connector)
{
  static const char *const words[] = { "unknown", "fine", "warns", NULL };
  PlKeyFile *file = self->file;
  PlDriver first = connector->drivers[0];
  g_autofree char *doubt = pl_key_file_dup_string (file, group, "Doubt", NULL, self->error);

  connector->ohms_out = read_ohms (self, group, "Ohms", usual_output_ohms (first));
  connector->level = read_level (self, group, "Level", usual_output_level (first));
  connector->nominal_dbu
      = pl_key_file_get_double (file, group, "Nominal-dbu", -100, 100, (double) NAN, self->error);
  connector->max_dbu
      = pl_key_file_get_double (file, group, "Max-dbu", -100, 100, (double) NAN, self->error);
  connector->min_load_ohms
      = pl_key_file_get_double (file, group, "Min-load", 0, 1e6, 0, self->error);
  connector->needs_phantom
      = pl_key_file_get_boolean (file, group, "Needs-phantom", FALSE, self->error);
  if (connector->needs_phantom && connector->shape != PL_SHAPE_XLR_MALE)
    pl_key_file_fail (file, group, "Needs-phantom", PL_FILE_ERROR_VALUE, self->error,
                      _ ("48 V come on pins 2 and 3; set Connector=xlr-male or remove this line"));
  connector->cold_shorted
      = (PlMakersWord) pl_key_file_get_choice (file, group, "Cold-shorted", words, 0, self->error);
  if (connector->n_drivers > 1)
    connector->doubt = g_strdup (doubt != NULL ? doubt : connector->id);
}

static void
read_carried (PlKindReader *self, const char *group, PlConnector *connector)
{
  g_auto (GStrv) list = pl_key_file_dup_list (self->file, group, "Carries", self->error);
  guint n = list != NULL ? g_strv_length (list) : 0;
  guint wanted = connector->drivers[0] == PL_DRIVER_STEREO ? 2 : 1;

  if (pl_reader_failed (self))
    return;
  if (n != wanted)
    pl_key_file_fail (self->file, group, "Carries", PL_FILE_ERROR_VALUE, self->error,
                      wanted == 2 ? _ ("a stereo output plays two: Carries=LEFT;RIGHT")
                                  : _ ("this output plays one bus or input: Carries=BUS"));
  for (guint i = 0; i < n && !pl_reader_failed (self); i++)
    connector->signals[i] = pl_reader_find_signal (self, group, "Carries", g_strstrip (list[i]));
}

static void
read_output_gain (PlKindReader *self, const char *group, PlGain *gain)
{
  double db = pl_key_file_get_double (self->file, group, "Gain", -120, 120, 0, self->error);

  gain->factor = pow (10.0, db / 20.0);
  pl_reader_read_controls (self, group, gain);
}

/* Two outputs that rest on each other are built to be added up; an input cannot play into one. */
static gboolean
can_be_normalled (PlKindReader *self, const char *group, const char *id, gboolean is_output)
{
  g_autofree char *other = g_strconcat ("Jack ", id, NULL);

  if (strcmp (group, other) == 0)
    pl_key_file_fail (self->file, group, "Normalled-from", PL_FILE_ERROR_VALUE, self->error,
                      _ ("a jack cannot rest on itself; name the other one of the pair"));
  else if (is_output && !pl_key_file_has_key (self->file, other, "Output"))
    pl_key_file_fail (self->file, group, "Normalled-from", PL_FILE_ERROR_VALUE, self->error,
                      _ ("“%s” is no output; name the output that plays both sides while this one "
                         "is empty"),
                      id);
  return !pl_reader_failed (self);
}

/* While this jack is empty its hot and cold contacts rest on those of another. */
static void
read_normalling (PlKindReader *self, const char *group, guint16 index)
{
  g_autofree char *id
      = pl_key_file_dup_string (self->file, group, "Normalled-from", NULL, self->error);
  guint16 other = PL_NO_INDEX;
  const PlConnector *to = NULL, *from = NULL;

  if (id == NULL || pl_reader_failed (self))
    return;
  other = pl_reader_find_connector (self, group, "Normalled-from", id);
  if (other == PL_NO_INDEX)
    return;
  to = pl_kind_connector (self->kind, index);
  if (!can_be_normalled (self, group, id, to->n_drivers > 0))
    return;
  from = pl_kind_connector (self->kind, other);
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    {
      PlElement normal = { .type = PL_ELEMENT_NORMAL,
                           .a = to->node[contact],
                           .b = from->node[contact],
                           .signal = PL_NO_INDEX,
                           .gain = pl_gain_unity (),
                           .connector = index,
                           .conductor = PL_NO_INDEX,
                           .variant = PL_ANY_VARIANT };
      if (normal.a != PL_NO_NODE && normal.b != PL_NO_NODE && normal.a != PL_GROUND_NODE)
        (void) pl_reader_add_element (self, &normal);
    }
}

void
pl_reader_read_output (PlKindReader *self, const char *group, guint16 index)
{
  PlConnector *connector = &g_array_index (self->kind->connectors, PlConnector, index);
  PlOutputWiring wiring = { .gain = pl_gain_unity () };

  read_drivers (self, group, connector);
  read_normalling (self, group, index);
  if (connector->n_drivers == 0 || pl_reader_failed (self))
    return;
  read_figures (self, group, connector);
  read_carried (self, group, connector);
  read_output_gain (self, group, &wiring.gain);
  wiring.common_ohms
      = pl_key_file_get_double (self->file, group, "Common-ohms", 0, 1e12, 0, self->error);
  wiring.strapped = read_strap (self, group);
  wiring.ring_sends = read_ring_sends (self, group);
  if (!pl_reader_failed (self))
    pl_reader_wire_output (self, index, &wiring);
}
