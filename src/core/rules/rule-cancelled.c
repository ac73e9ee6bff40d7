/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_CANCELLED);
}

const PlRule pl_rule_cancelled = {
  .code = "cancelled",
  .grade = PL_GRADE_BAD,
  .title = N_ ("The middle is gone"),
  .sentence = N_ ("{listener} hears only the difference of left and right: voices and everything "
                  "in the middle vanish."),
  .remedy = N_ ("Do not read a stereo output as a balanced one; if the wiring is right, look for a "
                "broken sleeve."),
  .look = look,
};
