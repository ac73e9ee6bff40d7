/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window's bench on its way to a file or a printer.  What takes long is written while one works
 * on; a bar says so, and ends it. */
#include <glib/gi18n.h>

#include "app/compat.h"
#include "app/errand.h"
#include "app/export-window.h"
#include "app/pieces.h"
#include "app/printing.h"
#include "app/window-private.h"
#include "core/plain.h"
#include "core/words.h"

/* It goes on when its window is closed: it was asked for. */
typedef struct PlExport
{
  PlWindow *window;          /* weak */
  GApplication *application; /* runs until it is done; NULL: there is none */
  PlErrand *errand;
  const PlExporter *exporter;
  char *path;
  GError *error; /* NULL: it is written */
} PlExport;

/* Held, or NULL. */
static GApplication *
take_application (PlWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL)
    g_application_hold (G_APPLICATION (application));
  return application != NULL ? G_APPLICATION (g_object_ref (application)) : NULL;
}

static void
export_free (gpointer data)
{
  PlExport *self = data;

  g_clear_weak_pointer (&self->window);
  if (self->application != NULL)
    g_application_release (self->application);
  g_clear_object (&self->application);
  pl_errand_free (self->errand);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

/* The bar */

static void
stop_cb (GtkButton *button, gpointer data)
{
  const PlWindow *self = data;

  if (self->exporting != NULL)
    pl_errand_stop (self->exporting->errand);
}

static char *
dup_sentence (const char *format, const char *path)
{
  g_autofree char *base = pl_plain_dup_base (path);

  return pl_words_fill (format, "file", base, NULL);
}

static GtkWidget *
make_bar_content (PlWindow *self, const char *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *spinner = gtk_spinner_new (), *text = pl_piece_text (sentence, "pl-sentence");
  GtkWidget *stop = pl_piece_button (_ ("Stop"), G_CALLBACK (stop_cb), self);

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (stop, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), stop);
  gtk_widget_add_css_class (box, "pl-file-bar");
  return box;
}

static void
show_bar (PlWindow *self, const PlExport *export)
{
  g_autofree char *sentence = dup_sentence (_ ("“{file}” is being written…"), export->path);

  if (self->export_bar == NULL)
    {
      self->export_bar = gtk_revealer_new ();
      gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->file_bar)),
                                  self->export_bar, self->file_bar);
    }
  gtk_revealer_set_child (GTK_REVEALER (self->export_bar), make_bar_content (self, sentence));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->export_bar), TRUE);
  pl_compat_announce (GTK_WIDGET (self), sentence);
}

/* With its spinner, which would go on asking for frames. */
static void
hide_bar (PlWindow *self)
{
  if (self->export_bar == NULL)
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->export_bar), FALSE);
  gtk_revealer_set_child (GTK_REVEALER (self->export_bar), NULL);
}

/* Writing */

static void
work (const PlExportJob *job, gpointer what)
{
  PlExport *self = what;

  (void) pl_export_to_file (self->exporter, job, self->path, &self->error);
}

static void
tell (PlWindow *window, const PlExport *self)
{
  if (self->error == NULL)
    {
      pl_guide_set (&window->exported, self->path);
      pl_window_tell (window, _ ("Exported"), FALSE);
    }
  else if (g_error_matches (self->error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_STOPPED))
    pl_window_tell (window, _ ("The export was stopped; nothing was written"), FALSE);
  else
    pl_compat_alert (GTK_WINDOW (window), _ ("This Cannot Be Exported"), self->error->message);
}

/* Its window is closed: another one tells, or else the desktop. */
static void
tell_elsewhere (const PlExport *self)
{
  PlWindow *window = pl_window_find (NULL);
  g_autoptr (GNotification) notification = NULL;

  if (window != NULL)
    {
      pl_compat_alert (GTK_WINDOW (window), _ ("This Cannot Be Exported"), self->error->message);
      return;
    }
  g_printerr ("%s\n", self->error->message); /* not every desktop shows what follows */
  if (self->application == NULL)
    return;
  notification = g_notification_new (_ ("This Cannot Be Exported"));
  g_notification_set_body (notification, self->error->message);
  g_application_send_notification (self->application, NULL, notification);
}

static void
done_cb (PlShipment *shipment, gpointer what, gpointer data)
{
  PlExport *self = what;

  pl_shipment_free (shipment);
  if (self->window != NULL)
    {
      hide_bar (self->window);
      self->window->exporting = NULL;
      tell (self->window, self);
    }
  else if (self->error != NULL)
    tell_elsewhere (self);
  export_free (self);
}

/* In the format that the ending says. */
static void
export_to (PlWindow *self, const char *path, PlExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  const PlExporter *exporter = pl_exporter_for_path (path, &error);
  PlExport *export = NULL;

  if (exporter == NULL)
    {
      pl_compat_alert (GTK_WINDOW (self), _ ("This Cannot Be Exported"), error->message);
      return;
    }
  if (self->exporting != NULL)
    {
      g_autofree char *sentence
          = dup_sentence (_ ("“{file}” is still being written. Wait for it, or stop it first."),
                          self->exporting->path);

      pl_window_tell (self, sentence, FALSE);
      return;
    }
  pl_guide_set (&options->format, exporter->name);
  export = g_new0 (PlExport, 1);
  g_set_weak_pointer (&export->window, self);
  export->errand = pl_errand_new (work, export_free, done_cb, NULL);
  export->exporter = exporter;
  export->path = g_strdup (path);
  self->exporting = export;
  export->application = take_application (self);
  pl_errand_send (export->errand, pl_shipment_new (self->document, options), export);
  if (self->exporting != NULL)
    show_bar (self, self->exporting);
}

void
pl_window_export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_export_window_present (GTK_WINDOW (widget), PL_WINDOW (widget)->document);
}

/* One key: the same file with the same options, whatever was looked at or printed since; of the
 * bench as it is now. */
void
pl_window_export_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  g_autofree char *path = g_strdup (self->exported);

  if (path != NULL)
    export_to (self, path, &self->exported_as);
  else
    pl_window_export_cb (widget, name, parameter);
}

/* With the options of the export window, which has just saved them. */
void
pl_window_export_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);

  pl_export_options_clear (&self->exported_as);
  pl_export_options_load (&self->exported_as);
  export_to (self, g_variant_get_bytestring (parameter), &self->exported_as);
}

void
pl_window_print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_printing_run (GTK_WINDOW (widget), pl_shipment_new_for_print (PL_WINDOW (widget)->document));
}
