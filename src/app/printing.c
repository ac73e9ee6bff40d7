/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/printing.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/compat.h"
#include "app/errand.h"

typedef struct
{
  PlShipment *shipment;
  PlBook *book;
} Print;

static void
print_free (gpointer data)
{
  Print *self = data;

  pl_book_free (self->book);
  pl_shipment_free (self->shipment);
  g_free (self);
}

/* The printer's own name for the paper of a label sheet, where it is a usual one. */
static GtkPaperSize *
dup_paper (double width, double height)
{
  static const char *const names[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkPaperSize *paper = gtk_paper_size_new (names[i]);

      if (fabs (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - width) < 1.0
          && fabs (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - height) < 1.0)
        return paper;
      gtk_paper_size_free (paper);
    }
  return gtk_paper_size_new_custom ("labels", _ ("Cable labels"), width, height, GTK_UNIT_POINTS);
}

static void
request_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
                 GtkPageSetup *setup, gpointer data)
{
  const Print *self = data;
  double width, height;

  pl_book_get_size (self->book, (guint) page, &width, &height);
  if (self->shipment->job.labels != NULL)
    {
      GtkPaperSize *paper = dup_paper (width, height);

      gtk_page_setup_set_paper_size (setup, paper);
      gtk_paper_size_free (paper);
      return;
    }
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* A page fits into what the printer can reach, whatever its paper; labels are printed as large as
 * they are on their sheet, or they would miss it. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  const Print *self = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  pl_book_get_size (self->book, (guint) page, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  if (self->shipment->job.labels == NULL)
    cairo_scale (cr, scale, scale);
  pl_book_paint (self->book, (guint) page, cr);
}

/* Who prints to a file is shown the name of the bench, not that of all such files. */
static void
suggest_name (GtkPrintOperation *operation, const char *pdf_name)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *stem = g_strndup (pdf_name, strlen (pdf_name) - strlen (".pdf"));

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, stem);
  gtk_print_operation_set_print_settings (operation, settings);
}

/* Takes both. */
static GtkPrintOperation *
new_operation (PlShipment *shipment, PlBook *book)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *self = g_new0 (Print, 1);

  self->shipment = shipment;
  self->book = book;
  gtk_print_operation_set_n_pages (operation, (int) pl_book_count_pages (self->book));
  gtk_print_operation_set_use_full_page (operation, shipment->job.labels != NULL);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, shipment->job.labels != NULL ? _ ("Cable labels")
                                                                            : _ ("Wiring diagram"));
  suggest_name (operation, shipment->pdf_name);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_object_set_data_full (G_OBJECT (operation), "print", self, print_free);
  return operation;
}

GtkPrintOperation *
pl_printing_new_operation (PlShipment *shipment)
{
  return new_operation (shipment, pl_book_new (&shipment->job));
}

/* The pages are laid out before the dialog comes, which says how many there are. */
typedef struct
{
  GtkWindow *parent; /* weak */
  PlErrand *errand;
  PlBook *book;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_clear_weak_pointer (&self->parent);
  pl_errand_free (self->errand);
  g_clear_pointer (&self->book, pl_book_free);
  g_free (self);
}

static void
work (const PlExportJob *job, gpointer what)
{
  ((Wish *) what)->book = pl_book_new (job);
}

static void
run (GtkWindow *parent, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    pl_compat_alert (parent, _ ("This Cannot Be Printed"), error->message);
}

static void
done_cb (PlShipment *shipment, gpointer what, gpointer data)
{
  Wish *self = what;
  g_autoptr (GtkPrintOperation) operation = new_operation (shipment, g_steal_pointer (&self->book));
  const Print *print = g_object_get_data (G_OBJECT (operation), "print");
  g_autoptr (GtkWindow) parent = self->parent != NULL ? g_object_ref (self->parent) : NULL;

  wish_free (self); /* the dialog may be there for hours */
  if (parent == NULL)
    return;
  if (pl_book_lacks_labels (print->book))
    pl_compat_alert (parent, _ ("This Cannot Be Printed"), pl_book_words_no_labels ());
  else
    run (parent, operation);
}

void
pl_printing_run (GtkWindow *parent, PlShipment *shipment)
{
  Wish *wish = g_new0 (Wish, 1);

  g_set_weak_pointer (&wish->parent, parent);
  wish->errand = pl_errand_new (work, wish_free, done_cb, NULL);
  pl_errand_send (wish->errand, shipment, wish);
}
