/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/finding.h"

#include <string.h>

#include "core/rule.h"

#define RULE(name) extern const PlRule pl_rule_##name;
#include "rules.def"
#undef RULE

static const PlRule *const rules[] = {
#define RULE(name) &pl_rule_##name,
#include "rules.def"
#undef RULE
};

guint
pl_rules_count (void)
{
  return G_N_ELEMENTS (rules);
}

const PlRule *
pl_rules_get (guint index)
{
  g_assert (index < G_N_ELEMENTS (rules));
  return rules[index];
}

const PlRule *
pl_rules_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i]->code, code) == 0)
      return rules[i];
  return NULL;
}

const char *
pl_rule_code (const PlRule *rule)
{
  return rule->code;
}

PlGrade
pl_rule_grade (const PlRule *rule)
{
  return rule->grade;
}

const char *
pl_grade_code (PlGrade grade)
{
  static const char *const codes[] = { "good", "note", "works-badly", "harm" };

  g_assert ((guint) grade < G_N_ELEMENTS (codes));
  return codes[grade];
}

/* Reporting */

PlFinding *
pl_inspection_report (PlInspection *self, PlPartId part)
{
  PlFinding finding = { .rule = self->rule, .grade = self->rule->grade, .part = part };

  g_array_append_val (self->findings, finding);
  return &g_array_index (self->findings, PlFinding, self->findings->len - 1);
}

static PlArg *
add_arg (PlFinding *self, const char *key, PlArgType type)
{
  PlArg *arg = &self->args[self->n_args];

  g_assert (self->n_args < PL_MAX_ARGS);
  self->n_args++;
  arg->key = key;
  arg->type = type;
  return arg;
}

void
pl_finding_add_end (PlFinding *self, const char *key, PlEnd end)
{
  add_arg (self, key, PL_ARG_END)->end = end;
}

void
pl_finding_add_part (PlFinding *self, const char *key, PlPartId part)
{
  add_arg (self, key, PL_ARG_PART)->end = (PlEnd){ part, 0 };
}

void
pl_finding_add_kind (PlFinding *self, const char *key, PlPartId part)
{
  add_arg (self, key, PL_ARG_KIND)->end = (PlEnd){ part, 0 };
}

void
pl_finding_add_control (PlFinding *self, const char *key, PlPartId part, guint16 control)
{
  add_arg (self, key, PL_ARG_CONTROL)->end = (PlEnd){ part, control };
}

void
pl_finding_add_contact (PlFinding *self, const char *key, PlContact contact)
{
  add_arg (self, key, PL_ARG_CONTACT)->contact = contact;
}

void
pl_finding_add_driver (PlFinding *self, const char *key, PlDriver driver)
{
  add_arg (self, key, PL_ARG_DRIVER)->driver = driver;
}

void
pl_finding_add_label (PlFinding *self, const char *key, PlLabel label)
{
  add_arg (self, key, PL_ARG_LABEL)->label = label;
}

void
pl_finding_add_number (PlFinding *self, const char *key, double number)
{
  add_arg (self, key, PL_ARG_NUMBER)->number = number;
}

PlFinding *
pl_inspection_report_run (PlInspection *self, const PlRun *run)
{
  PlFinding *finding = pl_inspection_report (self, run->input.part);

  pl_finding_add_end (finding, "output", run->output);
  pl_finding_add_end (finding, "input", run->input);
  return finding;
}

/* Nobody wants to hear that headphones which were never plugged in are silent; an insert whose
 * return is empty has a rule of its own. */
static gboolean
is_worth_reporting (const PlInspection *self, const PlVerdict *verdict, PlLabel label)
{
  const PlKind *kind = pl_inspection_kind (self, verdict->part);
  const PlGroup *group = pl_kind_group (kind, verdict->group);

  if ((verdict->labels & PL_LABEL_BIT (label)) == 0)
    return FALSE;
  return label != PL_LABEL_SILENT
         || (verdict->connected && pl_kind_connector (kind, group->connector)->n_drivers == 0);
}

void
pl_inspection_look_for_label (PlInspection *self, PlLabel label)
{
  for (guint i = 0; i < self->verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (self->verdicts, PlVerdict, i);
      PlFinding *finding = NULL;

      if (!is_worth_reporting (self, verdict, label))
        continue;
      finding = pl_inspection_report (self, verdict->part);
      pl_finding_add_end (
          finding, "listener",
          (PlEnd){ verdict->part,
                   pl_kind_group (pl_inspection_kind (self, verdict->part), verdict->group)
                       ->connector });
    }
}

void
pl_inspection_look_for_danger (PlInspection *self, PlDangerType type, const char *other_key)
{
  for (guint i = 0; i < self->dangers->len; i++)
    {
      const PlDanger *danger = &g_array_index (self->dangers, PlDanger, i);
      PlFinding *finding = NULL;

      if (danger->type != type)
        continue;
      finding = pl_inspection_report (self, danger->output.part);
      pl_finding_add_end (finding, "output", danger->output);
      if (other_key != NULL)
        pl_finding_add_end (finding, other_key, danger->other);
    }
}

void
pl_inspection_look_for_levels (PlInspection *self,
                               gboolean (*applies) (PlLevel output, PlLevel input))
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (self, i);

      if (applies (pl_run_output (self->circuit, run)->level,
                   pl_run_input_level (self->circuit, run)))
        (void) pl_inspection_report_run (self, run);
    }
}

static gboolean
has_carriage (const PlPatch *patch, PlCarriage carriage)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (pl_patch_get_part (patch, id)->kind->carriage == carriage)
      return TRUE;
  return FALSE;
}

void
pl_inspection_look_for_carriage (PlInspection *self, PlCarriage carriage,
                                 gboolean (*applies) (const PlCircuit *circuit, const PlRun *run))
{
  if (!has_carriage (self->patch, carriage))
    return; /* most benches: runs need not be walked along */
  for (guint i = 0; i < self->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (self, i);
      g_autoptr (GArray) cables
          = applies (self->circuit, run) ? pl_run_dup_cables (self->circuit, run) : NULL;

      for (guint k = 0; cables != NULL && k < cables->len; k++)
        {
          PlPartId cable = g_array_index (cables, PlPartId, k);
          PlFinding *finding = NULL;

          if (pl_inspection_kind (self, cable)->carriage != carriage)
            continue;
          finding = pl_inspection_report (self, cable);
          pl_finding_add_part (finding, "cable", cable);
          pl_finding_add_end (finding, "output", run->output);
          pl_finding_add_end (finding, "input", run->input);
        }
    }
}

gboolean
pl_inspection_is_cold_leg (const PlInspection *self, const PlStress *stress)
{
  PlDriver driver = pl_circuit_get_driver (self->circuit, stress->output);

  return (stress->contact == PL_CONTACT_RING || stress->contact == PL_CONTACT_PIN3)
         && driver != PL_DRIVER_STEREO && driver != PL_DRIVER_INSERT;
}

guint
pl_part_count_plugged (const PlPart *part, guint16 *loose)
{
  guint n = 0;

  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      if (!pl_kind_connector (part->kind, i)->moves)
        continue;
      if (part->seats[i].part != 0)
        n++;
      else
        *loose = i;
    }
  return n;
}

/* Order */

static gboolean
args_are_equal (const PlFinding *a, const PlFinding *b)
{
  if (a->n_args != b->n_args)
    return FALSE;
  for (guint i = 0; i < a->n_args; i++)
    if (a->args[i].end.part != b->args[i].end.part
        || a->args[i].end.connector != b->args[i].end.connector
        || a->args[i].contact != b->args[i].contact || a->args[i].label != b->args[i].label
        || a->args[i].driver != b->args[i].driver)
      return FALSE;
  return TRUE;
}

static void
drop_repeated (GArray *findings, guint first)
{
  guint kept = first;

  for (guint i = first; i < findings->len; i++)
    {
      PlFinding finding = g_array_index (findings, PlFinding, i);
      gboolean known = FALSE;

      for (guint k = first; k < kept && !known; k++)
        {
          PlFinding *other = &g_array_index (findings, PlFinding, k);

          known = other->part == finding.part && args_are_equal (other, &finding);
          if (known)
            other->grade = MAX (other->grade, finding.grade);
        }
      if (!known)
        g_array_index (findings, PlFinding, kept++) = finding;
    }
  g_array_set_size (findings, kept);
}

static const PlDismissal *
find_dismissal (const PlPatch *patch, const PlFinding *finding)
{
  for (guint i = 0; i < pl_patch_count_dismissals (patch); i++)
    {
      const PlDismissal *dismissal = pl_patch_get_dismissal (patch, i);

      if (strcmp (dismissal->code, finding->rule->code) == 0
          && (dismissal->part == 0 || dismissal->part == finding->part))
        return dismissal;
    }
  return NULL;
}

const char *
pl_finding_get_reason (const PlPatch *patch, const PlFinding *finding)
{
  const PlDismissal *dismissal = find_dismissal (patch, finding);

  if (dismissal == NULL)
    return NULL;
  return dismissal->reason != NULL ? dismissal->reason : "";
}

static guint
rule_index (const PlRule *rule)
{
  guint index = 0;

  while (rules[index] != rule)
    index++;
  return index;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const PlFinding *x = a, *y = b;

  if (x->dismissed != y->dismissed)
    return x->dismissed ? 1 : -1;
  if (x->grade != y->grade)
    return x->grade > y->grade ? -1 : 1;
  if (x->rule != y->rule)
    return rule_index (x->rule) < rule_index (y->rule) ? -1 : 1;
  return x->part != y->part ? (x->part < y->part ? -1 : 1) : 0;
}

GArray *
pl_circuit_dup_findings (PlCircuit *self)
{
  PlPatch *patch = pl_circuit_get_patch (self);
  GArray *findings = g_array_new (FALSE, TRUE, sizeof (PlFinding));
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (self);
  g_autoptr (GArray) runs = pl_circuit_dup_runs (self);
  g_autoptr (GArray) stresses = pl_circuit_dup_stresses (self);
  g_autoptr (GArray) dangers = pl_circuit_dup_dangers (self);
  PlInspection inspection = { .circuit = self,
                              .patch = patch,
                              .verdicts = verdicts,
                              .runs = runs,
                              .stresses = stresses,
                              .dangers = dangers,
                              .findings = findings };

  for (guint i = 0; patch != NULL && i < G_N_ELEMENTS (rules); i++)
    {
      guint first = findings->len;

      inspection.rule = rules[i];
      rules[i]->look (&inspection);
      drop_repeated (findings, first);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      PlFinding *finding = &g_array_index (findings, PlFinding, i);
      finding->dismissed = find_dismissal (patch, finding) != NULL;
    }
  g_array_sort (findings, compare_findings);
  return findings;
}

PlGrade
pl_findings_worst (const GArray *findings)
{
  PlGrade worst = PL_GRADE_GOOD;

  for (guint i = 0; i < findings->len; i++)
    if (!g_array_index (findings, PlFinding, i).dismissed)
      worst = MAX (worst, g_array_index (findings, PlFinding, i).grade);
  return worst;
}
