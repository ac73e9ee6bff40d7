/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Some 50 dB are missing. */
static gboolean
applies (PlLevel output, PlLevel input)
{
  return output == PL_LEVEL_MIC
         && (input == PL_LEVEL_LINE || input == PL_LEVEL_CONSUMER || input == PL_LEVEL_PHONES);
}

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_levels (inspection, applies);
}

const PlRule pl_rule_mic_into_line = {
  .code = "mic-into-line",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Microphone into a line input"),
  .sentence = N_ ("{output} gives microphone level, a few thousandths of a volt; {input} expects "
                  "line level and hears next to nothing."),
  .remedy = N_ ("Use a microphone input; they have a preamplifier."),
  .look = look,
};
