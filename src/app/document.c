/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/document.h"

#include <glib/gi18n.h>

#include "draw/draft.h"

#define DRAFT_DELAY_MS 700

struct _PlDocument
{
  GObject parent_instance;

  PlLibrary *library;
  PlHistory *history;
  PlCircuit *circuit, *preview;
  char *path;
  PlView view;
  PlDraft *draft;
  guint draft_timer; /* 0: nothing to write */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlDocument, pl_document, G_TYPE_OBJECT)

/* Drafts.  A draft that cannot be written must not disturb the work. */

static void
write_draft (PlDocument *self)
{
  g_autoptr (PlPatch) patch = NULL;

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (pl_history_is_saved (self->history))
    {
      pl_draft_discard (self->draft);
      return;
    }
  patch = pl_patch_copy (pl_document_get_patch (self));
  pl_patch_put_view (patch, self->view);
  (void) pl_draft_write (self->draft, patch, self->path, NULL);
}

static gboolean
draft_cb (gpointer data)
{
  PlDocument *self = data;

  self->draft_timer = 0;
  write_draft (self);
  return G_SOURCE_REMOVE;
}

static void
keep_draft (PlDocument *self)
{
  if (self->draft_timer == 0)
    self->draft_timer = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

void
pl_document_discard_draft (PlDocument *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  pl_draft_discard (self->draft);
}

static void
document_finalize (GObject *object)
{
  PlDocument *self = PL_DOCUMENT (object);

  if (self->draft_timer != 0)
    write_draft (self);
  pl_draft_free (self->draft);
  pl_circuit_free (self->circuit);
  pl_circuit_free (self->preview);
  pl_history_free (self->history);
  pl_library_unref (self->library);
  g_free (self->path);
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
  const char *title = pl_patch_get_title (pl_document_get_patch (self));

  if (*title != '\0')
    return g_strdup (title);
  return self->path != NULL ? g_path_get_basename (self->path) : g_strdup (_ ("New Patch"));
}

static void
announce (PlDocument *self)
{
  pl_circuit_sync (self->circuit, pl_document_get_patch (self));
  keep_draft (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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

gboolean
pl_document_open_copy (PlDocument *self, const char *path, GError **error)
{
  g_autoptr (PlPatch) patch = pl_library_load_patch (self->library, path, error);

  if (patch == NULL)
    return FALSE;
  g_clear_pointer (&self->path, g_free);
  self->view = pl_patch_get_view (patch);
  take_history (self, patch);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
pl_document_take (PlDocument *self, PlPatch *patch)
{
  g_clear_pointer (&self->path, g_free);
  self->view = pl_patch_get_view (patch);
  take_history (self, patch);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
pl_document_restore (PlDocument *self, const char *draft, GError **error)
{
  if (!pl_document_open_copy (self, draft, error))
    return FALSE;
  self->path = pl_lost_draft_dup_origin (draft);
  pl_history_set_unsaved (self->history);
  write_draft (self);
  pl_lost_draft_remove (draft);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

gboolean
pl_document_open (PlDocument *self, const char *path, GError **error)
{
  if (!pl_document_open_copy (self, path, error))
    return FALSE;
  self->path = g_strdup (path);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
pl_document_set_view (PlDocument *self, PlView view)
{
  self->view = view;
}

gboolean
pl_document_save (PlDocument *self, const char *path, GError **error)
{
  g_autoptr (PlPatch) patch = pl_patch_copy (pl_document_get_patch (self));
  char *copy = g_strdup (path);

  pl_patch_put_view (patch, self->view);
  if (!pl_library_save_patch (patch, path, error))
    {
      g_free (copy);
      return FALSE;
    }
  g_free (self->path);
  self->path = copy;
  pl_history_set_saved (self->history);
  pl_document_discard_draft (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}
