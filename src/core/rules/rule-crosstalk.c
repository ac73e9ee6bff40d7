/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_CROSSTALK);
}

const PlRule pl_rule_crosstalk = {
  .code = "crosstalk",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Crosstalk"),
  .sentence = N_ ("A little of the other side leaks into {listener}."),
  .remedy = N_ ("Look for a thin or broken common return."),
  .look = look,
};
