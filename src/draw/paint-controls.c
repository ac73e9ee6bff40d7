/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Knob pointers, fader caps and switch positions, over the panel's bare bodies. */
#include <math.h>

#include "draw/paint-private.h"

#define VALUE_ROOM 40.0 /* px round a knob: its value stands below it */

/* Position of a value along the travel, 0 … 1. */
double
pl_paint_travel (const PlControl *control, double value)
{
  return CLAMP ((value - control->min) / (control->max - control->min), 0.0, 1.0);
}

gboolean
pl_paint_is_off (const PlControl *control, double value)
{
  return control->unit == PL_UNIT_DB && control->off_at_min && value <= control->min;
}

double
pl_paint_turn_of (const PlControl *control, double value)
{
  return (pl_paint_travel (control, value) - 0.5) * 1.5 * G_PI; /* 270 degrees in all */
}

char *
pl_paint_word_value (const PlControl *control, double value)
{
  switch (control->unit)
    {
    case PL_UNIT_DB:
      if (pl_paint_is_off (control, value))
        return g_strdup ("off");
      return g_strdup_printf ("%s%.0f", value < -0.5 ? "−" : (value > 0.5 ? "+" : ""),
                              fabs (value));
    case PL_UNIT_PERCENT:
      return g_strdup_printf ("%.0f %%", value);
    case PL_UNIT_PAN:
    case PL_UNIT_BALANCE:
      if (fabs (value) < 0.02)
        return g_strdup ("C");
      return g_strdup_printf ("%s%.0f", value < 0.0 ? "L" : "R", fabs (value) * 100.0);
    case PL_UNIT_POSITION:
      return g_strdup (control->positions[(guint) lround (value)]);
    }
  g_assert_not_reached ();
}

static void
paint_knob (cairo_t *cr, const PlTheme *theme, const PlControl *control, double value, PlSpot spot)
{
  double turn = pl_paint_turn_of (control, value), r = MIN (spot.r, 14.0);
  gboolean off = pl_paint_is_off (control, value);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, r > 10.0 ? 2.4 : 1.8);
  pl_theme_set_source (cr, pl_color_fade (theme->pointer, off ? 0.5 : 1.0));
  cairo_move_to (cr, spot.x + sin (turn) * r * 0.3, spot.y - cos (turn) * r * 0.3);
  cairo_line_to (cr, spot.x + sin (turn) * r * 0.82, spot.y - cos (turn) * r * 0.82);
  cairo_stroke (cr);
  if (spot.r >= 11.0)
    {
      g_autofree char *words = pl_paint_word_value (control, value);
      pl_paint_text (cr, theme->value, spot.x, spot.y + spot.r + 9.0, 8.5, FALSE, PL_ALIGN_CENTRE,
                     words);
    }
}

static void
rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
paint_fader (cairo_t *cr, const PlTheme *theme, const PlControl *control, double value, PlSpot spot)
{
  double y = spot.y + spot.height / 2.0 - pl_paint_travel (control, value) * spot.height;

  cairo_set_source_rgba (cr, 0, 0, 0, .45);
  rounded (cr, spot.x - 11, y - 8, 22, 19, 3);
  cairo_fill (cr);
  pl_theme_set_source (cr, theme->cap);
  rounded (cr, spot.x - 11, y - 9, 22, 18, 3);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, .2, .2, .2);
  cairo_rectangle (cr, spot.x - 11, y - 1, 22, 2);
  cairo_fill (cr);
}

PlRect
pl_paint_switch_rect (const PlControl *control, double value, PlSpot spot)
{
  double side = MAX (spot.height - 4.0, 4.0);
  double x = spot.x - spot.width / 2.0 + 2.0;

  x += pl_paint_travel (control, value) * (spot.width - 4.0 - side);
  return (PlRect){ x, spot.y - side / 2.0, side, side };
}

static void
paint_switch (cairo_t *cr, const PlTheme *theme, const PlControl *control, double value,
              PlSpot spot)
{
  PlRect inner = pl_paint_switch_rect (control, value, spot);

  pl_theme_set_source (cr, value >= 0.5 ? theme->on : theme->off);
  rounded (cr, inner.x, inner.y, inner.width, inner.height, inner.width / 2.5);
  cairo_fill (cr);
}

void
pl_paint_controls (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (pl_layout_get_patch (layout), id);

  for (guint16 i = 0; i < part->kind->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (part->kind, i);
      PlSpot spot;
      PlRect room;

      if (!pl_layout_get_control (layout, id, i, &spot))
        continue;
      room = (PlRect){ spot.x - spot.width / 2.0, spot.y - spot.height / 2.0, spot.width,
                       spot.height };
      room = pl_rect_grow (&room, VALUE_ROOM);
      if (pl_paint_is_clipped (cr, &room))
        continue;
      if (control->type == PL_CONTROL_FADER)
        paint_fader (cr, theme, control, part->controls[i], spot);
      else if (control->type == PL_CONTROL_SWITCH)
        paint_switch (cr, theme, control, part->controls[i], spot);
      else
        paint_knob (cr, theme, control, part->controls[i], spot);
    }
}
