/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_OUT_OF_PHASE);
}

const PlRule pl_rule_out_of_phase = {
  .code = "out-of-phase",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Out of phase"),
  .sentence
  = N_ ("The ears of {listener} move against each other: it sounds hollow and has no middle."),
  .remedy = N_ ("Do not take a balanced output into a stereo input with a TRS cable; use a stereo "
                "output or the cable made for it."),
  .look = look,
};
