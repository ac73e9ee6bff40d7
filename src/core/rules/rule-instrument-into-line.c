/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* A pickup wants to see about a megohm. */
static gboolean
applies (PlLevel output, PlLevel input)
{
  return output == PL_LEVEL_INSTRUMENT
         && (input == PL_LEVEL_LINE || input == PL_LEVEL_MIC || input == PL_LEVEL_CONSUMER);
}

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_levels (inspection, applies);
}

const PlRule pl_rule_instrument_into_line = {
  .code = "instrument-into-line",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Instrument into a line input"),
  .sentence
  = N_ ("{output} is a pickup; the low impedance of {input} takes level and treble from it."),
  .remedy = N_ ("Use an instrument (Hi-Z) input or a DI box."),
  .look = look,
};
