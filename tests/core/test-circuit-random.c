/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random benches: a circuit that follows every edit must agree with one solved from nothing. */
#include <math.h>
#include <string.h>

#include "core/circuit.h"
#include "core/hazard.h"
#include "core/hear.h"
#include "core/words.h"
#include "fixture.h"

enum
{
  N_SEEDS = 100,
  N_EDITS = 120
};

static gboolean
is_close (double a, double b)
{
  return fabs (a - b) <= 1e-9 + 1e-7 * MAX (fabs (a), fabs (b));
}

/* Programmes without gain may be listed or not. */
static double
find_gain (const PlHeard *heard, guint n, PlProgramme programme)
{
  for (guint i = 0; i < n; i++)
    if (pl_programme_equal (heard[i].programme, programme))
      return heard[i].gain;
  return 0.0;
}

static void
assert_signal_agrees (const PlCircuit *followed, const PlCircuit *fresh, PlPartId id, guint16 s)
{
  guint n_a = 0, n_b = 0;
  const PlHeard *a = pl_circuit_get_heard (followed, id, s, &n_a);
  const PlHeard *b = pl_circuit_get_heard (fresh, id, s, &n_b);

  g_assert_cmpint (pl_circuit_is_looped (followed, id, s), ==, pl_circuit_is_looped (fresh, id, s));
  g_assert_cmphex (pl_circuit_get_hazards (followed, id, &s, 1), ==,
                   pl_circuit_get_hazards (fresh, id, &s, 1));
  for (guint i = 0; i < n_a + n_b; i++)
    {
      PlProgramme programme = i < n_a ? a[i].programme : b[i - n_a].programme;
      double x = find_gain (a, n_a, programme), y = find_gain (b, n_b, programme);

      g_assert_true (isfinite (x));
      if (!is_close (x, y))
        g_test_message ("part %u signal %u: %.12g, from nothing %.12g", id, s, x, y);
      g_assert_true (is_close (x, y));
    }
}

static void
assert_agrees (const PlCircuit *followed, const PlCircuit *fresh)
{
  PlPatch *patch = pl_circuit_get_patch (fresh);

  g_assert_true (pl_circuit_get_patch (followed) == patch);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      g_assert_cmpint (pl_circuit_is_live (followed, id), ==, pl_circuit_is_live (fresh, id));
      for (guint16 s = 0; s < kind->signals->len; s++)
        assert_signal_agrees (followed, fresh, id, s);
    }
}

/* Nothing that is asked for may fail, whatever the bench looks like. */
static void
ask_everything (PlCircuit *circuit)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  g_autoptr (GArray) stresses = pl_circuit_dup_stresses (circuit);
  g_autofree char *netlist = pl_circuit_dup_netlist (circuit);

  g_assert_nonnull (stresses);
  g_assert_nonnull (netlist);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      g_autofree char *sentence = pl_words_verdict (circuit, verdict);
      g_auto (GStrv) causes = pl_words_causes (circuit, verdict);
      g_auto (GStrv) outcomes = pl_words_outcomes (circuit, verdict->part, verdict->group);

      g_assert_cmpuint (verdict->labels, !=, 0);
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      g_assert_null (strchr (sentence, '{'));
      for (guint j = 0; causes[j] != NULL; j++)
        g_assert_null (strchr (causes[j], '{'));
      for (guint j = 0; outcomes[j] != NULL; j++)
        g_assert_null (strchr (outcomes[j], '{'));
    }
}

static void
run_seed (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autoptr (PlCircuit) followed = pl_circuit_new ();
  guint n_applied = 0;

  g_test_message ("seed %u", seed);
  pl_circuit_sync (followed, patch);
  for (guint i = 0; i < N_EDITS; i++)
    {
      TestEdit edit = { 0 };
      PlPatch *next;

      test_random_edit (rand, patch, &edit);
      next = pl_patch_apply (patch, &edit.edit, NULL);
      if (next == NULL)
        continue;
      n_applied++;
      pl_patch_unref (patch);
      patch = next;
      pl_circuit_sync (followed, patch);
      if (i % 5 == 0 || i == N_EDITS - 1)
        {
          g_autoptr (PlCircuit) fresh = pl_circuit_new ();

          pl_circuit_sync (fresh, patch);
          assert_agrees (followed, fresh);
        }
      if (i % 20 == 0)
        ask_everything (followed);
    }
  g_assert_cmpuint (n_applied, >, N_EDITS / 5);
}

/* Hazards are kept once they were asked for, and have to be forgotten again at the right moment. */

static guint
assert_hazards_agree (const PlCircuit *followed, const PlCircuit *fresh)
{
  PlPatch *patch = pl_circuit_get_patch (fresh);
  guint all = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    for (guint16 s = 0; s < pl_patch_get_part (patch, id)->kind->signals->len; s++)
      {
        guint hazards = pl_circuit_get_hazards (fresh, id, &s, 1);

        g_assert_cmphex (pl_circuit_get_hazards (followed, id, &s, 1), ==, hazards);
        all |= hazards;
      }
  return all;
}

/* Every driver that an output in doubt may have. */
static void
assert_drivers_agree (PlCircuit *followed, PlCircuit *fresh)
{
  PlPatch *patch = pl_circuit_get_patch (fresh);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->connectors->len; i++)
        for (guint n = pl_kind_connector (kind, i)->n_drivers; n-- > 0;)
          {
            pl_circuit_assume_driver (followed, (PlEnd){ id, i }, n);
            pl_circuit_assume_driver (fresh, (PlEnd){ id, i }, n);
            (void) assert_hazards_agree (followed, fresh);
          }
    }
}

/* Moved plugs, faults, knobs and switches: what makes hazards come and go. */
static PlPatch *
apply_random (GRand *rand, PlPatch *patch)
{
  static const PlEditType types[] = { PL_EDIT_PLUG,        PL_EDIT_PLUG,      PL_EDIT_UNPLUG,
                                      PL_EDIT_SET_CONTROL, PL_EDIT_SET_FAULT, PL_EDIT_SET_DRIVER };
  TestEdit edit = { 0 };
  PlPatch *next = NULL;

  test_random_edit (rand, patch, &edit);
  edit.edit.type = types[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (types))];
  if (edit.edit.type == PL_EDIT_SET_CONTROL) /* knobs in per cent, switches by position */
    edit.edit.value = g_rand_boolean (rand) ? 100.0 : g_rand_int_range (rand, 0, 3);
  else
    edit.edit.value = g_rand_int_range (rand, 0, 4);
  next = pl_patch_apply (patch, &edit.edit, NULL);
  return next != NULL ? next : pl_patch_ref (patch);
}

static guint
follow_hazards (GRand *rand, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (PlCircuit) followed = pl_circuit_new ();
  guint all = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  patch = test_parse (text);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (PlCircuit) fresh = pl_circuit_new ();
      PlPatch *next = apply_random (rand, patch);

      pl_patch_unref (patch);
      patch = next;
      pl_circuit_sync (followed, patch);
      pl_circuit_sync (fresh, patch);
      all |= assert_hazards_agree (followed, fresh);
      if (i % 40 == 0)
        assert_drivers_agree (followed, fresh);
    }
  return all;
}

static void
test_follows_hazards (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *folder = test_data_path ("help");
  g_auto (GStrv) paths = test_list_files (folder, ".patchlead");
  guint all = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    all |= follow_hazards (rand, paths[i]);
  g_assert_cmphex (all, ==,
                   PL_HAZARD_UNSAFE | PL_HAZARD_OVERLOAD | PL_HAZARD_FIGHTING | PL_HAZARD_SHORTED
                       | PL_HAZARD_SHORT_IS_FAULT);
}

static void
test_follows_edits (void)
{
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    run_seed (seed);
}

/* Jumps between states far apart, as undo and opening files make them. */
static void
test_follows_jumps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_patch_unref);
  g_autoptr (PlCircuit) followed = pl_circuit_new ();

  g_ptr_array_add (states, pl_patch_new ());
  for (guint i = 0; i < 300; i++)
    {
      TestEdit edit = { 0 };
      PlPatch *next;
      PlPatch *patch = g_ptr_array_index (states, states->len - 1);

      test_random_edit (rand, patch, &edit);
      next = pl_patch_apply (patch, &edit.edit, NULL);
      if (next != NULL)
        g_ptr_array_add (states, next);
    }
  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (PlCircuit) fresh = pl_circuit_new ();
      PlPatch *patch
          = g_ptr_array_index (states, (guint) g_rand_int_range (rand, 0, (gint32) states->len));

      pl_circuit_sync (followed, patch);
      pl_circuit_sync (fresh, patch);
      assert_agrees (followed, fresh);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/circuit-random/follows-edits", test_follows_edits);
  g_test_add_func ("/circuit-random/follows-hazards", test_follows_hazards);
  g_test_add_func ("/circuit-random/follows-jumps", test_follows_jumps);
  return g_test_run ();
}
