/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes patches for the judge, and what we say about them.
 *
 * write-judge FOLDER COUNT SEED        small patches, spread evenly over all ways (space.h)
 * write-judge --benches FOLDER COUNT SEED   large random ones, of all gear there is
 *
 * For each: N.cir, N.ours and N.patchlead; no two with the same circuit. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hear.h"
#include "core/patch-file.h"
#include "fixture.h"
#include "space.h"

enum
{
  EDITS_PER_BENCH = 220
};

typedef struct
{
  const char *folder;
  GHashTable *seen; /* netlists, by checksum */
  guint n_written;
} Writer;

static void
append_gains (GString *out, const PlCircuit *circuit, PlPartId id, guint16 signal)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, id)->kind;
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, id, signal, &n);

  for (guint i = 0; i < n; i++)
    {
      const PlKind *from = pl_patch_get_part (patch, heard[i].programme.part)->kind;

      g_string_append_printf (out, "GAIN %u.%s %u.%s %.12g\n", id,
                              pl_kind_signal (kind, signal)->id, heard[i].programme.part,
                              pl_kind_signal (from, heard[i].programme.signal)->id, heard[i].gain);
    }
}

/* "PROGRAMME 1.l left 1.r": name, side, and the other side of the same mix */
static void
append_programme (GString *out, PlPartId id, const PlKind *kind, guint16 index)
{
  static const char *const sides[] = { "none", "left", "right" };
  const PlSignal *signal = pl_kind_signal (kind, index);

  g_string_append_printf (out, "PROGRAMME %u.%s %s ", id, signal->id, sides[signal->side]);
  if (signal->pair == PL_NO_INDEX)
    g_string_append (out, "none\n");
  else
    g_string_append_printf (out, "%u.%s\n", id, pl_kind_signal (kind, signal->pair)->id);
}

/* "LABELS 2.a.left 2.a.right one-ear-only …", single inputs with "-" for the second sense */
static void
append_labels (GString *out, const PlCircuit *circuit, PlPartId id, guint16 group)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (circuit), id)->kind;
  const PlGroup *what = pl_kind_group (kind, group);
  PlVerdict verdict;

  pl_circuit_judge (circuit, id, group, &verdict);
  g_string_append_printf (out, "LABELS %u.%s ", id, pl_kind_signal (kind, what->sense[0])->id);
  if (what->is_pair)
    g_string_append_printf (out, "%u.%s", id, pl_kind_signal (kind, what->sense[1])->id);
  else
    g_string_append_c (out, '-');
  for (guint i = 0; i < PL_N_LABELS; i++)
    if ((verdict.labels & PL_LABEL_BIT (i)) != 0)
      g_string_append_printf (out, " %s", pl_label_code ((PlLabel) i));
  g_string_append_c (out, '\n');
  pl_verdict_clear (&verdict);
}

static char *
dup_ours (const PlCircuit *circuit)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  GString *out = g_string_new (NULL);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->signals->len; i++)
        if (pl_kind_signal (kind, i)->type == PL_SIGNAL_SENSE)
          append_gains (out, circuit, id, i);
        else
          append_programme (out, id, kind, i);
      for (guint16 i = 0; i < kind->groups->len; i++)
        append_labels (out, circuit, id, i);
    }
  return g_string_free (out, FALSE);
}

static void
write_text (const Writer *self, const char *suffix, const char *text)
{
  g_autofree char *name = g_strdup_printf ("%05u.%s", self->n_written, suffix);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (!g_file_set_contents (path, text, -1, NULL))
    exit (2);
}

/* The control section ends by quitting; many netlists are to be run by one ngspice. */
static char *
without_quit (const char *netlist)
{
  g_autoptr (GString) out = g_string_new (netlist);

  g_assert_cmpuint (g_string_replace (out, "\nquit\n", "\n", 0), ==, 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What the circuit is, without the names in its comments. */
static char *
checksum (const char *netlist)
{
  g_auto (GStrv) lines = g_strsplit (netlist, "\n", -1);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '*')
      g_checksum_update (sum, (const guchar *) lines[i], (gssize) strlen (lines[i]));
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
write_patch (Writer *self, PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *netlist = NULL, *sum = NULL, *ours = NULL, *text = NULL, *runnable = NULL;

  pl_circuit_sync (circuit, patch);
  netlist = pl_circuit_dup_netlist (circuit);
  sum = checksum (netlist);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&sum)))
    return FALSE;
  ours = dup_ours (circuit);
  text = pl_patch_write (patch);
  runnable = without_quit (netlist);
  write_text (self, "cir", runnable);
  write_text (self, "ours", ours);
  write_text (self, "patchlead", text);
  self->n_written++;
  return TRUE;
}

/* Round and round over all ways, in steps that visit them evenly, until there are enough. */
static void
write_small (Writer *self, guint count, GRand *rand)
{
  Space *space = space_new ();
  guint n_ways = space_count_ways (space), start = g_rand_int (rand) % n_ways, tried = 0;
  const guint step = 7919; /* a prime that does not divide the number of ways */

  g_assert_cmpuint (n_ways % step, !=, 0);
  for (; self->n_written < count && tried < 20 * count; tried++)
    {
      guint way = (guint) ((start + (guint64) tried * step) % n_ways);
      PlPatch *patch = space_dup_patch (space, way, rand);

      if (patch == NULL)
        continue;
      (void) write_patch (self, patch);
      pl_patch_unref (patch);
    }
  space_write_gear (space, self->folder);
  (void) printf ("%u ways from an output to an input, %u patches tried\n", n_ways, tried);
  space_free (space);
}

static void
write_benches (Writer *self, guint count, GRand *rand)
{
  for (guint tried = 0; self->n_written < count && tried < 4 * count; tried++)
    {
      g_autoptr (PlPatch) patch = test_random_bench (rand, EDITS_PER_BENCH);
      (void) write_patch (self, patch);
    }
}

int
main (int argc, char **argv)
{
  gboolean benches = argc > 1 && strcmp (argv[1], "--benches") == 0;
  char **rest = argv + (benches ? 2 : 1);
  Writer writer = { .folder = rest[0] };
  g_autoptr (GRand) rand = NULL;
  guint count;

  if (argc - (benches ? 1 : 0) != 4)
    return 2;
  count = (guint) g_ascii_strtoull (rest[1], NULL, 10);
  rand = g_rand_new_with_seed ((guint32) g_ascii_strtoull (rest[2], NULL, 10));
  if (g_mkdir_with_parents (writer.folder, 0755) != 0)
    return 2;
  writer.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (benches)
    write_benches (&writer, count, rand);
  else
    write_small (&writer, count, rand);
  (void) printf ("%u different circuits\n", writer.n_written);
  g_hash_table_unref (writer.seen);
  return writer.n_written == count ? 0 : 1;
}
