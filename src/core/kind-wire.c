/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inner circuit of inputs and outputs: electrical model, sections 3 and 4 (src/DESIGN.md). */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kind-reader.h"

#define PHANTOM_FEED_OHMS  6810.0 /* per leg, IEC 61938 P48 */
#define RING_SENSE_OHMS    1000.0 /* ground-sensing outputs */
#define CROSS_COUPLED_OHMS 10e3   /* mid-point to ground */
#define TRANSFORMER_OHMS   10e6   /* mid-point to ground */
#define VARIANT_STRAP_OHMS 1e-3   /* a strap that exists in one of several cases only */

/* The two contacts a signal uses, and whether the second one is there at all. */
static void
find_legs (const PlConnector *connector, gboolean coaxial, guint16 *hot, guint16 *cold)
{
  static const PlContact coaxial_legs[] = { PL_CONTACT_TIP, PL_CONTACT_RING };
  static const PlContact other_legs[][2] = { { PL_CONTACT_PIN2, PL_CONTACT_PIN3 },
                                             { PL_CONTACT_CENTRE, PL_CONTACT_SHELL },
                                             { PL_CONTACT_PLUS, PL_CONTACT_MINUS } };

  if (coaxial && connector->node[PL_CONTACT_TIP] != PL_NO_NODE)
    {
      *hot = connector->node[coaxial_legs[0]];
      *cold = connector->node[coaxial_legs[1]];
      return;
    }
  *hot = *cold = PL_NO_NODE;
  for (guint i = 0; i < G_N_ELEMENTS (other_legs) && *hot == PL_NO_NODE; i++)
    {
      *hot = connector->node[other_legs[i][0]];
      *cold = connector->node[other_legs[i][1]];
    }
  if (*cold == PL_GROUND_NODE)
    *cold = PL_NO_NODE;
}

typedef struct
{
  PlKindReader *reader;
  guint16 connector;
  guint8 variant;
} Wirer;

static PlElement
element_new (const Wirer *self, PlElementType type, guint16 a, guint16 b, double ohms)
{
  PlElement element = { .type = type,
                        .a = a,
                        .b = b,
                        .ohms = ohms,
                        .signal = PL_NO_INDEX,
                        .gain = pl_gain_unity (),
                        .connector = self->connector,
                        .conductor = PL_NO_INDEX,
                        .variant = self->variant };
  return element;
}

static void
add_resistor (const Wirer *self, guint16 a, guint16 b, double ohms)
{
  PlElement element = element_new (self, PL_ELEMENT_RESISTOR, a, b, ohms);

  if (a != PL_NO_NODE && b != PL_NO_NODE)
    (void) pl_reader_add_element (self->reader, &element);
}

static void
add_passive (const Wirer *self, guint16 a, guint16 b, double ohms)
{
  PlElement element = element_new (self, PL_ELEMENT_RESISTOR, a, b, ohms);

  element.passive = TRUE;
  if (a != PL_NO_NODE)
    (void) pl_reader_add_element (self->reader, &element);
}

/* The cold contact of something unbalanced: joined to ground, or with no contact. */
static void
add_strap (const Wirer *self, guint16 cold, gboolean strapped)
{
  if (strapped)
    add_resistor (self, cold, PL_GROUND_NODE,
                  self->variant == PL_ANY_VARIANT ? 0.0 : VARIANT_STRAP_OHMS);
}

static guint16
add_sense (const Wirer *self, const char *suffix, guint16 hot, guint16 cold, double ohms)
{
  const PlConnector *connector = pl_kind_connector (self->reader->kind, self->connector);
  g_autofree char *id = g_strconcat (connector->id, suffix, NULL);

  return pl_reader_add_sense (self->reader, id, self->connector, hot, cold, ohms);
}

static void
add_group (const Wirer *self, guint16 left, guint16 right, gboolean is_listener)
{
  PlKind *kind = self->reader->kind;
  PlGroup group = { .connector = self->connector,
                    .is_pair = right != PL_NO_INDEX,
                    .is_listener = is_listener,
                    .sense = { left, right } };

  group.label = g_strdup (pl_kind_connector (kind, self->connector)->label);
  g_array_append_val (kind->groups, group);
}

static void
set_sides (const Wirer *self, guint16 left, guint16 right, gboolean ears)
{
  PlSignal *signals = (PlSignal *) (void *) self->reader->kind->signals->data;

  signals[left].side = PL_SIDE_LEFT;
  signals[right].side = PL_SIDE_RIGHT;
  signals[left].pair = right;
  signals[right].pair = left;
  if (ears)
    {
      signals[left].ear = PL_SIDE_LEFT;
      signals[right].ear = PL_SIDE_RIGHT;
    }
}

static void
wire_pair (const Wirer *self, guint16 tip, guint16 ring, double ohms, gboolean ears)
{
  guint16 left = add_sense (self, ".left", tip, PL_GROUND_NODE, ohms);
  guint16 right = add_sense (self, ".right", ring, PL_GROUND_NODE, ohms);

  add_resistor (self, tip, PL_GROUND_NODE, ohms);
  add_resistor (self, ring, PL_GROUND_NODE, ohms);
  set_sides (self, left, right, ears);
  add_group (self, left, right, ears);
  g_array_index (self->reader->kind->connectors, PlConnector, self->connector).senses[0] = left;
  g_array_index (self->reader->kind->connectors, PlConnector, self->connector).senses[1] = right;
}

static double
wire_microphone (const Wirer *self, guint16 hot, guint16 cold, double ohms)
{
  const PlConnector *connector = pl_kind_connector (self->reader->kind, self->connector);

  add_resistor (self, hot, cold, ohms);
  if (connector->phantom == PL_NO_INDEX)
    return ohms;
  for (guint leg = 0; leg < 2; leg++)
    {
      PlElement feed = element_new (self, PL_ELEMENT_PHANTOM, leg == 0 ? hot : cold, PL_GROUND_NODE,
                                    PHANTOM_FEED_OHMS);
      feed.gain.condition = connector->phantom;
      feed.gain.position = 1;
      (void) pl_reader_add_element (self->reader, &feed);
    }
  return 1.0 / (1.0 / ohms + 1.0 / (2.0 * PHANTOM_FEED_OHMS));
}

/* A mono input of any sort; returns its sense. */
static guint16
wire_mono (const Wirer *self, PlInput input, guint16 hot, guint16 cold, double ohms,
           gboolean strapped, const char *suffix)
{
  gboolean differential = FALSE;

  switch (input)
    {
    case PL_INPUT_BALANCED:
      differential = cold != PL_NO_NODE;
      add_resistor (self, hot, PL_GROUND_NODE, ohms / 2.0);
      add_resistor (self, cold, PL_GROUND_NODE, ohms / 2.0);
      break;
    case PL_INPUT_TRANSFORMER:
    case PL_INPUT_SPEAKER:
      differential = cold != PL_NO_NODE;
      add_resistor (self, hot, differential ? cold : PL_GROUND_NODE, ohms);
      break;
    case PL_INPUT_MICROPHONE:
      differential = cold != PL_NO_NODE;
      if (differential)
        ohms = wire_microphone (self, hot, cold, ohms);
      else
        add_resistor (self, hot, PL_GROUND_NODE, ohms);
      break;
    case PL_INPUT_UNBALANCED:
    case PL_INPUT_INSTRUMENT:
      add_resistor (self, hot, PL_GROUND_NODE, ohms);
      add_strap (self, cold, strapped);
      break;
    case PL_INPUT_NONE:
    case PL_INPUT_STEREO:
    case PL_INPUT_HEADPHONES:
      g_assert_not_reached ();
    }
  return add_sense (self, suffix, hot, differential ? cold : PL_GROUND_NODE, ohms);
}

static gboolean
is_paired (PlInput input)
{
  return input == PL_INPUT_STEREO || input == PL_INPUT_HEADPHONES;
}

static void
fail_shape (const Wirer *self, const char *group, const char *key)
{
  pl_key_file_fail (self->reader->file, group, key, PL_FILE_ERROR_VALUE, self->reader->error,
                    _ ("this connector has too few contacts for it; choose another connector, or "
                       "another sort of input"));
}

static void
wire_part (const Wirer *self, PlInput input, gboolean coaxial, double ohms, gboolean strapped,
           const char *suffix)
{
  const PlConnector *connector = pl_kind_connector (self->reader->kind, self->connector);
  g_autofree char *group = g_strconcat ("Jack ", connector->id, NULL);
  guint16 hot, cold, sense;

  find_legs (connector, coaxial, &hot, &cold);
  if (hot == PL_NO_NODE || (is_paired (input) && cold == PL_NO_NODE))
    fail_shape (self, group, suffix[0] == '\0' ? "Input" : "Line-input");
  else if (is_paired (input))
    wire_pair (self, hot, cold, ohms, input == PL_INPUT_HEADPHONES);
  else
    {
      sense = wire_mono (self, input, hot, cold, ohms, strapped, suffix);
      g_array_index (self->reader->kind->connectors, PlConnector, self->connector)
          .senses[suffix[0] == '\0' ? 0 : 1]
          = sense;
      add_group (self, sense, PL_NO_INDEX, FALSE);
    }
}

void
pl_reader_wire_input (PlKindReader *self, guint16 index, gboolean strapped, gboolean line_strapped,
                      double line_ohms)
{
  const PlConnector *connector = pl_kind_connector (self->kind, index);
  Wirer wirer = { self, index, PL_ANY_VARIANT };
  gboolean combo = connector->shape == PL_SHAPE_COMBO_SOCKET;
  PlInput line = connector->line_input;

  if (connector->input != PL_INPUT_NONE)
    wire_part (&wirer, connector->input, !combo, connector->ohms_in, strapped, "");
  if (line != PL_INPUT_NONE && !pl_reader_failed (self))
    wire_part (&wirer, line, TRUE, line_ohms, line_strapped, ".line");
}

void
pl_reader_wire_return (PlKindReader *self, guint16 index, gboolean ring_sends)
{
  PlConnector *connector = &g_array_index (self->kind->connectors, PlConnector, index);
  Wirer wirer = { self, index, PL_ANY_VARIANT };
  guint16 back = connector->node[ring_sends ? PL_CONTACT_TIP : PL_CONTACT_RING];

  if (back == PL_NO_NODE)
    {
      g_autofree char *group = g_strconcat ("Jack ", connector->id, NULL);

      pl_key_file_fail (self->file, group, "Output", PL_FILE_ERROR_VALUE, self->error,
                        _ ("an insert sends and returns on tip and ring; give it a trs or mini-trs "
                           "connector"));
      return;
    }
  add_resistor (&wirer, back, PL_GROUND_NODE, connector->ohms_in);
  connector->senses[0] = add_sense (&wirer, ".return", back, PL_GROUND_NODE, connector->ohms_in);
  add_group (&wirer, connector->senses[0], PL_NO_INDEX, FALSE);
}

/* Outputs */

typedef struct
{
  const Wirer *wirer;
  const PlOutputWiring *wiring;
  const PlConnector *connector;
  guint16 hot, cold;
} Leg;

static void
add_source (const Leg *self, guint16 a, guint16 b, guint16 signal, double share)
{
  PlElement source = element_new (self->wirer, PL_ELEMENT_SOURCE, a, b, self->connector->ohms_out);

  source.signal = signal;
  source.gain = self->wiring->gain;
  source.gain.factor *= share;
  (void) pl_reader_add_element (self->wirer->reader, &source);
}

/* +E/2 and -E/2 from a mid-point that is tied to ground only softly. */
static void
add_floating_pair (const Leg *self, double usual_common_ohms)
{
  guint16 mid = pl_reader_add_node (self->wirer->reader);
  double common = self->wiring->common_ohms;

  add_source (self, self->hot, mid, self->connector->signals[0], 0.5);
  add_source (self, self->cold, mid, self->connector->signals[0], -0.5);
  add_resistor (self->wirer, mid, PL_GROUND_NODE, common > 0.0 ? common : usual_common_ohms);
}

/* The tip follows the voltage that the ring finds at the other end. */
static void
add_ground_sensing (const Leg *self)
{
  PlElement follower = element_new (self->wirer, PL_ELEMENT_FOLLOWER, self->hot, PL_GROUND_NODE,
                                    self->connector->ohms_out);

  add_source (self, self->hot, PL_GROUND_NODE, self->connector->signals[0], 1.0);
  follower.signal = self->cold;
  (void) pl_reader_add_element (self->wirer->reader, &follower);
  add_passive (self->wirer, self->cold, PL_GROUND_NODE, RING_SENSE_OHMS);
}

static void
add_insert (const Leg *self)
{
  gboolean ring_sends = self->wiring->ring_sends;
  PlElement normal = element_new (self->wirer, PL_ELEMENT_NORMAL, self->hot, self->cold, 0.0);

  add_source (self, ring_sends ? self->cold : self->hot, PL_GROUND_NODE,
              self->connector->signals[0], 1.0);
  (void) pl_reader_add_element (self->wirer->reader, &normal);
}

static gboolean
needs_two_legs (PlDriver driver)
{
  return driver != PL_DRIVER_UNBALANCED && driver != PL_DRIVER_SPEAKER;
}

static void
wire_driver (const Leg *self, PlDriver driver)
{
  const guint16 *signals = self->connector->signals;

  switch (driver)
    {
    case PL_DRIVER_UNBALANCED:
    case PL_DRIVER_SPEAKER:
      add_source (self, self->hot, PL_GROUND_NODE, signals[0], 1.0);
      add_strap (self->wirer, self->cold,
                 self->wiring->strapped || self->connector->shape == PL_SHAPE_SPEAKON_SOCKET);
      return;
    case PL_DRIVER_STEREO:
      add_source (self, self->hot, PL_GROUND_NODE, signals[0], 1.0);
      add_source (self, self->cold, PL_GROUND_NODE, signals[1], 1.0);
      return;
    case PL_DRIVER_IMPEDANCE_BALANCED:
      add_source (self, self->hot, PL_GROUND_NODE, signals[0], 1.0);
      add_passive (self->wirer, self->cold, PL_GROUND_NODE, self->connector->ohms_out);
      return;
    case PL_DRIVER_BALANCED:
    case PL_DRIVER_BRIDGED:
      add_source (self, self->hot, PL_GROUND_NODE, signals[0], 0.5);
      add_source (self, self->cold, PL_GROUND_NODE, signals[0], -0.5);
      return;
    case PL_DRIVER_CROSS_COUPLED:
      add_floating_pair (self, CROSS_COUPLED_OHMS);
      return;
    case PL_DRIVER_TRANSFORMER:
      add_floating_pair (self, TRANSFORMER_OHMS);
      return;
    case PL_DRIVER_GROUND_SENSING:
      add_ground_sensing (self);
      return;
    case PL_DRIVER_INSERT:
      add_insert (self);
      return;
    }
  g_assert_not_reached ();
}

void
pl_reader_wire_output (PlKindReader *self, guint16 index, const PlOutputWiring *wiring)
{
  const PlConnector *connector = pl_kind_connector (self->kind, index);
  g_autofree char *group = g_strconcat ("Jack ", connector->id, NULL);
  Wirer wirer = { self, index, PL_ANY_VARIANT };
  Leg leg = { .wirer = &wirer, .wiring = wiring, .connector = connector };

  find_legs (connector, TRUE, &leg.hot, &leg.cold);
  for (guint i = 0; i < connector->n_drivers && !pl_reader_failed (self); i++)
    {
      wirer.variant = connector->n_drivers > 1 ? (guint8) i : PL_ANY_VARIANT;
      if (leg.hot == PL_NO_NODE
          || (leg.cold == PL_NO_NODE && needs_two_legs (connector->drivers[i])))
        pl_key_file_fail (self->file, group, "Output", PL_FILE_ERROR_VALUE, self->error,
                          _ ("“%s” needs more contacts than this connector has"),
                          pl_driver_name (connector->drivers[i]));
      else if (connector->drivers[i] == PL_DRIVER_INSERT && connector->n_drivers > 1)
        pl_key_file_fail (self->file, group, "Output", PL_FILE_ERROR_VALUE, self->error,
                          _ ("an insert is an insert; give it alone"));
      else
        wire_driver (&leg, connector->drivers[i]);
    }
}
