/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long repairs, comparisons and diagnosis take on a bench of eight devices. */
#include <stdio.h>

#include "core/diagnosis.h"
#include "core/repair.h"
#include "fixture.h"

#define REPAIRS_MS   50.0
#define DIAGNOSIS_MS 200.0
#define ROUNDS       5 /* the fastest counts: the machine is not ours alone */

/* Two microphones, a mixer, an amplifier, four listeners; the send that is heard in one ear. */
static PlPatch *
make_bench (void)
{
  PlPatch *patch = test_example ("wrong-aux-with-trs");

  test_add (&patch, "shure-sm58");
  test_add (&patch, "shure-sm58");
  return patch;
}

typedef guint (*Work) (PlCircuit *circuit);

static guint
repair (PlCircuit *circuit)
{
  g_autoptr (PlRepairs) repairs = pl_repairs_new (circuit, test_catalog (), NULL, NULL);

  return repairs->n_tried;
}

static guint
compare (PlCircuit *circuit)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  guint n = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (pl_kind_is_cable (pl_patch_get_part (patch, id)->kind))
      {
        g_autoptr (PlRepairs) variants = pl_variants_new (circuit, test_catalog (), id, NULL);

        n += variants->n_tried;
      }
  return n;
}

static guint
diagnose (PlCircuit *circuit)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  g_autoptr (GArray) complaints = g_array_new (FALSE, FALSE, sizeof (PlComplaint));
  g_autoptr (PlDiagnosis) diagnosis = NULL;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      PlComplaint complaint
          = { verdict->part, verdict->group, PL_SYMPTOM_BIT (PL_SYMPTOM_NOTHING) };

      g_array_append_val (complaints, complaint);
    }
  diagnosis
      = pl_diagnosis_new (circuit, test_catalog (), (const PlComplaint *) (void *) complaints->data,
                          complaints->len, NULL);
  return diagnosis->n_tried;
}

/* TRUE: as fast as promised. */
static gboolean
measure (const char *name, Work work, double promise_ms)
{
  g_autoptr (PlPatch) patch = make_bench ();
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  double best_ms = 0.0;
  guint n = 0;

  pl_circuit_sync (circuit, patch);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double ms;

      n = work (circuit);
      ms = (double) (g_get_monotonic_time () - start) / 1e3;
      best_ms = i == 0 ? ms : MIN (best_ms, ms);
    }
  (void) printf ("%s: %.1f ms, %u benches tried (promised %.0f ms)\n", name, best_ms, n,
                 promise_ms);
  return best_ms <= promise_ms;
}

int
main (void)
{
  gboolean repairs = measure ("repairs", repair, REPAIRS_MS);
  gboolean variants = measure ("what if", compare, REPAIRS_MS);
  gboolean diagnosis = measure ("diagnosis", diagnose, DIAGNOSIS_MS);

  return repairs && variants && diagnosis ? 0 : 1;
}
