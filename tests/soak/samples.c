/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "samples.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

/* From the median of the first third after the warm-up to that of the last: a share of it and an
 * amount that any run may have, in KiB. */
#define HEAP_SHARE  0.02
#define HEAP_KIB    512.0
#define OWN_SHARE   0.04
#define OWN_KIB     4096.0
#define HANDLES_MAX 2.0
/* A row of a list is kept now and then, three in 84 rounds, by what was not found. */
#define ROUNDS_PER_WIDGET 20

/* Of /proc/self/status (proc(5)), 0 where it is not told. */
static double
read_status_kib (const char *status, const char *name)
{
  const char *at = strstr (status, name);

  return at != NULL ? g_ascii_strtod (at + strlen (name), NULL) : 0.0;
}

/* What the process took from the system: not the share of files (Pss), which changes with what
 * else runs on the machine. */
static double
read_own_kib (void)
{
  g_autofree char *status = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0.0;
  return read_status_kib (status, "\nRssAnon:") + read_status_kib (status, "\nRssShmem:");
}

static double
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  double n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

double
sample_threads (void)
{
  return count_entries ("/proc/self/task") - (double) g_thread_pool_get_num_unused_threads ();
}

Sample
sample_take (void)
{
  struct mallinfo2 heap;
  Sample sample = { 0 };

  (void) malloc_trim (0);
  heap = mallinfo2 ();
  sample.heap_kib = (double) (heap.uordblks + heap.hblkhd) / 1024.0;
  sample.own_kib = read_own_kib ();
  sample.handles = count_entries ("/proc/self/fd");
  sample.threads = sample_threads ();
  return sample;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : (x > y ? 1 : 0);
}

/* Of the numbers at an offset in the samples from first up to before end. */
static double
median (const GArray *samples, gsize offset, guint first, guint end)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = first; i < end; i++)
    g_array_append_vals (values, G_STRUCT_MEMBER_P (&g_array_index (samples, Sample, i), offset),
                         1);
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static gboolean
stays_flat (const GArray *samples, const char *name, gsize offset, double share, double amount)
{
  guint n = samples->len, warm = n / 4, third = MAX ((n - warm) / 3, 1);
  double before = median (samples, offset, warm, warm + third);
  double after = median (samples, offset, n - third, n);
  gboolean flat = after - before <= before * share + amount;

  printf ("# %s: %.0f, then %.0f: %+.0f (up to %+.0f is flat)\n", name, before, after,
          after - before, before * share + amount);
  return flat;
}

gboolean
samples_judge (const GArray *samples)
{
  guint n_widgets = samples->len / ROUNDS_PER_WIDGET;
  gboolean flat = TRUE;

  if (samples->len == 0)
    return FALSE;
  if (samples->len >= SAMPLES_MIN)
    {
      flat &= stays_flat (samples, "heap KiB", G_STRUCT_OFFSET (Sample, heap_kib), HEAP_SHARE,
                          HEAP_KIB);
      flat
          &= stays_flat (samples, "own KiB", G_STRUCT_OFFSET (Sample, own_kib), OWN_SHARE, OWN_KIB);
    }
  flat &= stays_flat (samples, "handles", G_STRUCT_OFFSET (Sample, handles), 0.0, HANDLES_MAX);
  flat &= stays_flat (samples, "threads", G_STRUCT_OFFSET (Sample, threads), 0.0, HANDLES_MAX);
  flat &= stays_flat (samples, "widgets", G_STRUCT_OFFSET (Sample, widgets), 0.0, n_widgets);
  return flat;
}
