/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every chain of cables and adapters that leads from one connector to another, counted without
 * being listed, so that any one of them can be asked for by its number. */
#pragma once

#include "core/patch.h"

G_BEGIN_DECLS

enum
{
  PATH_MAX_CABLES = 3
};

/* A connector seen from outside. */
typedef struct
{
  PlShape shape;
  gboolean moves;
} Face;

typedef struct
{
  guint n_cables;
  PlKind *cable[PATH_MAX_CABLES]; /* borrowed */
  guint16 in[PATH_MAX_CABLES], out[PATH_MAX_CABLES];
} Path;

typedef struct Paths Paths;

Paths *paths_new (GPtrArray *cables) G_GNUC_WARN_UNUSED_RESULT;
void paths_free (Paths *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paths, paths_free)

Face face_of (const PlKind *kind, guint16 connector);
guint64 paths_count (Paths *self, guint n_cables, Face from, Face to);
Path paths_get (Paths *self, guint n_cables, Face from, Face to, guint64 number);

G_END_DECLS
