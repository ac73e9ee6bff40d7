/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/rule.h"

static PlSide
output_side (const PlInspection *inspection, const PlRun *run)
{
  return pl_kind_signal (pl_inspection_kind (inspection, run->output.part), run->signal)->side;
}

/* The jack whose contacts rest on this one while it is empty is the right side of a pair; this one
 * is the left.  Stereo jacks know their sides themselves. */
static PlSide
input_side (const PlInspection *inspection, const PlRun *run)
{
  const PlKind *kind = pl_inspection_kind (inspection, run->input.part);
  const PlConnector *input = pl_kind_connector (kind, run->input.connector);

  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);

      if (element->type != PL_ELEMENT_NORMAL || input->n_drivers > 0)
        continue;
      if (element->connector == run->input.connector)
        return PL_SIDE_RIGHT;
      if (element->b == input->node[PL_CONTACT_TIP] && element->b != PL_NO_NODE)
        return PL_SIDE_LEFT;
    }
  return pl_kind_signal (kind, run->sense)->side;
}

/* Less than this is crosstalk, not a plug in the wrong jack. */
#define CROSSED_GAIN 0.1

/* The input reads its own side as well, about as loud: an open return mixes the two, no plug does.
 */
static gboolean
reads_own_side (const PlInspection *inspection, const PlRun *run, PlSide in)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *other = pl_inspection_run (inspection, i);

      if (other->input.part == run->input.part && other->sense == run->sense
          && other->output.part == run->output.part && output_side (inspection, other) == in
          && fabs (other->gain) > 0.5 * fabs (run->gain))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_crossed (const PlInspection *inspection, const PlRun *run)
{
  PlSide out = output_side (inspection, run), in = input_side (inspection, run);

  return fabs (run->gain) > CROSSED_GAIN && out != PL_SIDE_NONE && in != PL_SIDE_NONE && out != in
         && !reads_own_side (inspection, run, in);
}

/* One side alone into both inputs is a choice; both sides exchanged is a mistake. */
static gboolean
has_counterpart (const PlInspection *inspection, const PlRun *run)
{
  guint16 pair
      = pl_kind_signal (pl_inspection_kind (inspection, run->output.part), run->signal)->pair;

  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *other = pl_inspection_run (inspection, i);

      if (other->output.part == run->output.part && other->signal == pair
          && other->input.part == run->input.part && is_crossed (inspection, other))
        return TRUE;
    }
  return FALSE;
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);

      if (is_crossed (inspection, run) && has_counterpart (inspection, run))
        (void) pl_inspection_report_run (inspection, run);
    }
}

const PlRule pl_rule_pair_crossed = {
  .code = "pair-crossed",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Pair plugged crosswise"),
  .sentence = N_ ("{output} goes into {input}, the other side of the pair."),
  .remedy = N_ ("Exchange the two plugs, or the cable if it crosses tip and ring."),
  .look = look,
};
