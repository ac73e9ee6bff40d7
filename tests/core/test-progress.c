/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a bench has come towards a way: step by step, with other cables and ends, and with plugs
 * that are elsewhere. */
#include <string.h>

#include "core/words-progress.h"
#include "fixture.h"

typedef struct
{
  PlWays *ways;
  const PlWay *way;
  PlPatch *patch; /* the bench */
} Rig;

static void
rig_init (Rig *self, const char *mixer, const char *amp, const char *way)
{
  PlGoal goal = { .catalog = test_catalog (), .mixer = test_kind (mixer) };

  goal.amp = amp != NULL ? test_kind (amp) : NULL;
  goal.n_listeners = 2;
  pl_goal_set_wish (&goal, NULL);
  self->ways = pl_ways_new (&goal);
  self->way = NULL;
  for (guint i = 0; i < self->ways->ways->len && self->way == NULL; i++)
    {
      PlWay *candidate = g_ptr_array_index (self->ways->ways, i);

      if (way == NULL || g_str_has_prefix (candidate->id, way))
        self->way = candidate;
    }
  g_assert_nonnull (self->way);
  self->patch = pl_patch_ref (self->way->start);
}

static void
rig_clear (Rig *self)
{
  pl_ways_free (self->ways);
  pl_patch_unref (self->patch);
}

static void
apply_all (Rig *self, const GArray *edits)
{
  g_autoptr (GError) error = NULL;
  PlPatch *next
      = pl_patch_apply_all (self->patch, (const PlEdit *) (void *) edits->data, edits->len, &error);

  g_assert_no_error (error);
  pl_patch_unref (self->patch);
  self->patch = next;
}

static void
do_step (Rig *self, guint step)
{
  g_autoptr (PlProgress) progress = pl_progress_new (self->way, self->patch);
  g_autoptr (GArray) edits = pl_progress_dup_edits (progress, self->way, self->patch, step);

  g_assert_cmpuint (edits->len, >, 0);
  apply_all (self, edits);
}

static guint
next_of (const Rig *self)
{
  g_autoptr (PlProgress) progress = pl_progress_new (self->way, self->patch);

  return pl_progress_next (progress);
}

static guint
count_misplaced (const Rig *self)
{
  g_autoptr (PlProgress) progress = pl_progress_new (self->way, self->patch);

  return pl_progress_get_misplaced (progress)->len;
}

/* The first step that plugs a lead into the mixer. */
static const PlWayStep *
find_plug_step (const Rig *self, PlPartId into, guint *index)
{
  for (guint i = 0; i < self->way->steps->len; i++)
    {
      const PlWayStep *step = &g_array_index (self->way->steps, PlWayStep, i);

      if (step->type == PL_WAY_STEP_PLUG && step->edit.to.part == into)
        {
          *index = i;
          return step;
        }
    }
  g_error ("nothing is plugged into part %u", into);
}

/* Every way of some pairs, done step by step as told, ends in its own patch's verdicts. */
static void
test_all_the_way (void)
{
  static const char *const pairs[][2] = { { "mackie-profx10v3", "mackie-hm-4" },
                                          { "generic-mixer-aux", "generic-headphone-amp-lr" },
                                          { "generic-mixer-small", NULL },
                                          { "behringer-xenyx-802", "generic-headphone-amp-8" } };

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    {
      Rig rig;
      guint n_ways;

      rig_init (&rig, pairs[p][0], pairs[p][1], NULL);
      n_ways = rig.ways->ways->len;
      for (guint w = 0; w < n_ways; w++)
        {
          guint n_steps;

          rig.way = g_ptr_array_index (rig.ways->ways, w);
          n_steps = rig.way->steps->len;
          pl_patch_unref (rig.patch);
          rig.patch = pl_patch_ref (rig.way->start);
          for (guint guard = 0; next_of (&rig) < n_steps; guard++)
            {
              g_assert_cmpuint (guard, <=, n_steps);
              do_step (&rig, next_of (&rig));
              g_assert_cmpuint (count_misplaced (&rig), ==, 0);
            }
        }
      rig_clear (&rig);
    }
}

/* The other end of a symmetric cable, and another cable of the same kind, do as well. */
static void
test_any_cable (void)
{
  Rig rig;
  const PlWayStep *step;
  guint index, other;
  PlEdit plug;

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
  step = find_plug_step (&rig, rig.way->mixer, &index);
  plug = step->edit;
  plug.from.connector = 1 - plug.from.connector;
  test_apply (&rig.patch, &plug);
  g_assert_cmpuint (count_misplaced (&rig), ==, 0);
  {
    g_autoptr (PlProgress) progress = pl_progress_new (rig.way, rig.patch);

    g_assert_true (pl_progress_is_done (progress, index));
  }
  (void) find_plug_step (&rig, rig.way->amp, &other);
  do_step (&rig, other);
  g_assert_cmpuint (count_misplaced (&rig), ==, 0);
  rig_clear (&rig);

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
  {
    PlEdit add = { .type = PL_EDIT_ADD, .kind = test_kind ("trs-trs") };
    PlPartId id = pl_patch_next_id (rig.patch);
    g_autoptr (PlProgress) progress = NULL;
    g_autoptr (GArray) leftovers = NULL;

    test_apply (&rig.patch, &add);
    step = find_plug_step (&rig, rig.way->mixer, &index);
    plug = step->edit;
    plug.from.part = id;
    test_apply (&rig.patch, &plug);
    do_step (&rig, other);
    progress = pl_progress_new (rig.way, rig.patch);
    g_assert_true (pl_progress_is_done (progress, index));
    g_assert_true (pl_progress_is_done (progress, other));
    g_assert_cmpuint (pl_progress_get_misplaced (progress)->len, ==, 0);
    g_assert_cmpuint (pl_progress_find_part (progress, step->edit.from.part), ==, id);
    leftovers = pl_progress_dup_leftovers (progress, rig.way, rig.patch);
    g_assert_cmpuint (leftovers->len, ==, 1); /* the one that was laid out */
    g_assert_cmpuint (g_array_index (leftovers, PlEdit, 0).id, ==, step->edit.from.part);
  }
  rig_clear (&rig);
}

static char *
foresee (const Rig *self, gboolean *same)
{
  g_autoptr (PlPatch) foreseen = pl_progress_foresee (self->way, self->patch);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, foreseen);
  return pl_words_foreseen (self->way, circuit, same);
}

/* A plug in an aux send: told where it belongs and what would be heard, and mended. */
static void
test_wrong_jack (void)
{
  Rig rig;
  const PlWayStep *step;
  guint index, other;
  PlEdit plug;
  gboolean same = TRUE;
  g_autofree char *what = NULL;
  g_autofree char *heard = NULL;

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
  step = find_plug_step (&rig, rig.way->mixer, &index);
  (void) find_plug_step (&rig, rig.way->amp, &other);
  do_step (&rig, other);
  plug = step->edit;
  plug.to.connector = (guint16) pl_kind_find_connector (test_kind ("mackie-profx10v3"), "fx-send");
  test_apply (&rig.patch, &plug);
  {
    g_autoptr (PlProgress) progress = pl_progress_new (rig.way, rig.patch);
    const GArray *misplaced = pl_progress_get_misplaced (progress);
    const PlMisplaced *wrong = &g_array_index (misplaced, PlMisplaced, 0);

    g_assert_false (pl_progress_is_done (progress, index));
    g_assert_cmpuint (misplaced->len, ==, 1);
    g_assert_false (wrong->half_in);
    g_assert_cmpuint (wrong->planned.connector, ==, step->edit.to.connector);
    what = pl_words_misplaced (rig.patch, wrong);
  }
  g_assert_nonnull (strstr (what, "FX SEND"));
  g_assert_nonnull (strstr (what, "PHONES"));
  heard = foresee (&rig, &same);
  g_assert_false (same);
  g_assert_nonnull (strstr (heard, "One ear only"));
  do_step (&rig, index);
  g_assert_cmpuint (count_misplaced (&rig), ==, 0);
  rig_clear (&rig);
}

/* Half in, and something that the plan knows nothing of. */
static void
test_half_in_and_foreign (void)
{
  Rig rig;
  const PlWayStep *step;
  guint index;
  PlEdit plug;
  gboolean same;

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
  step = find_plug_step (&rig, rig.way->amp, &index);
  plug = step->edit;
  plug.depth = PL_DEPTH_FIRST_CLICK;
  test_apply (&rig.patch, &plug);
  {
    g_autoptr (PlProgress) progress = pl_progress_new (rig.way, rig.patch);
    const GArray *misplaced = pl_progress_get_misplaced (progress);

    g_assert_cmpuint (misplaced->len, ==, 1);
    g_assert_true (g_array_index (misplaced, PlMisplaced, 0).half_in);
    g_assert_false (pl_progress_is_done (progress, index));
  }
  do_step (&rig, index);
  g_assert_cmpuint (count_misplaced (&rig), ==, 0);

  {
    PlEdit add = { .type = PL_EDIT_ADD, .kind = test_kind ("ts-ts") };
    PlEdit stray = { .type = PL_EDIT_PLUG, .from = { pl_patch_next_id (rig.patch), 0 } };

    stray.to.part = rig.way->mixer;
    stray.to.connector
        = (guint16) pl_kind_find_connector (test_kind ("mackie-profx10v3"), "fx-send");
    test_apply (&rig.patch, &add);
    test_apply (&rig.patch, &stray);
  }
  g_assert_cmpuint (count_misplaced (&rig), ==, 1);
  g_free (foresee (&rig, &same));
  g_assert_true (same); /* a loose cable in an unused send changes nothing for the ears */
  rig_clear (&rig);
}

/* Headphones of the same kind stand for each other; those of another person are no mistake. */
static void
test_headphones_exchange (void)
{
  Rig rig;
  PlEdit first = { 0 }, second = { 0 };
  PlEnd socket;

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
  for (guint i = 0; i < rig.way->steps->len; i++)
    {
      const PlWayStep *step = &g_array_index (rig.way->steps, PlWayStep, i);

      if (step->type == PL_WAY_STEP_LISTEN)
        {
          if (first.type == PL_EDIT_PLUG)
            second = step->edit;
          else
            first = step->edit;
        }
    }
  socket = first.to;
  first.to = second.to;
  second.to = socket;
  test_apply (&rig.patch, &first);
  test_apply (&rig.patch, &second);
  g_assert_cmpuint (count_misplaced (&rig), ==, 0);
  rig_clear (&rig);
}

static void
test_ends_alike (void)
{
  static const struct
  {
    const char *kind;
    guint16 a, b;
    gboolean alike;
  } ends[] = { { "trs-trs", 0, 1, TRUE },   { "ts-ts", 0, 1, TRUE },   { "insert-y", 1, 2, FALSE },
               { "insert-y", 0, 1, FALSE }, { "trs-ts", 0, 1, FALSE }, { "ts-y", 1, 2, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_assert_cmpint (pl_kind_ends_are_alike (test_kind (ends[i].kind), ends[i].a, ends[i].b), ==,
                     ends[i].alike);
}

/* Gear of the plan that is gone: no edits, no crash. */
static void
test_gear_gone (void)
{
  Rig rig;
  PlEdit gone = { .type = PL_EDIT_REMOVE };

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", NULL);
  gone.id = rig.way->amp;
  test_apply (&rig.patch, &gone);
  for (guint i = 0; i < rig.way->steps->len; i++)
    {
      const PlWayStep *step = &g_array_index (rig.way->steps, PlWayStep, i);
      g_autoptr (PlProgress) progress = pl_progress_new (rig.way, rig.patch);
      g_autoptr (GArray) edits = pl_progress_dup_edits (progress, rig.way, rig.patch, i);

      if (step->edit.to.part == rig.way->amp || step->edit.id == rig.way->amp)
        g_assert_cmpuint (edits->len, ==, 0);
    }
  {
    g_autoptr (PlPatch) foreseen = pl_progress_foresee (rig.way, rig.patch);

    g_assert_nonnull (foreseen);
  }
  rig_clear (&rig);
}

static guint
count_kind (const PlPatch *patch, const char *id)
{
  guint n = 0;

  for (PlPartId part = 0; (part = pl_patch_next_part (patch, part)) != 0;)
    n += strcmp (pl_patch_get_part (patch, part)->kind->id, id) == 0;
  return n;
}

/* The lead that was laid out is gone: another one that lies there is taken, or else one is added.
 */
static void
test_lead_gone (void)
{
  for (guint n_others = 0; n_others < 2; n_others++)
    {
      Rig rig;
      const PlWayStep *step;
      guint index, other;
      PlPartId lead, another;

      rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
      step = find_plug_step (&rig, rig.way->mixer, &index);
      (void) find_plug_step (&rig, rig.way->amp, &other);
      lead = step->edit.from.part;
      another = pl_patch_next_id (rig.patch);
      test_apply (&rig.patch, &(PlEdit){ .type = PL_EDIT_REMOVE, .id = lead });
      if (n_others > 0)
        test_add (&rig.patch, "trs-trs");
      {
        g_autoptr (PlProgress) progress = pl_progress_new (rig.way, rig.patch);
        g_autoptr (GArray) leftovers = pl_progress_dup_leftovers (progress, rig.way, rig.patch);

        g_assert_cmpuint (pl_progress_find_part (progress, lead), ==, n_others > 0 ? another : 0);
        g_assert_cmpuint (pl_progress_find_part (progress, 999), ==, 999);
        g_assert_cmpuint (leftovers->len, ==, 0);
      }
      do_step (&rig, index);
      do_step (&rig, other);
      g_assert_cmpuint (count_kind (rig.patch, "trs-trs"), ==, 1);
      g_assert_cmpuint (count_misplaced (&rig), ==, 0);
      rig_clear (&rig);
    }
}

/* A stranger sits where the lead belongs, and the lead sits elsewhere: the one comes out, the other
 * is moved.  What would be heard is told with the stranger where it is. */
static void
test_jack_taken (void)
{
  Rig rig;
  const PlWayStep *step;
  guint index;
  PlEdit plug, stray = { .type = PL_EDIT_PLUG };
  gboolean same = TRUE;

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
  step = find_plug_step (&rig, rig.way->mixer, &index);
  stray.from.part = pl_patch_next_id (rig.patch);
  stray.to = step->edit.to;
  test_add (&rig.patch, "ts-ts");
  test_apply (&rig.patch, &stray);
  g_free (foresee (&rig, &same));
  g_assert_false (same);
  plug = step->edit;
  plug.to.connector = (guint16) pl_kind_find_connector (test_kind ("mackie-profx10v3"), "fx-send");
  test_apply (&rig.patch, &plug);
  g_assert_cmpuint (count_misplaced (&rig), ==, 2);
  do_step (&rig, index);
  g_assert_cmpuint (count_misplaced (&rig), ==, 0);
  g_assert_cmpuint (pl_patch_get_part (rig.patch, stray.from.part)->seats[0].part, ==, 0);
  rig_clear (&rig);
}

/* Another mixer stands in the place of the planned one: knobs that it does not have are not taken
 * for turned. */
static void
test_other_mixer (void)
{
  Rig rig;
  PlEdit swap = { .type = PL_EDIT_SET_KIND, .kind = test_kind ("generic-laptop") };
  guint n_turns = 0;

  rig_init (&rig, "mackie-profx10v3", "mackie-hm-4", "phones-input.trs-trs");
  swap.id = rig.way->mixer;
  test_apply (&rig.patch, &swap);
  {
    g_autoptr (PlProgress) progress = pl_progress_new (rig.way, rig.patch);

    for (guint i = 0; i < rig.way->steps->len; i++)
      {
        const PlWayStep *step = &g_array_index (rig.way->steps, PlWayStep, i);

        if (step->edit.type != PL_EDIT_SET_CONTROL || step->edit.id != rig.way->mixer)
          continue;
        g_assert_false (pl_progress_is_done (progress, i));
        n_turns++;
      }
  }
  g_assert_cmpuint (n_turns, >, 0);
  rig_clear (&rig);
}

static void
look_at_bench (const PlWay *way, PlPatch *patch)
{
  g_autoptr (PlProgress) progress = pl_progress_new (way, patch);
  g_autoptr (PlPatch) foreseen = pl_progress_foresee (way, patch);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  const GArray *misplaced = pl_progress_get_misplaced (progress);
  gboolean passable = FALSE;

  pl_circuit_sync (circuit, foreseen);
  for (guint i = 0; i < misplaced->len; i++)
    {
      g_autofree char *words
          = pl_words_misplaced (patch, &g_array_index (misplaced, PlMisplaced, i));
      g_autofree char *heard = pl_words_foreseen (way, circuit, &passable);

      g_assert_true (*words != '\0' && *heard != '\0');
    }
  for (guint i = 0; i < way->steps->len; i++)
    {
      g_autoptr (GArray) edits = pl_progress_dup_edits (progress, way, patch, i);
      PlEnd from, to;

      if (g_array_index (way->steps, PlWayStep, i).edit.type == PL_EDIT_PLUG)
        (void) pl_progress_find_ends (progress, i, &from, &to);
      pl_patch_unref (
          pl_patch_apply_all (patch, (const PlEdit *) (void *) edits->data, edits->len, NULL));
    }
}

/* Undo may bring back the bench of another way, with other gear under the same numbers. */
static void
test_bench_of_another_way (void)
{
  static const struct
  {
    const char *mixer, *amp;
  } pairs[] = { { "mackie-profx10v3", "mackie-hm-4" },
                { "generic-mixer-small", "mackie-hm-54" },
                { "yamaha-mg06x", NULL },
                { "zoom-livetrak-l-8", "samson-q5" } };
  Rig rigs[G_N_ELEMENTS (pairs)];

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    rig_init (&rigs[i], pairs[i].mixer, pairs[i].amp, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
      for (guint w = 0; w < rigs[k].ways->ways->len; w++)
        look_at_bench (rigs[i].way,
                       ((const PlWay *) g_ptr_array_index (rigs[k].ways->ways, w))->patch);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    rig_clear (&rigs[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/all-the-way", test_all_the_way);
  g_test_add_func ("/progress/any-cable", test_any_cable);
  g_test_add_func ("/progress/wrong-jack", test_wrong_jack);
  g_test_add_func ("/progress/half-in-and-foreign", test_half_in_and_foreign);
  g_test_add_func ("/progress/headphones-exchange", test_headphones_exchange);
  g_test_add_func ("/progress/ends-alike", test_ends_alike);
  g_test_add_func ("/progress/gear-gone", test_gear_gone);
  g_test_add_func ("/progress/lead-gone", test_lead_gone);
  g_test_add_func ("/progress/jack-taken", test_jack_taken);
  g_test_add_func ("/progress/other-mixer", test_other_mixer);
  g_test_add_func ("/progress/bench-of-another-way", test_bench_of_another_way);
  return g_test_run ();
}
