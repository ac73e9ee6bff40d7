/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold on any bench: random ones of all gear there is. */
#include <math.h>
#include <string.h>

#include "core/patch-file.h"
#include "fixture.h"

enum
{
  BENCHES = 60,
  EDITS = 160
};

static PlCircuit *
solve (PlPatch *patch)
{
  PlCircuit *circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  return circuit;
}

static void
assert_same_signal (const PlCircuit *a, const PlCircuit *b, PlPartId id, guint16 signal)
{
  guint n_a = 0, n_b = 0;
  const PlHeard *heard_a = pl_circuit_get_heard (a, id, signal, &n_a);
  const PlHeard *heard_b = pl_circuit_get_heard (b, id, signal, &n_b);

  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_true (pl_programme_equal (heard_a[i].programme, heard_b[i].programme));
      g_assert_cmpfloat_with_epsilon (heard_a[i].gain, heard_b[i].gain,
                                      1e-7 + 1e-6 * fabs (heard_a[i].gain));
    }
}

/* Every part of a is heard in b as it is in a. */
static void
assert_same (const PlCircuit *a, const PlCircuit *b)
{
  PlPatch *patch = pl_circuit_get_patch (a);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    for (guint16 i = 0; i < pl_patch_get_part (patch, id)->kind->signals->len; i++)
      assert_same_signal (a, b, id, i);
}

typedef void (*Check) (PlPatch *patch, const PlCircuit *circuit, GRand *rand);

static void
check_many (gconstpointer data)
{
  Check check = (Check) data;

  for (guint32 seed = 0; seed < BENCHES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (5000 + seed);
      g_autoptr (PlPatch) patch = test_random_bench (rand, EDITS);
      g_autoptr (PlCircuit) circuit = solve (patch);

      check (patch, circuit, rand);
    }
}

/* Sections of a patch file, the head first, in another order. */
static char *
shuffle (const char *text, GRand *rand)
{
  g_auto (GStrv) sections = g_strsplit (text, "\n\n", -1);
  guint n = g_strv_length (sections);

  for (guint i = n; i-- > 2;)
    {
      guint other = (guint) g_rand_int_range (rand, 1, (gint32) i + 1);
      char *keep = sections[i];

      sections[i] = sections[other];
      sections[other] = keep;
    }
  return g_strjoinv ("\n\n", sections);
}

static void
check_order (PlPatch *patch, const PlCircuit *circuit, GRand *rand)
{
  g_autofree char *text = pl_patch_write (patch);
  g_autofree char *shuffled = shuffle (text, rand);
  g_autoptr (PlPatch) again = test_parse (shuffled);
  g_autoptr (PlCircuit) solved = solve (again);

  g_assert_cmpuint (pl_patch_count_parts (again), ==, pl_patch_count_parts (patch));
  assert_same (circuit, solved);
}

static PlKind *
random_cable (GRand *rand)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (test_catalog ());
  PlKind *kind = NULL;

  do
    kind = g_ptr_array_index (kinds, g_rand_int_range (rand, 0, (gint32) kinds->len));
  while (!pl_kind_is_cable (kind));
  return kind;
}

static void
check_loose_cable (PlPatch *patch, const PlCircuit *circuit, GRand *rand)
{
  PlPatch *more = pl_patch_ref (patch);
  PlEdit add = { .type = PL_EDIT_ADD, .kind = random_cable (rand) };
  g_autoptr (PlCircuit) solved = NULL;

  test_apply (&more, &add);
  solved = solve (more);
  assert_same (circuit, solved);
  pl_patch_unref (more);
}

/* A second rig beside the bench, not joined to it. */
static void
check_other_rig (PlPatch *patch, const PlCircuit *circuit, GRand *rand)
{
  PlPatch *more = pl_patch_ref (patch);
  PlPartId mixer = pl_patch_next_id (patch);
  g_autofree char *jack = g_strdup_printf ("%u.phones", mixer);
  g_autofree char *plug = g_strdup_printf ("%u.plug", mixer + 1);
  g_autoptr (PlCircuit) solved = NULL;

  test_add (&more, "truth-mixer");
  test_add (&more, "truth-phones-80");
  test_plug (&more, plug, jack);
  solved = solve (more);
  assert_same (circuit, solved);
  pl_patch_unref (more);
}

/* Reading back what was written, and following an edit back and forth. */
static void
check_way_back (PlPatch *patch, const PlCircuit *circuit, GRand *rand)
{
  g_autoptr (PlCircuit) follower = solve (patch);

  for (guint i = 0; i < 10; i++)
    {
      TestEdit edit;
      g_autoptr (PlPatch) next = NULL;

      test_random_edit (rand, patch, &edit);
      next = pl_patch_apply (patch, &edit.edit, NULL);
      if (next != NULL)
        pl_circuit_sync (follower, next);
      pl_circuit_sync (follower, patch);
    }
  assert_same (circuit, follower);
}

/* Left and right out of the mixer exchanged: the ears are exchanged, whatever hangs on the lead. */
static void
test_swapped_sides (void)
{
  static const char *const phones[] = { "truth-phones-32", "truth-phones-80", "truth-phones-300" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);

  for (guint i = 0; i < 100; i++)
    {
      PlPatch *patch = pl_patch_new ();
      g_autoptr (PlCircuit) before = NULL;
      g_autoptr (PlCircuit) after = NULL;
      PlEdit length = { .type = PL_EDIT_SET_LENGTH, .id = 4 };

      test_add (&patch, "truth-mixer");
      test_add (&patch, "truth-amp");
      test_add (&patch, phones[g_rand_int_range (rand, 0, 3)]);
      test_add (&patch, "truth-y");
      test_plug (&patch, "3.plug", "2.phones");
      test_plug (&patch, "4.c", "2.input");
      length.value = g_rand_double_range (rand, 0.1, 40.0);
      test_apply (&patch, &length);
      test_plug (&patch, "4.a", "1.control-l");
      test_plug (&patch, "4.b", "1.control-r");
      before = solve (patch);
      test_unplug (&patch, "4.a");
      test_plug (&patch, "4.b", "1.control-l");
      test_plug (&patch, "4.a", "1.control-r");
      after = solve (patch);
      for (guint side = 0; side < 2; side++)
        {
          const char *programme = side == 0 ? "1.l" : "1.r";

          g_assert_cmpfloat (
              fabs (test_gain (before, side == 0 ? "3.plug.left" : "3.plug.right", programme)), >,
              0.1);
          g_assert_cmpfloat_with_epsilon (test_gain (before, "3.plug.left", programme),
                                          test_gain (after, "3.plug.right", programme), 1e-9);
          g_assert_cmpfloat_with_epsilon (test_gain (before, "3.plug.right", programme),
                                          test_gain (after, "3.plug.left", programme), 1e-9);
        }
      pl_patch_unref (patch);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/properties/order-in-the-file", (gconstpointer) check_order, check_many);
  g_test_add_data_func ("/properties/loose-cable", (gconstpointer) check_loose_cable, check_many);
  g_test_add_data_func ("/properties/other-rig", (gconstpointer) check_other_rig, check_many);
  g_test_add_data_func ("/properties/way-back", (gconstpointer) check_way_back, check_many);
  g_test_add_func ("/properties/swapped-sides", test_swapped_sides);
  return g_test_run ();
}
