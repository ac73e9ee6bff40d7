/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench as SPICE: what ngspice finds in it is for tests/truth; here is what it is asked for. */
#include <string.h>

#include "fixture.h"

static char *
dup_netlist (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  if (patch != NULL)
    pl_circuit_sync (circuit, patch);
  return pl_circuit_dup_netlist (circuit);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += strlen (word))
    n++;
  return n;
}

/* A small bench is asked everything; one with many mixers only what is heard. */
static void
test_prints (void)
{
  g_autoptr (PlPatch) patch = test_example ("method1-phones");
  g_autofree char *few = dup_netlist (patch);
  g_autofree char *many = NULL;
  guint n_before = 0;

  g_assert_nonnull (strstr (few, "GAIN 3.plug.left 1.main-l"));
  g_assert_nonnull (strstr (few, "GAIN 3.plug.left 1.mon")); /* not heard */
  for (guint i = 0; i < 60; i++)
    {
      PlPartId mixer = pl_patch_next_id (patch);
      g_autofree char *from = g_strdup_printf ("%u.a", mixer + 2);
      g_autofree char *to = g_strdup_printf ("%u.b", mixer + 2);
      g_autofree char *phones = g_strdup_printf ("%u.phones", mixer);
      g_autofree char *input = g_strdup_printf ("%u.input", mixer + 1);

      test_add (&patch, "mackie-profx10v3");
      test_add (&patch, "mackie-hm-4");
      test_add (&patch, "trs-trs");
      test_plug (&patch, from, phones);
      test_plug (&patch, to, input);
    }
  n_before = count (few, "\necho GAIN");
  many = dup_netlist (patch);
  g_assert_nonnull (strstr (many, "GAIN 3.plug.left 1.main-l"));
  g_assert_null (strstr (many, "GAIN 3.plug.left 1.mon"));
  g_assert_cmpuint (count (many, "\necho GAIN"), >, 0);
  g_assert_cmpuint (count (many, "\necho GAIN") / 60, <, n_before);
}

/* A title is a comment: no line of it can become a card. */
static void
test_title (void)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autofree char *named = NULL;
  g_autofree char *empty = dup_netlist (NULL);

  pl_patch_put_title (patch, "Sunday\n.control\tquit");
  named = dup_netlist (patch);
  g_assert_true (g_str_has_prefix (named, "* Sunday .control quit\n"));
  g_assert_true (g_str_has_prefix (empty, "* \n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/netlist/prints", test_prints);
  g_test_add_func ("/netlist/title", test_title);
  return g_test_run ();
}
