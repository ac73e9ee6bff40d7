/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings: what is wrong, doubtful or worth knowing about a patch.
 *
 * Each is found by one rule (rules/rule-CODE.c) which has a stable code and a page of help
 * (data/help/CODE.md).  A finding carries its arguments as values; words.h makes the sentence. */
#pragma once

#include "core/hear.h"

G_BEGIN_DECLS

typedef struct PlRule PlRule;

typedef enum
{
  PL_ARG_END,     /* a jack or plug */
  PL_ARG_PART,    /* a placed part */
  PL_ARG_KIND,    /* what a placed part is: its kind's name */
  PL_ARG_CONTROL, /* a knob, fader or switch: part and index */
  PL_ARG_CONTACT, /* tip, ring … */
  PL_ARG_DRIVER,  /* how an output is driven */
  PL_ARG_LABEL,   /* how a verdict is headed */
  PL_ARG_NUMBER   /* its unit stands in the sentence */
} PlArgType;

typedef struct
{
  const char *key; /* as in the rule's sentence: {jack} */
  PlArgType type;
  PlEnd end; /* END, PART and KIND (part only), CONTROL (index in connector) */
  PlContact contact;
  PlDriver driver;
  PlLabel label;
  double number;
} PlArg;

enum
{
  PL_MAX_ARGS = 6
};

typedef struct
{
  const PlRule *rule;
  PlGrade grade; /* NOTE, BAD (works badly) or HARM */
  PlPartId part; /* what a dismissal is tied to */
  guint n_args;
  PlArg args[PL_MAX_ARGS];
  gboolean dismissed;
} PlFinding;

/* Runs every rule: the worst first, then in the order of the rules, dismissed ones last.  GArray of
 * PlFinding.  The circuit is tried with other drivers on the way and left as it was. */
GArray *pl_circuit_dup_findings (PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;

/* The worst grade of those that are not dismissed; GOOD when there is none. */
PlGrade pl_findings_worst (const GArray *findings);

/* Why the person dismissed it; NULL when it is not dismissed.  Borrowed from the patch. */
const char *pl_finding_get_reason (const PlPatch *patch, const PlFinding *finding);

/* "note", "works-badly", "harm" */
const char *pl_grade_code (PlGrade grade);

/* All rules; their codes, titles (untranslated) and usual grades. */
guint pl_rules_count (void);
const PlRule *pl_rules_get (guint index);
const PlRule *pl_rules_find (const char *code); /* NULL: there is none */
const char *pl_rule_code (const PlRule *rule);
PlGrade pl_rule_grade (const PlRule *rule);

G_END_DECLS
