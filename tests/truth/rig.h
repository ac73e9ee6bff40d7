/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patches in which something is heard: whatever is plugged leads from an output to an input. */
#pragma once

#include "path.h"
#include "stock.h"

G_BEGIN_DECLS

typedef struct Rigs Rigs;

/* Parts of a small rig.  Cables follow, then what is hung on. */
enum
{
  RIG_SOURCE = 1,
  RIG_SINK = 2,
  RIG_FIRST_CABLE = 3
};

Rigs *rigs_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rigs_free (Rigs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rigs, rigs_free)

const Stock *rigs_get_stock (const Rigs *self);

/* Sources, chains of up to three cables, and sinks, before depths, faults, lengths and loads. */
guint64 rigs_count_ways (Rigs *self);

enum
{
  RIG_CELLS = PL_N_DRIVERS * PL_N_INPUTS
};

/* A source and a sink, the cables between them, and what else there is to choose by rand.  cell
 * names driver and input, so that all of them can meet equally often; NULL: nothing leads there. */
PlPatch *rigs_dup_small (Rigs *self, guint cell, GRand *rand) G_GNUC_WARN_UNUSED_RESULT;

/* 8 to 20 parts more on a bench: players, mixers, amplifiers behind each other, headphones; knobs,
 * faults, feedback. */
PlPatch *rigs_dup_bench (Rigs *self, const PlPatch *on, GRand *rand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
