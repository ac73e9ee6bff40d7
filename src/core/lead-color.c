/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/lead-color.h"

#include <glib/gi18n-lib.h>

enum
{
  N_IN_TURN = PL_LEAD_COLOR_YELLOW
};

static const char *const codes[]
    = { "blue",  "orange", "pink", "green", "sky-blue", "vermilion", "yellow",
        "black", "white",  "red",  "brown", "violet",   NULL };

static const char *const names[PL_N_LEAD_COLORS]
    = { NULL,         N_ ("blue"),     N_ ("orange"),    N_ ("pink"),
        N_ ("green"), N_ ("sky blue"), N_ ("vermilion"), N_ ("yellow"),
        N_ ("black"), N_ ("white"),    N_ ("red"),       N_ ("brown"),
        N_ ("violet") };

G_STATIC_ASSERT (G_N_ELEMENTS (codes) == PL_N_LEAD_COLORS); /* no "none", but a NULL */

const char *const *
pl_lead_color_codes (void)
{
  return codes;
}

const char *
pl_lead_color_code (PlLeadColor color)
{
  g_assert ((guint) color < PL_N_LEAD_COLORS);
  return color != PL_LEAD_COLOR_NONE ? codes[color - 1] : NULL;
}

const char *
pl_lead_color_name (PlLeadColor color)
{
  g_assert ((guint) color < PL_N_LEAD_COLORS);
  return color != PL_LEAD_COLOR_NONE ? _ (names[color]) : "";
}

PlLeadColor
pl_lead_color_of_number (int number)
{
  return number > 0 ? (PlLeadColor) (1 + (guint) (number - 1) % N_IN_TURN) : PL_LEAD_COLOR_NONE;
}

PlLeadColor
pl_part_get_color (const PlPart *part)
{
  return part->color != PL_LEAD_COLOR_NONE ? (PlLeadColor) part->color
                                           : pl_lead_color_of_number (part->number);
}

PlLeadMark
pl_part_get_mark (const PlPart *part)
{
  return (PlLeadMark){ part->number, pl_part_get_color (part) };
}

PlLeadMark
pl_lead_mark_of_number (int number)
{
  return (PlLeadMark){ number, pl_lead_color_of_number (number) };
}
