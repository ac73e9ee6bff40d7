/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_label (inspection, PL_LABEL_INVERTED);
}

const PlRule pl_rule_inverted_polarity = {
  .code = "inverted-polarity",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Polarity inverted"),
  .sentence = N_ ("{listener} arrives with hot and cold exchanged."),
  .remedy = N_ ("Look for a crossed cable, or one with the wrong pin as hot."),
  .look = look,
};
