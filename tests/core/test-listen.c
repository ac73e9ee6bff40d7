/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is heard when one listens is what was solved: sides, signs, levels, silence, hum. */
#include <math.h>

#include "core/finding.h"
#include "core/listen.h"
#include "fixture.h"

#define CEILING 0.708 /* -3 dBFS */

static PlPhrase *phrase;

/* A plan made by hand: what one programme gives each ear. */
typedef struct
{
  PlMaterial material;
  double left, right;
} Row;

static void
plan_rows (PlListenPlan *plan, const Row *rows, guint n_rows)
{
  *plan = (PlListenPlan){ .reference = 1.0 };
  for (guint side = 0; side < 2; side++)
    {
      plan->ears[side] = g_array_new (FALSE, TRUE, sizeof (PlListenPart));
      for (guint i = 0; i < n_rows; i++)
        {
          PlListenPart part
              = { .material = rows[i].material, .gain = side == 0 ? rows[i].left : rows[i].right };
          g_array_append_val (plan->ears[side], part);
        }
    }
}

static float *
mix_rows (const Row *rows, guint n_rows)
{
  PlListenPlan plan;
  float *frames = NULL;

  plan_rows (&plan, rows, n_rows);
  frames = pl_listen_dup_pcm (phrase, &plan);
  pl_listen_plan_clear (&plan);
  return frames;
}

/* Of a bench: what the only (or first) listener gets, and the plan. */
static float *
listen_to (PlPatch *patch, PlListenPlan *plan)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) listeners = NULL;
  g_autoptr (GArray) findings = NULL;

  pl_circuit_sync (circuit, patch);
  listeners = pl_circuit_dup_listeners (circuit);
  findings = pl_circuit_dup_findings (circuit);
  g_assert_cmpuint (listeners->len, >, 0);
  pl_listen_plan (circuit, &g_array_index (listeners, PlVerdict, 0), findings, plan);
  return pl_listen_dup_pcm (phrase, plan);
}

static double
rms (const float *frames, guint side)
{
  double sum = 0.0;

  for (gsize i = 0; i < PL_PHRASE_FRAMES; i++)
    sum += (double) frames[2 * i + side] * (double) frames[2 * i + side];
  return sqrt (sum / PL_PHRASE_FRAMES);
}

static double
peak (const float *frames)
{
  double most = 0.0;

  for (gsize i = 0; i < (gsize) 2 * PL_PHRASE_FRAMES; i++)
    most = fmax (most, fabs ((double) frames[i]));
  return most;
}

static double
product (const float *a, gsize stride, const float *b)
{
  double sum = 0.0;

  for (gsize i = 0; i < PL_PHRASE_FRAMES; i++)
    sum += (double) a[stride * i] * (double) b[i];
  return sum;
}

/* How much of a stem is in one side: 1 when it is there with strength 1.  Least squares over all
 * stems, by elimination: they have notes in common. */
static double
content (const float *frames, guint side, PlStem stem)
{
  double m[PL_N_STEMS][PL_N_STEMS + 1];

  for (guint i = 0; i < PL_N_STEMS; i++)
    {
      const float *like = pl_phrase_get_stem (phrase, (PlStem) i, 0);

      for (guint j = 0; j < PL_N_STEMS; j++)
        m[i][j] = product (pl_phrase_get_stem (phrase, (PlStem) j, 0), 1, like);
      m[i][PL_N_STEMS] = product (frames + side, 2, like);
    }
  for (guint k = 0; k < PL_N_STEMS; k++)
    for (guint i = 0; i < PL_N_STEMS; i++)
      {
        double share = m[i][k] / m[k][k];

        for (guint j = k; i != k && j <= PL_N_STEMS; j++)
          m[i][j] -= share * m[k][j];
      }
  return m[stem][PL_N_STEMS] / m[stem][stem];
}

/* Strength of one frequency. */
static double
tone (const float *frames, guint side, double hz)
{
  double re = 0.0, im = 0.0;

  for (gsize i = 0; i < PL_PHRASE_FRAMES; i++)
    {
      double phase = 2.0 * G_PI * hz * (double) i / PL_PHRASE_RATE;
      re += (double) frames[2 * i + side] * cos (phase);
      im += (double) frames[2 * i + side] * sin (phase);
    }
  return 2.0 * hypot (re, im) / PL_PHRASE_FRAMES;
}

/* The ring is closed: the step over the seam is no larger than steps elsewhere; no DC; peak 1. */
static void
test_stems (void)
{
  for (guint stem = 0; stem < PL_N_STEMS; stem++)
    for (guint key = 0; key < PL_PHRASE_KEYS; key++)
      {
        const float *frames = pl_phrase_get_stem (phrase, (PlStem) stem, key);
        double sum = 0.0, most = 0.0, steps = 0.0, seam;

        for (gsize i = 0; i < PL_PHRASE_FRAMES; i++)
          {
            sum += (double) frames[i];
            most = fmax (most, fabs ((double) frames[i]));
            if (i > 0)
              steps = fmax (steps, fabs ((double) frames[i] - (double) frames[i - 1]));
          }
        seam = fabs ((double) frames[0] - (double) frames[PL_PHRASE_FRAMES - 1]);
        g_assert_cmpfloat (fabs (sum / PL_PHRASE_FRAMES), <, 1e-6);
        g_assert_cmpfloat_with_epsilon (most, 1.0, 1e-6);
        g_assert_cmpfloat (seam, <, 0.25 * steps);
        g_assert_cmpfloat (seam, <, 0.05);
      }
}

/* Another phrase gives the same numbers, in whatever order they are asked for. */
static void
test_same_again (void)
{
  g_autoptr (PlPhrase) other = pl_phrase_new ();

  for (int stem = PL_N_STEMS - 1; stem >= 0; stem--)
    g_assert_cmpmem (
        pl_phrase_get_stem (other, (PlStem) stem, 1), PL_PHRASE_FRAMES * sizeof (float),
        pl_phrase_get_stem (phrase, (PlStem) stem, 1), PL_PHRASE_FRAMES * sizeof (float));
}

/* Left and right as they are: strings only left, electric piano only right, voice as much in both.
 */
static void
test_stereo (void)
{
  const Row rows[] = { { PL_MATERIAL_LEFT, 1, 0 }, { PL_MATERIAL_RIGHT, 0, 1 } };
  g_autofree float *frames = mix_rows (rows, 2);

  g_assert_cmpfloat_with_epsilon (peak (frames), 0.5, 1e-4);
  g_assert_cmpfloat (content (frames, 0, PL_STEM_PLUCK), >, 0.1);
  g_assert_cmpfloat (fabs (content (frames, 1, PL_STEM_PLUCK)), <, 1e-5);
  g_assert_cmpfloat (content (frames, 1, PL_STEM_BELL), >, 0.1);
  g_assert_cmpfloat (fabs (content (frames, 0, PL_STEM_BELL)), <, 1e-5);
  g_assert_cmpfloat_with_epsilon (content (frames, 0, PL_STEM_VOICE),
                                  content (frames, 1, PL_STEM_VOICE), 1e-5);
  g_assert_cmpfloat (content (frames, 0, PL_STEM_VOICE), >, 0.1);
}

/* The difference of the sides: voice and drums are gone, the sides remain, one of them inverted. */
static void
test_cancelled (void)
{
  const Row rows[] = { { PL_MATERIAL_LEFT, .7, .7 }, { PL_MATERIAL_RIGHT, -.7, -.7 } };
  const Row sum_rows[] = { { PL_MATERIAL_LEFT, .7, .7 }, { PL_MATERIAL_RIGHT, .7, .7 } };
  g_autofree float *frames = mix_rows (rows, 2);
  g_autofree float *sum = mix_rows (sum_rows, 2);

  g_assert_cmpfloat (fabs (content (frames, 0, PL_STEM_VOICE)), <, 1e-5);
  g_assert_cmpfloat (content (sum, 0, PL_STEM_VOICE), >, 0.2);
  g_assert_cmpfloat (content (frames, 0, PL_STEM_PLUCK), >, 0.1);
  g_assert_cmpfloat (content (frames, 0, PL_STEM_BELL), <, -0.1);
}

/* Inverted means every number with its sign turned; a difference of both ears doubles. */
static void
test_inverted (void)
{
  const Row rows[] = { { PL_MATERIAL_AUX_1, .5, -.5 } };
  g_autofree float *frames = mix_rows (rows, 1);

  g_assert_cmpfloat (rms (frames, 0), >, 0.01);
  for (gsize i = 0; i < PL_PHRASE_FRAMES; i++)
    if (frames[2 * i] + frames[2 * i + 1] > 0.0f || frames[2 * i] + frames[2 * i + 1] < 0.0f)
      g_assert_not_reached ();
}

/* 20 dB less is 20 dB less; far too loud is held at the ceiling, without DC. */
static void
test_levels (void)
{
  const Row rows[] = { { PL_MATERIAL_LEFT, 1, .1 } };
  const Row loud_rows[] = { { PL_MATERIAL_LEFT, 40, 1.45 } };
  g_autofree float *frames = mix_rows (rows, 1);
  g_autofree float *loud = mix_rows (loud_rows, 1);
  double sum = 0.0;

  g_assert_cmpfloat_with_epsilon (20.0 * log10 (rms (frames, 0) / rms (frames, 1)), 20.0, 1e-3);
  g_assert_cmpfloat (peak (loud), <=, CEILING);
  g_assert_cmpfloat (peak (loud), >, 0.6);
  for (gsize i = 0; i < PL_PHRASE_FRAMES; i++)
    sum += (double) loud[2 * i];
  g_assert_cmpfloat (fabs (sum / PL_PHRASE_FRAMES), <, 1e-5);
}

/* Benches */

static void
test_one_ear (void)
{
  g_autoptr (PlPatch) patch = test_example ("method2-aux");
  PlListenPlan plan;
  g_autofree float *frames = listen_to (patch, &plan);

  g_assert_cmpuint (plan.ears[0]->len, ==, 1);
  g_assert_cmpint (g_array_index (plan.ears[0], PlListenPart, 0).material, >=, PL_MATERIAL_AUX_1);
  g_assert_cmpfloat (rms (frames, 0), >, 0.01);
  for (gsize i = 0; i < PL_PHRASE_FRAMES; i++)
    g_assert_cmpfloat (fabs ((double) frames[2 * i + 1]), <=, 0.0);
  pl_listen_plan_clear (&plan);
}

/* A real microphone is the voice alone; two of them are not the same voice. */
static void
test_microphones (void)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();
  PlListenPlan plan;
  g_autofree float *frames = NULL;

  test_add (&patch, "generic-mixer-small");   /* 1 */
  test_add (&patch, "shure-sm58");            /* 2 */
  test_add (&patch, "shure-sm58");            /* 3 */
  test_add (&patch, "generic-headphones-80"); /* 4 */
  test_add (&patch, "xlr-xlr");               /* 5 */
  test_add (&patch, "xlr-xlr");               /* 6 */
  test_plug (&patch, "5.a", "2.out");
  test_plug (&patch, "5.b", "1.mic-1");
  test_plug (&patch, "6.a", "3.out");
  test_plug (&patch, "6.b", "1.mic-2");
  test_plug (&patch, "4.plug", "1.phones");
  frames = listen_to (patch, &plan);
  g_assert_cmpfloat (rms (frames, 0), >, 0.01);
  g_assert_cmpuint (plan.ears[0]->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (g_array_index (plan.ears[0], PlListenPart, i).material, ==, PL_MATERIAL_VOICE);
  g_assert_cmpuint (g_array_index (plan.ears[0], PlListenPart, 0).key, !=,
                    g_array_index (plan.ears[0], PlListenPart, 1).key);
  pl_listen_plan_clear (&plan);
}

/* Hum where it is found, and only there; not where nothing is heard. */
/* Every instrument plays something of its own, whoever hears it. */
static void
test_instruments (void)
{
  static const char *const kinds[]
      = { "generic-mixer-small",     "generic-headphones-80", "generic-keyboard",
          "generic-electric-guitar", "generic-bass",          "generic-acoustic-guitar" };
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  guint n_plucks = 0, n_bells = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    test_add (&patch, kinds[i]);
  pl_circuit_sync (circuit, patch);
  for (PlPartId id = 3; id <= 6; id++)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->signals->len; i++)
        {
          PlHeard heard = { { id, i }, 1.0, 1.0 };
          PlVerdict verdict = { .part = 2, .ear = { { 1, &heard, 1 }, { 0, NULL, 0 } } };
          PlListenPlan plan;
          const PlListenPart *part;

          if (!pl_kind_signal (kind, i)->programme || kind->category != PL_CATEGORY_INSTRUMENT)
            continue;
          pl_listen_plan (circuit, &verdict, NULL, &plan);
          part = &g_array_index (plan.ears[0], PlListenPart, 0);
          g_assert_true (
              g_hash_table_add (seen, GUINT_TO_POINTER (1 + part->material * 100 + part->key)));
          n_plucks += part->material == PL_MATERIAL_PLUCK;
          n_bells += part->material == PL_MATERIAL_BELL;
          pl_listen_plan_clear (&plan);
        }
    }
  g_assert_cmpuint (n_plucks, >, 0);
  g_assert_cmpuint (n_bells, >, 0);
}

static void
test_hum (void)
{
  const Row rows[] = { { PL_MATERIAL_LEFT, 1, 0 } };
  g_autofree float *clean = mix_rows (rows, 1);
  g_autofree float *frames = NULL;
  PlListenPlan plan;

  plan_rows (&plan, rows, 1);
  plan.hum[0] = 0.01;
  frames = pl_listen_dup_pcm (phrase, &plan);
  g_assert_cmpfloat (tone (frames, 0, 50.0) - tone (clean, 0, 50.0), >, 0.008);
  g_assert_cmpfloat (tone (frames, 0, 150.0) - tone (clean, 0, 150.0), >, 0.002);
  g_assert_cmpfloat (rms (frames, 1), <=, 0.0);
  pl_listen_plan_clear (&plan);
}

static void
test_hum_of_bench (void)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();
  PlFault fault = { .type = PL_FAULT_OPEN };
  PlListenPlan plan;

  test_add (&patch, "generic-mixer-small");     /* 1 */
  test_add (&patch, "generic-headphone-amp-4"); /* 2 */
  test_add (&patch, "generic-headphones-80");   /* 3 */
  test_add (&patch, "trs-trs");                 /* 4 */
  test_plug (&patch, "4.a", "1.phones");
  test_plug (&patch, "4.b", "2.input");
  test_plug (&patch, "3.plug", "2.phones-1");
  g_free (listen_to (patch, &plan));
  g_assert_cmpfloat (plan.hum[0], <=, 0.0);
  pl_listen_plan_clear (&plan);
  fault.conductor = (guint16) pl_kind_find_conductor (pl_patch_get_part (patch, 4)->kind, "sleeve");
  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_SET_FAULT, .id = 4, .fault = fault, .value = 1 });
  g_free (listen_to (patch, &plan));
  g_assert_cmpfloat (plan.hum[0], >, 0.0);
  pl_listen_plan_clear (&plan);
}

/* Two earthed boxes joined by an unbalanced cable: who listens beyond it hears the hum, who listens
 * before it does not. */
static void
test_hum_of_loop (void)
{
  static const char *const jacks[] = { "2.phones-1", "1.phones" };

  for (guint i = 0; i < G_N_ELEMENTS (jacks); i++)
    {
      g_autoptr (PlPatch) patch = pl_patch_new ();
      PlListenPlan plan;

      test_add (&patch, "mackie-profx12v3"); /* 1 */
      test_add (&patch, "behringer-ha4700"); /* 2 */
      test_add (&patch, "sony-mdr-7506");    /* 3 */
      test_add (&patch, "ts-ts");            /* 4 */
      test_plug (&patch, "4.a", "1.main-l");
      test_plug (&patch, "4.b", "2.main-in-l");
      test_plug (&patch, "3.plug", jacks[i]);
      g_free (listen_to (patch, &plan));
      g_assert_cmpuint (plan.ears[0]->len, >, 0);
      if (i == 0)
        g_assert_cmpfloat (plan.hum[0], >, 0.0);
      else
        g_assert_cmpfloat (plan.hum[0], <=, 0.0);
      pl_listen_plan_clear (&plan);
    }
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  phrase = pl_phrase_new ();
  g_test_add_func ("/listen/stems", test_stems);
  g_test_add_func ("/listen/same-again", test_same_again);
  g_test_add_func ("/listen/stereo", test_stereo);
  g_test_add_func ("/listen/cancelled", test_cancelled);
  g_test_add_func ("/listen/inverted", test_inverted);
  g_test_add_func ("/listen/levels", test_levels);
  g_test_add_func ("/listen/one-ear", test_one_ear);
  g_test_add_func ("/listen/microphones", test_microphones);
  g_test_add_func ("/listen/instruments", test_instruments);
  g_test_add_func ("/listen/hum", test_hum);
  g_test_add_func ("/listen/hum-of-bench", test_hum_of_bench);
  g_test_add_func ("/listen/hum-of-loop", test_hum_of_loop);
  code = g_test_run ();
  pl_phrase_free (phrase);
  return code;
}
