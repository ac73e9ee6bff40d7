/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule is made of.  Included by rules/rule-*.c, finding.c and words only.
 *
 * A new rule is one file rules/rule-CODE.c that defines pl_rule_CODE, one word in the list in
 * meson.build, and one help page data/help/CODE.md; the suite asks for a scenario besides. */
#pragma once

#include "core/finding.h"
#include "core/loops.h"
#include "core/run.h"
#include "core/upstream.h"

G_BEGIN_DECLS

/* The patch being inspected, with what was computed once for all rules. */
typedef struct
{
  PlCircuit *circuit;
  const PlPatch *patch;
  const GArray *verdicts; /* PlVerdict: listeners and connected inputs */
  const GArray *runs;     /* PlRun */
  const GArray *stresses; /* PlStress */
  const GArray *dangers;  /* PlDanger */
  const PlRule *rule;
  GArray *findings;
} PlInspection;

struct PlRule
{
  const char *code;     /* stable: small letters and dashes */
  PlGrade grade;        /* the usual one */
  const char *title;    /* N_(): short, for lists */
  const char *sentence; /* N_(): cause, then effect, with {arguments} */
  const char *remedy;   /* N_(): what to do, with {arguments} */
  void (*look) (PlInspection *inspection);
};

/* A finding of this rule about a part; valid until the next report.  The same finding twice (same
 * part, same arguments) is kept once. */
PlFinding *pl_inspection_report (PlInspection *self, PlPartId part);

void pl_finding_add_end (PlFinding *self, const char *key, PlEnd end);
void pl_finding_add_part (PlFinding *self, const char *key, PlPartId part);
void pl_finding_add_kind (PlFinding *self, const char *key, PlPartId part);
void pl_finding_add_control (PlFinding *self, const char *key, PlPartId part, guint16 control);
void pl_finding_add_contact (PlFinding *self, const char *key, PlContact contact);
void pl_finding_add_driver (PlFinding *self, const char *key, PlDriver driver);
void pl_finding_add_label (PlFinding *self, const char *key, PlLabel label);
void pl_finding_add_number (PlFinding *self, const char *key, double number);

/* Reports {output} and {input} of a run, tied to the input's part. */
PlFinding *pl_inspection_report_run (PlInspection *self, const PlRun *run);

/* Reports {listener} for every verdict with the label. */
void pl_inspection_look_for_label (PlInspection *self, PlLabel label);

/* Reports {output} and the other end, under the key given (or not at all), of every such danger. */
void pl_inspection_look_for_danger (PlInspection *self, PlDangerType type, const char *other_key);

/* Reports every run whose ends are made for levels that applies() says go badly together. */
void pl_inspection_look_for_levels (PlInspection *self,
                                    gboolean (*applies) (PlLevel output, PlLevel input));

/* Reports {cable}, {output} and {input} for every cable of a run that is built for something else
 * than is wanted, where applies() says so; tied to the cable. */
void pl_inspection_look_for_carriage (PlInspection *self, PlCarriage carriage,
                                      gboolean (*applies) (const PlCircuit *circuit,
                                                           const PlRun *run));

/* Whether the stressed contact is the cold leg of a balanced output. */
gboolean pl_inspection_is_cold_leg (const PlInspection *self, const PlStress *stress);

/* How many ends of a lead are plugged in; loose is set to one that is not, if there is one. */
guint pl_part_count_plugged (const PlPart *part, guint16 *loose);

/* The n-th run, and the part and kind behind an end. */
static inline const PlRun *
pl_inspection_run (const PlInspection *self, guint index)
{
  return &g_array_index (self->runs, PlRun, index);
}

static inline const PlKind *
pl_inspection_kind (const PlInspection *self, PlPartId part)
{
  return pl_patch_get_part (self->patch, part)->kind;
}

G_END_DECLS
