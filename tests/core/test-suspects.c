/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diagnosis, from the other side: whatever is told about the examples, each suspect's edits give a
 * bench on which just that is heard, and its sentences name what is on the bench. */
#include <string.h>

#include "core/diagnosis.h"
#include "core/words-diagnosis.h"
#include "fixture.h"

static const char *const examples[]
    = { "method1-phones", "method2-aux", "method3-control-room", "podcast-four-hosts" };

/* A bench on which much can be wrong: sources of its own, a phantom switch, an insert. */
static const char stage[]
    = "[Patchlead]\nFormat=1\n"
      "[Device 1]\nKind=mackie-profx10v3\nAt=0;0\n"
      "[Device 2]\nKind=sony-mdr-7506\nName=Ada\nAt=0;400\nPlug-plug=1.phones\n"
      "[Device 3]\nKind=shure-sm58\nName=Voice\nAt=300;0\n"
      "[Cable 4]\nKind=xlr-xlr\nPlug-a=3.out\nPlug-b=1.mic-1\n";

/* Loudspeakers of which everybody hears the same, and plugs that do not click twice. */
static const char hall[]
    = "[Patchlead]\nFormat=1\n"
      "[Device 1]\nKind=mackie-profx10v3\nAt=0;0\n"
      "[Device 2]\nKind=generic-powered-speaker\nName=House left\nAt=0;400\n"
      "[Device 3]\nKind=generic-powered-speaker\nName=House right\nAt=300;400\n"
      "[Cable 4]\nKind=xlr-xlr\nPlug-a=1.main-xlr-l\nPlug-b=2.in-xlr\n"
      "[Cable 5]\nKind=xlr-xlr\nPlug-a=1.main-xlr-r\nPlug-b=3.in-xlr\n";

typedef struct
{
  PlPatch *patch;
  PlCircuit *circuit;
  GArray *verdicts; /* as drawn */
  PlComplaint told;
  guint n_suspects;
} Bench;

static const PlVerdict *
find_verdict (const GArray *verdicts, const PlComplaint *told)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (verdict->part == told->part && verdict->group == told->group)
        return verdict;
    }
  g_assert_not_reached ();
}

/* The bench with the fault, solved from nothing: is it what was told? */
static void
check_cause (const Bench *bench, const PlCause *cause)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlPatch) faulty = NULL;
  g_autoptr (GError) error = NULL;
  guint symptoms, told = bench->told.symptoms;

  faulty = pl_patch_apply_all (bench->patch, cause->edits, cause->n_edits, &error);
  g_assert_no_error (error);
  pl_circuit_sync (circuit, faulty);
  symptoms = pl_circuit_get_symptoms (circuit, find_verdict (bench->verdicts, &bench->told), TRUE);
  g_assert_cmpuint (symptoms & told, ==, told);
  if (cause->agrees >= 1.0)
    g_assert_cmpuint (symptoms & ~PL_SYMPTOM_BIT (PL_SYMPTOM_HUM), ==,
                      told & ~PL_SYMPTOM_BIT (PL_SYMPTOM_HUM));
}

static void
check_sentence (const char *sentence)
{
  g_assert_nonnull (sentence);
  g_assert_cmpuint (strlen (sentence), >, 10);
  g_assert_null (strpbrk (sentence, "{}"));
}

static void
check_suspect (Bench *bench, const PlSuspect *suspect)
{
  g_autofree char *test = pl_words_suspect_test (bench->patch, suspect);

  bench->n_suspects++;
  check_sentence (test);
  g_assert_cmpuint (suspect->causes->len, >, 0);
  for (guint i = 0; i < suspect->causes->len; i++)
    {
      const PlCause *cause = &g_array_index (suspect->causes, PlCause, i);
      g_autofree char *sentence = pl_words_cause (bench->patch, cause);

      check_sentence (sentence);
      g_assert_cmpfloat (cause->agrees, >, 0.0);
      if (bench->told.symptoms != PL_SYMPTOM_BIT (PL_SYMPTOM_HALF_IN))
        check_cause (bench, cause);
    }
}

static void
tell (Bench *bench, const PlVerdict *verdict, guint symptoms)
{
  g_autoptr (PlDiagnosis) diagnosis = NULL;
  double sum = 0.0;

  bench->told = (PlComplaint){ verdict->part, verdict->group, symptoms };
  diagnosis = pl_diagnosis_new (bench->circuit, test_catalog (), &bench->told, 1, NULL);
  for (guint i = 0; i < diagnosis->suspects->len; i++)
    {
      const PlSuspect *suspect = g_ptr_array_index (diagnosis->suspects, i);

      check_suspect (bench, suspect);
      sum += suspect->likely;
    }
  if (diagnosis->suspects->len > 0)
    g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-6);
}

static guint
tell_everything (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  Bench bench = { .patch = patch, .circuit = circuit };

  pl_circuit_sync (circuit, patch);
  bench.verdicts = verdicts = pl_circuit_dup_verdicts (circuit);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;

      guint symptoms = pl_symptoms_of (pl_kind_group (kind, verdict->group)->is_pair);

      if (!pl_kind_is_heard (kind, verdict->group) || !verdict->connected)
        continue;
      for (guint symptom = 0; symptom < PL_N_SYMPTOMS; symptom++)
        if ((symptoms & PL_SYMPTOM_BIT (symptom)) != 0)
          tell (&bench, verdict, PL_SYMPTOM_BIT (symptom));
      tell (&bench, verdict,
            PL_SYMPTOM_BIT (PL_SYMPTOM_QUIET) | PL_SYMPTOM_BIT (PL_SYMPTOM_NO_STEREO));
    }
  return bench.n_suspects;
}

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (PlPatch) patch = test_example (examples[i]);
      guint n_suspects = tell_everything (patch);

      g_assert_cmpuint (n_suspects, >, 10);
    }
}

static void
test_stage (void)
{
  g_autoptr (PlPatch) patch = test_parse (stage);
  guint n_suspects = tell_everything (patch);

  g_assert_cmpuint (n_suspects, >, 3);
}

/* One loudspeaker of two is silent: its cable, and its plugs in words that fit them. */
static void
test_hall (void)
{
  g_autoptr (PlPatch) patch = test_parse (hall);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  g_autoptr (PlDiagnosis) diagnosis = NULL;
  g_autofree char *test = NULL;
  PlComplaint told[2];
  guint n = 0, n_suspects = tell_everything (patch);

  g_assert_cmpuint (n_suspects, >, 10);
  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (!verdict->connected)
        continue;
      told[n] = (PlComplaint){ verdict->part, verdict->group, 0 };
      told[n].symptoms = n == 0 ? PL_SYMPTOM_BIT (PL_SYMPTOM_NOTHING) : 0;
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
  diagnosis = pl_diagnosis_new (circuit, test_catalog (), told, n, NULL);
  g_assert_cmpuint (diagnosis->suspects->len, >, 0);
  for (guint i = 0; i < diagnosis->suspects->len; i++)
    {
      const PlSuspect *suspect = g_ptr_array_index (diagnosis->suspects, i);
      const PlCause *cause = &g_array_index (suspect->causes, PlCause, 0);

      g_assert_cmpuint (cause->part != 0 ? cause->part : cause->plug.part, !=, 5);
    }
  test = pl_words_suspect_test (patch, g_ptr_array_index (diagnosis->suspects, 0));
  g_assert_null (strstr (test, "clicks"));
}

/* Without a complaint, and with one that the bench as drawn gives already. */
static void
test_nothing_is_broken (void)
{
  g_autoptr (PlPatch) patch = test_example ("method2-aux");
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  g_autoptr (PlDiagnosis) drawn = NULL;
  PlComplaint told = { 0 };

  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  told.part = g_array_index (verdicts, PlVerdict, 0).part;
  told.symptoms = PL_SYMPTOM_BIT (PL_SYMPTOM_ONLY_LEFT);
  drawn = pl_diagnosis_new (circuit, test_catalog (), &told, 1, NULL);
  g_assert_true (drawn->as_drawn);
}

static void
test_codes (void)
{
  PlSymptom symptom;

  for (guint i = 0; i < PL_N_SYMPTOMS; i++)
    {
      g_assert_true (pl_symptom_parse (pl_symptom_code ((PlSymptom) i), &symptom));
      g_assert_cmpint (symptom, ==, (int) i);
      g_assert_cmpstr (pl_words_symptom ((PlSymptom) i), !=, "");
    }
  g_assert_false (pl_symptom_parse ("itchy", &symptom));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suspects/codes", test_codes);
  g_test_add_func ("/suspects/nothing-is-broken", test_nothing_is_broken);
  g_test_add_func ("/suspects/examples", test_examples);
  g_test_add_func ("/suspects/stage", test_stage);
  g_test_add_func ("/suspects/hall", test_hall);
  return g_test_run ();
}
