/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the markup of a panel: what must not be in it, its ids, its texts. Used by panel-check.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text that stands on the panel. */
typedef struct
{
  char *id;      /* of the element; given to it when it had none */
  char *content; /* without markup */
  guint line;
} PlLintText;

typedef struct
{
  GPtrArray *problems; /* "line 12: what and how to mend it" */
  GHashTable *ids;     /* id → line (GUINT_TO_POINTER) */
  GArray *texts;       /* PlLintText */
  char *svg;           /* the same drawing in which every text has an id */
} PlLint;

PlLint *pl_lint_new (const char *svg, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void pl_lint_free (PlLint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlLint, pl_lint_free)

G_END_DECLS
