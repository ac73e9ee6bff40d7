/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/listen.h"

#include <math.h>
#include <string.h>

#include "core/audience.h"
#include "core/circuit-private.h"
#include "core/finding.h"
#include "core/upstream.h"

#define FULL_PEAK  0.5    /* -6 dBFS: left or right of the phrase at gain 1 */
#define CEILING    0.7079 /* -3 dBFS */
#define KNEE       0.5    /* where the limiter sets in */
#define LOOP_HUM   0.010  /* amplitude at 50 Hz: a ground loop … */
#define SHIELD_HUM 0.022  /* … and a cable whose shield is broken */
#define MAINS_HZ   50.0

static const char *const material_codes[] = {
#define X(id, code) code,
  PL_MATERIALS (X)
#undef X
};

/* How much of voice, strings, electric piano, drums. */
static const double balances[][PL_N_STEMS] = {
  [PL_MATERIAL_LEFT] = { .62, .60, 0, .40 },    [PL_MATERIAL_RIGHT] = { .62, 0, .52, .40 },
  [PL_MATERIAL_MONO] = { .62, .30, .26, .40 },  [PL_MATERIAL_AUX_1] = { .75, .12, .10, .12 },
  [PL_MATERIAL_AUX_2] = { .24, .70, .10, .12 }, [PL_MATERIAL_AUX_3] = { .24, .12, .62, .12 },
  [PL_MATERIAL_AUX_4] = { .24, .20, .16, .80 }, [PL_MATERIAL_VOICE] = { .85, 0, 0, 0 },
  [PL_MATERIAL_PLUCK] = { 0, .85, 0, 0 },       [PL_MATERIAL_BELL] = { 0, 0, .75, 0 },
};

const char *
pl_material_code (PlMaterial material)
{
  g_assert ((guint) material < G_N_ELEMENTS (material_codes));
  return material_codes[material];
}

/* Which programme plays what.  By place among its likes on the whole bench, heard or not, so that a
 * repair does not change the tune. */

static gboolean
is_mono_mix (const PlSignal *signal)
{
  return g_str_has_prefix (signal->id, "main") || g_str_has_prefix (signal->id, "mono")
         || g_str_has_prefix (signal->id, "mix");
}

/* How many parts before this one are like it. */
static guint
count_before (const PlPatch *patch, PlPartId than, PlCategory category, gboolean like)
{
  guint n = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0 && id < than;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;
      gboolean plays = FALSE;

      for (guint16 i = 0; i < kind->signals->len && !plays; i++)
        plays = pl_kind_signal (kind, i)->programme;
      if ((kind->category == category) == like && (like || plays))
        n++;
    }
  return n;
}

static guint
count_mono_before (const PlKind *kind, guint16 signal)
{
  guint n = 0;

  for (guint16 i = 0; i < signal; i++)
    {
      const PlSignal *other = pl_kind_signal (kind, i);

      if (other->type == PL_SIGNAL_BUS && other->programme && other->side == PL_SIDE_NONE
          && !is_mono_mix (other))
        n++;
    }
  return n;
}

static void
choose_material (const PlPatch *patch, PlProgramme programme, PlListenPart *part)
{
  const PlKind *kind = pl_patch_get_part (patch, programme.part)->kind;
  const PlSignal *signal = pl_kind_signal (kind, programme.signal);
  gboolean is_own
      = kind->category == PL_CATEGORY_MICROPHONE || kind->category == PL_CATEGORY_INSTRUMENT;
  guint rank = count_before (patch, programme.part, kind->category, is_own);

  part->programme = programme;
  part->key = rank % PL_PHRASE_KEYS;
  if (kind->category == PL_CATEGORY_MICROPHONE)
    part->material = PL_MATERIAL_VOICE;
  else if (signal->side == PL_SIDE_LEFT)
    part->material = PL_MATERIAL_LEFT;
  else if (signal->side == PL_SIDE_RIGHT)
    part->material = PL_MATERIAL_RIGHT;
  else if (kind->category == PL_CATEGORY_INSTRUMENT)
    {
      part->material = rank % 2 == 0 ? PL_MATERIAL_PLUCK : PL_MATERIAL_BELL;
      part->key = rank / 2 % PL_PHRASE_KEYS;
    }
  else if (is_mono_mix (signal))
    part->material = PL_MATERIAL_MONO;
  else
    part->material
        = (PlMaterial) (PL_MATERIAL_AUX_1 + count_mono_before (kind, programme.signal) % 4);
}

/* Hum */

static gboolean
finding_names (const PlFinding *finding, PlPartId part)
{
  for (guint i = 0; i < finding->n_args; i++)
    if (finding->args[i].type == PL_ARG_PART && finding->args[i].end.part == part)
      return TRUE;
  return FALSE;
}

static gboolean
has_broken_shield (const PlPart *part)
{
  for (guint i = 0; i < part->n_faults; i++)
    if (part->faults[i].type == PL_FAULT_OPEN
        && part->faults[i].conductor < part->kind->conductors->len
        && g_array_index (part->kind->conductors, PlConductor, part->faults[i].conductor).shield)
      return TRUE;
  return FALSE;
}

/* The parts whose elements the ear's sound goes through. */
static GHashTable *
find_parts_upstream (const PlCircuit *circuit, PlPartId part, guint16 sense)
{
  g_autoptr (GArray) islands = pl_circuit_dup_upstream (circuit, part, &sense, 1);
  GHashTable *parts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < islands->len; i++)
    {
      const PlIsland *island = pl_circuit_island (circuit, g_array_index (islands, guint32, i));

      for (guint s = 0; s < island->n_stamps; s++)
        (void) g_hash_table_add (parts, GUINT_TO_POINTER (island->stamps[s].part));
      for (guint s = 0; s < island->n_senses; s++)
        (void) g_hash_table_add (parts, GUINT_TO_POINTER (island->senses[s].part));
    }
  return parts;
}

/* A cable is joined to the ear's sound when one of the jacks it sits in is upstream: its wires are
 * nets, not elements. */
static gboolean
cable_is_on_the_way (const PlPart *cable, GHashTable *upstream)
{
  guint n = 0;

  for (guint i = 0; i < cable->kind->connectors->len; i++)
    if (cable->seats[i].part != 0
        && g_hash_table_contains (upstream, GUINT_TO_POINTER (cable->seats[i].part)))
      n++;
  return n >= 2;
}

static double
find_hum (const PlCircuit *circuit, PlPartId part, guint16 sense, const GArray *findings)
{
  g_autoptr (GHashTable) upstream = find_parts_upstream (circuit, part, sense);
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  double hum = 0.0;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);
      GHashTableIter iter;
      gpointer id = NULL;
      guint n = 0;

      if (strcmp (pl_rule_code (finding->rule), "hum-loop") != 0)
        continue;
      g_hash_table_iter_init (&iter, upstream);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        n += finding_names (finding, GPOINTER_TO_UINT (id)) ? 1 : 0;
      if (n >= 2)
        hum = LOOP_HUM;
    }
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *cable = pl_patch_get_part (patch, id);

      if (cable->n_faults > 0 && has_broken_shield (cable) && cable_is_on_the_way (cable, upstream))
        hum = SHIELD_HUM;
    }
  return hum;
}

/* The plan */

void
pl_listen_plan_clear (PlListenPlan *self)
{
  g_clear_pointer (&self->ears[0], g_array_unref);
  g_clear_pointer (&self->ears[1], g_array_unref);
}

static double
find_reference (const PlVerdict *verdict)
{
  double reference = 1.0;

  for (guint ear = 0; ear < 2; ear++)
    for (guint i = 0; i < verdict->ear[ear].n_heard; i++)
      reference = fmax (reference, verdict->ear[ear].heard[i].nominal);
  return reference;
}

void
pl_listen_plan (const PlCircuit *circuit, const PlVerdict *verdict, const GArray *findings,
                PlListenPlan *plan)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);

  *plan = (PlListenPlan){ .reference = find_reference (verdict) };
  for (guint side = 0; side < 2; side++)
    {
      guint ear = group->is_pair ? side : 0;

      plan->ears[side] = g_array_new (FALSE, TRUE, sizeof (PlListenPart));
      for (guint i = 0; i < verdict->ear[ear].n_heard; i++)
        {
          const PlHeard *heard = &verdict->ear[ear].heard[i];
          PlListenPart part = { .gain = heard->gain / plan->reference };

          choose_material (patch, heard->programme, &part);
          g_array_append_val (plan->ears[side], part);
        }
      if (verdict->ear[ear].n_heard > 0)
        plan->hum[side] = find_hum (circuit, verdict->part, group->sense[ear], findings);
    }
}

/* The mix */

static void
add_stem (float *frames, guint side, const float *stem, double gain)
{
  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    frames[2 * i + side] += (float) (gain * (double) stem[i]);
}

static void
add_material (PlPhrase *phrase, float *frames, guint side, PlMaterial material, guint key,
              double gain)
{
  for (guint stem = 0; stem < PL_N_STEMS; stem++)
    if (balances[material][stem] > 0.0)
      add_stem (frames, side, pl_phrase_get_stem (phrase, (PlStem) stem, key),
                gain * balances[material][stem]);
}

static double
peak_of (const float *frames, guint side)
{
  double peak = 0.0;

  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    peak = fmax (peak, fabs ((double) frames[2 * i + side]));
  return peak;
}

/* So that the louder side of the phrase as it is has its peak at FULL_PEAK. */
static double
find_scale (PlPhrase *phrase)
{
  float *frames = g_new0 (float, 2 * PL_PHRASE_FRAMES);
  double peak;

  add_material (phrase, frames, 0, PL_MATERIAL_LEFT, 0, 1.0);
  add_material (phrase, frames, 1, PL_MATERIAL_RIGHT, 0, 1.0);
  peak = fmax (peak_of (frames, 0), peak_of (frames, 1));
  g_free (frames);
  return FULL_PEAK / peak;
}

/* 50 Hz and what a rectifier adds; whole cycles in the phrase, so the ring stays closed. */
static void
add_hum (float *frames, guint side, double amplitude)
{
  static const double partials[] = { 1, .7, .45, .25, .3, .12, .15 };

  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    {
      double phase = 2.0 * G_PI * MAINS_HZ * (i % (PL_PHRASE_RATE / 50)) / PL_PHRASE_RATE,
             sum = 0.0;

      for (guint n = 0; n < G_N_ELEMENTS (partials); n++)
        sum += partials[n] * sin ((n + 1) * phase);
      frames[2 * i + side] += (float) (amplitude * sum);
    }
}

static double
bend (double x)
{
  double over = fabs (x) - KNEE, room = CEILING - KNEE;

  return over <= 0.0 ? x : copysign (KNEE + room * tanh (over / room), x);
}

/* Only what would be too loud is bent; the DC that this makes is taken out again. */
static void
limit (float *frames, guint side)
{
  double mean = 0.0, peak;

  if (peak_of (frames, side) <= CEILING)
    return;
  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    {
      double bent = bend ((double) frames[2 * i + side]);

      mean += bent / PL_PHRASE_FRAMES;
      frames[2 * i + side] = (float) bent;
    }
  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    frames[2 * i + side] -= (float) mean;
  peak = peak_of (frames, side);
  for (guint i = 0; i < PL_PHRASE_FRAMES && peak > CEILING; i++)
    frames[2 * i + side] *= (float) (CEILING / peak);
}

float *
pl_listen_dup_pcm (PlPhrase *phrase, const PlListenPlan *plan)
{
  float *frames = g_new0 (float, 2 * PL_PHRASE_FRAMES);
  double scale = 0.0;

  for (guint side = 0; side < 2; side++)
    {
      if (plan->ears[side]->len > 0 && scale <= 0.0)
        scale = find_scale (phrase);
      for (guint i = 0; i < plan->ears[side]->len; i++)
        {
          const PlListenPart *part = &g_array_index (plan->ears[side], PlListenPart, i);

          add_material (phrase, frames, side, part->material, part->key, scale * part->gain);
        }
      if (plan->hum[side] > 0.0)
        add_hum (frames, side, plan->hum[side]);
      limit (frames, side);
    }
  return frames;
}

static void
clear_verdict (gpointer item)
{
  pl_verdict_clear (item);
}

GArray *
pl_circuit_dup_listeners (const PlCircuit *self)
{
  g_autoptr (PlAudience) audience = pl_circuit_dup_audience (self);
  GArray *listeners = g_array_new (FALSE, TRUE, sizeof (PlVerdict));

  g_array_set_clear_func (listeners, clear_verdict);
  for (guint i = 0; i < audience->listeners->len; i++)
    {
      const PlListener *listener = &g_array_index (audience->listeners, PlListener, i);
      PlVerdict verdict;

      pl_circuit_judge (self, listener->part, listener->group, &verdict);
      g_array_append_val (listeners, verdict);
    }
  return listeners;
}
