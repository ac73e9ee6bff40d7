/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold on any bench in which something is heard. */
#include <math.h>
#include <string.h>

#include "core/circuit.h"
#include "core/edit.h"
#include "core/patch-file.h"
#include "fixture.h"
#include "rig.h"

enum
{
  N_BENCHES = 300,
  N_SMALL = 3000
};

/* -120 dB.  What leaks into contacts that touch nothing depends on what else is there, and
 * amplifiers make something of the last digits. */
#define NOTHING 1e-6

static Rigs *rigs;
static guint n_audible; /* gains that a property was seen to hold for */

static PlCircuit *
solve (PlPatch *patch)
{
  PlCircuit *circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  return circuit;
}

static double
gain_of (const PlCircuit *circuit, PlPartId part, guint16 signal, PlProgramme programme)
{
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, part, signal, &n);

  for (guint i = 0; i < n; i++)
    if (pl_programme_equal (heard[i].programme, programme))
      return heard[i].gain;
  return 0.0;
}

/* How a sense and a programme of one circuit are called in the other. */
typedef void (*Rename) (gconstpointer data, PlPartId *part, guint16 *signal);

typedef struct
{
  Rename sense, programme;
  gconstpointer data;
  double tolerance; /* relative */
  const char *context;
} Likeness;

static void
keep_name (gconstpointer data, PlPartId *part, guint16 *signal)
{
}

/* A loop takes part in what lies before it in some order; see the notes on feedback in
 * src/DESIGN.md.  What it touches is compared by ngspice alone. */
static gboolean
is_comparable (const PlCircuit *a, PlPartId part, guint16 signal)
{
  return !pl_circuit_is_looped (a, part, signal);
}

static void
assert_gain (const PlHeard *heard, double other, PlPartId part, guint16 signal,
             const Likeness *like)
{
  double most = MAX (fabs (heard->gain), fabs (other));

  if (fabs (heard->gain - other) > like->tolerance * most + NOTHING * MAX (most, 1.0))
    g_error ("%s: part %u signal %u hears %u.%u at %.17g and at %.17g", like->context, part, signal,
             heard->programme.part, heard->programme.signal, heard->gain, other);
  n_audible += most > 1e-3;
}

static void
assert_signal (const PlCircuit *a, const PlCircuit *b, PlPartId part, guint16 signal,
               const Likeness *like)
{
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (a, part, signal, &n);
  PlPartId there = part;
  guint16 sense = signal;

  like->sense (like->data, &there, &sense);
  if (!is_comparable (a, part, signal) || !is_comparable (b, there, sense))
    return;
  for (guint i = 0; i < n; i++)
    {
      PlProgramme programme = heard[i].programme;

      like->programme (like->data, &programme.part, &programme.signal);
      assert_gain (&heard[i], gain_of (b, there, sense, programme), part, signal, like);
    }
}

/* All that is heard in a is heard in b, under the other name. */
static void
assert_like (const PlCircuit *a, const PlCircuit *b, const Likeness *like)
{
  PlPatch *patch = pl_circuit_get_patch (a);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->signals->len; i++)
        assert_signal (a, b, id, i, like);
    }
}

static void
assert_same (const PlCircuit *a, const PlCircuit *b, double tolerance, const char *context)
{
  Likeness like = { keep_name, keep_name, NULL, tolerance, context };

  assert_like (a, b, &like);
  if (pl_patch_count_parts (pl_circuit_get_patch (a))
      == pl_patch_count_parts (pl_circuit_get_patch (b)))
    assert_like (b, a, &like);
}

/* Benches one after the other */

typedef void (*Check) (PlPatch *patch, const PlCircuit *circuit, GRand *rand, const char *context);

static void
check_benches (gconstpointer data)
{
  Check check = (Check) data;
  g_autoptr (PlPatch) empty = pl_patch_new ();

  n_audible = 0;
  for (guint32 seed = 0; seed < N_BENCHES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (9000 + seed);
      g_autoptr (PlPatch) patch = rigs_dup_bench (rigs, empty, rand);
      g_autoptr (PlCircuit) circuit = solve (patch);
      g_autofree char *context = g_strdup_printf ("seed %u", 9000 + seed);

      check (patch, circuit, rand, context);
    }
  g_test_message ("%u audible gains", n_audible);
  g_assert_cmpuint (n_audible, >, N_BENCHES);
}

/* Sections of the file, the head first, in another order. */
static void
check_order (PlPatch *patch, const PlCircuit *circuit, GRand *rand, const char *context)
{
  g_autofree char *text = pl_patch_write (patch);
  g_auto (GStrv) sections = g_strsplit (text, "\n\n", -1);
  g_autoptr (PlPatch) again = NULL;
  g_autoptr (PlCircuit) solved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *new_text = NULL;
  g_autoptr (PlCatalog) catalog = pl_catalog_new ();

  for (guint i = g_strv_length (sections); i-- > 2;)
    {
      guint other = (guint) g_rand_int_range (rand, 1, (gint32) i + 1);
      char *kept = sections[i];

      sections[i] = sections[other];
      sections[other] = kept;
    }
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    pl_catalog_add (catalog, pl_patch_get_part (patch, id)->kind);
  new_text = g_strjoinv ("\n\n", sections);
  again = pl_patch_parse (new_text, -1, context, catalog, &error);
  g_assert_no_error (error);
  solved = solve (again);
  assert_same (circuit, solved, 1e-4, context); /* a file keeps six digits of a knob */
}

/* Part numbers the other way round. */
static PlPartId
turned_id (const PlPatch *patch, PlPartId id)
{
  return pl_patch_next_id (patch) - id;
}

static PlPatch *
turn_ids (const PlPatch *patch)
{
  PlPatch *turned = pl_patch_new ();

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      PlPart *part = pl_part_dup (pl_patch_get_part (patch, id));

      for (guint i = 0; i < part->kind->connectors->len; i++)
        if (part->seats[i].part != 0)
          part->seats[i].part = turned_id (patch, part->seats[i].part);
      pl_patch_put (turned, turned_id (patch, id), part);
    }
  pl_patch_put_next_id (turned, pl_patch_next_id (patch));
  return turned;
}

static void
rename_turned (gconstpointer data, PlPartId *part, guint16 *signal)
{
  *part = turned_id (data, *part);
}

static void
check_numbers (PlPatch *patch, const PlCircuit *circuit, GRand *rand, const char *context)
{
  g_autoptr (PlPatch) turned = turn_ids (patch);
  g_autoptr (PlCircuit) solved = solve (turned);
  Likeness like = { rename_turned, rename_turned, patch, 1e-6, context };

  assert_like (circuit, solved, &like);
  assert_like (solved, circuit, &like);
}

static void
check_loose_cable (PlPatch *patch, const PlCircuit *circuit, GRand *rand, const char *context)
{
  const GPtrArray *cables = rigs_get_stock (rigs)->cables;
  guint index = (guint) g_rand_int_range (rand, 0, (gint32) cables->len);
  PlEdit add = { .type = PL_EDIT_ADD, .kind = g_ptr_array_index (cables, index) };
  g_autoptr (PlPatch) more = pl_patch_apply (patch, &add, NULL);
  g_autoptr (PlCircuit) solved = solve (more);

  assert_same (circuit, solved, 1e-9, context);
}

static void
check_island (PlPatch *patch, const PlCircuit *circuit, GRand *rand, const char *context)
{
  g_autoptr (PlPatch) more = rigs_dup_bench (rigs, patch, rand);
  g_autoptr (PlCircuit) solved = solve (more);

  assert_same (circuit, solved, 1e-5, context);
}

/* There and back, whatever the edit.  Nets are numbered anew where the edit was, so the last bits
 * of a gain may be others. */
static void
check_undo (PlPatch *patch, const PlCircuit *circuit, GRand *rand, const char *context)
{
  g_autoptr (PlCircuit) followed = solve (patch);

  for (guint i = 0; i < 25; i++)
    {
      TestEdit edit = { 0 };
      g_autoptr (PlPatch) next = NULL;
      g_autoptr (PlCircuit) solved = NULL;

      test_random_edit (rand, patch, &edit);
      next = pl_patch_apply (patch, &edit.edit, NULL);
      if (next == NULL)
        continue;
      solved = solve (next);
      pl_circuit_sync (followed, next);
      assert_same (solved, followed, 1e-7, context);
      pl_circuit_sync (followed, patch);
      assert_same (circuit, followed, 1e-12, context);
    }
}

static void
assert_alone (const PlCircuit *all, const PlCircuit *alone, PlPartId id, guint16 signal,
              const PlKind *source)
{
  PlProgramme left = { RIG_SOURCE, (guint16) pl_kind_find_signal (source, "l") };
  PlProgramme right = { RIG_SOURCE, (guint16) pl_kind_find_signal (source, "r") };

  g_assert_cmpfloat (fabs (gain_of (alone, id, signal, right)), <=, 0.0);
  if (is_comparable (all, id, signal) && is_comparable (alone, id, signal))
    g_assert_cmpfloat_with_epsilon (gain_of (all, id, signal, left),
                                    gain_of (alone, id, signal, left), 1e-9);
}

/* With the other programmes of a player dead, the left one is heard just as before. */
static void
check_alone (PlPatch *patch, const PlCircuit *circuit, GRand *rand, const char *context)
{
  const PlKind *kind = pl_patch_get_part (patch, RIG_SOURCE)->kind;
  g_autoptr (PlKind) left_only = stock_dup_left_only (kind);
  PlEdit edit = { .type = PL_EDIT_SET_KIND, .id = RIG_SOURCE, .kind = left_only };
  g_autoptr (PlPatch) alone = pl_patch_apply (patch, &edit, NULL);
  g_autoptr (PlCircuit) solved = NULL;
  Likeness like = { keep_name, keep_name, NULL, 1e-9, context };

  g_assert_nonnull (alone);
  solved = solve (alone);
  assert_like (solved, circuit, &like);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    for (guint16 s = 0; s < pl_patch_get_part (patch, id)->kind->signals->len; s++)
      if (id != RIG_SOURCE || pl_kind_signal (kind, s)->type == PL_SIGNAL_SENSE)
        assert_alone (circuit, solved, id, s, kind);
}

/* Small rigs: whatever sits in jacks a and b of the source changes places */

static void
swap_guests (PlPatch *patch)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      PlPart *part = pl_part_dup (pl_patch_get_part (patch, id));

      for (guint i = 0; i < part->kind->connectors->len; i++)
        if (part->seats[i].part == RIG_SOURCE && part->seats[i].connector < 2)
          part->seats[i].connector = (guint16) (1 - part->seats[i].connector);
      pl_patch_put (patch, id, part);
    }
}

/* Left for right, and the returns of inserts a and b. */
static void
/* cppcheck-suppress constParameter */
rename_sides (gconstpointer data, PlPartId *part, guint16 *signal) /* NOLINT */
{
  static const char *const names[][2] = { { "l", "r" }, { "a.return", "b.return" } };
  const PlKind *kind = pl_patch_get_part (data, RIG_SOURCE)->kind;

  for (guint i = 0; i < G_N_ELEMENTS (names) && *part == RIG_SOURCE; i++)
    for (guint side = 0; side < 2; side++)
      if (*signal == pl_kind_find_signal (kind, names[i][side]))
        {
          *signal = (guint16) pl_kind_find_signal (kind, names[i][1 - side]);
          return;
        }
}

/* The mono jack of a stereo source is no mirror image: it plays the left side on its ring. */
static gboolean
has_mirror (const PlPatch *patch)
{
  const PlPart *source = pl_patch_get_part (patch, RIG_SOURCE);
  PlEnd plug;

  return pl_kind_connector (source->kind, 2)->drivers[0] != PL_DRIVER_STEREO
         || !pl_patch_find_plug_in (patch, (PlEnd){ RIG_SOURCE, 2 }, &plug);
}

static void
test_swapped_sides (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);

  n_audible = 0;
  for (guint i = 0; i < N_SMALL; i++)
    {
      g_autofree char *context = g_strdup_printf ("small rig %u", i);
      g_autoptr (PlPatch) patch = rigs_dup_small (rigs, i % RIG_CELLS, rand);
      g_autoptr (PlPatch) swapped = NULL;
      g_autoptr (PlCircuit) before = NULL;
      g_autoptr (PlCircuit) after = NULL;
      Likeness like = { rename_sides, rename_sides, patch, 1e-6, context };

      if (patch == NULL || !has_mirror (patch))
        continue;
      swapped = pl_patch_copy (patch);
      swap_guests (swapped);
      before = solve (patch);
      after = solve (swapped);
      assert_like (before, after, &like);
      assert_like (after, before, &like);
    }
  g_test_message ("%u audible gains", n_audible);
  g_assert_cmpuint (n_audible, >, N_SMALL / 2);
}

static void
add_check (const char *path, Check check)
{
  g_test_add_data_func (path, (gconstpointer) check, check_benches);
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  rigs = rigs_new ();
  add_check ("/rigs/order-in-the-file", check_order);
  add_check ("/rigs/part-numbers", check_numbers);
  add_check ("/rigs/loose-cable", check_loose_cable);
  add_check ("/rigs/other-island", check_island);
  add_check ("/rigs/undo", check_undo);
  add_check ("/rigs/one-programme-alone", check_alone);
  g_test_add_func ("/rigs/swapped-sides", test_swapped_sides);
  code = g_test_run ();
  rigs_free (rigs);
  return code;
}
