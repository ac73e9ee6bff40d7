/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Something worth telling: a stable code, a severity, where, and arguments.  Words are in the rule's
 * own file (its sentence) and in data/help/CODE.md (its page). */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

typedef enum
{
  PL_SEVERITY_NOTE,
  PL_SEVERITY_BAD,
  PL_SEVERITY_HARM
} PlSeverity;

const char *pl_severity_name (PlSeverity severity); /* "note", "works-badly", "harm" */

typedef struct
{
  const char *key;   /* "jack" */
  char       *value; /* text that is already fit to read */
} PlFindingArg;

typedef struct
{
  const char *code; /* of the rule, static */
  PlSeverity  severity;
  PlEnd       where;      /* connector PL_NO_INDEX: the part as a whole; part 0: the bench */
  guint       n_args;
  PlFindingArg args[4];
  char       *sentence; /* filled in from the rule's words and the arguments */
  gboolean    dismissed;
  const char *reason; /* when dismissed; borrowed from the patch */
} PlFinding;

void pl_finding_clear (PlFinding *self);

typedef struct PlRule PlRule;
struct PlRule
{
  const char *code;
  PlSeverity  severity;
  const char *title; /* N_("Phones knob above half") */
  const char *words; /* N_("{jack} …"); placeholders are argument keys */
  /* Looks at one part. findings: pl_finding_add(). */
  void (*look) (const PlRule *rule, PlCircuit *circuit, PlPartId part, GArray *findings);
};

/* NULL-terminated list of key, value pairs; values are copied. */
void pl_finding_add (GArray *findings, const PlRule *rule, PlEnd where,
                     ...) G_GNUC_NULL_TERMINATED;

const PlRule *const *pl_rules_get (guint *n_rules);
const PlRule        *pl_rule_find (const char *code);

/* Runs every rule over every part; worst first, then in part order; dismissed ones last.
 * GArray of PlFinding with clear function. */
GArray *pl_circuit_dup_findings (PlCircuit *circuit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
