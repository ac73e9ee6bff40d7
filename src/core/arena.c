/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/arena.h"

#include <string.h>

/* Small enough that a few blocks left in a chunk do not hold much. */
#define CHUNK_BYTES ((gsize) 16 * 1024 - 64)
#define ALIGNMENT   ((gsize) 8)

struct PlChunk
{
  guint users; /* blocks in use, and one more while it is being filled */
  gsize used, size;
  double data[]; /* double for its alignment */
};

void
pl_chunk_release (PlChunk *chunk)
{
  if (chunk != NULL && --chunk->users == 0)
    g_free (chunk);
}

void
pl_arena_clear (PlArena *self)
{
  pl_chunk_release (self->open);
  self->open = NULL;
}

static PlChunk *
open_chunk (PlArena *self, gsize size)
{
  PlChunk *chunk = NULL;

  pl_arena_clear (self);
  size = MAX (size, CHUNK_BYTES);
  chunk = g_malloc (sizeof (PlChunk) + size);
  *chunk = (PlChunk){ .users = 1, .size = size };
  self->open = chunk;
  return chunk;
}

gpointer
pl_arena_take (PlArena *self, gsize size, PlChunk **chunk)
{
  PlChunk *open = self->open;
  gpointer block = NULL;

  size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  if (open != NULL && open->users == 1)
    open->used = 0; /* all its blocks are gone */
  if (open == NULL || open->size - open->used < size)
    open = open_chunk (self, size);
  block = (guint8 *) open->data + open->used;
  memset (block, 0, size);
  open->used += size;
  open->users++;
  *chunk = open;
  return block;
}
