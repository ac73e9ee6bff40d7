/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "answer.h"

#include "core/hear.h"

static void
append_gains (GString *out, const PlCircuit *circuit, PlPartId id, guint16 signal)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, id)->kind;
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, id, signal, &n);

  if (pl_circuit_is_looped (circuit, id, signal))
    g_string_append_printf (out, "LOOPED %u.%s\n", id, pl_kind_signal (kind, signal)->id);
  for (guint i = 0; i < n; i++)
    {
      const PlKind *from = pl_patch_get_part (patch, heard[i].programme.part)->kind;

      g_string_append_printf (out, "GAIN %u.%s %u.%s %.12g\n", id,
                              pl_kind_signal (kind, signal)->id, heard[i].programme.part,
                              pl_kind_signal (from, heard[i].programme.signal)->id, heard[i].gain);
    }
}

/* "PROGRAMME 1.l left 1.r": name, side, and the other side of the same mix. */
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

/* "LABELS 2.a.left 2.a.right one-ear-only …", single inputs with "-" for the second sense. */
static void
append_labels (GString *out, const PlCircuit *circuit, PlPartId id, guint16 index)
{
  const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (circuit), id)->kind;
  const PlGroup *group = pl_kind_group (kind, index);
  PlVerdict verdict;

  pl_circuit_judge (circuit, id, index, &verdict);
  g_string_append_printf (out, "LABELS %u.%s ", id, pl_kind_signal (kind, group->sense[0])->id);
  if (group->is_pair)
    g_string_append_printf (out, "%u.%s", id, pl_kind_signal (kind, group->sense[1])->id);
  else
    g_string_append_c (out, '-');
  for (guint i = 0; i < PL_N_LABELS; i++)
    if ((verdict.labels & PL_LABEL_BIT (i)) != 0)
      g_string_append_printf (out, " %s", pl_label_code ((PlLabel) i));
  g_string_append_c (out, '\n');
  pl_verdict_clear (&verdict);
}

char *
answer_dup (const PlCircuit *circuit)
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

char *
answer_dup_netlist (const PlCircuit *circuit)
{
  g_autofree char *netlist = pl_circuit_dup_netlist (circuit);
  GString *out = g_string_new (netlist);

  g_assert_cmpuint (g_string_replace (out, "\nquit\n", "\n", 0), ==, 1);
  return g_string_free (out, FALSE);
}
