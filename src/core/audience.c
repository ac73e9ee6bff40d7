/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/audience.h"

#include <math.h>

#include "core/hazard.h"
#include "core/hear.h"

#define HEARD_GAIN 1e-3 /* -60 dB, as for labels */

static void
find_listeners (const PlPatch *patch, GArray *listeners)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->groups->len; i++)
        {
          const PlGroup *group = pl_kind_group (kind, i);
          PlListener listener = { id, i, group->is_pair ? 2 : 1 };

          if (pl_kind_is_heard (kind, i))
            g_array_append_val (listeners, listener);
        }
    }
}

static void
add_programme (GArray *programmes, PlProgramme programme)
{
  guint at = 0;

  while (at < programmes->len)
    {
      PlProgramme other = g_array_index (programmes, PlProgramme, at);

      if (pl_programme_equal (other, programme))
        return;
      if (other.part > programme.part
          || (other.part == programme.part && other.signal > programme.signal))
        break;
      at++;
    }
  g_array_insert_val (programmes, at, programme);
}

static guint16
listener_sense (const PlPatch *patch, const PlListener *listener, guint ear)
{
  return pl_kind_group (pl_patch_get_part (patch, listener->part)->kind, listener->group)
      ->sense[ear];
}

static gboolean
is_heard (const PlCircuit *circuit, const PlHeard *heard)
{
  return fabs (heard->gain) >= HEARD_GAIN && !pl_circuit_is_unpowered (circuit, heard->programme);
}

static void
find_heard (const PlCircuit *self, const GArray *listeners, GArray *programmes)
{
  for (guint i = 0; i < listeners->len; i++)
    {
      const PlListener *listener = &g_array_index (listeners, PlListener, i);

      for (guint ear = 0; ear < listener->n_ears; ear++)
        {
          guint n = 0;
          const PlHeard *heard = pl_circuit_get_heard (
              self, listener->part, listener_sense (pl_circuit_get_patch (self), listener, ear),
              &n);

          for (guint h = 0; h < n; h++)
            if (is_heard (self, &heard[h]))
              add_programme (programmes, heard[h].programme);
        }
    }
}

/* Somebody who sings and is heard by nobody belongs in the table, too. */
static void
find_sources (const PlPatch *patch, GArray *programmes)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      if (kind->category != PL_CATEGORY_MICROPHONE && kind->category != PL_CATEGORY_INSTRUMENT
          && kind->category != PL_CATEGORY_PLAYER)
        continue;
      for (guint16 i = 0; i < kind->signals->len; i++)
        if (pl_kind_signal (kind, i)->programme)
          add_programme (programmes, (PlProgramme){ id, i });
    }
}

static gsize
cell_index (const PlAudience *self, guint programme, guint listener, guint ear)
{
  return ((gsize) programme * self->listeners->len + listener) * 2 + ear;
}

static void
fill_column (PlAudience *self, const PlCircuit *circuit, guint column, guint ear)
{
  const PlListener *listener = &g_array_index (self->listeners, PlListener, column);
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (
      circuit, listener->part, listener_sense (pl_circuit_get_patch (circuit), listener, ear), &n);

  for (guint row = 0; row < self->programmes->len; row++)
    for (guint i = 0; i < n; i++)
      if (pl_programme_equal (heard[i].programme,
                              g_array_index (self->programmes, PlProgramme, row))
          && is_heard (circuit, &heard[i]))
        self->gain[cell_index (self, row, column, ear)] = heard[i].gain;
}

PlAudience *
pl_circuit_dup_audience (const PlCircuit *self)
{
  PlAudience *audience = g_new0 (PlAudience, 1);
  PlPatch *patch = pl_circuit_get_patch (self);

  audience->programmes = g_array_new (FALSE, FALSE, sizeof (PlProgramme));
  audience->listeners = g_array_new (FALSE, FALSE, sizeof (PlListener));
  if (patch != NULL)
    {
      find_listeners (patch, audience->listeners);
      find_heard (self, audience->listeners, audience->programmes);
      find_sources (patch, audience->programmes);
    }
  audience->gain
      = g_new0 (double, MAX ((gsize) audience->programmes->len * audience->listeners->len * 2, 1));
  for (guint i = 0; i < audience->listeners->len; i++)
    for (guint ear = 0; ear < g_array_index (audience->listeners, PlListener, i).n_ears; ear++)
      fill_column (audience, self, i, ear);
  return audience;
}

void
pl_audience_free (PlAudience *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->programmes);
  g_array_unref (self->listeners);
  g_free (self->gain);
  g_free (self);
}

double
pl_audience_get_gain (const PlAudience *self, guint programme, guint listener, guint ear)
{
  return self->gain[cell_index (self, programme, listener, ear)];
}
