/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diagnosis: one fault is hidden on a bench, what everybody hears is told, and the fault has to be
 * among the first suspects. */
#include <math.h>
#include <string.h>

#include "core/diagnosis.h"
#include "core/ways.h"
#include "core/words-diagnosis.h"
#include "fixture.h"

enum
{
  BENCHES = 50,
  FIRST = 3,
  LEAST_FIRST = 45,
  MOST_DRAWS = 60 /* on one bench */
};

/* Benches: recommended ways between gear of the library. */

static GPtrArray *
list_kinds (PlCategory category)
{
  g_autoptr (GPtrArray) all = pl_catalog_dup_list (test_catalog ());
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);

      if (kind->category == category && !g_str_has_prefix (kind->id, "truth"))
        g_ptr_array_add (list, kind);
    }
  return list;
}

static PlPatch *
random_bench (GRand *rand)
{
  g_autoptr (GPtrArray) mixers = list_kinds (PL_CATEGORY_MIXER);
  g_autoptr (GPtrArray) amps = list_kinds (PL_CATEGORY_HEADPHONE_AMP);
  PlGoal goal = { .catalog = test_catalog (), .n_listeners = 3 };
  g_autoptr (PlWays) ways = NULL;

  goal.mixer = g_ptr_array_index (mixers, g_rand_int_range (rand, 0, (int) mixers->len));
  goal.amp = g_ptr_array_index (amps, g_rand_int_range (rand, 0, (int) amps->len));
  pl_goal_set_wish (&goal, NULL);
  ways = pl_ways_new (&goal);
  if (ways->ways->len == 0)
    return NULL;
  return pl_patch_ref (((const PlWay *) g_ptr_array_index (ways->ways, 0))->patch);
}

/* Faults: drawn here, not by the code that looks for them. */

typedef struct
{
  PlCauseType type;
  PlPartId part; /* lead or device */
  guint16 index; /* its connector or control */
  PlEdit edit;
} Hidden;

static PlPartId
random_part (GRand *rand, const PlPatch *patch, gboolean cable)
{
  for (guint i = 0; i < 1000; i++)
    {
      PlPartId id = (PlPartId) g_rand_int_range (rand, 1, (int) pl_patch_next_id (patch));
      const PlPart *part = pl_patch_get_part (patch, id);

      if (part != NULL && pl_kind_is_cable (part->kind) == cable)
        return id;
    }
  return 0;
}

static gboolean
hide_in_lead (GRand *rand, const PlPatch *patch, Hidden *hidden)
{
  PlPartId id = random_part (rand, patch, TRUE);
  const PlPart *part = pl_patch_get_part (patch, id);
  guint16 conductor;

  if (id == 0)
    return FALSE;
  conductor = (guint16) g_rand_int_range (rand, 0, (int) part->kind->conductors->len);
  *hidden = (Hidden){ .type = PL_CAUSE_BROKEN, .part = id };
  hidden->edit = (PlEdit){
    .type = PL_EDIT_SET_FAULT, .id = id, .fault = { PL_FAULT_OPEN, conductor, 0 }, .value = 1.0
  };
  return TRUE;
}

static gboolean
hide_in_plug (GRand *rand, const PlPatch *patch, Hidden *hidden)
{
  PlPartId id = random_part (rand, patch, g_rand_boolean (rand));
  const PlPart *part = pl_patch_get_part (patch, id);
  guint16 i = part != NULL && part->kind->connectors->len > 0
                  ? (guint16) g_rand_int_range (rand, 0, (int) part->kind->connectors->len)
                  : 0;

  if (part == NULL || part->kind->connectors->len == 0 || !pl_kind_connector (part->kind, i)->moves
      || part->seats[i].part == 0)
    return FALSE;
  *hidden = (Hidden){ .type = PL_CAUSE_HALF_IN, .part = id, .index = i };
  hidden->edit = (PlEdit){ .type = PL_EDIT_PLUG,
                           .from = { id, i },
                           .to = { part->seats[i].part, part->seats[i].connector },
                           .depth = PL_DEPTH_FIRST_CLICK };
  if (g_rand_boolean (rand))
    hidden->edit = (PlEdit){ .type = PL_EDIT_UNPLUG, .from = { id, i } };
  return TRUE;
}

static gboolean
hide_in_control (GRand *rand, const PlPatch *patch, Hidden *hidden)
{
  PlPartId id = random_part (rand, patch, FALSE);
  const PlPart *part = pl_patch_get_part (patch, id);
  const PlControl *control;
  guint16 i;

  if (id == 0 || part->kind->controls->len == 0)
    return FALSE;
  i = (guint16) g_rand_int_range (rand, 0, (int) part->kind->controls->len);
  control = pl_kind_control (part->kind, i);
  *hidden = (Hidden){ .type = PL_CAUSE_KNOB, .part = id, .index = i };
  hidden->edit
      = (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = id, .index = i, .value = control->min };
  if (control->unit == PL_UNIT_POSITION)
    {
      hidden->type = PL_CAUSE_SWITCH;
      hidden->edit.value = g_rand_int_range (rand, 0, (int) control->max + 1);
    }
  return TRUE;
}

/* The plug of a lead in another jack of the same device. */
static gboolean
hide_in_jack (GRand *rand, const PlPatch *patch, Hidden *hidden)
{
  PlPartId id = random_part (rand, patch, TRUE);
  const PlPart *part = pl_patch_get_part (patch, id);
  const PlKind *device;
  guint16 i, jack;

  if (id == 0)
    return FALSE;
  i = (guint16) g_rand_int_range (rand, 0, (int) part->kind->connectors->len);
  if (!pl_kind_connector (part->kind, i)->moves || part->seats[i].part == 0)
    return FALSE;
  device = pl_patch_get_part (patch, part->seats[i].part)->kind;
  jack = (guint16) g_rand_int_range (rand, 0, (int) device->connectors->len);
  *hidden = (Hidden){ .type = PL_CAUSE_JACK, .part = id, .index = i };
  hidden->edit
      = (PlEdit){ .type = PL_EDIT_PLUG, .from = { id, i }, .to = { part->seats[i].part, jack } };
  return jack != part->seats[i].connector;
}

static gboolean
all_ends_fit (const PlPart *before, const PlPart *after)
{
  if (after == NULL || after->kind->connectors->len != before->kind->connectors->len)
    return FALSE;
  for (guint i = 0; i < before->kind->connectors->len; i++)
    if (before->seats[i].part != after->seats[i].part)
      return FALSE;
  return TRUE;
}

/* Another lead that fits into the same jacks. */
static gboolean
hide_in_kind (GRand *rand, const PlPatch *patch, Hidden *hidden)
{
  g_autoptr (GPtrArray) cables = list_kinds (PL_CATEGORY_CABLE);
  PlPartId id = random_part (rand, patch, TRUE);
  g_autoptr (PlPatch) other = NULL;

  if (id == 0)
    return FALSE;
  *hidden = (Hidden){ .type = PL_CAUSE_LEAD, .part = id };
  hidden->edit = (PlEdit){ .type = PL_EDIT_SET_KIND,
                           .id = id,
                           .kind = g_ptr_array_index (
                               cables, g_rand_int_range (rand, 0, (int) cables->len)) };
  other = pl_patch_apply (patch, &hidden->edit, NULL);
  return other != NULL
         && all_ends_fit (pl_patch_get_part (patch, id), pl_patch_get_part (other, id));
}

static gboolean
hide_a_fault (GRand *rand, guint type, const PlPatch *patch, Hidden *hidden)
{
  gboolean (*const hide[]) (GRand *, const PlPatch *, Hidden *)
      = { hide_in_plug, hide_in_lead, hide_in_control, hide_in_jack, hide_in_kind };

  return hide[type % G_N_ELEMENTS (hide)](rand, patch, hidden);
}

/* What every listener tells; FALSE: nobody notices anything. */
static gboolean
listen (PlCircuit *circuit, PlPatch *healthy, PlPatch *faulty, GArray *complaints)
{
  g_autoptr (GArray) verdicts = NULL;
  gboolean noticed = FALSE;

  pl_circuit_sync (circuit, healthy);
  verdicts = pl_circuit_dup_verdicts (circuit);
  pl_circuit_sync (circuit, faulty);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *should = &g_array_index (verdicts, PlVerdict, i);
      const PlKind *kind = pl_patch_get_part (healthy, should->part)->kind;
      PlComplaint complaint = { should->part, should->group, 0 };

      if (!pl_kind_group (kind, should->group)->is_listener || !should->connected)
        continue;
      complaint.symptoms = pl_circuit_get_symptoms (circuit, should, FALSE);
      noticed = noticed || complaint.symptoms != 0;
      g_array_append_val (complaints, complaint);
    }
  return noticed;
}

static gboolean
is_hidden (const PlSuspect *suspect, const Hidden *hidden)
{
  for (guint i = 0; i < suspect->causes->len; i++)
    {
      const PlCause *cause = &g_array_index (suspect->causes, PlCause, i);

      if (cause->part != hidden->part)
        continue;
      if (hidden->type == PL_CAUSE_BROKEN && cause->type == PL_CAUSE_BROKEN)
        return TRUE;
      if (hidden->type == PL_CAUSE_HALF_IN
          && (cause->type == PL_CAUSE_HALF_IN || cause->type == PL_CAUSE_OUT)
          && cause->plug.connector == hidden->index)
        return TRUE;
      if (cause->type == PL_CAUSE_LEAD && hidden->type == PL_CAUSE_LEAD)
        return TRUE;
      if (cause->type == PL_CAUSE_JACK && hidden->type == PL_CAUSE_JACK
          && cause->plug.connector == hidden->index)
        return TRUE;
      if ((cause->type == PL_CAUSE_KNOB || cause->type == PL_CAUSE_SWITCH)
          && cause->type == hidden->type && cause->control == hidden->index)
        return TRUE;
    }
  return FALSE;
}

/* Where the hidden fault stands in the list, from 1; 0: not at all. */
static guint
find_rank (const PlDiagnosis *diagnosis, const Hidden *hidden)
{
  for (guint i = 0; i < diagnosis->suspects->len; i++)
    if (is_hidden (g_ptr_array_index (diagnosis->suspects, i), hidden))
      return i + 1;
  return 0;
}

/* A bench with a fault of the type that somebody hears. */
static gboolean
draw (GRand *rand, guint type, PlPatch *patch, PlCircuit *circuit, Hidden *hidden,
      GArray *complaints)
{
  for (guint i = 0; i < MOST_DRAWS; i++)
    {
      g_autoptr (PlPatch) faulty = NULL;

      if (!hide_a_fault (rand, type, patch, hidden))
        continue;
      g_array_set_size (complaints, 0);
      faulty = pl_patch_apply (patch, &hidden->edit, NULL);
      if (faulty != NULL && listen (circuit, patch, faulty, complaints))
        return TRUE;
    }
  return FALSE;
}

/* One bench with one fault that somebody hears; its rank, or -1 when this draw gives none. */
static int
play (GRand *rand, guint type)
{
  g_autoptr (PlPatch) patch = random_bench (rand);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) complaints = g_array_new (FALSE, FALSE, sizeof (PlComplaint));
  g_autoptr (PlDiagnosis) diagnosis = NULL;
  Hidden hidden = { 0 };
  guint rank;

  if (patch == NULL || !draw (rand, type, patch, circuit, &hidden, complaints))
    return -1;
  pl_circuit_sync (circuit, patch);
  diagnosis
      = pl_diagnosis_new (circuit, test_catalog (), (const PlComplaint *) (void *) complaints->data,
                          complaints->len, NULL);
  g_assert_true (pl_circuit_get_patch (circuit) == patch);
  rank = find_rank (diagnosis, &hidden);
  g_test_message ("%s of part %u: rank %u of %u", pl_cause_code (hidden.type), hidden.part, rank,
                  diagnosis->suspects->len);
  return (int) rank;
}

static void
test_hidden_faults (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  guint played = 0, first = 0;

  while (played < BENCHES)
    {
      int rank = play (rand, played);

      if (rank < 0)
        continue;
      played++;
      g_assert_cmpint (rank, >, 0);
      first += rank <= FIRST ? 1 : 0;
    }
  g_test_message ("among the first %d: %u of %u", FIRST, first, played);
  g_assert_cmpuint (first, >=, LEAST_FIRST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnosis/hidden-faults", test_hidden_faults);
  return g_test_run ();
}
