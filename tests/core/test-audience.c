/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who hears whom: the table agrees with what was solved, and nobody is left out of it. */
#include <math.h>

#include "core/audience.h"
#include "core/kind-file.h"
#include "core/words.h"
#include "fixture.h"

/* Two microphones, of which one is plugged in; a mixer with an amplifier, headphones and a powered
 * loudspeaker; a player into a second pair of headphones, put on the bench before it. */
static PlPatch *
make_bench (void)
{
  PlPatch *patch = pl_patch_new ();
  static const char *const kinds[] = { "generic-headphones-80",
                                       "mackie-hm-4",
                                       "generic-powered-speaker",
                                       "mackie-profx10v3",
                                       "shure-sm58",
                                       "generic-dynamic-mic",
                                       "generic-laptop",
                                       "xlr-xlr",
                                       "trs-xlr",
                                       "trs-trs",
                                       "generic-in-ears" };
  static const char *const plugs[][2]
      = { { "8.a", "5.out" },         { "8.b", "4.mic-1" },     { "9.a", "4.main-l" },
          { "9.b", "3.in-xlr" },      { "10.a", "4.phones" },   { "10.b", "2.input" },
          { "1.plug", "2.phones-1" }, { "11.plug", "7.phones" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    test_add (&patch, kinds[i]);
  for (guint i = 0; i < G_N_ELEMENTS (plugs); i++)
    test_plug (&patch, plugs[i][0], plugs[i][1]);
  return patch;
}

static guint
find_listener (const PlAudience *audience, PlPartId part)
{
  for (guint i = 0; i < audience->listeners->len; i++)
    if (g_array_index (audience->listeners, PlListener, i).part == part)
      return i;
  g_error ("part %u does not listen", part);
}

static guint
find_programme (const PlAudience *audience, PlPartId part)
{
  for (guint i = 0; i < audience->programmes->len; i++)
    if (g_array_index (audience->programmes, PlProgramme, i).part == part)
      return i;
  g_error ("part %u does not play", part);
}

static void
test_table (void)
{
  g_autoptr (PlPatch) patch = make_bench ();
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlAudience) audience = NULL;
  guint singer, silent, laptop, ears, box, buds;

  pl_circuit_sync (circuit, patch);
  audience = pl_circuit_dup_audience (circuit);
  singer = find_programme (audience, 5);
  silent = find_programme (audience, 6);
  laptop = find_programme (audience, 7);
  ears = find_listener (audience, 1);
  box = find_listener (audience, 3);
  buds = find_listener (audience, 11);
  g_assert_cmpuint (audience->listeners->len, ==, 4); /* the loudspeaker has two inputs */
  g_assert_cmpuint (g_array_index (audience->listeners, PlListener, box).n_ears, ==, 1);
  g_assert_cmpuint (g_array_index (audience->listeners, PlListener, ears).n_ears, ==, 2);
  for (guint ear = 0; ear < 2; ear++)
    {
      g_assert_cmpfloat (fabs (pl_audience_get_gain (audience, singer, ears, ear)), >, 0.0);
      g_assert_cmpfloat (fabs (pl_audience_get_gain (audience, silent, ears, ear)), <=, 0.0);
      g_assert_cmpfloat (fabs (pl_audience_get_gain (audience, laptop, ears, ear)), <=, 0.0);
      g_assert_cmpfloat (fabs (pl_audience_get_gain (audience, singer, buds, ear)), <=, 0.0);
    }
  g_assert_cmpfloat_with_epsilon (pl_audience_get_gain (audience, singer, box, 0),
                                  test_gain (circuit, "3.in-xlr", "5.voice"), 1e-12);
  g_assert_cmpfloat (fabs (pl_audience_get_gain (audience, laptop, buds, 0)), >, 0.0);
  /* in the order of the bench, each once */
  for (guint i = 1; i < audience->programmes->len; i++)
    {
      PlProgramme a = g_array_index (audience->programmes, PlProgramme, i - 1);
      PlProgramme b = g_array_index (audience->programmes, PlProgramme, i);

      g_assert_true (a.part < b.part || (a.part == b.part && a.signal < b.signal));
    }
}

static void
check_name (const PlPatch *patch, const PlAudience *audience, guint index, gboolean brief,
            const char *name)
{
  g_autofree char *is
      = pl_words_who_hears (patch, &g_array_index (audience->listeners, PlListener, index), brief);

  g_assert_cmpstr (is, ==, name);
}

/* No two are called alike: a loudspeaker's inputs are told apart, of which headphones have one. */
static void
test_names (void)
{
  g_autoptr (PlPatch) patch = make_bench ();
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlAudience) audience = NULL;

  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_SET_NAME, .id = 1, .name = "Anna" });
  pl_circuit_sync (circuit, patch);
  audience = pl_circuit_dup_audience (circuit);
  g_assert_cmpuint (audience->listeners->len, ==, 4);
  check_name (patch, audience, 0, FALSE, "Anna · Headphones, 80 Ω");
  check_name (patch, audience, 0, TRUE, "Anna");
  check_name (patch, audience, 1, FALSE, "Powered speaker INPUT XLR");
  check_name (patch, audience, 2, TRUE, "Powered speaker INPUT");
}

/* One hole with two inputs: which of them. */
static void
test_combo (void)
{
  static const char text[] = "[Device]\nFormat=1\nId=combo-speaker\nName=Combo\nKind=speaker\n"
                             "Summary=A loudspeaker.\nGround=earth\n"
                             "[Jack in]\nLabel=INPUT\nConnector=combo\nInput=balanced\n"
                             "Line-input=balanced\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind = pl_kind_parse (text, -1, "combo", &error);
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlAudience) audience = NULL;

  g_assert_no_error (error);
  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_ADD, .kind = kind });
  pl_circuit_sync (circuit, patch);
  audience = pl_circuit_dup_audience (circuit);
  g_assert_cmpuint (audience->listeners->len, ==, 2);
  check_name (patch, audience, 0, FALSE, "Combo INPUT (XLR female connector)");
  check_name (patch, audience, 1, FALSE, "Combo INPUT (TRS jack)");
}

static void
test_no_bench (void)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlAudience) audience = pl_circuit_dup_audience (circuit);

  g_assert_cmpuint (audience->listeners->len, ==, 0);
  g_assert_cmpuint (audience->programmes->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audience/table", test_table);
  g_test_add_func ("/audience/names", test_names);
  g_test_add_func ("/audience/combo", test_combo);
  g_test_add_func ("/audience/no-bench", test_no_bench);
  return g_test_run ();
}
