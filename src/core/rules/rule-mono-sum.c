/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Two outputs meet right here, in a cable. */
static gboolean
reads_two_outputs (const PlInspection *inspection, const PlVerdict *verdict, guint16 sense)
{
  guint n = 0;

  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);

      n += run->input.part == verdict->part && run->sense == sense ? 1 : 0;
    }
  return n > 1;
}

/* Left and right of one source: something is lost.  That a mixer mixes is no news. */
static gboolean
is_worth_telling (const PlInspection *inspection, const PlVerdict *verdict, const PlGroup *group)
{
  for (guint i = 0; i < (group->is_pair ? 2 : 1); i++)
    if (reads_two_outputs (inspection, verdict, group->sense[i]))
      return TRUE;
  return !verdict->is_mix;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (inspection->verdicts, PlVerdict, i);
      const PlGroup *group
          = pl_kind_group (pl_inspection_kind (inspection, verdict->part), verdict->group);

      if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_MONO_SUM)) != 0
          && is_worth_telling (inspection, verdict, group))
        pl_finding_add_end (pl_inspection_report (inspection, verdict->part), "listener",
                            (PlEnd){ verdict->part, group->connector });
    }
}

const PlRule pl_rule_mono_sum = {
  .code = "mono-sum",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Added together"),
  .sentence = N_ ("Several signals arrive at {listener} added together."),
  .remedy = N_ ("Fine for one loudspeaker; for stereo, take each to an input of its own."),
  .look = look,
};
