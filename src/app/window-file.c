/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window and its file: saving, and what is said when another program did something to it or when
 * work on it was left behind.  The bar is a note with two answers; nothing has to be answered
 * before the work goes on. */
#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/pieces.h"
#include "app/window-private.h"
#include "core/plain.h"
#include "core/words.h"
#include "draw/draft.h"

gboolean
pl_window_shows (PlWindow *self, GFile *file)
{
  const char *path = pl_document_get_path (self->document);
  g_autoptr (GFile) own = path != NULL ? g_file_new_for_path (path) : NULL;

  return own != NULL && g_file_equal (own, file);
}

void
pl_window_keep_work (PlWindow *self)
{
  pl_document_keep_now (self->document);
}

static char *
dup_base (PlWindow *self)
{
  const char *path = pl_document_get_path (self->document);

  return path != NULL ? pl_plain_dup_base (path) : g_strdup ("");
}

/* The bar */

static void
hide_bar (PlWindow *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->file_bar), FALSE);
}

static void
hide_cb (GtkButton *button, gpointer data)
{
  hide_bar (data);
}

/* The first answer is at the right end, where the reader arrives. */
static void
show_bar (PlWindow *self, const char *sentence, const char *label, GCallback clicked,
          const char *other_label, GCallback other_clicked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = pl_piece_text (sentence, "pl-sentence");
  GtkWidget *other = pl_piece_button (other_label, other_clicked, self);
  GtkWidget *first = pl_piece_button (label, clicked, self);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (other, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (first, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), first);
  gtk_widget_add_css_class (box, "pl-file-bar");
  pl_accessible_call (box, sentence);
  gtk_revealer_set_child (GTK_REVEALER (self->file_bar), box);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->file_bar), TRUE);
  pl_compat_announce (GTK_WIDGET (self), sentence);
}

/* Reading again */

static void
reload (PlWindow *self)
{
  g_autoptr (GError) error = NULL;

  hide_bar (self);
  if (!pl_document_reload (self->document, &error))
    {
      pl_compat_alert (GTK_WINDOW (self), _ ("This File Cannot Be Opened"), error->message);
      return;
    }
  pl_window_forget_way (self);
  pl_window_tell (self, _ ("The file was read again"), TRUE);
}

static void
reload_cb (GtkButton *button, gpointer data)
{
  reload (data);
}

/* Saving */

typedef struct
{
  PlWindow *window;
  PlSaved done;
} Saving;

static Saving *
saving_new (PlWindow *self, PlSaved done)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->done = done;
  return saving;
}

static void
saving_free (Saving *self)
{
  g_object_unref (self->window);
  g_free (self);
}

static gboolean save_to (PlWindow *self, const char *path, PlSaved done);

static void
changed_answer_cb (const char *response, gpointer data)
{
  Saving *saving = data;
  PlWindow *self = saving->window;

  if (strcmp (response, "elsewhere") == 0)
    pl_window_save (self, TRUE, saving->done);
  else if (strcmp (response, "reload") == 0)
    reload (self);
  else if (strcmp (response, "overwrite") == 0)
    {
      pl_document_accept_disk (self->document);
      (void) save_to (self, pl_document_get_path (self->document), saving->done);
    }
  saving_free (saving);
}

/* Somebody's work would be gone: theirs or one's own. */
static void
ask_changed (PlWindow *self, PlSaved done)
{
  const PlAnswer answers[] = { { "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
                               { "overwrite", _ ("_Overwrite"), ADW_RESPONSE_DESTRUCTIVE },
                               { "reload", _ ("_Read Again"), ADW_RESPONSE_DEFAULT },
                               { "elsewhere", _ ("_Save Elsewhere…"), ADW_RESPONSE_SUGGESTED } };
  g_autofree char *base = dup_base (self);
  g_autofree char *body = pl_words_fill (
      _ ("Another program wrote to “{file}” after it was opened or saved here. Overwriting takes "
         "that away. Reading it again puts it on the bench; undo then brings back what is there "
         "now."),
      "file", base, NULL);

  pl_compat_ask (GTK_WINDOW (self), _ ("The File Was Changed"), body, answers,
                 G_N_ELEMENTS (answers), changed_answer_cb, saving_new (self, done));
}

static gboolean
save_to (PlWindow *self, const char *path, PlSaved done)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_strdup (path);

  pl_document_set_view (self->document, pl_bench_view_get_view (PL_BENCH_VIEW (self->bench)));
  if (!pl_document_save (self->document, copy, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        ask_changed (self, done);
      else
        pl_compat_alert (GTK_WINDOW (self), _ ("This Patch Cannot Be Saved"), error->message);
      return FALSE;
    }
  hide_bar (self);
  if (done != NULL)
    done (self);
  else
    pl_window_tell (self, _ ("Saved"), FALSE);
  return TRUE;
}

static void
save_chosen_cb (const char *path, gpointer data)
{
  Saving *saving = data;

  if (path != NULL)
    (void) save_to (saving->window, path, saving->done);
  saving_free (saving);
}

void
pl_window_save (PlWindow *self, gboolean elsewhere, PlSaved done)
{
  const char *path = pl_document_get_path (self->document);
  g_autofree char *name = pl_document_dup_file_name (self->document, "patchlead");

  if (path != NULL && !elsewhere)
    {
      (void) save_to (self, path, done);
      return;
    }
  pl_compat_save_file (GTK_WINDOW (self), _ ("Save Patch"), name, save_chosen_cb,
                       saving_new (self, done));
}

/* Another program did something to the file */

static void
keep_cb (GtkButton *button, gpointer data)
{
  PlWindow *self = data;

  hide_bar (self);
  pl_document_accept_disk (self->document);
}

static void
save_here_cb (GtkButton *button, gpointer data)
{
  pl_window_save (data, FALSE, NULL);
}

static void
tell_changed (PlWindow *self, const char *base)
{
  gboolean saved = pl_history_is_saved (pl_document_get_history (self->document));
  g_autofree char *sentence = pl_words_fill (
      saved ? _ ("Another program changed “{file}”.")
            : _ ("Another program changed “{file}”, and there are changes here that are not saved. "
                 "Undo brings them back after reading the file again."),
      "file", base, NULL);

  show_bar (self, sentence, _ ("Read Again"), G_CALLBACK (reload_cb), _ ("Keep What Is Here"),
            G_CALLBACK (keep_cb));
}

static void
tell_gone (PlWindow *self, const char *base)
{
  g_autofree char *sentence
      = pl_words_fill (_ ("“{file}” was removed or renamed. Your work is still here; saving writes "
                          "the file anew."),
                       "file", base, NULL);

  show_bar (self, sentence, _ ("Save"), G_CALLBACK (save_here_cb), _ ("Later"),
            G_CALLBACK (hide_cb));
}

static void
disk_cb (PlWindow *self)
{
  g_autofree char *base = dup_base (self);
  PlDiskState state = pl_document_check_disk (self->document);

  if (state == PL_DISK_CHANGED)
    tell_changed (self, base);
  else if (state == PL_DISK_GONE)
    tell_gone (self, base);
  else
    hide_bar (self);
  pl_window_update_title (self);
}

/* Work that was left behind on the file that was opened */

static PlLostDraft *
take_draft_of (const char *path)
{
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();

  for (guint i = 0; i < drafts->len; i++)
    {
      const PlLostDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->origin, path) == 0)
        return pl_lost_draft_read (draft->file);
    }
  return NULL;
}

static void
restore_cb (GtkButton *button, gpointer data)
{
  PlWindow *self = data;
  g_autoptr (PlLostDraft) draft = take_draft_of (pl_document_get_path (self->document));

  hide_bar (self);
  if (draft != NULL)
    pl_window_restore (self, draft->file);
}

void
pl_window_look_for_draft (PlWindow *self)
{
  const char *path = pl_document_get_path (self->document);
  g_autoptr (PlLostDraft) draft = path != NULL ? take_draft_of (path) : NULL;
  g_autofree char *base = dup_base (self);
  g_autofree char *sentence = NULL;

  hide_bar (self);
  if (draft == NULL)
    return;
  sentence = pl_words_fill (_ ("There is work on “{file}” that was not saved the last time."),
                            "file", base, NULL);
  show_bar (self, sentence, _ ("Restore"), G_CALLBACK (restore_cb), _ ("Later"),
            G_CALLBACK (hide_cb));
}

GtkWidget *
pl_window_make_file_bar (PlWindow *self)
{
  self->file_bar = gtk_revealer_new ();
  g_signal_connect_object (self->document, "disk", G_CALLBACK (disk_cb), self, G_CONNECT_SWAPPED);
  return self->file_bar;
}
