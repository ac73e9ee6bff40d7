/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the planner takes for every mixer with every headphone amplifier of the library. */
#include <stdio.h>
#include <string.h>

#include "core/ways.h"
#include "fixture.h"

#define PROMISE_MS 50.0
#define ROUNDS     3 /* the fastest counts: the machine is not ours alone */

static GPtrArray *
dup_kinds (PlCategory a, PlCategory b)
{
  g_autoptr (GPtrArray) all = pl_catalog_dup_list (test_catalog ());
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);

      if (kind->category == a || kind->category == b)
        g_ptr_array_add (kinds, kind);
    }
  return kinds;
}

static double
time_pair (PlKind *mixer, PlKind *amp, guint *n_simulated)
{
  PlGoal goal = { .catalog = test_catalog (), .mixer = mixer, .amp = amp };
  double best_ms = 0.0;

  pl_goal_set_wish (&goal, NULL);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PlWays) ways = pl_ways_new (&goal);
      double ms = (double) (g_get_monotonic_time () - start) / 1e3;

      best_ms = i == 0 ? ms : MIN (best_ms, ms);
      *n_simulated = ways->n_simulated;
    }
  return best_ms;
}

int
main (void)
{
  g_autoptr (GPtrArray) mixers = dup_kinds (PL_CATEGORY_MIXER, PL_CATEGORY_INTERFACE);
  g_autoptr (GPtrArray) amps = dup_kinds (PL_CATEGORY_HEADPHONE_AMP, PL_CATEGORY_SPLITTER);
  double sum_ms = 0.0, worst_ms = 0.0;
  guint n = 0, simulated = 0;

  for (guint m = 0; m < mixers->len; m++)
    for (guint a = 0; a < amps->len; a++, n++)
      {
        const PlKind *mixer = g_ptr_array_index (mixers, m), *amp = g_ptr_array_index (amps, a);
        guint n_simulated = 0;
        double ms
            = time_pair (g_ptr_array_index (mixers, m), g_ptr_array_index (amps, a), &n_simulated);

        sum_ms += ms;
        simulated += n_simulated;
        if (ms > worst_ms)
          (void) printf ("slowest so far: %s > %s, %.1f ms, %u simulated\n", mixer->id, amp->id, ms,
                         n_simulated);
        worst_ms = MAX (worst_ms, ms);
      }
  (void) printf ("%u pairs, %.1f simulated each: mean %.1f ms, worst %.1f ms (promised %.0f ms)\n",
                 n, (double) simulated / MAX (n, 1), sum_ms / MAX (n, 1), worst_ms, PROMISE_MS);
  return worst_ms <= PROMISE_MS ? 0 : 1;
}
