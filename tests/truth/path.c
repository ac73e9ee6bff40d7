/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "path.h"

struct Paths
{
  GPtrArray *cables;
  /* counts so far, + 1; 0: not counted yet */
  guint64 known[PATH_MAX_CABLES + 1][PL_N_SHAPES][2][PL_N_SHAPES][2];
};

Paths *
paths_new (GPtrArray *cables)
{
  Paths *self = g_new0 (Paths, 1);

  self->cables = g_ptr_array_ref (cables);
  return self;
}

void
paths_free (Paths *self)
{
  g_ptr_array_unref (self->cables);
  g_free (self);
}

Face
face_of (const PlKind *kind, guint16 connector)
{
  const PlConnector *what = pl_kind_connector (kind, connector);

  return (Face){ what->shape, what->moves };
}

static gboolean
can_join (Face a, Face b)
{
  return (a.moves && pl_shape_mates (a.shape, b.shape))
         || (b.moves && pl_shape_mates (b.shape, a.shape));
}

static guint64
count_through (Paths *self, guint n_cables, Face from, Face to, const PlKind *cable)
{
  guint64 sum = 0;

  for (guint16 in = 0; in < cable->connectors->len; in++)
    for (guint16 out = 0; out < cable->connectors->len; out++)
      if (in != out && can_join (from, face_of (cable, in)))
        sum += paths_count (self, n_cables - 1, face_of (cable, out), to);
  return sum;
}

guint64
paths_count (Paths *self, guint n_cables, Face from, Face to)
{
  guint64 *known = &self->known[n_cables][from.shape][from.moves][to.shape][to.moves];
  guint64 sum = 0;

  if (*known > 0)
    return *known - 1;
  if (n_cables == 0)
    sum = can_join (from, to) ? 1 : 0;
  else
    for (guint i = 0; i < self->cables->len; i++)
      sum += count_through (self, n_cables, from, to, g_ptr_array_index (self->cables, i));
  *known = sum + 1;
  return sum;
}

/* The cable, and its ends, with which path number *number begins; *number is left as the number
 * among those that begin so. */
static void
find_first (Paths *self, guint n_cables, Face from, Face to, guint64 *number, Path *path)
{
  guint at = path->n_cables;

  for (guint i = 0; i < self->cables->len; i++)
    {
      PlKind *cable = g_ptr_array_index (self->cables, i);

      for (guint16 in = 0; in < cable->connectors->len; in++)
        for (guint16 out = 0; out < cable->connectors->len; out++)
          {
            guint64 n = 0;

            if (in != out && can_join (from, face_of (cable, in)))
              n = paths_count (self, n_cables - 1, face_of (cable, out), to);
            if (*number < n)
              {
                path->cable[at] = cable;
                path->in[at] = in;
                path->out[at] = out;
                path->n_cables++;
                return;
              }
            *number -= n;
          }
    }
  g_assert_not_reached ();
}

Path
paths_get (Paths *self, guint n_cables, Face from, Face to, guint64 number)
{
  Path path = { 0 };

  g_assert (number < paths_count (self, n_cables, from, to));
  for (; n_cables > 0; n_cables--)
    {
      find_first (self, n_cables, from, to, &number, &path);
      from = face_of (path.cable[path.n_cables - 1], path.out[path.n_cables - 1]);
    }
  return path;
}
