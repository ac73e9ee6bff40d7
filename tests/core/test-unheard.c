/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bench without headphones: what they would hear there. */
#include <string.h>

#include "core/unheard.h"
#include "fixture.h"

static char *
ask (PlPatch *patch, const PlCatalog *catalog)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  char *answer = NULL;

  pl_circuit_sync (circuit, patch);
  before = pl_circuit_dup_netlist (circuit);
  answer = pl_words_unheard (circuit, catalog);
  after = pl_circuit_dup_netlist (circuit);
  g_assert_cmpstr (after, ==, before); /* it was only thought of */
  return answer;
}

static void
expect (PlPatch *patch, const char *beginning)
{
  g_autofree char *answer = ask (patch, test_catalog ());

  if (beginning == NULL)
    g_assert_null (answer);
  else
    {
      g_assert_nonnull (answer);
      g_test_message ("%s", answer);
      g_assert_true (g_str_has_prefix (answer, beginning));
    }
}

/* The jack that plays is found, not just the first one. */
static void
test_amp (void)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();

  expect (patch, NULL);
  test_add (&patch, "mackie-hm-4"); /* 1: alone it plays nothing */
  expect (patch, NULL);
  test_add (&patch, "mackie-profx10v3"); /* 2 */
  expect (patch, "Headphones in ProFX10v3 PHONES would hear this: Stereo.");
  test_add (&patch, "trs-trs"); /* 3 */
  test_plug (&patch, "3.a", "2.phones");
  expect (patch, NULL); /* a lead sits in it, and leads nowhere */
  test_plug (&patch, "3.b", "1.input");
  expect (patch, "Headphones in HM-4 PHONES 1 would hear this: Stereo.");
  test_add (&patch, "sony-mdr-7506"); /* 4 */
  test_plug (&patch, "4.plug", "1.phones-1");
  expect (patch, "Headphones in HM-4 PHONES 2 would hear this: Stereo.");
}

static void
test_one_ear (void)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();

  test_add (&patch, "mackie-hm-4");
  test_add (&patch, "mackie-profx10v3");
  test_add (&patch, "trs-trs");
  test_plug (&patch, "3.a", "2.fx-send");
  test_plug (&patch, "3.b", "1.input");
  expect (patch, "Headphones in HM-4 PHONES 1 would hear this: One ear only.");
}

/* Nothing is said for want of headphones that go there, or of a jack for headphones. */
static void
test_nothing_to_say (void)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autoptr (PlCatalog) none = pl_catalog_new ();
  g_autoptr (PlCatalog) mini = pl_catalog_new ();
  g_autofree char *without = NULL;
  g_autofree char *unfitting = NULL;

  test_add (&patch, "generic-dynamic-mic");
  expect (patch, NULL);
  test_add (&patch, "mackie-profx10v3");
  pl_catalog_add (mini, test_kind ("trs-trs"));
  pl_catalog_add (mini, test_kind ("generic-headphones-mini"));
  without = ask (patch, none);
  unfitting = ask (patch, mini);
  g_assert_null (without);
  g_assert_null (unfitting);
}

/* Twenty-four silent jacks are tried, and not one more. */
static void
test_many (void)
{
  for (guint n_amps = 5; n_amps <= 6; n_amps++)
    {
      g_autoptr (PlPatch) patch = pl_patch_new ();

      for (guint i = 0; i < n_amps; i++)
        test_add (&patch, "mackie-hm-4");
      test_add (&patch, "mackie-profx10v3");
      expect (patch, n_amps == 5 ? "Headphones in ProFX10v3 PHONES" : NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unheard/amp", test_amp);
  g_test_add_func ("/unheard/one-ear", test_one_ear);
  g_test_add_func ("/unheard/nothing-to-say", test_nothing_to_say);
  g_test_add_func ("/unheard/many", test_many);
  return g_test_run ();
}
