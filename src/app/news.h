/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader is told after a change: what is heard now, and what of it is new. */
#pragma once

#include "core/hear.h"

G_BEGIN_DECLS

/* One line for each thing that is heard, with those who hear it before it where there are several
 * listeners; "" when nobody listens. */
char *pl_news_dup_heard (const PlCircuit *circuit) G_GNUC_WARN_UNUSED_RESULT;

/* The lines of now that are not in before (NULL: nothing was), in one; NULL: no news. */
char *pl_news_dup_since (const char *before, const char *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
