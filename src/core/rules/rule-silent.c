/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_SILENT);
}

const PlRule pl_rule_silent = {
  .code = "silent",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Nothing arrives"),
  .sentence = N_ ("{listener} gets no sound at all."),
  .remedy
  = N_ ("Turn up the knob that the cause above names; or else follow it to the first contact that "
        "carries nothing, and plug in there."),
  .look = look,
};
