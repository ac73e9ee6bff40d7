/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a lesson: a lesson or an error, never both; a lesson can be checked on a bench, and
 * what it wires is a sound patch. */
#include "core/keyfile.h"
#include "core/lesson.h"
#include "fixture.h"
#include "fuzz.h"
#include "sample.h"

static void
check_wiring (const PlLesson *lesson, PlPatch *bench)
{
  g_autoptr (GPtrArray) problems = pl_lesson_check (lesson, bench, test_catalog ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) wired = NULL;

  for (guint i = 0; i < problems->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (problems, i), -1, NULL));
  wired = pl_lesson_wire (lesson, bench, test_catalog (), (const char *const *) lesson->solution,
                          &error);
  g_assert_true ((wired == NULL) == (error != NULL));
  if (wired != NULL)
    sample_check_patch (wired);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static PlPatch *bench = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlLesson) lesson
      = pl_lesson_parse ((const char *) data, (gssize) size, "fuzz", &error);

  if (lesson == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == PL_FILE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "fuzz: "));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_nonnull (lesson->id);
  if (bench == NULL)
    bench = test_example ("method1-phones");
  check_wiring (lesson, bench);
  return 0;
}
