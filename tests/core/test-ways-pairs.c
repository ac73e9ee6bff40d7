/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways between all gear there is: what a way says is what its patch does, and its steps lead
 * there. */
#include <string.h>

#include "core/patch-file.h"
#include "core/words-ways.h"
#include "fixture.h"

static GPtrArray *
dup_kinds (PlCategory a, PlCategory b)
{
  g_autoptr (GPtrArray) all = pl_catalog_dup_list (test_catalog ());
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);

      if (kind->category == a || kind->category == b)
        g_ptr_array_add (kinds, kind);
    }
  return kinds;
}

/* Left and right come out of one jack or of two; inserts are no outputs. */
static gboolean
gives_stereo (const PlKind *mixer)
{
  for (guint i = 0; i < mixer->connectors->len; i++)
    {
      const PlConnector *one = pl_kind_connector (mixer, i);

      if (one->n_drivers == 0 || one->drivers[0] == PL_DRIVER_INSERT)
        continue;
      if (one->drivers[0] == PL_DRIVER_STEREO)
        return TRUE;
      for (guint k = 0; k < mixer->connectors->len; k++)
        {
          const PlConnector *other = pl_kind_connector (mixer, k);

          if (other->n_drivers > 0 && other->drivers[0] != PL_DRIVER_INSERT
              && other->shape == one->shape && other->signals[0] != PL_NO_INDEX
              && pl_kind_signal (mixer, one->signals[0])->pair == other->signals[0])
            return TRUE;
        }
    }
  return FALSE;
}

/* A stereo jack goes in, or two line jacks, and a stereo jack comes out. */
static gboolean
takes_stereo (const PlKind *amp)
{
  guint n_mono = 0;
  gboolean stereo_in = FALSE, stereo_out = FALSE;

  for (guint i = 0; i < amp->connectors->len; i++)
    {
      const PlConnector *jack = pl_kind_connector (amp, i);

      stereo_in = stereo_in || jack->input == PL_INPUT_STEREO;
      stereo_out = stereo_out || (jack->n_drivers > 0 && jack->drivers[0] == PL_DRIVER_STEREO);
      if (jack->input == PL_INPUT_BALANCED || jack->input == PL_INPUT_UNBALANCED
          || jack->input == PL_INPUT_TRANSFORMER)
        n_mono++;
    }
  return (stereo_in || n_mono >= 2) && stereo_out;
}

/* What the way says is what its patch does, and its steps lead there. */
static void
check_way (const PlGoal *goal, const PlWay *way, PlCircuit *circuit)
{
  g_autofree char *expected = pl_patch_write (way->patch);
  g_autofree char *reached_text = NULL;
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (PlEdit));
  g_autoptr (PlPatch) reached = NULL;
  g_autoptr (GError) error = NULL;
  double cost = 0.0;

  for (guint i = 0; i < way->steps->len; i++)
    {
      g_autofree char *words = pl_words_way_step (way, i);

      g_assert_null (strchr (words, '{'));
      g_array_append_val (edits, g_array_index (way->steps, PlWayStep, i).edit);
    }
  reached
      = pl_patch_apply_all (way->start, (const PlEdit *) (void *) edits->data, edits->len, &error);
  g_assert_no_error (error);
  reached_text = pl_patch_write (reached);
  g_assert_cmpstr (reached_text, ==, expected);

  pl_circuit_sync (circuit, way->patch);
  for (guint i = 0; i < way->listeners->len; i++)
    {
      const PlWayListener *listener = &g_array_index (way->listeners, PlWayListener, i);
      PlVerdict verdict;

      pl_circuit_judge (circuit, listener->part, listener->verdict.group, &verdict);
      g_assert_cmpuint (verdict.labels, ==, listener->verdict.labels);
      g_assert_true (!way->all_stereo || verdict.headline == PL_LABEL_STEREO);
      pl_verdict_clear (&verdict);
    }
  for (guint i = 0; i < PL_N_TERMS; i++)
    {
      g_assert_cmpfloat (way->terms[i].units, >=, 0.0);
      g_assert_cmpfloat_with_epsilon (way->terms[i].cost, way->terms[i].units * goal->weight[i],
                                      1e-9);
      cost += way->terms[i].cost;
    }
  g_assert_cmpfloat_with_epsilon (way->cost, cost, 1e-6);
}

static void
check_facts (const PlWay *way)
{
  const GArray *sides[] = { way->pros, way->cons };
  g_autofree char *title = pl_words_way_title (way);
  g_autofree char *why_not = pl_words_way_why_not (way);

  g_assert_null (strchr (title, '{'));
  g_assert_null (strchr (why_not, '{'));
  g_assert_true ((*why_not == '\0') == (way->standing == PL_WAY_RECOMMENDED));
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->len; i++)
      {
        const PlFact *fact = &g_array_index (sides[side], PlFact, i);
        g_autofree char *words = pl_words_fact (way, fact);

        g_assert_true (pl_fact_is_good (fact->type) == (side == 0));
        g_assert_null (strchr (words, '{'));
        g_assert_true (i == 0 || g_array_index (sides[side], PlFact, i - 1).type <= fact->type);
      }
}

static void
check_pair (const PlGoal *common, PlKind *mixer, PlKind *amp, PlCircuit *circuit)
{
  PlGoal goal = *common;
  g_autoptr (PlWays) ways = NULL;
  gboolean can = gives_stereo (mixer) && takes_stereo (amp), stereo = FALSE;
  PlGrade least = PL_GRADE_HARM;

  goal.mixer = mixer;
  goal.amp = amp;
  ways = pl_ways_new (&goal);
  g_test_message ("%s > %s: %u ways", mixer->id, amp->id, ways->ways->len);
  for (guint i = 0; i < ways->ways->len; i++)
    {
      const PlWay *way = test_get_way (ways, i);

      check_way (&goal, way, circuit);
      check_facts (way);
      stereo = stereo || way->all_stereo;
      least = MIN (least, way->worst);
      g_assert_true ((way->standing == PL_WAY_RECOMMENDED) == (i == 0));
      g_assert_true (i < 2 || test_get_way (ways, i - 1)->standing < way->standing
                     || test_get_way (ways, i - 1)->cost <= way->cost + 1e-6);
      for (guint k = 0; k < way->alternatives->len; k++)
        {
          const PlWay *alternative = g_ptr_array_index (way->alternatives, k);

          check_way (&goal, alternative, circuit);
          check_facts (alternative);
          least = MIN (least, alternative->worst);
        }
    }
  g_assert_true (!can || stereo);
  if (ways->ways->len == 0)
    return;
  g_assert_true (test_get_way (ways, 0)->worst < PL_GRADE_BAD || least >= PL_GRADE_BAD);
  /* who asked for a mix of their own may get one in mono */
  g_assert_true (!can || test_get_way (ways, 0)->all_stereo
                 || goal.weight[PL_TERM_MIX] > goal.weight[PL_TERM_STEREO]);
}

static void
check_odd_pair (const PlGoal *common, PlKind *mixer, PlKind *amp, PlCircuit *circuit)
{
  PlGoal goal = *common;
  g_autoptr (PlWays) ways = NULL;

  goal.mixer = mixer;
  goal.amp = amp;
  ways = pl_ways_new (&goal);
  for (guint i = 0; i < ways->ways->len; i++)
    {
      check_way (&goal, test_get_way (ways, i), circuit);
      check_facts (test_get_way (ways, i));
    }
}

/* A sanitizer sees as much in every third pair. */
#ifdef __SANITIZE_ADDRESS__
#  define EACH 3
#else
#  define EACH 1
#endif

static void
check_all_pairs (const char *wish, guint n_listeners)
{
  PlGoal goal = test_make_goal (NULL, NULL);
  g_autoptr (GPtrArray) mixers = dup_kinds (PL_CATEGORY_MIXER, PL_CATEGORY_INTERFACE);
  g_autoptr (GPtrArray) amps = dup_kinds (PL_CATEGORY_HEADPHONE_AMP, PL_CATEGORY_SPLITTER);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  guint n = mixers->len * amps->len;

  test_set_wish (&goal, wish);
  goal.n_listeners = n_listeners;
  for (guint i = 0; i < n; i += EACH)
    check_pair (&goal, g_ptr_array_index (mixers, i / amps->len),
                g_ptr_array_index (amps, i % amps->len), circuit);
  g_assert_cmpuint (n, >, 400);
}

static void
test_all_pairs (void)
{
  check_all_pairs (NULL, 0);
}

static void
test_all_pairs_alone (void)
{
  check_all_pairs ("own-mix", 1);
}

static void
test_all_pairs_for_four (void)
{
  check_all_pairs ("split", 4);
}

/* The guide offers mixers and amplifiers; whatever else somebody takes for one gives ways that hold
 * what they say, or none.  Headphones straight into it are as odd. */
static void
test_odd_gear (void)
{
  PlKind *const headphones[]
      = { test_kind ("generic-headphones-mini"), test_kind ("sony-mdr-7506") };
  PlGoal goal = test_make_goal (NULL, NULL);
  g_autoptr (GPtrArray) all = pl_catalog_dup_list (test_catalog ());
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  PlKind *mixer = test_kind ("mackie-profx10v3"), *amp = test_kind ("mackie-hm-4");
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);

      if (pl_kind_is_cable (kind))
        continue;
      goal.n_listeners = 1 + n++ % 3;
      goal.headphones = n % 2 == 0 ? (PlKind **) headphones : NULL;
      goal.n_headphones = n % 2 == 0 ? G_N_ELEMENTS (headphones) : 0;
      check_odd_pair (&goal, kind, amp, circuit);
      check_odd_pair (&goal, mixer, kind, circuit);
      check_odd_pair (&goal, kind, NULL, circuit);
    }
  g_assert_cmpuint (n, >, 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ways-pairs/all", test_all_pairs);
  g_test_add_func ("/ways-pairs/alone", test_all_pairs_alone);
  g_test_add_func ("/ways-pairs/for-four", test_all_pairs_for_four);
  g_test_add_func ("/ways-pairs/odd-gear", test_odd_gear);
  return g_test_run ();
}
