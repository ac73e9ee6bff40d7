/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by diagnosis.c (what matches, and how likely it is) and diagnosis-causes.c (what can have
 * happened). */
#pragma once

#include "core/diagnosis.h"
#include "core/near.h"

G_BEGIN_DECLS

typedef struct
{
  PlDiagnosis *diagnosis;
  PlCircuit *circuit;
  PlPatch *patch;
  GPtrArray *leads; /* PlKind: cables and adapters of the catalog; borrowed */
  const PlComplaint *complaints;
  guint n_complaints;
  const gint *enough; /* patience.h */
  GArray *should;     /* PlVerdict of each complaint, as drawn */
  gboolean hum;       /* somebody complains of it */
  gboolean half;      /* somebody hears it right while a plug is half in */
  gboolean *near;     /* by part id */
  GArray *sitting;    /* PlSitting */
  GPtrArray *hits;    /* PlSuspect: not yet sorted */
} PlInquiry;

/* Tries the cause; keeps it if it gives what was heard.  Takes what it owns. */
void pl_inquiry_try (PlInquiry *self, PlCause *cause);
void pl_inquiry_try_all (PlInquiry *self);

void pl_cause_clear (PlCause *self);

G_END_DECLS
