/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "core/kind-file.h"
#include "core/patch-file.h"
#include "core/words-ways.h"
#include "fixture.h"

/* Goals */

static PlKind *
dup_invented (const char *id)
{
  g_autofree char *path = g_strconcat (GEAR_DIR "/", id, ".device", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PlKind *kind = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  kind = pl_kind_parse (text, -1, path, &error);
  g_assert_no_error (error);
  return kind;
}

static const PlWay *
find_way (const PlWays *ways, const char *id)
{
  for (guint i = 0; i < ways->ways->len; i++)
    if (strcmp (test_get_way (ways, i)->id, id) == 0)
      return test_get_way (ways, i);
  g_error ("there is no way %s", id);
}

/* The first whose id begins so. */
static const PlWay *
find_alternative (const PlWay *way, const char *id)
{
  for (guint i = 0; i < way->alternatives->len; i++)
    if (g_str_has_prefix (((const PlWay *) g_ptr_array_index (way->alternatives, i))->id, id))
      return g_ptr_array_index (way->alternatives, i);
  return NULL;
}

/* "id | result | standing | pros | cons" */
static char *
dup_card (const PlWay *way)
{
  GString *out = g_string_new (way->id);
  const GArray *sides[] = { way->pros, way->cons };

  g_string_append_printf (
      out, " | %s | %s",
      pl_label_code (g_array_index (way->listeners, PlWayListener, 0).verdict.headline),
      pl_way_standing_code (way->standing));
  for (guint side = 0; side < 2; side++)
    {
      g_string_append (out, " |");
      for (guint i = 0; i < sides[side]->len; i++)
        g_string_append_printf (out, " %s",
                                pl_fact_code (g_array_index (sides[side], PlFact, i).type));
    }
  return g_string_free (out, FALSE);
}

static void
expect_cards (const PlWays *ways, const char *const *cards)
{
  for (guint i = 0; cards[i] != NULL; i++)
    {
      g_autofree char *card = dup_card (test_get_way (ways, i));

      g_assert_cmpstr (card, ==, cards[i]);
    }
  g_assert_cmpuint (ways->ways->len, ==, g_strv_length ((char **) cards));
}

/* The pair the program was made for */

static void
test_four_methods (void)
{
  static const char *const cards[]
      = { "phones-input.trs-trs | stereo | recommended | stereo own-volume own-knobs one-cable | "
          "amplified-twice",
          "control-room-l+control-room-r-input.insert-y | stereo | possible | stereo own-volume "
          "own-knobs phones-free same-sound | two-legs",
          "main-l+main-r-input.insert-y | stereo | possible | stereo own-knobs phones-free | "
          "no-own-volume moves-speakers two-legs",
          "mon-send-input.trs-trs | one-ear-only | not-recommended | custom-mix own-volume "
          "own-knobs one-cable phones-free | one-ear doubt",
          NULL };
  static const char *const wishes[] = { NULL, "split", "louder", "preamp" };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      PlGoal goal = test_make_goal (test_kind ("mackie-profx10v3"), test_kind ("mackie-hm-4"));
      g_autoptr (PlWays) ways = NULL;

      test_set_wish (&goal, wishes[i]);
      ways = pl_ways_new (&goal);
      expect_cards (ways, cards);
    }
}

static const char *
knob_id (const PlWay *way, PlFactType type)
{
  const PlFact *fact = pl_way_find_fact (way, type);

  g_assert_nonnull (fact);
  return pl_kind_control (pl_patch_get_part (way->patch, fact->end.part)->kind, fact->end.connector)
      ->id;
}

static void
test_knobs_of_methods (void)
{
  PlGoal goal = test_make_goal (test_kind ("mackie-profx10v3"), test_kind ("mackie-hm-4"));
  g_autoptr (PlWays) ways = pl_ways_new (&goal);
  const PlWay *phones = test_get_way (ways, 0), *room = test_get_way (ways, 1),
              *mains = test_get_way (ways, 2);
  const PlWay *send = test_get_way (ways, 3);
  const PlWay *fx = find_alternative (send, "fx-send-input.trs-trs");
  const PlWay *both = find_alternative (send, "mon-send-input.mono-to-both-ears");

  g_assert_cmpstr (knob_id (phones, PL_FACT_OWN_VOLUME), ==, "phones");
  g_assert_cmpstr (knob_id (phones, PL_FACT_OWN_KNOBS), ==, "level-1");
  g_assert_cmpstr (knob_id (phones, PL_FACT_AMPLIFIED_TWICE), ==, "phones");
  g_assert_cmpint ((int) pl_way_find_fact (phones, PL_FACT_AMPLIFIED_TWICE)->number, ==, 50);
  g_assert_cmpstr (knob_id (room, PL_FACT_OWN_VOLUME), ==, "control-room");
  g_assert_cmpstr (knob_id (mains, PL_FACT_MOVES_SPEAKERS), ==, "main");
  g_assert_cmpstr (knob_id (send, PL_FACT_CUSTOM_MIX), ==, "mon-1");
  g_assert_cmpint (pl_way_find_fact (send, PL_FACT_DOUBT)->label, ==, PL_LABEL_OUT_OF_PHASE);
  g_assert_cmpint (g_array_index (send->why_not, PlTerm, 0), ==, PL_TERM_STEREO);
  /* the FX send does the same, but follows the faders; another cable reaches both ears */
  g_assert_nonnull (fx);
  g_assert_cmpstr (knob_id (fx, PL_FACT_CUSTOM_MIX), ==, "fx-1");
  g_assert_cmpstr (knob_id (fx, PL_FACT_FOLLOWS_FADERS), ==, "level-1");
  g_assert_null (pl_way_find_fact (send, PL_FACT_FOLLOWS_FADERS));
  g_assert_nonnull (both);
  g_assert_cmpint (g_array_index (both->listeners, PlWayListener, 0).verdict.headline, ==,
                   PL_LABEL_MONO);
  g_assert_nonnull (pl_way_find_fact (both, PL_FACT_NEEDS_ADAPTER));
  g_assert_nonnull (find_alternative (mains, "main-xlr-l+main-xlr-r-input."));
}

static void
test_own_mix (void)
{
  PlGoal goal = test_make_goal (test_kind ("mackie-profx10v3"), test_kind ("mackie-hm-4"));
  g_autoptr (PlWays) ways = NULL;
  const PlWay *best = NULL;

  test_set_wish (&goal, "own-mix");
  ways = pl_ways_new (&goal);
  best = test_get_way (ways, 0);
  g_assert_cmpstr (best->id, ==, "mon-send-input.mono-to-both-ears");
  g_assert_cmpint (best->standing, ==, PL_WAY_RECOMMENDED);
  g_assert_nonnull (find_alternative (best, "mon-send-input.trs-trs"));
  g_assert_cmpint (test_get_way (ways, 1)->standing, ==, PL_WAY_POSSIBLE);
  g_assert_cmpint (g_array_index (test_get_way (ways, 1)->why_not, PlTerm, 0), ==, PL_TERM_MIX);
}

/* Gear that the planner cannot know */

static void
test_invented_pair (void)
{
  static const char *const cards[]
      = { "ear-out-feed.trs-trs | stereo | recommended | stereo own-volume own-knobs one-cable | "
          "amplified-twice",
          "booth-l+booth-r-feed.insert-y | stereo | possible | stereo own-volume own-knobs "
          "phones-free same-sound | two-legs",
          "house-l+house-r-feed.insert-y | stereo | possible | stereo own-knobs phones-free | "
          "no-own-volume moves-speakers two-legs",
          "cue-out-feed.trs-trs | one-ear-only | not-recommended | custom-mix own-volume own-knobs "
          "one-cable phones-free | one-ear doubt",
          NULL };
  g_autoptr (PlKind) mixer = dup_invented ("tin-desk");
  g_autoptr (PlKind) amp = dup_invented ("tin-box");
  PlGoal goal = test_make_goal (mixer, amp);
  g_autoptr (PlWays) ways = pl_ways_new (&goal);

  expect_cards (ways, cards);
  g_assert_cmpstr (knob_id (test_get_way (ways, 1), PL_FACT_OWN_VOLUME), ==, "booth");
  g_assert_cmpstr (knob_id (test_get_way (ways, 2), PL_FACT_MOVES_SPEAKERS), ==, "house");
  g_assert_nonnull (find_alternative (test_get_way (ways, 3), "echo-out-feed.trs-trs"));
}

static void
test_invented_balanced_pair (void)
{
  static const char *const cards[]
      = { "mix-l+mix-r-line-l+line-r.xlr-xlr+xlr-xlr | stereo | recommended | stereo own-knobs | "
          "no-own-volume moves-speakers two-legs",
          "send-line-l.trs-xlr | one-ear-only | not-recommended | custom-mix own-knobs one-cable | "
          "one-ear no-own-volume",
          NULL };
  g_autoptr (PlKind) mixer = dup_invented ("oak-desk");
  g_autoptr (PlKind) amp = dup_invented ("oak-amp");
  PlGoal goal = test_make_goal (mixer, amp);
  g_autoptr (PlWays) ways = pl_ways_new (&goal);

  expect_cards (ways, cards);
}

/* Whatever is given */

static void
test_own_cables (void)
{
  static const char *const own[] = { "insert-y", NULL };
  PlGoal goal = test_make_goal (test_kind ("mackie-profx10v3"), test_kind ("mackie-hm-4"));
  g_autoptr (PlWays) ways = NULL;

  goal.own = own;
  goal.weight[PL_TERM_BUYING] = 20.0;
  ways = pl_ways_new (&goal);
  g_assert_cmpstr (test_get_way (ways, 0)->id, ==, "control-room-l+control-room-r-input.insert-y");
  g_assert_cmpuint (pl_way_count_to_buy (test_get_way (ways, 0)), ==, 0);
  g_assert_cmpuint (pl_way_count_to_buy (find_way (ways, "phones-input.trs-trs")), ==, 1);
  g_assert_cmpint (g_array_index (find_way (ways, "phones-input.trs-trs")->why_not, PlTerm, 0), ==,
                   PL_TERM_BUYING);
}

/* Equal cables are one way; of equal ones what is at hand is taken. */
static void
test_equal_cables (void)
{
  static const char *const own[] = { "instrument-cable", NULL };
  PlGoal goal = test_make_goal (test_kind ("behringer-xenyx-802"), test_kind ("mackie-hm-4"));
  g_autoptr (PlWays) all = pl_ways_new (&goal);
  g_autoptr (PlWays) few = NULL;

  g_assert_cmpstr (test_get_way (all, 3)->id, ==, "fx-send-input.trs-trs");
  goal.own = own;
  few = pl_ways_new (&goal);
  g_assert_cmpstr (test_get_way (few, 3)->id, ==, "fx-send-input.instrument-cable");
}

static void
test_headphones_direct (void)
{
  PlKind *const headphones[] = { test_kind ("sony-mdr-7506"), test_kind ("sennheiser-hd-600") };
  PlGoal goal = test_make_goal (test_kind ("mackie-profx10v3"), NULL);
  g_autoptr (PlWays) ways = NULL;
  const PlWay *way = NULL;

  goal.headphones = (PlKind **) headphones;
  goal.n_headphones = G_N_ELEMENTS (headphones);
  goal.n_listeners = 2;
  ways = pl_ways_new (&goal);
  way = test_get_way (ways, 0);
  g_assert_cmpuint (ways->ways->len, ==, 1);
  g_assert_cmpuint (way->amp, ==, 0);
  g_assert_true (way->all_stereo);
  g_assert_nonnull (pl_way_find_fact (way, PL_FACT_SHARED_KNOB));
  g_assert_cmpuint (g_array_index (way->parts, PlWayPart, 0).count, ==, 1);
  g_assert_cmpstr (g_array_index (way->parts, PlWayPart, 0).kind->id, ==, "stereo-splitter");
  g_assert_cmpstr (
      pl_patch_get_part (way->patch, g_array_index (way->listeners, PlWayListener, 1).part)
          ->kind->id,
      ==, "sennheiser-hd-600");
}

static void
test_outlets_of_their_own (void)
{
  PlGoal goal = test_make_goal (test_kind ("mackie-profx10v3"), test_kind ("behringer-ha4700"));
  g_autoptr (PlWays) ways = NULL;
  const PlWay *way = NULL;

  goal.n_listeners = 4;
  ways = pl_ways_new (&goal);
  way = test_get_way (ways, 0);
  /* each channel has two jacks and one knob: nobody shares while there are knobs left */
  g_assert_nonnull (pl_way_find_fact (way, PL_FACT_OWN_KNOBS));
  g_assert_cmpuint (way->listeners->len, ==, 4);
  g_clear_pointer (&ways, pl_ways_free);
  goal.n_listeners = 5;
  ways = pl_ways_new (&goal);
  g_assert_null (pl_way_find_fact (test_get_way (ways, 0), PL_FACT_OWN_KNOBS));
  g_assert_cmpint ((int) pl_way_find_fact (test_get_way (ways, 0), PL_FACT_SHARED_KNOB)->number, ==,
                   2);
}

static void
test_nothing_fits (void)
{
  PlGoal goal = test_make_goal (test_kind ("mackie-profx10v3"), test_kind ("mackie-hm-4"));
  g_autoptr (PlCatalog) empty = pl_catalog_new ();
  g_autoptr (PlWays) ways = NULL;

  goal.catalog = empty;
  ways = pl_ways_new (&goal);
  g_assert_cmpuint (ways->ways->len, ==, 0);
  g_clear_pointer (&ways, pl_ways_free);
  goal.amp = NULL; /* straight into the mixer, and there are no headphones */
  ways = pl_ways_new (&goal);
  g_assert_cmpuint (ways->ways->len, ==, 0);
}

static void
add_ids (const PlWays *ways, GString *out)
{
  for (guint i = 0; i < ways->ways->len; i++)
    {
      const PlWay *way = test_get_way (ways, i);
      g_autofree char *card = dup_card (way);
      g_autofree char *patch = pl_patch_write (way->patch);

      g_string_append_printf (out, "%s %.9f\n%s", card, way->cost, patch);
      for (guint k = 0; k < way->alternatives->len; k++)
        g_string_append (out, ((const PlWay *) g_ptr_array_index (way->alternatives, k))->id);
    }
}

static void
test_same_goal_same_ways (void)
{
  PlGoal goal = test_make_goal (test_kind ("mackie-1202vlz4"), test_kind ("behringer-ha8000"));
  g_autofree char *first = NULL;

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (PlWays) ways = pl_ways_new (&goal);
      GString *out = g_string_new (NULL);

      add_ids (ways, out);
      if (first == NULL)
        first = g_strdup (out->str);
      g_assert_cmpstr (out->str, ==, first);
      g_string_free (out, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ways/four-methods", test_four_methods);
  g_test_add_func ("/ways/knobs-of-methods", test_knobs_of_methods);
  g_test_add_func ("/ways/own-mix", test_own_mix);
  g_test_add_func ("/ways/invented-pair", test_invented_pair);
  g_test_add_func ("/ways/invented-balanced-pair", test_invented_balanced_pair);
  g_test_add_func ("/ways/own-cables", test_own_cables);
  g_test_add_func ("/ways/equal-cables", test_equal_cables);
  g_test_add_func ("/ways/headphones-direct", test_headphones_direct);
  g_test_add_func ("/ways/outlets-of-their-own", test_outlets_of_their_own);
  g_test_add_func ("/ways/nothing-fits", test_nothing_fits);
  g_test_add_func ("/ways/same-goal-same-ways", test_same_goal_same_ways);
  return g_test_run ();
}
