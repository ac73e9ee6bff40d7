/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gear made up for the judge: a source for every driver and a sink for every input on every
 * connector that can have it, and the cables and adapters that lie between. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

/* Arrays of PlKind.  sinks[PL_INPUT_NONE] are insert jacks, read at their return. */
typedef struct
{
  GPtrArray *sources[PL_N_DRIVERS];
  GPtrArray *sinks[PL_N_INPUTS];
  GPtrArray *cables; /* with those of our data and of the truth cases */
  PlKind *desk;      /* a mixer with channels, inserts and sends */
} Stock;

Stock *stock_new (void) G_GNUC_WARN_UNUSED_RESULT;
void stock_free (Stock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stock, stock_free)

/* The source with its right-hand and mono programmes dead: same wiring. */
PlKind *stock_dup_left_only (const PlKind *source) G_GNUC_WARN_UNUSED_RESULT;

/* All of it and all other gear as files, so that patches can be opened by themselves. */
void stock_write (const Stock *self, const char *folder);

G_END_DECLS
