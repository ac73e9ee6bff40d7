/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bench on which nobody listens yet: what somebody would hear who did. */
#pragma once

#include "core/catalog.h"
#include "core/circuit.h"

G_BEGIN_DECLS

/* "Headphones in HM-4 PHONES 1 would hear this: Stereo. …", of the first free headphone output that
 * something reaches, found by plugging some in on a copy.  NULL: nothing reaches any. */
char *pl_words_unheard (const PlCircuit *circuit,
                        const PlCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
