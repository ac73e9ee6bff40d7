/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/progress.h"

#include <math.h>
#include <string.h>

/* A part of the plan and what stands for it; the ends a and b are exchanged when they differ. */
typedef struct
{
  PlPartId planned, actual;
  guint16 a, b;
} Match;

struct PlProgress
{
  GArray *steps;     /* PlWayStep: a copy */
  GArray *matches;   /* Match */
  gboolean *done;    /* by step */
  GArray *misplaced; /* PlMisplaced */
};

enum
{
  IN_ITS_PLACE = 8, /* what speaks for a match */
  ON_ITS_SIDE = 2,
  ITSELF = 1
};

/* Ends that are alike */

static void
unite (guint *root, guint a, guint b, guint n)
{
  guint from = root[a], to = root[b];

  for (guint i = 0; i < n; i++)
    if (root[i] == from)
      root[i] = to;
}

/* What is wired to what, as the number of a set for each node. */
static guint *
dup_sets (const PlKind *kind)
{
  guint *root = g_new (guint, kind->n_nodes + 1u);

  for (guint i = 0; i < kind->n_nodes; i++)
    root[i] = i;
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);

      if (element->type == PL_ELEMENT_RESISTOR && element->a < kind->n_nodes
          && element->b < kind->n_nodes)
        unite (root, element->a, element->b, kind->n_nodes);
    }
  return root;
}

/* The set of a contact of an end; n_nodes: none. */
static guint
set_of (const PlKind *kind, const guint *sets, guint16 connector, guint contact)
{
  guint16 node = pl_kind_connector (kind, connector)->node[contact];

  return node < kind->n_nodes ? sets[node] : kind->n_nodes;
}

/* A contact of an end, as one number. */
static guint16
end_of (guint contact)
{
  return (guint16) (contact / PL_N_CONTACTS);
}

static guint
set_at (const PlKind *kind, const guint *sets, guint contact)
{
  return set_of (kind, sets, end_of (contact), contact % PL_N_CONTACTS);
}

/* The same contact with the ends a and b exchanged. */
static guint
exchange (guint contact, guint16 a, guint16 b)
{
  guint16 end = end_of (contact);

  end = end == a ? b : end == b ? a : end;
  return end * (guint) PL_N_CONTACTS + contact % PL_N_CONTACTS;
}

gboolean
pl_kind_ends_are_alike (const PlKind *kind, guint16 a, guint16 b)
{
  const guint n = kind->connectors->len * (guint) PL_N_CONTACTS, none = kind->n_nodes;
  g_autofree guint *sets = NULL;

  if (pl_kind_connector (kind, a)->shape != pl_kind_connector (kind, b)->shape)
    return FALSE;
  sets = dup_sets (kind);
  for (guint i = 0; i < n; i++)
    {
      guint here = set_at (kind, sets, i), there = set_at (kind, sets, exchange (i, a, b));

      if ((here == none) != (there == none))
        return FALSE;
      for (guint j = 0; j < n && here != none; j++)
        if ((here == set_at (kind, sets, j)) != (there == set_at (kind, sets, exchange (j, a, b))))
          return FALSE;
    }
  return TRUE;
}

/* Matching */

static const Match *
find_match (const PlProgress *self, PlPartId planned)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      const Match *match = &g_array_index (self->matches, Match, i);

      if (match->planned == planned)
        return match;
    }
  return NULL;
}

static guint16
turn (const Match *match, guint16 connector)
{
  return connector == match->a ? match->b : connector == match->b ? match->a : connector;
}

/* A connector of the plan on the bench. */
static PlEnd
translate (const PlProgress *self, PlEnd end)
{
  const Match *match = find_match (self, end.part);

  return match != NULL ? (PlEnd){ match->actual, turn (match, end.connector) } : end;
}

static gboolean
is_output (const PlPatch *patch, const PlSeat *seat)
{
  const PlPart *part = pl_patch_get_part (patch, seat->part);

  return part != NULL && pl_kind_connector (part->kind, seat->connector)->n_drivers > 0;
}

/* What speaks for this part of the bench, with its ends as in match. */
static guint
weigh (const PlProgress *self, const PlWay *way, const PlPatch *patch, const Match *match)
{
  const PlPart *planned = pl_patch_get_part (way->patch, match->planned);
  const PlPart *actual = pl_patch_get_part (patch, match->actual);
  guint weight = match->planned == match->actual ? ITSELF : 0;

  for (guint16 i = 0; i < planned->kind->connectors->len; i++)
    {
      const PlSeat *wanted = &planned->seats[i], *seat = &actual->seats[turn (match, i)];
      PlEnd socket = translate (self, (PlEnd){ wanted->part, wanted->connector });

      if (wanted->part == 0 || seat->part == 0)
        continue;
      if (socket.part == seat->part && socket.connector == seat->connector)
        weight += IN_ITS_PLACE;
      else if (is_output (way->patch, wanted) == is_output (patch, seat))
        weight += ON_ITS_SIDE;
    }
  return weight;
}

static gboolean
is_taken (const PlProgress *self, PlPartId actual)
{
  for (guint i = 0; i < self->matches->len; i++)
    if (g_array_index (self->matches, Match, i).actual == actual)
      return TRUE;
  return FALSE;
}

static gboolean
is_loose (const PlPart *part)
{
  for (guint i = 0; i < part->kind->connectors->len; i++)
    if (part->seats[i].part != 0)
      return FALSE;
  return TRUE;
}

/* The best of one part with any two like ends exchanged, or none. */
static void
try_part (const PlProgress *self, const PlWay *way, const PlPatch *patch, Match match, Match *best,
          guint *most)
{
  const PlKind *kind = pl_patch_get_part (patch, match.actual)->kind;
  guint n = kind->connectors->len;

  for (guint16 a = 0; a < n; a++)
    for (guint16 b = a; b < n; b++)
      {
        guint weight;

        if ((a == b && a > 0) || !pl_kind_ends_are_alike (kind, a, b))
          continue;
        match.a = a;
        match.b = b;
        weight = weigh (self, way, patch, &match);
        if (weight <= *most)
          continue;
        *most = weight;
        *best = match;
      }
}

static void
match_part (PlProgress *self, const PlWay *way, const PlPatch *patch, PlPartId planned)
{
  const PlKind *kind = pl_patch_get_part (way->patch, planned)->kind;
  Match best = { planned, 0, 0, 0 };
  guint most = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (strcmp (pl_patch_get_part (patch, id)->kind->id, kind->id) == 0 && !is_taken (self, id))
      try_part (self, way, patch, (Match){ planned, id, 0, 0 }, &best, &most);
  for (PlPartId id = 0; best.actual == 0 && (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      if (strcmp (part->kind->id, kind->id) == 0 && !is_taken (self, id) && is_loose (part))
        best.actual = id;
    }
  g_array_append_val (self->matches, best);
}

static gboolean
is_lead (const PlPart *part)
{
  for (guint i = 0; i < part->kind->connectors->len; i++)
    if (pl_kind_connector (part->kind, i)->moves)
      return TRUE;
  return FALSE;
}

/* What others are plugged into comes first: a match of theirs is read through it. */
static gboolean
is_plugged_into (const PlPatch *patch, PlPartId host)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      for (guint i = 0; i < part->kind->connectors->len; i++)
        if (part->seats[i].part == host)
          return TRUE;
    }
  return FALSE;
}

static void
match_parts (PlProgress *self, const PlWay *way, const PlPatch *patch)
{
  for (guint pass = 0; pass < 2; pass++)
    for (PlPartId id = 0; (id = pl_patch_next_part (way->patch, id)) != 0;)
      if (is_lead (pl_patch_get_part (way->patch, id))
          && is_plugged_into (way->patch, id) == (pass == 0))
        match_part (self, way, patch, id);
}

/* Steps */

static const PlWayStep *
get_step (const PlProgress *self, guint step)
{
  g_assert (step < self->steps->len);
  return &g_array_index (self->steps, PlWayStep, step);
}

static const PlSeat *
find_seat (const PlPatch *patch, PlEnd plug)
{
  const PlPart *part = pl_patch_get_part (patch, plug.part);

  return part != NULL && plug.connector < part->kind->connectors->len ? &part->seats[plug.connector]
                                                                      : NULL;
}

static gboolean
is_seated (const PlPatch *patch, PlEnd plug)
{
  const PlSeat *seat = find_seat (patch, plug);

  return seat != NULL && seat->part != 0;
}

static gboolean
is_plugged (const PlProgress *self, const PlPatch *patch, const PlEdit *edit, gboolean exactly)
{
  const PlSeat *seat = find_seat (patch, translate (self, edit->from));
  PlEnd socket = translate (self, edit->to);

  return seat != NULL && seat->part != 0 && seat->part == socket.part
         && seat->connector == socket.connector && (!exactly || seat->depth == edit->depth);
}

/* Turned down stays done when everything is plugged in; up is anywhere near where it should be. */
static gboolean
is_turned (const PlPatch *patch, const PlWayStep *step, gboolean plugged)
{
  const PlPart *part = pl_patch_get_part (patch, step->edit.id);
  const PlControl *control;
  double value, wanted = step->edit.value, slack;

  if (part == NULL || step->edit.index >= part->kind->controls->len)
    return FALSE;
  control = pl_kind_control (part->kind, step->edit.index);
  value = part->controls[step->edit.index];
  slack = 0.02 * (control->max - control->min);
  if (step->type == PL_WAY_STEP_DOWN)
    return plugged || value <= wanted + slack;
  return value >= control->min + (wanted - control->min) / 2.0 && value <= wanted + slack;
}

static gboolean
turns (const PlWayStep *step)
{
  return step->edit.type == PL_EDIT_SET_CONTROL;
}

static void
read_steps (PlProgress *self, const PlPatch *patch)
{
  gboolean plugged = TRUE;

  for (guint i = 0; i < self->steps->len; i++)
    if (!turns (get_step (self, i)))
      {
        self->done[i] = is_plugged (self, patch, &get_step (self, i)->edit, TRUE);
        plugged = plugged && self->done[i];
      }
  for (guint i = 0; i < self->steps->len; i++)
    if (turns (get_step (self, i)))
      self->done[i] = is_turned (patch, get_step (self, i), plugged);
}

/* What is misplaced */

/* The step that the plan has for a plug of the bench, or NULL. */
static const PlWayStep *
find_step_of (const PlProgress *self, PlEnd plug)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const PlWayStep *step = get_step (self, i);
      PlEnd from = turns (step) ? (PlEnd){ 0, 0 } : translate (self, step->edit.from);

      if (from.part != 0 && from.part == plug.part && from.connector == plug.connector)
        return step;
    }
  return NULL;
}

static void
check_plug (PlProgress *self, PlEnd plug, const PlSeat *seat)
{
  PlMisplaced misplaced = { plug, { seat->part, seat->connector }, { 0, 0 }, FALSE };
  const PlWayStep *step = find_step_of (self, plug);

  if (step != NULL)
    {
      misplaced.planned = translate (self, step->edit.to);
      misplaced.half_in
          = misplaced.planned.part == seat->part && misplaced.planned.connector == seat->connector;
      if (misplaced.half_in && seat->depth == step->edit.depth)
        return;
    }
  g_array_append_val (self->misplaced, misplaced);
}

static void
read_misplaced (PlProgress *self, const PlPatch *patch)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        if (part->seats[i].part != 0)
          check_plug (self, (PlEnd){ id, i }, &part->seats[i]);
    }
}

PlProgress *
pl_progress_new (const PlWay *way, const PlPatch *patch)
{
  PlProgress *self = g_new0 (PlProgress, 1);

  self->steps = g_array_copy (way->steps);
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  self->done = g_new0 (gboolean, way->steps->len + 1u);
  self->misplaced = g_array_new (FALSE, FALSE, sizeof (PlMisplaced));
  match_parts (self, way, patch);
  read_steps (self, patch);
  read_misplaced (self, patch);
  return self;
}

void
pl_progress_free (PlProgress *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->steps);
  g_array_unref (self->matches);
  g_array_unref (self->misplaced);
  g_free (self->done);
  g_free (self);
}

gboolean
pl_progress_is_done (const PlProgress *self, guint step)
{
  g_assert (step < self->steps->len);
  return self->done[step];
}

guint
pl_progress_next (const PlProgress *self)
{
  guint step = 0;

  while (step < self->steps->len && self->done[step])
    step++;
  return step;
}

const GArray *
pl_progress_get_misplaced (const PlProgress *self)
{
  return self->misplaced;
}

PlPartId
pl_progress_find_part (const PlProgress *self, PlPartId planned)
{
  const Match *match = find_match (self, planned);

  return match != NULL ? match->actual : planned;
}

gboolean
pl_progress_find_ends (const PlProgress *self, guint step, PlEnd *from, PlEnd *to)
{
  const PlEdit *edit = &get_step (self, step)->edit;

  if (edit->type != PL_EDIT_PLUG)
    return FALSE;
  *from = translate (self, edit->from);
  *to = translate (self, edit->to);
  return TRUE;
}

/* Doing it */

static void
add_unplug (GArray *edits, PlEnd plug)
{
  PlEdit edit = { .type = PL_EDIT_UNPLUG, .from = plug, .x = (double) NAN, .y = (double) NAN };

  g_array_append_val (edits, edit);
}

static void
add_plug (const PlProgress *self, const PlWay *way, const PlPatch *patch, const PlEdit *planned,
          GArray *edits)
{
  PlEdit plug = *planned;
  PlEnd occupant;

  plug.from = translate (self, planned->from);
  plug.to = translate (self, planned->to);
  if (pl_patch_get_part (patch, plug.to.part) == NULL)
    return;
  if (pl_patch_find_plug_in (patch, plug.to, &occupant))
    add_unplug (edits, occupant);
  if (plug.from.part == 0)
    {
      const PlPart *lead = pl_patch_get_part (way->patch, planned->from.part);
      PlEdit add = { .type = PL_EDIT_ADD, .kind = lead->kind, .x = lead->x, .y = lead->y };

      g_array_append_val (edits, add);
      plug.from = (PlEnd){ pl_patch_next_id (patch), planned->from.connector };
    }
  else if (is_seated (patch, plug.from)
           && (edits->len == 0 || occupant.part != plug.from.part
               || occupant.connector != plug.from.connector))
    add_unplug (edits, plug.from);
  g_array_append_val (edits, plug);
}

GArray *
pl_progress_dup_edits (const PlProgress *self, const PlWay *way, const PlPatch *patch, guint step)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (PlEdit));
  const PlEdit *edit = &get_step (self, step)->edit;

  if (edit->type == PL_EDIT_PLUG)
    add_plug (self, way, patch, edit, edits);
  else if (pl_patch_get_part (patch, edit->id) != NULL)
    g_array_append_val (edits, *edit);
  return edits;
}

/* Whether a step can be done without touching what sits elsewhere. */
static gboolean
is_free (const PlProgress *self, const PlPatch *patch, guint step)
{
  PlEnd from, to, occupant;

  if (!pl_progress_find_ends (self, step, &from, &to))
    return get_step (self, step)->type == PL_WAY_STEP_RAISE;
  return !is_seated (patch, from) && !pl_patch_find_plug_in (patch, to, &occupant);
}

PlPatch *
pl_progress_foresee (const PlWay *way, PlPatch *patch)
{
  PlPatch *now = pl_patch_ref (patch);

  for (guint i = 0; i < way->steps->len; i++)
    {
      g_autoptr (PlProgress) self = pl_progress_new (way, now);
      g_autoptr (GArray) edits = NULL;
      PlPatch *next = NULL;

      if (self->done[i] || !is_free (self, now, i))
        continue;
      edits = pl_progress_dup_edits (self, way, now, i);
      if (edits->len > 0)
        next = pl_patch_apply_all (now, (const PlEdit *) (void *) edits->data, edits->len, NULL);
      if (next == NULL)
        continue;
      pl_patch_unref (now);
      now = next;
    }
  return now;
}

GArray *
pl_progress_dup_leftovers (const PlProgress *self, const PlWay *way, const PlPatch *patch)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (PlEdit));

  for (guint i = 0; i < self->matches->len; i++)
    {
      PlPartId id = g_array_index (self->matches, Match, i).planned;
      const PlPart *planned = pl_patch_get_part (way->patch, id);
      const PlPart *part = pl_patch_get_part (patch, id);
      PlEdit edit = { .type = PL_EDIT_REMOVE, .id = id };

      if (part != NULL && pl_kind_is_cable (part->kind)
          && strcmp (part->kind->id, planned->kind->id) == 0 && is_loose (part)
          && !is_taken (self, id))
        g_array_append_val (edits, edit);
    }
  return edits;
}
