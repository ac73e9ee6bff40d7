/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_SWAPPED);
}

const PlRule pl_rule_swapped = {
  .code = "swapped",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Left and right swapped"),
  .sentence = N_ ("{listener} hears left and right exchanged."),
  .remedy = N_ ("Exchange the two plugs of the pair, or the cable if it crosses tip and ring."),
  .look = look,
};
