/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/kind.h"

#include <math.h>
#include <string.h>

#define NAMES(type, list, function)                                                                \
  const char *function (type value)                                                                \
  {                                                                                                \
    static const char *const names[] = { list (NAME) };                                            \
    g_assert ((guint) value < G_N_ELEMENTS (names));                                               \
    return names[value];                                                                           \
  }
#define NAME(id, name) name,

NAMES (PlCategory, PL_CATEGORIES, pl_category_name)
NAMES (PlDriver, PL_DRIVERS, pl_driver_name)
NAMES (PlInput, PL_INPUTS, pl_input_name)
NAMES (PlLevel, PL_LEVELS, pl_level_name)
NAMES (PlConfidence, PL_CONFIDENCES, pl_confidence_name)

#undef NAME
#undef NAMES

static void
lists_clear (PlLists *lists)
{
  g_free (lists->item);
  g_free (lists->first);
}

static void
kind_clear (PlKind *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->maker);
  g_free (self->summary);
  g_free (self->panel);
  g_free (self->accent);
  g_free (self->text);
  g_free (self->short_name);
  g_strfreev (self->also);
  g_array_unref (self->notes);
  g_array_unref (self->claims);
  g_array_unref (self->controls);
  g_array_unref (self->connectors);
  g_array_unref (self->signals);
  g_array_unref (self->routes);
  g_array_unref (self->elements);
  g_array_unref (self->groups);
  g_array_unref (self->conductors);
  g_free (self->cell_of_node);
  lists_clear (&self->cell_nodes);
  lists_clear (&self->cell_connectors);
  lists_clear (&self->cell_elements);
  lists_clear (&self->cell_senses);
  lists_clear (&self->connector_cells);
  lists_clear (&self->signal_sources);
  lists_clear (&self->signal_routes_out);
  lists_clear (&self->signal_routes_in);
}

PlKind *
pl_kind_ref (PlKind *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pl_kind_unref (PlKind *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, (GDestroyNotify) kind_clear);
}

gboolean
pl_kind_is_cable (const PlKind *self)
{
  return self->category == PL_CATEGORY_CABLE || self->category == PL_CATEGORY_ADAPTER;
}

gboolean
pl_kind_is_heard (const PlKind *self, guint group)
{
  const PlGroup *what = pl_kind_group (self, group);

  return what->is_listener
         || (self->category == PL_CATEGORY_SPEAKER
             && pl_kind_connector (self, what->connector)->n_drivers == 0);
}

int
pl_kind_find_connector (const PlKind *self, const char *id)
{
  for (guint i = 0; i < self->connectors->len; i++)
    if (strcmp (pl_kind_connector (self, i)->id, id) == 0)
      return (int) i;
  return -1;
}

int
pl_kind_find_control (const PlKind *self, const char *id)
{
  for (guint i = 0; i < self->controls->len; i++)
    if (strcmp (pl_kind_control (self, i)->id, id) == 0)
      return (int) i;
  return -1;
}

int
pl_kind_find_signal (const PlKind *self, const char *id)
{
  for (guint i = 0; i < self->signals->len; i++)
    if (strcmp (pl_kind_signal (self, i)->id, id) == 0)
      return (int) i;
  return -1;
}

int
pl_kind_find_conductor (const PlKind *self, const char *id)
{
  for (guint i = 0; i < self->conductors->len; i++)
    if (strcmp (g_array_index (self->conductors, PlConductor, i).id, id) == 0)
      return (int) i;
  return -1;
}

guint
pl_kind_count_pieces (const PlKind *self)
{
  return 1 + self->connectors->len + self->controls->len + self->signals->len + self->elements->len
         + self->routes->len;
}

gboolean
pl_connector_is_output (const PlConnector *self)
{
  return self->n_drivers > 0;
}

gboolean
pl_connector_is_input (const PlConnector *self)
{
  return self->senses[0] != PL_NO_INDEX;
}

char *
pl_kind_dup_text (const PlKind *kind)
{
  return kind->text != NULL ? pl_packed_dup_text (kind->text) : NULL;
}

const PlClaim *
pl_claims_find (const GArray *claims, const char *key)
{
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      const PlClaim *claim = &g_array_index (claims, PlClaim, i);
      if (strcmp (claim->key, key) == 0)
        return claim;
    }
  return NULL;
}

/* Constant power: centre -3.01 dB on both sides. */
static double
pan_gain (double value, PlSide side)
{
  double angle = (value + 1.0) * G_PI / 4.0;

  if (side == PL_SIDE_NONE)
    return 1.0;
  return side == PL_SIDE_LEFT ? cos (angle) : sin (angle);
}

/* Centre 0 dB; turning away from a side takes it down along the same quarter wave. */
static double
balance_gain (double value, PlSide side)
{
  double away = side == PL_SIDE_LEFT ? value : -value;

  if (side == PL_SIDE_NONE || away <= 0.0)
    return 1.0;
  return away >= 1.0 ? 0.0 : cos (away * G_PI / 2.0);
}

double
pl_control_gain (const PlControl *self, double value, PlSide side)
{
  switch (self->unit)
    {
    case PL_UNIT_DB:
      return self->off_at_min && value <= self->min ? 0.0 : pow (10.0, value / 20.0);
    case PL_UNIT_PERCENT:
      return (value / self->unity) * (value / self->unity);
    case PL_UNIT_PAN:
      return pan_gain (value, side);
    case PL_UNIT_BALANCE:
      return balance_gain (value, side);
    case PL_UNIT_POSITION:
      return value >= 0.5 ? 0.0 : 1.0; /* a mute: position 0 lets through */
    }
  g_assert_not_reached ();
}
