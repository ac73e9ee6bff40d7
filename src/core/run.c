/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run.h"

#include <math.h>

#include "core/circuit-private.h"

#define CARRIES_NOTHING 1e-4 /* -80 dB */

enum
{
  MAX_CABLES = 64 /* in one run */
};

/* Gains of all legs of one output and signal, at one sense */

static PlRun *
find_run (GArray *runs, guint first, const PlRun *like)
{
  for (guint i = first; i < runs->len; i++)
    {
      PlRun *run = &g_array_index (runs, PlRun, i);

      if (run->output.part == like->output.part && run->output.connector == like->output.connector
          && run->signal == like->signal)
        return run;
    }
  return NULL;
}

static void
add_leg (const PlCircuit *self, const PlIsland *island, guint source, PlSenseRef sense,
         GArray *runs, guint first)
{
  const PlStamp *stamp = &island->stamps[source];
  const PlSlot *to = pl_circuit_slot (self, sense.part);
  const PlSlot *from = pl_circuit_slot (self, stamp->part);
  const PlSignal *what = pl_kind_signal (to->part->kind, sense.signal);
  const PlElement *element = pl_kind_element (from->part->kind, stamp->element);
  PlRun run = { .output = { stamp->part, element->connector },
                .input = { sense.part, what->connector },
                .signal = element->signal,
                .sense = sense.signal,
                .element = stamp->element };
  PlRun *known = find_run (runs, first, &run);

  if (!pl_circuit_stamp_is_active (self, stamp))
    return;
  if (known == NULL)
    {
      g_array_append_val (runs, run);
      known = &g_array_index (runs, PlRun, runs->len - 1);
    }
  known->gain += pl_island_volts (island, &to->nets[what->hot], source)
                 - pl_island_volts (island, &to->nets[what->cold], source);
  if (element->gain.factor > 0.0)
    known->element = stamp->element;
}

static gboolean
has_cold_leg (PlDriver driver)
{
  return driver != PL_DRIVER_UNBALANCED && driver != PL_DRIVER_STEREO && driver != PL_DRIVER_INSERT
         && driver != PL_DRIVER_SPEAKER;
}

/* The cold contact reads something of its own, not the ground. */
static gboolean
is_balanced (const PlCircuit *self, const PlRun *run)
{
  const PlSlot *slot = pl_circuit_slot (self, run->input.part);
  const PlSignal *sense = pl_kind_signal (slot->part->kind, run->sense);
  const PlNodeNet *hot = &slot->nets[sense->hot], *cold = &slot->nets[sense->cold];
  const PlNodeNet *ground = &slot->nets[PL_GROUND_NODE];

  return sense->cold != PL_GROUND_NODE && cold->island == hot->island && cold->net != hot->net
         && (cold->island != ground->island || cold->net != ground->net)
         && has_cold_leg (pl_run_driver (self, run));
}

static void
add_sense_runs (const PlCircuit *self, PlSenseRef sense, GArray *runs)
{
  const PlSlot *slot = pl_circuit_slot (self, sense.part);
  const PlSignal *what = pl_kind_signal (slot->part->kind, sense.signal);
  guint32 index = slot->nets[what->hot].island;
  const PlIsland *island = index != PL_NO_ISLAND ? pl_circuit_island (self, index) : NULL;
  const guint first = runs->len;
  guint kept = first;

  for (guint i = 0; island != NULL && i < island->n_sources; i++)
    add_leg (self, island, i, sense, runs, first);
  for (guint i = first; i < runs->len; i++)
    {
      PlRun run = g_array_index (runs, PlRun, i);

      if (fabs (run.gain) < CARRIES_NOTHING)
        continue;
      run.balanced = is_balanced (self, &run);
      g_array_index (runs, PlRun, kept++) = run;
    }
  g_array_set_size (runs, kept);
}

/* What an empty jack reads through its closed switch was plugged in elsewhere, and is told there.
 */
static gboolean
is_read (const PlCircuit *self, PlPartId id, const PlSignal *signal)
{
  PlEnd mate;

  if (signal->type != PL_SIGNAL_SENSE)
    return FALSE;
  return pl_circuit_get_mate (self, (PlEnd){ id, signal->connector }, &mate, NULL);
}

GArray *
pl_circuit_dup_runs (const PlCircuit *self)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PlRun));

  for (PlPartId id = 0; self->patch != NULL && (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      const PlKind *kind = pl_circuit_slot (self, id)->part->kind;

      for (guint16 i = 0; i < kind->signals->len; i++)
        if (is_read (self, id, pl_kind_signal (kind, i)))
          add_sense_runs (self, (PlSenseRef){ id, i }, runs);
    }
  return runs;
}

/* Length: a walk through cables, from the output */

typedef struct
{
  const PlCircuit *circuit;
  PlEnd goal;
  PlPartId seen[MAX_CABLES];
  guint n_seen;
  GArray *cables; /* PlPartId: of the way, the last one first; NULL: nobody asks */
} Walk;

static gboolean
enter_cable (Walk *self, PlPartId id)
{
  for (guint i = 0; i < self->n_seen; i++)
    if (self->seen[i] == id)
      return FALSE;
  if (self->n_seen == G_N_ELEMENTS (self->seen))
    return FALSE;
  self->seen[self->n_seen++] = id;
  return TRUE;
}

/* Metres from a connector to the goal, or -1 when it does not lead there. */
static double
walk_from (Walk *self, PlEnd end)
{
  const PlPart *part = NULL;
  PlEnd mate;

  if (!pl_circuit_get_mate (self->circuit, end, &mate, NULL))
    return -1.0;
  if (mate.part == self->goal.part && mate.connector == self->goal.connector)
    return 0.0;
  part = pl_circuit_slot (self->circuit, mate.part)->part;
  if (!pl_kind_is_cable (part->kind) || !enter_cable (self, mate.part))
    return -1.0;
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      double rest = i != mate.connector ? walk_from (self, (PlEnd){ mate.part, i }) : -1.0;

      if (rest < 0.0)
        continue;
      if (self->cables != NULL)
        g_array_append_val (self->cables, mate.part);
      return part->length_m + rest;
    }
  return -1.0;
}

double
pl_run_length (const PlCircuit *circuit, const PlRun *run)
{
  Walk walk = { .circuit = circuit, .goal = run->input };
  double metres = walk_from (&walk, run->output);

  return MAX (metres, 0.0);
}

GArray *
pl_run_dup_cables (const PlCircuit *circuit, const PlRun *run)
{
  Walk walk = { .circuit = circuit, .goal = run->input };

  walk.cables = g_array_new (FALSE, FALSE, sizeof (PlPartId));
  (void) walk_from (&walk, run->output);
  return walk.cables;
}

/* What stands at the ends */

double
pl_run_knobs (const PlCircuit *circuit, const PlRun *run)
{
  const PlSlot *slot = pl_circuit_slot (circuit, run->output.part);

  return pl_slot_controls_gain (slot, &pl_kind_element (slot->part->kind, run->element)->gain);
}

const PlConnector *
pl_run_output (const PlCircuit *circuit, const PlRun *run)
{
  return pl_kind_connector (pl_circuit_slot (circuit, run->output.part)->part->kind,
                            run->output.connector);
}

const PlConnector *
pl_run_input (const PlCircuit *circuit, const PlRun *run)
{
  return pl_kind_connector (pl_circuit_slot (circuit, run->input.part)->part->kind,
                            run->input.connector);
}

gboolean
pl_run_reads_line_part (const PlCircuit *circuit, const PlRun *run)
{
  const PlConnector *input = pl_run_input (circuit, run);
  const PlSignal *sense = NULL;

  if (input->line_input == PL_INPUT_NONE)
    return FALSE;
  sense = pl_kind_signal (pl_circuit_slot (circuit, run->input.part)->part->kind, run->sense);
  return sense->hot == input->node[PL_CONTACT_TIP] || sense->hot == input->node[PL_CONTACT_RING];
}

PlInput
pl_run_input_type (const PlCircuit *circuit, const PlRun *run)
{
  const PlConnector *input = pl_run_input (circuit, run);

  if (input->input == PL_INPUT_NONE && input->n_drivers > 0)
    return PL_INPUT_UNBALANCED; /* the return of an insert */
  return pl_run_reads_line_part (circuit, run) ? input->line_input : input->input;
}

PlLevel
pl_run_input_level (const PlCircuit *circuit, const PlRun *run)
{
  const PlConnector *input = pl_run_input (circuit, run);

  if (!pl_run_reads_line_part (circuit, run))
    return input->n_drivers > 0 ? PL_LEVEL_LINE : input->input_level;
  return input->line_input == PL_INPUT_INSTRUMENT ? PL_LEVEL_INSTRUMENT : PL_LEVEL_LINE;
}

PlDriver
pl_run_driver (const PlCircuit *circuit, const PlRun *run)
{
  return pl_circuit_get_driver (circuit, run->output);
}

PlDriver
pl_circuit_get_driver (const PlCircuit *self, PlEnd output)
{
  const PlSlot *slot = pl_circuit_slot (self, output.part);
  guint confirmed = slot->part->drivers[output.connector];

  return pl_kind_connector (slot->part->kind, output.connector)
      ->drivers[confirmed > 0 ? confirmed - 1 : slot->assumed[output.connector]];
}
