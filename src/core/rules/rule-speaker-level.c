/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_danger (inspection, PL_DANGER_SPEAKER, "input");
}

const PlRule pl_rule_speaker_level = {
  .code = "speaker-level",
  .grade = PL_GRADE_HARM,
  .title = N_ ("Speaker level into an input"),
  .sentence
  = N_ ("{output} is a power output, with tens of volts or with both of its contacts driven; "
        "{input} is not made for that."),
  .remedy = N_ ("Unplug it before anything is switched on; take the signal from a line output."),
  .look = look,
};
