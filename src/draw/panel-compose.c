/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A panel drawn from the kind alone, in the style of the drawn ones: sections in rows, jacks with
 * their labels, knobs below. */
#include <math.h>
#include <string.h>

#include "draw/panel.h"

#define PITCH          62.0
#define SECTION_HEIGHT 112.0
#define MAX_WIDTH      860.0
#define HEADER         46.0

typedef struct
{
  const PlKind *kind;
  GString *out;
  double x, y, width;
} Composer;

static void put (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Numbers in SVG have a point whatever the locale: only whole px are printed. */
static void
put (GString *out, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (out, format, args);
  va_end (args);
}

static int
px (double value)
{
  return (int) lround (value);
}

static void
put_text (GString *out, double x, double y, int size, const char *fill, const char *anchor,
          gboolean bold, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  put (out,
       "<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\" "
       "font-weight=\"%d\">%s</text>\n",
       px (x), px (y), size, fill, anchor, bold ? 600 : 400, safe);
}

static void
put_pins (GString *out)
{
  put (out, "<circle r=\"14\" fill=\"#15161a\" stroke=\"#b9bec6\" stroke-width=\"2\"/>"
            "<circle cx=\"-5\" cy=\"-3\" r=\"2\" fill=\"#e8d9a0\"/><circle cx=\"5\" cy=\"-3\" "
            "r=\"2\" fill=\"#e8d9a0\"/><circle cx=\"0\" cy=\"6\" r=\"2\" fill=\"#e8d9a0\"/>");
}

static void
put_jack (const Composer *self, const PlConnector *connector, double x, double y)
{
  gboolean is_output = connector->n_drivers > 0;

  put (self->out, "<g id=\"jack-%s\" transform=\"translate(%d,%d)\">", connector->id, px (x),
       px (y));
  if (is_output)
    put (self->out, "<rect x=\"-19\" y=\"-19\" width=\"38\" height=\"38\" rx=\"7\" "
                    "fill=\"#e4e6ea\"/>");
  if (connector->shape == PL_SHAPE_XLR_MALE || connector->shape == PL_SHAPE_XLR_FEMALE)
    put_pins (self->out);
  else
    put (self->out, "<circle r=\"15\" fill=\"url(#nut)\"/><circle r=\"8.5\" fill=\"#0c0d0f\"/>");
  put (self->out, "</g>\n");
}

static void
put_connector (Composer *self, guint index, double x, double y)
{
  const PlConnector *connector = pl_kind_connector (self->kind, index);
  glong length = g_utf8_strlen (connector->label, -1);

  put_text (self->out, x, y - 25, length > 10 ? 7 : (length > 7 ? 8 : 10), "#f1f2f4", "middle",
            TRUE, connector->label);
  put_jack (self, connector, x, y);
}

/* Connectors of one section, from the first one that is not placed yet. */
static guint
count_section (const Composer *self, const char *section, const gboolean *placed)
{
  guint n = 0;

  for (guint i = 0; i < self->kind->connectors->len; i++)
    n += !placed[i] && g_strcmp0 (pl_kind_connector (self->kind, i)->section, section) == 0 ? 1 : 0;
  return n;
}

static void
put_section (Composer *self, guint first, gboolean *placed)
{
  const char *section = pl_kind_connector (self->kind, first)->section;
  guint per_row = (guint) ((MAX_WIDTH - 40) / PITCH);
  guint n = MIN (count_section (self, section, placed), per_row), at = 0;
  double width = n * PITCH + 16;
  g_autofree char *title = g_utf8_strup (section != NULL ? section : "", -1);

  if (self->x + width > MAX_WIDTH)
    {
      self->x = 16;
      self->y += SECTION_HEIGHT;
    }
  put (self->out,
       "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"none\" "
       "stroke=\"#fff\" stroke-opacity=\".16\"/>\n",
       px (self->x), px (self->y), px (width), px (SECTION_HEIGHT - 12));
  put_text (self->out, self->x + 10, self->y + 15, 8, "#b9bec6", "start", TRUE, title);
  /* cppcheck-suppress knownConditionTrueFalse */
  for (guint i = first; i < self->kind->connectors->len && at < n; i++)
    if (!placed[i] && g_strcmp0 (pl_kind_connector (self->kind, i)->section, section) == 0)
      {
        put_connector (self, i, self->x + 8 + PITCH * (at + 0.5), self->y + 66);
        placed[i] = TRUE;
        at++;
      }
  self->x += width + 12;
  self->width = MAX (self->width, self->x + 4);
}

static void
put_controls (Composer *self)
{
  double x = 44;

  if (self->kind->controls->len == 0)
    return;
  self->y += SECTION_HEIGHT + 26;
  for (guint i = 0; i < self->kind->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (self->kind, i);

      if (x + 30 > MAX (self->width, 300))
        {
          x = 44;
          self->y += 64;
        }
      put_text (self->out, x, self->y - 20, 8, "#f1f2f4", "middle", TRUE, control->label);
      put (self->out,
           "<g id=\"control-%s\" transform=\"translate(%d,%d)\"><circle r=\"12\" "
           "fill=\"#202226\" stroke=\"#5a5e66\"/></g>\n",
           control->id, px (x), px (self->y));
      x += 56;
    }
  self->y -= SECTION_HEIGHT - 44;
}

static void
put_frame (Composer *self, const char *content)
{
  const char *accent = self->kind->accent != NULL ? self->kind->accent : "#56b4e9";
  double width = MAX (self->width, 240), height = self->y + SECTION_HEIGHT + 6;
  GString *out = self->out = g_string_new (NULL);

  put (out,
       "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
       "font-family=\"Cantarell, sans-serif\">\n<defs><linearGradient id=\"face\" x1=\"0\" "
       "y1=\"0\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"#43474f\"/><stop "
       "offset=\"1\" stop-color=\"#2c2e34\"/></linearGradient><radialGradient id=\"nut\" "
       "cx=\".35\" cy=\".3\" r=\".9\"><stop offset=\"0\" stop-color=\"#eceef1\"/><stop "
       "offset=\".55\" stop-color=\"#a9aeb6\"/><stop offset=\"1\" stop-color=\"#6e737b\"/>"
       "</radialGradient></defs>\n",
       px (width), px (height));
  put (out,
       "<rect x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"10\" fill=\"url(#face)\" "
       "stroke=\"#1d1e22\"/>\n<rect x=\"20\" y=\"15\" width=\"4\" height=\"20\" rx=\"2\" "
       "fill=\"%s\"/>\n",
       px (width) - 1, px (height) - 1, accent);
  put_text (out, 34, 31, 16, "#fff", "start", TRUE, self->kind->name);
  put_text (out, width - 18, 30, 10, "#b9bec6", "end", FALSE,
            self->kind->maker != NULL ? self->kind->maker : "");
  g_string_append (out, content);
  g_string_append (out, "</svg>\n");
}

PlPanel *
pl_panel_new_composed (const PlKind *kind)
{
  Composer composer = { kind, g_string_new (NULL), 16, HEADER, 0 };
  g_autofree gboolean *placed = g_new0 (gboolean, kind->connectors->len);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  PlPanel *panel = NULL;

  for (guint i = 0; i < kind->connectors->len; i++)
    if (!placed[i])
      put_section (&composer, i, placed);
  put_controls (&composer);
  content = g_string_free (composer.out, FALSE);
  put_frame (&composer, content);
  panel = pl_panel_new (kind, composer.out->str, composer.out->len, kind->id, &error);
  g_string_free (composer.out, TRUE);
  if (panel == NULL)
    g_error ("a composed panel cannot be drawn: %s", error->message);
  return panel;
}
