/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/errand.h"

#include "app/thinking.h"

/* One sending, with all that the thread needs; it ends in the main context. */
typedef struct
{
  PlErrand *errand; /* NULL: called back */
  PlErrandWork work;
  GDestroyNotify free_what;
  PlShipment *shipment;
  gpointer what;
  gint enough; /* core/patience.h */
} Trip;

struct PlErrand
{
  PlErrandWork work;
  GDestroyNotify free_what;
  PlErrandDone done;
  gpointer data;
  Trip *trip; /* the one on the thread, or NULL */
};

PlErrand *
pl_errand_new (PlErrandWork work, GDestroyNotify free_what, PlErrandDone done, gpointer data)
{
  PlErrand *self = g_new0 (PlErrand, 1);

  self->work = work;
  self->free_what = free_what;
  self->done = done;
  self->data = data;
  return self;
}

void
pl_errand_free (PlErrand *self)
{
  if (self == NULL)
    return;
  pl_errand_call_back (self);
  g_free (self);
}

gboolean
pl_errand_is_under_way (const PlErrand *self)
{
  return self->trip != NULL;
}

void
pl_errand_stop (PlErrand *self)
{
  if (self->trip != NULL)
    g_atomic_int_set (&self->trip->enough, 1);
}

void
pl_errand_call_back (PlErrand *self)
{
  pl_errand_stop (self);
  if (self->trip != NULL)
    self->trip->errand = NULL;
  self->trip = NULL;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Trip *trip = data;

  trip->work (&trip->shipment->job, trip->what);
  g_task_return_boolean (task, TRUE);
}

static void
back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Trip *trip = data;
  PlErrand *self = trip->errand;

  trip->shipment->job.enough = NULL;
  if (self == NULL)
    {
      trip->free_what (trip->what);
      pl_shipment_free (trip->shipment);
      return;
    }
  self->trip = NULL;
  self->done (trip->shipment, trip->what, self->data);
}

void
pl_errand_send (PlErrand *self, PlShipment *shipment, gpointer what)
{
  g_autoptr (GTask) task = NULL;
  Trip *trip = NULL;

  pl_errand_call_back (self);
  if (!pl_thinking_takes_long (shipment->job.circuit))
    {
      self->work (&shipment->job, what);
      self->done (shipment, what, self->data);
      return;
    }
  trip = g_new0 (Trip, 1);
  *trip = (Trip){ .errand = self,
                  .work = self->work,
                  .free_what = self->free_what,
                  .shipment = shipment,
                  .what = what };
  shipment->job.enough = &trip->enough;
  self->trip = trip;
  task = g_task_new (NULL, NULL, back_cb, trip);
  g_task_set_task_data (task, trip, NULL);
  g_task_run_in_thread (task, run);
}
