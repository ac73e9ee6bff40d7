/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The patch of a way: mixer, amplifier and headphones stand there once for many ways; only the
 * leads between them differ, so that the circuit solves little again. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/ways-private.h"
#include "core/words-ways.h"

enum
{
  GAP = 60,        /* px between devices */
  ROW_GAP = 90,    /* and between rows of them, where names stand */
  LEAD_DROP = 70,  /* how far loose plugs of headphones hang below them */
  LEAD_X = 280,    /* the first lead that lies on the bench: not in its corner */
  LEAD_GAP = 190,  /* px between such leads */
  GUESS_JACK = 46, /* px of panel for each jack, where nobody measured */
  GUESS_MIN = 160,
  GUESS_MAX = 620,
  HALF_PERCENT = 50
};

/* Placing */

static void
measure (const PlGoal *goal, const PlKind *kind, double *width, double *height)
{
  guint n = kind->connectors->len + kind->controls->len / 2;

  *width = CLAMP (ceil (sqrt ((double) n)) * GUESS_JACK * 1.5, GUESS_MIN, GUESS_MAX);
  *height = CLAMP (ceil (sqrt ((double) n)) * GUESS_JACK, GUESS_MIN, GUESS_MAX);
  if (goal->measure != NULL)
    goal->measure (kind, width, height, goal->measure_data);
}

static PlPartId
put_part (PlPatch *patch, PlPart *part)
{
  PlPartId id = pl_patch_next_id (patch);

  pl_patch_put (patch, id, part);
  pl_patch_put_next_id (patch, id + 1);
  return id;
}

static void
plug_in (PlPart *part, guint16 end, PlPartId into, guint16 connector)
{
  part->seats[end] = (PlSeat){ .part = into,
                               .connector = connector,
                               .depth = PL_DEPTH_HOME,
                               .x = (double) NAN,
                               .y = (double) NAN };
}

static guint16
moving_end (const PlKind *kind)
{
  for (guint16 i = 0; i < kind->connectors->len; i++)
    if (pl_kind_connector (kind, i)->moves)
      return i;
  return 0;
}

/* The phones knob of a mixer that feeds another amplifier stays at half or below: the hiss of two
 * amplifiers one after the other is what method guides warn of. */
static void
lower_phones_knobs (PlPart *mixer)
{
  for (guint i = 0; i < mixer->kind->controls->len; i++)
    if (pl_kind_control (mixer->kind, i)->unit == PL_UNIT_PERCENT)
      mixer->controls[i] = MIN (mixer->controls[i], HALF_PERCENT);
}

static PlPartId
put_device (PlPatch *patch, PlKind *kind, double x, double y, gboolean lower)
{
  PlPart *part = pl_part_new (kind);

  part->x = x;
  part->y = y;
  if (lower)
    lower_phones_knobs (part);
  return put_part (patch, part);
}

static int
free_number (const PlPatch *patch)
{
  int highest = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    highest = MAX (highest, pl_patch_get_part (patch, id)->number);
  return highest + 1;
}

static PlPart *
new_lead (const PlPatch *patch, PlKind *kind)
{
  PlPart *part = pl_part_new (kind);

  part->number = free_number (patch);
  return part;
}

/* A splitter or adapter whose plug sits in a socket. */
static PlPartId
put_adapter (PlPatch *patch, PlKind *kind, PlEnd socket)
{
  PlPart *part = new_lead (patch, kind);

  plug_in (part, moving_end (kind), socket.part, socket.connector);
  return put_part (patch, part);
}

static guint16
hole_of (const PlKind *adapter)
{
  return (guint16) (1 - moving_end (adapter));
}

/* A splitter on a jack, by an adapter that it plugs into or a cable that plugs into it. */
static PlPartId
put_splitter (PlPatch *patch, const PlSeating *seat, PlEnd socket)
{
  PlPartId splitter;
  PlPart *cable = NULL;

  if (seat->feed == NULL)
    return put_adapter (patch, seat->splitter, socket);
  if (pl_kind_connector (seat->splitter, 0)->moves)
    {
      socket.part = put_adapter (patch, seat->feed, socket);
      socket.connector = hole_of (seat->feed);
      return put_adapter (patch, seat->splitter, socket);
    }
  splitter = put_part (patch, new_lead (patch, seat->splitter));
  cable = new_lead (patch, seat->feed);
  plug_in (cable, 0, socket.part, socket.connector);
  plug_in (cable, 1, splitter, 0);
  (void) put_part (patch, cable);
  return splitter;
}

static PlEnd
seat_socket (PlBench *self, const PlJacks *jacks, guint listener, PlPartId host)
{
  const PlSeating *seat = &self->seats[listener];
  PlEnd socket = { host, g_array_index (jacks->outlets, PlOutlet, seat->outlet).connector };

  self->outlets[listener] = socket;
  if (seat->splitter == NULL)
    return socket;
  self->splitters[listener] = 0;
  for (guint i = 0; i < listener; i++)
    if (self->outlets[i].connector == socket.connector && self->seats[i].splitter != NULL)
      self->splitters[listener] = self->splitters[i];
  if (self->splitters[listener] == 0)
    self->splitters[listener] = put_splitter (self->patch, seat, socket);
  return (PlEnd){ self->splitters[listener], seat->branch };
}

static void
put_listener (PlBench *self, const PlJacks *jacks, guint listener, PlPartId host, double x,
              double y)
{
  const PlSeating *seat = &self->seats[listener];
  PlPart *part = pl_part_new (seat->headphones);
  PlEnd socket = { 0, 0 };

  part->x = x;
  part->y = y;
  part->name = pl_words_listener (listener);
  if (seat->outlet != G_MAXUINT)
    socket = seat_socket (self, jacks, listener, host);
  if (seat->outlet != G_MAXUINT && seat->adapter != NULL)
    socket = (PlEnd){ put_adapter (self->patch, seat->adapter, socket), hole_of (seat->adapter) };
  if (socket.part != 0)
    plug_in (part, moving_end (seat->headphones), socket.part, socket.connector);
  self->headphones[listener] = put_part (self->patch, part);
}

/* Headphones stand in a row: left of the amplifier that feeds them, the first one next to it, so
 * that their leads hang below all of them and cross no name; or below the mixer.  Returns where the
 * lowest ends. */
static double
put_listeners (PlBench *self, const PlGoal *goal, const PlJacks *jacks, double edge, double y)
{
  gboolean leftwards = self->amp != 0;
  double x = leftwards ? edge : 0, low = y, width, height;

  for (guint i = 0; i < self->n_listeners; i++)
    {
      measure (goal, self->seats[i].headphones, &width, &height);
      put_listener (self, jacks, i, leftwards ? self->amp : self->mixer, leftwards ? x - width : x,
                    y);
      x += leftwards ? -width - GAP / 2.0 : width + GAP / 2.0;
      low = MAX (low, y + height);
    }
  return low + LEAD_DROP;
}

void
pl_bench_init (PlBench *self, const PlGoal *goal, const PlJacks *jacks, const PlLeads *leads,
               const GArray *outlets, guint n_listeners)
{
  double width, height, low, edge = 0, y;

  self->patch = pl_patch_new ();
  self->n_listeners = n_listeners;
  measure (goal, goal->mixer, &width, &height);
  self->mixer = put_device (self->patch, goal->mixer, 0, 0, goal->amp != NULL);
  y = height + ROW_GAP;
  self->floor = height;
  if (goal->amp != NULL)
    {
      double amp_width;

      measure (goal, goal->amp, &amp_width, &height);
      edge = MAX (width - amp_width, 0.0);
      self->amp = put_device (self->patch, goal->amp, edge, y, FALSE);
      self->floor = y + height;
    }
  pl_seats_fill (leads, goal->amp != NULL ? goal->amp : goal->mixer, jacks->outlets, outlets,
                 n_listeners, self->seats);
  low = put_listeners (self, goal, jacks, edge - GAP, y);
  self->floor = MAX (self->floor, low);
}

void
pl_bench_clear (PlBench *self)
{
  g_clear_pointer (&self->patch, pl_patch_unref);
}

/* A way */

static void
way_part_clear (gpointer item)
{
  pl_kind_unref (((PlWayPart *) item)->kind);
}

static void
way_listener_clear (gpointer item)
{
  pl_verdict_clear (&((PlWayListener *) item)->verdict);
}

static void
count_part (PlWay *way, const PlLeads *leads, PlKind *kind)
{
  PlWayPart part = { NULL, 1, pl_leads_are_own (leads, kind) };

  for (guint i = 0; i < way->parts->len; i++)
    {
      PlWayPart *known = &g_array_index (way->parts, PlWayPart, i);

      if (known->kind == kind)
        {
          known->count++;
          return;
        }
    }
  part.kind = pl_kind_ref (kind);
  g_array_append_val (way->parts, part);
}

static PlWay *
way_new (const PlBench *self, const PlTap *tap, const PlSink *sink)
{
  PlWay *way = g_new0 (PlWay, 1);

  way->leads = g_array_new (FALSE, FALSE, sizeof (PlPartId));
  way->parts = g_array_new (FALSE, FALSE, sizeof (PlWayPart));
  g_array_set_clear_func (way->parts, way_part_clear);
  way->listeners = g_array_new (FALSE, TRUE, sizeof (PlWayListener));
  g_array_set_clear_func (way->listeners, way_listener_clear);
  way->steps = g_array_new (FALSE, TRUE, sizeof (PlWayStep));
  way->pros = g_array_new (FALSE, TRUE, sizeof (PlFact));
  way->cons = g_array_new (FALSE, TRUE, sizeof (PlFact));
  way->why_not = g_array_new (FALSE, FALSE, sizeof (PlTerm));
  way->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_way_free);
  way->mixer = self->mixer;
  way->amp = self->amp;
  way->n_outputs = tap->n;
  way->n_inputs = sink != NULL ? sink->n : 0;
  for (guint i = 0; i < tap->n; i++)
    way->outputs[i] = (PlEnd){ self->mixer, tap->connector[i] };
  for (guint i = 0; i < way->n_inputs; i++)
    way->inputs[i] = (PlEnd){ self->amp, sink->connector[i] };
  return way;
}

static char *
dup_id (const PlGoal *goal, const PlWay *way, const PlLink *link)
{
  GString *id = g_string_new (NULL);

  for (guint i = 0; i < way->n_outputs; i++)
    g_string_append_printf (id, "%s%s", i > 0 ? "+" : "",
                            pl_kind_connector (goal->mixer, way->outputs[i].connector)->id);
  for (guint i = 0; i < way->n_inputs; i++)
    g_string_append_printf (id, "%s%s", i > 0 ? "+" : "-",
                            pl_kind_connector (goal->amp, way->inputs[i].connector)->id);
  for (guint i = 0; link != NULL && i < link->n_leads; i++)
    g_string_append_printf (id, "%s%s", i > 0 ? "+" : ".", link->leads[i]->id);
  return g_string_free (id, FALSE);
}

/* A plug goes into a part with a lower number, or the other way round: both parts are made first.
 */
static void
put_leads (PlWay *way, const PlLink *link, double floor)
{
  PlPart *parts[PL_MAX_LINK_LEADS];
  PlPartId first = pl_patch_next_id (way->patch);
  int number = free_number (way->patch);

  for (guint i = 0; i < link->n_leads; i++)
    {
      parts[i] = pl_part_new (link->leads[i]);
      parts[i]->number = number + (int) i;
      parts[i]->x = LEAD_X + LEAD_GAP * i;
      parts[i]->y = floor + GAP;
    }
  for (guint i = 0; i < link->n_plugs; i++)
    {
      const PlLinkPlug *plug = &link->plugs[i];
      PlEnd into = { first + plug->into_lead, plug->into };

      if (plug->into_lead == PL_NO_LEAD)
        into = plug->into < way->n_outputs ? way->outputs[plug->into]
                                           : way->inputs[plug->into - way->n_outputs];
      plug_in (parts[plug->lead], plug->end, into.part, into.connector);
    }
  for (guint i = 0; i < link->n_leads; i++)
    {
      PlPartId id = put_part (way->patch, parts[i]);

      g_array_append_val (way->leads, id);
    }
}

PlWay *
pl_bench_dup_way (const PlBench *self, const PlGoal *goal, const PlLeads *leads, const PlTap *tap,
                  const PlSink *sink, const PlLink *link)
{
  PlWay *way = way_new (self, tap, sink);
  g_autofree char *title = NULL;

  way->id = dup_id (goal, way, link);
  way->patch = pl_patch_copy (self->patch);
  title = g_strdup_printf ("%s – %s", pl_words_kind (goal->mixer),
                           goal->amp != NULL ? pl_words_kind (goal->amp) : _ ("headphones"));
  pl_patch_put_title (way->patch, title);
  if (link != NULL)
    put_leads (way, link, self->floor);
  for (guint i = 0; link != NULL && i < link->n_leads; i++)
    count_part (way, leads, link->leads[i]);
  for (guint i = 0; i < self->n_listeners; i++)
    {
      const PlSeating *seat = &self->seats[i];
      PlWayListener listener = { .part = self->headphones[i], .outlet = self->outlets[i] };

      if (seat->adapter != NULL)
        count_part (way, leads, seat->adapter);
      if (seat->splitter != NULL && seat->branch == 1)
        count_part (way, leads, seat->splitter);
      if (seat->splitter != NULL && seat->branch == 1 && seat->feed != NULL)
        count_part (way, leads, seat->feed);
      g_array_append_val (way->listeners, listener);
    }
  return way;
}

void
pl_way_free (PlWay *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->patch, pl_patch_unref);
  g_clear_pointer (&self->start, pl_patch_unref);
  g_array_unref (self->leads);
  g_array_unref (self->parts);
  g_array_unref (self->listeners);
  g_clear_pointer (&self->findings, g_array_unref);
  g_array_unref (self->steps);
  g_array_unref (self->pros);
  g_array_unref (self->cons);
  g_array_unref (self->why_not);
  g_ptr_array_unref (self->alternatives);
  g_free (self);
}
