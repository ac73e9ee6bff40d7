/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* +4 dBu is 11.8 dB above -10 dBV. */
static gboolean
applies (PlLevel output, PlLevel input)
{
  return output == PL_LEVEL_LINE && input == PL_LEVEL_CONSUMER;
}

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_levels (inspection, applies);
}

const PlRule pl_rule_level_high = {
  .code = "level-high",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Professional level into a consumer input"),
  .sentence = N_ ("{output} gives +4 dBu and {input} expects consumer level (−10 dBV): it arrives "
                  "about 12 dB high and may distort."),
  .remedy = N_ ("Turn the output down by 12 dB before you listen."),
  .look = look,
};
