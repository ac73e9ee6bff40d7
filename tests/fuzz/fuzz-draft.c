/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a draft that was left behind: it is passed over, or what its head says can be shown
 * (one line each, valid UTF-8) and nothing of it is longer than what was read. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "draw/draft.h"
#include "fuzz.h"

enum
{
  MOST = 3 * 16384 /* bytes of the head, each of which may become a replacement character */
};

static void
check_line (const char *line)
{
  if (line == NULL)
    return;
  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_null (strchr (line, '\n'));
  g_assert_cmpuint (strlen (line), <=, MOST);
}

static void
check_draft (const PlLostDraft *draft, const char *file)
{
  g_assert_cmpstr (draft->file, ==, file);
  g_assert_nonnull (draft->title);
  check_line (draft->title);
  check_line (draft->print);
  if (draft->origin != NULL) /* a path: what it is on disk, so any bytes but these */
    g_assert_cmpuint (strlen (draft->origin), >, 0);
  g_assert_cmpint (draft->time, >, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlLostDraft) draft = NULL;
  int out = g_file_open_tmp ("fuzz-XXXXXX.patchlead", &file, &error);

  g_assert_no_error (error);
  g_assert_cmpint (write (out, data, size), ==, (gssize) size);
  (void) close (out);
  draft = pl_lost_draft_read (file);
  if (size == 0 || data[0] != '#')
    g_assert_null (draft);
  if (draft != NULL)
    check_draft (draft, file);
  pl_lost_draft_remove (file);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  return 0;
}
