/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/connections-foot.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/connect-window.h"
#include "app/news.h"
#include "app/pieces.h"
#include "core/connections.h"
#include "core/words.h"

/* Freed with its widget. */
typedef struct
{
  PlDocument *document; /* owned */
  PlBenchView *bench;   /* weak */
  GtkWidget *news, *undo;
  PlPatch *patch; /* what the news are news to */
  char *heard;    /* on it */
} Foot;

static void
foot_free (gpointer data)
{
  Foot *self = data;

  g_object_unref (self->document);
  g_clear_weak_pointer (&self->bench);
  pl_patch_unref (self->patch);
  g_free (self->heard);
  g_free (self);
}

/* News: what was added, and what is heard now that was not before. */

static char *
dup_place (const PlPatch *patch, PlEnd jack)
{
  return jack.part != 0 ? pl_words_end (patch, jack) : g_strdup (_ ("loose"));
}

/* The first cable that was not there before; NULL: there is none. */
static char *
dup_added (Foot *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (GArray) list = pl_patch_dup_connections (patch);

  for (guint i = 0; i < list->len; i++)
    {
      const PlConnection *connection = &g_array_index (list, PlConnection, i);
      g_autofree char *from = NULL, *to = NULL, *cable = NULL;

      if (connection->from_plug.part == 0
          || pl_patch_get_part (self->patch, connection->part) != NULL)
        continue;
      cable = pl_words_part (patch, connection->part);
      from = dup_place (patch, connection->from);
      to = dup_place (patch, connection->to);
      return pl_words_fill (_ ("New: {cable} from {from} to {to}."), "cable", cable, "from", from,
                            "to", to, NULL);
    }
  return NULL;
}

/* What the next news will be news to. */
static void
remember (Foot *self)
{
  g_clear_pointer (&self->patch, pl_patch_unref);
  g_free (self->heard);
  self->patch = pl_patch_ref (pl_document_get_patch (self->document));
  self->heard = pl_news_dup_heard (pl_document_get_circuit (self->document));
  gtk_widget_set_sensitive (self->undo,
                            pl_history_can_undo (pl_document_get_history (self->document)));
}

static void
changed_cb (PlDocument *document, GtkWidget *foot)
{
  Foot *self = g_object_get_data (G_OBJECT (foot), "foot");
  g_autofree char *heard = pl_news_dup_heard (pl_document_get_circuit (document));
  g_autofree char *news = pl_news_dup_since (self->heard, heard);
  g_autofree char *added = dup_added (self);
  g_autofree char *text = added != NULL ? g_strjoin (" ", added, news, NULL) : g_strdup (news);

  gtk_label_set_text (GTK_LABEL (self->news), text != NULL ? text : "");
  gtk_widget_set_visible (self->news, text != NULL);
  if (text != NULL)
    pl_compat_announce (foot, text);
  remember (self);
}

static void
add_cb (GtkButton *button, gpointer data)
{
  Foot *self = data;

  if (self->bench != NULL)
    pl_connect_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))),
                               self->document, self->bench);
}

static void
undo_cb (GtkButton *button, gpointer data)
{
  pl_document_undo (((Foot *) data)->document);
}

static gboolean
undo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pl_document_undo (((Foot *) data)->document);
  return TRUE;
}

static gboolean
redo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pl_document_redo (((Foot *) data)->document);
  return TRUE;
}

/* As in the window of the bench. */
static void
add_keys (Foot *self, GtkWidget *foot)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_shortcut_controller_set_scope (keys, GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                              gtk_callback_action_new (undo_key_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z"),
                              gtk_callback_action_new (redo_key_cb, self, NULL)));
  gtk_widget_add_controller (foot, controller);
}

static GtkWidget *
make_bar (Foot *self)
{
  GtkWidget *bar = gtk_action_bar_new ();
  GtkWidget *add = pl_accessible_new_button (_ ("_Add a Connection…"));

  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  self->undo = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  pl_piece_set_tip (self->undo, _ ("Undo"));
  pl_accessible_call (self->undo, _ ("Undo"));
  g_signal_connect (self->undo, "clicked", G_CALLBACK (undo_cb), self);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), add);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->undo);
  return bar;
}

GtkWidget *
pl_connections_foot_new (PlDocument *document, PlBenchView *bench)
{
  Foot *self = g_new0 (Foot, 1);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->bench, bench);
  self->news = pl_piece_text (NULL, "pl-news");
  gtk_widget_set_visible (self->news, FALSE);
  gtk_box_append (GTK_BOX (foot), self->news);
  gtk_box_append (GTK_BOX (foot), make_bar (self));
  add_keys (self, foot);
  remember (self);
  g_object_set_data_full (G_OBJECT (foot), "foot", self, foot_free);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), foot, G_CONNECT_DEFAULT);
  return foot;
}
