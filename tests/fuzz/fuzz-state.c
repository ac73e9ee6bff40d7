/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as what the program keeps for itself (answers of the guide, what is owned): read or
 * refused with a sentence; what was read is written and read again. */
#include <string.h>

#include "core/guide.h"
#include "core/keyfile.h"
#include "core/owned.h"
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
check_owned (const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlOwned) owned = pl_owned_parse (text, (gssize) size, "fuzz", &error);
  g_autoptr (PlOwned) again = NULL;
  g_autofree char *written = NULL, *rewritten = NULL;

  if (owned == NULL)
    {
      check_error (error);
      return;
    }
  written = pl_owned_write (owned);
  again = pl_owned_parse (written, -1, "again", &error);
  g_assert_no_error (error);
  rewritten = pl_owned_write (again);
  g_assert_cmpstr (written, ==, rewritten);
}

static void
check_guide (const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlGuide) guide = pl_guide_parse (text, (gssize) size, "fuzz", &error);
  g_autoptr (PlGuide) again = NULL;
  g_autofree char *written = NULL;

  if (guide == NULL)
    {
      check_error (error);
      return;
    }
  written = pl_guide_write (guide);
  again = pl_guide_parse (written, -1, "again", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->page, ==, guide->page);
  g_assert_cmpstr (again->mixer, ==, guide->mixer);
  g_assert_cmpstr (again->way, ==, guide->way);
  g_assert_cmpuint (again->people, ==, guide->people);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  check_owned ((const char *) data, size);
  check_guide ((const char *) data, size);
  return 0;
}
