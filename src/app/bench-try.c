/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Trying a connection on the preview circuit: does it fit, which cable is best, what is heard. */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/bench-private.h"
#include "app/thinking.h"
#include "core/finding.h"
#include "core/words.h"

enum
{
  LOOSE_LEG = 600 /* costs more than any place in the tray, and less than a worse result */
};

void
pl_try_clear (PlTry *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->sentence, g_free);
}

static const PlConnector *
get_connector (PlBenchView *self, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), end.part);

  return part != NULL ? pl_kind_connector (part->kind, end.connector) : NULL;
}

/* A cable and the ends of it that would go into the two jacks. */
typedef struct
{
  PlKind *kind;
  guint16 a, b;
} Candidate;

static gboolean
plays_two_signals (const PlConnector *jack)
{
  return jack->input == PL_INPUT_STEREO || jack->input == PL_INPUT_HEADPHONES
         || (jack->n_drivers > 0
             && (jack->drivers[0] == PL_DRIVER_STEREO || jack->drivers[0] == PL_DRIVER_INSERT));
}

/* Both plugs of a Y may fit: the one with a ring belongs where there are two signals. */
static guint
misplaced (const PlKind *kind, guint16 end, const PlConnector *jack)
{
  gboolean has_ring = pl_shape_has_contact (pl_kind_connector (kind, end)->shape, PL_CONTACT_RING);

  return kind->connectors->len > 2 && has_ring != plays_two_signals (jack) ? 1 : 0;
}

static gboolean
end_fits (const PlKind *kind, guint16 end, const PlConnector *jack)
{
  return pl_kind_connector (kind, end)->moves
         && pl_shape_mates (pl_kind_connector (kind, end)->shape, jack->shape);
}

gboolean
pl_bench_view_choose_ends (const PlKind *kind, const PlConnector *jack, guint16 *there,
                           guint16 *hand)
{
  guint best = G_MAXUINT;

  for (guint16 i = 0; i < kind->connectors->len; i++)
    if (end_fits (kind, i, jack) && misplaced (kind, i, jack) < best)
      {
        best = misplaced (kind, i, jack);
        *there = i;
      }
  if (best == G_MAXUINT)
    return FALSE;
  *hand = *there == 0 ? (guint16) (kind->connectors->len - 1) : 0;
  return TRUE;
}

/* The same plug on both ends of a plain cable makes turning it round pointless. */
static gboolean
is_turned_twin (const PlKind *kind, guint16 a, guint16 b)
{
  return kind->connectors->len == 2 && a > b
         && pl_kind_connector (kind, a)->shape == pl_kind_connector (kind, b)->shape;
}

static void
add_candidates (GArray *list, PlKind *kind, const PlConnector *from, const PlConnector *to)
{
  for (guint16 a = 0; a < kind->connectors->len; a++)
    for (guint16 b = 0; b < kind->connectors->len; b++)
      {
        Candidate candidate = { kind, a, b };

        if (a != b && end_fits (kind, a, from) && end_fits (kind, b, to)
            && !is_turned_twin (kind, a, b))
          g_array_append_val (list, candidate);
      }
}

static gboolean
owns (PlBenchView *self, const PlKind *kind)
{
  PlLibrary *library = pl_document_get_library (self->document);

  return pl_owned_get (pl_library_get_owned (library), kind->id) > 0;
}

/* Automatic leaves no leg loose that nobody asked for; but a plain cable in an insert grounds what
 * comes back, or ties it to what goes out. */
static gboolean
is_candidate (PlBenchView *self, PlHold hold, const PlKind *kind, gboolean in_insert)
{
  if (!pl_kind_is_cable (kind))
    return FALSE;
  if (*hold.cable != '\0')
    return strcmp (kind->id, hold.cable) == 0;
  return (kind->tray > 0 || owns (self, kind))
         && (kind->connectors->len == 2 || (kind->connectors->len == 3 && in_insert));
}

static gboolean
is_insert (const PlConnector *jack)
{
  return jack->n_drivers > 0 && jack->drivers[0] == PL_DRIVER_INSERT;
}

static GArray *
find_candidates (PlBenchView *self, PlHold hold, PlEnd target)
{
  g_autoptr (GPtrArray) kinds
      = pl_catalog_dup_list (pl_library_get_catalog (pl_document_get_library (self->document)));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const PlConnector *from = get_connector (self, hold.fixed), *to = get_connector (self, target);
  gboolean in_insert = is_insert (from) || is_insert (to);

  for (guint i = 0; i < kinds->len; i++)
    if (is_candidate (self, hold, g_ptr_array_index (kinds, i), in_insert))
      add_candidates (list, g_ptr_array_index (kinds, i), from, to);
  return list;
}

static guint
make_edits (PlBenchView *self, const Candidate *candidate, PlHold hold, PlEnd target, PlEdit *edits)
{
  PlPartId id = pl_patch_next_id (pl_document_get_patch (self->document));

  edits[0] = (PlEdit){ .type = PL_EDIT_ADD, .kind = candidate->kind };
  edits[1] = (PlEdit){ .type = PL_EDIT_PLUG, .from = { id, candidate->a }, .to = hold.fixed };
  edits[2] = (PlEdit){ .type = PL_EDIT_PLUG, .from = { id, candidate->b }, .to = target };
  return 3;
}

PlHold
pl_bench_view_get_hold (PlBenchView *self)
{
  return (PlHold){ self->fixed, self->moving, self->cable };
}

gboolean
pl_bench_view_fits (PlBenchView *self, PlHold hold, PlEnd target)
{
  const PlConnector *socket = get_connector (self, target), *moving = NULL;
  g_autoptr (GArray) candidates = NULL;
  PlEnd mate;

  if (socket == NULL || socket->moves)
    return FALSE;
  if (pl_circuit_get_mate (pl_document_get_circuit (self->document), target, &mate, NULL))
    return mate.part == hold.moving.part && mate.connector == hold.moving.connector;
  moving = get_connector (self, hold.moving);
  if (moving != NULL)
    return pl_shape_mates (moving->shape, socket->shape);
  if (target.part == hold.fixed.part && target.connector == hold.fixed.connector)
    return FALSE;
  candidates = find_candidates (self, hold, target);
  return candidates->len > 0;
}

static gboolean
is_news (const PlCircuit *now, const PlVerdict *then)
{
  PlVerdict before;
  gboolean news;
  const PlPart *part = pl_patch_get_part (pl_circuit_get_patch (now), then->part);

  if (part == NULL)
    return TRUE;
  pl_circuit_judge (now, then->part, then->group, &before);
  news = before.labels != then->labels || before.ear[0].n_members != then->ear[0].n_members
         || (then->ear[0].n_members > 0 && before.ear[0].n_members > 0
             && !pl_programme_equal (before.ear[0].heard[0].programme,
                                     then->ear[0].heard[0].programme));
  pl_verdict_clear (&before);
  return news;
}

/* The listener whose verdict changes; else the input the plug goes into. */
static gboolean
find_verdict (PlBenchView *self, const PlCircuit *then, PlHold hold, PlEnd target,
              PlVerdict *verdict)
{
  g_autoptr (GArray) all = pl_circuit_dup_verdicts (then);
  const PlCircuit *now = pl_document_get_circuit (self->document);
  PlEnd ends[] = { target, hold.fixed };

  for (guint i = 0; i < all->len; i++)
    {
      PlVerdict *found = &g_array_index (all, PlVerdict, i);

      if (!found->connected || !is_news (now, found))
        continue;
      pl_circuit_judge (then, found->part, found->group, verdict);
      return TRUE;
    }
  for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
    {
      const PlPart *part = pl_patch_get_part (pl_circuit_get_patch (then), ends[e].part);

      for (guint16 g = 0; part != NULL && g < part->kind->groups->len; g++)
        if (pl_kind_group (part->kind, g)->connector == ends[e].connector)
          {
            pl_circuit_judge (then, ends[e].part, g, verdict);
            return TRUE;
          }
    }
  return FALSE;
}

static void
describe (PlBenchView *self, const PlCircuit *then, PlHold hold, PlEnd target, PlTry *result)
{
  PlVerdict verdict;

  result->possible = TRUE;
  if (!find_verdict (self, then, hold, target, &verdict))
    {
      result->title = g_strdup (_ ("No Change"));
      result->sentence = g_strdup (_ ("Nobody hears a difference."));
      result->grade = PL_GRADE_NOTE;
      return;
    }
  result->grade = verdict.grade;
  result->title = g_strdup (pl_words_headline (&verdict));
  result->sentence = pl_words_verdict (then, &verdict);
  pl_verdict_clear (&verdict);
}

/* What a device plays into itself is rarely wanted, and what no one hears matters less. */
static guint
remoteness (const PlCircuit *then, const PlVerdict *verdict, PlHold hold, PlEnd target)
{
  const PlPart *part = pl_patch_get_part (pl_circuit_get_patch (then), verdict->part);
  guint cost = pl_kind_group (part->kind, verdict->group)->is_listener ? 0 : 100;

  return hold.fixed.part == target.part ? cost + 200 : cost;
}

/* Lower is better: who hears it, then the grade, then stereo before mono before the rest. */
static guint
cost_of (PlBenchView *self, const PlCircuit *then, PlHold hold, PlEnd target)
{
  static const guint by_label[PL_N_LABELS] = {
    [PL_LABEL_STEREO] = 0,  [PL_LABEL_OK] = 0,           [PL_LABEL_MONO] = 1,
    [PL_LABEL_SPLIT] = 2,   [PL_LABEL_MONO_SUM] = 2,     [PL_LABEL_SWAPPED] = 3,
    [PL_LABEL_ONE_EAR] = 4, [PL_LABEL_OUT_OF_PHASE] = 5, [PL_LABEL_CANCELLED] = 6,
    [PL_LABEL_SILENT] = 7,  [PL_LABEL_LOPSIDED] = 2,
  };
  PlVerdict verdict;
  guint cost;

  if (!find_verdict (self, then, hold, target, &verdict))
    return 400;
  cost = (guint) verdict.grade * 10 + by_label[verdict.headline]
         + ((verdict.labels & PL_LABEL_BIT (PL_LABEL_SHORTED)) != 0 ? 2 : 0)
         + remoteness (then, &verdict, hold, target);
  pl_verdict_clear (&verdict);
  return cost;
}

static void
try_moving (PlBenchView *self, PlHold hold, PlEnd target, PlTry *result)
{
  g_autoptr (GError) error = NULL;
  const PlCircuit *then = NULL;

  result->edits[0] = (PlEdit){ .type = PL_EDIT_PLUG, .from = hold.moving, .to = target };
  result->n_edits = 1;
  then = pl_document_preview (self->document, result->edits, 1, &error);
  if (then == NULL)
    {
      result->sentence = g_strdup (error->message);
      return;
    }
  result->cost = cost_of (self, then, hold, target) * 2000;
  describe (self, then, hold, target, result);
}

/* Of cables with the same result: one that is owned, then the commonest. */
static guint
tray_place (PlBenchView *self, const PlKind *kind)
{
  guint place = kind->tray > 0 ? (guint) MIN (kind->tray, 199) : 199;

  return owns (self, kind) ? place : place + 200;
}

static void
try_candidate (PlBenchView *self, const Candidate *candidate, PlHold hold, PlEnd target,
               PlTry *result)
{
  g_autoptr (GError) error = NULL;
  PlEdit edits[PL_MAX_TRY_EDITS];
  guint n_edits = make_edits (self, candidate, hold, target, edits);
  const PlCircuit *then = pl_document_preview (self->document, edits, n_edits, &error);
  guint cost;

  if (then == NULL)
    {
      if (!result->possible)
        {
          g_free (result->sentence);
          result->sentence = g_strdup (error->message);
        }
      return;
    }
  cost = cost_of (self, then, hold, target) * 2000 + tray_place (self, candidate->kind)
         + (candidate->kind->connectors->len > 2 ? LOOSE_LEG : 0)
         + 500 * misplaced (candidate->kind, candidate->a, get_connector (self, hold.fixed))
         + 500 * misplaced (candidate->kind, candidate->b, get_connector (self, target));
  if (result->possible && cost >= result->cost)
    return;
  pl_try_clear (result);
  memcpy (result->edits, edits, sizeof edits);
  result->n_edits = n_edits;
  result->cable = candidate->kind;
  result->cost = cost;
  describe (self, then, hold, target, result);
}

static gboolean
is_about (const PlFinding *finding, PlEnd jack)
{
  for (guint i = 0; i < finding->n_args; i++)
    if (finding->args[i].type == PL_ARG_END && finding->args[i].end.part == jack.part
        && finding->args[i].end.connector == jack.connector)
      return TRUE;
  return FALSE;
}

/* What does harm is said before what arrives: a mixer's output in its own input arrives well.  All
 * rules are asked while the hand waits, so only of what fits on a table. */
static void
warn (PlBenchView *self, PlHold hold, PlEnd target, PlTry *result)
{
  g_autoptr (GArray) findings = NULL;
  PlCircuit *then;

  if (result->grade == PL_GRADE_HARM
      || pl_thinking_takes_long (pl_document_get_circuit (self->document)))
    return;
  then = pl_document_preview (self->document, result->edits, result->n_edits, NULL);
  if (then == NULL)
    return;
  findings = pl_circuit_dup_findings (then);
  for (guint i = 0; i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);

      if (finding->grade != PL_GRADE_HARM || finding->dismissed
          || (!is_about (finding, target) && !is_about (finding, hold.fixed)))
        continue;
      pl_try_clear (result);
      result->title = g_strdup (pl_words_rule (finding->rule));
      result->sentence = pl_words_finding (pl_circuit_get_patch (then), finding);
      result->grade = finding->grade;
      return;
    }
}

void
pl_bench_view_try (PlBenchView *self, PlHold hold, PlEnd target, PlTry *result)
{
  *result = (PlTry){ .cost = G_MAXUINT };
  if (hold.moving.part != 0)
    try_moving (self, hold, target, result);
  else
    {
      g_autoptr (GArray) candidates = find_candidates (self, hold, target);

      for (guint i = 0; i < candidates->len; i++)
        try_candidate (self, &g_array_index (candidates, Candidate, i), hold, target, result);
    }
  if (result->possible)
    {
      warn (self, hold, target, result);
      return;
    }
  if (result->sentence == NULL)
    result->sentence = g_strdup (_ ("The plug does not fit this jack."));
  result->title = g_strdup (_ ("Does Not Go"));
  result->grade = PL_GRADE_BAD;
}
