/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about repairs.  All results are free with g_free(). */
#pragma once

#include "core/repair.h"
#include "core/words.h"

G_BEGIN_DECLS

/* What to do: "Move the plug of cable 1 (TRS) from AUX 1 to PHONES on ProFX10v3." */
char *pl_words_repair (const PlPatch *patch, const PlRepair *repair) G_GNUC_WARN_UNUSED_RESULT;

/* What it gives: "Anna · HD 25: stereo". */
char *pl_words_repair_effect (const PlPatch *patch,
                              const PlRepairEffect *effect) G_GNUC_WARN_UNUSED_RESULT;

/* What it needs and what it does besides: "Needs: Mono to both ears. MAIN moves the loudspeakers,
 * too."; "" when there is nothing to say. */
char *pl_words_repair_terms (const PlPatch *patch,
                             const PlRepair *repair) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
