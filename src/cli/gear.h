/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The longer parts of cmd-gear.c; not for anyone else. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

/* gear-show.c: every value of a kind with where it comes from. */
void pl_gear_show (const PlCommandOptions *options, const PlKind *kind);

/* gear-check.c: files and folders; returns the exit code. */
int pl_gear_check (const PlCommandOptions *options, char **paths);

G_END_DECLS
