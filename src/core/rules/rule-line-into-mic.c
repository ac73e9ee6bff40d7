/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Some 50 dB too many; how much the input stands is told by the overload rule. */
static gboolean
applies (PlLevel output, PlLevel input)
{
  return input == PL_LEVEL_MIC
         && (output == PL_LEVEL_LINE || output == PL_LEVEL_CONSUMER || output == PL_LEVEL_PHONES);
}

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_levels (inspection, applies);
}

const PlRule pl_rule_line_into_mic = {
  .code = "line-into-mic",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Line level into a microphone input"),
  .sentence = N_ ("{output} gives line level to {input}, which is made for microphones: it "
                  "distorts unless its gain is all the way down."),
  .remedy = N_ ("Use the line input, or a pad or DI box in between."),
  .look = look,
};
