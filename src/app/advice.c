/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/advice.h"

#include "app/thinking.h"

struct PlAdvice
{
  PlAdviceReady ready;
  gpointer data;
  PlRepairs *repairs;
  PlThinking *thinking;
};

static gpointer
think (PlCircuit *circuit, const PlCatalog *catalog, const PlOwned *owned, gconstpointer what,
       const gint *enough)
{
  return pl_repairs_new (circuit, catalog, owned, enough);
}

static void
free_repairs (gpointer data)
{
  pl_repairs_free (data);
}

static void
answered_cb (gpointer answer, gpointer data)
{
  PlAdvice *self = data;

  self->repairs = answer;
  self->ready (self, self->data);
}

PlAdvice *
pl_advice_new (PlAdviceReady ready, gpointer data)
{
  PlAdvice *self = g_new0 (PlAdvice, 1);

  self->ready = ready;
  self->data = data;
  self->thinking = pl_thinking_new (think, free_repairs, answered_cb, self);
  return self;
}

void
pl_advice_free (PlAdvice *self)
{
  if (self == NULL)
    return;
  pl_thinking_free (self->thinking);
  g_clear_pointer (&self->repairs, pl_repairs_free);
  g_free (self);
}

void
pl_advice_ask (PlAdvice *self, PlCircuit *circuit, PlLibrary *library)
{
  g_clear_pointer (&self->repairs, pl_repairs_free);
  pl_thinking_ask (self->thinking, circuit, library, NULL, NULL);
}

void
pl_advice_forget (PlAdvice *self)
{
  pl_thinking_withdraw (self->thinking);
  g_clear_pointer (&self->repairs, pl_repairs_free);
}

const PlRepairs *
pl_advice_get_repairs (const PlAdvice *self)
{
  return self->repairs;
}
