/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a fault gives what was heard, and which faults one test clears. */
#include "core/diagnosis.h"

#include <math.h>
#include <string.h>

#include "core/diagnosis-private.h"
#include "core/finding.h"
#include "core/listen.h"
#include "core/patience.h"
#include "core/trial.h"
#include "core/ways-private.h"

#define QUIET_DB         (-5.9)
#define UNNOTICED_WEIGHT 0.3

#define BIT(symptom) PL_SYMPTOM_BIT (PL_SYMPTOM_##symptom)

static const char *const symptom_codes[] = {
#define X(id, code) code,
  PL_SYMPTOMS (X)
#undef X
};

static const char *const cause_codes[] = {
#define X(id, code, usual) code,
  PL_CAUSES (X)
#undef X
};

static const double cause_usual[] = {
#define X(id, code, usual) usual,
  PL_CAUSES (X)
#undef X
};

const char *
pl_symptom_code (PlSymptom symptom)
{
  g_assert ((guint) symptom < PL_N_SYMPTOMS);
  return symptom_codes[symptom];
}

gboolean
pl_symptom_parse (const char *code, PlSymptom *symptom)
{
  for (guint i = 0; i < PL_N_SYMPTOMS; i++)
    if (strcmp (symptom_codes[i], code) == 0)
      {
        *symptom = i;
        return TRUE;
      }
  return FALSE;
}

guint
pl_symptoms_of (gboolean is_pair)
{
  const guint all = (1u << PL_N_SYMPTOMS) - 1;

  return is_pair ? all
                 : all & ~(BIT (ONLY_LEFT) | BIT (ONLY_RIGHT) | BIT (SWAPPED) | BIT (NO_STEREO));
}

const char *
pl_cause_code (PlCauseType type)
{
  g_assert ((guint) type < PL_N_CAUSES);
  return cause_codes[type];
}

/* Symptoms */

static gboolean
has_label (const PlVerdict *is, const PlVerdict *should, PlLabel label)
{
  return (is->labels & ~should->labels & PL_LABEL_BIT (label)) != 0;
}

/* Anything among what is heard that should not be heard; nothing of what should. */
static void
compare_programmes (const PlVerdict *is, const PlVerdict *should, gboolean *any, gboolean *none)
{
  *any = FALSE;
  *none = TRUE;
  for (guint ear = 0; ear < 2; ear++)
    for (guint i = 0; i < is->ear[ear].n_members; i++)
      {
        gboolean wanted = pl_verdict_plays (should, is->ear[ear].heard[i].programme);

        *any = *any || !wanted;
        *none = *none && !wanted;
      }
}

static guint
compare_sound (const PlVerdict *is, const PlVerdict *should)
{
  gboolean any, none;
  guint symptoms = 0;

  compare_programmes (is, should, &any, &none);
  if (any)
    symptoms |= none ? BIT (OTHER) : BIT (LEAK);
  if (has_label (is, should, PL_LABEL_OUT_OF_PHASE) || has_label (is, should, PL_LABEL_CANCELLED))
    symptoms |= BIT (HOLLOW);
  if (has_label (is, should, PL_LABEL_SWAPPED))
    symptoms |= BIT (SWAPPED);
  if ((should->labels & PL_LABEL_BIT (PL_LABEL_STEREO)) != 0
      && (has_label (is, should, PL_LABEL_MONO) || has_label (is, should, PL_LABEL_MONO_SUM)
          || has_label (is, should, PL_LABEL_ONE_SIDE)))
    symptoms |= BIT (NO_STEREO);
  if (has_label (is, should, PL_LABEL_CROSSTALK))
    symptoms |= BIT (LEAK);
  if (has_label (is, should, PL_LABEL_OVERLOAD))
    symptoms |= BIT (DISTORTED);
  if (20.0 * log10 (pl_verdict_loudest (is) / pl_verdict_loudest (should)) <= QUIET_DB)
    symptoms |= BIT (QUIET);
  return symptoms;
}

static gboolean
hums (PlCircuit *circuit, const PlVerdict *verdict)
{
  g_autoptr (GArray) findings = pl_circuit_dup_findings (circuit);
  PlListenPlan plan;
  gboolean result;

  pl_listen_plan (circuit, verdict, findings, &plan);
  result = plan.hum[0] > 0.0 || plan.hum[1] > 0.0;
  pl_listen_plan_clear (&plan);
  return result;
}

static gboolean
is_deaf (const PlVerdict *verdict, guint ear)
{
  return verdict->ear[ear].n_members == 0;
}

guint
pl_circuit_get_symptoms (PlCircuit *circuit, const PlVerdict *should, gboolean hum)
{
  const PlPart *part = pl_patch_get_part (pl_circuit_get_patch (circuit), should->part);
  gboolean is_pair = pl_kind_group (part->kind, should->group)->is_pair;
  PlVerdict is;
  guint symptoms = 0;

  pl_circuit_judge (circuit, should->part, should->group, &is);
  if (is_deaf (&is, 0) && (!is_pair || is_deaf (&is, 1)))
    symptoms = is_deaf (should, 0) && (!is_pair || is_deaf (should, 1)) ? 0 : BIT (NOTHING);
  else
    {
      symptoms = compare_sound (&is, should);
      if (is_pair && is_deaf (&is, 1) && !is_deaf (should, 1))
        symptoms |= BIT (ONLY_LEFT);
      if (is_pair && is_deaf (&is, 0) && !is_deaf (should, 0))
        symptoms |= BIT (ONLY_RIGHT);
    }
  if (hum && hums (circuit, &is))
    symptoms |= BIT (HUM);
  pl_verdict_clear (&is);
  return symptoms;
}

/* Matching */

/* What people do not notice beside what they tell. */
#define UNNOTICED (BIT (QUIET) | BIT (NO_STEREO) | BIT (LEAK))

/* How well what would be heard agrees with what was told: 0 not at all, 1 exactly. */
static double
agreement (const PlComplaint *complaint, guint symptoms)
{
  guint told = complaint->symptoms & ~BIT (HALF_IN);

  if (told != complaint->symptoms && symptoms == 0)
    return 0.0;
  if (symptoms == told || (told == 0 && told != complaint->symptoms))
    return 1.0;
  return told != 0 && (told & ~symptoms) == 0 && (symptoms & ~told & ~UNNOTICED) == 0
             ? UNNOTICED_WEIGHT
             : 0.0;
}

/* The least of all. */
static double
agree (PlInquiry *self)
{
  double least = 1.0;

  for (guint i = 0; i < self->n_complaints && least > 0.0; i++)
    {
      guint symptoms = pl_circuit_get_symptoms (
          self->circuit, &g_array_index (self->should, PlVerdict, i), self->hum);
      double one = agreement (&self->complaints[i], symptoms);

      least = MIN (least, one);
    }
  return least;
}

/* With one of the plugs pulled out a little everybody hears what they should. */
static gboolean
is_right_half_in (PlInquiry *self, PlPatch *patch, PlPartId lead)
{
  const PlPart *part = pl_patch_get_part (patch, lead);
  gboolean right = FALSE;

  for (guint16 i = 0; i < part->kind->connectors->len && !right; i++)
    {
      PlEdit edit = { .type = PL_EDIT_PLUG, .from = { lead, i }, .depth = PL_DEPTH_FIRST_CLICK };
      g_autoptr (PlPatch) pulled = NULL;

      if (!pl_kind_connector (part->kind, i)->moves || part->seats[i].part == 0
          || part->seats[i].depth != PL_DEPTH_HOME)
        continue;
      edit.to = (PlEnd){ part->seats[i].part, part->seats[i].connector };
      pulled = pl_patch_apply (patch, &edit, NULL);
      if (pulled == NULL)
        continue;
      pl_circuit_sync (self->circuit, pulled);
      right = TRUE;
      for (guint k = 0; k < self->n_complaints && right; k++)
        right = pl_circuit_get_symptoms (self->circuit, &g_array_index (self->should, PlVerdict, k),
                                         FALSE)
                == 0;
    }
  return right;
}

void
pl_cause_clear (PlCause *self)
{
  g_clear_pointer (&self->kind, pl_kind_unref);
}

static void
cause_clear_item (gpointer item)
{
  pl_cause_clear (item);
}

static void
suspect_free (gpointer data)
{
  g_array_unref (((PlSuspect *) data)->causes);
  g_free (data);
}

gboolean
pl_cause_is_about_plug (PlCauseType type)
{
  return type == PL_CAUSE_HALF_IN || type == PL_CAUSE_OUT || type == PL_CAUSE_JACK;
}

static gboolean
is_about_wires (PlCauseType type)
{
  return type == PL_CAUSE_BROKEN || type == PL_CAUSE_SHORT;
}

/* One test clears both. */
static gboolean
are_one_suspect (const PlCause *a, const PlCause *b)
{
  if (pl_cause_is_about_plug (a->type) && pl_cause_is_about_plug (b->type))
    return a->plug.part == b->plug.part && a->plug.connector == b->plug.connector;
  if (is_about_wires (a->type) && is_about_wires (b->type))
    return a->part == b->part;
  if (a->type != b->type || a->part != b->part)
    return FALSE;
  switch (a->type)
    {
    case PL_CAUSE_KNOB:
    case PL_CAUSE_SWITCH:
      return a->control == b->control;
    case PL_CAUSE_EXCHANGED:
      return a->plug.part == b->plug.part && a->plug.connector == b->plug.connector
             && a->other_plug.part == b->other_plug.part
             && a->other_plug.connector == b->other_plug.connector;
    case PL_CAUSE_LEAD:
    case PL_CAUSE_HALF_IN:
    case PL_CAUSE_OUT:
    case PL_CAUSE_JACK:
    case PL_CAUSE_BROKEN:
    case PL_CAUSE_SHORT:
      return TRUE;
    }
  g_assert_not_reached ();
}

static void
accuse (PlInquiry *self, PlCause *cause)
{
  PlSuspect *suspect = NULL;

  for (guint i = 0; i < self->hits->len; i++)
    {
      suspect = g_ptr_array_index (self->hits, i);
      if (are_one_suspect (&g_array_index (suspect->causes, PlCause, 0), cause))
        {
          g_array_append_val (suspect->causes, *cause);
          return;
        }
    }
  suspect = g_new0 (PlSuspect, 1);
  suspect->causes = g_array_new (FALSE, FALSE, sizeof (PlCause));
  g_array_set_clear_func (suspect->causes, cause_clear_item);
  g_array_append_val (suspect->causes, *cause);
  g_ptr_array_add (self->hits, suspect);
}

void
pl_inquiry_try (PlInquiry *self, PlCause *cause)
{
  g_autoptr (PlPatch) patch
      = pl_patience_is_over (self->enough)
            ? NULL
            : pl_patch_apply_all (self->patch, cause->edits, cause->n_edits, NULL);

  if (patch != NULL)
    {
      self->diagnosis->n_tried++;
      pl_circuit_sync (self->circuit, patch);
      cause->agrees = agree (self);
      if (cause->agrees > 0.0
          && (!self->half
              || is_right_half_in (self, patch,
                                   cause->plug.part != 0 ? cause->plug.part : cause->part)))
        {
          accuse (self, cause);
          return;
        }
    }
  pl_cause_clear (cause);
}

/* How likely */

/* Leads that lie in every tray before odd ones; jacks of the same sort before others. */
static int
oddness (const PlInquiry *self, const PlCause *cause)
{
  const PlConnector *drawn, *other;

  if (cause->type == PL_CAUSE_LEAD)
    return pl_lead_tray_place (cause->kind);
  if (cause->type != PL_CAUSE_JACK)
    return 0;
  drawn = pl_kind_connector (pl_patch_get_part (self->patch, cause->jack.part)->kind,
                             cause->jack.connector);
  other = pl_kind_connector (pl_patch_get_part (self->patch, cause->other_jack.part)->kind,
                             cause->other_jack.connector);
  return (drawn->n_drivers > 0) == (other->n_drivers > 0) ? 0 : 1;
}

static int
compare_causes (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlCause *x = a, *y = b;

  if (fabs (x->agrees - y->agrees) > 1e-9)
    return x->agrees > y->agrees ? -1 : 1;
  if (x->type != y->type)
    return (int) x->type - (int) y->type;
  return oddness (data, x) - oddness (data, y);
}

/* A type that many suspects share says less about each of them. */
static void
weigh (PlInquiry *self)
{
  double sum = 0.0;

  for (guint i = 0; i < self->hits->len; i++)
    {
      PlSuspect *suspect = g_ptr_array_index (self->hits, i);
      double best[PL_N_CAUSES] = { 0.0 };

      for (guint k = 0; k < suspect->causes->len; k++)
        {
          const PlCause *cause = &g_array_index (suspect->causes, PlCause, k);

          best[cause->type] = MAX (best[cause->type], cause->agrees * cause_usual[cause->type]);
        }
      for (guint k = 0; k < PL_N_CAUSES; k++)
        suspect->likely += best[k];
      g_array_sort_with_data (suspect->causes, compare_causes, self);
      sum += suspect->likely;
    }
  for (guint i = 0; i < self->hits->len; i++)
    ((PlSuspect *) g_ptr_array_index (self->hits, i))->likely /= sum;
}

static int
compare_suspects (gconstpointer a, gconstpointer b)
{
  const PlSuspect *x = *(const PlSuspect *const *) a, *y = *(const PlSuspect *const *) b;
  const PlCause *p = &g_array_index (x->causes, PlCause, 0);
  const PlCause *q = &g_array_index (y->causes, PlCause, 0);

  if (fabs (x->likely - y->likely) > 1e-9)
    return x->likely > y->likely ? -1 : 1;
  if (p->type != q->type)
    return p->type < q->type ? -1 : 1;
  if (p->part != q->part)
    return p->part < q->part ? -1 : 1;
  if (p->plug.connector != q->plug.connector)
    return (int) p->plug.connector - (int) q->plug.connector;
  return (int) p->control - (int) q->control;
}

static void
inquiry_open (PlInquiry *self, const PlCatalog *catalog)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (catalog);

  self->near = g_new0 (gboolean, pl_patch_next_id (self->patch));
  self->should = g_array_new (FALSE, TRUE, sizeof (PlVerdict));
  self->leads = g_ptr_array_new ();
  for (guint i = 0; i < kinds->len; i++)
    if (pl_kind_is_cable (g_ptr_array_index (kinds, i)))
      g_ptr_array_add (self->leads, g_ptr_array_index (kinds, i));
  for (guint i = 0; i < self->n_complaints; i++)
    {
      const PlComplaint *complaint = &self->complaints[i];
      PlVerdict verdict;

      pl_circuit_judge (self->circuit, complaint->part, complaint->group, &verdict);
      g_array_append_val (self->should, verdict);
      self->hum = self->hum || (complaint->symptoms & BIT (HUM)) != 0;
      self->half = self->half || (complaint->symptoms & BIT (HALF_IN)) != 0;
      if (complaint->symptoms != 0)
        pl_circuit_mark_way (self->circuit, complaint->part, complaint->group, self->near);
    }
  self->sitting = pl_patch_dup_sitting (self->patch, self->near);
}

static void
inquiry_close (PlInquiry *self)
{
  pl_circuit_sync (self->circuit, self->patch);
  for (guint i = 0; i < self->should->len; i++)
    pl_verdict_clear (&g_array_index (self->should, PlVerdict, i));
  g_array_unref (self->should);
  g_array_unref (self->sitting);
  g_ptr_array_unref (self->leads);
  g_free (self->near);
}

/* The labels of the bench as drawn, read as symptoms of a bench on which all is well. */
static gboolean
is_as_drawn (const PlInquiry *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->n_complaints; i++)
    {
      const PlVerdict *verdict = &g_array_index (self->should, PlVerdict, i);
      guint told = self->complaints[i].symptoms, drawn = 0;

      if (verdict->headline == PL_LABEL_SILENT)
        drawn = BIT (NOTHING);
      else if (verdict->headline == PL_LABEL_ONE_EAR)
        drawn = is_deaf (verdict, 1) ? BIT (ONLY_LEFT) : BIT (ONLY_RIGHT);
      else if (verdict->headline == PL_LABEL_OUT_OF_PHASE
               || verdict->headline == PL_LABEL_CANCELLED)
        drawn = BIT (HOLLOW);
      else if (verdict->headline == PL_LABEL_SWAPPED)
        drawn = BIT (SWAPPED);
      else if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_ATTENUATED)) != 0)
        drawn = BIT (QUIET);
      if ((told & BIT (HUM)) != 0 && hums (self->circuit, verdict))
        drawn |= BIT (HUM);
      if (told != 0 && (told & drawn) == 0)
        return FALSE;
      any = any || told != 0;
    }
  return any;
}

PlDiagnosis *
pl_diagnosis_new (PlCircuit *circuit, const PlCatalog *catalog, const PlComplaint *complaints,
                  guint n_complaints, const gint *enough)
{
  PlDiagnosis *diagnosis = g_new0 (PlDiagnosis, 1);
  PlInquiry inquiry = { .diagnosis = diagnosis,
                        .circuit = circuit,
                        .complaints = complaints,
                        .n_complaints = n_complaints,
                        .enough = enough };

  diagnosis->patch = inquiry.patch = pl_patch_ref (pl_circuit_get_patch (circuit));
  diagnosis->suspects = inquiry.hits = g_ptr_array_new_with_free_func (suspect_free);
  inquiry_open (&inquiry, catalog);
  diagnosis->as_drawn = is_as_drawn (&inquiry);
  pl_inquiry_try_all (&inquiry);
  weigh (&inquiry);
  g_ptr_array_sort (inquiry.hits, compare_suspects);
  inquiry_close (&inquiry);
  return diagnosis;
}

void
pl_diagnosis_free (PlDiagnosis *self)
{
  g_ptr_array_unref (self->suspects);
  pl_patch_unref (self->patch);
  g_free (self);
}
