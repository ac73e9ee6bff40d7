/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a page of the guide: a question or an error, never both. */
#include "core/keyfile.h"
#include "core/question.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlQuestion) question
      = pl_question_parse ((const char *) data, (gssize) size, "fuzz", &error);

  if (question == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == PL_FILE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "fuzz: "));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_nonnull (question->id);
  g_assert_nonnull (question->title);
  for (guint i = 0; i < question->choices->len; i++)
    for (guint t = 0; t < PL_N_TERMS; t++)
      {
        const PlChoice *choice = &g_array_index (question->choices, PlChoice, i);

        g_assert_cmpfloat (choice->weight[t], >=, 0.0);
        g_assert_cmpfloat (choice->weight[t], <=, 100.0);
      }
  return 0;
}
