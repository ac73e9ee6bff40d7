/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_ONE_EAR);
}

const PlRule pl_rule_one_ear_only = {
  .code = "one-ear-only",
  .grade = PL_GRADE_BAD,
  .title = N_ ("One ear only"),
  .sentence = N_ ("Only one ear of {listener} gets sound."),
  .remedy
  = N_ ("Use a jack that plays both sides, or a cable that takes the one signal to both ears."),
  .look = look,
};
