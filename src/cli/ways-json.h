/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways as JSON on standard output. */
#pragma once

#include "core/ways.h"

G_BEGIN_DECLS

void pl_ways_print_json (const PlGoal *goal, const char *wish, const PlWays *ways, guint limit);

G_END_DECLS
