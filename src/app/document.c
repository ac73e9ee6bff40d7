/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/document.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/patch-file.h"
#include "core/plain.h"
#include "core/words-gear.h"
#include "core/words.h"
#include "draw/disk.h"
#include "draw/draft.h"

enum
{
  DRAFT_DELAY_MS = 700,
  DRAFT_AGAIN_MS = 3000, /* after one that could not be written */
  DISK_DELAY_MS = 300,   /* programs write in several steps */
  MOST_OF_A_TITLE = 200  /* bytes that go into the name of a file, which may have 255 */
};

struct _PlDocument
{
  GObject parent_instance;

  PlLibrary *library;
  PlHistory *history;
  PlCircuit *circuit, *preview;
  char *path;
  char *print; /* of what the file held when it was read or written (disk.h); NULL: not known */
  GFileMonitor *monitor; /* NULL: no file */
  guint disk_timer;      /* 0: nothing was heard of */
  PlDiskState told;      /* the last "disk" */
  PlView view;
  PlDraft *draft;
  guint draft_timer;    /* 0: nothing to write */
  gboolean draft_fails; /* was told */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REFUSED,
  SIGNAL_DISK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlDocument, pl_document, G_TYPE_OBJECT)

/* Drafts.  A draft that cannot be written is told once and tried again; the work goes on. */

static gboolean
write_draft (PlDocument *self, GError **error)
{
  g_autoptr (PlPatch) patch = NULL;

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (pl_history_is_saved (self->history))
    {
      pl_draft_discard (self->draft);
      return TRUE;
    }
  patch = pl_patch_copy (pl_document_get_patch (self));
  pl_patch_put_view (patch, self->view);
  return pl_draft_write (self->draft, patch, self->path, self->print, error);
}

static gboolean
draft_cb (gpointer data)
{
  PlDocument *self = data;
  g_autoptr (GError) error = NULL;

  self->draft_timer = 0;
  if (write_draft (self, &error))
    {
      self->draft_fails = FALSE;
      return G_SOURCE_REMOVE;
    }
  self->draft_timer = g_timeout_add (DRAFT_AGAIN_MS, draft_cb, self);
  if (!self->draft_fails)
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error->message);
  self->draft_fails = TRUE;
  return G_SOURCE_REMOVE;
}

static void
keep_draft (PlDocument *self)
{
  if (self->draft_timer == 0)
    self->draft_timer = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

void
pl_document_keep_now (PlDocument *self)
{
  if (self->draft_timer != 0)
    (void) write_draft (self, NULL);
}

void
pl_document_discard_draft (PlDocument *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  pl_draft_discard (self->draft);
}

/* The file */

static gboolean
disk_cb (gpointer data)
{
  PlDocument *self = data;
  PlDiskState state = pl_document_check_disk (self);

  self->disk_timer = 0;
  if (state == self->told)
    return G_SOURCE_REMOVE;
  self->told = state;
  if (state == PL_DISK_GONE) /* what is here is all there is */
    {
      pl_history_set_unsaved (self->history);
      keep_draft (self);
    }
  g_signal_emit (self, signals[SIGNAL_DISK], 0);
  return G_SOURCE_REMOVE;
}

static void
disk_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
                 gpointer data)
{
  PlDocument *self = data;

  g_clear_handle_id (&self->disk_timer, g_source_remove);
  self->disk_timer = g_timeout_add (DISK_DELAY_MS, disk_cb, self);
}

static void
stop_watching (PlDocument *self)
{
  g_clear_handle_id (&self->disk_timer, g_source_remove);
  if (self->monitor != NULL)
    (void) g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

/* What is on disk at path is known from now on.  Takes print; path may be the old one. */
static void
know_file (PlDocument *self, const char *path, char *print)
{
  char *copy = g_strdup (path);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  stop_watching (self);
  g_free (self->path);
  g_free (self->print);
  self->path = copy;
  self->print = print;
  self->told = PL_DISK_AS_KNOWN;
  if (file != NULL)
    self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (disk_changed_cb), self,
                             G_CONNECT_DEFAULT);
}

PlDiskState
pl_document_check_disk (PlDocument *self)
{
  g_autofree char *now = NULL;

  if (self->path == NULL || self->print == NULL)
    return PL_DISK_AS_KNOWN;
  now = pl_disk_dup_print (self->path);
  if (now == NULL || strcmp (now, self->print) == 0)
    return PL_DISK_AS_KNOWN;
  return *now == '\0' ? PL_DISK_GONE : PL_DISK_CHANGED;
}

static void
document_finalize (GObject *object)
{
  PlDocument *self = PL_DOCUMENT (object);

  if (self->draft_timer != 0)
    (void) write_draft (self, NULL);
  stop_watching (self);
  pl_draft_free (self->draft);
  pl_circuit_free (self->circuit);
  pl_circuit_free (self->preview);
  pl_history_free (self->history);
  pl_library_unref (self->library);
  g_free (self->path);
  g_free (self->print);
  G_OBJECT_CLASS (pl_document_parent_class)->finalize (object);
}

static void
pl_document_class_init (PlDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = document_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", PL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DISK] = g_signal_new ("disk", PL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
}

static void
pl_document_init (PlDocument *self)
{
  self->circuit = pl_circuit_new ();
  self->preview = pl_circuit_new ();
  self->draft = pl_draft_new ();
}

static void
take_history (PlDocument *self, PlPatch *patch)
{
  g_clear_pointer (&self->history, pl_history_free);
  self->history = pl_history_new (patch);
  pl_circuit_sync (self->circuit, patch);
}

PlDocument *
pl_document_new (PlLibrary *library)
{
  PlDocument *self = g_object_new (PL_TYPE_DOCUMENT, NULL);
  g_autoptr (PlPatch) patch = pl_patch_new ();

  self->library = pl_library_ref (library);
  take_history (self, patch);
  return self;
}

PlLibrary *
pl_document_get_library (PlDocument *self)
{
  return self->library;
}

PlPatch *
pl_document_get_patch (PlDocument *self)
{
  return pl_history_now (self->history);
}

PlCircuit *
pl_document_get_circuit (PlDocument *self)
{
  return self->circuit;
}

PlHistory *
pl_document_get_history (PlDocument *self)
{
  return self->history;
}

const char *
pl_document_get_path (PlDocument *self)
{
  return self->path;
}

char *
pl_document_dup_title (PlDocument *self)
{
  const char *title = pl_words_patch_title (pl_document_get_patch (self));

  if (*title != '\0')
    return g_strdup (title);
  return self->path != NULL ? pl_plain_dup_base (self->path) : g_strdup (_ ("New Patch"));
}

char *
pl_document_dup_file_name (PlDocument *self, const char *ending)
{
  g_autofree char *title = pl_document_dup_title (self);

  if (g_str_has_suffix (title, ".patchlead")) /* it is the name of the file */
    title[strlen (title) - strlen (".patchlead")] = '\0';
  if (strlen (title) > MOST_OF_A_TITLE)
    *g_utf8_find_prev_char (title, title + MOST_OF_A_TITLE + 1) = '\0';
  if (*title == '.') /* it would be hidden */
    *title = '-';
  return g_strconcat (g_strdelimit (title, "/:\\*?\"<>|", '-'), ".", ending, NULL);
}

static void
announce (PlDocument *self)
{
  pl_circuit_sync (self->circuit, pl_document_get_patch (self));
  keep_draft (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pl_document_accept_disk (PlDocument *self)
{
  g_autofree char *path = g_strdup (self->path);
  gboolean is_known = pl_document_check_disk (self) == PL_DISK_AS_KNOWN;

  if (path != NULL)
    know_file (self, path, pl_disk_dup_print (path));
  if (is_known)
    return;
  pl_history_set_unsaved (self->history); /* what is here is nowhere else */
  announce (self);
}

gboolean
pl_document_commit (PlDocument *self, const PlEdit *edits, guint n_edits, const char *name,
                    gboolean merge)
{
  g_autoptr (GError) error = NULL;
  gboolean done = merge ? pl_history_commit_merged (self->history, edits, n_edits, name, &error)
                        : pl_history_commit (self->history, edits, n_edits, name, &error);

  if (done)
    announce (self);
  else
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error->message);
  return done;
}

void
pl_document_undo (PlDocument *self)
{
  if (pl_history_undo (self->history))
    announce (self);
}

void
pl_document_redo (PlDocument *self)
{
  if (pl_history_redo (self->history))
    announce (self);
}

PlCircuit *
pl_document_preview (PlDocument *self, const PlEdit *edits, guint n_edits, GError **error)
{
  g_autoptr (PlPatch) patch
      = pl_patch_apply_all (pl_document_get_patch (self), edits, n_edits, error);

  if (patch == NULL)
    return NULL;
  pl_circuit_sync (self->preview, patch);
  return self->preview;
}

/* Reading and saving */

static PlPatch *
load (PlDocument *self, const char *path, char **print, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = pl_plain_dup_path (path);
  gsize length = 0;
  PlPatch *patch;

  if (!pl_library_read_file (path, &text, &length, error))
    return NULL;
  patch = pl_patch_parse (text, (gssize) length, shown, pl_library_get_catalog (self->library),
                          error);
  if (patch != NULL && print != NULL)
    *print = pl_disk_dup_print_of (text, length);
  return patch;
}

/* Work that is not saved stays behind as a step to undo.  Takes print. */
static void
take (PlDocument *self, PlPatch *patch, const char *path, char *print, const char *name)
{
  know_file (self, path, print);
  self->view = pl_patch_get_view (patch);
  if (pl_history_is_saved (self->history))
    take_history (self, patch);
  else
    pl_history_commit_patch (self->history, patch, name);
}

gboolean
pl_document_open_copy (PlDocument *self, const char *path, GError **error)
{
  g_autoptr (PlPatch) patch = load (self, path, NULL, error);

  if (patch == NULL)
    return FALSE;
  pl_document_take (self, patch, _ ("Open"));
  return TRUE;
}

void
pl_document_take (PlDocument *self, PlPatch *patch, const char *name)
{
  take (self, patch, NULL, NULL, name);
  announce (self);
}

/* The program was killed after it had saved and before it let go of the draft. */
static gboolean
was_saved (PlPatch *patch, const PlLostDraft *draft)
{
  g_autofree char *now = draft->origin != NULL ? pl_disk_dup_print (draft->origin) : NULL;
  g_autofree char *text = pl_patch_write_whole (patch);
  g_autofree char *print = pl_disk_dup_print_of (text, strlen (text));

  return g_strcmp0 (now, print) == 0;
}

gboolean
pl_document_restore (PlDocument *self, const char *draft, GError **error)
{
  g_autoptr (PlPatch) patch = load (self, draft, NULL, error);
  g_autoptr (PlLostDraft) about = patch != NULL ? pl_lost_draft_read (draft) : NULL;

  if (patch == NULL)
    return FALSE;
  if (about != NULL && was_saved (patch, about) && pl_document_open (self, about->origin, NULL))
    {
      pl_lost_draft_remove (draft);
      return TRUE;
    }
  take (self, patch, about != NULL ? about->origin : NULL,
        about != NULL ? g_steal_pointer (&about->print) : NULL, _ ("Restore"));
  pl_history_set_unsaved (self->history);
  if (write_draft (self, NULL))
    pl_lost_draft_remove (draft);
  else
    keep_draft (self); /* it says why; the old draft stays */
  pl_circuit_sync (self->circuit, patch);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

gboolean
pl_document_open (PlDocument *self, const char *path, GError **error)
{
  char *print = NULL;
  g_autoptr (PlPatch) patch = load (self, path, &print, error);

  if (patch == NULL)
    return FALSE;
  take (self, patch, path, print, _ ("Open"));
  pl_history_set_saved (self->history);
  announce (self);
  return TRUE;
}

gboolean
pl_document_reload (PlDocument *self, GError **error)
{
  g_autofree char *path = g_strdup (self->path);
  char *print = NULL;
  g_autoptr (PlPatch) patch = load (self, path, &print, error);

  if (patch == NULL)
    return FALSE;
  know_file (self, path, print);
  pl_history_commit_patch (self->history, patch, _ ("Reload"));
  pl_history_set_saved (self->history);
  announce (self);
  return TRUE;
}

void
pl_document_set_view (PlDocument *self, PlView view)
{
  self->view = view;
}

/* Whether saving there would take away what another program wrote. */
static gboolean
is_in_the_way (PlDocument *self, const char *path, GError **error)
{
  g_autofree char *shown = pl_plain_dup_path (path);
  g_autofree char *sentence = NULL;

  if (g_strcmp0 (path, self->path) != 0 || pl_document_check_disk (self) != PL_DISK_CHANGED)
    return FALSE;
  sentence = pl_words_fill (
      _ ("{file} was changed by another program after it was opened or saved here. Save to "
         "another file, or read it again."),
      "file", shown, NULL);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, sentence);
  return TRUE;
}

gboolean
pl_document_save (PlDocument *self, const char *path, GError **error)
{
  g_autoptr (PlPatch) patch = pl_patch_copy (pl_document_get_patch (self));
  g_autofree char *text = NULL;

  pl_patch_put_view (patch, self->view);
  text = pl_patch_write_whole (patch);
  if (self->draft_timer != 0) /* a draft that outlives a kill in here is no older than the file */
    (void) write_draft (self, NULL);
  if (is_in_the_way (self, path, error)
      || !pl_library_write_file (path, text, strlen (text), error))
    return FALSE;
  know_file (self, path, pl_disk_dup_print_of (text, strlen (text)));
  pl_history_set_saved (self->history);
  pl_document_discard_draft (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}
