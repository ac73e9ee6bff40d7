/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gear of one's own: described by ticking, or a device file dropped on the window. */
#include <glib/gi18n.h>
#include <string.h>

#include "app/describe-window.h"
#include "app/window-private.h"
#include "core/words.h"

static void
tell_new (PlWindow *self, const PlKind *kind)
{
  g_autofree char *sentence
      = pl_words_fill (_ ("{name} is in the list of gear now"), "name", pl_words_kind (kind), NULL);

  pl_gear_pane_reload (PL_GEAR_PANE (self->gear_pane));
  pl_window_tell (self, sentence, FALSE);
}

static void
described_cb (PlKind *kind, gpointer data)
{
  tell_new (data, kind);
}

void
pl_window_describe_gear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  pl_describe_window_present (GTK_WINDOW (widget),
                              pl_document_get_library (PL_WINDOW (widget)->document),
                              *id != '\0' ? id : NULL, PL_CATEGORY_MIXER, described_cb, widget);
}

static void
install (PlWindow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  PlKind *kind = pl_library_install (pl_document_get_library (self->document), text, NULL, &error);

  if (kind != NULL)
    tell_new (self, kind);
  else
    pl_window_tell (self, error->message, FALSE);
}

void
pl_window_install_gear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  install (PL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* A .device or .cable file becomes own gear, a table is brought in as wiring; anything else is
 * opened as a patch, in a window where it is in nobody's way. */
static void
take_file (PlWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (path != NULL && pl_window_brings_in (path))
    {
      (void) gtk_widget_activate_action (GTK_WIDGET (self), "win.bring-in-file", "^ay", path);
      return;
    }
  if (path == NULL || (!g_str_has_suffix (path, ".device") && !g_str_has_suffix (path, ".cable")))
    {
      g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1,
                          "");
      return;
    }
  if (pl_library_read_file (path, &text, &length, &error))
    install (self, text);
  else
    pl_window_tell (self, error->message, FALSE);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    take_file (data, l->data);
  return files != NULL;
}

void
pl_window_accept_files (PlWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
