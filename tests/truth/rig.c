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

/* Long chains are by far the most, so the length is drawn first. */
static gboolean
draw_path (Rigs *self, guint max_cables, Face from, Face to, GRand *rand, Path *path)
{
  static const guint lengths[] = { 0, 1, 1, 1, 2, 2, 3 };
  guint n = MIN (lengths[draw (rand, G_N_ELEMENTS (lengths))], max_cables);
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

/* Lays the cables of a path; FALSE when some jack is taken.  With rand, some plugs rest at the
 * first click. */
static gboolean
lay (PlPatch **patch, const Path *path, PlEnd from, PlEnd to, GRand *rand)
{
  for (guint i = 0; i < path->n_cables; i++)
    {
      PlPartId id = add (patch, path->cable[i]);

      if (!join (patch, from, (PlEnd){ id, path->in[i] },
                 rand != NULL ? draw_depth (rand) : PL_DEPTH_HOME))
        return FALSE;
      from = (PlEnd){ id, path->out[i] };
    }
  return join (patch, from, to, rand != NULL ? draw_depth (rand) : PL_DEPTH_HOME);
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

static void
break_cable (PlPatch **patch, PlPartId id, guint number)
{
  const PlKind *kind = pl_patch_get_part (*patch, id)->kind;
  guint n_wires = kind->conductors->len;
  PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = id, .value = 1 };

  if (n_wires == 0)
    return;
  edit.fault = get_fault (kind, number % (n_wires * (n_wires + 1) / 2));
  test_apply (patch, &edit);
}

/* Counts for each sort of cable, so that each of its faults comes up as often. */
static guint
next_fault (Rigs *self, PlKind *cable)
{
  guint next = GPOINTER_TO_UINT (g_hash_table_lookup (self->next_fault, cable));

  g_hash_table_insert (self->next_fault, cable, GUINT_TO_POINTER (next + 1));
  return next;
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

  if (!draw_path (self, PATH_MAX_CABLES, face_of (source, 0), face_of (sink, 0), rand, &path))
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
    {
      guint broken = draw (rand, path.n_cables);

      break_cable (&patch, RIG_FIRST_CABLE + broken, next_fault (self, path.cable[broken]));
    }
  return patch;
}

/* Benches */

typedef struct
{
  Rigs *rigs;
  PlPatch *patch;
  GRand *rand;
  guint first; /* the first part of this bench */
  gboolean long_leads, feedback;
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

/* A jack of the wanted sort of a part that is still free. */
static gboolean
draw_jack (const Builder *self, PlPartId id, gboolean output, PlEnd *end)
{
  const PlKind *kind = pl_patch_get_part (self->patch, id)->kind;

  if (pl_kind_is_cable (kind))
    return FALSE;
  for (guint attempt = 0; attempt < 20; attempt++)
    {
      guint16 index = (guint16) draw (self->rand, kind->connectors->len);
      const PlConnector *connector = pl_kind_connector (kind, index);
      PlEnd plug;

      *end = (PlEnd){ id, index };
      if ((output ? pl_connector_is_output (connector) : pl_connector_is_input (connector))
          && pl_patch_get_part (self->patch, id)->seats[index].part == 0
          && !pl_patch_find_plug_in (self->patch, *end, &plug))
        return TRUE;
    }
  return FALSE;
}

static Face
face_at (const Builder *self, PlEnd end)
{
  return face_of (pl_patch_get_part (self->patch, end.part)->kind, end.connector);
}

static gboolean
link_parts (Builder *self, PlPartId source, PlPartId sink)
{
  PlEnd from, to;
  Path path;

  return draw_jack (self, source, TRUE, &from) && draw_jack (self, sink, FALSE, &to)
         && draw_path (self->rigs, 1 + draw (self->rand, 2), face_at (self, from),
                       face_at (self, to), self->rand, &path)
         && lay (&self->patch, &path, from, to, one_in (self->rand, 6) ? self->rand : NULL);
}

/* Every device hears one that was placed before it. */
static void
link_in_order (Builder *self, guint n_devices)
{
  for (PlPartId sink = self->first + 1; sink < self->first + n_devices; sink++)
    for (guint attempt = 0; attempt < 30; attempt++)
      if (link_parts (self, self->first + draw (self->rand, sink - self->first), sink))
        break;
}

/* Any two, forward but for some feedback. */
static void
link_two (Builder *self, guint n_devices)
{
  PlPartId source = self->first + draw (self->rand, n_devices);
  PlPartId sink = self->first + draw (self->rand, n_devices);

  if (source < sink || (self->feedback && one_in (self->rand, 6)))
    (void) link_parts (self, source, sink);
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
      if (control->type == PL_CONTROL_SWITCH ? one_in (self->rand, 8) : !one_in (self->rand, 4))
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
      if (self->long_leads)
        set_length (&self->patch, id, self->rand);
      if (one_in (self->rand, 10))
        break_cable (&self->patch, id, draw (self->rand, 100));
    }
}

PlPatch *
rigs_dup_bench (Rigs *self, const PlPatch *on, GRand *rand)
{
  Builder builder = { .rigs = self,
                      .patch = pl_patch_ref ((PlPatch *) on),
                      .rand = rand,
                      .first = pl_patch_next_id (on),
                      .long_leads = one_in (rand, 3),
                      .feedback = one_in (rand, 4) };
  guint wanted = builder.first - 1 + 10 + draw (rand, 11);
  guint n_devices = 5 + draw (rand, 5);

  for (guint i = 0; i < n_devices; i++)
    {
      guint quarter = 4 * i / n_devices;
      PlKind *kind = quarter == 0  ? draw_player (&builder)
                     : quarter < 3 ? draw_middle (&builder)
                                   : draw_listener (&builder);

      (void) add (&builder.patch, kind);
    }
  link_in_order (&builder, n_devices);
  for (guint i = 0; i < 400 && count_parts (builder.patch) < wanted; i++)
    link_two (&builder, n_devices);
  finish (&builder);
  return builder.patch;
}
