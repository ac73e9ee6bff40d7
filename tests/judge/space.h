/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The space of small patches: every way to drive an output, every cable, every way to read an
 * input, how deep the plugs sit, what is broken, what else hangs on it, how grounds lie. */
#pragma once

#include "core/patch.h"

G_BEGIN_DECLS

typedef struct Space Space;

Space *space_new (void) G_GNUC_WARN_UNUSED_RESULT;
void space_free (Space *self);

/* Ways to get from an output to an input: driver, connector, cable, which end where, input. */
guint space_count_ways (const Space *self);

/* One patch of a way; what else there is to choose is drawn from rand.  NULL: the choice did not
 * fit together. */
PlPatch *space_dup_patch (const Space *self, guint way, GRand *rand) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the made-up gear, so that patches can be read again from a file. */
void space_write_gear (const Space *self, const char *folder);

G_END_DECLS
