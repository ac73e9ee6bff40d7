/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a file that may come from a stranger: nothing but a regular file, no more of it than may
 * be, and never a wait.  The only way in which draw reads whole files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* text: the bytes and a NUL behind them; g_free().  Links are followed, to regular files: a file
 * cannot make one, only who owns the folder.  Errors say what is wrong, without the path. */
gboolean pl_intake_read (const char *path, gsize limit, char **text, gsize *length, GError **error);

G_END_DECLS
