/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/export-preview.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/errand.h"
#include "app/pieces.h"
#include "core/words.h"
#include "draw/autoptr.h"

enum
{
  HEIGHT = 300
};

/* A page that is painted by an errand. */
typedef struct
{
  PlBook *book; /* NULL: the pages are not laid out yet */
  gboolean lists_only;
  guint page, first_page;
  int width, height, scale; /* px of the place there is, and of the screen for each */
  cairo_surface_t *picture; /* with the page in its middle */
} View;

struct PlExportPreview
{
  void (*ready) (gpointer data);
  gpointer data;
  PlErrand *errand;
  PlShipment *shipment; /* NULL: the errand has it, or there is none */
  View *view;           /* the same; else what was painted last, of this shipment */
  guint page;           /* that is wanted */
  guint n_pages, first_page;
  gboolean is_empty;
  cairo_surface_t *picture; /* what is shown; NULL: nothing yet */

  GtkWidget *box, *area, *nothing, *pager, *page_label, *previous, *following;
};

static void
view_free (gpointer data)
{
  View *self = data;

  pl_book_free (self->book);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_free (self);
}

/* On the errand */

static void
paint_page (const View *self, cairo_t *cr)
{
  double page_width, page_height, scale;

  pl_book_get_size (self->book, self->page, &page_width, &page_height);
  scale = MIN ((self->width - 4) / page_width, (self->height - 4) / page_height);
  cairo_translate (cr, (self->width - page_width * scale) / 2.0,
                   (self->height - page_height * scale) / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 1.0 / scale);
  cairo_stroke (cr);
  pl_book_paint (self->book, self->page, cr);
}

static void
work (const PlExportJob *job, gpointer what)
{
  View *self = what;
  g_autoptr (cairo_t) cr = NULL;

  if (self->book == NULL)
    {
      self->book = pl_book_new (job);
      self->first_page = self->lists_only && pl_book_count_pages (self->book) > 1 ? 1 : 0;
      self->page = self->first_page;
    }
  self->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width * self->scale,
                                              self->height * self->scale);
  cairo_surface_set_device_scale (self->picture, self->scale, self->scale);
  cr = cairo_create (self->picture);
  if (!pl_book_lacks_labels (self->book))
    paint_page (self, cr);
}

/* The widget */

/* Instead of an empty page: why there is none. */
static void
say_page (PlExportPreview *self)
{
  g_autofree char *page = g_strdup_printf ("%u", self->page - self->first_page + 1);
  g_autofree char *pages = g_strdup_printf ("%u", self->n_pages - self->first_page);
  g_autofree char *text
      = pl_words_fill (_ ("Page {page} of {pages}"), "page", page, "pages", pages, NULL);
  gboolean known = self->n_pages > 0;

  gtk_label_set_text (GTK_LABEL (self->page_label), known ? text : _ ("The pages are laid out…"));
  gtk_widget_set_sensitive (self->previous, known && self->page > self->first_page);
  gtk_widget_set_sensitive (self->following, known && self->page + 1 < self->n_pages);
  gtk_widget_set_visible (self->area, !self->is_empty);
  gtk_widget_set_visible (self->nothing, self->is_empty);
  gtk_widget_set_visible (self->pager, !self->is_empty);
  gtk_widget_queue_draw (self->area);
}

static gboolean
is_shown (const PlExportPreview *self, int width, int height)
{
  return self->view != NULL && self->view->book != NULL && self->view->page == self->page
         && self->view->width == width && self->view->height == height
         && self->view->scale == gtk_widget_get_scale_factor (self->area);
}

/* Paints the wanted page if nobody does, or one that is wanted no more. */
static void
look (PlExportPreview *self, int width, int height)
{
  View *view = g_steal_pointer (&self->view);

  view->page = self->page;
  view->width = width;
  view->height = height;
  view->scale = gtk_widget_get_scale_factor (self->area);
  pl_errand_send (self->errand, g_steal_pointer (&self->shipment), view);
}

static void
done_cb (PlShipment *shipment, gpointer what, gpointer data)
{
  PlExportPreview *self = data;
  View *view = what;
  gboolean new_book = self->n_pages == 0;

  self->shipment = shipment;
  self->view = view;
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = g_steal_pointer (&view->picture);
  gtk_widget_queue_draw (self->area); /* another page or size may be wanted by now */
  if (!new_book)
    return;
  self->page = view->page;
  self->first_page = view->first_page;
  self->n_pages = pl_book_count_pages (view->book);
  self->is_empty = pl_book_lacks_labels (view->book);
  say_page (self);
  self->ready (self->data);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PlExportPreview *self = data;

  if (self->view != NULL && !is_shown (self, width, height))
    look (self, width, height);
  if (self->picture == NULL)
    return;
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
}

static void
turn (PlExportPreview *self, int pages)
{
  self->page = (guint) ((int) self->page + pages);
  say_page (self);
}

static void
previous_cb (GtkButton *button, gpointer data)
{
  turn (data, -1);
}

static void
following_cb (GtkButton *button, gpointer data)
{
  turn (data, 1);
}

void
pl_export_preview_show (PlExportPreview *self, PlShipment *shipment, gboolean lists_only)
{
  int width = gtk_widget_get_width (self->area), height = gtk_widget_get_height (self->area);

  pl_errand_call_back (self->errand);
  g_clear_pointer (&self->view, view_free);
  g_clear_pointer (&self->shipment, pl_shipment_free);
  self->shipment = shipment;
  self->view = g_new0 (View, 1);
  self->view->lists_only = lists_only;
  self->n_pages = self->page = self->first_page = 0;
  self->is_empty = FALSE;
  say_page (self);
  look (self, MAX (width, HEIGHT), MAX (height, HEIGHT));
}

gboolean
pl_export_preview_is_empty (const PlExportPreview *self)
{
  return self->is_empty;
}

GtkWidget *
pl_export_preview_get_widget (PlExportPreview *self)
{
  return self->box;
}

static GtkWidget *
make_pager (PlExportPreview *self)
{
  GtkWidget *box = self->pager = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->previous = pl_piece_button (_ ("Previous Page"), G_CALLBACK (previous_cb), self);
  self->following = pl_piece_button (_ ("Next Page"), G_CALLBACK (following_cb), self);
  self->page_label = gtk_label_new ("");
  gtk_widget_add_css_class (self->previous, "flat");
  gtk_widget_add_css_class (self->following, "flat");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->previous);
  gtk_box_append (GTK_BOX (box), self->page_label);
  gtk_box_append (GTK_BOX (box), self->following);
  return box;
}

static void
make_widgets (PlExportPreview *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  pl_accessible_call (self->area, _ ("How the page will look"));
  self->nothing = pl_piece_text (pl_book_words_no_labels (), "dim-label");
  gtk_widget_set_size_request (self->nothing, -1, HEIGHT);
  gtk_label_set_justify (GTK_LABEL (self->nothing), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0.5F);
  gtk_box_append (GTK_BOX (self->box), self->area);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_box_append (GTK_BOX (self->box), make_pager (self));
}

PlExportPreview *
pl_export_preview_new (void (*ready) (gpointer data), gpointer data)
{
  PlExportPreview *self = g_new0 (PlExportPreview, 1);

  self->ready = ready;
  self->data = data;
  self->errand = pl_errand_new (work, view_free, done_cb, self);
  make_widgets (self);
  return self;
}

void
pl_export_preview_free (PlExportPreview *self)
{
  pl_errand_free (self->errand);
  g_clear_pointer (&self->view, view_free);
  pl_shipment_free (self->shipment);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_free (self);
}
