/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Trying a connection on the preview circuit: does it fit, which cable is best, what is heard. */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/bench-private.h"
#include "core/words.h"

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

/* Two ends of a cable kind that fit the jack it grows from and the target. */
static gboolean
find_ends (const PlKind *kind, PlShape from, PlShape to, guint16 *a, guint16 *b)
{
  for (guint16 i = 0; i < kind->connectors->len; i++)
    for (guint16 j = 0; j < kind->connectors->len; j++)
      if (i != j && pl_kind_connector (kind, i)->moves && pl_kind_connector (kind, j)->moves
          && pl_shape_mates (pl_kind_connector (kind, i)->shape, from)
          && pl_shape_mates (pl_kind_connector (kind, j)->shape, to))
        {
          *a = i;
          *b = j;
          return TRUE;
        }
  return FALSE;
}

static gboolean
is_candidate (PlBenchView *self, const PlKind *kind)
{
  if (!pl_kind_is_cable (kind))
    return FALSE;
  if (*self->cable != '\0')
    return strcmp (kind->id, self->cable) == 0;
  return kind->tray > 0 && kind->connectors->len == 2;
}

static guint
make_edits (PlBenchView *self, PlKind *kind, guint16 a, guint16 b, PlEnd target, PlEdit *edits)
{
  PlPartId id = pl_patch_next_id (pl_document_get_patch (self->document));

  edits[0] = (PlEdit){ .type = PL_EDIT_ADD, .kind = kind };
  edits[1] = (PlEdit){ .type = PL_EDIT_PLUG, .from = { id, a }, .to = self->fixed };
  edits[2] = (PlEdit){ .type = PL_EDIT_PLUG, .from = { id, b }, .to = target };
  return 3;
}

gboolean
pl_bench_view_fits (PlBenchView *self, PlEnd target)
{
  const PlConnector *socket = get_connector (self, target);
  g_autoptr (GPtrArray) kinds = NULL;
  PlEnd mate;

  if (socket == NULL || self->grip != PL_GRIP_PLUG || socket->moves)
    return FALSE;
  if (pl_circuit_get_mate (pl_document_get_circuit (self->document), target, &mate, NULL))
    return mate.part == self->moving.part && mate.connector == self->moving.connector;
  if (self->moving.part != 0)
    return pl_shape_mates (get_connector (self, self->moving)->shape, socket->shape);
  if (target.part == self->fixed.part && target.connector == self->fixed.connector)
    return FALSE;
  kinds = pl_catalog_dup_list (pl_library_get_catalog (pl_document_get_library (self->document)));
  for (guint i = 0; i < kinds->len; i++)
    {
      guint16 a, b;
      const PlKind *kind = g_ptr_array_index (kinds, i);

      if (is_candidate (self, kind)
          && find_ends (kind, get_connector (self, self->fixed)->shape, socket->shape, &a, &b))
        return TRUE;
    }
  return FALSE;
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
find_verdict (PlBenchView *self, const PlCircuit *then, PlEnd target, PlVerdict *verdict)
{
  g_autoptr (GArray) all = pl_circuit_dup_verdicts (then);
  const PlCircuit *now = pl_document_get_circuit (self->document);
  PlEnd ends[] = { target, self->fixed };

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
describe (PlBenchView *self, const PlCircuit *then, PlEnd target, PlTry *result)
{
  PlVerdict verdict;

  result->possible = TRUE;
  if (!find_verdict (self, then, target, &verdict))
    {
      result->title = g_strdup (_ ("No Change"));
      result->sentence = g_strdup (_ ("Nobody hears a difference."));
      result->grade = PL_GRADE_NOTE;
      return;
    }
  result->grade = verdict.grade;
  result->title = g_strdup (pl_label_title (verdict.headline));
  result->sentence = pl_words_verdict (then, &verdict);
  pl_verdict_clear (&verdict);
}

/* Lower is better: grade first, then stereo before mono before the rest. */
static guint
cost_of (PlBenchView *self, const PlCircuit *then, PlEnd target)
{
  static const guint by_label[PL_N_LABELS] = {
    [PL_LABEL_STEREO] = 0,  [PL_LABEL_OK] = 0,           [PL_LABEL_MONO] = 1,
    [PL_LABEL_SPLIT] = 2,   [PL_LABEL_MONO_SUM] = 2,     [PL_LABEL_SWAPPED] = 3,
    [PL_LABEL_ONE_EAR] = 4, [PL_LABEL_OUT_OF_PHASE] = 5, [PL_LABEL_CANCELLED] = 6,
    [PL_LABEL_SILENT] = 7,
  };
  PlVerdict verdict;
  guint cost;

  if (!find_verdict (self, then, target, &verdict))
    return 50;
  cost = (guint) verdict.grade * 10 + by_label[verdict.headline]
         + ((verdict.labels & PL_LABEL_BIT (PL_LABEL_SHORTED)) != 0 ? 2 : 0);
  pl_verdict_clear (&verdict);
  return cost;
}

static void
try_moving (PlBenchView *self, PlEnd target, PlTry *result)
{
  g_autoptr (GError) error = NULL;
  const PlCircuit *then = NULL;

  result->edits[0] = (PlEdit){ .type = PL_EDIT_PLUG, .from = self->moving, .to = target };
  result->n_edits = 1;
  then = pl_document_preview (self->document, result->edits, 1, &error);
  if (then != NULL)
    describe (self, then, target, result);
  else
    result->sentence = g_strdup (error->message);
}

static void
try_new_cable (PlBenchView *self, PlEnd target, PlTry *result)
{
  g_autoptr (GPtrArray) kinds
      = pl_catalog_dup_list (pl_library_get_catalog (pl_document_get_library (self->document)));
  PlShape from = get_connector (self, self->fixed)->shape;
  PlShape to = get_connector (self, target)->shape;
  guint best = G_MAXUINT;

  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);
      g_autoptr (GError) error = NULL;
      PlEdit edits[PL_MAX_TRY_EDITS];
      const PlCircuit *then = NULL;
      guint16 a, b;
      guint cost;

      if (!is_candidate (self, kind) || !find_ends (kind, from, to, &a, &b))
        continue;
      then = pl_document_preview (self->document, edits,
                                  make_edits (self, kind, a, b, target, edits), &error);
      if (then == NULL)
        {
          g_free (result->sentence);
          result->sentence = g_strdup (error->message);
          continue;
        }
      cost = cost_of (self, then, target) * 1000 + (guint) kind->tray;
      if (cost >= best)
        continue;
      best = cost;
      pl_try_clear (result);
      memcpy (result->edits, edits, sizeof edits);
      result->n_edits = 3;
      result->cable = kind;
      describe (self, then, target, result);
    }
}

void
pl_bench_view_try (PlBenchView *self, PlEnd target, PlTry *result)
{
  *result = (PlTry){ 0 };
  if (self->moving.part != 0)
    try_moving (self, target, result);
  else
    try_new_cable (self, target, result);
  if (!result->possible && result->sentence == NULL)
    result->sentence = g_strdup (_ ("The plug does not fit this jack."));
  if (!result->possible)
    {
      g_free (result->title);
      result->title = g_strdup (_ ("Does Not Go"));
      result->grade = PL_GRADE_BAD;
    }
}
