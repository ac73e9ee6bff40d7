/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rig.h"

#include "core/edit.h"
#include "fixture.h"

struct Rigs
{
  Stock *stock;
  Paths *paths;
  GHashTable *next_fault; /* cable → which of its faults comes next */
};

Rigs *
rigs_new (void)
{
  Rigs *self = g_new0 (Rigs, 1);

  self->stock = stock_new ();
  self->paths = paths_new (self->stock->cables);
  self->next_fault = g_hash_table_new (NULL, NULL);
  return self;
}

void
rigs_free (Rigs *self)
{
  g_hash_table_unref (self->next_fault);
  paths_free (self->paths);
  stock_free (self->stock);
  g_free (self);
}

const Stock *
rigs_get_stock (const Rigs *self)
{
  return self->stock;
}

static guint64
count_between (Rigs *self, const PlKind *source, const PlKind *sink)
{
  guint64 sum = 0;

  for (guint n = 0; n <= PATH_MAX_CABLES; n++)
    sum += paths_count (self->paths, n, face_of (source, 0), face_of (sink, 0));
  return sum;
}

guint64
rigs_count_ways (Rigs *self)
{
  guint64 sum = 0;

  for (guint cell = 0; cell < RIG_CELLS; cell++)
    {
      const GPtrArray *sources = self->stock->sources[cell / PL_N_INPUTS];
      const GPtrArray *sinks = self->stock->sinks[cell % PL_N_INPUTS];

      for (guint i = 0; i < sources->len; i++)
        for (guint j = 0; j < sinks->len; j++)
          sum += count_between (self, g_ptr_array_index (sources, i), g_ptr_array_index (sinks, j));
    }
  return sum;
}

/* Choosing */

static guint
draw (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

static gboolean
one_in (GRand *rand, guint n)
{
  return draw (rand, n) == 0;
}

static gpointer
draw_from (GRand *rand, const GPtrArray *array)
{
  return g_ptr_array_index (array, draw (rand, array->len));
}

static gboolean
draw_path (Rigs *self, Face from, Face to, GRand *rand, Path *path)
{
  /* long chains are by far the most, so the length is drawn first */
  static const guint lengths[] = { 0, 1, 1, 1, 2, 2, 3 };
  guint n = lengths[draw (rand, G_N_ELEMENTS (lengths))];
  guint64 count = paths_count (self->paths, n, from, to);

  if (count == 0)
    return FALSE;
  *path = paths_get (self->paths, n, from, to, (guint64) (g_rand_double (rand) * (double) count));
  return TRUE;
}

/* Placing */

static PlPartId
add (PlPatch **patch, PlKind *kind)
{
  PlEdit edit = { .type = PL_EDIT_ADD, .kind = kind };
  PlPartId id = pl_patch_next_id (*patch);

  test_apply (patch, &edit);
  return id;
}

static gboolean
try_edit (PlPatch **patch, const PlEdit *edit)
{
  PlPatch *next = pl_patch_apply (*patch, edit, NULL);

  if (next == NULL)
    return FALSE;
  pl_patch_unref (*patch);
  *patch = next;
  return TRUE;
}

/* Joins two connectors, whichever of them it is that moves. */
static gboolean
join (PlPatch **patch, PlEnd a, PlEnd b, PlDepth depth)
{
  for (guint home = depth == PL_DEPTH_HOME; home < 2; home++)
    for (guint turn = 0; turn < 2; turn++)
      {
        PlEdit edit = { .type = PL_EDIT_PLUG,
                        .from = turn == 0 ? a : b,
                        .to = turn == 0 ? b : a,
                        .depth = home == 1 ? PL_DEPTH_HOME : depth };

        if (try_edit (patch, &edit))
          return TRUE;
      }
  return FALSE;
}

static PlDepth
draw_depth (GRand *rand)
{
  return one_in (rand, 6) ? PL_DEPTH_FIRST_CLICK : PL_DEPTH_HOME;
}

/* Lays the cables of a path; FALSE when some jack is taken. */
static gboolean
lay (PlPatch **patch, const Path *path, PlEnd from, PlEnd to, GRand *rand)
{
  for (guint i = 0; i < path->n_cables; i++)
    {
      PlPartId id = add (patch, path->cable[i]);

      if (!join (patch, from, (PlEnd){ id, path->in[i] }, draw_depth (rand)))
        return FALSE;
      from = (PlEnd){ id, path->out[i] };
    }
  return join (patch, from, to, draw_depth (rand));
}

/* Faults */

/* Fault number n of a kind: every conductor broken, then every two of them touching. */
static PlFault
get_fault (const PlKind *kind, guint n)
{
  guint n_wires = kind->conductors->len;

  if (n < n_wires)
    return (PlFault){ PL_FAULT_OPEN, (guint16) n, 0 };
  n -= n_wires;
  for (guint16 a = 0; a < n_wires; a++)
    for (guint16 b = (guint16) (a + 1); b < n_wires; b++)
      if (n-- == 0)
        return (PlFault){ PL_FAULT_SHORT, a, b };
  g_assert_not_reached ();
}

/* The next fault of that sort of cable, so that each comes up as often. */
static void
break_cable (Rigs *self, PlPatch **patch, PlPartId id)
{
  PlKind *kind = pl_patch_get_part (*patch, id)->kind;
  guint n_wires = kind->conductors->len, n_faults = n_wires * (n_wires + 1) / 2;
  guint next = GPOINTER_TO_UINT (g_hash_table_lookup (self->next_fault, kind));
  PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = id, .value = 1 };

  if (n_faults == 0)
    return;
  edit.fault = get_fault (kind, next % n_faults);
  g_hash_table_insert (self->next_fault, kind, GUINT_TO_POINTER (next + 1));
  test_apply (patch, &edit);
}

static void
set_length (PlPatch **patch, PlPartId id, GRand *rand)
{
  static const double lengths[] = { 0.0, 0.0, 3.0, 30.0 };
  PlEdit edit = { .type = PL_EDIT_SET_LENGTH, .id = id };

  edit.value = lengths[draw (rand, G_N_ELEMENTS (lengths))];
  test_apply (patch, &edit);
}

/* Small rigs */

static guint
count_parts (const PlPatch *patch)
{
  return pl_patch_next_id (patch) - 1;
}

static gboolean
is_cable (const PlPatch *patch, PlPartId id)
{
  return pl_kind_is_cable (pl_patch_get_part (patch, id)->kind);
}

/* Where a loose end might go as well: another jack of the source or sink, or another device. */
static void
place_loose_end (Rigs *self, PlPatch **patch, PlEnd end, GRand *rand)
{
  const PlKind *sink = pl_patch_get_part (*patch, RIG_SINK)->kind;
  GPtrArray *phones = self->stock->sinks[PL_INPUT_HEADPHONES];
  PlEnd to = { RIG_SOURCE, (guint16) (1 + draw (rand, 2)) };

  switch (draw (rand, 5))
    {
    case 0:
      break;
    case 1:
      to = (PlEnd){ RIG_SINK, sink->connectors->len > 1 ? 1 : 0 };
      break;
    case 2:
      to = (PlEnd){ add (patch, (PlKind *) sink), 0 };
      break;
    case 3:
      to = (PlEnd){ add (patch, draw_from (rand, phones)), 0 };
      break;
    default:
      return; /* nothing hangs on it */
    }
  (void) join (patch, end, to, draw_depth (rand));
}

static void
place_loose_ends (Rigs *self, PlPatch **patch, const Path *path, GRand *rand)
{
  for (guint i = 0; i < path->n_cables; i++)
    for (guint16 end = 0; end < path->cable[i]->connectors->len; end++)
      if (end != path->in[i] && end != path->out[i])
        place_loose_end (self, patch, (PlEnd){ RIG_FIRST_CABLE + i, end }, rand);
}

static void
hang_on_headphones (Rigs *self, PlPatch **patch, GRand *rand)
{
  int jack = pl_kind_find_connector (pl_patch_get_part (*patch, RIG_SINK)->kind, "monitor");
  PlPartId phones;

  if (jack < 0)
    return;
  phones = add (patch, draw_from (rand, self->stock->sinks[PL_INPUT_HEADPHONES]));
  (void) join (patch, (PlEnd){ phones, 0 }, (PlEnd){ RIG_SINK, (guint16) jack }, draw_depth (rand));
}

static void
lay_second (PlPatch **patch, const Path *path, GRand *rand)
{
  if (pl_patch_get_part (*patch, RIG_SINK)->kind->connectors->len > 1)
    (void) lay (patch, path, (PlEnd){ RIG_SOURCE, 1 }, (PlEnd){ RIG_SINK, 1 }, rand);
}

PlPatch *
rigs_dup_small (Rigs *self, guint cell, GRand *rand)
{
  PlKind *source = draw_from (rand, self->stock->sources[cell / PL_N_INPUTS]);
  PlKind *sink = draw_from (rand, self->stock->sinks[cell % PL_N_INPUTS]);
  PlPatch *patch = NULL;
  Path path;

  if (!draw_path (self, face_of (source, 0), face_of (sink, 0), rand, &path))
    return NULL;
  patch = pl_patch_new ();
  (void) add (&patch, source);
  (void) add (&patch, sink);
  g_assert_true (lay (&patch, &path, (PlEnd){ RIG_SOURCE, 0 }, (PlEnd){ RIG_SINK, 0 }, rand));
  place_loose_ends (self, &patch, &path, rand);
  if (one_in (rand, 3))
    lay_second (&patch, &path, rand);
  if (one_in (rand, 2))
    hang_on_headphones (self, &patch, rand);
  for (PlPartId id = 1; id <= count_parts (patch); id++)
    if (is_cable (patch, id))
      set_length (&patch, id, rand);
  if (path.n_cables > 0 && one_in (rand, 2))
    break_cable (self, &patch, RIG_FIRST_CABLE + draw (rand, path.n_cables));
  return patch;
}

/* Benches */

typedef struct
{
  Rigs *rigs;
  PlPatch *patch;
  GRand *rand;
  guint first; /* the first part of this bench */
} Builder;

static PlKind *
draw_player (const Builder *self)
{
  const Stock *stock = self->rigs->stock;

  return draw_from (self->rand, stock->sources[draw (self->rand, PL_N_DRIVERS)]);
}

static PlKind *
draw_middle (const Builder *self)
{
  static const char *const ids[] = { "mackie-profx10v3", "mackie-hm-4", "truth-amp",
                                     "truth-amp-four",   "truth-mixer", "example" };
  guint n = draw (self->rand, G_N_ELEMENTS (ids) + 4);
  const Stock *stock = self->rigs->stock;
  static const PlInput inputs[] = { PL_INPUT_STEREO, PL_INPUT_BALANCED };

  if (n < G_N_ELEMENTS (ids))
    return test_kind (ids[n]);
  if (n < G_N_ELEMENTS (ids) + 2)
    return stock->desk;
  return draw_from (self->rand, stock->sinks[inputs[draw (self->rand, 2)]]);
}

static PlKind *
draw_listener (const Builder *self)
{
  static const char *const ids[]
      = { "sony-mdr-7506", "beyerdynamic-dt-770-pro-80", "truth-phones-32", "truth-recorder" };
  guint n = draw (self->rand, G_N_ELEMENTS (ids) + 1);

  if (n < G_N_ELEMENTS (ids))
    return test_kind (ids[n]);
  return draw_from (self->rand, self->rigs->stock->sinks[1 + draw (self->rand, PL_N_INPUTS - 1)]);
}

/* A jack of the wanted sort that is still free, on a part of this bench that is no cable. */
static gboolean
draw_jack (const Builder *self, gboolean output, PlEnd *end)
{
  for (guint attempt = 0; attempt < 40; attempt++)
    {
      const PlConnector *connector = NULL;
      const PlKind *kind = NULL;
      PlEnd plug;

      end->part = self->first + draw (self->rand, count_parts (self->patch) - self->first + 1);
      kind = pl_patch_get_part (self->patch, end->part)->kind;
      end->connector = (guint16) draw (self->rand, kind->connectors->len);
      connector = pl_kind_connector (kind, end->connector);
      if (!pl_kind_is_cable (kind)
          && (output ? pl_connector_is_output (connector) : pl_connector_is_input (connector))
          && pl_patch_get_part (self->patch, end->part)->seats[end->connector].part == 0
          && !pl_patch_find_plug_in (self->patch, *end, &plug))
        return TRUE;
    }
  return FALSE;
}

/* Signals flow from lower part numbers to higher ones, but for a feedback now and then. */
static gboolean
is_good_way (const Builder *self, PlEnd from, PlEnd to)
{
  return from.part < to.part || one_in (self->rand, 12);
}

static void
link_two (Builder *self)
{
  PlEnd from, to;
  Path path;

  if (draw_jack (self, TRUE, &from) && draw_jack (self, FALSE, &to) && is_good_way (self, from, to)
      && draw_path (self->rigs,
                    face_of (pl_patch_get_part (self->patch, from.part)->kind, from.connector),
                    face_of (pl_patch_get_part (self->patch, to.part)->kind, to.connector),
                    self->rand, &path))
    (void) lay (&self->patch, &path, from, to, self->rand);
}

static void
turn_knobs (Builder *self, PlPartId id)
{
  const PlKind *kind = pl_patch_get_part (self->patch, id)->kind;

  for (guint16 i = 0; i < kind->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (kind, i);
      /* mostly in the upper part, where something is heard */
      double least = control->max - 0.4 * (control->max - control->min);
      PlEdit edit = { .type = PL_EDIT_SET_CONTROL, .id = id, .index = i };

      edit.value = control->type == PL_CONTROL_SWITCH
                       ? (double) draw (self->rand, (guint) control->max + 1)
                       : g_rand_double_range (self->rand, least, control->max);
      if (one_in (self->rand, control->type == PL_CONTROL_SWITCH ? 6 : 2))
        test_apply (&self->patch, &edit);
    }
}

static void
finish (Builder *self)
{
  for (PlPartId id = self->first; id <= count_parts (self->patch); id++)
    {
      turn_knobs (self, id);
      if (!is_cable (self->patch, id))
        continue;
      set_length (&self->patch, id, self->rand);
      if (one_in (self->rand, 10))
        break_cable (self->rigs, &self->patch, id);
    }
}

PlPatch *
rigs_dup_bench (Rigs *self, const PlPatch *on, GRand *rand)
{
  Builder builder = { self, pl_patch_ref ((PlPatch *) on), rand, pl_patch_next_id (on) };
  guint wanted = builder.first - 1 + 8 + draw (rand, 11);
  guint n_devices = 4 + draw (rand, 4);

  for (guint i = 0; i < n_devices; i++)
    {
      guint third = 3 * i / n_devices;
      PlKind *kind = third == 0   ? draw_player (&builder)
                     : third == 1 ? draw_middle (&builder)
                                  : draw_listener (&builder);

      (void) add (&builder.patch, kind);
    }
  for (guint i = 0; i < 400 && count_parts (builder.patch) < wanted; i++)
    link_two (&builder);
  finish (&builder);
  return builder.patch;
}
