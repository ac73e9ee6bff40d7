/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_danger (inspection, PL_DANGER_MICROPHONE, "microphone");
}

const PlRule pl_rule_microphone_driven = {
  .code = "microphone-driven",
  .grade = PL_GRADE_HARM,
  .title = N_ ("Microphone on an output"),
  .sentence = N_ ("{output} can drive headphones or loudspeakers and is joined to {microphone}: it "
                  "can destroy it."),
  .remedy = N_ ("Unplug it; a microphone belongs into a microphone input."),
  .look = look,
};
