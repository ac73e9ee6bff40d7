/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who hears whom: every programme against every ear of the bench. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* A pair of ears, or a loudspeaker. */
typedef struct
{
  PlPartId part;
  guint16 group; /* of its kind */
  guint n_ears;  /* 1 or 2 */
} PlListener;

typedef struct
{
  GArray *programmes; /* PlProgramme: heard by somebody, and sources that nobody hears */
  GArray *listeners;  /* PlListener, in part order */
  double *gain;       /* [programme][listener][ear]; 0: not heard */
} PlAudience;

PlAudience *pl_circuit_dup_audience (const PlCircuit *self) G_GNUC_WARN_UNUSED_RESULT;
void pl_audience_free (PlAudience *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlAudience, pl_audience_free)

double pl_audience_get_gain (const PlAudience *self, guint programme, guint listener, guint ear);

G_END_DECLS
