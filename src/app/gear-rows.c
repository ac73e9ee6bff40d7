/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gear-rows.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/pieces.h"
#include "core/words.h"
#include "draw/autoptr.h"
#include "draw/paint.h"

/* From .pl-row-title to .caption, to the very size: a font more is a millisecond more. */
#define CAPTION_SCALE 0.926

enum
{
  THUMB_WIDTH = 46,
  THUMB_HEIGHT = 32,
  IN_HAND_PX = 320
};

static void
style (PangoAttrList *attributes, PangoAttribute *attribute, gsize from, gsize to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (attributes, attribute);
}

/* One label for both: a pane has a row for all gear there is.  Gear without a maker is called by
 * what it is, which takes more than a line in most languages. */
static GtkWidget *
two_lines (const char *title, const char *subtitle)
{
  gboolean high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  double alpha = high ? 0.9 : 0.55; /* as .dim-label */
  g_autofree char *text = g_strconcat (title, "\n", subtitle, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gsize middle = strlen (title), end = strlen (text);
  GtkWidget *label = gtk_label_new (text);

  style (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL), middle, end);
  style (attributes, pango_attr_scale_new (CAPTION_SCALE), middle, end);
  style (attributes, pango_attr_foreground_alpha_new ((guint16) (G_MAXUINT16 * alpha)), middle,
         end);
  gtk_widget_add_css_class (label, "pl-row-title");
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* A tick at the end of the row: yours. */
static GtkWidget *
make_tick (void)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");

  pl_piece_set_tip (image, _ ("You own this"));
  gtk_widget_set_hexpand (image, TRUE);
  gtk_widget_set_halign (image, GTK_ALIGN_END);
  gtk_widget_add_css_class (image, "accent");
  return image;
}

GtkWidget *
pl_gear_row_new (const char *id, GtkWidget *picture, const char *title, const char *subtitle,
                 const char *spoken, gboolean owned)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = pl_piece_row (10);

  pl_piece_row_append (box, picture);
  pl_piece_row_append (box, two_lines (title, subtitle));
  if (owned)
    pl_piece_row_append (box, make_tick ());
  g_object_set_data (G_OBJECT (row), "owned", GINT_TO_POINTER (owned));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "pl-gear-row");
  g_object_set_data_full (G_OBJECT (row), "kind-id", g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

typedef struct
{
  PlLibrary *library;
  PlKind *kind;
  gboolean seen;            /* its row was in view: from now on it is drawn */
  cairo_surface_t *picture; /* at that scale; NULL until then */
  double scale;
} Thumb;

static void
thumb_free (gpointer data)
{
  Thumb *thumb = data;

  pl_library_unref (thumb->library);
  pl_kind_unref (thumb->kind);
  g_clear_pointer (&thumb->picture, cairo_surface_destroy);
  g_free (thumb);
}

static void
draw_picture (Thumb *thumb, const PlPanel *panel, double scale)
{
  gboolean is_kept;

  if (thumb->picture != NULL && thumb->scale >= scale && thumb->scale <= scale)
    return;
  g_clear_pointer (&thumb->picture, cairo_surface_destroy);
  thumb->picture = pl_panel_dup_picture (panel, scale, &is_kept);
  thumb->scale = scale;
  if (!is_kept)
    pl_panel_keep_picture (panel, scale, thumb->picture);
}

/* A panel is read and drawn when its row is first seen, not before. */
static void
draw_thumb_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Thumb *thumb = data;
  const PlPanel *panel = NULL;
  double scale;

  if (!thumb->seen)
    return;
  panel = pl_library_get_panel (thumb->library, thumb->kind);
  scale = MIN (width / pl_panel_get_width (panel), height / pl_panel_get_height (panel));
  draw_picture (thumb, panel, scale * gtk_widget_get_scale_factor (GTK_WIDGET (area)));
  cairo_translate (cr, (width - pl_panel_get_width (panel) * scale) / 2.0,
                   (height - pl_panel_get_height (panel) * scale) / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, thumb->picture, 0, 0);
  cairo_paint (cr);
}

GtkWidget *
pl_gear_thumb_new (PlLibrary *library, PlKind *kind)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Thumb *thumb = g_new0 (Thumb, 1);

  thumb->library = pl_library_ref (library);
  thumb->kind = pl_kind_ref (kind);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), THUMB_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), THUMB_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_thumb_cb, thumb, thumb_free);
  g_object_set_data (G_OBJECT (area), "thumb", thumb);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

gboolean
pl_gear_thumb_show (GtkWidget *area)
{
  Thumb *thumb = g_object_get_data (G_OBJECT (area), "thumb");

  if (thumb->seen)
    return FALSE;
  thumb->seen = TRUE;
  gtk_widget_queue_draw (area);
  return TRUE;
}

gboolean
pl_gear_thumb_is_shown (GtkWidget *area)
{
  return ((Thumb *) g_object_get_data (G_OBJECT (area), "thumb"))->seen;
}

static void
draw_plug_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const PlKind *kind = data;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const PlTheme *theme = pl_theme_get (dark ? PL_SCHEME_DARK : PL_SCHEME_LIGHT, FALSE);

  cairo_translate (cr, 0, height / 2.0);
  cairo_scale (cr, 0.68, 0.68);
  pl_paint_plug_side (cr, theme, pl_kind_connector (kind, kind->connectors->len - 1)->shape,
                      (PlPoint){ width / 0.68 - 3.0, 0 }, 0, pl_lead_mark_of_number (0));
}

GtkWidget *
pl_gear_plug_new (PlKind *kind)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), THUMB_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 22);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_plug_cb, pl_kind_ref (kind),
                                  (GDestroyNotify) pl_kind_unref);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

GtkWidget *
pl_gear_star_new (void)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("starred-symbolic");

  gtk_widget_set_size_request (image, THUMB_WIDTH, 22);
  gtk_widget_add_css_class (image, "accent");
  return image;
}

const char *
pl_gear_row_get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kind-id");
}

gboolean
pl_gear_row_is_owned (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "owned") != NULL;
}

void
pl_gear_row_set_text (GtkWidget *row, const char *text)
{
  g_object_set_data_full (G_OBJECT (row), "text", g_utf8_casefold (text, -1), g_free);
}

gboolean
pl_gear_row_matches (GtkListBoxRow *row, const char *wanted)
{
  const char *text = g_object_get_data (G_OBJECT (row), "text");

  return pl_search_matches (text != NULL ? text : "", wanted);
}

gboolean
pl_gear_row_is_usual (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "usual") != NULL || pl_gear_row_is_owned (row);
}

PlSearchRank
pl_gear_row_rank (GtkListBoxRow *row, const char *wanted)
{
  const char *text = g_object_get_data (G_OBJECT (row), "text");
  const char *called = g_object_get_data (G_OBJECT (row), "called");
  const char *sorts = g_object_get_data (G_OBJECT (row), "sorts");

  return text != NULL && called != NULL ? pl_search_rank (called, sorts, text, wanted)
                                        : PL_SEARCH_NOTHING;
}

/* What it is called: by name, in English, too, by its maker, and for cables in short. */
static void
set_names (GtkWidget *row, const PlKind *kind, const char *maker)
{
  g_autofree char *called = g_strjoin ("\n", pl_words_kind (kind), kind->name, maker, NULL);
  g_autofree char *sorts = g_strjoin ("\n", pl_words_category (kind->category),
                                      pl_category_name (kind->category), NULL);
  g_autofree char *text = pl_gear_row_dup_search (kind, maker);

  pl_gear_row_set_text (row, text);
  g_object_set_data_full (G_OBJECT (row), "called", g_utf8_casefold (called, -1), g_free);
  g_object_set_data_full (G_OBJECT (row), "sorts", g_utf8_casefold (sorts, -1), g_free);
}

void
pl_gear_row_update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  int category = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "category"));
  int last
      = before != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (before), "category")) : 0;
  GtkWidget *label = NULL;

  if (category == last)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (pl_words_category ((PlCategory) (category - 1)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "pl-heading");
  gtk_list_box_row_set_header (row, label);
}

/* Rows for the two lists */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (data, (int) y);
  GObject *area = row != NULL ? g_object_get_data (G_OBJECT (row), "area") : NULL;
  g_autofree char *text = NULL;

  if (area == NULL)
    return NULL;
  g_object_set_data (G_OBJECT (source), "thumb", g_object_get_data (area, "thumb"));
  text = g_strconcat ("patchlead-kind:", pl_gear_row_get_id (row), NULL);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

/* The panel, about as large as it will lie there; paper round it where nothing can shine through.
 */
static GdkPaintable *
dup_in_hand (Thumb *thumb, graphene_size_t *size)
{
  const PlPanel *panel = pl_library_get_panel (thumb->library, thumb->kind);
  double width = pl_panel_get_width (panel), height = pl_panel_get_height (panel);
  double scale = MIN (MIN (IN_HAND_PX / width, IN_HAND_PX / height), 1.0);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (cairo_t) cr = NULL;

  *size = GRAPHENE_SIZE_INIT ((float) ceil (width * scale), (float) ceil (height * scale));
  cr = gtk_snapshot_append_cairo (snapshot, &(graphene_rect_t){ .size = *size });
  if (!gdk_display_is_composited (gdk_display_get_default ()))
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  pl_panel_paint (panel, cr);
  g_clear_pointer (&cr, cairo_destroy);
  return gtk_snapshot_free_to_paintable (g_steal_pointer (&snapshot), size);
}

/* In the hand lies the device itself, held in its middle, which is where it will be put. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  Thumb *thumb = g_object_get_data (G_OBJECT (source), "thumb");
  graphene_size_t size;
  g_autoptr (GdkPaintable) paintable = NULL;

  paintable = dup_in_hand (thumb, &size);
  gtk_drag_source_set_icon (source, paintable, (int) size.width / 2, (int) size.height / 2);
}

void
pl_gear_rows_can_be_dragged (GtkWidget *list)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), list);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (source));
}

char *
pl_gear_row_dup_search (const PlKind *kind, const char *maker)
{
  g_autofree char *words = pl_words_kind_search (kind);

  return g_strjoin (" ", words, maker, pl_words_category (kind->category),
                    pl_category_name (kind->category), NULL);
}

GtkWidget *
pl_gear_row_new_device (PlLibrary *library, PlKind *kind)
{
  gboolean owned = pl_owned_get (pl_library_get_owned (library), kind->id) > 0;
  const char *maker = kind->maker != NULL                 ? kind->maker
                      : pl_library_is_own (library, kind) ? _ ("your own")
                                                          : _ ("generic");
  g_autofree char *spoken
      = pl_words_fill (owned ? _ ("Put {name}, {maker}, on the bench; you own it")
                             : _ ("Put {name}, {maker}, on the bench"),
                       "name", pl_words_kind (kind), "maker", maker, NULL);
  GtkWidget *area = pl_gear_thumb_new (library, kind);
  GtkWidget *row = pl_gear_row_new (kind->id, area, pl_words_kind (kind), maker, spoken, owned);

  set_names (row, kind, maker);
  g_object_set_data (G_OBJECT (row), "area", area);
  g_object_set_data (G_OBJECT (row), "category", GINT_TO_POINTER (kind->category + 1));
  pl_piece_set_tip (row, pl_words_kind_about (kind));
  return row;
}

GtkWidget *
pl_gear_row_new_cable (PlLibrary *library, PlKind *kind)
{
  gboolean owned = pl_owned_get (pl_library_get_owned (library), kind->id) > 0;
  const char *title = kind->short_name != NULL ? pl_words_kind_short (kind) : pl_words_kind (kind);
  const char *subtitle
      = kind->short_name != NULL ? pl_words_kind (kind) : pl_words_kind_about (kind);
  g_autofree char *spoken
      = owned ? pl_words_fill (_ ("{name}; you own it"), "name", pl_words_kind (kind), NULL)
              : g_strdup (pl_words_kind (kind));
  GtkWidget *row
      = pl_gear_row_new (kind->id, pl_gear_plug_new (kind), title, subtitle, spoken, owned);

  set_names (row, kind, title);
  g_object_set_data (G_OBJECT (row), "usual", GINT_TO_POINTER (kind->tray > 0));
  pl_piece_set_tip (row, pl_words_kind_about (kind));
  return row;
}
