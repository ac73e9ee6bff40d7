/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_OVERLOAD);
}

const PlRule pl_rule_overload = {
  .code = "overload",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Overload"),
  .sentence = N_ ("What arrives at {listener} is far too loud for this input and distorts."),
  .remedy = N_ ("Use the line input, a pad, or turn the source down."),
  .look = look,
};
