/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes patches for the judge, and what we say about them:
 *
 *   write-rigs [--benches] FOLDER COUNT SEED
 *
 * N.cir, N.ours, N.patchlead, and the gear; no two patches with the same circuit. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "core/patch-file.h"
#include "rig.h"

typedef struct
{
  const char *folder;
  Rigs *rigs;
  GRand *rand;
  GHashTable *seen; /* netlists, by checksum */
  guint n_tried, n_written;
  gboolean benches;
} Writer;

/* The next patch; NULL: nothing leads from that driver to that input. */
static PlPatch *
next_patch (Writer *self)
{
  guint cell = self->n_tried++ % RIG_CELLS;
  g_autoptr (PlPatch) empty = pl_patch_new ();

  return self->benches ? rigs_dup_bench (self->rigs, empty, self->rand)
                       : rigs_dup_small (self->rigs, cell, self->rand);
}

static gboolean
is_new (Writer *self, const char *netlist)
{
  g_auto (GStrv) lines = g_strsplit (netlist, "\n", -1);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  /* comments name gear, which may be wired alike */
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '*')
      g_checksum_update (sum, (const guchar *) lines[i], (gssize) strlen (lines[i]));
  return g_hash_table_add (self->seen, g_strdup (g_checksum_get_string (sum)));
}

static void
write_text (const Writer *self, const char *suffix, const char *text)
{
  g_autofree char *name = g_strdup_printf ("%05u.%s", self->n_written, suffix);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (!g_file_set_contents (path, text, -1, NULL))
    exit (2);
}

static void
write_patch (Writer *self, PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *netlist = NULL, *ours = NULL, *text = NULL;

  pl_circuit_sync (circuit, patch);
  netlist = answer_dup_netlist (circuit);
  if (!is_new (self, netlist))
    return;
  ours = answer_dup (circuit);
  text = pl_patch_write (patch);
  write_text (self, "cir", netlist);
  write_text (self, "ours", ours);
  write_text (self, "patchlead", text);
  self->n_written++;
}

int
main (int argc, char **argv)
{
  Writer writer = { .benches = argc > 1 && strcmp (argv[1], "--benches") == 0 };
  char **rest = argv + (writer.benches ? 2 : 1);
  guint count;

  if (argc - (writer.benches ? 1 : 0) != 4)
    return 2;
  writer.folder = rest[0];
  count = (guint) g_ascii_strtoull (rest[1], NULL, 10);
  if (g_mkdir_with_parents (writer.folder, 0755) != 0)
    return 2;
  writer.rand = g_rand_new_with_seed ((guint32) g_ascii_strtoull (rest[2], NULL, 10));
  writer.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer.rigs = rigs_new ();
  while (writer.n_written < count && writer.n_tried < 20 * (count + RIG_CELLS))
    {
      PlPatch *patch = next_patch (&writer);

      if (patch == NULL)
        continue;
      write_patch (&writer, patch);
      pl_patch_unref (patch);
    }
  stock_write (rigs_get_stock (writer.rigs), writer.folder);
  if (!writer.benches)
    (void) printf ("%" G_GUINT64_FORMAT " ways from an output to an input before faults, depths "
                   "and loads\n",
                   rigs_count_ways (writer.rigs));
  (void) printf ("%u different circuits of %u drawn\n", writer.n_written, writer.n_tried);
  rigs_free (writer.rigs);
  g_hash_table_unref (writer.seen);
  g_rand_free (writer.rand);
  return writer.n_written == count ? 0 : 1;
}
