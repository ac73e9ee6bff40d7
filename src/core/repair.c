/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which changes are worth telling, and in which order. */
#include "core/repair.h"

#include <math.h>
#include <string.h>

#include "core/counterpart.h"
#include "core/patience.h"
#include "core/repair-private.h"
#include "core/ways-private.h"

#define BETTER      0.15 /* less than this is not worth the effort */
#define HARMLESS    4.0  /* what only harm weighs: less than this is not worth a connection */
#define TOLD_DB     1.0
#define BUYING_COST 1.0
#define SHARED_COST 0.3
#define OTHER_COST  0.2

static const char *const repair_codes[] = {
#define X(id, code) code,
  PL_REPAIRS (X)
#undef X
};

/* Hands first, then what is at hand, then what has to be thought about. */
static const double base_costs[PL_N_REPAIRS] = {
  [PL_REPAIR_PUSH] = 0.1,       [PL_REPAIR_CONTROL] = 0.2, [PL_REPAIR_JACK] = 0.6,
  [PL_REPAIR_LEAD] = 1.0,       [PL_REPAIR_MEND] = 0.8,    [PL_REPAIR_EXCHANGE] = 0.7,
  [PL_REPAIR_OTHER_SIDE] = 1.2, [PL_REPAIR_ADAPTER] = 1.4, [PL_REPAIR_JACK_LEAD] = 1.8,
  [PL_REPAIR_SPLIT_LEAD] = 1.6, [PL_REPAIR_UNPLUG] = 2.5,
};

const char *
pl_repair_code (PlRepairType type)
{
  g_assert ((guint) type < PL_N_REPAIRS);
  return repair_codes[type];
}

PlRepair
pl_repair_make (PlRepairType type, const PlSitting *sitting)
{
  PlRepair repair = { .type = type, .control = PL_NO_INDEX };

  if (sitting != NULL)
    {
      repair.lead = sitting->plug.part;
      repair.plug = sitting->plug;
      repair.jack = sitting->jack;
    }
  return repair;
}

void
pl_repair_add (PlRepair *self, PlEdit edit)
{
  g_assert (self->n_edits < PL_MAX_REPAIR_EDITS);
  if (edit.kind != NULL)
    (void) pl_kind_ref (edit.kind);
  self->edits[self->n_edits++] = edit;
}

void
pl_repair_clear (PlRepair *self)
{
  for (guint i = 0; i < self->n_edits; i++)
    g_clear_pointer (&self->edits[i].kind, pl_kind_unref);
  self->n_edits = 0;
  g_clear_pointer (&self->kind, pl_kind_unref);
  g_clear_pointer (&self->effects, g_array_unref);
}

static void
repair_free (gpointer data)
{
  pl_repair_clear (data);
  g_free (data);
}

/* What a change does to others */

static void
add_effect (PlRepair *repair, const PlVerdict *before, const PlVerdict *after)
{
  PlRepairEffect effect = { .part = after->part,
                            .group = after->group,
                            .before = before->headline,
                            .after = after->headline,
                            .is_mix = after->is_mix,
                            .grade = after->grade };
  double was = pl_verdict_loudest (before), is = pl_verdict_loudest (after);

  if (was > 0.0 && is > 0.0)
    effect.change_db = 20.0 * log10 (is / was);
  if (before->labels != after->labels || fabs (effect.change_db) >= TOLD_DB)
    g_array_append_val (repair->effects, effect);
}

static int
compare_effects (gconstpointer a, gconstpointer b)
{
  const PlRepairEffect *x = a, *y = b;
  gboolean x_gains = x->grade < PL_GRADE_BAD, y_gains = y->grade < PL_GRADE_BAD;

  if (x_gains != y_gains)
    return x_gains ? -1 : 1;
  return x->part != y->part ? (x->part < y->part ? -1 : 1) : (int) x->group - (int) y->group;
}

/* Fills in the effects.  FALSE: somebody is worse off. */
static gboolean
compare_trials (const PlTrial *before, const PlTrial *after, PlRepair *repair)
{
  gboolean nobody_loses = TRUE;

  repair->effects = g_array_new (FALSE, TRUE, sizeof (PlRepairEffect));
  for (guint i = 0; i < before->verdicts->len; i++)
    {
      const PlVerdict *was = &g_array_index (before->verdicts, PlVerdict, i);
      const PlVerdict *is = pl_trial_get_verdict (after, was->part, was->group);

      if (is == NULL) /* nothing is plugged in there any more */
        continue;
      nobody_loses
          = nobody_loses && pl_verdict_lacks (is) <= pl_verdict_lacks (was) + PL_REPAIR_SAME;
      add_effect (repair, was, is);
    }
  g_array_sort (repair->effects, compare_effects);
  return nobody_loses;
}

static gboolean
is_less_bad (const PlTrial *before, const PlFinding *finding)
{
  for (guint i = 0; i < before->findings->len; i++)
    {
      const PlFinding *was = &g_array_index (before->findings, PlFinding, i);

      if (was->grade > finding->grade && pl_findings_are_one (was, finding))
        return TRUE;
    }
  return FALSE;
}

/* A loop that is quieter is a loop; an input that is plugged in now and hears nothing is no cure.
 */
static gboolean
moves_trouble (const PlTrial *before, const PlTrial *after)
{
  for (guint i = 0; i < after->verdicts->len; i++)
    {
      const PlVerdict *is = &g_array_index (after->verdicts, PlVerdict, i);

      if (is->connected && is->grade >= PL_GRADE_BAD
          && pl_trial_get_verdict (before, is->part, is->group) == NULL)
        return TRUE;
    }
  for (guint i = 0; i < after->findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (after->findings, PlFinding, i);

      if (pl_trial_counts (after, finding) && is_less_bad (before, finding))
        return TRUE;
    }
  return FALSE;
}

/* What anybody would notice: another sound for somebody, or something less to be warned of. */
static gboolean
is_noticed (const PlWorkshop *self, const PlRepair *repair, const PlTrial *trial)
{
  for (guint i = 0; i < repair->effects->len; i++)
    {
      const PlRepairEffect *effect = &g_array_index (repair->effects, PlRepairEffect, i);

      if (effect->before != effect->after)
        return TRUE;
    }
  return trial->found < self->now.found;
}

/* Half of a pair in another jack would be two programmes at once. */
static gboolean
parts_a_pair (const PlWorkshop *self, const PlRepair *repair)
{
  int partner;

  if (repair->type != PL_REPAIR_JACK && repair->type != PL_REPAIR_JACK_LEAD)
    return FALSE;
  partner = pl_kind_find_partner (pl_workshop_part (self, repair->jack.part)->kind,
                                  repair->jack.connector);
  return partner >= 0
         && !pl_workshop_is_empty (self, (PlEnd){ repair->jack.part, (guint16) partner })
         && (guint16) partner != repair->other_jack.connector;
}

/* Costs */

static void
weigh (const PlWorkshop *self, PlRepair *repair)
{
  repair->cost = base_costs[repair->type];
  if (repair->kind == NULL || repair->type == PL_REPAIR_MEND)
    return;
  repair->cost += pl_lead_special (repair->kind) + pl_lead_tray_place (repair->kind) / 1000.0;
  if (self->owned != NULL && !pl_owned_is_empty (self->owned)
      && pl_owned_get (self->owned, repair->kind->id) == 0)
    {
      repair->to_buy = TRUE;
      repair->cost += BUYING_COST;
    }
}

/* The jack that is heard now has a knob that moves the loudspeakers as well. */
static void
look_for_shared_knob (PlWorkshop *self, PlRepair *repair)
{
  PlEnd output = repair->other_jack;
  guint16 knob;

  if ((repair->type != PL_REPAIR_JACK && repair->type != PL_REPAIR_JACK_LEAD)
      || repair->effects->len == 0
      || pl_kind_connector (pl_workshop_part (self, output.part)->kind, output.connector)->n_drivers
             == 0)
    return;
  knob = pl_circuit_find_shared_knob (self->circuit, output,
                                      g_array_index (repair->effects, PlRepairEffect, 0).part);
  if (knob == PL_NO_INDEX)
    return;
  repair->shared_knob = (PlEnd){ output.part, knob };
  repair->cost += SHARED_COST;
}

static const PlHeard *
find_loudest (const PlVerdict *verdict)
{
  for (guint ear = 0; ear < 2; ear++)
    if (verdict->ear[ear].n_members > 0)
      return verdict->ear[ear].heard;
  return NULL;
}

/* Another mix than now: a side effect that has to be said. */
static void
look_for_other_programme (PlWorkshop *self, const PlTrial *trial, PlRepair *repair)
{
  for (guint i = 0; i < repair->effects->len && !repair->plays_other; i++)
    {
      const PlRepairEffect *effect = &g_array_index (repair->effects, PlRepairEffect, i);
      const PlVerdict *before = pl_trial_get_verdict (&self->now, effect->part, effect->group);
      const PlVerdict *after = pl_trial_get_verdict (trial, effect->part, effect->group);
      const PlHeard *was = find_loudest (before), *is = find_loudest (after);
      guint16 pair;

      if (was == NULL || is == NULL || pl_verdict_plays (after, was->programme))
        continue;
      pair = pl_kind_signal (pl_workshop_part (self, was->programme.part)->kind,
                             was->programme.signal)
                 ->pair;
      if (pair != PL_NO_INDEX
          && pl_verdict_plays (after, (PlProgramme){ was->programme.part, pair }))
        continue;
      repair->plays_other = TRUE;
      repair->was = was->programme;
      repair->is = is->programme;
      repair->cost += OTHER_COST;
    }
}

/* Whether the bench is worth looking at more closely: findings take time. */
static gboolean
may_be_better (const PlWorkshop *self, const PlTrial *trial)
{
  return trial->heard <= self->now.heard + PL_REPAIR_SAME
         && (trial->heard < self->now.heard - BETTER || self->now.found > 0.0);
}

static gboolean
is_better (const PlWorkshop *self, const PlTrial *trial, const PlRepair *repair)
{
  double enough = repair->type == PL_REPAIR_UNPLUG ? HARMLESS : BETTER;

  return trial->found <= self->now.found && repair->units < self->repairs->units - enough
         && is_noticed (self, repair, trial);
}

/* TRUE: kept. */
static gboolean
judge (PlWorkshop *self, PlTrial *trial, PlRepair *repair)
{
  gboolean nobody_loses;

  if (!self->keep_all && !may_be_better (self, trial))
    return FALSE;
  nobody_loses = compare_trials (&self->now, trial, repair);
  if (!self->keep_all && !nobody_loses)
    return FALSE;
  pl_trial_find (trial, self->circuit);
  repair->units = trial->heard + trial->found;
  if (!self->keep_all && !is_better (self, trial, repair))
    return FALSE;
  repair->moves_trouble
      = moves_trouble (&self->now, trial)
        || (repair->type == PL_REPAIR_LEAD && pl_trial_loses_of_sum (&self->now, trial));
  weigh (self, repair);
  look_for_other_programme (self, trial, repair);
  look_for_shared_knob (self, repair);
  if (self->keep_all)
    g_ptr_array_add (self->repairs->repairs, g_memdup2 (repair, sizeof *repair));
  else
    pl_workshop_keep (self, repair);
  return TRUE;
}

void
pl_workshop_try (PlWorkshop *self, PlRepair *repair)
{
  g_autoptr (PlPatch) patch
      = pl_patience_is_over (self->enough)
            ? NULL
            : pl_patch_apply_all (self->patch, repair->edits, repair->n_edits, NULL);
  PlTrial trial = { 0 };
  gboolean kept = FALSE;

  if (patch != NULL && (self->keep_all || !parts_a_pair (self, repair)))
    {
      self->repairs->n_tried++;
      pl_trial_init (&trial, self->circuit, patch);
      kept = judge (self, &trial, repair);
    }
  pl_trial_clear (&trial);
  if (!kept)
    pl_repair_clear (repair);
}

/* What is near the trouble */

static void
mark (PlWorkshop *self, PlPartId id)
{
  if (id != 0)
    self->near[id] = TRUE;
}

static void
mark_finding (PlWorkshop *self, const PlFinding *finding)
{
  mark (self, finding->part);
  for (guint i = 0; i < finding->n_args; i++)
    if (finding->args[i].type <= PL_ARG_CONTROL)
      {
        PlEnd mate = { 0 };

        mark (self, finding->args[i].end.part);
        if (finding->args[i].type == PL_ARG_END
            && pl_circuit_get_mate (self->circuit, finding->args[i].end, &mate, NULL))
          mark (self, mate.part);
      }
}

static gboolean
is_trouble (const PlVerdict *verdict)
{
  return verdict->connected && verdict->grade >= PL_GRADE_BAD;
}

/* FALSE: all is well. */
static gboolean
look_around (PlWorkshop *self)
{
  gboolean trouble = FALSE;

  for (guint i = 0; i < self->now.verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (self->now.verdicts, PlVerdict, i);

      if (!is_trouble (verdict))
        continue;
      trouble = TRUE;
      pl_circuit_mark_way (self->circuit, verdict->part, verdict->group, self->near);
    }
  for (guint i = 0; i < self->now.findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (self->now.findings, PlFinding, i);

      if (!pl_trial_counts (&self->now, finding))
        continue;
      trouble = TRUE;
      mark_finding (self, finding);
    }
  return trouble;
}

gboolean
pl_workshop_is_empty (const PlWorkshop *self, PlEnd jack)
{
  PlEnd mate;

  return !pl_sitting_find_mate (self->sitting, jack, &mate)
         && !pl_patch_find_plug_in (self->patch, jack, &mate);
}

static gboolean
leaves_trouble (const PlRepair *repair)
{
  if (repair->moves_trouble)
    return TRUE;
  for (guint i = 0; i < repair->effects->len; i++)
    if (g_array_index (repair->effects, PlRepairEffect, i).grade >= PL_GRADE_BAD)
      return TRUE;
  return FALSE;
}

/* Whether some repair so far takes harm away, or there is none. */
static gboolean
is_made_harmless (const PlRepairs *self)
{
  for (guint i = 0; i < self->repairs->len; i++)
    {
      const PlRepair *repair = g_ptr_array_index (self->repairs, i);

      if (!repair->moves_trouble && repair->units <= self->units - HARMLESS)
        return TRUE;
    }
  return self->units < HARMLESS;
}

/* What leaves somebody with bad sound is told only when nothing better is known. */
static void
drop_half_repairs (GPtrArray *repairs)
{
  gboolean is_whole = FALSE;

  for (guint i = 0; i < repairs->len; i++)
    is_whole = is_whole || !leaves_trouble (g_ptr_array_index (repairs, i));
  for (guint i = repairs->len; is_whole && i-- > 0;)
    if (leaves_trouble (g_ptr_array_index (repairs, i)))
      g_ptr_array_remove_index (repairs, i);
}

/* Results first, then costs; the same every time. */
static int
compare_repairs (gconstpointer a, gconstpointer b)
{
  const PlRepair *x = *(const PlRepair *const *) a, *y = *(const PlRepair *const *) b;

  if (fabs (x->units - y->units) > PL_REPAIR_SAME)
    return x->units < y->units ? -1 : 1;
  if (fabs (x->cost - y->cost) > 1e-9)
    return x->cost < y->cost ? -1 : 1;
  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  if (x->lead != y->lead)
    return x->lead < y->lead ? -1 : 1;
  if (x->kind != y->kind && x->kind != NULL && y->kind != NULL)
    return strcmp (x->kind->id, y->kind->id);
  return (int) x->other_jack.connector - (int) y->other_jack.connector;
}

static void
workshop_open (PlWorkshop *self, PlCircuit *circuit, const PlCatalog *catalog, PlRepairs *repairs)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (catalog);

  self->circuit = circuit;
  self->repairs = repairs;
  self->patch = repairs->patch;
  self->leads = g_ptr_array_new ();
  for (guint i = 0; i < kinds->len; i++)
    if (pl_kind_is_cable (g_ptr_array_index (kinds, i)))
      g_ptr_array_add (self->leads, g_ptr_array_index (kinds, i));
  self->near = g_new0 (gboolean, pl_patch_next_id (self->patch));
  pl_trial_init (&self->now, circuit, self->patch);
  pl_trial_find (&self->now, circuit);
  repairs->units = self->now.heard + self->now.found;
}

static void
workshop_close (PlWorkshop *self)
{
  pl_circuit_sync (self->circuit, self->patch);
  pl_trial_clear (&self->now);
  g_ptr_array_unref (self->leads);
  g_clear_pointer (&self->sitting, g_array_unref);
  g_free (self->near);
}

PlRepairs *
pl_repairs_new (PlCircuit *circuit, const PlCatalog *catalog, const PlOwned *owned,
                const gint *enough)
{
  PlRepairs *repairs = g_new0 (PlRepairs, 1);
  PlWorkshop workshop = { .owned = owned, .enough = enough };

  repairs->patch = pl_patch_ref (pl_circuit_get_patch (circuit));
  repairs->repairs = g_ptr_array_new_with_free_func (repair_free);
  workshop_open (&workshop, circuit, catalog, repairs);
  if (look_around (&workshop))
    {
      workshop.sitting = pl_patch_dup_sitting (workshop.patch, workshop.near);
      pl_workshop_try_jacks (&workshop);
      pl_workshop_try_controls (&workshop);
      pl_workshop_try_leads (&workshop);
      pl_workshop_try_sides (&workshop);
      if (!is_made_harmless (repairs))
        pl_workshop_try_unplugging (&workshop);
      drop_half_repairs (repairs->repairs);
      g_ptr_array_sort (repairs->repairs, compare_repairs);
    }
  else
    repairs->units = 0.0;
  workshop_close (&workshop);
  return repairs;
}

PlRepairs *
pl_variants_new (PlCircuit *circuit, const PlCatalog *catalog, PlPartId lead, const gint *enough)
{
  PlRepairs *variants = g_new0 (PlRepairs, 1);
  PlWorkshop workshop = { .keep_all = TRUE, .enough = enough };

  variants->patch = pl_patch_ref (pl_circuit_get_patch (circuit));
  variants->repairs = g_ptr_array_new_with_free_func (repair_free);
  workshop_open (&workshop, circuit, catalog, variants);
  workshop.near[lead] = TRUE;
  workshop.sitting = pl_patch_dup_sitting (workshop.patch, workshop.near);
  pl_workshop_try_places (&workshop, lead);
  g_ptr_array_sort (variants->repairs, compare_repairs);
  workshop_close (&workshop);
  return variants;
}

void
pl_repairs_free (PlRepairs *self)
{
  g_ptr_array_unref (self->repairs);
  pl_patch_unref (self->patch);
  g_free (self);
}
