/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_danger (inspection, PL_DANGER_SHORT, NULL);
}

const PlRule pl_rule_speaker_shorted = {
  .code = "speaker-shorted",
  .grade = PL_GRADE_HARM,
  .title = N_ ("Speaker output shorted"),
  .sentence = N_ ("{output} is a power output and works into a short or against another output."),
  .remedy = N_ ("Unplug it before the amplifier is switched on; use a cable that leads to one "
                "loudspeaker, or to balanced headphones, and to nothing else."),
  .look = look,
};
