/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A panel drawn from the kind alone, with the same parts as the drawn ones: panel-plan.c says where
 * everything goes, the parts sheet what it looks like. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/plain.h"
#include "core/words-gear.h"
#include "draw/panel-parts.h"
#include "draw/panel-plan.h"
#include "draw/panel-text.h"
#include "draw/panel.h"

#define NAME_SIZE  17.0
#define NAME_LEFT  34.0
#define HEAD_RIGHT 22.0
#define MAX_SIZE   4000.0

typedef struct
{
  const PlKind *kind;
  const PlPlan *plan;
  GString *out;
} Composer;

static void put (const Composer *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Numbers in SVG have a point whatever the locale: only whole px are printed. */
static void
put (const Composer *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->out, format, args);
  va_end (args);
}

static int
px (double value)
{
  return (int) lround (value);
}

/* Text */

typedef struct
{
  double size;
  const char *fill, *anchor;
  gboolean bold;
} Style;

static const Style word_style = { PL_WORD_SIZE, "#aab0b8", "middle", FALSE };
static const Style row_style = { PL_SMALL_SIZE, "#c9cdd3", "end", TRUE };
static const Style number_style = { 9.5, "#2a2c30", "middle", TRUE };

static void
put_text (const Composer *self, double x, double y, const Style *style, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  put (self,
       "<text x=\"%d\" y=\"%d\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\"%s>%s</text>\n",
       px (x), px (y), g_ascii_formatd (size, sizeof size, "%.4g", style->size), style->fill,
       style->anchor, style->bold ? " font-weight=\"700\"" : "", safe);
}

/* y is that of the lower line. */
static void
put_label (const Composer *self, double x, double y, double room, const char *text)
{
  g_auto (PlLabel) label = pl_panel_fit_label (text, room);
  Style style = { label.size, "#e9eaec", "middle", TRUE };

  put_text (self, x, y - (label.line[1] != NULL ? 9.0 : 0.0), &style, label.line[0]);
  if (label.line[1] != NULL)
    put_text (self, x, y, &style, label.line[1]);
}

/* In one line or two, around y, ending at x. */
static void
put_row_word (const Composer *self, const PlMark *mark, double x, double y)
{
  g_auto (PlLabel) label = pl_panel_fit_label (mark->word, mark->room);

  if (label.line[1] == NULL)
    {
      put_text (self, x, y + 3.0, &row_style, label.line[0]);
      return;
    }
  put_text (self, x, y - 1.5, &row_style, label.line[0]);
  put_text (self, x, y + 7.5, &row_style, label.line[1]);
}

/* Jacks */

static const char *
part_name (const PlConnector *connector)
{
  switch (connector->shape)
    {
    case PL_SHAPE_XLR_MALE:
      return "xlr-male";
    case PL_SHAPE_XLR_FEMALE:
      return "xlr-female";
    case PL_SHAPE_COMBO_SOCKET:
      return "combo";
    case PL_SHAPE_RCA_SOCKET:
    case PL_SHAPE_RCA_PLUG:
      return "rca";
    case PL_SHAPE_MINI_TS_SOCKET:
    case PL_SHAPE_MINI_TRS_SOCKET:
    case PL_SHAPE_MINI_TRRS_SOCKET:
    case PL_SHAPE_MINI_TS_PLUG:
    case PL_SHAPE_MINI_TRS_PLUG:
    case PL_SHAPE_MINI_TRRS_PLUG:
      return "mini";
    case PL_SHAPE_SPEAKON_SOCKET:
    case PL_SHAPE_SPEAKON_PLUG:
      return "speakon";
    case PL_SHAPE_OTHER_SOCKET:
      return strstr (connector->label, "USB") != NULL ? "usb" : "contact";
    case PL_SHAPE_TS_SOCKET:
    case PL_SHAPE_TRS_SOCKET:
    case PL_SHAPE_TS_PLUG:
    case PL_SHAPE_TRS_PLUG:
      return "nut";
    }
  g_assert_not_reached ();
}

static const char *
driver_word (const PlConnector *connector)
{
  static const char *const words[PL_N_DRIVERS] = {
    [PL_DRIVER_UNBALANCED] = "unbalanced",
    [PL_DRIVER_STEREO] = "stereo",
    [PL_DRIVER_IMPEDANCE_BALANCED] = "imp. bal.",
    [PL_DRIVER_BALANCED] = "balanced",
    [PL_DRIVER_CROSS_COUPLED] = "balanced",
    [PL_DRIVER_TRANSFORMER] = "balanced",
    [PL_DRIVER_GROUND_SENSING] = "gnd. sens.",
    [PL_DRIVER_BRIDGED] = "bridged",
    [PL_DRIVER_INSERT] = "send/ret.",
    [PL_DRIVER_SPEAKER] = "speaker",
  };

  return connector->n_drivers > 1 ? "not sure" : words[connector->drivers[0]];
}

static const char *
input_word (PlInput input)
{
  static const char *const words[PL_N_INPUTS] = {
    [PL_INPUT_NONE] = "",
    [PL_INPUT_STEREO] = "stereo",
    [PL_INPUT_UNBALANCED] = "unbalanced",
    [PL_INPUT_BALANCED] = "balanced",
    [PL_INPUT_TRANSFORMER] = "balanced",
    [PL_INPUT_MICROPHONE] = "mic",
    [PL_INPUT_INSTRUMENT] = "Hi-Z",
    [PL_INPUT_HEADPHONES] = "",
    [PL_INPUT_SPEAKER] = "speaker",
  };

  return words[input];
}

/* What it is, in a word below it. */
static const char *
jack_word (const PlConnector *connector)
{
  if (connector->n_drivers > 0)
    return driver_word (connector);
  if (connector->line_input != PL_INPUT_NONE)
    return connector->line_input == PL_INPUT_INSTRUMENT ? "mic / Hi-Z" : "mic / line";
  return input_word (connector->input);
}

static gboolean
is_xlr (const PlConnector *connector)
{
  return connector->shape == PL_SHAPE_XLR_MALE || connector->shape == PL_SHAPE_XLR_FEMALE
         || connector->shape == PL_SHAPE_COMBO_SOCKET;
}

/* The shadow first, as on the drawn panels. */
static void
put_jack (const Composer *self, const PlMark *mark, double x, double y)
{
  const PlConnector *connector = pl_kind_connector (self->kind, mark->index);
  gboolean has_plate = connector->n_drivers > 0 && connector->drivers[0] != PL_DRIVER_INSERT;

  if (has_plate)
    put (self,
         "<rect x=\"%d.5\" y=\"%d\" width=\"41\" height=\"41\" rx=\"8.5\" fill=\"#000\" "
         "fill-opacity=\".32\"/>",
         px (x) - 21, px (y) - 19);
  else
    put (self, "<circle cx=\"%d\" cy=\"%d.3\" r=\"%d\" fill=\"#000\" fill-opacity=\".32\"/>",
         px (x), px (y) + 1, is_xlr (connector) ? 17 : 16);
  put (self, "<g id=\"jack-%s\">", connector->id);
  if (has_plate)
    put (self, "<use href=\"#plate\" x=\"%d\" y=\"%d\"/>", px (x), px (y));
  put (self, "<use href=\"#%s\" x=\"%d\" y=\"%d\"/></g>\n", part_name (connector), px (x), px (y));
  put_label (self, x, y - 25.0, mark->room, mark->word);
  put_text (self, x, y + 30.0, &word_style, jack_word (connector));
}

/* Controls */

/* Eleven ticks over 270 degrees around a knob, and its shadow. */
static void
put_knob (const Composer *self, const PlMark *mark, double x, double y)
{
  const PlControl *control = pl_kind_control (self->kind, mark->index);
  gboolean is_trim = mark->type == PL_MARK_TRIM;

  put (self, "<g stroke=\"#c9cdd3\" stroke-opacity=\".5\" stroke-width=\".9\">");
  for (guint i = 0; i <= 10 && !is_trim; i++)
    put (self, "<path d=\"M%d %dv-2\" transform=\"rotate(%d %d %d)\"/>", px (x), px (y - 16.0),
         -135 + 27 * (int) i, px (x), px (y));
  put (self,
       "</g><circle cx=\"%d\" cy=\"%d.6\" r=\"%s\" fill=\"#000\" fill-opacity=\".3\"/>"
       "<g id=\"control-%s\"><use href=\"#%s\" x=\"%d\" y=\"%d\"/></g>\n",
       px (x), px (y) + 1, is_trim ? "10.6" : "14.6", control->id, is_trim ? "trim" : "knob",
       px (x), px (y));
  if (mark->word != NULL)
    put_label (self, x, y - 23.0, mark->room, mark->word);
}

static void
put_switch (const Composer *self, const PlMark *mark, double x, double y)
{
  const PlControl *control = pl_kind_control (self->kind, mark->index);
  g_autofree char *words = mark->word != NULL ? pl_control_dup_words (control) : NULL;
  int width = mark->type == PL_MARK_BUTTON ? 22 : 32, height = width / 2 + 1 - width / 32;

  put (self,
       "<g id=\"control-%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" "
       "fill=\"#0f1012\"/><rect x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" rx=\"%d\" "
       "fill=\"none\" stroke=\"#fff\" stroke-opacity=\".16\"/></g>\n",
       control->id, px (x) - width / 2, px (y) - height / 2, width, height, height / 2,
       px (x) - width / 2, px (y) - height / 2, width - 1, height - 1, height / 2);
  if (mark->word != NULL)
    put_label (self, x, y - 23.0, mark->room, mark->word);
  if (words != NULL)
    {
      g_autofree char *fitting = pl_panel_cut_text (words, PL_WORD_SIZE, FALSE, mark->room + 2.0);
      put_text (self, x, y + 22.0, &word_style, fitting);
    }
}

/* Ticks at every 10 dB, or at every tenth of the travel; numbers where there is room. */
static void
put_scale (const Composer *self, const PlMark *mark, double x, double y)
{
  const PlControl *control = pl_kind_control (self->kind, mark->index);
  static const Style number = { PL_WORD_SIZE, "#c9cdd3", "end", FALSE };
  double step = control->unit == PL_UNIT_DB ? 10.0 : (control->max - control->min) / 10.0;
  double bottom = y + mark->height / 2.0;

  for (guint i = 0; control->max - i * step > control->min - step / 2.0; i++)
    {
      double value = control->max - i * step;
      double at = bottom - (value - control->min) / (control->max - control->min) * mark->height;
      g_autofree char *words
          = value <= control->min + 0.01 && control->off_at_min
                ? g_strdup ("∞")
                : g_strdup_printf ("%s%d", value < -0.5 ? "−" : "", abs (px (value)));

      put (self,
           "<path d=\"M%d %d.5h%dM%d %d.5h%d\" stroke=\"#c9cdd3\" stroke-opacity=\".45\" "
           "stroke-width=\".9\"/>\n",
           px (x) - 12, px (at), 7, px (x) + 5, px (at), 7);
      if (mark->type == PL_MARK_FADER && control->unit == PL_UNIT_DB)
        put_text (self, x - 15.0, at + 3.5, &number, words);
    }
}

static void
put_fader (const Composer *self, const PlMark *mark, double x, double y)
{
  const PlControl *control = pl_kind_control (self->kind, mark->index);
  int top = px (y - mark->height / 2.0), height = px (mark->height);

  put_scale (self, mark, x, y);
  put (self,
       "<g id=\"control-%s\"><rect x=\"%d\" y=\"%d\" width=\"28\" height=\"%d\" fill=\"#000\" "
       "fill-opacity=\"0\"/><rect x=\"%d.5\" y=\"%d\" width=\"5\" height=\"%d\" rx=\"2.5\" "
       "fill=\"#0b0c0e\" stroke=\"#fff\" stroke-opacity=\".1\"/></g>\n",
       control->id, px (x) - 14, top, height, px (x) - 3, top, height);
  if (mark->word != NULL)
    put_label (self, x, y - mark->height / 2.0 - 12.0, mark->room, mark->word);
}

static void
put_number (const Composer *self, const PlMark *mark, double x, double y)
{
  g_autofree char *name = pl_panel_cut_text (mark->word, number_style.size, TRUE, mark->room);

  put (self,
       "<rect x=\"%d\" y=\"%d\" width=\"40\" height=\"15\" rx=\"4\" fill=\"url(#plateshade)\"/>\n",
       px (x) - 20, px (y) - 8);
  put_text (self, x, px (y) + 3.0, &number_style, name);
}

static void
put_mark (const Composer *self, const PlMark *mark, double x, double y)
{
  switch (mark->type)
    {
    case PL_MARK_JACK:
      put_jack (self, mark, x, y);
      return;
    case PL_MARK_KNOB:
    case PL_MARK_TRIM:
      put_knob (self, mark, x, y);
      return;
    case PL_MARK_SWITCH:
    case PL_MARK_BUTTON:
      put_switch (self, mark, x, y);
      return;
    case PL_MARK_FADER:
    case PL_MARK_SLIDER:
      put_fader (self, mark, x, y);
      return;
    case PL_MARK_WORD:
      put_row_word (self, mark, x, y);
      return;
    case PL_MARK_NUMBER:
      put_number (self, mark, x, y);
      return;
    case PL_MARK_RULE:
      put (self, "<path d=\"M%d %d.5h%d\" stroke=\"#fff\" stroke-opacity=\".09\"/>\n",
           px (x - mark->room / 2.0), px (y), px (mark->room));
      return;
    }
  g_assert_not_reached ();
}

static void
put_section (const Composer *self, const PlSection *section)
{
  g_autofree char *title = pl_plain_dup_upper (section->title);
  g_autofree char *fitting
      = pl_panel_cut_text (title, PL_TITLE_SIZE, TRUE, (section->width - 18.0) / PL_TITLE_SPACING);
  g_autofree char *safe = g_markup_escape_text (fitting, -1);

  put (self,
       "<rect x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"url(#well)\" "
       "stroke=\"#fff\" stroke-opacity=\".13\"/>\n",
       px (section->x), px (section->y), px (section->x + section->width) - px (section->x) - 1,
       px (section->y + section->height) - px (section->y) - 1);
  put (self,
       "<text x=\"%d\" y=\"%d\" font-size=\"8.5\" fill=\"#aab0b8\" font-weight=\"700\" "
       "letter-spacing=\".8\">%s</text>\n",
       px (section->x) + 11, px (section->y) + 14, safe);
  for (guint i = 0; i < section->marks->len; i++)
    {
      const PlMark *mark = &g_array_index (section->marks, PlMark, i);
      put_mark (self, mark, section->x + mark->x, section->y + mark->y);
    }
}

/* The box itself */

static const char *
category_word (PlCategory category)
{
  static const char *const words[PL_N_CATEGORIES] = {
    [PL_CATEGORY_MIXER] = N_ ("mixer"),
    [PL_CATEGORY_HEADPHONE_AMP] = N_ ("headphone amplifier"),
    [PL_CATEGORY_SPLITTER] = N_ ("splitter"),
    [PL_CATEGORY_INTERFACE] = N_ ("audio interface"),
    [PL_CATEGORY_SPEAKER] = N_ ("loudspeaker"),
    [PL_CATEGORY_AMPLIFIER] = N_ ("power amplifier"),
    [PL_CATEGORY_MICROPHONE] = N_ ("microphone"),
    [PL_CATEGORY_INSTRUMENT] = N_ ("instrument"),
    [PL_CATEGORY_PLAYER] = N_ ("player"),
    [PL_CATEGORY_PROCESSOR] = N_ ("processor"),
    [PL_CATEGORY_HEADPHONES] = N_ ("headphones"),
    [PL_CATEGORY_NOTE] = N_ ("note"),
    [PL_CATEGORY_CABLE] = N_ ("cable"),
    [PL_CATEGORY_ADAPTER] = N_ ("adapter"),
  };

  return _ (words[category]);
}

/* The maker and what it is, where the name leaves room. */
static void
put_head (const Composer *self)
{
  static const Style name_style = { NAME_SIZE, "#f1f2f4", "start", TRUE };
  static const Style maker_style = { 10.5, "#b4b9c1", "end", FALSE };
  const PlKind *kind = self->kind;
  double width = self->plan->width;
  g_autofree char *both = kind->maker != NULL ? g_strdup_printf ("%s · %s", kind->maker,
                                                                 category_word (kind->category))
                                              : g_strdup (category_word (kind->category));
  g_autofree char *name
      = pl_panel_cut_text (pl_words_kind (kind), NAME_SIZE, TRUE, width - NAME_LEFT - HEAD_RIGHT);
  double room = width - NAME_LEFT - HEAD_RIGHT - 14.0 - pl_panel_text_width (name, NAME_SIZE, TRUE);

  put (self, "<rect x=\"22\" y=\"15\" width=\"4\" height=\"20\" rx=\"2\" fill=\"%s\"/>\n",
       kind->accent != NULL ? kind->accent : "#56b4e9");
  put_text (self, NAME_LEFT, 31.0, &name_style, name);
  if (pl_panel_text_width (both, maker_style.size, FALSE) <= room)
    put_text (self, width - HEAD_RIGHT, 30.0, &maker_style, both);
  else if (kind->maker != NULL
           && pl_panel_text_width (kind->maker, maker_style.size, FALSE) <= room)
    put_text (self, width - HEAD_RIGHT, 30.0, &maker_style, kind->maker);
}

static void
put_body (const Composer *self)
{
  int width = px (self->plan->width), height = px (self->plan->height);

  put (self,
       "<rect x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"12\" fill=\"url(#face)\" "
       "stroke=\"#131417\"/>\n<rect x=\"1\" y=\"1\" width=\"%d\" height=\"%d\" rx=\"11.5\" "
       "fill=\"url(#sheen)\"/>\n<rect x=\"1.5\" y=\"1.5\" width=\"%d\" height=\"%d\" rx=\"11\" "
       "fill=\"none\" stroke=\"url(#edge)\"/>\n",
       width - 1, height - 1, width - 2, height - 2, width - 3, height - 3);
  if (self->plan->seam > 0.0)
    put (self,
         "<path d=\"M20 %d.5H%d\" stroke=\"#fff\" stroke-opacity=\".25\" stroke-width=\"1\" "
         "stroke-dasharray=\"4 4\"/>\n",
         px (self->plan->seam) - 2, width - 20);
}

/* Without the sheet, plain shapes that do. */
static char *
dup_plain_parts (void)
{
  static const char *const names[] = { "nut", "mini",    "xlr-male", "xlr-female", "combo", "rca",
                                       "usb", "contact", "speakon",  "knob",       "trim" };
  GString *out
      = g_string_new ("<defs><linearGradient id=\"face\"><stop stop-color=\"#373a41\"/>"
                      "</linearGradient><linearGradient id=\"sheen\"/><linearGradient id=\"edge\"/>"
                      "<linearGradient id=\"well\"/><g id=\"plate\"><rect x=\"-20\" y=\"-20\" "
                      "width=\"40\" height=\"40\" rx=\"8\" fill=\"#dddfe2\"/></g>"
                      "<linearGradient id=\"plateshade\"><stop stop-color=\"#dddfe2\"/>"
                      "</linearGradient>");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (out,
                            "<g id=\"%s\"><circle r=\"%d\" fill=\"#a9aeb6\"/><circle r=\"7\" "
                            "fill=\"#0c0d0f\"/></g>",
                            names[i], strcmp (names[i], "trim") == 0 ? 10 : 15);
  g_string_append (out, "</defs>");
  return g_string_free (out, FALSE);
}

/* Beyond what a panel may measure (hundreds of jacks) everything becomes smaller. */
static double
get_scale (const PlPlan *plan)
{
  return MIN (1.0, MAX_SIZE / MAX (plan->width, plan->height));
}

static void
put_panel (const Composer *self)
{
  const PlPlan *plan = self->plan;
  double scale = get_scale (plan);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (scale < 1.0)
    put (self, "<g transform=\"scale(%s)\">\n",
         g_ascii_formatd (number, sizeof number, "%.6f", scale));
  put_body (self);
  put_head (self);
  for (guint i = 0; i < plan->sections->len; i++)
    put_section (self, g_ptr_array_index (plan->sections, i));
  g_string_append (self->out, scale < 1.0 ? "</g>\n</svg>\n" : "</svg>\n");
}

static char *
dup_svg (const PlPlan *plan, const char *sheet, const char *body)
{
  double scale = get_scale (plan);
  g_autofree char *used = pl_panel_parts_dup (sheet, body);
  g_autofree char *parts = used != NULL ? g_steal_pointer (&used) : dup_plain_parts ();

  return g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                          "font-family=\"Cantarell, sans-serif\">\n%s\n%s",
                          MAX (px (plan->width * scale), 10), MAX (px (plan->height * scale), 10),
                          parts, body);
}

PlPanel *
pl_panel_new_composed (const PlKind *kind, const char *sheet)
{
  g_autoptr (PlPlan) plan
      = pl_plan_new (kind, NAME_LEFT + HEAD_RIGHT
                               + MIN (pl_panel_text_width (kind->name, NAME_SIZE, TRUE), 600.0));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Composer composer = { kind, plan, out };
  g_autofree char *svg = NULL;
  PlPanel *panel = NULL;

  put_panel (&composer);
  svg = dup_svg (plan, sheet, out->str);
  panel = pl_panel_new_own (kind, svg, strlen (svg), kind->id, &error);
  if (panel == NULL)
    g_error ("a composed panel cannot be drawn: %s", error->message);
  return panel;
}
