/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wiring brought in from a file of another program, laid out so that it can be read. */
#pragma once

#include "core/wiring.h"
#include "draw/library.h"

G_BEGIN_DECLS

/* A cable list as CSV.  Errors name file and remedy. */
PlWiring *pl_bring_in (PlLibrary *library, const char *path,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
