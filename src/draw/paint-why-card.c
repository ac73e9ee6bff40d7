/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Output stages, inputs and ears. */
#include "core/words.h"
#include "draw/paint-private.h"
#include "draw/paint-why-private.h"

static void
paint_card (const PlWhyPainter *self, const PlRect *rect)
{
  double shade = pl_why_is_dark (self->theme) ? .22 : (self->theme->bench.r > .99 ? .955 : .985);

  pl_why_trace_rounded (self->cr, rect, 9.0);
  cairo_set_source_rgb (self->cr, shade, shade, shade);
  cairo_fill_preserve (self->cr);
  pl_theme_set_source (self->cr, pl_color_fade (self->theme->muted, 0.55));
  cairo_set_line_width (self->cr, 1.0);
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
  pl_why_paint_ground (self, x, bottom - 32.0, -1.0);
}

static const char *
side_letter (PlSide side)
{
  return side == PL_SIDE_LEFT ? "L" : (side == PL_SIDE_RIGHT ? "R" : "");
}

static gboolean
is_shorted (const PlPathContact *contact)
{
  return contact->carries.type == PL_CARRIES_GROUND && !contact->excused
         && (contact->behind == PL_BEHIND_DRIVER || contact->behind == PL_BEHIND_INVERTER);
}

/* What an output has behind one of its contacts. */
static void
paint_source (const PlWhyPainter *self, double x, double bottom, double room,
              const PlPathContact *contact)
{
  g_autofree char *words = pl_words_path_source (contact, room < 56.0);

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
      pl_why_paint_ground (self, x, bottom - 22.0, -1.0);
      return;
    case PL_BEHIND_NOTHING:
    case PL_BEHIND_LEFT:
    case PL_BEHIND_RIGHT:
    case PL_BEHIND_HOT:
    case PL_BEHIND_COLD:
    case PL_BEHIND_RETURN:
      break;
    }
  pl_paint_text_in (self->cr, is_shorted (contact) ? self->theme->bad : self->theme->ink, x,
                    bottom - 50.0, room, 10.0, is_shorted (contact), PL_ALIGN_CENTRE, words);
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

void
pl_why_paint_output (const PlWhyPainter *self, const PlWhyBlock *block)
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
  pl_why_paint_wave (self->cr, ink, (PlPoint){ left + 30.0, y }, 28.0, 7.5, carries);
  pl_paint_text_in (self->cr, ink, left + 52.0, y, right - left - 52.0 - (heard ? 76.0 : 0.0), 12.0,
                    FALSE, PL_ALIGN_LEFT, words);
  pl_paint_text (self->cr, ink, right, y, 12.0, TRUE, PL_ALIGN_RIGHT, level);
}

void
pl_why_paint_input (const PlWhyPainter *self, const PlWhyBlock *block)
{
  const PlPathDevice *device = pl_why_device (self->why, block);
  const PlWhyBlock *joint = joint_of (self, block);
  g_autofree char *name = pl_words_part (self->why->patch, device->end.part);
  g_autofree char *jack = pl_words_path_device (self->why->patch, device, FALSE);
  double top = block->rect.y, left = block->rect.x + 12.0;

  paint_card (self, &block->rect);
  if (joint == NULL)
    pl_paint_text_in (self->cr, self->theme->ink_dim, left, top + 17.0, block->rect.width - 24.0,
                      11.0, FALSE, PL_ALIGN_LEFT, pl_words_path_empty ());
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

  if (*level != '\0')
    {
      char *both = g_strconcat (words, "\n", level, NULL);

      g_free (words);
      words = both;
    }
  pl_paint_text_lines (self->cr, ink, x, y + 8.0, room, 12.0, TRUE, align, 3, words);
}

void
pl_why_paint_ears (const PlWhyPainter *self, const PlWhyBlock *block)
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
