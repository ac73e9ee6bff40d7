/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes, read as edits: each is refused with a sentence or leaves a sound patch that can be
 * saved, and undoing all of them gives back the first patch itself. */
#include "core/history.h"

#include "fuzz.h"
#include "sample.h"

typedef struct
{
  const guint8 *data;
  gsize size;
} Bytes;

static guint32
draw_bytes (gpointer data, guint32 below)
{
  Bytes *bytes = data;
  guint32 value = 0;

  if (bytes->size > 0)
    {
      value = *bytes->data++;
      bytes->size--;
    }
  return value % below;
}

static void
check_saving (const PlPatch *patch, const PlCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pl_patch_write (patch), *again_text = NULL;
  g_autoptr (PlPatch) again = pl_patch_parse (text, -1, "saved", catalog, &error);

  g_assert_no_error (error);
  again_text = pl_patch_write (again);
  g_assert_cmpstr (text, ==, again_text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static PlCatalog *catalog = NULL;
  g_autoptr (PlPatch) first = pl_patch_new ();
  g_autoptr (PlHistory) history = pl_history_new (first);
  Bytes bytes = { data, size };
  guint n_done = 0, n_undone = 0;

  if (catalog == NULL)
    catalog = sample_catalog_new ();
  while (bytes.size > 0)
    {
      g_autoptr (GError) error = NULL;
      PlEdit edit = sample_random_edit (pl_history_now (history), catalog, draw_bytes, &bytes);
      gboolean done = pl_history_commit (history, &edit, 1, "edit", &error);

      g_assert_true (done == (error == NULL));
      n_done += done ? 1 : 0;
      sample_check_patch (pl_history_now (history));
    }
  check_saving (pl_history_now (history), catalog);
  while (pl_history_undo (history))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, n_done);
  g_assert_true (pl_history_now (history) == first);
  return 0;
}
