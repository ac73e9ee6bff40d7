/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_danger (inspection, PL_DANGER_PHANTOM, "input");
}

const PlRule pl_rule_phantom_into_output = {
  .code = "phantom-into-output",
  .grade = PL_GRADE_HARM,
  .title = N_ ("48 V where it can do harm"),
  .sentence = N_ ("The 48 V of {input} drive a current through {output} that can harm it."),
  .remedy = N_ ("Switch the phantom power off; then mend the cable, or go through a DI box or "
                "transformer."),
  .look = look,
};
