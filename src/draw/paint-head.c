/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What ears get: on headphones standing on the bench, and on the head in the pane.  Letters,
 * crosses and signs say what the tints say. */
#include <math.h>

#include "draw/paint-private.h"

static PlColor
ear_color (const PlTheme *theme, const PlVerdict *verdict, guint ear)
{
  if (verdict == NULL || verdict->ear[ear].n_members == 0)
    return theme->muted;
  switch (verdict->grade)
    {
    case PL_GRADE_GOOD:
    case PL_GRADE_NOTE:
      return theme->good;
    case PL_GRADE_BAD:
      return verdict->ear[ear].heard[0].gain < 0.0 ? theme->bad : theme->good;
    case PL_GRADE_HARM:
      return theme->harm;
    }
  g_assert_not_reached ();
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

static PlCup
judge_cup (const PlTheme *theme, const PlRect *rect, const PlVerdict *verdict, guint ear)
{
  static const char *const letters[] = { "L", "R" };
  gboolean heard = verdict != NULL && verdict->ear[ear].n_members > 0;
  PlCup cup = { .rect = *rect, .letter = letters[ear] };

  cup.fill = heard ? ear_color (theme, verdict, ear) : theme->cup;
  cup.ink = (PlColor){ 1, 1, 1, heard ? 1.0 : 0.75 };
  if (theme->mono && !heard)
    cup.ink = theme->ink;
  cup.inverted = heard && verdict->ear[ear].heard[0].gain < 0.0;
  cup.crossed_out = verdict != NULL && verdict->connected && !heard;
  return cup;
}

/* One cup: lit with its letter, crossed out when silent, with a turned-over sign when inverted. */
static void
paint_cup (cairo_t *cr, const PlTheme *theme, const PlCup *cup)
{
  const PlRect *rect = &cup->rect;
  double x = rect->x + rect->width / 2.0, y = rect->y + rect->height / 2.0;

  rounded (cr, rect->x, rect->y, rect->width, rect->height, MIN (rect->width, rect->height) / 2.6);
  pl_theme_set_source (cr, cup->fill);
  cairo_fill (cr);
  pl_paint_text (cr, cup->ink, x, y - (cup->inverted ? 6.0 : 0.0), 12.0, TRUE, PL_ALIGN_CENTRE,
                 cup->letter);
  if (cup->inverted)
    pl_paint_text (cr, cup->ink, x, y + 8.0, 11.0, TRUE, PL_ALIGN_CENTRE, "∅");
  if (cup->crossed_out)
    {
      pl_theme_set_source (cr, theme->cross);
      cairo_set_line_width (cr, 2.6);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_move_to (cr, rect->x + 3, rect->y + 5);
      cairo_line_to (cr, rect->x + rect->width - 3, rect->y + rect->height - 5);
      cairo_move_to (cr, rect->x + rect->width - 3, rect->y + 5);
      cairo_line_to (cr, rect->x + 3, rect->y + rect->height - 5);
      cairo_stroke (cr);
    }
}

PlCup
pl_paint_judge_cup (const PlTheme *theme, const PlRect *headphones, const PlVerdict *verdict,
                    guint ear)
{
  /* Where the shared drawing of headphones has its cups, as parts of the panel. */
  PlRect cup = { headphones->x + headphones->width * (ear == 0 ? 0.127 : 0.713),
                 headphones->y + headphones->height * 0.51, headphones->width * 0.16,
                 headphones->height * 0.313 };

  return judge_cup (theme, &cup, verdict, ear);
}

void
pl_paint_cups (cairo_t *cr, const PlTheme *theme, const PlRect *rect, const PlVerdict *verdict)
{
  for (guint ear = 0; ear < 2; ear++)
    {
      PlCup cup = pl_paint_judge_cup (theme, rect, verdict, ear);
      paint_cup (cr, theme, &cup);
    }
}

void
pl_paint_head (cairo_t *cr, const PlTheme *theme, const PlVerdict *verdict, double width,
               double height)
{
  double unit = MIN (width / 110.0, height / 96.0);
  double x = width / 2.0, y = height / 2.0 + 8.0 * unit, r = 30.0 * unit;
  PlRect left = { x - r - 13.0 * unit, y - 15.0 * unit, 18.0 * unit, 34.0 * unit };
  PlRect right = { x + r - 5.0 * unit, y - 15.0 * unit, 18.0 * unit, 34.0 * unit };
  PlCup cups[] = { judge_cup (theme, &left, verdict, 0), judge_cup (theme, &right, verdict, 1) };

  cairo_arc (cr, x, y, r, 0, 2.0 * G_PI);
  pl_theme_set_source (cr, theme->head);
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, pl_color_fade (theme->ink_dim, 0.5));
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  cairo_arc (cr, x, y - 6.0 * unit, r + 5.0 * unit, 1.08 * G_PI, 1.92 * G_PI);
  cairo_set_source_rgb (cr, .46, .44, .42);
  cairo_set_line_width (cr, 6.0 * unit);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
  paint_cup (cr, theme, &cups[0]);
  paint_cup (cr, theme, &cups[1]);
}
