/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader of gear files lets pass and a careful author would not: figures without a source,
 * values no device has.  Gear of people works all the same; the shipped gear has none of these. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

/* Sentences "NAME: [Group] Key: what is wrong; how to mend it", empty when there is nothing.  name
 * is that of the file.  Free with g_strfreev(). */
char **pl_kind_check (const PlKind *kind, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
