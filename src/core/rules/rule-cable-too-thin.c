/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static gboolean
carries_power (const PlCircuit *circuit, const PlRun *run)
{
  return pl_run_output (circuit, run)->level == PL_LEVEL_SPEAKER
         && pl_run_input_type (circuit, run) == PL_INPUT_SPEAKER;
}

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_carriage (inspection, PL_CARRIAGE_SIGNAL, carries_power);
}

const PlRule pl_rule_cable_too_thin = {
  .code = "cable-too-thin",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Signal cable at a loudspeaker"),
  .sentence = N_ ("{cable} is made for signals, but it carries the power of {output} to {input}: "
                  "its thin core gets warm and may touch the shield, which shorts the amplifier."),
  .remedy = N_ ("Use a speaker cable: two thick conductors and no shield."),
  .look = look,
};
