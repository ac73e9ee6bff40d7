/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/panel-text.h"

#include <string.h>

/* Cantarell Bold, in 1/100 of the size, from ' ' to '~'.  Other fonts may be a little wider. */
static const guint8 widths[]
    = { 21, 28, 47, 69, 59, 101, 71, 27, 32, 32, 48, 59, 27, 41, 27, 37, 63, 46,  55,
        57, 62, 56, 60, 53, 60,  60, 27, 27, 59, 59, 59, 45, 99, 66, 65, 64, 73,  60,
        58, 72, 74, 29, 43, 65,  53, 88, 77, 77, 61, 78, 65, 57, 59, 70, 64, 100, 63,
        63, 65, 37, 37, 37, 59,  50, 50, 53, 58, 48, 58, 54, 37, 58, 58, 27, 27,  54,
        31, 90, 58, 58, 58, 58,  41, 48, 38, 57, 51, 82, 50, 51, 49, 39, 29, 39,  59 };
#define OTHER_WIDTH 72
#define WIDE_WIDTH  104
#define GRACE       1.04
#define REGULAR     0.96 /* of the bold letters' width */

static double
letter_width (gunichar letter)
{
  if (letter >= ' ' && letter - ' ' < G_N_ELEMENTS (widths))
    return widths[letter - ' '];
  return g_unichar_iswide (letter) ? WIDE_WIDTH : OTHER_WIDTH;
}

double
pl_panel_text_width (const char *text, double size, gboolean bold)
{
  double width = 0.0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += letter_width (g_utf8_get_char (c));
  return width / 100.0 * size * GRACE * (bold ? 1.0 : REGULAR);
}

char *
pl_panel_cut_text (const char *text, double size, gboolean bold, double room)
{
  g_autoptr (GString) cut = g_string_new (text);

  if (pl_panel_text_width (text, size, bold) <= room)
    return g_strdup (text);
  g_string_append (cut, "…");
  while (cut->len > strlen ("…") && pl_panel_text_width (cut->str, size, bold) > room)
    {
      const char *dots = cut->str + cut->len - strlen ("…");
      const char *last = g_utf8_prev_char (dots);

      (void) g_string_erase (cut, (gssize) (last - cut->str), (gssize) (dots - last));
    }
  return g_strdup (cut->str);
}

/* The blank at which two lines are most alike; NULL: there is none. */
static const char *
find_break (const char *text)
{
  double all = pl_panel_text_width (text, 1.0, TRUE), best = all;
  const char *found = NULL;

  for (const char *blank = strchr (text, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      g_autofree char *head = g_strndup (text, (gsize) (blank - text));
      double width = pl_panel_text_width (head, 1.0, TRUE);

      if (MAX (width, all - width) < best)
        {
          best = MAX (width, all - width);
          found = blank;
        }
    }
  return found;
}

double
pl_panel_label_room (const char *text, guint lines)
{
  const char *blank = lines > 1 ? find_break (text) : NULL;
  g_autofree char *head = blank != NULL ? g_strndup (text, (gsize) (blank - text)) : NULL;

  if (blank == NULL)
    return pl_panel_text_width (text, PL_SMALL_SIZE, TRUE);
  return MAX (pl_panel_text_width (head, PL_SMALL_SIZE, TRUE),
              pl_panel_text_width (blank + 1, PL_SMALL_SIZE, TRUE));
}

PlLabel
pl_panel_fit_label (const char *text, double room)
{
  PlLabel label = { { NULL, NULL }, PL_LABEL_SIZE };
  const char *blank = NULL;

  if (pl_panel_text_width (text, PL_LABEL_SIZE, TRUE) > room)
    label.size = PL_SMALL_SIZE;
  if (pl_panel_text_width (text, label.size, TRUE) > room)
    blank = find_break (text);
  if (blank == NULL)
    {
      label.line[0] = pl_panel_cut_text (text, label.size, TRUE, room);
      return label;
    }
  label.line[1] = pl_panel_cut_text (blank + 1, label.size, TRUE, room);
  label.line[0] = g_strndup (text, (gsize) (blank - text));
  if (pl_panel_text_width (label.line[0], label.size, TRUE) > room)
    {
      g_autofree char *whole = g_steal_pointer (&label.line[0]);
      label.line[0] = pl_panel_cut_text (whole, label.size, TRUE, room);
    }
  return label;
}

void
pl_panel_label_clear (PlLabel *self)
{
  g_clear_pointer (&self->line[0], g_free);
  g_clear_pointer (&self->line[1], g_free);
}
