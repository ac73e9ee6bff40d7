/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes, read as edits: each is refused with a sentence or leaves a sound patch that can be
 * saved, and undoing all of them gives back the first patch itself.  The circuit that followed
 * every edit says the same as one built at the end. */
#include <math.h>

#include "core/finding.h"
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

static void
check_signal (const PlCircuit *a, const PlCircuit *b, PlPartId id, guint16 signal)
{
  guint n_a = 0, n_b = 0;
  const PlHeard *heard_a = pl_circuit_get_heard (a, id, signal, &n_a);
  const PlHeard *heard_b = pl_circuit_get_heard (b, id, signal, &n_b);

  if (pl_circuit_is_looped (a, id, signal) || pl_circuit_is_looped (b, id, signal))
    return; /* what a loop leaves out depends on where it was cut */
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_true (pl_programme_equal (heard_a[i].programme, heard_b[i].programme));
      g_assert_cmpfloat (fabs (heard_a[i].gain - heard_b[i].gain), <=,
                         1e-6 * (1e-3 + fabs (heard_a[i].gain)));
    }
}

static void
check_circuit (PlCircuit *followed, PlPatch *patch)
{
  g_autoptr (PlCircuit) fresh = pl_circuit_new ();
  g_autoptr (GArray) findings = pl_circuit_dup_findings (followed);
  g_autoptr (GArray) again = NULL;

  pl_circuit_sync (fresh, patch);
  again = pl_circuit_dup_findings (fresh);
  g_assert_cmpuint (findings->len, ==, again->len);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    for (guint16 i = 0; i < pl_patch_get_part (patch, id)->kind->signals->len; i++)
      check_signal (followed, fresh, id, i);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static PlCatalog *catalog = NULL;
  g_autoptr (PlPatch) first = pl_patch_new ();
  g_autoptr (PlHistory) history = pl_history_new (first);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
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
      pl_circuit_sync (circuit, pl_history_now (history));
      sample_check_patch (pl_history_now (history));
    }
  check_saving (pl_history_now (history), catalog);
  check_circuit (circuit, pl_history_now (history));
  while (pl_history_undo (history))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, n_done);
  g_assert_true (pl_history_now (history) == first);
  return 0;
}
