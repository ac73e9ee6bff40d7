/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A plug in its jack, cut open: which spring lies on which part of the plug. */
#include <math.h>

#include "core/words.h"
#include "draw/paint-private.h"
#include "draw/paint-why-private.h"

#define BODY_FAR  12.0 /* from the plug to the jack's body where the springs are */
#define BODY_NEAR 3.0  /* … and on the other side */
#define BODY      6.0  /* how thick it is */

static const PlColor steel_ink = { .12, .13, .15, 1 };

static void
set_metal (cairo_t *cr, double y0, double y1)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, y0, 0, y1);

  cairo_pattern_add_color_stop_rgb (pattern, 0, .66, .68, .72);
  cairo_pattern_add_color_stop_rgb (pattern, .28, .97, .97, .98);
  cairo_pattern_add_color_stop_rgb (pattern, .62, .84, .85, .88);
  cairo_pattern_add_color_stop_rgb (pattern, 1, .55, .57, .61);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* The section through the jack's body: hatched, as sections are. */
static void
paint_section (const PlWhyPainter *self, const PlRect *rect)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  pl_theme_set_source (cr, pl_color_fade (self->theme->muted, 0.25));
  cairo_fill_preserve (cr);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  for (int i = 0; i * 5.0 < rect->width + rect->height; i++)
    {
      double x = rect->x - rect->height + i * 5.0;

      cairo_move_to (cr, x, rect->y + rect->height);
      cairo_line_to (cr, x + rect->height, rect->y);
    }
  pl_theme_set_source (cr, pl_color_fade (self->theme->muted, 0.7));
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  pl_theme_set_source (cr, self->theme->muted);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

static void
paint_body (const PlWhyPainter *self, const PlWhyBlock *block)
{
  double left = block->nose_x - 8.0, length = block->n_places * block->pitch + 8.0;
  double far_y = PL_WHY_RADIUS + BODY_FAR, near_y = PL_WHY_RADIUS + BODY_NEAR;
  PlRect springs
      = { left, block->axis_y + (block->socket_above ? -far_y - BODY : far_y), length, BODY };
  PlRect other
      = { left, block->axis_y + (block->socket_above ? near_y : -near_y - BODY), length, BODY };

  paint_section (self, &springs);
  paint_section (self, &other);
}

/* The tip: a cone, a groove for the spring behind it. */
static void
trace_tip (cairo_t *cr, const PlRect *r)
{
  double y0 = r->y, y1 = r->y + r->height, middle = r->y + r->height / 2.0, w = r->width;
  double waist = r->height * 0.16;

  cairo_move_to (cr, r->x, middle);
  cairo_curve_to (cr, r->x, middle - 6, r->x + w * .14, y0, r->x + w * .26, y0);
  cairo_line_to (cr, r->x + w * .70, y0);
  cairo_curve_to (cr, r->x + w * .76, y0, r->x + w * .76, y0 + waist, r->x + w * .81, y0 + waist);
  cairo_curve_to (cr, r->x + w * .87, y0 + waist, r->x + w * .87, y0, r->x + w * .93, y0);
  cairo_line_to (cr, r->x + w, y0);
  cairo_line_to (cr, r->x + w, y1);
  cairo_line_to (cr, r->x + w * .93, y1);
  cairo_curve_to (cr, r->x + w * .87, y1, r->x + w * .87, y1 - waist, r->x + w * .81, y1 - waist);
  cairo_curve_to (cr, r->x + w * .76, y1 - waist, r->x + w * .76, y1, r->x + w * .70, y1);
  cairo_line_to (cr, r->x + w * .26, y1);
  cairo_curve_to (cr, r->x + w * .14, y1, r->x, middle + 6, r->x, middle);
  cairo_close_path (cr);
}

static PlEnd
plug_end (const PlPathJoint *joint)
{
  return joint->plug_is_down ? joint->down : joint->up;
}

static PlEnd
socket_end (const PlPathJoint *joint)
{
  return joint->plug_is_down ? joint->up : joint->down;
}

static gboolean
contact_is_lit (const PlWhyPainter *self, const PlWhyBlock *block, PlEnd end, PlContact contact)
{
  PlWhyConductor conductor
      = pl_why_conductor_at (pl_why_hop (self->why, block->hop), end.part, end.connector, contact);

  return pl_why_is_lit (self, &conductor);
}

/* A letter and a small wave on the metal. */
static void
paint_marks (const PlWhyPainter *self, const PlRect *segment, gboolean is_tip, PlContact contact,
             const PlCarries *carries)
{
  double y = segment->y + segment->height / 2.0;
  double wave = fmin (28.0, segment->width * 0.38);
  double left = is_tip ? 0.19 : 0.25; /* before the groove */

  if (carries->type == PL_CARRIES_GROUND)
    {
      pl_paint_text (self->cr, steel_ink, segment->x + segment->width / 2.0, y, 13.0, TRUE,
                     PL_ALIGN_CENTRE, pl_words_letter (contact));
      return;
    }
  pl_paint_text (self->cr, steel_ink, segment->x + segment->width * left, y, 13.0, TRUE,
                 PL_ALIGN_CENTRE, pl_words_letter (contact));
  pl_why_paint_wave (self->cr, steel_ink,
                     (PlPoint){ segment->x + segment->width * (left + 0.35), y }, wave, 7.5,
                     carries);
}

static void
paint_segments (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathJoint *joint)
{
  cairo_t *cr = self->cr;
  guint n = pl_shape_count_places (joint->plug);

  for (guint i = 0; i < n;)
    {
      PlContact contact = (PlContact) pl_shape_get_place (joint->plug, i);
      PlRect rect = pl_why_segment_rect (block, joint, i);
      guint first = i;

      for (i++; i < n && pl_shape_get_place (joint->plug, i) == (int) contact; i++)
        rect.width += block->pitch;
      set_metal (cr, rect.y, rect.y + rect.height);
      if (first == 0)
        trace_tip (cr, &rect);
      else
        cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
      cairo_fill_preserve (cr);
      if (contact_is_lit (self, block, plug_end (joint), contact))
        {
          pl_theme_set_source (cr, pl_color_fade (self->theme->focus, 0.45));
          cairo_fill_preserve (cr);
        }
      pl_theme_set_source (cr, pl_color_fade (steel_ink, 0.55));
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
      if (first > 0)
        {
          cairo_set_source_rgb (cr, .08, .08, .09);
          cairo_rectangle (cr, rect.x - 2.5, rect.y, 5.0, rect.height);
          cairo_fill (cr);
        }
      paint_marks (self, &rect, first == 0, contact, &joint->plug_carries[contact]);
    }
}

static void
paint_handle (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathJoint *joint)
{
  cairo_t *cr = self->cr;
  const PlPart *part = pl_patch_get_part (self->why->patch, plug_end (joint).part);
  double half = block->coaxial ? 17.0 : block->n_places * PL_WHY_PIN_ROW / 2.0 + 4.0;
  double home = block->nose_x + block->n_places * block->pitch;
  double x = block->rear_x - PL_WHY_HANDLE, y = block->axis_y - half, r = 5.0;
  gboolean first_click = joint->depth == PL_DEPTH_FIRST_CLICK;

  if (block->coaxial && !first_click && home < x)
    x = home;
  cairo_new_sub_path (cr);
  cairo_arc (cr, block->rear_x - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, block->rear_x - r, y + 2 * half - r, r, 0, G_PI_2);
  cairo_line_to (cr, x, y + 2 * half);
  cairo_line_to (cr, x, y);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, .20, .205, .22);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, .22);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
  pl_theme_set_source (cr, pl_theme_cable_color (pl_part_get_color (part)));
  cairo_rectangle (cr, x + 7.0, y + 0.5, 5.0, 2 * half - 1.0);
  cairo_fill (cr);
  if (part->number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", part->number);
      pl_paint_text (cr, (PlColor){ 1, 1, 1, 1 }, x + 28.0, block->axis_y, 13.0, TRUE,
                     PL_ALIGN_CENTRE, number);
    }
}

/* A leaf of metal from the jack's body to the plug; relaxed when nothing lies under it. */
static void
paint_spring (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathJoint *joint,
              guint place, gboolean touches)
{
  cairo_t *cr = self->cr;
  PlContact contact = (PlContact) pl_shape_get_place (joint->socket, place);
  double x = pl_why_column_x (block, place), up = block->socket_above ? -1.0 : 1.0;
  double body = block->axis_y + up * (PL_WHY_RADIUS + BODY_FAR);
  double plug = block->axis_y + up * (touches ? PL_WHY_RADIUS : PL_WHY_RADIUS - 6.0);
  double outside = block->axis_y + up * (PL_WHY_RADIUS + PL_WHY_SPRING);
  /* a second spring for the same contact is joined to the first inside */
  gboolean is_first = place == 0 || pl_shape_get_place (joint->socket, place - 1) != (int) contact;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int pass = contact_is_lit (self, block, socket_end (joint), contact) ? 0 : 1; pass < 2;
       pass++)
    {
      cairo_move_to (cr, x, is_first ? outside : body);
      cairo_line_to (cr, x, body);
      cairo_curve_to (cr, x, body - up * 4.0, x - 15.0, body - up * 1.0, x - 11.0, plug + up * 6.0);
      cairo_line_to (cr, x, plug);
      cairo_line_to (cr, x + 7.0, plug + up * 5.0);
      if (pass == 0)
        {
          cairo_set_line_width (cr, 9.0);
          pl_theme_set_source (cr, pl_color_fade (self->theme->focus, 0.5));
        }
      else
        pl_why_set_line (self, contact, &joint->socket_carries[contact]);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  if (is_first)
    pl_paint_text (self->cr, self->theme->ink, x + 11.0, outside - up * 6.0, 11.0, TRUE,
                   PL_ALIGN_CENTRE, pl_words_letter (contact));
}

static void
paint_springs (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathJoint *joint)
{
  guint shift = joint->depth == PL_DEPTH_FIRST_CLICK ? 1 : 0;

  for (guint i = 0; i < block->n_places; i++)
    if (pl_shape_get_place (joint->socket, i) >= 0)
      paint_spring (self, block, joint, i,
                    i >= shift && i - shift < pl_shape_count_places (joint->plug));
}

/* Pins in sockets, one above the other. */
static void
paint_pins (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathJoint *joint)
{
  cairo_t *cr = self->cr;

  for (guint i = 0; i < block->n_places; i++)
    {
      PlRect row = pl_why_segment_rect (block, joint, i);
      PlContact contact = PL_CONTACT_PIN1;
      PlPoint outside;
      double y = row.y + row.height / 2.0;

      (void) pl_why_pin_at (joint->plug, i, &contact);
      outside = pl_why_socket_point (block, joint, contact);
      pl_why_set_line (self, contact, &joint->socket_carries[contact]);
      cairo_move_to (cr, outside.x, outside.y);
      cairo_line_to (cr, outside.x, y);
      cairo_line_to (cr, row.x, y);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      set_metal (cr, y - 6.0, y + 6.0);
      cairo_rectangle (cr, row.x, y - 6.0, row.width, 12.0);
      cairo_fill_preserve (cr);
      if (contact_is_lit (self, block, plug_end (joint), contact))
        {
          pl_theme_set_source (cr, pl_color_fade (self->theme->focus, 0.45));
          cairo_fill_preserve (cr);
        }
      pl_theme_set_source (cr, pl_color_fade (steel_ink, 0.55));
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
      pl_paint_text (cr, steel_ink, row.x + 10.0, y, 11.0, TRUE, PL_ALIGN_CENTRE,
                     pl_words_letter (contact));
      if (joint->plug_carries[contact].type != PL_CARRIES_GROUND)
        pl_why_paint_wave (cr, steel_ink, (PlPoint){ row.x + row.width * .62, y },
                           fmin (26.0, row.width * .5), 4.3, &joint->plug_carries[contact]);
    }
}

static void
paint_shell (const PlWhyPainter *self, const PlWhyBlock *block, const PlPathJoint *joint)
{
  PlRect row = pl_why_segment_rect (block, joint, 0);
  double half = block->n_places * PL_WHY_PIN_ROW / 2.0 + 3.0;
  PlRect above = { row.x - 5.0, block->axis_y - half - BODY + 2.0, row.width + 5.0, BODY };
  PlRect below = { row.x - 5.0, block->axis_y + half - 2.0, row.width + 5.0, BODY };

  paint_section (self, &above);
  paint_section (self, &below);
}

void
pl_why_paint_joint (const PlWhyPainter *self, const PlWhyBlock *block)
{
  const PlPathJoint *joint = pl_why_joint (self->why, block);
  g_autofree char *caption = pl_words_path_joint (joint);
  gboolean first_click = joint->depth == PL_DEPTH_FIRST_CLICK;
  double y = block->socket_above ? block->rect.y + block->rect.height - 9.0 : block->rect.y + 9.0;

  if (block->coaxial)
    {
      paint_body (self, block);
      paint_segments (self, block, joint);
      paint_handle (self, block, joint);
      paint_springs (self, block, joint);
    }
  else
    {
      paint_shell (self, block, joint);
      paint_handle (self, block, joint);
      paint_pins (self, block, joint);
    }
  pl_paint_text_in (self->cr, first_click ? self->theme->bad : self->theme->ink_dim,
                    block->nose_x - 8.0, y, block->rear_x - block->nose_x, 11.0, first_click,
                    PL_ALIGN_LEFT, caption);
}
