/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What “explain --json” prints. */
#pragma once

#include "core/finding.h"

G_BEGIN_DECLS

/* "Anna · MDR-7506" for headphones, "ProFX10v3 MIC 1" for inputs.  Free with g_free(). */
char *pl_explain_dup_name (const PlPatch *patch,
                           const PlVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

void pl_explain_print_json (PlCircuit *circuit, const GArray *verdicts, const GArray *findings);

G_END_DECLS
