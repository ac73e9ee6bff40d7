/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A depth-first walk over signals; a way back onto the walk itself is a loop.  The walk keeps its
 * own stack: a bench may be a chain of thousands of devices. */
#include "core/loops.h"

#include <math.h>

#include "core/circuit-private.h"

#define CUT_GAIN 1e-5 /* -100 dB: a fader that is down opens the loop */

typedef struct
{
  PlProgramme to;
  double gain;
} Way;

typedef struct
{
  PlProgramme at;
  GArray *ways; /* Way */
  guint next;
} Frame;

typedef enum
{
  UNSEEN,
  ON_WALK,
  DONE
} Mark;

typedef struct
{
  const PlCircuit *circuit;
  guint32 *first; /* by part: index of its first signal in mark */
  guint8 *mark;   /* Mark, by signal */
  GArray *walk;   /* Frame */
  GArray *loops;  /* PlLoop */
} Search;

static void
loop_clear (gpointer item)
{
  g_array_unref (((PlLoop *) item)->signals);
}

static guint8 *
mark_of (const Search *self, PlProgramme at)
{
  return &self->mark[self->first[at.part] + at.signal];
}

static void
add_way (GArray *ways, PlPartId part, guint16 signal, double gain)
{
  for (guint i = 0; i < ways->len; i++)
    {
      Way *known = &g_array_index (ways, Way, i);

      if (known->to.part == part && known->to.signal == signal)
        {
          known->gain += gain;
          return;
        }
    }
  {
    Way way = { { part, signal }, gain };
    g_array_append_val (ways, way);
  }
}

/* From an output stage to every input of its island. */
static void
add_wires (const PlCircuit *circuit, PlProgramme at, guint16 index, GArray *ways)
{
  const PlSlot *slot = pl_circuit_slot (circuit, at.part);
  const PlElement *element = pl_kind_element (slot->part->kind, index);
  guint32 where = pl_slot_element_island (slot, element);
  const PlIsland *island = where != PL_NO_ISLAND ? pl_circuit_island (circuit, where) : NULL;
  double knobs = pl_slot_controls_gain (slot, &element->gain);

  for (guint s = 0; island != NULL && s < island->n_sources; s++)
    {
      if (island->stamps[s].part != at.part || island->stamps[s].element != index
          || !pl_circuit_stamp_is_active (circuit, &island->stamps[s]))
        continue;
      for (guint i = 0; i < island->n_senses; i++)
        {
          PlSenseRef ref = island->senses[i];
          const PlSlot *to = pl_circuit_slot (circuit, ref.part);
          const PlSignal *sense = pl_kind_signal (to->part->kind, ref.signal);

          add_way (ways, ref.part, ref.signal,
                   knobs
                       * (pl_island_volts (island, &to->nets[sense->hot], s)
                          - pl_island_volts (island, &to->nets[sense->cold], s)));
        }
    }
}

static GArray *
dup_ways (const PlCircuit *circuit, PlProgramme at)
{
  const PlSlot *slot = pl_circuit_slot (circuit, at.part);
  const PlKind *kind = slot->part->kind;
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));

  PL_FOR_LIST (kind->signal_sources, at.signal, i)
  add_wires (circuit, at, kind->signal_sources.item[i], ways);
  PL_FOR_LIST (kind->signal_routes_out, at.signal, i)
  {
    const PlRoute *route = &g_array_index (kind->routes, PlRoute, kind->signal_routes_out.item[i]);

    add_way (ways, at.part, route->to,
             route->gain.factor * pl_slot_controls_gain (slot, &route->gain));
  }
  return ways;
}

static void
push (Search *self, PlProgramme at)
{
  Frame frame = { at, dup_ways (self->circuit, at), 0 };

  *mark_of (self, at) = ON_WALK;
  g_array_append_val (self->walk, frame);
}

static void
pop (Search *self)
{
  Frame *frame = &g_array_index (self->walk, Frame, self->walk->len - 1);

  *mark_of (self, frame->at) = DONE;
  g_array_unref (frame->ways);
  g_array_set_size (self->walk, self->walk->len - 1);
}

static gboolean
has_node (const PlConnector *connector, guint16 node)
{
  for (int contact = 0; contact < PL_N_CONTACTS; contact++)
    if (connector->node[contact] == node)
      return TRUE;
  return FALSE;
}

/* While a jack is empty its switch joins it to another one: PL_NO_INDEX when it has none. */
static guint16
find_normalled_from (const PlKind *kind, guint16 connector)
{
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = pl_kind_element (kind, i);

      for (guint16 other = 0; other < kind->connectors->len; other++)
        if (element->type == PL_ELEMENT_NORMAL && element->connector == connector
            && other != connector
            && (has_node (pl_kind_connector (kind, other), element->a)
                || has_node (pl_kind_connector (kind, other), element->b)))
          return other;
    }
  return PL_NO_INDEX;
}

gboolean
pl_circuit_find_fed_jack (const PlCircuit *self, PlProgramme at, PlEnd *jack)
{
  const PlKind *kind = pl_circuit_slot (self, at.part)->part->kind;
  const PlSignal *signal = pl_kind_signal (kind, at.signal);
  guint16 connector = signal->type == PL_SIGNAL_SENSE ? signal->connector : PL_NO_INDEX;
  PlEnd mate;

  for (guint i = 0; i < kind->connectors->len && connector != PL_NO_INDEX; i++)
    {
      *jack = (PlEnd){ at.part, connector };
      if (pl_circuit_get_mate (self, *jack, &mate, NULL))
        return TRUE;
      connector = find_normalled_from (kind, connector);
    }
  return FALSE;
}

/* An insert's switch joins its own send and return: that is no wiring of anybody's. */
static gboolean
leaves_the_part (const PlLoop *loop, const PlCircuit *circuit)
{
  PlEnd jack;

  for (guint i = 0; i < loop->signals->len; i++)
    if (pl_circuit_find_fed_jack (circuit, g_array_index (loop->signals, PlProgramme, i), &jack))
      return TRUE;
  return FALSE;
}

enum
{
  MAX_ROUND = 64 /* signals a loop is followed through to measure it */
};

static void
add_to (GHashTable *level, PlProgramme at, double gain)
{
  gsize key = ((gsize) at.part << 16) | at.signal;
  double *sum = g_hash_table_lookup (level, GSIZE_TO_POINTER (key));

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (level, GSIZE_TO_POINTER (key), sum);
    }
  *sum += gain;
}

/* One step along every way at once; returns what arrives at the start. */
static double
step (const Search *self, PlProgramme start, GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer key = NULL, value = NULL;
  double back = 0.0;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gsize packed = GPOINTER_TO_SIZE (key);
      PlProgramme at = { (PlPartId) (packed >> 16), (guint16) (packed & 0xffff) };
      g_autoptr (GArray) ways = dup_ways (self->circuit, at);

      for (guint i = 0; i < ways->len; i++)
        {
          Way way = g_array_index (ways, Way, i);
          double gain = *(double *) value * way.gain;

          if (pl_programme_equal (way.to, start))
            back += gain;
          else if (fabs (gain) >= CUT_GAIN)
            add_to (to, way.to, gain);
        }
    }
  return back;
}

/* Everything that comes back to the start, by whatever way: a stereo channel has two. */
static double
measure_round (const Search *self, PlProgramme start)
{
  GHashTable *now = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  double back = 0.0;

  add_to (now, start, 1.0);
  for (guint i = 0; i < MAX_ROUND && g_hash_table_size (now) > 0; i++)
    {
      GHashTable *next = g_hash_table_new_full (NULL, NULL, NULL, g_free);

      back += step (self, start, now, next);
      g_hash_table_unref (now);
      now = next;
    }
  g_hash_table_unref (now);
  return back;
}

static void
take_loop (Search *self, Way back)
{
  PlLoop loop = { g_array_new (FALSE, FALSE, sizeof (PlProgramme)), 0.0 };
  guint from = self->walk->len;

  while (!pl_programme_equal (g_array_index (self->walk, Frame, --from).at, back.to))
    ;
  for (guint i = from; i < self->walk->len; i++)
    g_array_append_val (loop.signals, g_array_index (self->walk, Frame, i).at);
  if (!leaves_the_part (&loop, self->circuit))
    {
      loop_clear (&loop);
      return;
    }
  loop.gain = measure_round (self, back.to);
  g_array_append_val (self->loops, loop);
}

static void
search_from (Search *self, PlProgramme start)
{
  push (self, start);
  while (self->walk->len > 0)
    {
      Frame *frame = &g_array_index (self->walk, Frame, self->walk->len - 1);
      Way way;

      if (frame->next == frame->ways->len)
        {
          pop (self);
          continue;
        }
      way = g_array_index (frame->ways, Way, frame->next++);
      if (fabs (way.gain) < CUT_GAIN)
        continue;
      if (*mark_of (self, way.to) == ON_WALK)
        take_loop (self, way);
      else if (*mark_of (self, way.to) == UNSEEN)
        push (self, way.to);
    }
}

GArray *
pl_circuit_dup_loops (const PlCircuit *self)
{
  Search search = { .circuit = self };
  guint32 n_signals = 0;

  search.loops = g_array_new (FALSE, FALSE, sizeof (PlLoop));
  g_array_set_clear_func (search.loops, loop_clear);
  search.walk = g_array_new (FALSE, FALSE, sizeof (Frame));
  search.first = g_new0 (guint32, self->slots->len + 1);
  for (PlPartId id = 1; id < self->slots->len; id++)
    {
      const PlSlot *slot = pl_circuit_slot (self, id);

      search.first[id] = n_signals;
      n_signals += slot->part != NULL ? slot->part->kind->signals->len : 0;
    }
  search.mark = g_new0 (guint8, n_signals + 1);
  for (PlPartId id = 1; id < self->slots->len; id++)
    {
      const PlSlot *slot = pl_circuit_slot (self, id);

      for (guint16 i = 0; slot->part != NULL && i < slot->part->kind->signals->len; i++)
        if (*mark_of (&search, (PlProgramme){ id, i }) == UNSEEN)
          search_from (&search, (PlProgramme){ id, i });
    }
  g_array_unref (search.walk);
  g_free (search.first);
  g_free (search.mark);
  return search.loops;
}
