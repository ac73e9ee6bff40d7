/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/patch.h"

#include <math.h>
#include <string.h>

enum
{
  CHUNK_SIZE = 64
};

/* 64 neighbouring slots; shared between patches until one of them writes. */
typedef struct
{
  PlPart *parts[CHUNK_SIZE];
} Chunk;

struct PlPatch
{
  char *title, *notes;
  PlView view;
  PlPartId next_id;
  guint n_parts, n_pieces;
  guint n_chunks;
  Chunk **chunks;        /* NULL where nothing was ever placed */
  GPtrArray *dismissals; /* PlDismissal, ref-counted */
  GHashTable *twins;     /* id → which of those that are called alike; NULL: not counted yet */
};

/* Parts */

static void
part_clear (PlPart *self)
{
  pl_kind_unref (self->kind);
  g_free (self->name);
  g_free (self->seats);
  g_free (self->controls);
  g_free (self->drivers);
}

PlPart *
pl_part_ref (PlPart *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pl_part_unref (PlPart *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, (GDestroyNotify) part_clear);
}

PlPart *
pl_part_new (PlKind *kind)
{
  PlPart *self = g_atomic_rc_box_new0 (PlPart);

  self->kind = pl_kind_ref (kind);
  self->seats = g_new0 (PlSeat, kind->connectors->len);
  self->controls = g_new0 (double, MAX (kind->controls->len, 1));
  self->drivers = g_new0 (guint8, kind->connectors->len);
  for (guint i = 0; i < kind->connectors->len; i++)
    self->seats[i].x = self->seats[i].y = (double) NAN;
  for (guint i = 0; i < kind->controls->len; i++)
    self->controls[i] = pl_kind_control (kind, i)->initial;
  return self;
}

PlPart *
pl_part_dup (const PlPart *self)
{
  PlPart *copy = g_atomic_rc_box_new0 (PlPart);
  guint n_connectors = self->kind->connectors->len;

  *copy = *self;
  copy->kind = pl_kind_ref (self->kind);
  copy->name = g_strdup (self->name);
  copy->seats = g_memdup2 (self->seats, n_connectors * sizeof (PlSeat));
  copy->controls = g_memdup2 (self->controls, MAX (self->kind->controls->len, 1) * sizeof (double));
  copy->drivers = g_memdup2 (self->drivers, n_connectors);
  return copy;
}

const char *
pl_part_title (const PlPart *self)
{
  return self->name != NULL ? self->name : self->kind->name;
}

/* Chunks */

static void
chunk_clear (Chunk *chunk)
{
  for (guint i = 0; i < CHUNK_SIZE; i++)
    pl_part_unref (chunk->parts[i]);
}

static void
chunk_unref (Chunk *chunk)
{
  if (chunk != NULL)
    g_atomic_rc_box_release_full (chunk, (GDestroyNotify) chunk_clear);
}

static Chunk *
chunk_copy (const Chunk *chunk)
{
  Chunk *copy = g_atomic_rc_box_new0 (Chunk);

  for (guint i = 0; chunk != NULL && i < CHUNK_SIZE; i++)
    if (chunk->parts[i] != NULL)
      copy->parts[i] = pl_part_ref (chunk->parts[i]);
  return copy;
}

/* Dismissals */

static void
dismissal_clear (PlDismissal *dismissal)
{
  g_free (dismissal->code);
  g_free (dismissal->reason);
}

static void
dismissal_unref (gpointer dismissal)
{
  g_atomic_rc_box_release_full (dismissal, (GDestroyNotify) dismissal_clear);
}

/* Patches */

static void
patch_clear (PlPatch *self)
{
  for (guint i = 0; i < self->n_chunks; i++)
    chunk_unref (self->chunks[i]);
  g_free (self->chunks);
  g_free (self->title);
  g_free (self->notes);
  g_ptr_array_unref (self->dismissals);
  g_clear_pointer (&self->twins, g_hash_table_unref);
}

PlPatch *
pl_patch_new (void)
{
  PlPatch *self = g_atomic_rc_box_new0 (PlPatch);

  self->title = g_strdup ("");
  self->notes = g_strdup ("");
  self->next_id = 1;
  self->dismissals = g_ptr_array_new_with_free_func (dismissal_unref);
  return self;
}

PlPatch *
pl_patch_ref (PlPatch *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pl_patch_unref (PlPatch *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, (GDestroyNotify) patch_clear);
}

PlPatch *
pl_patch_copy (const PlPatch *self)
{
  PlPatch *copy = g_atomic_rc_box_new0 (PlPatch);

  *copy = *self;
  copy->title = g_strdup (self->title);
  copy->notes = g_strdup (self->notes);
  copy->twins = NULL;
  copy->chunks = g_new0 (Chunk *, MAX (self->n_chunks, 1));
  for (guint i = 0; i < self->n_chunks; i++)
    if (self->chunks[i] != NULL)
      copy->chunks[i] = g_atomic_rc_box_acquire (self->chunks[i]);
  copy->dismissals = g_ptr_array_new_with_free_func (dismissal_unref);
  for (guint i = 0; i < self->dismissals->len; i++)
    g_ptr_array_add (copy->dismissals,
                     g_atomic_rc_box_acquire (g_ptr_array_index (self->dismissals, i)));
  return copy;
}

static guint
count_pieces (const PlPart *part)
{
  return part != NULL ? pl_kind_count_pieces (part->kind) : 0;
}

void
pl_patch_put (PlPatch *self, PlPartId id, PlPart *part)
{
  guint index = id / CHUNK_SIZE;
  Chunk *chunk = NULL;
  PlPart **slot = NULL;

  g_assert (id > 0 && id <= PL_MAX_PART_ID);
  if (index >= self->n_chunks)
    {
      self->chunks = g_renew (Chunk *, self->chunks, index + 1);
      memset (self->chunks + self->n_chunks, 0, (index + 1 - self->n_chunks) * sizeof (Chunk *));
      self->n_chunks = index + 1;
    }
  chunk = chunk_copy (self->chunks[index]);
  chunk_unref (self->chunks[index]);
  self->chunks[index] = chunk;
  slot = &chunk->parts[id % CHUNK_SIZE];
  self->n_parts += (part != NULL ? 1u : 0u) - (*slot != NULL ? 1u : 0u);
  self->n_pieces += count_pieces (part) - count_pieces (*slot);
  pl_part_unref (*slot);
  *slot = part;
  self->next_id = MAX (self->next_id, id + 1);
  g_clear_pointer (&self->twins, g_hash_table_unref);
}

void
pl_patch_put_title (PlPatch *self, const char *title)
{
  char *copy = g_strdup (title);

  g_free (self->title);
  self->title = copy;
}

void
pl_patch_put_notes (PlPatch *self, const char *notes)
{
  char *copy = g_strdup (notes);

  g_free (self->notes);
  self->notes = copy;
}

void
pl_patch_put_view (PlPatch *self, PlView view)
{
  self->view = view;
}

void
pl_patch_put_next_id (PlPatch *self, PlPartId next_id)
{
  self->next_id = MAX (self->next_id, next_id);
}

void
pl_patch_drop_dismissal (PlPatch *self, const char *code, PlPartId part)
{
  for (guint i = self->dismissals->len; i-- > 0;)
    {
      const PlDismissal *dismissal = pl_patch_get_dismissal (self, i);
      if (dismissal->part == part && strcmp (dismissal->code, code) == 0)
        g_ptr_array_remove_index (self->dismissals, i);
    }
}

void
pl_patch_put_dismissal (PlPatch *self, const PlDismissal *dismissal)
{
  PlDismissal *copy = g_atomic_rc_box_new0 (PlDismissal);

  copy->code = g_strdup (dismissal->code);
  copy->part = dismissal->part;
  copy->reason = g_strdup (dismissal->reason);
  pl_patch_drop_dismissal (self, copy->code, copy->part);
  g_ptr_array_add (self->dismissals, copy);
}

const char *
pl_patch_get_title (const PlPatch *self)
{
  return self->title;
}

const char *
pl_patch_get_notes (const PlPatch *self)
{
  return self->notes;
}

PlView
pl_patch_get_view (const PlPatch *self)
{
  return self->view;
}

const PlPart *
pl_patch_get_part (const PlPatch *self, PlPartId id)
{
  guint index = id / CHUNK_SIZE;

  if (index >= self->n_chunks || self->chunks[index] == NULL)
    return NULL;
  return self->chunks[index]->parts[id % CHUNK_SIZE];
}

guint
pl_patch_count_pieces (const PlPatch *self)
{
  return self->n_pieces;
}

guint
pl_patch_count_parts (const PlPatch *self)
{
  return self->n_parts;
}

PlPartId
pl_patch_next_id (const PlPatch *self)
{
  return self->next_id;
}

PlPartId
pl_patch_next_part (const PlPatch *self, PlPartId after)
{
  for (PlPartId id = after + 1; id < self->n_chunks * CHUNK_SIZE; id++)
    {
      if (self->chunks[id / CHUNK_SIZE] == NULL)
        id |= CHUNK_SIZE - 1; /* nothing in this chunk */
      else if (self->chunks[id / CHUNK_SIZE]->parts[id % CHUNK_SIZE] != NULL)
        return id;
    }
  return 0;
}

guint
pl_patch_count_dismissals (const PlPatch *self)
{
  return self->dismissals->len;
}

const PlDismissal *
pl_patch_get_dismissal (const PlPatch *self, guint index)
{
  return g_ptr_array_index (self->dismissals, index);
}

gboolean
pl_patch_find_plug_in (const PlPatch *self, PlEnd socket, PlEnd *plug)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (self, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (self, id);

      g_assert (part != NULL);
      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        if (part->seats[i].part == socket.part && part->seats[i].part != 0
            && part->seats[i].connector == socket.connector)
          {
            *plug = (PlEnd){ id, i };
            return TRUE;
          }
    }
  return FALSE;
}

static const Chunk *
get_chunk (const PlPatch *self, guint index)
{
  return self != NULL && index < self->n_chunks ? self->chunks[index] : NULL;
}

void
pl_patch_diff (const PlPatch *before, const PlPatch *after, PlPatchVisit visit, gpointer data)
{
  guint n_chunks = MAX (before != NULL ? before->n_chunks : 0, after != NULL ? after->n_chunks : 0);

  for (guint i = 0; i < n_chunks; i++)
    {
      const Chunk *a = get_chunk (before, i), *b = get_chunk (after, i);

      if (a == b)
        continue;
      for (guint j = 0; j < CHUNK_SIZE; j++)
        {
          const PlPart *p = a != NULL ? a->parts[j] : NULL, *q = b != NULL ? b->parts[j] : NULL;
          if (p != q)
            visit (i * CHUNK_SIZE + j, p, q, data);
        }
    }
}

/* Twins */

static guint
hash_title (gconstpointer data)
{
  const PlPart *part = data;

  return g_str_hash (part->kind->name) * 31 + (part->name != NULL ? g_str_hash (part->name) : 0);
}

static gboolean
is_called_alike (gconstpointer a, gconstpointer b)
{
  const PlPart *p = a, *q = b;

  return strcmp (p->kind->name, q->kind->name) == 0 && g_strcmp0 (p->name, q->name) == 0;
}

static GHashTable *
count_twins (const PlPatch *self)
{
  GHashTable *twins = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) firsts = g_hash_table_new (hash_title, is_called_alike);
  g_autoptr (GHashTable) counts = g_hash_table_new (hash_title, is_called_alike);

  for (PlPartId id = 0; (id = pl_patch_next_part (self, id)) != 0;)
    {
      gpointer part = (gpointer) pl_patch_get_part (self, id);
      const PlKind *kind = ((const PlPart *) part)->kind;
      guint n;

      if (pl_kind_is_cable (kind) || kind->category == PL_CATEGORY_NOTE)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, part)) + 1;
      g_hash_table_insert (counts, part, GUINT_TO_POINTER (n));
      if (n == 1)
        g_hash_table_insert (firsts, part, GUINT_TO_POINTER (id));
      else
        g_hash_table_insert (twins, GUINT_TO_POINTER (id), GUINT_TO_POINTER (n));
      if (n == 2)
        g_hash_table_insert (twins, g_hash_table_lookup (firsts, part), GUINT_TO_POINTER (1));
    }
  return twins;
}

/* A patch is read by several threads: who counts second throws its table away. */
guint
pl_patch_get_twin (const PlPatch *self, PlPartId id)
{
  GHashTable **slot = (GHashTable **) &self->twins, *twins = g_atomic_pointer_get (slot);

  if (twins == NULL)
    {
      twins = count_twins (self);
      if (!g_atomic_pointer_compare_and_exchange (slot, NULL, twins))
        {
          g_hash_table_unref (twins);
          twins = g_atomic_pointer_get (slot);
        }
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (twins, GUINT_TO_POINTER (id)));
}
