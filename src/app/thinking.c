/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/thinking.h"

#include <gio/gio.h>

struct PlThinking
{
  PlThink think;
  GDestroyNotify free_answer;
  PlAnswered answered;
  gpointer data;
  GCancellable *asking; /* the question on the thread, or NULL */
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
  g_task_return_pointer (
      task, question->think (circuit, question->catalog, question->owned, question->what),
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

void
pl_thinking_withdraw (PlThinking *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

void
pl_thinking_free (PlThinking *self)
{
  pl_thinking_withdraw (self);
  g_free (self);
}

void
pl_thinking_ask (PlThinking *self, PlPatch *patch, PlLibrary *library, gpointer what,
                 GDestroyNotify free_what)
{
  Question *question = g_new0 (Question, 1);
  g_autoptr (GTask) task = NULL;

  pl_thinking_withdraw (self);
  *question = (Question){ .think = self->think,
                          .free_answer = self->free_answer,
                          .free_what = free_what,
                          .patch = pl_patch_ref (patch),
                          .catalog = pl_catalog_copy (pl_library_get_catalog (library)),
                          .owned = pl_owned_copy (pl_library_get_owned (library)),
                          .what = what };
  self->asking = g_cancellable_new ();
  task = g_task_new (NULL, self->asking, answered_cb, self);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, run);
}
