/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_ATTENUATED);
}

const PlRule pl_rule_attenuated = {
  .code = "attenuated",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("Too quiet"),
  .sentence = N_ ("{listener} gets it at least 3 dB quieter than this output could give."),
  .remedy
  = N_ ("Turn up a little; for the full level use a cable that does not lose one leg, or a load "
        "of higher impedance."),
  .look = look,
};
