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

static gboolean
is_dark (const PlTheme *theme)
{
  return theme->ink.r > 0.5;
}

PlColor
pl_why_contact_color (const PlTheme *theme, PlContact contact)
{
  gboolean dark = is_dark (theme);

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
pl_why_paint_wave (cairo_t *cr, PlColor color, PlPoint centre, double width,
                   const PlCarries *carries)
{
  static const double dashes[] = { 2.5, 2.5 };
  double height = carries->gain < 0.0 ? -7.5 : 7.5;

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
pl_why_paint_letter (const PlWhyPainter *self, PlPoint centre, PlContact contact,
                     const PlCarries *carries)
{
  gboolean signal = carries->type == PL_CARRIES_SIGNAL;
  PlColor color = signal ? pl_why_contact_color (self->theme, contact) : self->theme->muted;
  PlColor paper = is_dark (self->theme) ? (PlColor){ .1, .1, .1, 1 } : (PlColor){ 1, 1, 1, 1 };

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, centre.x, centre.y, 7.5, 0, 2.0 * G_PI);
  pl_theme_set_source (self->cr, signal ? color : paper);
  cairo_fill_preserve (self->cr);
  pl_theme_set_source (self->cr, color);
  cairo_set_line_width (self->cr, 1.4);
  cairo_stroke (self->cr);
  pl_paint_text (self->cr, signal ? paper : self->theme->ink, centre.x, centre.y, 10.0, TRUE,
                 PL_ALIGN_CENTRE, pl_words_letter (contact));
}

/* Cards */

static void
trace_rounded (cairo_t *cr, const PlRect *r, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, r->x + r->width - radius, r->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, r->x + r->width - radius, r->y + r->height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, r->x + radius, r->y + r->height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, r->x + radius, r->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
paint_card (const PlWhyPainter *self, const PlRect *rect)
{
  double shade = is_dark (self->theme) ? .22 : (self->theme->bench.r > .99 ? .955 : .985);

  trace_rounded (self->cr, rect, 9.0);
  cairo_set_source_rgb (self->cr, shade, shade, shade);
  cairo_fill_preserve (self->cr);
  pl_theme_set_source (self->cr, pl_color_fade (self->theme->muted, 0.55));
  cairo_set_line_width (self->cr, 1.0);
  cairo_stroke (self->cr);
}

/* Three bars, the widest at the point; up: -1. */
static void
paint_ground (const PlWhyPainter *self, double x, double y, double up)
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

static void
paint_amplifier (const PlWhyPainter *self, double x, double bottom, const PlPathContact *contact)
{
  cairo_t *cr = self->cr;
  gboolean inverts = contact->behind == PL_BEHIND_INVERTER;
  PlColor color = contact->carries.type == PL_CARRIES_SIGNAL
                      ? pl_why_contact_color (self->theme, contact->contact)
                      : self->theme->muted;
  double tip = bottom - 10.0;

  pl_why_set_line (self, contact->contact, &contact->carries);
  cairo_move_to (cr, x, tip);
  cairo_line_to (cr, x, bottom);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (inverts)
    tip -= 6.0;
  cairo_move_to (cr, x - 14.0, bottom - 38.0);
  cairo_line_to (cr, x + 14.0, bottom - 38.0);
  cairo_line_to (cr, x, tip);
  cairo_close_path (cr);
  pl_theme_set_source (cr, pl_color_fade (color, 0.18));
  cairo_fill_preserve (cr);
  pl_theme_set_source (cr, color);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  if (inverts)
    {
      cairo_arc (cr, x, tip + 3.0, 3.0, 0, 2.0 * G_PI);
      cairo_stroke (cr);
    }
  pl_paint_text (cr, self->theme->ink, x, bottom - 31.0, 11.0, TRUE, PL_ALIGN_CENTRE,
                 inverts ? "−" : "+");
}

static void
paint_resistor (const PlWhyPainter *self, double x, double bottom)
{
  cairo_t *cr = self->cr;

  pl_theme_set_source (cr, self->theme->muted);
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, x, bottom);
  cairo_line_to (cr, x, bottom - 8.0);
  cairo_rectangle (cr, x - 4.5, bottom - 26.0, 9.0, 18.0);
  cairo_move_to (cr, x, bottom - 26.0);
  cairo_line_to (cr, x, bottom - 32.0);
  cairo_stroke (cr);
  paint_ground (self, x, bottom - 32.0, -1.0);
}

static const char *
side_letter (PlSide side)
{
  return side == PL_SIDE_LEFT ? "L" : (side == PL_SIDE_RIGHT ? "R" : "");
}

/* What an output has behind one of its contacts. */
static void
paint_source (const PlWhyPainter *self, double x, double bottom, double room,
              const PlPathContact *contact)
{
  g_autofree char *level = NULL;
  g_autofree char *words
      = pl_words_path_line (self->why->patch, &contact->carries, FALSE, FALSE, &level);

  switch (contact->behind)
    {
    case PL_BEHIND_DRIVER:
    case PL_BEHIND_INVERTER:
      paint_amplifier (self, x, bottom, contact);
      pl_paint_text (self->cr, self->theme->ink, x - 18.0, bottom - 30.0, 11.0, TRUE,
                     PL_ALIGN_CENTRE, side_letter (contact->side));
      break;
    case PL_BEHIND_RESISTOR:
      paint_resistor (self, x, bottom);
      break;
    case PL_BEHIND_GROUND:
      pl_why_set_line (self, contact->contact, &contact->carries);
      cairo_set_dash (self->cr, NULL, 0, 0);
      cairo_move_to (self->cr, x, bottom);
      cairo_line_to (self->cr, x, bottom - 22.0);
      cairo_stroke (self->cr);
      paint_ground (self, x, bottom - 22.0, -1.0);
      return;
    case PL_BEHIND_NOTHING:
    case PL_BEHIND_LEFT:
    case PL_BEHIND_RIGHT:
    case PL_BEHIND_HOT:
    case PL_BEHIND_COLD:
    case PL_BEHIND_RETURN:
      break;
    }
  pl_paint_text_in (self->cr, self->theme->ink, x, bottom - 50.0, room, 10.0, FALSE,
                    PL_ALIGN_CENTRE, *level != '\0' ? level : words);
}

/* The joint right below (or above) a card. */
static const PlWhyBlock *
joint_of (const PlWhyPainter *self, const PlWhyBlock *card)
{
  const PlPathDevice *device = pl_why_device (self->why, card);

  for (guint i = 0; i < self->why->blocks->len; i++)
    {
      const PlWhyBlock *block = &g_array_index (self->why->blocks, PlWhyBlock, i);
      PlEnd end;

      if (block->type != PL_WHY_JOINT || block->hop != card->hop)
        continue;
      end = card->type == PL_WHY_OUTPUT ? pl_why_joint (self->why, block)->up
                                        : pl_why_joint (self->why, block)->down;
      if (end.part == device->end.part && end.connector == device->end.connector)
        return block;
    }
  return NULL;
}

/* Where the card's wire to a contact is; FALSE when the plug leaves that contact alone (the pins of
 * a combo jack with a TRS plug in it). */
static gboolean
find_column (const PlWhyPainter *self, const PlWhyBlock *joint, const PlPathDevice *device,
             guint index, double *x)
{
  PlContact contact = device->contacts[index].contact;
  const PlPathJoint *path = pl_why_joint (self->why, joint);

  *x = pl_why_column_x (joint, index);
  if (device->is_plug)
    return TRUE;
  if (joint->coaxial)
    {
      for (guint i = 0; i < pl_shape_count_places (path->socket); i++)
        if (pl_shape_get_place (path->socket, i) == (int) contact)
          {
            *x = pl_why_socket_point (joint, path, contact).x;
            return TRUE;
          }
      return FALSE;
    }
  *x = pl_why_socket_point (joint, path, contact).x;
  return pl_shape_has_contact (path->plug, contact);
}

static void
paint_output (const PlWhyPainter *self, const PlWhyBlock *block)
{
  const PlPathDevice *device = pl_why_device (self->why, block);
  const PlWhyBlock *joint = joint_of (self, block);
  g_autofree char *name = pl_words_part (self->why->patch, device->end.part);
  g_autofree char *jack = pl_words_path_device (self->why->patch, device, TRUE);

  paint_card (self, &block->rect);
  pl_paint_text_in (self->cr, self->theme->ink, block->rect.x + 12.0, block->rect.y + 16.0,
                    block->rect.width - 24.0, 13.0, TRUE, PL_ALIGN_LEFT, name);
  pl_paint_text_in (self->cr, self->theme->ink_dim, block->rect.x + 12.0, block->rect.y + 34.0,
                    block->rect.width - 24.0, 11.0, FALSE, PL_ALIGN_LEFT, jack);
  for (guint i = 0; joint != NULL && i < device->n_contacts; i++)
    {
      double x = 0.0;

      if (find_column (self, joint, device, i, &x))
        paint_source (self, x, block->rect.y + block->rect.height, joint->pitch + 4.0,
                      &device->contacts[i]);
    }
}

/* "L", "R" or a dot, and what is read there. */
static void
paint_reading (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathDevice *device,
               guint index, double y)
{
  const PlCarries *carries = &device->readings[index];
  g_autofree char *level = NULL;
  g_autofree char *words = pl_words_path_line (self->why->patch, carries, FALSE, FALSE, &level);
  const char *letter = device->roles[index] == PL_BEHIND_LEFT
                           ? "L"
                           : (device->roles[index] == PL_BEHIND_RIGHT ? "R" : "•");
  double left = block->rect.x + 12.0, right = block->rect.x + block->rect.width - 12.0;
  gboolean heard = carries->type == PL_CARRIES_SIGNAL;
  PlColor ink = heard ? self->theme->ink : self->theme->bad;

  pl_paint_text (self->cr, ink, left + 4.0, y, 12.0, TRUE, PL_ALIGN_CENTRE, letter);
  pl_why_paint_wave (self->cr, ink, (PlPoint){ left + 30.0, y }, 28.0, carries);
  pl_paint_text_in (self->cr, ink, left + 52.0, y, right - left - 52.0 - (heard ? 76.0 : 0.0), 12.0,
                    FALSE, PL_ALIGN_LEFT, words);
  pl_paint_text (self->cr, ink, right, y, 12.0, TRUE, PL_ALIGN_RIGHT, level);
}

static void
paint_input (const PlWhyPainter *self, const PlWhyBlock *block)
{
  const PlPathDevice *device = pl_why_device (self->why, block);
  const PlWhyBlock *joint = joint_of (self, block);
  g_autofree char *name = pl_words_part (self->why->patch, device->end.part);
  g_autofree char *jack = pl_words_path_device (self->why->patch, device, FALSE);
  double top = block->rect.y, left = block->rect.x + 12.0;

  paint_card (self, &block->rect);
  for (guint i = 0; joint != NULL && i < device->n_contacts; i++)
    {
      const PlPathContact *contact = &device->contacts[i];
      double x = 0.0;

      if (!find_column (self, joint, device, i, &x))
        continue;
      pl_why_set_line (self, contact->contact, &contact->carries);
      cairo_move_to (self->cr, x, top);
      cairo_line_to (self->cr, x, top + 7.0);
      cairo_stroke (self->cr);
      cairo_set_dash (self->cr, NULL, 0, 0);
      pl_paint_text_in (self->cr, self->theme->ink, x, top + 15.0, joint->pitch + 4.0, 11.0,
                        contact->behind != PL_BEHIND_GROUND, PL_ALIGN_CENTRE,
                        pl_words_behind (contact->behind));
    }
  pl_paint_text_in (self->cr, self->theme->ink, left, top + 37.0, block->rect.width - 24.0, 13.0,
                    TRUE, PL_ALIGN_LEFT, name);
  pl_paint_text_in (self->cr, self->theme->ink_dim, left, top + 54.0, block->rect.width - 24.0,
                    11.0, FALSE, PL_ALIGN_LEFT, jack);
  for (guint i = 0; i < device->n_readings; i++)
    paint_reading (self, block, device, i, top + 64.0 + (i + 0.5) * PL_WHY_TABLE);
}

static void
paint_ear_text (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathDevice *device,
                guint index)
{
  const PlCarries *carries = &device->readings[index];
  g_autofree char *level = NULL;
  g_autofree char *words = pl_words_path_line (self->why->patch, carries, FALSE, FALSE, &level);
  gboolean right = device->roles[index] == PL_BEHIND_RIGHT;
  PlRect head = pl_why_head_rect (self->why, block);
  double x = right ? head.x + head.width + 4.0 : head.x - 4.0, y = head.y + 42.0;
  double room = right ? block->rect.x + block->rect.width - self->why->gutter - x
                      : x - block->rect.x - 10.0;
  PlAlign align = right ? PL_ALIGN_LEFT : PL_ALIGN_RIGHT;
  PlColor ink = carries->type == PL_CARRIES_SIGNAL ? self->theme->ink : self->theme->bad;

  pl_paint_text_in (self->cr, ink, x, y, room, 12.0, TRUE, align, words);
  pl_paint_text_in (self->cr, ink, x, y + 17.0, room, 12.0, FALSE, align, level);
}

static void
paint_ears (const PlWhyPainter *self, const PlWhyBlock *block)
{
  const PlPathDevice *device = pl_why_device (self->why, block);
  g_autofree char *name = pl_words_part (self->why->patch, device->end.part);
  PlRect head = pl_why_head_rect (self->why, block);

  paint_card (self, &block->rect);
  pl_paint_text_in (self->cr, self->theme->ink, block->rect.x + 12.0, block->rect.y + 16.0,
                    block->rect.width - 24.0 - self->why->gutter, 13.0, TRUE, PL_ALIGN_LEFT, name);
  cairo_save (self->cr);
  cairo_translate (self->cr, head.x, head.y);
  pl_paint_head (self->cr, self->theme, &self->why->verdict, head.width, head.height);
  cairo_restore (self->cr);
  for (guint i = 0; i < device->n_readings; i++)
    paint_ear_text (self, block, device, i);
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
  PlColor ink = badge->broken ? self->theme->bad : self->theme->ink;

  if (pl_why_is_lit (self, &badge->conductor))
    {
      trace_rounded (self->cr, &badge->line, 5.0);
      pl_theme_set_source (self->cr, pl_color_fade (self->theme->focus, 0.22));
      cairo_fill (self->cr);
    }
  pl_why_paint_wave (self->cr, ink, (PlPoint){ left + 14.0, y }, 26.0, &badge->carries);
  pl_paint_text_in (self->cr, ink, left + 36.0, y, right - left - 36.0 - room, 12.0, badge->broken,
                    PL_ALIGN_LEFT, words);
  pl_paint_text (self->cr, ink, right, y, 12.0, TRUE, PL_ALIGN_RIGHT, level);
  pl_theme_set_source (self->cr, self->theme->muted);
  cairo_set_line_width (self->cr, 1.0);
  cairo_set_dash (self->cr, dots, 2, 0);
  cairo_move_to (self->cr, right + 3.0, y);
  cairo_line_to (self->cr, badge->at.x - 8.0, y);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
paint_badges (const PlWhyPainter *self)
{
  for (guint i = 0; i < self->why->badges->len; i++)
    {
      const PlWhyBadge *badge = &g_array_index (self->why->badges, PlWhyBadge, i);

      if (badge->line.width > 0.0)
        paint_line (self, badge);
      pl_why_paint_letter (self, badge->at, badge->contact, &badge->carries);
      if (badge->broken)
        paint_break (self, (PlPoint){ badge->at.x, badge->at.y + 14.0 });
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
      paint_output (self, block);
      return;
    case PL_WHY_INPUT:
      paint_input (self, block);
      return;
    case PL_WHY_EARS:
      paint_ears (self, block);
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
