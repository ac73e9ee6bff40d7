/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The language that the program speaks: both programs begin with this. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the language of the environment and finds its words: in PATCHLEAD_LOCALE_DIR, or where the
 * program is installed.  Call it first, before threads. */
void pl_locale_init (void);

/* Languages to look for files in, best first ("de_DE", "de"), up to the one that the program is
 * written in, which needs no folder.  Free with g_strfreev(). */
char **pl_locale_dup_languages (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
