/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What solving costs, side by side with ngspice on the same netlist in the same run.
 *
 * bench-circuit NGSPICE [CABLES…]: prints one line per size and one per promise, kept or broken.
 * Promises are ratios of figures of this run, and one figure in milliseconds that needs a quiet
 * machine.  ngspice is stopped once it is clear that it is slower by far. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/patch-file.h"
#include "fixture.h"

enum
{
  CABLES_PER_RIG = 8,
  RIGS_PER_HALL = 10, /* mixers chained one into the next */
  RUNS = 9            /* odd */
};

#define SLOWER        10.0 /* ngspice, at least */
#define ENOUGH        20.0 /* … and by then it is stopped */
#define GROWTH        12.0 /* 10 000 cables against 1 000 */
#define RESOLVE_SHARE 0.03
#define RESOLVE_MS    1.0

typedef struct
{
  guint cables;
  gboolean stopped;
  double full_s, resolve_s, ngspice_s, bytes;
} Row;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1e6;
}

/* Text of one rig: a mixer, two headphone amplifiers, headphones, and eight cables. */
static void
write_rig (GString *out, guint index, PlPartId *next)
{
  PlPartId mixer = *next, amp = mixer + 1, other = mixer + 2, first = mixer + 3;
  gboolean chained = index % RIGS_PER_HALL != 0;
  PlPartId before = chained ? mixer - 15 : mixer;
  const char *const wires[CABLES_PER_RIG][3] = {
    { "trs-trs", "phones", "input" },        { "mono-to-both-ears", "mon-send", "input" },
    { "xlr-xlr", "main-xlr-l", "mic-1" },    { "xlr-xlr", "main-xlr-r", "mic-2" },
    { "ts-ts", "control-room-l", "line-5" }, { "ts-ts", "control-room-r", "line-6" },
    { "trs-trs", "fx-send", "line-7" },      { "insert-y", "insert-1", "" },
  };

  g_string_append_printf (out,
                          "[Device %u]\nKind=mackie-profx10v3\nAt=0;%u\n"
                          "[Device %u]\nKind=mackie-hm-4\nAt=600;%u\n"
                          "[Device %u]\nKind=mackie-hm-4\nAt=900;%u\n",
                          mixer, index * 500, amp, index * 500, other, index * 500);
  for (guint i = 0; i < 4; i++)
    g_string_append_printf (out,
                            "[Device %u]\nKind=sony-mdr-7506\nAt=0;0\nPlug-plug=%u.phones-%u\n",
                            first + i, i < 2 ? amp : other, i % 2 + 1);
  for (guint i = 0; i < CABLES_PER_RIG; i++)
    {
      PlPartId from = i >= 2 && i <= 6 ? before : mixer;
      PlPartId to = i == 0 ? amp : (i == 1 ? other : mixer);

      g_string_append_printf (out, "[Cable %u]\nKind=%s\nNumber=%u\n", first + 4 + i, wires[i][0],
                              index * CABLES_PER_RIG + i + 1);
      if (i < 2 || chained || i == 7)
        g_string_append_printf (out, "Plug-a=%u.%s\n", from, wires[i][1]);
      if (i != 7 && (i < 2 || chained))
        g_string_append_printf (out, "Plug-b=%u.%s\n", to, wires[i][2]);
    }
  *next = first + 4 + CABLES_PER_RIG;
}

static PlPatch *
new_bench (guint cables)
{
  g_autoptr (GString) text = g_string_new ("[Patchlead]\nFormat=1\n");
  PlPartId next = 1;

  for (guint i = 0; i < cables / CABLES_PER_RIG; i++)
    write_rig (text, i, &next);
  return test_parse (text->str);
}

static double
time_full (PlPatch *patch, double *bytes)
{
  double best = 1e9;

  for (guint i = 0; i < RUNS; i++)
    {
      PlCircuit *circuit = NULL;
      struct mallinfo2 before = mallinfo2 (), after;
      double start = now ();

      circuit = pl_circuit_new ();
      pl_circuit_sync (circuit, patch);
      best = MIN (best, now () - start);
      after = mallinfo2 ();
      *bytes
          = (double) (after.uordblks + after.hblkhd) - (double) (before.uordblks + before.hblkhd);
      pl_circuit_free (circuit);
    }
  return best;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : (x > y ? 1 : 0);
}

/* How much more the large one costs: both in turn, so that a busy moment hits both; the median. */
static double
measure_growth (guint small, guint large)
{
  g_autoptr (PlPatch) a = new_bench (small);
  g_autoptr (PlPatch) b = new_bench (large);
  double ratio[RUNS], bytes;

  for (guint i = 0; i < RUNS; i++)
    {
      double cost = time_full (a, &bytes);
      ratio[i] = time_full (b, &bytes) / cost;
    }
  qsort (ratio, RUNS, sizeof (double), compare_doubles);
  return ratio[RUNS / 2];
}

/* Pulling a plug in the middle of the bench and putting it back, each as a person does it. */
static double
time_resolve (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  PlPartId rigs = pl_patch_count_parts (patch) / 15;
  PlPartId cable = rigs / 2 * 15 + 8;
  PlEdit pull = { .type = PL_EDIT_UNPLUG, .from = { cable, 0 } };
  g_autoptr (PlPatch) pulled = pl_patch_apply (patch, &pull, NULL);
  double sum = 0.0;
  const guint runs = 50;

  g_assert_nonnull (pulled);
  pl_circuit_sync (circuit, patch);
  for (guint i = 0; i < runs; i++)
    {
      double start = now ();

      pl_circuit_sync (circuit, i % 2 == 0 ? pulled : patch);
      sum += now () - start;
    }
  return sum / runs;
}

/* Seconds until it was done, or until it was stopped. */
static double
time_ngspice (const char *ngspice, PlPatch *patch, double enough, gboolean *stopped)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-circuit-XXXXXX", NULL);
  g_autofree char *limit = g_strdup_printf ("%.3f", enough);
  g_autofree char *netlist = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  int fd = g_mkstemp (path);
  double start;

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  pl_circuit_sync (circuit, patch);
  netlist = pl_circuit_dup_netlist (circuit);
  g_assert_true (g_file_set_contents (path, netlist, -1, NULL));
  start = now ();
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, "timeout", limit, ngspice, "-b", path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  *stopped = g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 124;
  (void) g_unlink (path);
  return now () - start;
}

static Row
measure (const char *ngspice, guint cables)
{
  Row row = { .cables = cables };
  g_autoptr (PlPatch) patch = new_bench (cables);

  row.full_s = time_full (patch, &row.bytes);
  row.resolve_s = time_resolve (patch);
  row.ngspice_s = time_ngspice (ngspice, patch, MAX (row.full_s * ENOUGH, 0.2), &row.stopped);
  (void) printf ("%6u cables: full %9.3f ms, one edit %7.3f ms, ngspice %s%9.1f ms (%.0f times), "
                 "%.2f kB a cable\n",
                 row.cables, row.full_s * 1e3, row.resolve_s * 1e3, row.stopped ? "> " : "",
                 row.ngspice_s * 1e3, row.ngspice_s / row.full_s, row.bytes / 1024 / row.cables);
  (void) fflush (stdout);
  return row;
}

static int
promise (gboolean kept, const char *what)
{
  (void) printf ("%s: %s\n", kept ? "kept" : "BROKEN", what);
  return kept ? 0 : 1;
}

int
main (int argc, char **argv)
{
  static const guint usual[] = { 8, 96, 1000, 10000 };
  Row row[G_N_ELEMENTS (usual)];
  double growth;
  int broken = 0;

  if (argc < 2)
    return 2;
  if (argc > 2)
    {
      for (int i = 2; i < argc; i++)
        (void) measure (argv[1], (guint) g_ascii_strtoull (argv[i], NULL, 10));
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      row[i] = measure (argv[1], usual[i]);
      broken += promise (row[i].ngspice_s >= SLOWER * row[i].full_s,
                         "ngspice takes at least 10 times as long");
    }
  growth = measure_growth (1000, 10000);
  (void) printf ("10 000 cables cost %.1f times as much as 1 000\n", growth);
  broken += promise (growth <= GROWTH, "10 000 cables cost at most 12 times as much as 1 000");
  broken += promise (row[3].resolve_s <= RESOLVE_SHARE * row[3].full_s,
                     "one edit among 10 000 cables costs at most 3 % of a full solve");
  broken += promise (row[0].resolve_s * 1e3 <= RESOLVE_MS,
                     "one edit on a small bench stays under 1 ms");
  broken += promise (row[3].bytes / row[3].cables <= 1.2 * row[2].bytes / row[2].cables,
                     "memory grows no faster than the bench");
  return broken > 0 ? 1 : 0;
}
