/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a device or cable file: a kind or an error, never both; a kind can be placed, solved
 * and saved. */
#include <math.h>
#include <string.h>

#include "core/catalog.h"
#include "core/edit.h"
#include "core/kind-file.h"
#include "core/patch-file.h"
#include "core/words.h"
#include "fuzz.h"

/* Two of the kind, every end of the first in the first hole of the second that takes it. */
static PlPatch *
place_two (PlKind *kind)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();

  for (guint i = 0; i < 2; i++)
    {
      PlEdit add = { .type = PL_EDIT_ADD, .kind = kind };
      PlPatch *next = pl_patch_apply (patch, &add, NULL);

      g_assert_nonnull (next);
      pl_patch_unref (patch);
      patch = next;
    }
  for (guint16 i = 0; i < MIN (kind->connectors->len, 8); i++)
    for (guint16 j = 0; j < MIN (kind->connectors->len, 8); j++)
      {
        PlEdit plug = { .type = PL_EDIT_PLUG, .from = { 1, i }, .to = { 2, j } };
        PlPatch *next = pl_patch_apply (patch, &plug, NULL);

        if (next != NULL)
          {
            pl_patch_unref (patch);
            patch = next;
          }
      }
  return g_steal_pointer (&patch);
}

static void
check_circuit (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  g_autoptr (GArray) findings = NULL;
  g_autofree char *netlist = NULL;

  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  findings = pl_circuit_dup_findings (circuit);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *words = pl_words_finding (patch, &g_array_index (findings, PlFinding, i));
      g_assert_nonnull (words);
    }
  netlist = pl_circuit_dup_netlist (circuit);
  g_assert_nonnull (netlist);
  for (guint i = 0; i < verdicts->len; i++)
    for (guint ear = 0; ear < 2; ear++)
      {
        const PlEar *heard = &g_array_index (verdicts, PlVerdict, i).ear[ear];

        for (guint h = 0; h < heard->n_heard; h++)
          g_assert_true (isfinite (heard->heard[h].gain));
      }
}

static void
check_saving (PlKind *kind, const PlPatch *patch)
{
  g_autoptr (PlCatalog) catalog = pl_catalog_new ();
  g_autofree char *text = pl_patch_write (patch);
  g_autofree char *text_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) again = NULL;

  pl_catalog_add (catalog, kind);
  again = pl_patch_parse (text, -1, "saved", catalog, &error);
  g_assert_no_error (error);
  text_again = pl_patch_write (again);
  g_assert_cmpstr (text, ==, text_again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind = pl_kind_parse ((const char *) data, (gssize) size, "fuzz", &error);
  g_autoptr (PlKind) again = NULL;
  g_autoptr (PlPatch) patch = NULL;
  g_autofree char *text = NULL;
  const char *bytes = (const char *) data;

  if (kind == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == PL_FILE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "fuzz: "));
      return 0;
    }
  g_assert_no_error (error);
  text = pl_kind_dup_text (kind);
  size = pl_key_file_skip_mark (&bytes, (gssize) size);
  g_assert_cmpmem (text, strlen (text), bytes, size);
  again = pl_kind_parse (text, -1, "again", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->elements->len, ==, kind->elements->len);
  g_assert_cmpuint (again->n_nodes, ==, kind->n_nodes);
  if (kind->n_nodes > 300)
    return 0;
  patch = place_two (kind);
  check_circuit (patch);
  check_saving (kind, patch);
  return 0;
}
