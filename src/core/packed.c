/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/packed.h"

#include <string.h>
#include <zlib.h>

/* The quickest level: the best gains another tenth. */
#define LEVEL Z_BEST_SPEED

struct PlPacked
{
  guint32 length, size; /* equal: kept as it is */
  guint8 bytes[];
};

enum
{
  LENGTH_MAX = 1 << 30
};

PlPacked *
pl_packed_new (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autofree guint8 *room = g_malloc (MAX (n, 1));
  uLongf size = n;
  PlPacked *self;

  g_assert (n <= LENGTH_MAX);
  if (n == 0 || compress2 (room, &size, (const guint8 *) text, n, LEVEL) != Z_OK)
    size = n; /* there was not room enough */
  self = g_malloc (sizeof *self + size);
  self->length = (guint32) n;
  self->size = (guint32) size;
  if (size > 0)
    memcpy (self->bytes, size < n ? room : (const guint8 *) text, size);
  return self;
}

char *
pl_packed_dup_text (const PlPacked *self)
{
  char *text = g_malloc (self->length + 1);
  uLongf n = self->length;

  if (self->size < self->length)
    {
      int result = uncompress ((guint8 *) text, &n, self->bytes, self->size);

      g_assert (result == Z_OK && n == self->length);
    }
  else if (n > 0)
    memcpy (text, self->bytes, n);
  text[n] = '\0';
  return text;
}

gsize
pl_packed_get_length (const PlPacked *self)
{
  return self->length;
}

gsize
pl_packed_get_size (const PlPacked *self)
{
  return self->size;
}
