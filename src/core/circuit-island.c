/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One island: stamping its elements and solving it. */
#include <string.h>

#include "core/circuit-private.h"
#include "core/hazard.h"
#include "core/matrix.h"

/* Keeps open nodes solvable; the same figure stands in exported netlists (rshunt=1e12). */
#define LEAK_SIEMENS  1e-12
#define PHANTOM_VOLTS 48.0

void
pl_island_clear (PlIsland *island)
{
  pl_chunk_release (island->chunk);
  *island = (PlIsland){ 0 };
}

double
pl_island_volts (const PlIsland *island, const PlNodeNet *net, guint source)
{
  if (net->island == PL_NO_ISLAND)
    return 0.0;
  return island->volts[net->net * island->n_sources + source];
}

gboolean
pl_circuit_stamp_is_active (const PlCircuit *self, const PlStamp *stamp)
{
  const PlSlot *slot = pl_circuit_slot (self, stamp->part);
  const PlElement *element = pl_kind_element (slot->part->kind, stamp->element);
  guint driver = 0;

  if (element->variant == PL_ANY_VARIANT)
    return TRUE;
  driver = slot->part->drivers[element->connector];
  driver = driver > 0 ? driver - 1 : slot->assumed[element->connector];
  return element->variant == driver;
}

static void
add_at (PlMatrix *matrix, guint32 row, guint32 column, double value)
{
  if (row != PL_NO_ISLAND && column != PL_NO_ISLAND)
    pl_matrix_add (matrix, row, column, value);
}

static void
stamp_conductance (PlMatrix *matrix, const PlStamp *stamp, double siemens)
{
  add_at (matrix, stamp->a, stamp->a, siemens);
  add_at (matrix, stamp->b, stamp->b, siemens);
  add_at (matrix, stamp->a, stamp->b, -siemens);
  add_at (matrix, stamp->b, stamp->a, -siemens);
}

static PlMatrix *
build_matrix (const PlCircuit *self, const PlIsland *island)
{
  PlMatrix *matrix = pl_matrix_new (island->n_nets);

  for (guint i = 0; i < island->n_nets; i++)
    pl_matrix_add (matrix, i, i, LEAK_SIEMENS);
  for (guint i = 0; i < island->n_stamps; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlSlot *slot = pl_circuit_slot (self, stamp->part);
      const PlElement *element = NULL;

      if (!pl_circuit_stamp_is_active (self, stamp))
        continue;
      element = pl_kind_element (slot->part->kind, stamp->element);
      if (element->type == PL_ELEMENT_FOLLOWER)
        {
          guint32 followed = pl_slot_local_net (slot, element->signal);

          /* a current of (V(followed) - V(b)) / ohms into a, out of b */
          add_at (matrix, stamp->a, followed, -1.0 / stamp->ohms);
          add_at (matrix, stamp->a, stamp->b, 1.0 / stamp->ohms);
          add_at (matrix, stamp->b, followed, 1.0 / stamp->ohms);
          add_at (matrix, stamp->b, stamp->b, -1.0 / stamp->ohms);
        }
      else
        stamp_conductance (matrix, stamp, 1.0 / stamp->ohms);
    }
  return matrix;
}

static void
inject (double *rhs, guint n_sides, guint side, const PlStamp *stamp, double volts)
{
  if (stamp->a != PL_NO_ISLAND)
    rhs[stamp->a * n_sides + side] += volts / stamp->ohms;
  if (stamp->b != PL_NO_ISLAND)
    rhs[stamp->b * n_sides + side] -= volts / stamp->ohms;
}

void
pl_circuit_solve_island (PlCircuit *self, guint32 index)
{
  PlIsland *island = pl_circuit_island (self, index);
  g_autoptr (PlMatrix) matrix = build_matrix (self, island);

  memset (island->volts, 0, (gsize) island->n_nets * island->n_sources * sizeof (double));
  for (guint i = 0; i < island->n_sources; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlSlot *slot = pl_circuit_slot (self, stamp->part);

      if (pl_circuit_stamp_is_active (self, stamp))
        inject (island->volts, island->n_sources, i, stamp,
                pl_kind_element (slot->part->kind, stamp->element)->gain.factor);
    }
  pl_matrix_solve (matrix, island->volts, island->n_sources);
  pl_circuit_forget_hazards (self, index);
  self->n_solved++;
}

static gboolean
phantom_is_on (const PlSlot *slot, const PlElement *element)
{
  return element->type == PL_ELEMENT_PHANTOM
         && slot->part->controls[element->gain.condition] >= 0.5;
}

double *
pl_circuit_dup_phantom_volts (const PlCircuit *self, const PlIsland *island)
{
  g_autofree double *volts = g_new0 (double, island->n_nets);
  gboolean any = FALSE;

  for (guint i = 0; i < island->n_stamps; i++)
    {
      const PlStamp *stamp = &island->stamps[i];
      const PlSlot *slot = pl_circuit_slot (self, stamp->part);

      if (!phantom_is_on (slot, pl_kind_element (slot->part->kind, stamp->element)))
        continue;
      inject (volts, 1, 0, stamp, PHANTOM_VOLTS);
      any = TRUE;
    }
  if (any)
    {
      g_autoptr (PlMatrix) matrix = build_matrix (self, island);
      pl_matrix_solve (matrix, volts, 1);
    }
  return any ? g_steal_pointer (&volts) : NULL;
}
