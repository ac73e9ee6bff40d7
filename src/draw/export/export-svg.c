/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small, clean SVG that looks as paint*.c paints: one symbol per kind, one path per cable, text
 * that stays text.  Devices and cables are groups with an id and a title in words. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/words-gear.h"
#include "core/words.h"
#include "draw/export.h"
#include "draw/svg-pen.h"
#include "draw/svg-symbols.h"

typedef struct
{
  PlSvgPen pen;
  const PlExportJob *job;
  PlPatch *patch;
  PlRect area;
  GHashTable *ids; /* of cables: those in use */
} Writer;

static void
put_head (Writer *self)
{
  GString *out = self->pen.out;
  g_autofree char *title = g_markup_escape_text (pl_words_patch_title (self->patch), -1);
  double box[] = { self->area.x, self->area.y, self->area.width, self->area.height };

  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"");
  for (guint i = 0; i < G_N_ELEMENTS (box); i++)
    {
      g_string_append (out, i > 0 ? " " : "");
      pl_svg_pen_number (&self->pen, box[i]);
    }
  g_string_append_c (out, '"');
  pl_svg_pen_attribute (&self->pen, "width", self->area.width);
  pl_svg_pen_attribute (&self->pen, "height", self->area.height);
  g_string_append (out, " font-family=\"Cantarell, sans-serif\">\n");
  if (*title != '\0')
    g_string_append_printf (out, "<title>%s</title>\n", title);
}

/* What everybody hears, for those who cannot see the drawing. */
static void
put_description (Writer *self)
{
  g_autoptr (GArray) verdicts
      = self->job->circuit != NULL ? pl_circuit_dup_verdicts (self->job->circuit) : NULL;

  if (verdicts == NULL || verdicts->len == 0)
    return;
  g_string_append (self->pen.out, "<desc>");
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      g_autofree char *name = pl_words_part (self->patch, verdict->part);
      g_autofree char *sentence = pl_words_verdict (self->job->circuit, verdict);
      g_autofree char *line = g_markup_printf_escaped ("%s: %s", name, sentence);

      g_string_append_printf (self->pen.out, "%s%s", i > 0 ? "\n" : "", line);
    }
  g_string_append (self->pen.out, "</desc>\n");
}

static void
put_symbols (Writer *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (PlSvgSymbols) symbols = pl_svg_symbols_new ();

  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    pl_svg_symbols_take (symbols, pl_patch_get_part (self->patch, id)->kind->id);
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    {
      PlKind *kind = pl_patch_get_part (self->patch, id)->kind;
      const PlPanel *panel = pl_layout_get_panel (self->job->layout, id);
      g_autofree char *svg = NULL;
      gsize length = 0;

      if (panel == NULL || !g_hash_table_add (seen, kind))
        continue;
      svg = self->pen.theme->mono ? g_strdup (pl_panel_get_mono_svg (panel, &length))
                                  : pl_panel_dup_svg (panel, &length);
      (void) pl_svg_symbols_add (symbols, kind->id, svg, length);
    }
  pl_svg_symbols_write (symbols, self->pen.css->str, self->pen.out);
}

/* Devices */

static void
put_controls (Writer *self, PlPartId id, const PlPart *part)
{
  g_autoptr (GArray) knobs = g_array_new (FALSE, FALSE, sizeof (PlKnob));

  for (guint16 i = 0; i < part->kind->controls->len; i++)
    {
      PlKnob knob = { pl_kind_control (part->kind, i), part->controls[i], { 0, 0, 0, 0, 0 } };

      if (!pl_layout_get_control (self->job->layout, id, i, &knob.spot))
        continue;
      if (knob.control->type == PL_CONTROL_KNOB)
        g_array_append_val (knobs, knob);
      else
        pl_svg_pen_control (&self->pen, knob.control, knob.value, knob.spot);
    }
  pl_svg_pen_knobs (&self->pen, (const PlKnob *) (gpointer) knobs->data, knobs->len);
}

static void
put_state (Writer *self, PlPartId id, const PlRect *rect)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  const PlTheme *theme = self->pen.theme;
  g_autofree char *name = pl_paint_dup_name (self->patch, id, rect);
  PlVerdict verdict = { 0 };
  gboolean judged = pl_paint_judge_ears (self->job->circuit, id, part->kind, &verdict);

  put_controls (self, id, part);
  for (guint ear = 0; ear < 2 && part->kind->category == PL_CATEGORY_HEADPHONES; ear++)
    {
      PlCup cup = pl_paint_judge_cup (theme, rect, judged ? &verdict : NULL, ear);
      pl_svg_pen_cup (&self->pen, &cup);
    }
  if (judged)
    pl_verdict_clear (&verdict);
  if (part->kind->category == PL_CATEGORY_NOTE)
    pl_svg_pen_note (&self->pen, pl_words_title (part), part->name == NULL, rect);
  if (name != NULL)
    pl_svg_pen_text (&self->pen, theme->ink, (PlPoint){ rect->x + rect->width / 2, rect->y - 9 },
                     PL_PAINT_NAME_SIZE, TRUE, name);
}

static void
put_device (Writer *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  const PlPanel *panel = pl_layout_get_panel (self->job->layout, id);
  g_autofree char *name = pl_words_part (self->patch, id);
  g_autofree char *safe = g_markup_escape_text (name, -1);
  gboolean boxed = panel != NULL && !pl_panel_is_free_form (panel);
  PlRect rect;

  if (pl_kind_is_cable (part->kind) || !pl_layout_get_rect (self->job->layout, id, &rect))
    return;
  g_string_append_printf (self->pen.out, "<g id=\"device-%u\"><title>%s</title>\n", id, safe);
  if (boxed)
    pl_svg_pen_shadow (&self->pen, &rect);
  g_string_append_printf (self->pen.out, "<use xlink:href=\"#%s\"", part->kind->id);
  pl_svg_pen_rect (&self->pen, &rect);
  g_string_append (self->pen.out, "/>\n");
  if (boxed && self->pen.theme->mono)
    pl_svg_pen_outline (&self->pen, &rect);
  put_state (self, id, &rect);
  g_string_append (self->pen.out, "</g>\n");
}

/* Cables */

/* "1  TRS cable: ProFX10v3 PHONES – HM-4 INPUT" */
static char *
word_cable (const Writer *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *gap = ": ";

  if (part->number > 0)
    g_string_append_printf (words, "%d  ", part->number);
  g_string_append (words, pl_words_kind (part->kind));
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      const PlSeat *seat = &part->seats[i];
      g_autofree char *end = NULL;

      if (!pl_kind_connector (part->kind, i)->moves)
        continue;
      end = seat->part != 0 ? pl_words_end (self->patch, (PlEnd){ seat->part, seat->connector })
                            : g_strdup (_ ("loose"));
      g_string_append_printf (words, "%s%s", gap, end);
      gap = " – ";
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* By its number, as people call it; a second one of that number has its part behind it. */
static char *
name_cable (Writer *self, PlPartId id)
{
  int number = pl_patch_get_part (self->patch, id)->number;
  char *name = number > 0 ? g_strdup_printf ("cable-%d", number) : g_strdup_printf ("lead-%u", id);

  if (g_hash_table_add (self->ids, g_strdup (name)))
    return name;
  g_free (name);
  return g_strdup_printf ("cable-%d-part-%u", number, id);
}

static void
put_plugs (Writer *self, PlPartId id, const PlStrand *strands, guint n_strands, const char *tag)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  gboolean two_ended = pl_kind_is_cable (part->kind) && part->kind->connectors->len == 2;

  for (guint i = 0; i < n_strands; i++)
    for (guint end = 0; end < (two_ended ? 2u : 1u); end++)
      {
        guint16 connector = end == 0 ? strands[i].connector : 0;
        PlPoint at = strands[i].curve.p[end == 0 ? 3 : 0];

        if (part->seats[connector].part != 0)
          pl_svg_pen_plug (&self->pen, at, pl_part_get_mark (part), tag);
        else
          pl_svg_pen_plug_side (&self->pen, pl_kind_connector (part->kind, connector)->shape, at,
                                pl_part_get_mark (part));
      }
}

static void
put_run (Writer *self, PlPartId id, const PlStrand *strands, guint n_strands, const char *name)
{
  const PlTheme *theme = self->pen.theme;
  PlRect run = pl_paint_run_bounds (strands, n_strands),
         bounds = pl_rect_grow (&run, PL_PAINT_RUN_ROOM);
  g_autoptr (GArray) foreign = g_array_new (FALSE, FALSE, sizeof (PlRect));
  PlStroke strokes[PL_MAX_STROKES];
  PlLeadMark mark = pl_part_get_mark (pl_patch_get_part (self->patch, id));
  guint n = pl_theme_cable_strokes (theme, mark, pl_paint_turn (theme, self->job->layout, id),
                                    FALSE, strokes);

  if (pl_paint_wants_fading (theme, self->job->layout))
    (void) pl_paint_find_foreign (self->job->layout, id, &bounds, foreign);
  pl_svg_pen_run (&self->pen, name, strands, n_strands, strokes, n, foreign);
}

static void
put_cable (Writer *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (self->job->layout, id, &n_strands);
  g_autofree char *name = NULL, *words = NULL, *safe = NULL;
  char tag[8];
  PlPoint at;

  if (n_strands == 0)
    return;
  name = name_cable (self, id);
  words = word_cable (self, id);
  safe = g_markup_escape_text (words, -1);
  pl_paint_tag (self->pen.theme, part->number,
                pl_paint_turn (self->pen.theme, self->job->layout, id), tag, sizeof tag);
  g_string_append_printf (self->pen.out, "<g id=\"%s\"><title>%s</title>\n", name, safe);
  put_run (self, id, strands, n_strands, name);
  put_plugs (self, id, strands, n_strands, tag);
  if (n_strands >= 3)
    pl_svg_pen_joint (&self->pen, strands[0].curve.p[0], pl_part_get_mark (part));
  if (*tag != '\0' && pl_paint_find_tag (strands, &at))
    pl_svg_pen_tag (&self->pen, at, pl_part_get_mark (part), tag);
  g_string_append (self->pen.out, "</g>\n");
}

/* The drawing first, for it says which classes there are. */
static void
put_drawing (Writer *self)
{
  pl_svg_pen_bench (&self->pen, &self->area);
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    put_device (self, id);
  for (PlPartId id = 0; (id = pl_patch_next_part (self->patch, id)) != 0;)
    put_cable (self, id);
}

static gboolean
write_svg (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = { .job = job,
                    .patch = pl_layout_get_patch (job->layout),
                    .area = pl_layout_get_bounds (job->layout),
                    .ids = ids };
  g_autoptr (GString) drawing = NULL;
  GString *out = NULL;
  gboolean written;

  if (writer.area.width <= 0)
    writer.area = (PlRect){ 0, 0, 400, 300 };
  pl_svg_pen_init (&writer.pen, pl_look_theme (job->look));
  put_drawing (&writer);
  drawing = writer.pen.out;
  out = writer.pen.out = g_string_new (NULL);
  put_head (&writer);
  put_description (&writer);
  put_symbols (&writer);
  g_string_append_len (out, drawing->str, (gssize) drawing->len);
  g_string_append (out, "</svg>\n");
  written = write (closure, out->str, out->len, error);
  pl_svg_pen_clear (&writer.pen);
  return written;
}

extern const PlExporter pl_exporter_svg;
const PlExporter pl_exporter_svg = { "svg", N_ ("SVG drawing"), "image/svg+xml", write_svg };
