/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_MONO_SUM);
}

const PlRule pl_rule_mono_sum = {
  .code = "mono-sum",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Added together"),
  .sentence = N_ ("Several signals arrive at {listener} added together."),
  .remedy = N_ ("Fine for one loudspeaker; for stereo, take the sides to an input each."),
  .look = look,
};
