/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a patch file: a patch or an error, never both; what is read can be written, read
 * again and solved. */
#include <math.h>
#include <string.h>

#include "core/hear.h"
#include "core/keyfile.h"
#include "core/patch-file.h"
#include "core/words.h"
#include "fixture.h"
#include "fuzz.h"

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PL_FILE_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "fuzz: "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_writing (const PlPatch *patch)
{
  g_autofree char *text = pl_patch_write_whole (patch);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) again = pl_patch_parse (text, -1, "fuzz", test_catalog (), &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = pl_patch_write_whole (again);
  g_assert_cmpstr (text, ==, text_again);
}

static void
check_circuit (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;

  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      g_autofree char *sentence = pl_words_verdict (circuit, verdict);

      g_assert_cmpuint (verdict->labels, !=, 0);
      g_assert_cmpstr (sentence, !=, "");
      for (guint ear = 0; ear < 2; ear++)
        for (guint h = 0; h < verdict->ear[ear].n_heard; h++)
          g_assert_true (isfinite (verdict->ear[ear].heard[h].gain));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch
      = pl_patch_parse ((const char *) data, (gssize) size, "fuzz", test_catalog (), &error);

  if (patch == NULL)
    {
      check_error (error);
      return 0;
    }
  g_assert_no_error (error);
  check_writing (patch);
  if (pl_patch_count_parts (patch) <= 100)
    check_circuit (patch);
  return 0;
}
