/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold for every circuit, whatever its values. */
#include <math.h>

#include "core/hear.h"
#include "fixture.h"

#define EPSILON 1e-9

static PlCircuit *
solve (PlPatch *patch)
{
  PlCircuit *circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  return circuit;
}

/* Mixer 1, amp 2, headphones 3 in the amp; cable 4 in the amp's input, its other end loose. */
static PlPatch *
new_bench (const char *cable)
{
  PlPatch *patch = pl_patch_new ();

  test_add (&patch, "truth-mixer");
  test_add (&patch, "truth-amp");
  test_add (&patch, "truth-phones-80");
  test_add (&patch, cable);
  test_plug (&patch, "3.plug", "2.phones");
  test_plug (&patch, "4.b", "2.input");
  return patch;
}

typedef struct
{
  double left[2], right[2]; /* ear: of the left and of the right programme */
} Ears;

static Ears
hear (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = solve (patch);
  Ears ears;

  ears.left[0] = test_gain (circuit, "3.plug.left", "1.l");
  ears.left[1] = test_gain (circuit, "3.plug.left", "1.r");
  ears.right[0] = test_gain (circuit, "3.plug.right", "1.l");
  ears.right[1] = test_gain (circuit, "3.plug.right", "1.r");
  return ears;
}

static void
test_crossed_cable_swaps_ears (void)
{
  g_autoptr (PlPatch) straight = new_bench ("truth-trs");
  g_autoptr (PlPatch) crossed = new_bench ("truth-trs-crossed");
  Ears a, b;

  test_plug (&straight, "4.a", "1.phones");
  test_plug (&crossed, "4.a", "1.phones");
  a = hear (straight);
  b = hear (crossed);
  g_assert_cmpfloat (a.left[0], >, 0.5);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (a.left[i], b.right[i], EPSILON);
      g_assert_cmpfloat_with_epsilon (a.right[i], b.left[i], EPSILON);
    }
}

static void
test_crossed_legs_swap_ears (void)
{
  PlPatch *patch = pl_patch_new ();
  Ears a, b;

  test_add (&patch, "truth-mixer");
  test_add (&patch, "truth-amp");
  test_add (&patch, "truth-phones-80");
  test_add (&patch, "truth-y");
  test_plug (&patch, "3.plug", "2.phones");
  test_plug (&patch, "4.c", "2.input");
  test_plug (&patch, "4.a", "1.control-l");
  test_plug (&patch, "4.b", "1.control-r");
  a = hear (patch);
  test_unplug (&patch, "4.a");
  test_plug (&patch, "4.b", "1.control-l");
  test_plug (&patch, "4.a", "1.control-r");
  b = hear (patch);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (a.left[i], b.right[i], EPSILON);
      g_assert_cmpfloat_with_epsilon (a.right[i], b.left[i], EPSILON);
    }
  pl_patch_unref (patch);
}

/* Every gain of a, exactly as in b. */
static void
assert_same_gains (const PlCircuit *a, const PlCircuit *b, PlPartId last)
{
  PlPatch *patch = pl_circuit_get_patch (a);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0 && id <= last;)
    for (guint16 s = 0; s < pl_patch_get_part (patch, id)->kind->signals->len; s++)
      {
        guint n_a = 0, n_b = 0;
        const PlHeard *heard_a = pl_circuit_get_heard (a, id, s, &n_a);
        const PlHeard *heard_b = pl_circuit_get_heard (b, id, s, &n_b);

        g_assert_cmpuint (n_a, ==, n_b);
        for (guint i = 0; i < n_a; i++)
          {
            g_assert_true (pl_programme_equal (heard_a[i].programme, heard_b[i].programme));
            g_assert_cmpfloat_with_epsilon (heard_a[i].gain, heard_b[i].gain, EPSILON);
            g_assert_cmpfloat_with_epsilon (heard_a[i].nominal, heard_b[i].nominal, EPSILON);
          }
      }
}

/* A cable that lies about, or hangs from one jack of something unheard, changes nothing. */
static void
test_loose_cable_changes_nothing (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  g_autoptr (PlCircuit) before = NULL;
  g_autoptr (PlCircuit) loose = NULL;
  g_autoptr (PlCircuit) hanging = NULL;

  test_plug (&patch, "4.a", "1.phones");
  before = solve (patch);
  test_add (&patch, "truth-y");
  loose = solve (patch);
  assert_same_gains (before, loose, 4);
  test_plug (&patch, "5.a", "1.control-l");
  hanging = solve (patch);
  assert_same_gains (before, hanging, 4);
}

static void
test_other_island_changes_nothing (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  g_autoptr (PlCircuit) before = NULL;
  g_autoptr (PlCircuit) after = NULL;
  guint n_solved;

  test_plug (&patch, "4.a", "1.phones");
  before = solve (patch);
  after = solve (patch);
  test_add (&patch, "truth-recorder");
  test_add (&patch, "truth-ts");
  test_plug (&patch, "6.a", "1.aux-ts");
  test_plug (&patch, "6.b", "5.line");
  pl_circuit_sync (after, patch);
  assert_same_gains (before, after, 4);
  g_assert_cmpfloat (test_gain (after, "5.line", "1.aux"), >, 0.9);
  /* and only what is touched is solved again */
  n_solved = pl_circuit_get_stats (after).solved_islands;
  g_assert_cmpuint (n_solved, <, pl_circuit_get_stats (after).islands);
}

/* L/MONO alone plays half of each side through both source impedances, and nothing fights. */
static void
test_output_rests_on_other (void)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) alone = NULL, both = NULL;

  test_add (&patch, "generic-keyboard");
  test_add (&patch, "generic-effects-unit"); /* its two inputs rest on each other: 10 kΩ */
  test_add (&patch, "ts-ts");
  test_add (&patch, "ts-ts");
  test_plug (&patch, "3.a", "1.out-l");
  test_plug (&patch, "3.b", "2.in-l");
  pl_circuit_sync (circuit, patch);
  alone = pl_circuit_dup_stresses (circuit);
  g_assert_cmpuint (alone->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (test_gain (circuit, "2.in-l", "1.keys-l"),
                                  test_gain (circuit, "2.in-l", "1.keys-r"), EPSILON);
  g_assert_cmpfloat_with_epsilon (test_gain (circuit, "2.in-l", "1.keys-l"),
                                  0.5 * 10e3 / (10e3 + 90.0), EPSILON);
  test_plug (&patch, "4.a", "1.out-r");
  pl_circuit_sync (circuit, patch);
  both = pl_circuit_dup_stresses (circuit);
  g_assert_cmpuint (both->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (test_gain (circuit, "2.in-l", "1.keys-l"), 10e3 / (10e3 + 180.0),
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (test_gain (circuit, "2.in-l", "1.keys-r"), 0.0, EPSILON);
}

static void
test_unplugged_is_silent (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  Ears ears = hear (patch);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (fabs (ears.left[i]), <, 1e-6);
      g_assert_cmpfloat (fabs (ears.right[i]), <, 1e-6);
    }
}

static void
assert_mate (const PlCircuit *circuit, const char *from, const char *to)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  PlEnd end = test_end (patch, from), mate, wanted = test_end (patch, to);
  PlDepth depth;

  g_assert_true (pl_circuit_get_mate (circuit, end, &mate, &depth));
  g_assert_cmpuint (mate.part, ==, wanted.part);
  g_assert_cmpuint (mate.connector, ==, wanted.connector);
}

static void
test_mates (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  g_autoptr (PlCircuit) circuit = solve (patch);
  PlEnd mate;

  assert_mate (circuit, "4.b", "2.input");
  assert_mate (circuit, "2.input", "4.b");
  assert_mate (circuit, "3.plug", "2.phones");
  g_assert_false (pl_circuit_get_mate (circuit, test_end (patch, "4.a"), &mate, NULL));
  g_assert_false (pl_circuit_get_mate (circuit, test_end (patch, "1.phones"), &mate, NULL));
}

/* A doubt is tried without leaving a trace. */
static void
test_outcomes_leave_no_trace (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (PlCircuit) fresh = NULL;
  g_autoptr (GArray) outcomes = NULL;

  test_add (&patch, "example"); /* 5: its AUX SEND is in doubt */
  test_plug (&patch, "4.a", "5.aux");
  circuit = solve (patch);
  fresh = solve (patch);
  outcomes = pl_circuit_dup_outcomes (circuit, 3, 0);
  g_assert_cmpuint (outcomes->len, ==, 2);
  g_assert_cmpint (g_array_index (outcomes, PlOutcome, 0).driver, ==, PL_DRIVER_IMPEDANCE_BALANCED);
  g_assert_cmpint (g_array_index (outcomes, PlOutcome, 0).verdict.headline, ==, PL_LABEL_ONE_EAR);
  g_assert_cmpint (g_array_index (outcomes, PlOutcome, 1).driver, ==, PL_DRIVER_BALANCED);
  g_assert_cmpint (g_array_index (outcomes, PlOutcome, 1).verdict.headline, ==,
                   PL_LABEL_OUT_OF_PHASE);
  assert_same_gains (circuit, fresh, 5);
  /* the person confirms the second one: no doubt is left */
  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_SET_DRIVER,
                                 .id = 5,
                                 .index = test_end (patch, "5.aux").connector,
                                 .value = 2 });
  pl_circuit_sync (circuit, patch);
  g_array_unref (outcomes);
  outcomes = pl_circuit_dup_outcomes (circuit, 3, 0);
  g_assert_cmpuint (outcomes->len, ==, 0);
  g_assert_cmpfloat (test_gain (circuit, "3.plug.right", "5.aux"), <, -0.1);
}

/* One volt of EMF into a broken sleeve: what one ear loses the other one gains, turned over. */
static void
test_open_return_is_a_difference (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  Ears ears;

  test_plug (&patch, "4.a", "1.phones");
  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_SET_FAULT,
                                 .id = 4,
                                 .fault = { PL_FAULT_OPEN, 2, 0 },
                                 .value = 1 });
  ears = hear (patch);
  g_assert_cmpfloat (ears.left[0], >, 0.3);
  g_assert_cmpfloat_with_epsilon (ears.left[0], -ears.right[0], 1e-6);
  g_assert_cmpfloat_with_epsilon (ears.left[1], -ears.left[0], 1e-6);
}

/* Whoever asks for what is not there, or before there is a bench, is told so. */
static void
test_unknown (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) nobody = pl_circuit_dup_verdicts (circuit);
  PlEnd mate;
  guint n = 1;

  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_cmpuint (pl_circuit_get_stats (circuit).parts, ==, 0);
  test_plug (&patch, "4.a", "1.phones");
  pl_circuit_sync (circuit, patch);
  g_assert_cmpuint (pl_circuit_get_stats (circuit).parts, ==, 4);
  for (guint i = 0; i < 2; i++)
    {
      PlPartId part = i == 0 ? 1 : 99;
      guint16 beyond = i == 0 ? 999 : 0;

      g_assert_null (pl_circuit_get_heard (circuit, part, beyond, &n));
      g_assert_cmpuint (n, ==, 0);
      g_assert_false (pl_circuit_is_looped (circuit, part, beyond));
      g_assert_false (pl_circuit_get_mate (circuit, (PlEnd){ part, beyond }, &mate, NULL));
    }
  g_assert_false (pl_circuit_is_live (circuit, 99));
}

/* A part without connectors and knobs is a part like any other. */
static void
test_note_changes_nothing (void)
{
  g_autoptr (PlPatch) patch = new_bench ("truth-trs");
  g_autoptr (PlCircuit) circuit = NULL;
  double before;

  test_plug (&patch, "4.a", "1.phones");
  test_add (&patch, "note");
  circuit = solve (patch);
  before = test_gain (circuit, "3.plug.left", "1.l");
  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_MOVE, .id = 5, .x = 40, .y = 50 });
  pl_circuit_sync (circuit, patch);
  g_assert_cmpfloat_with_epsilon (test_gain (circuit, "3.plug.left", "1.l"), before, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/circuit/crossed-cable-swaps-ears", test_crossed_cable_swaps_ears);
  g_test_add_func ("/circuit/crossed-legs-swap-ears", test_crossed_legs_swap_ears);
  g_test_add_func ("/circuit/loose-cable-changes-nothing", test_loose_cable_changes_nothing);
  g_test_add_func ("/circuit/other-island-changes-nothing", test_other_island_changes_nothing);
  g_test_add_func ("/circuit/output-rests-on-other", test_output_rests_on_other);
  g_test_add_func ("/circuit/unplugged-is-silent", test_unplugged_is_silent);
  g_test_add_func ("/circuit/note-changes-nothing", test_note_changes_nothing);
  g_test_add_func ("/circuit/mates", test_mates);
  g_test_add_func ("/circuit/outcomes-leave-no-trace", test_outcomes_leave_no_trace);
  g_test_add_func ("/circuit/open-return-is-a-difference", test_open_return_is_a_difference);
  g_test_add_func ("/circuit/unknown", test_unknown);
  return g_test_run ();
}
