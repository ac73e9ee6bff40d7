/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/plug-strip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/stage.h"
#include "core/trace.h"
#include "core/words.h"
#include "draw/theme.h"

enum
{
  MAX_ROWS = 3
};

typedef struct
{
  PlContact contact;
  PlFeed feed;
  int sign;
  char *from, *to; /* what plays, what it becomes */
} Row;

typedef struct
{
  guint n_rows;
  Row rows[MAX_ROWS];
  char *title; /* the jack */
  char *source;
} Strip;

static void
strip_free (gpointer data)
{
  Strip *self = data;

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free (self->rows[i].from);
      g_free (self->rows[i].to);
    }
  g_free (self->title);
  g_free (self->source);
  g_free (self);
}

static const char *
word_role (const PlConnector *connector, PlContact contact)
{
  if (contact == PL_CONTACT_SLEEVE || contact == PL_CONTACT_PIN1 || contact == PL_CONTACT_SHELL)
    return _ ("common");
  if (connector->input == PL_INPUT_STEREO || connector->input == PL_INPUT_HEADPHONES)
    return contact == PL_CONTACT_TIP ? _ ("left") : _ ("right");
  return contact == PL_CONTACT_TIP || contact == PL_CONTACT_PIN2 ? _ ("hot") : _ ("cold");
}

static const char *
word_feed (PlFeed feed, int sign)
{
  switch (feed)
    {
    case PL_FEED_OPEN:
      return _ ("open");
    case PL_FEED_GROUND:
      return _ ("ground");
    case PL_FEED_PASSIVE:
      return _ ("no signal");
    case PL_FEED_DRIVEN:
      return sign < 0 ? _ ("inverted") : "";
    case PL_FEED_INPUT:
      return _ ("nothing");
    }
  g_assert_not_reached ();
}

static void
add_row (Strip *self, const PlCircuit *circuit, PlEnd input, PlContact contact)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, input.part)->kind;
  Row *row = &self->rows[self->n_rows++];
  PlTrace trace;

  pl_circuit_trace (circuit, input, contact, &trace);
  row->contact = contact;
  row->feed = trace.feed;
  row->sign = trace.sign;
  row->to = g_strdup (word_role (pl_kind_connector (kind, input.connector), contact));
  if (trace.feed == PL_FEED_DRIVEN)
    {
      g_autofree char *name
          = pl_words_programme (patch, (PlProgramme){ trace.output.part, trace.signal });
      row->from = trace.sign < 0 ? g_strdup_printf ("−%s", name) : g_steal_pointer (&name);
      if (self->source == NULL)
        self->source = pl_words_end (patch, trace.output);
    }
  else
    row->from = g_strdup (word_feed (trace.feed, trace.sign));
  pl_trace_clear (&trace);
}

/* Drawing */

static PangoLayout *
make_layout (GtkWidget *widget, gboolean bold, const char *words, int *width, int *height)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, words);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));

  pango_font_description_set_size (font, (int) (8.5 * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, width, height);
  return layout;
}

/* align: 0 left, 1 middle, 2 right of x. room: px, beyond which the words are cut; 0: any. */
static void
text (cairo_t *cr, GtkWidget *widget, double x, double y, gboolean bold, double alpha, int align,
      int room, const char *words)
{
  int width, height;
  g_autoptr (PangoLayout) layout = make_layout (widget, bold, words, &width, &height);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (room > 0 && width > room)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, room * PANGO_SCALE);
    }
  cairo_set_source_rgba (cr, dark ? 1 : .1, dark ? 1 : .12, dark ? 1 : .13, alpha);
  cairo_move_to (cr, align == 0 ? x : (align == 1 ? x - width / 2.0 : x - width), y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

static int
width_of (GtkWidget *widget, gboolean bold, const char *words)
{
  int width, height;
  g_autoptr (PangoLayout) layout = make_layout (widget, bold, words, &width, &height);

  return width;
}

static void
set_row_color (cairo_t *cr, const Row *row)
{
  static const PlColor colors[]
      = { { 0, .447, .698, 1 }, { .835, .369, 0, 1 }, { .5, .5, .53, 1 } };
  guint index = row->contact == PL_CONTACT_TIP || row->contact == PL_CONTACT_PIN2    ? 0
                : row->contact == PL_CONTACT_RING || row->contact == PL_CONTACT_PIN3 ? 1
                                                                                     : 2;
  PlColor color = colors[index];

  if (row->feed != PL_FEED_DRIVEN && index < 2)
    color.a = 0.45;
  pl_theme_set_source (cr, color);
}

/* Of one contact: room for two lines of words, at the person's size of text. */
static int
row_height (GtkWidget *widget)
{
  int width, height;
  g_autoptr (PangoLayout) layout = make_layout (widget, FALSE, "T", &width, &height);

  return MAX (27, height * 27 / 16);
}

/* The plug, cut open, lying at the left: segments at the height of the conductor they lead to. */
static void
draw_plug (cairo_t *cr, const Strip *self, double head, double height)
{
  double top = head + 4, step = (height - head - 8) / self->n_rows;

  for (guint i = 0; i < self->n_rows; i++)
    {
      double y = top + step * i, inset = i == 0 ? 5.0 : 2.0;

      set_row_color (cr, &self->rows[i]);
      cairo_rectangle (cr, 8 + inset, y, 22 - 2 * inset, step - 3);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, .1, .1, .11);
      cairo_rectangle (cr, 9, y + step - 3, 20, 2.4);
      if (i + 1 < self->n_rows)
        cairo_fill (cr);
      cairo_new_path (cr);
    }
}

static void
draw_row (cairo_t *cr, GtkWidget *widget, const Row *row, double y, double right)
{
  static const char *const letters[] = { "T", "R", "R2", "S", "1", "2", "3", "C", "S", "+", "−" };
  static const double dashes[] = { 2.0, 6.0 };
  gboolean common = row->contact == PL_CONTACT_SLEEVE || row->contact == PL_CONTACT_PIN1;
  gboolean silent = row->feed != PL_FEED_DRIVEN && !common;

  text (cr, widget, 44, y, TRUE, 0.9, 1, 0, letters[row->contact]);
  set_row_color (cr, row);
  cairo_set_line_width (cr, 3.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (silent || row->sign < 0)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, 58, y);
  cairo_line_to (cr, right - 8, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (silent)
    {
      double x = right - 16;

      cairo_set_source_rgb (cr, .835, .369, 0);
      cairo_set_line_width (cr, 2.4);
      cairo_move_to (cr, x - 5, y - 5);
      cairo_line_to (cr, x + 5, y + 5);
      cairo_move_to (cr, x + 5, y - 5);
      cairo_line_to (cr, x - 5, y + 5);
      cairo_stroke (cr);
    }
  if (!common)
    text (cr, widget, 62, y - row_height (widget) / 2.5, FALSE, 0.75, 0, (int) right - 86,
          row->from);
  text (cr, widget, right, y, TRUE, silent ? 0.55 : 0.95, 0, 0, row->to);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Strip *self = data;
  GtkWidget *widget = GTK_WIDGET (area);
  int head = row_height (widget) - 5, role = 0;
  double step = (height - head) / (double) self->n_rows;
  int room = width - 16 - width_of (widget, FALSE, self->title);

  for (guint i = 0; i < self->n_rows; i++)
    role = MAX (role, width_of (widget, TRUE, self->rows[i].to));
  if (self->source != NULL)
    text (cr, widget, 4, 8, FALSE, 0.7, 0, MAX (room, 1), self->source);
  text (cr, widget, width - 4, 8, FALSE, 0.7, 2, 0, self->title);
  draw_plug (cr, self, head, height);
  for (guint i = 0; i < self->n_rows; i++)
    draw_row (cr, widget, &self->rows[i], head + step * (i + 0.5) + 3, width - role - 4);
}

static void
add_rows (Strip *self, const PlCircuit *circuit, PlEnd input, const PlConnector *connector)
{
  static const PlContact order[] = { PL_CONTACT_TIP,  PL_CONTACT_RING, PL_CONTACT_SLEEVE,
                                     PL_CONTACT_PIN2, PL_CONTACT_PIN3, PL_CONTACT_PIN1 };
  gboolean coaxial = connector->node[PL_CONTACT_TIP] != PL_NO_NODE;

  for (guint i = coaxial ? 0 : 3; i < (coaxial ? 3u : G_N_ELEMENTS (order)); i++)
    if (connector->node[order[i]] != PL_NO_NODE)
      add_row (self, circuit, input, order[i]);
}

GtkWidget *
pl_plug_strip_new (const PlCircuit *circuit, PlPartId part, guint16 group)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  guint16 signal = pl_kind_group (pl_patch_get_part (patch, part)->kind, group)->sense[0];
  const PlKind *kind = NULL;
  guint16 connector;
  PlEnd mate;
  Strip *self = NULL;
  GtkWidget *area = NULL;

  if (!pl_find_stage (circuit, &part, &signal))
    return NULL;
  kind = pl_patch_get_part (patch, part)->kind;
  connector = pl_kind_signal (kind, signal)->connector;
  if (!pl_circuit_get_mate (circuit, (PlEnd){ part, connector }, &mate, NULL))
    return NULL;
  self = g_new0 (Strip, 1);
  self->title = pl_words_end (patch, (PlEnd){ part, connector });
  add_rows (self, circuit, (PlEnd){ part, connector }, pl_kind_connector (kind, connector));
  if (self->n_rows == 0)
    {
      strip_free (self);
      return NULL;
    }
  area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       row_height (area) * ((int) self->n_rows + 1) + 3);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, strip_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The plug and what each of its contacts brings"), -1);
  return area;
}
