/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* -10 dBV is 11.8 dB below +4 dBu. */
static gboolean
applies (PlLevel output, PlLevel input)
{
  return output == PL_LEVEL_CONSUMER && input == PL_LEVEL_LINE;
}

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_levels (inspection, applies);
}

const PlRule pl_rule_level_low = {
  .code = "level-low",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Consumer level into a professional input"),
  .sentence = N_ ("{output} gives consumer level (−10 dBV) and {input} expects +4 dBu: it arrives "
                  "about 12 dB low."),
  .remedy = N_ ("Turn the input up by 12 dB, or use an input made for −10 dBV."),
  .look = look,
};
