/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels: one side quieter than the other is told with its cause; what pan is turned for is not. */
#include <math.h>
#include <string.h>

#include "core/finding.h"
#include "core/trial.h"
#include "core/words.h"
#include "fixture.h"

/* A bench, and what its first listener (or input that is judged) gets. */
typedef struct
{
  PlPatch *patch;
  PlCircuit *circuit;
  GArray *verdicts;
} Bench;

static void
bench_judge (Bench *self)
{
  g_clear_pointer (&self->circuit, pl_circuit_free);
  g_clear_pointer (&self->verdicts, g_array_unref);
  self->circuit = pl_circuit_new ();
  pl_circuit_sync (self->circuit, self->patch);
  self->verdicts = pl_circuit_dup_verdicts (self->circuit);
  g_assert_cmpuint (self->verdicts->len, >, 0);
}

static void
bench_clear (Bench *self)
{
  g_clear_pointer (&self->circuit, pl_circuit_free);
  g_clear_pointer (&self->verdicts, g_array_unref);
  g_clear_pointer (&self->patch, pl_patch_unref);
}

static const PlVerdict *
bench_verdict (const Bench *self, PlPartId part)
{
  for (guint i = 0; i < self->verdicts->len; i++)
    if (g_array_index (self->verdicts, PlVerdict, i).part == part)
      return &g_array_index (self->verdicts, PlVerdict, i);
  g_assert_not_reached ();
}

static void
bench_turn (Bench *self, PlPartId part, const char *control, double value)
{
  int index = pl_kind_find_control (pl_patch_get_part (self->patch, part)->kind, control);

  g_assert_cmpint (index, >=, 0);
  test_apply (&self->patch, &(PlEdit){ .type = PL_EDIT_SET_CONTROL,
                                       .id = part,
                                       .index = (guint16) index,
                                       .value = value });
}

static gboolean
is_lopsided (const Bench *self, PlPartId part)
{
  return (bench_verdict (self, part)->labels & PL_LABEL_BIT (PL_LABEL_LOPSIDED)) != 0;
}

static void
check_sentence (const Bench *self, PlPartId part, const char *sentence)
{
  g_autofree char *verdict = pl_words_verdict (self->circuit, bench_verdict (self, part));

  g_assert_cmpstr (verdict, ==, sentence);
}

static char *
dup_causes (const Bench *self, PlPartId part)
{
  g_auto (GStrv) causes = pl_words_causes (self->circuit, bench_verdict (self, part));

  return g_strjoinv ("\n", causes);
}

static void
check_cause (const Bench *self, PlPartId part, const char *cause)
{
  g_autofree char *all = dup_causes (self, part);

  if (strstr (all, cause) == NULL)
    {
      g_test_message ("“%s” is not in:\n%s", cause, all);
      g_test_fail ();
    }
}

static void
check_no_cause (const Bench *self, PlPartId part, const char *cause)
{
  g_autofree char *all = dup_causes (self, part);

  g_assert_null (strstr (all, cause));
}

/* 1 kΩ in one branch and 10 kΩ in the other. */
static void
test_wrong_sum (void)
{
  g_autofree char *text = test_read_data ("help/lopsided.patchlead");
  Bench bench = { .patch = test_parse (text) };

  bench_judge (&bench);
  g_assert_cmpint (bench_verdict (&bench, 2)->headline, ==, PL_LABEL_LOPSIDED);
  g_assert_cmpint (bench_verdict (&bench, 2)->grade, ==, PL_GRADE_BAD);
  check_sentence (&bench, 2,
                  "Lopsided. Both sides of the Desk arrive. The right side is 19.1 dB quieter than "
                  "the left one.");
  check_cause (&bench, 2,
               "Of what Old desk OUT R plays (Desk, right), 20.8 dB are lost in cable 1 (Summing "
               "cable, one resistor wrong).");
  bench_clear (&bench);
}

/* Two leads between the mixer's main outputs and the two inputs of an amplifier with headphones. */
static void
bench_init_pair (Bench *self, const char *left, const char *right)
{
  *self = (Bench){ .patch = pl_patch_new () };
  test_add (&self->patch, "generic-mixer-small");
  test_add (&self->patch, "generic-headphone-amp-lr");
  test_add (&self->patch, "generic-headphones-63");
  test_add (&self->patch, left);
  test_add (&self->patch, right);
  test_plug (&self->patch, "4.a", "1.main-l");
  test_plug (&self->patch, "4.b", "2.left");
  test_plug (&self->patch, "5.a", "1.main-r");
  test_plug (&self->patch, "5.b", "2.right");
  test_plug (&self->patch, "3.plug", "2.phones-1");
}

/* The right input gets one leg of a balanced output. */
static void
test_lost_leg (void)
{
  Bench bench;

  bench_init_pair (&bench, "trs-trs", "ts-ts");
  bench_judge (&bench);
  g_assert_true (is_lopsided (&bench, 3));
  g_assert_cmpint (bench_verdict (&bench, 3)->headline, ==, PL_LABEL_STEREO);
  g_assert_cmpint (bench_verdict (&bench, 3)->grade, ==, PL_GRADE_BAD); /* a shorted leg */
  g_assert_cmpfloat (fabs (bench_verdict (&bench, 3)->tilt_db - 6.0), <, 0.2);
  bench_clear (&bench);
  bench_init_pair (&bench, "trs-trs", "trs-trs");
  bench_judge (&bench);
  g_assert_false (is_lopsided (&bench, 3));
  bench_clear (&bench);
}

/* Of a mixer with headphones: somebody speaks into its first channel. */
static void
bench_init_voice (Bench *self)
{
  bench_init_pair (self, "trs-trs", "trs-trs");
  test_add (&self->patch, "generic-dynamic-mic");
  test_add (&self->patch, "xlr-xlr");
  test_plug (&self->patch, "7.a", "6.out");
  test_plug (&self->patch, "7.b", "1.mic-1");
}

/* A voice that pan puts to the left is meant to be there. */
static void
test_pan (void)
{
  Bench bench;

  bench_init_voice (&bench);
  bench_turn (&bench, 1, "pan-1", -0.7);
  bench_judge (&bench);
  g_assert_false (is_lopsided (&bench, 3));
  bench_clear (&bench);
}

/* A stereo source whose sides are not equally loud any more: the knob is named. */
static void
test_knob_of_one_side (void)
{
  Bench bench;

  bench_init_pair (&bench, "trs-trs", "trs-trs");
  test_add (&bench.patch, "generic-keyboard");
  test_add (&bench.patch, "ts-ts");
  test_add (&bench.patch, "ts-ts");
  test_plug (&bench.patch, "7.a", "6.out-l");
  test_plug (&bench.patch, "7.b", "1.line-3");
  test_plug (&bench.patch, "8.a", "6.out-r");
  test_plug (&bench.patch, "8.b", "1.line-4");
  bench_judge (&bench);
  g_assert_false (is_lopsided (&bench, 3));
  bench_turn (&bench, 1, "pan-3-4", -0.6);
  bench_judge (&bench);
  check_sentence (
      &bench, 3,
      "Stereo. The Stereo keyboard is in both ears: left in the left, right in the right. "
      "The right ear hears it 4.6 dB quieter than the left one.");
  check_cause (&bench, 3, "BAL 3/4 of Small mixer with phones and main stands at left 60 %.");
  check_no_cause (&bench, 3, "less than it could"); /* both sides lose that much */
  bench_clear (&bench);
}

/* As the guide has it before anything is plugged in: all levels down.  Each knob in the way is
 * named, those of other outputs are not. */
static void
test_closed_knobs (void)
{
  Bench bench;

  bench_init_pair (&bench, "trs-trs", "trs-trs");
  bench_turn (&bench, 1, "main", -60);
  bench_turn (&bench, 1, "phones", 0);
  bench_turn (&bench, 2, "level-1", 0);
  bench_turn (&bench, 2, "level-2", 0);
  bench_judge (&bench);
  g_assert_cmpint (bench_verdict (&bench, 3)->headline, ==, PL_LABEL_SILENT);
  check_cause (
      &bench, 3,
      "MAIN of Small mixer with phones and main is turned down (off): nothing gets past "
      "it.\nLEVEL 1 of Headphone amp, separate L and R inputs is turned down (0 %): nothing "
      "gets past it.\n");
  check_no_cause (&bench, 3, "PHONES of Small mixer");
  check_no_cause (&bench, 3, "LEVEL 2");
  bench_turn (&bench, 1, "main", 0);
  bench_judge (&bench);
  check_no_cause (&bench, 3, "MAIN of");
  check_cause (&bench, 3, "LEVEL 1 of");
  bench_turn (&bench, 2, "level-1", 45);
  bench_judge (&bench);
  check_no_cause (&bench, 3, "turned down");
  bench_clear (&bench);
}

/* One of two channels is silent because of its own knob; the empty one is none of its business. */
static void
test_closed_channel (void)
{
  Bench bench;

  bench_init_voice (&bench);
  bench_turn (&bench, 1, "level-1", -60);
  bench_turn (&bench, 1, "level-2", -60);
  bench_judge (&bench);
  check_cause (&bench, 3, "LEVEL 1 of Small mixer with phones and main is turned down (off)");
  check_no_cause (&bench, 3, "LEVEL 2 of Small mixer");
  bench_turn (&bench, 1, "level-1", 0);
  bench_turn (&bench, 1, "pan-1", -1);
  bench_judge (&bench);
  check_cause (&bench, 3, "PAN 1 of Small mixer with phones and main stands at left 100 %");
  bench_clear (&bench);
}

/* A channel that is muted is named, too, but no switch where a knob is down. */
static void
test_mute (void)
{
  static const char stage[] = "[Patchlead]\nFormat=1\n"
                              "[Device 1]\nKind=mackie-profx10v3\n"
                              "[Device 2]\nKind=generic-powered-speaker\n"
                              "[Device 3]\nKind=shure-sm58\n"
                              "[Cable 4]\nKind=xlr-xlr\nPlug-a=3.out\nPlug-b=1.mic-2\n"
                              "[Cable 5]\nKind=xlr-xlr\nPlug-a=1.main-xlr-l\nPlug-b=2.in-xlr\n";
  Bench bench = { .patch = test_parse (stage) };

  bench_judge (&bench);
  check_no_cause (&bench, 2, "MUTE");
  bench_turn (&bench, 1, "mute-2", 1);
  bench_judge (&bench);
  check_cause (&bench, 2, "MUTE 2 of ProFX10v3 is set to on: nothing gets past it.");
  check_no_cause (&bench, 2, "MUTE 1");
  bench_turn (&bench, 1, "main", -60);
  bench_judge (&bench);
  check_cause (&bench, 2, "MAIN of ProFX10v3 is turned down");
  bench_clear (&bench);
}

/* Two microphones in a loudspeaker are what a mixer is for; both sides of one player are a sum.
 * What a passive DI box makes weaker is in the mix all the same. */
static void
test_mix (void)
{
  static const char stage[] = "[Patchlead]\nFormat=1\n"
                              "[Device 1]\nKind=mackie-profx10v3\n"
                              "[Device 2]\nKind=generic-powered-speaker\n"
                              "[Device 3]\nKind=shure-sm58\nName=Ada\n"
                              "[Device 4]\nKind=shure-sm58\nName=Bo\n"
                              "[Device 5]\nKind=generic-bass\nName=Cy\n"
                              "[Device 6]\nKind=generic-di-box\n"
                              "[Cable 7]\nKind=xlr-xlr\nPlug-a=3.out\nPlug-b=1.mic-1\n"
                              "[Cable 8]\nKind=xlr-xlr\nPlug-a=4.out\nPlug-b=1.mic-2\n"
                              "[Cable 9]\nKind=xlr-xlr\nPlug-a=1.main-xlr-l\nPlug-b=2.in-xlr\n"
                              "[Cable 10]\nKind=ts-ts\nPlug-a=5.out\nPlug-b=6.in\n"
                              "[Cable 11]\nKind=xlr-xlr\nPlug-a=6.out\nPlug-b=1.mic-3\n";
  Bench bench = { .patch = test_parse (stage) };

  bench_judge (&bench);
  check_sentence (&bench, 2, "Mix. Ada + Bo arrive together. To be heard besides: Cy.");
  g_assert_cmpstr (pl_words_headline (bench_verdict (&bench, 2)), ==, "Mix");
  g_assert_cmpfloat_with_epsilon (pl_verdict_lacks (bench_verdict (&bench, 2)), 0.0, 1e-9);
  bench_clear (&bench);
}

static void
test_sum (void)
{
  static const char stage[] = "[Patchlead]\nFormat=1\n"
                              "[Device 1]\nKind=mackie-profx10v3\n"
                              "[Device 2]\nKind=generic-powered-speaker\n"
                              "[Device 3]\nKind=generic-keyboard\n"
                              "[Cable 4]\nKind=ts-ts\nPlug-a=3.out-l\nPlug-b=1.line-5\n"
                              "[Cable 5]\nKind=xlr-xlr\nPlug-a=1.main-xlr-l\nPlug-b=2.in-xlr\n";
  Bench bench = { .patch = test_parse (stage) };

  bench_judge (&bench);
  g_assert_cmpstr (pl_words_headline (bench_verdict (&bench, 2)), ==, "Mono sum");
  g_assert_cmpfloat (pl_verdict_lacks (bench_verdict (&bench, 2)), >, 0.0);
  bench_clear (&bench);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/level/wrong-sum", test_wrong_sum);
  g_test_add_func ("/level/lost-leg", test_lost_leg);
  g_test_add_func ("/level/pan", test_pan);
  g_test_add_func ("/level/knob-of-one-side", test_knob_of_one_side);
  g_test_add_func ("/level/closed-knobs", test_closed_knobs);
  g_test_add_func ("/level/closed-channel", test_closed_channel);
  g_test_add_func ("/level/mute", test_mute);
  g_test_add_func ("/level/mix", test_mix);
  g_test_add_func ("/level/sum", test_sum);
  return g_test_run ();
}
