/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_ONE_SIDE);
}

const PlRule pl_rule_one_side_only = {
  .code = "one-side-only",
  .grade = PL_GRADE_BAD,
  .title = N_ ("One side is missing"),
  .sentence = N_ ("Only one side of a stereo source reaches {listener}."),
  .remedy = N_ ("Plug in the other side, too, or turn everything to the middle."),
  .look = look,
};
