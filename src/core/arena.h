/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory for many small blocks that are made together and mostly die together: neighbours in the
 * circuit are neighbours in memory, which is what a walk over a large bench costs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct PlChunk PlChunk;

/* The chunk that is being filled; start with { NULL }. */
typedef struct
{
  PlChunk *open;
} PlArena;

/* size bytes, all zero, fit for any type.  *chunk is what to release them with. */
gpointer pl_arena_take (PlArena *self, gsize size, PlChunk **chunk);

/* A chunk goes when the last of its blocks is released and it is no longer being filled. */
void pl_chunk_release (PlChunk *chunk); /* NULL: nothing */
void pl_arena_clear (PlArena *self);    /* stops filling; blocks in use stay */

G_END_DECLS
