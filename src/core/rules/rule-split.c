/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_SPLIT);
}

const PlRule pl_rule_split = {
  .code = "split",
  .grade = PL_GRADE_NOTE,
  .title = N_ ("A different mix in each ear"),
  .sentence = N_ ("{listener} hears a different mix in each ear."),
  .remedy = N_ ("Fine if you want it so; otherwise take both sides from the same mix."),
  .look = look,
};
