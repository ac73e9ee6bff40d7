/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/advice.h"

#include <gio/gio.h>

enum
{
  AT_ONCE = 60 /* parts: some milliseconds */
};

struct PlAdvice
{
  PlAdviceReady ready;
  gpointer data;
  PlRepairs *repairs;
  GCancellable *asking; /* the question on the thread, or NULL */
};

/* What the thread works on: patches and kinds never change, lists are copies. */
typedef struct
{
  PlPatch *patch;
  PlCatalog *catalog;
  PlOwned *owned;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  pl_patch_unref (self->patch);
  pl_catalog_unref (self->catalog);
  pl_owned_free (self->owned);
  g_free (self);
}

static Question *
question_new (PlPatch *patch, PlLibrary *library)
{
  Question *self = g_new0 (Question, 1);

  self->patch = pl_patch_ref (patch);
  self->catalog = pl_catalog_copy (pl_library_get_catalog (library));
  self->owned = pl_owned_copy (pl_library_get_owned (library));
  return self;
}

static void
free_repairs (gpointer data)
{
  pl_repairs_free (data);
}

static void
think (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, question->patch);
  g_task_return_pointer (task, pl_repairs_new (circuit, question->catalog, question->owned),
                         free_repairs);
}

/* data: the advice; gone when the question was withdrawn. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PlAdvice *self = data;
  PlRepairs *repairs = g_task_propagate_pointer (G_TASK (result), NULL);

  if (repairs == NULL)
    return;
  g_clear_object (&self->asking);
  self->repairs = repairs;
  self->ready (self, self->data);
}

PlAdvice *
pl_advice_new (PlAdviceReady ready, gpointer data)
{
  PlAdvice *self = g_new0 (PlAdvice, 1);

  self->ready = ready;
  self->data = data;
  return self;
}

static void
forget (PlAdvice *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->repairs, pl_repairs_free);
}

void
pl_advice_free (PlAdvice *self)
{
  if (self == NULL)
    return;
  forget (self);
  g_free (self);
}

void
pl_advice_ask (PlAdvice *self, PlCircuit *circuit, PlLibrary *library)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  g_autoptr (GTask) task = NULL;

  forget (self);
  if (pl_patch_count_parts (patch) <= AT_ONCE)
    {
      self->repairs = pl_repairs_new (circuit, pl_library_get_catalog (library),
                                      pl_library_get_owned (library));
      self->ready (self, self->data);
      return;
    }
  self->asking = g_cancellable_new ();
  task = g_task_new (NULL, self->asking, answered_cb, self);
  g_task_set_task_data (task, question_new (patch, library), question_free);
  g_task_run_in_thread (task, think);
}

const PlRepairs *
pl_advice_get_repairs (const PlAdvice *self)
{
  return self->repairs;
}
