/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/paint-why.h"

#include <math.h>

#include "core/words.h"
#include "draw/paint-private.h"
#include "draw/paint-why-private.h"
#include "draw/paint.h"

gboolean
pl_why_is_lit (const PlWhyPainter *self, const PlWhyConductor *conductor)
{
  return self->lit != NULL && pl_why_conductor_equal (self->lit, conductor);
}

gboolean
pl_why_is_dark (const PlTheme *theme)
{
  return theme->ink.r > 0.5;
}

PlColor
pl_why_contact_color (const PlTheme *theme, PlContact contact)
{
  gboolean dark = pl_why_is_dark (theme);

  switch (contact)
    {
    case PL_CONTACT_TIP:
    case PL_CONTACT_PIN2:
    case PL_CONTACT_CENTRE:
    case PL_CONTACT_PLUS:
      return dark ? (PlColor){ .40, .73, .95, 1 } : (PlColor){ 0, .40, .66, 1 };
    case PL_CONTACT_RING:
    case PL_CONTACT_PIN3:
    case PL_CONTACT_MINUS:
      return dark ? (PlColor){ .95, .67, .26, 1 } : (PlColor){ .76, .41, 0, 1 };
    case PL_CONTACT_RING2:
      return dark ? (PlColor){ .88, .60, .77, 1 } : (PlColor){ .62, .27, .47, 1 };
    case PL_CONTACT_SLEEVE:
    case PL_CONTACT_PIN1:
    case PL_CONTACT_SHELL:
      return theme->muted;
    }
  g_assert_not_reached ();
}

void
pl_why_set_line (const PlWhyPainter *self, PlContact contact, const PlCarries *carries)
{
  static const double dashes[] = { 1.5, 4.5 };
  PlColor color = pl_why_contact_color (self->theme, contact);

  cairo_set_line_width (self->cr, carries->type == PL_CARRIES_SIGNAL ? 2.8 : 1.8);
  cairo_set_dash (self->cr, dashes, carries->type == PL_CARRIES_NOTHING ? 2 : 0, 0);
  pl_theme_set_source (self->cr, carries->type == PL_CARRIES_SIGNAL ? color : self->theme->muted);
}

/* A blow that dies away: which way it begins is its polarity. */
void
pl_why_paint_wave (cairo_t *cr, PlColor color, PlPoint centre, double width, double most,
                   const PlCarries *carries)
{
  static const double dashes[] = { 2.5, 2.5 };
  double height = carries->gain < 0.0 ? -most : most;

  pl_theme_set_source (cr, color);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (carries->type != PL_CARRIES_SIGNAL)
    {
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_move_to (cr, centre.x - width / 2.0, centre.y);
      cairo_line_to (cr, centre.x + width / 2.0, centre.y);
    }
  else
    for (int i = 0; i <= 24; i++)
      {
        double t = i / 24.0;
        double y = 1.35 * exp (-2.4 * t) * sin (4.0 * G_PI * t);

        cairo_line_to (cr, centre.x + (t - 0.5) * width, centre.y - y * height);
      }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
pl_why_trace_rounded (cairo_t *cr, const PlRect *r, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, r->x + r->width - radius, r->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, r->x + r->width - radius, r->y + r->height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, r->x + radius, r->y + r->height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, r->x + radius, r->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Three bars, the widest at the point; up: -1. */
void
pl_why_paint_ground (const PlWhyPainter *self, double x, double y, double up)
{
  pl_theme_set_source (self->cr, self->theme->muted);
  cairo_set_line_width (self->cr, 1.8);
  for (int i = 0; i < 3; i++)
    {
      cairo_move_to (self->cr, x - 8.0 + 2.7 * i, y + up * 3.6 * i);
      cairo_line_to (self->cr, x + 8.0 - 2.7 * i, y + up * 3.6 * i);
    }
  cairo_stroke (self->cr);
}

/* A disc, or as long as its letters need. */
static void
paint_letters (const PlWhyPainter *self, PlPoint centre, PlContact contact,
               const PlCarries *carries, const char *letters)
{
  gboolean signal = carries->type == PL_CARRIES_SIGNAL;
  PlColor color = signal ? pl_why_contact_color (self->theme, contact) : self->theme->muted;
  PlColor paper
      = pl_why_is_dark (self->theme) ? (PlColor){ .1, .1, .1, 1 } : (PlColor){ 1, 1, 1, 1 };
  double half = 2.8 * ((double) g_utf8_strlen (letters, -1) - 1.0);

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, centre.x + half, centre.y, 7.5, -G_PI_2, G_PI_2);
  cairo_arc (self->cr, centre.x - half, centre.y, 7.5, G_PI_2, 1.5 * G_PI);
  cairo_close_path (self->cr);
  pl_theme_set_source (self->cr, signal ? color : paper);
  cairo_fill_preserve (self->cr);
  pl_theme_set_source (self->cr, color);
  cairo_set_line_width (self->cr, 1.4);
  cairo_stroke (self->cr);
  pl_paint_text (self->cr, signal ? paper : self->theme->ink, centre.x, centre.y, 11.0, TRUE,
                 PL_ALIGN_CENTRE, letters);
}

/* Conductors */

static void
trace_run (cairo_t *cr, const PlWhyRun *run)
{
  const PlPoint *p = run->points;

  cairo_move_to (cr, p[0].x, p[0].y);
  for (guint i = 1; i + 1 < run->n_points; i++)
    {
      double before = hypot (p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
      double after = hypot (p[i + 1].x - p[i].x, p[i + 1].y - p[i].y);
      double r = fmin (7.0, fmin (before, after) / 2.0);

      if (before < 0.1 || after < 0.1)
        continue;
      cairo_line_to (cr, p[i].x - (p[i].x - p[i - 1].x) / before * r,
                     p[i].y - (p[i].y - p[i - 1].y) / before * r);
      cairo_curve_to (cr, p[i].x, p[i].y, p[i].x, p[i].y,
                      p[i].x + (p[i + 1].x - p[i].x) / after * r,
                      p[i].y + (p[i + 1].y - p[i].y) / after * r);
    }
  cairo_line_to (cr, p[run->n_points - 1].x, p[run->n_points - 1].y);
}

static void
paint_runs (const PlWhyPainter *self)
{
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < self->why->runs->len; i++)
    {
      const PlWhyRun *run = &g_array_index (self->why->runs, PlWhyRun, i);

      if (pl_why_is_lit (self, &run->conductor))
        {
          trace_run (self->cr, run);
          pl_theme_set_source (self->cr, pl_color_fade (self->theme->focus, 0.5));
          cairo_set_line_width (self->cr, 9.0);
          cairo_stroke (self->cr);
        }
      trace_run (self->cr, run);
      pl_why_set_line (self, run->contact, &run->carries);
      cairo_stroke (self->cr);
      cairo_set_dash (self->cr, NULL, 0, 0);
    }
}

static void
paint_break (const PlWhyPainter *self, PlPoint at)
{
  cairo_set_line_width (self->cr, 2.6);
  pl_theme_set_source (self->cr, self->theme->bad);
  cairo_move_to (self->cr, at.x - 5.0, at.y - 5.0);
  cairo_line_to (self->cr, at.x + 5.0, at.y + 5.0);
  cairo_move_to (self->cr, at.x + 5.0, at.y - 5.0);
  cairo_line_to (self->cr, at.x - 5.0, at.y + 5.0);
  cairo_stroke (self->cr);
}

static void
paint_line (const PlWhyPainter *self, const PlWhyBadge *badge)
{
  static const double dots[] = { 1.0, 3.0 };
  g_autofree char *level = NULL;
  g_autofree char *words
      = pl_words_path_line (self->why->patch, &badge->carries, badge->broken, badge->loose, &level);
  double left = badge->line.x + 4.0, right = badge->line.x + badge->line.width - 6.0;
  double y = badge->line.y + badge->line.height / 2.0, room = *level != '\0' ? 78.0 : 6.0;
  PlColor ink = self->theme->ink, mark = badge->broken || badge->loose ? self->theme->bad : ink;

  if (pl_why_is_lit (self, &badge->conductor))
    {
      pl_why_trace_rounded (self->cr, &badge->line, 5.0);
      pl_theme_set_source (self->cr, pl_color_fade (self->theme->focus, 0.22));
      cairo_fill (self->cr);
    }
  if (badge->carries.type == PL_CARRIES_GROUND)
    pl_why_paint_ground (self, left + 14.0, y - 4.0, 1.0);
  else
    pl_why_paint_wave (self->cr, ink, (PlPoint){ left + 14.0, y }, 26.0, 7.5, &badge->carries);
  pl_paint_text_in (self->cr, ink, left + 36.0, y, right - left - 36.0 - room, 12.0, FALSE,
                    PL_ALIGN_LEFT, words);
  pl_paint_text (self->cr, mark, right, y, 12.0, TRUE, PL_ALIGN_RIGHT, level);
  pl_theme_set_source (self->cr, self->theme->muted);
  cairo_set_line_width (self->cr, 1.0);
  cairo_set_dash (self->cr, dots, 2, 0);
  cairo_move_to (self->cr, right + 3.0, y);
  cairo_line_to (self->cr, badge->at.x - 8.0, y);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* "T", or "T→R" when the conductor ends at another contact than it began at. */
static void
paint_badge_letters (const PlWhyPainter *self, const PlWhyBadge *badge)
{
  g_autoptr (GString) letters = g_string_new (pl_words_letter (badge->contact));
  const PlPathWire *wire = NULL;
  gboolean differs = FALSE;

  if (badge->wire != G_MAXUINT)
    wire = &g_array_index (pl_why_hop (self->why, badge->hop)->wires, PlPathWire, badge->wire);
  for (guint i = 0; wire != NULL && !badge->loose && i < wire->n_ends; i++)
    differs
        = differs || (wire->places[i] == PL_PATH_DOWN && wire->ends[i].contact != badge->contact);
  if (differs)
    g_string_append (letters, "→");
  for (guint i = 0; differs && i < wire->n_ends; i++)
    if (wire->places[i] == PL_PATH_DOWN)
      g_string_append (letters, pl_words_letter (wire->ends[i].contact));
  paint_letters (self, badge->at, badge->contact, &badge->carries, letters->str);
}

static void
paint_badges (const PlWhyPainter *self)
{
  for (guint i = 0; i < self->why->badges->len; i++)
    {
      const PlWhyBadge *badge = &g_array_index (self->why->badges, PlWhyBadge, i);

      if (badge->line.width > 0.0)
        paint_line (self, badge);
      paint_badge_letters (self, badge);
      if (badge->broken)
        paint_break (self, (PlPoint){ badge->at.x, badge->break_y });
    }
}

/* The name of a cable above what is said about its conductors. */
static void
paint_cable (const PlWhyPainter *self, const PlWhyBlock *block)
{
  PlPartId id
      = g_array_index (pl_why_hop (self->why, block->hop)->wires, PlPathWire, block->index).part;
  g_autofree char *name = pl_words_part (self->why->patch, id);

  pl_paint_text_in (self->cr, self->theme->ink, block->rect.x + 4.0, block->rect.y + 12.0,
                    block->rect.width - self->why->gutter - 8.0, 12.0, TRUE, PL_ALIGN_LEFT, name);
}

static void
paint_arrow (const PlWhyPainter *self, const PlWhyBlock *block)
{
  const PlHop *hop = pl_why_hop (self->why, block->hop);
  double x = block->rect.x + 24.0, y = block->rect.y + block->rect.height / 2.0;
  g_autofree char *words = NULL;

  if (hop->outputs->len == 0)
    return;
  words = pl_words_path_stage (self->why->patch,
                               g_array_index (hop->outputs, PlPathDevice, 0).end.part);
  pl_theme_set_source (self->cr, self->theme->ink_dim);
  cairo_move_to (self->cr, x - 7.0, y - 5.0);
  cairo_line_to (self->cr, x + 7.0, y - 5.0);
  cairo_line_to (self->cr, x, y + 7.0);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
  pl_paint_text_in (self->cr, self->theme->ink_dim, x + 16.0, y, block->rect.width - 40.0, 12.0,
                    FALSE, PL_ALIGN_LEFT, words);
}

static void
paint_block (const PlWhyPainter *self, const PlWhyBlock *block)
{
  switch (block->type)
    {
    case PL_WHY_OUTPUT:
      pl_why_paint_output (self, block);
      return;
    case PL_WHY_INPUT:
      pl_why_paint_input (self, block);
      return;
    case PL_WHY_EARS:
      pl_why_paint_ears (self, block);
      return;
    case PL_WHY_CABLE:
      paint_cable (self, block);
      return;
    case PL_WHY_ARROW:
      paint_arrow (self, block);
      return;
    case PL_WHY_JOINT:
      pl_why_paint_joint (self, block);
      return;
    }
  g_assert_not_reached ();
}

void
pl_paint_why (cairo_t *cr, const PlTheme *theme, const PlWhy *why, const PlWhyConductor *lit)
{
  PlWhyPainter self = { cr, theme, why, lit };

  for (guint i = 0; i < why->blocks->len; i++)
    if (g_array_index (why->blocks, PlWhyBlock, i).type != PL_WHY_JOINT)
      paint_block (&self, &g_array_index (why->blocks, PlWhyBlock, i));
  paint_runs (&self);
  for (guint i = 0; i < why->blocks->len; i++)
    if (g_array_index (why->blocks, PlWhyBlock, i).type == PL_WHY_JOINT)
      paint_block (&self, &g_array_index (why->blocks, PlWhyBlock, i));
  paint_badges (&self);
}
