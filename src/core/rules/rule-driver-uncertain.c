/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

enum
{
  MAX_DRIVERS = G_N_ELEMENTS (((const PlConnector *) NULL)->drivers)
};

/* A verdict that hears an output in doubt. */
typedef struct
{
  guint verdict; /* index */
  PlEnd output;
  PlLabel headline[MAX_DRIVERS]; /* by driver */
} Case;

static GArray *
find_cases (const PlInspection *inspection)
{
  GArray *cases = g_array_new (FALSE, TRUE, sizeof (Case));

  for (guint i = 0; i < inspection->verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (inspection->verdicts, PlVerdict, i);
      g_autoptr (GArray) doubts = NULL;

      if (!verdict->connected)
        continue;
      doubts = pl_circuit_dup_group_doubts (inspection->circuit, verdict->part, verdict->group);
      for (guint d = 0; d < doubts->len; d++)
        {
          Case item = { .verdict = i, .output = g_array_index (doubts, PlEnd, d) };

          g_array_append_val (cases, item);
        }
    }
  return cases;
}

static int
compare_outputs (gconstpointer a, gconstpointer b)
{
  const Case *x = *(const Case *const *) a, *y = *(const Case *const *) b;

  if (x->output.part != y->output.part)
    return x->output.part < y->output.part ? -1 : 1;
  return (int) x->output.connector - (int) y->output.connector;
}

static guint
count_drivers (const PlInspection *inspection, PlEnd output)
{
  return pl_kind_connector (pl_inspection_kind (inspection, output.part), output.connector)
      ->n_drivers;
}

/* Cases of one output, side by side: each driver is assumed once for all of them. */
static void
try_output (PlInspection *inspection, Case *const *cases, guint n)
{
  PlEnd output = cases[0]->output;

  for (guint driver = 0; driver < count_drivers (inspection, output); driver++)
    {
      pl_circuit_assume_driver (inspection->circuit, output, driver);
      for (guint i = 0; i < n; i++)
        {
          const PlVerdict *verdict
              = &g_array_index (inspection->verdicts, PlVerdict, cases[i]->verdict);
          PlVerdict other;

          pl_circuit_judge (inspection->circuit, verdict->part, verdict->group, &other);
          cases[i]->headline[driver] = other.headline;
          pl_verdict_clear (&other);
        }
    }
  pl_circuit_assume_driver (inspection->circuit, output, 0);
}

static void
try_cases (PlInspection *inspection, GArray *cases)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (cases->len);

  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (sorted, &g_array_index (cases, Case, i));
  g_ptr_array_sort (sorted, compare_outputs);
  for (guint i = 0, n; i < sorted->len; i += n)
    {
      for (n = 1;
           i + n < sorted->len && compare_outputs (&sorted->pdata[i], &sorted->pdata[i + n]) == 0;)
        n++;
      try_output (inspection, (Case *const *) (void *) &sorted->pdata[i], n);
    }
}

/* Told where the other case would be heard differently. */
static void
report (PlInspection *inspection, const Case *item)
{
  PlLabel expected = g_array_index (inspection->verdicts, PlVerdict, item->verdict).headline;
  const PlConnector *jack = pl_kind_connector (pl_inspection_kind (inspection, item->output.part),
                                               item->output.connector);

  for (guint driver = 0; driver < jack->n_drivers; driver++)
    {
      PlFinding *finding = NULL;

      if (item->headline[driver] == expected)
        continue;
      finding = pl_inspection_report (inspection, item->output.part);
      pl_finding_add_end (finding, "jack", item->output);
      pl_finding_add_label (finding, "expected", expected);
      pl_finding_add_driver (finding, "driver", jack->drivers[driver]);
      pl_finding_add_label (finding, "other", item->headline[driver]);
    }
}

static void
look (PlInspection *inspection)
{
  g_autoptr (GArray) cases = find_cases (inspection);

  try_cases (inspection, cases);
  for (guint i = 0; i < cases->len; i++)
    report (inspection, &g_array_index (cases, Case, i));
}

const PlRule pl_rule_driver_uncertain = {
  .code = "driver-uncertain",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("It depends on how an output is built"),
  .sentence = N_ ("How {jack} is driven is not known for certain. Expected: {expected}. If it is "
                  "{driver}: {other}."),
  .remedy
  = N_ ("Ask the maker or try it; then confirm how the jack is driven, and the doubt is gone."),
  .look = look,
};
