/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/describe.h"

#include <string.h>

#include "core/bounds.h"
#include "core/hear.h"
#include "core/kind-file.h"
#include "fixture.h"

static PlKind *
read_back (const PlDescription *description)
{
  g_autofree char *text = pl_description_dup_file (description);
  g_autoptr (GError) error = NULL;
  PlKind *kind = pl_kind_parse (text, -1, "described", &error);

  g_assert_no_error (error);
  return kind;
}

/* However long a name is, in whatever script. */
static void
test_long_name (void)
{
  static const char *const pieces[] = { "mixer ", "m", "מיקסר ", "🎤" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      PlDescription in;
      g_autoptr (PlKind) kind = NULL;
      GString *name = g_string_new (NULL);

      while (g_utf8_strlen (name->str, -1) + g_utf8_strlen (pieces[i], -1) <= PL_MAX_NAME)
        g_string_append (name, pieces[i]);
      pl_description_init (&in, PL_CATEGORY_MIXER);
      in.name = g_string_free (name, FALSE);
      kind = read_back (&in);
      g_assert_true (g_str_has_prefix (kind->id, "my-"));
      g_assert_cmpuint (strlen (kind->id), <=, 70);
      pl_description_clear (&in);
    }
}

/* Every answer there is makes a file that can be read, and comes back out of it. */
static void
test_every_answer (void)
{
  static const PlCategory categories[]
      = { PL_CATEGORY_MIXER,     PL_CATEGORY_INTERFACE, PL_CATEGORY_HEADPHONE_AMP,
          PL_CATEGORY_SPLITTER,  PL_CATEGORY_PROCESSOR, PL_CATEGORY_PLAYER,
          PL_CATEGORY_INSTRUMENT };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 300; i++)
    {
      PlDescription in, out;
      g_autofree char *text = NULL;
      g_autoptr (PlKind) kind = NULL;

      pl_description_init (&in, categories[i % G_N_ELEMENTS (categories)]);
      in.name = g_strdup ("Thing");
      in.n_mics = (guint) g_rand_int_range (rand, 0, 9);
      in.n_stereo_inputs = (guint) g_rand_int_range (rand, 0, 5);
      in.n_aux = (guint) g_rand_int_range (rand, 0, 4);
      in.n_fx = (guint) g_rand_int_range (rand, 0, 3);
      in.n_phones = (guint) g_rand_int_range (rand, 1, 9);
      in.mains = (PlMains) g_rand_int_range (rand, 0, PL_N_MAINS);
      in.control_room = g_rand_boolean (rand);
      in.mains_guess = (PlGuess) g_rand_int_range (rand, 0, PL_N_GUESSES);
      in.sends_guess = (PlGuess) g_rand_int_range (rand, 0, PL_N_GUESSES);
      in.input = (PlAmpInput) g_rand_int_range (rand, 0, PL_N_AMP_INPUTS);
      in.volumes = g_rand_boolean (rand);
      for (guint k = (guint) g_rand_int_range (rand, 0, 5); k-- > 0;)
        pl_description_add_jack (&in, k == 1 ? "" : "LINE = 1; \\x",
                                 (PlJackForm) g_rand_int_range (rand, 0, PL_N_JACK_FORMS),
                                 (PlJackUse) g_rand_int_range (rand, 0, PL_N_JACK_USES),
                                 (PlGuess) g_rand_int_range (rand, 0, PL_N_GUESSES));
      kind = read_back (&in);
      g_assert_cmpstr (kind->id, ==, "my-thing");
      g_assert_cmpint (kind->category, ==, in.category);
      text = pl_description_dup_file (&in);
      pl_description_init (&out, in.category);
      g_assert_true (pl_description_parse (&out, text));
      out.name = g_strdup ("Thing");
      {
        g_autofree char *again = pl_description_dup_file (&out);
        g_assert_cmpstr (again, ==, text);
      }
      pl_description_clear (&in);
      pl_description_clear (&out);
    }
}

static gboolean
is_understood (const char *text)
{
  PlDescription out;
  gboolean understood;

  pl_description_init (&out, PL_CATEGORY_PLAYER);
  understood = pl_description_parse (&out, text);
  pl_description_clear (&out);
  return understood;
}

/* One answer that cannot be read, and the file is not taken for one that was ticked together. */
static void
test_spoilt_answers (void)
{
  static const char *const answers[]
      = { "mics",         "stereo-inputs", "aux",          "fx",    "phones",  "mains",
          "control-room", "mains-driven",  "sends-driven", "input", "volumes", "unheard-of" };
  static const char *const jacks[] = { "trs in not-sure", "box in-left not-sure IN",
                                       "trs inside not-sure IN", "trs in-left no IN" };
  PlDescription in;
  g_autofree char *good = NULL;
  g_autoptr (GString) many = NULL;

  pl_description_init (&in, PL_CATEGORY_PLAYER);
  in.name = g_strdup ("Thing");
  good = pl_description_dup_file (&in);
  pl_description_clear (&in);
  g_assert_true (is_understood (good));
  g_assert_false (is_understood ("[Device]\nFormat=1\n"));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *spoilt = g_strdup_printf ("# Answers: %s=spoilt\n", answers[i]);
      g_autofree char *bare = g_strdup_printf ("# Answers: %s\n", answers[i]);

      g_assert_false (is_understood (spoilt));
      g_assert_false (is_understood (bare));
    }
  many = g_string_new ("# Answers: mics=1\n");
  g_assert_true (is_understood (many->str));
  for (guint i = 0; i < G_N_ELEMENTS (jacks); i++)
    {
      g_autofree char *spoilt = g_strconcat (many->str, "# Jack: ", jacks[i], "\n", NULL);

      g_assert_false (is_understood (spoilt));
    }
  for (guint i = 0; i < PL_DESCRIBED_MAX; i++)
    g_string_append (many, "# Jack: trs out-left not-sure OUT\n");
  g_assert_true (is_understood (many->str));
  g_string_append (many, "# Jack: trs out-left not-sure OUT\n");
  g_assert_false (is_understood (many->str));
}

/* Whatever is typed as a name. */
static void
test_odd_names (void)
{
  static const char *const names[]
      = { "",         "   ",  "Ünïcode 12", "a\nb\tc",  "x\\y",        "a\342\200\250b\302\220",
          "[Jack x]", "日本", "\xff\xfe",   "#comment", "=value;semi", "-- dashes --" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PlDescription description;
      g_autoptr (PlKind) kind = NULL;

      pl_description_init (&description, PL_CATEGORY_HEADPHONE_AMP);
      description.name = g_strdup (names[i]);
      description.maker = g_strdup (names[G_N_ELEMENTS (names) - 1 - i]);
      kind = read_back (&description);
      g_assert_true (g_str_has_prefix (kind->id, "my-"));
      g_assert_false (g_str_has_suffix (kind->id, "-"));
      g_assert_cmpuint (strlen (kind->name), >, 0);
      pl_description_clear (&description);
    }
  {
    PlDescription nameless;
    g_autoptr (PlKind) kind = NULL;

    pl_description_init (&nameless, PL_CATEGORY_MIXER);
    kind = read_back (&nameless);
    g_assert_cmpstr (kind->id, ==, "my-gear");
    g_assert_cmpstr (kind->name, ==, "My gear");
    pl_description_clear (&nameless);
  }
}

/* What the article's mixer and amplifier look like when described: phones are stereo. */
static void
test_described_pair_works (void)
{
  PlDescription mixer, amp;
  g_autoptr (PlKind) mixer_kind = NULL;
  g_autoptr (PlKind) amp_kind = NULL;
  PlPatch *patch = NULL;
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  PlVerdict verdict;

  pl_description_init (&mixer, PL_CATEGORY_MIXER);
  pl_description_init (&amp, PL_CATEGORY_HEADPHONE_AMP);
  mixer.name = g_strdup ("Desk");
  amp.name = g_strdup ("Amp");
  mixer_kind = read_back (&mixer);
  amp_kind = read_back (&amp);
  pl_catalog_add (test_catalog (), mixer_kind);
  pl_catalog_add (test_catalog (), amp_kind);
  patch = pl_patch_new ();
  test_add (&patch, "my-desk");
  test_add (&patch, "my-amp");
  test_add (&patch, "truth-phones-80");
  test_add (&patch, "trs-trs");
  test_plug (&patch, "3.plug", "2.phones-1");
  test_plug (&patch, "4.a", "1.phones-1");
  test_plug (&patch, "4.b", "2.input");
  pl_circuit_sync (circuit, patch);
  pl_circuit_judge (circuit, 3, 0, &verdict);
  g_assert_cmpint (verdict.headline, ==, PL_LABEL_STEREO);
  pl_verdict_clear (&verdict);
  test_unplug (&patch, "4.a");
  test_plug (&patch, "4.a", "1.aux-1-send");
  pl_circuit_sync (circuit, patch);
  {
    g_autoptr (GArray) outcomes = pl_circuit_dup_outcomes (circuit, 3, 0);
    g_assert_cmpuint (outcomes->len, ==, 3); /* not sure: all that is plausible */
  }
  pl_patch_unref (patch);
  pl_description_clear (&mixer);
  pl_description_clear (&amp);
}

/* A player with single jacks: left and right arrive where they belong, a send is not the mix. */
static void
test_single_jacks (void)
{
  PlDescription in;
  g_autoptr (PlKind) kind = NULL;
  const PlConnector *left, *right, *both, *hole;

  pl_description_init (&in, PL_CATEGORY_PLAYER);
  in.name = g_strdup ("Odd player");
  pl_description_add_jack (&in, "L", PL_FORM_RCA, PL_JACK_OUT_LEFT, PL_GUESS_NOT_SURE);
  pl_description_add_jack (&in, "R", PL_FORM_TRS, PL_JACK_OUT_RIGHT, PL_GUESS_NOT_SURE);
  pl_description_add_jack (&in, "BOTH", PL_FORM_MINI, PL_JACK_OUT_STEREO, PL_GUESS_NOT_SURE);
  pl_description_add_jack (&in, "LINK", PL_FORM_TRS, PL_JACK_NOT_SURE, PL_GUESS_NOT_SURE);
  kind = read_back (&in);
  g_assert_cmpuint (kind->connectors->len, ==, 4);
  left = pl_kind_connector (kind, 0);
  right = pl_kind_connector (kind, 1);
  both = pl_kind_connector (kind, 2);
  hole = pl_kind_connector (kind, 3);
  g_assert_cmpuint (left->n_drivers, ==, 1);
  g_assert_cmpint (left->drivers[0], ==, PL_DRIVER_UNBALANCED);
  g_assert_cmpuint (right->n_drivers, ==, 3);
  g_assert_cmpint (both->drivers[0], ==, PL_DRIVER_STEREO);
  g_assert_cmpuint (both->signals[0], ==, left->signals[0]);
  g_assert_cmpuint (both->signals[1], ==, right->signals[0]);
  g_assert_cmpuint (left->signals[0], !=, right->signals[0]);
  g_assert_cmpuint (hole->n_drivers, ==, 0);
  pl_description_clear (&in);
}

/* Of a keyboard: both sides come out of L / MONO alone, half of each, and only there. */
static void
test_mono (void)
{
  static const PlJackUse uses[] = { PL_JACK_OUT_LEFT, PL_JACK_OUT_LEFT_MONO };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      PlDescription in;
      g_autoptr (PlKind) kind = NULL;
      guint n_normals = 0;

      pl_description_init (&in, PL_CATEGORY_INSTRUMENT);
      in.name = g_strdup ("Odd piano");
      pl_description_add_jack (&in, "L", PL_FORM_TS, uses[i], PL_GUESS_NOT_SURE);
      pl_description_add_jack (&in, "PHONES", PL_FORM_TRS, PL_JACK_OUT_STEREO, PL_GUESS_NOT_SURE);
      pl_description_add_jack (&in, "R", PL_FORM_TS, PL_JACK_OUT_RIGHT, PL_GUESS_NOT_SURE);
      pl_description_add_jack (&in, "AUX R", PL_FORM_TS, PL_JACK_OUT_RIGHT, PL_GUESS_NOT_SURE);
      kind = read_back (&in);
      for (guint e = 0; e < kind->elements->len; e++)
        n_normals += g_array_index (kind->elements, PlElement, e).type == PL_ELEMENT_NORMAL;
      g_assert_cmpuint (n_normals > 0, ==, uses[i] == PL_JACK_OUT_LEFT_MONO);
      g_assert_cmpuint (n_normals, <=, 1); /* a tip; AUX R has no partner */
      pl_description_clear (&in);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/describe/long-name", test_long_name);
  g_test_add_func ("/describe/every-answer", test_every_answer);
  g_test_add_func ("/describe/spoilt-answers", test_spoilt_answers);
  g_test_add_func ("/describe/odd-names", test_odd_names);
  g_test_add_func ("/describe/pair", test_described_pair_works);
  g_test_add_func ("/describe/single-jacks", test_single_jacks);
  g_test_add_func ("/describe/mono", test_mono);
  return g_test_run ();
}
