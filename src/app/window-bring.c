/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wiring brought in: a cable list is read, shown, and put on this bench while it is empty, else on
 * one beside it. */
#include <glib/gi18n.h>

#include "app/bring-window.h"
#include "app/compat.h"
#include "app/window-private.h"
#include "core/clip.h"
#include "draw/bring.h"

gboolean
pl_window_brings_in (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  return g_str_has_suffix (small, ".csv") || g_str_has_suffix (small, ".tsv");
}

static gboolean
is_empty (PlWindow *self)
{
  return pl_patch_count_parts (pl_document_get_patch (self->document)) == 0;
}

/* Copies get numbers of their own; here they are those of the list.  All are taken off first, so
 * that none is in the way of another. */
static void
add_numbers (GArray *edits, const PlPatch *list, PlPartId first)
{
  for (guint set = 0; set < 2; set++)
    {
      PlPartId now = first;

      for (PlPartId id = 0; (id = pl_patch_next_part (list, id)) != 0; now++)
        {
          const PlPart *part = pl_patch_get_part (list, id);
          PlEdit edit
              = { .type = PL_EDIT_SET_NUMBER, .id = now, .value = set == 1 ? part->number : 0 };

          if (pl_kind_is_cable (part->kind))
            g_array_append_val (edits, edit);
        }
    }
}

static void
place (PlWindow *self, const PlWiring *wiring)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (GArray) edits = pl_clip_dup_edits (wiring->patch, patch, 0, 0);
  PlEdit title = { .type = PL_EDIT_SET_TITLE, .name = pl_patch_get_title (wiring->patch) };

  add_numbers (edits, wiring->patch, pl_patch_next_id (patch));
  if (*pl_patch_get_title (patch) == '\0')
    g_array_append_val (edits, title);
  if (pl_document_commit (self->document, (const PlEdit *) (void *) edits->data, edits->len,
                          _ ("Bring Wiring In"), FALSE))
    pl_window_tell (self, _ ("The wiring is on the bench"), TRUE);
}

/* One step to undo, in either window. */
static void
accepted_cb (const PlWiring *wiring, gpointer data)
{
  PlWindow *self = data;

  if (!is_empty (self))
    {
      GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

      self = PL_WINDOW (pl_window_new (application, pl_document_get_library (self->document)));
      gtk_window_present (GTK_WINDOW (self));
    }
  pl_window_show_bench (self);
  place (self, wiring);
  pl_bench_view_fit (PL_BENCH_VIEW (self->bench));
}

static void
bring_in (PlWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  PlWiring *wiring = pl_bring_in (pl_document_get_library (self->document), path, &error);

  if (wiring != NULL)
    pl_bring_window_present (GTK_WINDOW (self), wiring,
                             is_empty (self) ? _ ("Put on Bench") : _ ("Open in New Window"),
                             accepted_cb, self);
  else
    pl_compat_alert (GTK_WINDOW (self), _ ("This List Cannot Be Read"), error->message);
}

static void
chosen_cb (const char *path, gpointer data)
{
  if (path != NULL)
    bring_in (data, path);
  g_object_unref (data);
}

void
pl_window_bring_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_compat_open_file (GTK_WINDOW (widget), _ ("Bring Wiring In"), chosen_cb,
                       g_object_ref (widget));
}

void
pl_window_bring_in_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bring_in (PL_WINDOW (widget), g_variant_get_bytestring (parameter));
}
