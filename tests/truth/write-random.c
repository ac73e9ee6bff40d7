/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes random benches as FOLDER/random-SEED.patchlead: write-random FOLDER HOW-MANY */
#include <stdlib.h>

#include "core/patch-file.h"
#include "fixture.h"

enum
{
  N_EDITS = 150
};

static PlPatch *
new_random_patch (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  PlPatch *patch = pl_patch_new ();

  for (guint i = 0; i < N_EDITS; i++)
    {
      TestEdit edit;
      PlPatch *next = NULL;

      test_random_edit (rand, patch, &edit);
      next = pl_patch_apply (patch, &edit.edit, NULL);
      if (next == NULL)
        continue;
      pl_patch_unref (patch);
      patch = next;
    }
  return patch;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 2;
  for (guint32 seed = 1; seed <= (guint32) (int) g_ascii_strtoll (argv[2], NULL, 10); seed++)
    {
      g_autoptr (PlPatch) patch = new_random_patch (1000 + seed);
      g_autofree char *text = pl_patch_write (patch);
      g_autofree char *path = g_strdup_printf ("%s/random-%02u.patchlead", argv[1], seed);

      if (!g_file_set_contents (path, text, -1, NULL))
        return 2;
    }
  return 0;
}
