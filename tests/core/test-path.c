/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to a listener: all joints and conductors, in order, and what each of them carries. */
#include <math.h>
#include <string.h>

#include "core/words.h"
#include "fixture.h"

typedef struct
{
  PlPatch *patch;
  PlCircuit *circuit;
  PlPath *path;
} Bench;

/* Of the part's first group. */
static Bench
look_at (PlPatch *patch, PlPartId part)
{
  Bench bench = { patch, pl_circuit_new (), NULL };

  pl_circuit_sync (bench.circuit, patch);
  bench.path = pl_path_new (bench.circuit, part, 0);
  return bench;
}

static void
bench_clear (Bench *self)
{
  pl_path_free (self->path);
  pl_circuit_free (self->circuit);
  pl_patch_unref (self->patch);
}

static const PlHop *
hop_at (const Bench *bench, guint index)
{
  g_assert_cmpuint (index, <, bench->path->hops->len);
  return &g_array_index (bench->path->hops, PlHop, index);
}

static const PlPathWire *
wire_at (const PlHop *hop, const Bench *bench, const char *id)
{
  for (guint i = 0; i < hop->wires->len; i++)
    {
      const PlPathWire *wire = &g_array_index (hop->wires, PlPathWire, i);
      const PlKind *kind = pl_patch_get_part (bench->patch, wire->part)->kind;

      if (strcmp (g_array_index (kind->conductors, PlConductor, wire->conductor).id, id) == 0)
        return wire;
    }
  g_assert_not_reached ();
}

static const PlPathContact *
contact_of (const PlPathDevice *device, PlContact contact)
{
  for (guint i = 0; i < device->n_contacts; i++)
    if (device->contacts[i].contact == contact)
      return &device->contacts[i];
  g_assert_not_reached ();
}

static double
db (const PlCarries *carries)
{
  g_assert_cmpint (carries->type, ==, PL_CARRIES_SIGNAL);
  return 20.0 * log10 (fabs (carries->gain));
}

/* Phones to amp to headphones: two hops, three joints, T, R and S each once. */
static void
test_two_hops (void)
{
  Bench bench = look_at (test_example ("method1-phones"), 3);
  const PlHop *first = hop_at (&bench, 0), *last = hop_at (&bench, 1);
  const PlPathDevice *ears = &g_array_index (last->inputs, PlPathDevice, 0);

  g_assert_cmpuint (bench.path->hops->len, ==, 2);
  g_assert_cmpuint (first->outputs->len, ==, 1);
  g_assert_cmpuint (first->joints->len, ==, 2);
  g_assert_cmpuint (first->wires->len, ==, 3);
  g_assert_cmpuint (last->joints->len, ==, 1);
  g_assert_cmpuint (last->wires->len, ==, 0);
  g_assert_true (g_array_index (first->joints, PlPathJoint, 0).plug_is_down);
  g_assert_false (g_array_index (first->joints, PlPathJoint, 1).plug_is_down);
  g_assert_cmpint (wire_at (first, &bench, "tip")->down.type, ==, PL_CARRIES_SIGNAL);
  g_assert_cmpint (wire_at (first, &bench, "sleeve")->down.type, ==, PL_CARRIES_GROUND);
  g_assert_true (ears->is_ears && ears->is_plug);
  g_assert_cmpuint (ears->n_readings, ==, 2);
  bench_clear (&bench);
}

/* What the path says the ears read is what the verdict says they hear. */
static void
test_agrees_with_verdicts (void)
{
  g_autofree char *folder = test_data_path ("examples");
  g_auto (GStrv) files = test_list_files (folder, ".patchlead");

  g_assert_nonnull (files[0]);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (files[i]);
      g_autofree char *name = g_strndup (base, strlen (base) - strlen (".patchlead"));
      g_autoptr (PlPatch) patch = test_example (name);
      g_autoptr (PlCircuit) circuit = pl_circuit_new ();
      g_autoptr (GArray) verdicts = NULL;

      pl_circuit_sync (circuit, patch);
      verdicts = pl_circuit_dup_verdicts (circuit);
      for (guint v = 0; v < verdicts->len; v++)
        {
          const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, v);
          g_autoptr (PlPath) path = pl_path_new (circuit, verdict->part, verdict->group);
          const PlHop *hop = &g_array_index (path->hops, PlHop, path->hops->len - 1);
          const PlPathDevice *input = &g_array_index (hop->inputs, PlPathDevice, 0);

          for (guint ear = 0; ear < input->n_readings && hop->inputs->len == 1; ear++)
            {
              const PlEar *what = &verdict->ear[ear];

              g_assert_cmpuint (input->readings[ear].n_members, ==, what->n_members);
              if (what->n_members > 0)
                g_assert_cmpfloat_with_epsilon (input->readings[ear].gain, what->heard[0].gain,
                                                1e-12);
            }
        }
    }
}

static void
test_one_ear (void)
{
  Bench bench = look_at (test_example ("method2-aux"), 3);
  const PlHop *first = hop_at (&bench, 0);
  const PlPathDevice *output = &g_array_index (first->outputs, PlPathDevice, 0);

  g_assert_cmpint (output->driver, ==, PL_DRIVER_IMPEDANCE_BALANCED);
  g_assert_cmpint (contact_of (output, PL_CONTACT_TIP)->behind, ==, PL_BEHIND_DRIVER);
  g_assert_cmpint (contact_of (output, PL_CONTACT_RING)->behind, ==, PL_BEHIND_RESISTOR);
  g_assert_cmpint (wire_at (first, &bench, "ring")->up.type, ==, PL_CARRIES_NOTHING);
  g_assert_cmpint (g_array_index (first->inputs, PlPathDevice, 0).readings[1].type, ==,
                   PL_CARRIES_NOTHING);
  bench_clear (&bench);
}

/* The other leg of the Y is there, and loose. */
static void
test_loose_leg (void)
{
  Bench bench = look_at (test_example ("wrong-insert-y-reversed"), 3);
  const PlPathWire *right = wire_at (hop_at (&bench, 0), &bench, "right");
  gboolean up = FALSE, down = FALSE, loose = FALSE;

  for (guint i = 0; i < right->n_ends; i++)
    {
      up = up || right->places[i] == PL_PATH_UP;
      down = down || right->places[i] == PL_PATH_DOWN;
      loose = loose || right->places[i] == PL_PATH_LOOSE;
    }
  g_assert_true (up && loose && !down);
  bench_clear (&bench);
}

/* Two outputs, a Y cable, one input. */
static void
test_two_outputs (void)
{
  Bench bench = look_at (test_example ("method3-control-room"), 3);
  const PlHop *first = hop_at (&bench, 0);

  g_assert_cmpuint (first->outputs->len, ==, 2);
  g_assert_cmpuint (first->joints->len, ==, 3);
  g_assert_cmpuint (first->wires->len, ==, 3);
  g_assert_cmpuint (wire_at (first, &bench, "sleeve")->n_ends, ==, 3);
  bench_clear (&bench);
}

static void
test_broken (void)
{
  PlPatch *patch = test_example ("method1-phones");
  PlFault fault = { .type = PL_FAULT_OPEN };
  Bench bench;
  const PlPathWire *ring = NULL;

  fault.conductor = (guint16) pl_kind_find_conductor (pl_patch_get_part (patch, 5)->kind, "ring");
  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_SET_FAULT, .id = 5, .fault = fault, .value = 1 });
  bench = look_at (patch, 3);
  ring = wire_at (hop_at (&bench, 0), &bench, "ring");
  g_assert_true (ring->broken);
  g_assert_cmpint (ring->up.type, ==, PL_CARRIES_SIGNAL);
  g_assert_cmpint (ring->down.type, ==, PL_CARRIES_NOTHING);
  bench_clear (&bench);
}

/* Balanced: half on each leg, one of them inverted; the input reads the whole. */
static void
test_balanced (void)
{
  PlPatch *patch = pl_patch_new ();
  Bench bench;
  const PlHop *hop = NULL;

  test_add (&patch, "mackie-profx10v3");        /* 1 */
  test_add (&patch, "generic-powered-speaker"); /* 2 */
  test_add (&patch, "trs-xlr");                 /* 3 */
  test_plug (&patch, "3.a", "1.main-l");
  test_plug (&patch, "3.b", "2.in-xlr");
  bench = look_at (patch, 2);
  hop = hop_at (&bench, 0);
  {
    const PlPathDevice *input = &g_array_index (hop->inputs, PlPathDevice, 0);
    const PlPathContact *hot = contact_of (input, PL_CONTACT_PIN2);
    const PlPathContact *cold = contact_of (input, PL_CONTACT_PIN3);

    g_assert_cmpint (hot->behind, ==, PL_BEHIND_HOT);
    g_assert_cmpint (cold->behind, ==, PL_BEHIND_COLD);
    g_assert_cmpfloat_with_epsilon (hot->carries.gain, -cold->carries.gain, 1e-6);
    g_assert_cmpfloat_with_epsilon (db (&input->readings[0]) - db (&hot->carries), 6.0206, 0.001);
  }
  bench_clear (&bench);
}

/* Chassis are where people measure: the amp's own sleeve is ground to it, though its plug sits at
 * the first click on the ring. */
static void
test_first_click (void)
{
  PlPatch *patch = test_example ("method1-phones");
  PlEdit edit = { .type = PL_EDIT_PLUG,
                  .from = test_end (patch, "5.b"),
                  .to = test_end (patch, "2.input"),
                  .depth = PL_DEPTH_FIRST_CLICK };
  Bench bench;
  const PlPathJoint *joint = NULL;

  test_apply (&patch, &edit);
  bench = look_at (patch, 3);
  joint = &g_array_index (hop_at (&bench, 0)->joints, PlPathJoint, 1);
  g_assert_cmpint (joint->depth, ==, PL_DEPTH_FIRST_CLICK);
  g_assert_cmpint (joint->socket_carries[PL_CONTACT_SLEEVE].type, ==, PL_CARRIES_GROUND);
  g_assert_cmpint (joint->plug_carries[PL_CONTACT_RING].type, ==, PL_CARRIES_SIGNAL);
  g_assert_cmpint (joint->socket_carries[PL_CONTACT_TIP].type, ==, PL_CARRIES_NOTHING);
  bench_clear (&bench);
}

/* Through adapters: the way back finds every one of them, once. */
static void
test_chain (void)
{
  PlPatch *patch = pl_patch_new ();
  Bench bench;

  test_add (&patch, "generic-laptop");       /* 1 */
  test_add (&patch, "mackie-hm-4");          /* 2 */
  test_add (&patch, "mini-trs");             /* 3 */
  test_add (&patch, "mono-to-both-adapter"); /* 4 */
  test_plug (&patch, "3.a", "1.phones");
  test_plug (&patch, "3.b", "4.a");
  test_plug (&patch, "4.b", "2.input");
  test_add (&patch, "sony-mdr-7506"); /* 5 */
  test_plug (&patch, "5.plug", "2.phones-1");
  bench = look_at (patch, 5);
  g_assert_cmpuint (hop_at (&bench, 0)->joints->len, ==, 3);
  g_assert_cmpuint (hop_at (&bench, 0)->wires->len, ==, 5);
  g_assert_cmpuint (wire_at (hop_at (&bench, 0), &bench, "signal")->n_ends, ==, 3);
  bench_clear (&bench);
}

/* Any bench at all: nothing crashes, no joint and no conductor comes twice. */
static void
test_random (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (PlPatch) patch = test_random_bench (rand, 60);
      g_autoptr (PlCircuit) circuit = pl_circuit_new ();
      g_autoptr (GArray) verdicts = NULL;

      pl_circuit_sync (circuit, patch);
      verdicts = pl_circuit_dup_verdicts (circuit);
      for (guint v = 0; v < verdicts->len; v++)
        {
          const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, v);
          g_autoptr (PlPath) path = pl_path_new (circuit, verdict->part, verdict->group);
          g_auto (GStrv) lines = pl_words_path (patch, path);

          g_assert_cmpuint (path->hops->len, >, 0);
          g_assert_cmpuint (g_strv_length (lines), >, 0);
          for (guint h = 0; h < path->hops->len; h++)
            {
              const GArray *wires = g_array_index (path->hops, PlHop, h).wires;

              for (guint a = 0; a < wires->len; a++)
                for (guint b = a + 1; b < wires->len; b++)
                  g_assert_true (g_array_index (wires, PlPathWire, a).part
                                     != g_array_index (wires, PlPathWire, b).part
                                 || g_array_index (wires, PlPathWire, a).conductor
                                        != g_array_index (wires, PlPathWire, b).conductor);
            }
        }
      g_rand_free (rand);
    }
}

static void
test_words (void)
{
  Bench bench = look_at (test_example ("wrong-phones-with-ts"), 3);
  g_auto (GStrv) lines = pl_words_path (bench.patch, bench.path);
  g_autofree char *all = g_strjoinv ("\n", lines);
  const char *left;

  g_assert_nonnull (strstr (all, "its sleeve on the ring, its sleeve on the sleeve"));
  left = strstr (all, "Left ear: ");
  g_assert_nonnull (left);
  g_assert_nonnull (strstr (left, "Main mix, left,"));
  g_assert_nonnull (strstr (all, "Right ear: no signal."));
  bench_clear (&bench);
}

/* What is said of a way on which something is wrong. */
static void
test_words_of_faults (void)
{
  static const struct
  {
    const char *example;
    PlPartId listener;
    const char *unplug, *plug[2]; /* to the first click */
    const char *broken;           /* conductor of part 5 */
    const char *words;
  } cases[] = {
    { "method1-phones", 3, "3.plug", { NULL }, NULL, "Nothing is plugged in at" },
    { "method1-phones", 3, NULL, { "5.b", "2.input" }, NULL, ", at the first click: " },
    { "method1-phones",
      3,
      NULL,
      { NULL },
      "ring",
      "is broken: Main mix, right, 0.0 dB + above the break, no signal below." },
    { "wrong-insert-y-reversed",
      3,
      NULL,
      { NULL },
      NULL,
      "ends loose: Main mix, right, 0.0 dB +." },
    { "method1-phones", 3, "5.a", { NULL }, NULL, "begins loose: no signal." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlPatch *patch = test_example (cases[i].example);
      Bench bench;
      g_auto (GStrv) lines = NULL;
      g_autofree char *joined = NULL, *all = NULL;

      if (cases[i].unplug != NULL)
        test_unplug (&patch, cases[i].unplug);
      if (cases[i].plug[0] != NULL)
        test_apply (&patch, &(PlEdit){ .type = PL_EDIT_PLUG,
                                       .from = test_end (patch, cases[i].plug[0]),
                                       .to = test_end (patch, cases[i].plug[1]),
                                       .depth = PL_DEPTH_FIRST_CLICK });
      if (cases[i].broken != NULL)
        {
          const PlKind *kind = pl_patch_get_part (patch, 5)->kind;
          PlFault fault = { .type = PL_FAULT_OPEN };

          fault.conductor = (guint16) pl_kind_find_conductor (kind, cases[i].broken);
          test_apply (&patch,
                      &(PlEdit){ .type = PL_EDIT_SET_FAULT, .id = 5, .fault = fault, .value = 1 });
        }
      bench = look_at (patch, cases[i].listener);
      lines = pl_words_path (bench.patch, bench.path);
      joined = g_strjoinv ("\n", lines);
      all = test_dup_plain (joined);
      if (strstr (all, cases[i].words) == NULL)
        {
          g_test_message ("“%s” is not in:\n%s", cases[i].words, all);
          g_test_fail ();
        }
      bench_clear (&bench);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/two-hops", test_two_hops);
  g_test_add_func ("/path/agrees-with-verdicts", test_agrees_with_verdicts);
  g_test_add_func ("/path/one-ear", test_one_ear);
  g_test_add_func ("/path/loose-leg", test_loose_leg);
  g_test_add_func ("/path/two-outputs", test_two_outputs);
  g_test_add_func ("/path/broken", test_broken);
  g_test_add_func ("/path/balanced", test_balanced);
  g_test_add_func ("/path/first-click", test_first_click);
  g_test_add_func ("/path/chain", test_chain);
  g_test_add_func ("/path/random", test_random);
  g_test_add_func ("/path/words", test_words);
  g_test_add_func ("/path/words-of-faults", test_words_of_faults);
  return g_test_run ();
}
