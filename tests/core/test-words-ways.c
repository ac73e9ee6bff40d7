/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the guide says of a way: each term of its cost, both ways round, and why it is not the
 * recommended one. */
#include <string.h>

#include "core/words-ways.h"
#include "fixture.h"

static const struct
{
  PlTerm term;
  const char *name, *fine, *lacking;
} terms[] = {
  { PL_TERM_STEREO, "Stereo", "Everybody hears stereo.", "Not everybody hears stereo." },
  { PL_TERM_VOLUME, "Own volume", "The headphones have volumes of their own.",
    "Not every volume is there for the headphones alone." },
  { PL_TERM_MIX, "Own mix", "The headphones can have a mix of their own.",
    "The headphones hear the mix of the loudspeakers." },
  { PL_TERM_NOISE, "Noise", "It passes one headphone amplifier.",
    "It passes two headphone amplifiers." },
  { PL_TERM_SPEAKERS, "Loudspeakers", "The loudspeakers stay as they are.",
    "A knob moves headphones and loudspeakers together." },
  { PL_TERM_LEVEL, "Level", "It is as loud as any way.",
    "It arrives quieter than the loudest way." },
  { PL_TERM_STRESS, "Works badly", "Every output is loaded as it should be.",
    "Something works badly: see the findings." },
  { PL_TERM_CABLES, "Cables", "It takes one cable at most.", "It takes 3 cables or legs." },
  { PL_TERM_ADAPTERS, "Adapters", "Usual cables will do.",
    "It needs parts that few people have at hand." },
  { PL_TERM_BUYING, "Buying", "Nothing has to be bought.", "Parts that are not at hand: 3." },
  { PL_TERM_DOUBT, "Doubt", "How the outputs are built does not matter.",
    "It depends on how an output is built." },
};

static void
test_terms (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (terms), ==, PL_N_TERMS);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      PlWay way = { 0 };
      g_autofree char *fine = pl_words_way_term (&way, terms[i].term);
      g_autofree char *lacking = NULL;

      way.terms[terms[i].term].units = 3.0;
      lacking = pl_words_way_term (&way, terms[i].term);
      g_assert_cmpstr (pl_words_term (terms[i].term), ==, terms[i].name);
      g_assert_cmpstr (fine, ==, terms[i].fine);
      g_assert_cmpstr (lacking, ==, terms[i].lacking);
    }
}

/* What is heard goes before what is counted. */
static void
test_why_not (void)
{
  static const struct
  {
    PlWayStanding standing;
    PlFactType con;  /* PL_N_FACTS: none */
    gboolean counts; /* costs more for its cables */
    gboolean mix;
    const char *words;
  } cases[] = {
    { PL_WAY_RECOMMENDED, PL_FACT_ONE_EAR, TRUE, FALSE, "" },
    { PL_WAY_POSSIBLE, PL_FACT_TWO_LEGS, TRUE, FALSE, "Also possible. It takes 2 cables or legs." },
    { PL_WAY_POSSIBLE, PL_FACT_TWO_LEGS, FALSE, TRUE, "Also possible. It does the same." },
    { PL_WAY_POSSIBLE, PL_FACT_ONE_EAR, TRUE, FALSE, "Also possible. It takes 2 cables or legs." },
    { PL_WAY_DISCOURAGED, PL_FACT_ONE_EAR, TRUE, FALSE,
      "Not recommended. There is no stereo, and one ear hears nothing." },
    { PL_WAY_DISCOURAGED, PL_FACT_NO_STEREO, TRUE, FALSE,
      "Not recommended. Not everybody hears stereo." },
    { PL_WAY_DISCOURAGED, PL_FACT_NO_STEREO, TRUE, TRUE,
      "Not recommended. Not everybody hears stereo. Useful all the same for a separate mix." },
    { PL_WAY_DISCOURAGED, PL_FACT_TWO_LEGS, TRUE, FALSE,
      "Not recommended. It takes 2 cables or legs." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) pros = g_array_new (FALSE, TRUE, sizeof (PlFact));
      g_autoptr (GArray) cons = g_array_new (FALSE, TRUE, sizeof (PlFact));
      g_autoptr (GArray) dearer = g_array_new (FALSE, TRUE, sizeof (PlTerm));
      PlFact con = { .type = cases[i].con }, mix = { .type = PL_FACT_CUSTOM_MIX };
      PlTerm cables = PL_TERM_CABLES;
      PlWay way = { .pros = pros, .cons = cons, .why_not = dearer };
      g_autofree char *words = NULL;

      way.standing = cases[i].standing;
      way.terms[PL_TERM_CABLES].units = 2.0;
      g_array_append_val (cons, con);
      if (cases[i].mix)
        g_array_append_val (pros, mix);
      if (cases[i].counts)
        g_array_append_val (dearer, cables);
      words = pl_words_way_why_not (&way);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* A fact says no more than is known of it. */
static void
test_facts (void)
{
  static const struct
  {
    PlFactType type;
    double number;
    const char *words;
  } cases[] = {
    { PL_FACT_AMPLIFIED_TWICE, 0,
      "Amplified twice: the mixer’s headphone amplifier can add hiss." },
    { PL_FACT_NOT_SEATED, 1, "There is no jack left for 1 listener." },
    { PL_FACT_NOT_SEATED, 2, "There is no jack left for 2 listeners." },
    { PL_FACT_SHARED_KNOB, 1, "1 listener has no volume alone." },
    { PL_FACT_SHARED_KNOB, 4, "4 listeners share one volume." },
    { PL_FACT_QUIETER, 12, "Arrives 12 dB quieter than the loudest way." },
  };
  PlWay way = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlFact fact = { .type = cases[i].type, .number = cases[i].number };
      g_autofree char *words = pl_words_fact (&way, &fact);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static PlWays *
find_ways (const char *mixer, const char *amp)
{
  PlGoal goal = { .catalog = test_catalog (), .mixer = test_kind (mixer), .n_listeners = 2 };

  goal.amp = amp != NULL ? test_kind (amp) : NULL;
  pl_goal_set_wish (&goal, NULL);
  return pl_ways_new (&goal);
}

static char *
dup_steps (const PlWay *way)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < way->steps->len; i++)
    g_ptr_array_add (lines, pl_words_way_step (way, i));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Headphones straight in, through a splitter: its sockets are named, and so is who plugs in. */
static void
test_splitter (void)
{
  g_autoptr (PlWays) ways = find_ways ("mackie-profx10v3", NULL);
  const PlWay *way = g_ptr_array_index (ways->ways, 0);
  g_autofree char *steps = dup_steps (way);
  g_autofree char *title = pl_words_way_title (way);
  g_autofree char *parts = pl_words_way_part (&g_array_index (way->parts, PlWayPart, 0));

  g_assert_cmpstr (title, ==, "PHONES > headphones");
  g_assert_cmpstr (parts, ==, "1 × Stereo Y splitter");
  g_assert_nonnull (strstr (steps, "Plug the headphones of Listener 1 into"));
  g_assert_nonnull (strstr (steps, "into PHONES of ProFX10v3."));
}

/* An alternative is told by its cable where the jacks are the same, else as a way of its own. */
static void
test_alternatives (void)
{
  g_autoptr (PlWays) ways = find_ways ("mackie-profx10v3", "mackie-hm-4");
  guint n_instead = 0, n_also = 0;

  for (guint i = 0; i < ways->ways->len; i++)
    {
      const PlWay *way = g_ptr_array_index (ways->ways, i);

      for (guint k = 0; k < way->alternatives->len; k++)
        {
          const PlWay *other = g_ptr_array_index (way->alternatives, k);
          g_autofree char *words = pl_words_way_alternative (way, other);
          g_autofree char *title = pl_words_way_title (other);
          gboolean same = way->outputs[0].connector == other->outputs[0].connector;

          g_assert_true (g_str_has_prefix (words, same ? "With " : "Also "));
          g_assert_true (same || strstr (words, title) != NULL);
          n_instead += same;
          n_also += !same;
        }
    }
  g_assert_cmpuint (n_instead, >, 0);
  g_assert_cmpuint (n_also, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words-ways/terms", test_terms);
  g_test_add_func ("/words-ways/why-not", test_why_not);
  g_test_add_func ("/words-ways/facts", test_facts);
  g_test_add_func ("/words-ways/splitter", test_splitter);
  g_test_add_func ("/words-ways/alternatives", test_alternatives);
  return g_test_run ();
}
