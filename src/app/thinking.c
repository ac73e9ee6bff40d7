/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/thinking.h"

#include <gio/gio.h>

enum
{
  AT_ONCE = 24, /* parts: a few milliseconds */
  ENOUGH_S = 15
};

struct PlThinking
{
  PlThink think;
  GDestroyNotify free_answer;
  PlAnswered answered;
  gpointer data;
  GTask *asking;         /* the question on the thread, or NULL */
  guint losing_patience; /* with it */
};

/* What the thread works on: patches and kinds never change, lists are copies. */
typedef struct
{
  PlThink think;
  GDestroyNotify free_answer, free_what;
  PlPatch *patch;
  PlCatalog *catalog;
  PlOwned *owned;
  gpointer what;
  gint enough; /* core/patience.h */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  pl_patch_unref (self->patch);
  pl_catalog_unref (self->catalog);
  pl_owned_free (self->owned);
  if (self->free_what != NULL)
    self->free_what (self->what);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, question->patch);
  g_task_return_pointer (task,
                         question->think (circuit, question->catalog, question->owned,
                                          question->what, &question->enough),
                         question->free_answer);
}

/* data: the asker; gone when the question was withdrawn. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PlThinking *self = data;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), NULL);

  if (answer == NULL)
    return;
  g_clear_handle_id (&self->losing_patience, g_source_remove);
  g_clear_object (&self->asking);
  self->answered (answer, self->data);
}

PlThinking *
pl_thinking_new (PlThink think, GDestroyNotify free_answer, PlAnswered answered, gpointer data)
{
  PlThinking *self = g_new0 (PlThinking, 1);

  self->think = think;
  self->free_answer = free_answer;
  self->answered = answered;
  self->data = data;
  return self;
}

static void
stop_trying (PlThinking *self)
{
  Question *question = g_task_get_task_data (self->asking);

  g_atomic_int_set (&question->enough, 1);
}

static gboolean
enough_cb (gpointer data)
{
  PlThinking *self = data;

  self->losing_patience = 0;
  stop_trying (self);
  return G_SOURCE_REMOVE;
}

void
pl_thinking_withdraw (PlThinking *self)
{
  g_clear_handle_id (&self->losing_patience, g_source_remove);
  if (self->asking == NULL)
    return;
  stop_trying (self);
  g_cancellable_cancel (g_task_get_cancellable (self->asking));
  g_clear_object (&self->asking);
}

void
pl_thinking_free (PlThinking *self)
{
  pl_thinking_withdraw (self);
  g_free (self);
}

static void
ask_thread (PlThinking *self, Question *question)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  self->asking = g_task_new (NULL, cancellable, answered_cb, self);
  self->losing_patience = g_timeout_add_seconds (ENOUGH_S, enough_cb, self);
  g_task_set_task_data (self->asking, question, question_free);
  g_task_run_in_thread (self->asking, run);
}

gboolean
pl_thinking_takes_long (const PlCircuit *circuit)
{
  return pl_patch_count_parts (pl_circuit_get_patch (circuit)) > AT_ONCE;
}

void
pl_thinking_ask (PlThinking *self, PlCircuit *circuit, PlLibrary *library, gpointer what,
                 GDestroyNotify free_what)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  PlCatalog *catalog = library != NULL ? pl_library_get_catalog (library) : NULL;
  const PlOwned *owned = library != NULL ? pl_library_get_owned (library) : NULL;
  Question *question = NULL;

  pl_thinking_withdraw (self);
  if (!pl_thinking_takes_long (circuit))
    {
      gpointer answer = self->think (circuit, catalog, owned, what, NULL);

      if (free_what != NULL)
        free_what (what);
      self->answered (answer, self->data);
      return;
    }
  question = g_new0 (Question, 1);
  *question = (Question){ .think = self->think,
                          .free_answer = self->free_answer,
                          .free_what = free_what,
                          .patch = pl_patch_ref (patch),
                          .catalog = catalog != NULL ? pl_catalog_copy (catalog) : NULL,
                          .owned = owned != NULL ? pl_owned_copy (owned) : NULL,
                          .what = what };
  ask_thread (self, question);
}
