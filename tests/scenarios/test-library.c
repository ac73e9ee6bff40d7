/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every device of the library on a bench of its own: a plug in each of its jacks, and headphones in
 * each of its headphone jacks, which must be heard as the knobs stand when it is new. */
#include <string.h>

#include "core/finding.h"
#include "fixture.h"

static GPtrArray *
dup_devices (gboolean cables)
{
  GPtrArray *list = pl_catalog_dup_list (test_catalog ());

  for (guint i = list->len; i-- > 0;)
    {
      const PlKind *kind = g_ptr_array_index (list, i);

      if (pl_kind_is_cable (kind) != cables || strcmp (kind->id, "example") == 0)
        g_ptr_array_remove_index (list, i);
    }
  return list;
}

/* The first cable of the library that has an end for the socket. */
static PlKind *
find_cable (const GPtrArray *cables, PlShape socket, guint16 *end)
{
  for (guint i = 0; i < cables->len; i++)
    {
      PlKind *kind = g_ptr_array_index (cables, i);

      for (guint16 c = 0; c < kind->connectors->len; c++)
        if (pl_shape_mates (pl_kind_connector (kind, c)->shape, socket))
          {
            *end = c;
            return kind;
          }
    }
  return NULL;
}

static void
check_bench (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) findings = NULL;
  g_autoptr (GArray) verdicts = NULL;

  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  findings = pl_circuit_dup_findings (circuit);
  for (guint i = 0; i < verdicts->len; i++)
    g_assert_cmpuint (g_array_index (verdicts, PlVerdict, i).labels, !=, 0);
  g_assert_nonnull (findings);
}

/* A cable in every jack, all at once and one by one. */
static void
test_every_jack (void)
{
  g_autoptr (GPtrArray) devices = dup_devices (FALSE);
  g_autoptr (GPtrArray) cables = dup_devices (TRUE);
  guint n_jacks = 0;

  for (guint i = 0; i < devices->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (devices, i);
      PlPatch *patch = pl_patch_new ();

      test_add (&patch, kind->id);
      for (guint16 c = 0; c < kind->connectors->len; c++)
        {
          guint16 end = 0;
          PlKind *cable = find_cable (cables, pl_kind_connector (kind, c)->shape, &end);
          PlEdit plug = { .type = PL_EDIT_PLUG, .to = { 1, c } };

          if (cable == NULL || pl_kind_connector (kind, c)->moves)
            continue;
          plug.from = (PlEnd){ pl_patch_next_id (patch), end };
          test_add (&patch, cable->id);
          test_apply (&patch, &plug);
          check_bench (patch);
          n_jacks++;
        }
      pl_patch_unref (patch);
    }
  g_assert_cmpuint (n_jacks, >, 100);
}

/* Feeds an amplifier's inputs from a mixer (returns how many), to have something to hear; the mixer
 * is part 3, cables follow. */
static guint
feed_inputs (PlPatch **patch, const PlKind *kind)
{
  static const char *const leads[] = { "truth-trs", "xlr-xlr", "xlr-to-trs", "mini-to-jack" };
  guint n_fed = 0;

  test_add (patch, "truth-mixer");
  for (guint16 c = 0; c < kind->connectors->len && n_fed < 2; c++)
    {
      const PlConnector *input = pl_kind_connector (kind, c);
      PlEdit into = { .type = PL_EDIT_PLUG, .to = { 1, c } };
      PlEdit from = { .type = PL_EDIT_PLUG, .to = { 3, 0 } };

      if (input->moves || !pl_connector_is_input (input) || input->n_drivers > 0)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
        {
          PlKind *lead = pl_catalog_find (test_catalog (), leads[i]);
          PlPartId id = pl_patch_next_id (*patch);
          PlPatch *plugged = NULL;

          if (lead == NULL || !pl_shape_mates (pl_kind_connector (lead, 1)->shape, input->shape))
            continue;
          test_add (patch, lead->id);
          into.from = (PlEnd){ id, 1 };
          from.from = (PlEnd){ id, 0 };
          from.to.connector = (guint16) pl_kind_find_connector (
              pl_patch_get_part (*patch, 3)->kind, n_fed == 0 ? "phones" : "control-l");
          test_apply (patch, &into);
          plugged = pl_patch_apply (*patch, &from, NULL);
          if (plugged != NULL)
            {
              pl_patch_unref (*patch);
              *patch = plugged;
              n_fed++;
            }
          break;
        }
    }
  return n_fed;
}

static gboolean
is_headphone_jack (const PlConnector *connector)
{
  return connector->n_drivers > 0 && connector->drivers[0] == PL_DRIVER_STEREO
         && connector->shape == PL_SHAPE_TRS_SOCKET;
}

static void
check_headphones (const PlKind *kind, guint16 jack)
{
  PlPatch *patch = pl_patch_new ();
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  PlEdit plug = { .type = PL_EDIT_PLUG, .from = { 2, 0 }, .to = { 1, jack } };
  gboolean amplifier
      = kind->category == PL_CATEGORY_HEADPHONE_AMP || kind->category == PL_CATEGORY_SPLITTER;
  PlVerdict verdict;

  test_add (&patch, kind->id);
  test_add (&patch, "truth-phones-80");
  test_apply (&patch, &plug);
  if (amplifier && feed_inputs (&patch, kind) == 0)
    {
      pl_patch_unref (patch); /* takes no lead that we have */
      return;
    }
  pl_circuit_sync (circuit, patch);
  pl_circuit_judge (circuit, 2, 0, &verdict);
  if (verdict.headline == PL_LABEL_SILENT)
    {
      g_test_message ("%s %s is silent", kind->id, pl_kind_connector (kind, jack)->id);
      g_test_fail ();
    }
  pl_verdict_clear (&verdict);
  pl_patch_unref (patch);
}

static void
test_headphone_jacks (void)
{
  g_autoptr (GPtrArray) devices = dup_devices (FALSE);

  for (guint i = 0; i < devices->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (devices, i);

      for (guint16 c = 0; c < kind->connectors->len; c++)
        if (is_headphone_jack (pl_kind_connector (kind, c)))
          check_headphones (kind, c);
    }
}

/* What a help page draws is what it speaks of, opened with nothing but the shipped library. */
static void
test_help_benches (void)
{
  guint n = 0;

  for (guint i = 0; i < pl_rules_count (); i++)
    {
      const char *code = pl_rule_code (pl_rules_get (i));
      g_autofree char *path = g_strdup_printf ("help/%s.patchlead", code);
      g_autofree char *text = test_read_data (path);
      g_autoptr (PlPatch) patch = test_parse (text);
      g_autoptr (PlCircuit) circuit = pl_circuit_new ();
      g_autoptr (GArray) findings = NULL;
      gboolean found = FALSE;

      pl_circuit_sync (circuit, patch);
      findings = pl_circuit_dup_findings (circuit);
      for (guint k = 0; k < findings->len; k++)
        found = found
                || strcmp (pl_rule_code (g_array_index (findings, PlFinding, k).rule), code) == 0;
      g_test_message ("%s", code);
      g_assert_true (found);
      n++;
    }
  g_assert_cmpuint (n, >=, 43);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/every-jack", test_every_jack);
  g_test_add_func ("/library/headphone-jacks", test_headphone_jacks);
  g_test_add_func ("/library/help-benches", test_help_benches);
  return g_test_run ();
}
