/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* A knob in the way of {input} that is also in the way of another output, one that leads to
 * loudspeakers. */
static gboolean
acts_on (const PlKind *kind, guint16 connector, guint16 control)
{
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);

      if (element->type != PL_ELEMENT_SOURCE || element->connector != connector)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (element->gain.controls); k++)
        if (element->gain.controls[k] == control)
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_for_phones (const PlInspection *inspection, PlPartId id)
{
  PlCategory category = pl_inspection_kind (inspection, id)->category;

  return category == PL_CATEGORY_HEADPHONE_AMP || category == PL_CATEGORY_SPLITTER
         || category == PL_CATEGORY_HEADPHONES;
}

/* A recorder hears nobody's loudness. */
static gboolean
is_for_speakers (const PlInspection *inspection, PlPartId id)
{
  PlCategory category = pl_inspection_kind (inspection, id)->category;

  return category == PL_CATEGORY_SPEAKER || category == PL_CATEGORY_AMPLIFIER
         || category == PL_CATEGORY_PROCESSOR;
}

/* Another connected jack that this control moves, and that leads to loudspeakers. */
static gboolean
find_other (const PlInspection *inspection, const PlRun *run, guint16 control, PlEnd *other)
{
  const PlKind *kind = pl_inspection_kind (inspection, run->output.part);

  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *rival = pl_inspection_run (inspection, i);

      if (rival->output.part != run->output.part || !is_for_speakers (inspection, rival->input.part)
          || !acts_on (kind, rival->output.connector, control))
        continue;
      *other = rival->input;
      return TRUE;
    }
  return FALSE;
}

static void
look_at_run (PlInspection *inspection, const PlRun *run)
{
  const PlKind *kind = pl_inspection_kind (inspection, run->output.part);
  const PlElement *source = &g_array_index (kind->elements, PlElement, run->element);
  PlEnd other;

  for (guint i = 0; i < G_N_ELEMENTS (source->gain.controls); i++)
    {
      guint16 control = source->gain.controls[i];
      PlFinding *finding = NULL;

      if (control == PL_NO_INDEX || !find_other (inspection, run, control, &other))
        continue;
      finding = pl_inspection_report (inspection, run->input.part);
      pl_finding_add_control (finding, "knob", run->output.part, control);
      pl_finding_add_end (finding, "input", run->input);
      pl_finding_add_end (finding, "other", other);
    }
}

static void
look (PlInspection *inspection)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);

      if (is_for_phones (inspection, run->input.part))
        look_at_run (inspection, run);
    }
}

const PlRule pl_rule_fader_moves_speakers = {
  .code = "fader-moves-speakers",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("One fader for phones and speakers"),
  .sentence = N_ ("{knob} sets what {input} gets, and {other} as well: louder in the headphones is "
                  "louder in the loudspeakers."),
  .remedy = N_ (
      "Take the headphones from the phones or control room jack, which have a knob of their own."),
  .look = look,
};
