/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small, clean SVG: one symbol per kind, one path per strand, text that stays text, and below the
 * drawing the list of cables and what everybody hears. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/words.h"
#include "draw/export.h"
#include "draw/paint.h"

#define LINE_PX 20.0

typedef struct
{
  GString *out;
  const PlLayout *layout;
  const PlPatch *patch;
  PlCircuit *circuit;
  PlRect area;
  double list_y;
} Writer;

/* Up to one decimal, with a point in every locale. */
static void
put_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (
      out, g_ascii_formatd (buffer, sizeof buffer, "%.6g", round (value * 10.0) / 10.0 + 0.0));
}

static void
put_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  put_number (out, value);
  g_string_append_c (out, '"');
}

static void
put_text (Writer *self, double x, double y, double size, gboolean bold, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  g_string_append (self->out, "<text");
  put_attribute (self->out, "x", x);
  put_attribute (self->out, "y", y);
  put_attribute (self->out, "font-size", size);
  g_string_append_printf (self->out, "%s fill=\"#222\">%s</text>\n",
                          bold ? " font-weight=\"600\"" : "", safe);
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

/* Ids of one panel must not meet those of another: prefixed with the kind's id. */
static void
put_prefixed (GString *out, const char *body, gsize length, const char *prefix)
{
  static const char *const marks[] = { " id=\"", "url(#", "href=\"#" };

  for (gsize i = 0; i < length;)
    {
      guint m = 0;

      while (m < G_N_ELEMENTS (marks) && strncmp (body + i, marks[m], strlen (marks[m])) != 0)
        m++;
      if (m < G_N_ELEMENTS (marks) && i + strlen (marks[m]) < length
          && is_word (body[i + strlen (marks[m])]))
        {
          g_string_append_printf (out, "%s%s.", marks[m], prefix);
          i += strlen (marks[m]);
        }
      else
        g_string_append_c (out, body[i++]);
    }
}

static void
put_symbol (Writer *self, const PlKind *kind, const PlPanel *panel)
{
  gsize length = 0;
  const char *svg = pl_panel_get_svg (panel, &length);
  const char *root = g_strstr_len (svg, (gssize) length, "<svg");
  const char *body = root != NULL ? strchr (root, '>') : NULL;
  const char *end = g_strrstr_len (svg, (gssize) length, "</svg>");

  if (body == NULL || end == NULL || end <= body)
    return;
  g_string_append_printf (self->out, "<symbol id=\"%s\" viewBox=\"0 0 ", kind->id);
  put_number (self->out, pl_panel_get_width (panel));
  g_string_append_c (self->out, ' ');
  put_number (self->out, pl_panel_get_height (panel));
  g_string_append (self->out, "\">");
  put_prefixed (self->out, body + 1, (gsize) (end - body - 1), kind->id);
  g_string_append (self->out, "</symbol>\n");
}

static void
put_symbols (Writer *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_string_append (self->out, "<defs>\n");
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      PlKind *kind = pl_patch_get_part (self->patch, id)->kind;
      const PlPanel *panel = pl_layout_get_panel (self->layout, id);

      if (panel != NULL && g_hash_table_add (seen, kind))
        put_symbol (self, kind, panel);
    }
  g_string_append (self->out, "</defs>\n");
}

static void
put_knob (Writer *self, PlPartId id, guint16 index)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  const PlControl *control = pl_kind_control (part->kind, index);
  double along = (part->controls[index] - control->min) / (control->max - control->min);
  double turn = (along - 0.5) * 1.5 * G_PI;
  PlSpot spot;

  if (control->type != PL_CONTROL_KNOB || !pl_layout_get_control (self->layout, id, index, &spot))
    return;
  g_string_append (self->out, "<line stroke=\"#f5f5f2\" stroke-width=\"2\" "
                              "stroke-linecap=\"round\"");
  put_attribute (self->out, "x1", spot.x + sin (turn) * spot.r * 0.3);
  put_attribute (self->out, "y1", spot.y - cos (turn) * spot.r * 0.3);
  put_attribute (self->out, "x2", spot.x + sin (turn) * spot.r * 0.8);
  put_attribute (self->out, "y2", spot.y - cos (turn) * spot.r * 0.8);
  g_string_append (self->out, "/>\n");
}

static void
put_devices (Writer *self)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (self->patch, id);
      g_autofree char *name = pl_words_part (self->patch, id);
      PlRect rect;

      if (pl_kind_is_cable (part->kind) || !pl_layout_get_rect (self->layout, id, &rect))
        continue;
      g_string_append_printf (self->out, "<use href=\"#%s\"", part->kind->id);
      put_attribute (self->out, "x", rect.x);
      put_attribute (self->out, "y", rect.y);
      put_attribute (self->out, "width", rect.width);
      put_attribute (self->out, "height", rect.height);
      g_string_append (self->out, "/>\n");
      for (guint16 i = 0; i < part->kind->controls->len; i++)
        put_knob (self, id, i);
      if (part->kind->category == PL_CATEGORY_HEADPHONES || part->name != NULL)
        put_text (self, rect.x + 8, rect.y - 6, 12, TRUE, name);
    }
}

static void
put_path (Writer *self, const PlCurve *curve, const char *color, double width)
{
  const PlPoint *p = curve->p;

  g_string_append (self->out, "<path d=\"M");
  for (guint i = 0; i < 4; i++)
    {
      g_string_append (self->out, i == 1 ? " C" : (i == 0 ? "" : " "));
      put_number (self->out, p[i].x);
      g_string_append_c (self->out, ' ');
      put_number (self->out, p[i].y);
    }
  g_string_append_printf (self->out, "\" stroke=\"%s\"", color);
  put_attribute (self->out, "stroke-width", width);
  g_string_append (self->out, "/>\n");
}

static char *
hex (PlColor color, double by)
{
  return g_strdup_printf ("#%02x%02x%02x", (guint) lround (color.r * by * 255),
                          (guint) lround (color.g * by * 255), (guint) lround (color.b * by * 255));
}

static void
put_plug (Writer *self, PlPoint at, int number, const char *color)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%d", number) : g_strdup ("");

  g_string_append (self->out, "<circle fill=\"#2a2b2f\" stroke-width=\"3\" r=\"10.5\"");
  put_attribute (self->out, "cx", at.x);
  put_attribute (self->out, "cy", at.y);
  g_string_append_printf (self->out, " stroke=\"%s\"/>", color);
  g_string_append (self->out, "<text fill=\"#fff\" font-size=\"11\" font-weight=\"600\" "
                              "text-anchor=\"middle\" stroke=\"none\"");
  put_attribute (self->out, "x", at.x);
  put_attribute (self->out, "y", at.y + 4);
  g_string_append_printf (self->out, ">%s</text>\n", text);
}

static void
put_cable (Writer *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (self->layout, id, &n_strands);
  PlColor color = pl_theme_cable_color (part->number);
  g_autofree char *edge = hex (color, 0.55), *body = hex (color, 1.0);
  gboolean two_ended = pl_kind_is_cable (part->kind) && part->kind->connectors->len == 2;

  for (guint i = 0; i < n_strands; i++)
    {
      put_path (self, &strands[i].curve, edge, part->number > 0 ? 7 : 5);
      put_path (self, &strands[i].curve, body, part->number > 0 ? 5 : 3.4);
    }
  for (guint i = 0; i < n_strands; i++)
    {
      put_plug (self, strands[i].curve.p[3], part->number, body);
      if (two_ended)
        put_plug (self, strands[i].curve.p[0], part->number, body);
    }
}

static void
put_cables (Writer *self)
{
  g_string_append (self->out, "<g fill=\"none\" stroke-linecap=\"round\">\n");
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    put_cable (self, id);
  g_string_append (self->out, "</g>\n");
}

/* "Cable 1, TRS cable: ProFX10v3 PHONES – HM-4 INPUT" */
static char *
word_cable (const Writer *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  g_autoptr (GString) ends = g_string_new (NULL);

  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      const PlSeat *seat = &part->seats[i];
      g_autofree char *end = NULL;

      if (!pl_kind_connector (part->kind, i)->moves)
        continue;
      end = seat->part != 0 ? pl_words_end (self->patch, (PlEnd){ seat->part, seat->connector })
                            : g_strdup (_ ("loose"));
      g_string_append_printf (ends, "%s%s", ends->len > 0 ? " – " : "", end);
    }
  return g_strdup_printf ("%d  %s: %s", part->number, part->kind->name, ends->str);
}

static void
put_lists (Writer *self)
{
  g_autoptr (GArray) verdicts
      = self->circuit != NULL ? pl_circuit_dup_verdicts (self->circuit) : NULL;
  double y = self->list_y;

  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    if (pl_kind_is_cable (pl_patch_get_part (self->patch, id)->kind))
      {
        g_autofree char *line = word_cable (self, id);
        put_text (self, self->area.x + 24, y, 12, FALSE, line);
        y += LINE_PX;
      }
  for (guint i = 0; verdicts != NULL && i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      g_autofree char *name = pl_words_part (self->patch, verdict->part);
      g_autofree char *sentence = pl_words_verdict (self->circuit, verdict);
      g_autofree char *line = g_strdup_printf ("%s: %s", name, sentence);

      put_text (self, self->area.x + 24, y, 12, FALSE, line);
      y += LINE_PX;
    }
  self->list_y = y;
}

static guint
count_lines (const Writer *self)
{
  g_autoptr (GArray) verdicts
      = self->circuit != NULL ? pl_circuit_dup_verdicts (self->circuit) : NULL;
  guint n = verdicts != NULL ? verdicts->len : 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    n += pl_kind_is_cable (pl_patch_get_part (self->patch, id)->kind) ? 1 : 0;
  return n;
}

static void
put_head (Writer *self, double height)
{
  g_autofree char *title = g_markup_escape_text (pl_patch_get_title (self->patch), -1);
  GString *out = self->out;

  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"");
  put_number (out, self->area.x);
  g_string_append_c (out, ' ');
  put_number (out, self->area.y);
  g_string_append_c (out, ' ');
  put_number (out, self->area.width);
  g_string_append_c (out, ' ');
  put_number (out, height);
  g_string_append_c (out, '"');
  put_attribute (out, "width", self->area.width);
  put_attribute (out, "height", height);
  g_string_append_printf (out, " font-family=\"Cantarell, sans-serif\">\n<title>%s</title>\n",
                          title);
  g_string_append (out, "<rect fill=\"#fff\"");
  put_attribute (out, "x", self->area.x);
  put_attribute (out, "y", self->area.y);
  put_attribute (out, "width", self->area.width);
  put_attribute (out, "height", height);
  g_string_append (out, "/>\n");
}

static gboolean
write_svg (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  Writer writer = { g_string_new (NULL),
                    job->layout,
                    pl_layout_get_patch (job->layout),
                    job->circuit,
                    pl_layout_get_bounds (job->layout),
                    0 };
  gboolean written = FALSE;
  double height;

  if (writer.area.width <= 0)
    writer.area = (PlRect){ 0, 0, 400, 300 };
  writer.list_y = writer.area.y + writer.area.height + 14;
  height = writer.area.height + count_lines (&writer) * LINE_PX + 20;
  put_head (&writer, height);
  put_symbols (&writer);
  put_devices (&writer);
  put_cables (&writer);
  put_lists (&writer);
  g_string_append (writer.out, "</svg>\n");
  written = write (closure, writer.out->str, writer.out->len, error);
  g_string_free (writer.out, TRUE);
  return written;
}

extern const PlExporter pl_exporter_svg;
const PlExporter pl_exporter_svg = { "svg", N_ ("SVG drawing"), "image/svg+xml", write_svg };
