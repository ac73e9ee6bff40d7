/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A panel drawn from the kind alone, with the same parts as the drawn ones: panel-plan.c says where
 * everything goes, the parts sheet what it looks like. */
#include <math.h>
#include <string.h>

#include "draw/panel-plan.h"
#include "draw/panel.h"

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
  const char *size, *fill, *anchor;
  gboolean bold;
} Style;

static const Style label_style = { "10", "#e9eaec", "middle", TRUE };
static const Style narrow_style = { "8.5", "#e9eaec", "middle", TRUE };
static const Style word_style = { "8.5", "#aab0b8", "middle", FALSE };
static const Style row_style = { "8.5", "#c9cdd3", "end", TRUE };
static const Style title_style = { "8.5", "#aab0b8", "start", TRUE };

static void
put_text (const Composer *self, double x, double y, const Style *style, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  put (self,
       "<text x=\"%d\" y=\"%d\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\"%s>%s</text>\n",
       px (x), px (y), style->size, style->fill, style->anchor,
       style->bold ? " font-weight=\"700\"" : "", safe);
}

/* Widths of bold Cantarell-like letters, in 1/100 of the size: generous, so that nothing is cut. */
static double
text_width (const char *text, double size)
{
  double width = 0.0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isupper (letter) || letter == 'm' || letter == 'w')
        width += letter == 'I' ? 0.34 : 0.7;
      else
        width += letter == ' ' || letter == 'i' || letter == 'l' || letter == '/' ? 0.34 : 0.6;
    }
  return width * size;
}

/* In one line, smaller, or in two lines: whatever fits. y is that of the lower line. */
static void
put_label (const Composer *self, double x, double y, double room, const char *text)
{
  const char *blank = NULL;
  g_autofree char *first = NULL;

  if (text_width (text, 10.0) <= room)
    {
      put_text (self, x, y, &label_style, text);
      return;
    }
  for (const char *c = text; *c != '\0'; c++)
    if (*c == ' '
        && (blank == NULL
            || ABS (c - text - (long) strlen (text) / 2)
                   < ABS (blank - text - (long) strlen (text) / 2)))
      blank = c;
  if (text_width (text, 8.5) <= room || blank == NULL)
    {
      put_text (self, x, y, &narrow_style, text);
      return;
    }
  first = g_strndup (text, (gsize) (blank - text));
  put_text (self, x, y - 9.0, &narrow_style, first);
  put_text (self, x, y, &narrow_style, blank + 1);
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

static void
put_jack (const Composer *self, const PlPlace *place, double x, double y)
{
  const PlConnector *connector = pl_kind_connector (self->kind, place->index);
  gboolean has_plate = connector->n_drivers > 0;

  put_label (self, x, y - (has_plate ? 26.0 : 23.0), place->label_width, place->word);
  put (self, "<g id=\"jack-%s\">", connector->id);
  if (has_plate)
    put (self, "<use href=\"#plate\" x=\"%d\" y=\"%d\"/>", px (x), px (y));
  put (self, "<use href=\"#%s\" x=\"%d\" y=\"%d\"/></g>\n", part_name (connector), px (x), px (y));
  put_text (self, x, y + 30.0, &word_style, jack_word (connector));
}

/* Controls */

/* Eleven ticks over 270 degrees around a knob. */
static void
put_ticks (const Composer *self, double x, double y)
{
  put (self, "<g stroke=\"#aab0b8\" stroke-opacity=\".5\" stroke-width=\"1\">");
  for (guint i = 0; i <= 10; i++)
    put (self, "<path d=\"M%d %dv-2\" transform=\"rotate(%d %d %d)\"/>", px (x), px (y - 16.0),
         -135 + 27 * (int) i, px (x), px (y));
  put (self, "</g>\n");
}

static void
put_control (const Composer *self, const PlPlace *place, double x, double y)
{
  const PlControl *control = pl_kind_control (self->kind, place->index);

  if (place->type == PL_PLACE_KNOB)
    put_ticks (self, x, y);
  put (self, "<g id=\"control-%s\">", control->id);
  if (place->type == PL_PLACE_KNOB || place->type == PL_PLACE_TRIM)
    put (self, "<use href=\"#%s\" x=\"%d\" y=\"%d\"/>",
         place->type == PL_PLACE_KNOB ? "knob" : "trim", px (x), px (y));
  else if (place->type == PL_PLACE_FADER)
    put (self,
         "<rect x=\"%d\" y=\"%d\" width=\"28\" height=\"%d\" fill=\"#000\" fill-opacity=\"0\"/>"
         "<rect x=\"%d\" y=\"%d\" width=\"6\" height=\"%d\" rx=\"3\" fill=\"#0b0c0e\"/>",
         px (x) - 14, px (y - place->size / 2.0), px (place->size), px (x) - 3,
         px (y - place->size / 2.0), px (place->size));
  else
    put (self,
         "<rect x=\"%d\" y=\"%d\" width=\"26\" height=\"14\" rx=\"7\" fill=\"#0b0c0e\" "
         "stroke=\"#fff\" stroke-opacity=\".2\"/>",
         px (x) - 13, px (y) - 7);
  put (self, "</g>\n");
  if (place->word != NULL)
    put_label (self, x, y - (place->type == PL_PLACE_FADER ? place->size / 2.0 + 8.0 : 22.0),
               place->label_width, place->word);
}

/* The two words of a switch stand below it. */
static void
put_positions (const Composer *self, const PlPlace *place, double x, double y)
{
  const PlControl *control = pl_kind_control (self->kind, place->index);
  g_autofree char *words = NULL;

  if (place->type != PL_PLACE_SWITCH || place->word == NULL || control->positions == NULL
      || strcmp (control->positions[0], "off") == 0)
    return;
  words = g_strjoinv (" / ", control->positions);
  put_text (self, x, y + 20.0, &word_style, words);
}

static void
put_place (const Composer *self, const PlPlace *place, double x, double y)
{
  switch (place->type)
    {
    case PL_PLACE_JACK:
      put_jack (self, place, x, y);
      return;
    case PL_PLACE_WORD:
      put_text (self, x, y + 3.0, &row_style, place->word);
      return;
    case PL_PLACE_KNOB:
    case PL_PLACE_TRIM:
    case PL_PLACE_FADER:
    case PL_PLACE_SWITCH:
      put_control (self, place, x, y);
      put_positions (self, place, x, y);
      return;
    }
  g_assert_not_reached ();
}

static void
put_section (const Composer *self, const PlSection *section)
{
  g_autofree char *title = g_utf8_strup (section->title, -1);
  double left = section->x + (section->width - section->inner_width) / 2.0;

  put (self,
       "<rect x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"url(#well)\" "
       "stroke=\"#fff\" stroke-opacity=\".13\"/>\n",
       px (section->x), px (section->y), px (section->width) - 1, px (section->height) - 1);
  put_text (self, section->x + 11.0, section->y + 14.0, &title_style, title);
  for (guint i = 0; i < section->places->len; i++)
    {
      const PlPlace *place = &g_array_index (section->places, PlPlace, i);
      put_place (self, place, left + place->x, section->y + place->y);
    }
}

/* The box itself */

static const char *
category_word (PlCategory category)
{
  static const char *const words[PL_N_CATEGORIES] = {
    [PL_CATEGORY_MIXER] = "mixer",           [PL_CATEGORY_HEADPHONE_AMP] = "headphone amplifier",
    [PL_CATEGORY_SPLITTER] = "splitter",     [PL_CATEGORY_INTERFACE] = "audio interface",
    [PL_CATEGORY_SPEAKER] = "loudspeaker",   [PL_CATEGORY_AMPLIFIER] = "power amplifier",
    [PL_CATEGORY_MICROPHONE] = "microphone", [PL_CATEGORY_INSTRUMENT] = "instrument",
    [PL_CATEGORY_PLAYER] = "player",         [PL_CATEGORY_PROCESSOR] = "processor",
    [PL_CATEGORY_HEADPHONES] = "headphones", [PL_CATEGORY_NOTE] = "note",
    [PL_CATEGORY_CABLE] = "cable",           [PL_CATEGORY_ADAPTER] = "adapter",
  };

  return words[category];
}

/* The maker and what it is, where the name leaves room. */
static void
put_head (const Composer *self)
{
  static const Style name_style = { "17", "#f1f2f4", "start", TRUE };
  static const Style maker_style = { "10.5", "#b4b9c1", "end", FALSE };
  const PlKind *kind = self->kind;
  g_autofree char *both = kind->maker != NULL ? g_strdup_printf ("%s · %s", kind->maker,
                                                                 category_word (kind->category))
                                              : g_strdup (category_word (kind->category));
  double room = self->plan->width - 22.0 - 34.0 - text_width (kind->name, 17.0) - 12.0;

  put (self, "<rect x=\"22\" y=\"15\" width=\"4\" height=\"20\" rx=\"2\" fill=\"%s\"/>\n",
       kind->accent != NULL ? kind->accent : "#56b4e9");
  put_text (self, 34.0, 31.0, &name_style, kind->name);
  if (text_width (both, 10.5) * 0.9 <= room)
    put_text (self, self->plan->width - 22.0, 30.0, &maker_style, both);
  else if (kind->maker != NULL && text_width (kind->maker, 10.5) * 0.9 <= room)
    put_text (self, self->plan->width - 22.0, 30.0, &maker_style, kind->maker);
}

static void
put_body (const Composer *self)
{
  int width = px (self->plan->width), height = px (self->plan->height);

  put (self,
       "<rect x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"12\" fill=\"url(#face)\" "
       "stroke=\"#131417\"/>\n<rect x=\"1\" y=\"1\" width=\"%d\" height=\"%d\" rx=\"11\" "
       "fill=\"url(#sheen)\"/>\n<rect x=\"1.5\" y=\"1.5\" width=\"%d\" height=\"%d\" rx=\"11\" "
       "fill=\"none\" stroke=\"url(#edge)\"/>\n",
       width - 1, height - 1, width - 2, height - 2, width - 3, height - 3);
  if (self->plan->rear_y > 0.0)
    put (self,
         "<path d=\"M20 %d.5H%d\" stroke=\"#fff\" stroke-opacity=\".25\" stroke-width=\"1\" "
         "stroke-dasharray=\"4 4\"/>\n",
         px (self->plan->rear_y) + 1, width - 20);
}

/* The gradients and parts of the sheet; without the sheet, plain shapes that do. */
static char *
dup_parts (const char *sheet)
{
  const char *start = sheet != NULL ? strstr (sheet, "\n<defs>") : NULL;
  const char *end = start != NULL ? strstr (start, "</defs>") : NULL;
  static const char *const names[] = { "nut", "mini",    "xlr-male", "xlr-female", "combo", "rca",
                                       "usb", "contact", "speakon",  "knob",       "trim" };
  GString *out = NULL;

  if (end != NULL)
    return g_strndup (start, (gsize) (end - start) + strlen ("</defs>"));
  out = g_string_new ("<defs><linearGradient id=\"face\"><stop stop-color=\"#373a41\"/>"
                      "</linearGradient><linearGradient id=\"sheen\"/><linearGradient id=\"edge\"/>"
                      "<linearGradient id=\"well\"/><g id=\"plate\"><rect x=\"-20\" y=\"-20\" "
                      "width=\"40\" height=\"40\" rx=\"8\" fill=\"#dddfe2\"/></g>");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (out,
                            "<g id=\"%s\"><circle r=\"%d\" fill=\"#a9aeb6\"/><circle r=\"7\" "
                            "fill=\"#0c0d0f\"/></g>",
                            names[i], strcmp (names[i], "trim") == 0 ? 10 : 15);
  g_string_append (out, "</defs>");
  return g_string_free (out, FALSE);
}

PlPanel *
pl_panel_new_composed (const PlKind *kind, const char *sheet)
{
  g_autoptr (PlPlan) plan = pl_plan_new (kind);
  g_autofree char *parts = dup_parts (sheet);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Composer composer = { kind, plan, out };
  PlPanel *panel = NULL;

  put (&composer,
       "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
       "font-family=\"Cantarell, sans-serif\">\n",
       px (plan->width), px (plan->height));
  g_string_append (out, parts);
  g_string_append_c (out, '\n');
  put_body (&composer);
  put_head (&composer);
  for (guint i = 0; i < plan->sections->len; i++)
    put_section (&composer, g_ptr_array_index (plan->sections, i));
  g_string_append (out, "</svg>\n");
  panel = pl_panel_new (kind, out->str, out->len, kind->id, &error);
  if (panel == NULL)
    g_error ("a composed panel cannot be drawn: %s", error->message);
  return panel;
}
