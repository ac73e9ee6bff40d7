/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/bring.h"

#include "core/plain.h"
#include "draw/tidy.h"

/* Moves to places that are all on the bench cannot be refused. */
static void
lay_out (PlLibrary *library, PlWiring *wiring)
{
  g_autoptr (GArray) edits = pl_tidy_dup_edits (library, wiring->patch);
  PlPatch *tidy
      = pl_patch_apply_all (wiring->patch, &g_array_index (edits, PlEdit, 0), edits->len, NULL);

  if (tidy == NULL)
    return;
  pl_patch_unref (wiring->patch);
  wiring->patch = tidy;
}

PlWiring *
pl_bring_in (PlLibrary *library, const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *shown = pl_plain_dup_path (path);
  gsize length = 0;
  PlWiring *wiring = NULL;

  if (!pl_library_read_file (path, &bytes, &length, error))
    return NULL;
  wiring = pl_wiring_read (bytes, length, shown, pl_library_get_catalog (library), error);
  if (wiring != NULL)
    lay_out (library, wiring);
  return wiring;
}
