/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* Headphones and loudspeakers have so little impedance that hum finds no way in. */
static gboolean
minds_hum (const PlCircuit *circuit, const PlRun *run)
{
  PlInput input = pl_run_input_type (circuit, run);

  return pl_run_output (circuit, run)->level != PL_LEVEL_SPEAKER && input != PL_INPUT_HEADPHONES
         && input != PL_INPUT_SPEAKER;
}

static void
look (PlInspection *inspection)
{
  pl_inspection_look_for_carriage (inspection, PL_CARRIAGE_POWER, minds_hum);
}

const PlRule pl_rule_cable_unshielded = {
  .code = "cable-unshielded",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Speaker cable for a signal"),
  .sentence = N_ ("{cable} is a speaker cable without a shield, but it carries a signal from "
                  "{output} to {input}: it picks up hum and radio."),
  .remedy = N_ ("Use a shielded cable."),
  .look = look,
};
