/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a cable list: a bench that can be saved and comes back the same, or an error. */
#include <string.h>

#include "core/patch-file.h"
#include "core/wiring.h"
#include "fixture.h"
#include "fuzz.h"

static void
check_remarks (const PlWiring *wiring)
{
  guint n_lost = 0;

  for (guint i = 0; i < wiring->remarks->len; i++)
    {
      const PlRemark *remark = &g_array_index (wiring->remarks, PlRemark, i);
      g_autofree char *text = pl_words_remark (remark);

      g_assert_cmpuint (remark->line, >, 0);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strstr (text, "{what}"));
      n_lost += pl_remark_is_lost (remark) ? 1 : 0;
    }
  g_assert_cmpuint (n_lost, ==, wiring->n_lost);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlWiring) wiring
      = pl_wiring_read ((const char *) data, size, "fuzz.csv", test_catalog (), &error);
  g_autoptr (PlPatch) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  if (wiring == NULL)
    {
      g_assert_true (error->domain == PL_FILE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.csv: "));
      return 0;
    }
  g_assert_no_error (error);
  check_remarks (wiring);
  g_assert_cmpuint (pl_patch_count_parts (wiring->patch), ==, wiring->n_devices + wiring->n_cables);
  text = pl_patch_write_whole (wiring->patch);
  again = pl_patch_parse (text, -1, "fuzz", test_catalog (), &error);
  g_assert_no_error (error);
  second = pl_patch_write_whole (again);
  g_assert_cmpstr (text, ==, second);
  return 0;
}
