/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/matrix.h"

#include <math.h>
#include <string.h>

/* Small matrices are solved dense: below this size that is the fastest way. */
enum
{
  DENSE_LIMIT = 40
};

typedef struct
{
  guint column;
  double value;
} Entry;

typedef struct
{
  Entry *entries; /* unsorted */
  guint n, size;
} Row;

struct PlMatrix
{
  guint n;
  Row *rows;      /* NULL: dense */
  double dense[]; /* n × n */
};

PlMatrix *
pl_matrix_new (guint n)
{
  gboolean dense = n <= DENSE_LIMIT;
  PlMatrix *self = g_malloc0 (sizeof (PlMatrix) + (dense ? (gsize) n * n * sizeof (double) : 0));

  self->n = n;
  self->rows = dense ? NULL : g_new0 (Row, n);
  return self;
}

void
pl_matrix_free (PlMatrix *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->rows != NULL && i < self->n; i++)
    g_free (self->rows[i].entries);
  g_free (self->rows);
  g_free (self);
}

static Entry *
row_find (const Row *row, guint column)
{
  for (guint i = 0; i < row->n; i++)
    if (row->entries[i].column == column)
      return &row->entries[i];
  return NULL;
}

/* Of an entry that is known to be there. */
static double
row_get (const Row *row, guint column)
{
  const Entry *entry = row_find (row, column);

  g_assert (entry != NULL);
  return entry->value;
}

static void
row_add (Row *row, guint column, double value)
{
  Entry *entry = row_find (row, column);

  if (entry != NULL)
    {
      entry->value += value;
      return;
    }
  if (row->n == row->size)
    {
      row->size = MAX (8, row->size * 2);
      row->entries = g_renew (Entry, row->entries, row->size);
    }
  row->entries[row->n++] = (Entry){ column, value };
}

void
pl_matrix_add (PlMatrix *self, guint row, guint column, double value)
{
  if (self->rows == NULL)
    self->dense[(gsize) row * self->n + column] += value;
  else
    row_add (&self->rows[row], column, value);
}

/* Dense */

static void
eliminate_dense (double *a, guint n, double *rhs, guint n_sides, guint pivot)
{
  const double *top = a + (gsize) pivot * n;

  for (guint i = pivot + 1; i < n; i++)
    {
      double *row = a + (gsize) i * n;
      double factor = row[pivot] / top[pivot];

      if (fpclassify (factor) == FP_ZERO)
        continue;
      for (guint j = pivot + 1; j < n; j++)
        row[j] -= factor * top[j];
      for (guint s = 0; s < n_sides; s++)
        rhs[i * n_sides + s] -= factor * rhs[pivot * n_sides + s];
    }
}

static void
solve_dense (double *a, guint n, double *rhs, guint n_sides)
{
  for (guint pivot = 0; pivot < n; pivot++)
    eliminate_dense (a, n, rhs, n_sides, pivot);
  for (guint i = n; i-- > 0;)
    for (guint s = 0; s < n_sides; s++)
      {
        double sum = rhs[i * n_sides + s];

        for (guint j = i + 1; j < n; j++)
          sum -= a[(gsize) i * n + j] * rhs[j * n_sides + s];
        rhs[i * n_sides + s] = sum / a[(gsize) i * n + i];
      }
}

/* Sparse.  The pattern is kept symmetric, so a row's columns are also the rows that refer to it. */

static void
make_symmetric (PlMatrix *self)
{
  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < self->rows[i].n; k++)
      row_add (&self->rows[self->rows[i].entries[k].column], i, 0.0);
}

static guint
degree (const Row *row, const gboolean *done)
{
  guint n = 0;

  for (guint i = 0; i < row->n; i++)
    n += done[row->entries[i].column] ? 0 : 1;
  return n;
}

/* A binary heap of (degree, row) with lazy deletion. */
typedef struct
{
  guint degree, row;
} HeapItem;

static void
heap_push (GArray *heap, HeapItem item)
{
  guint at = heap->len;

  g_array_append_val (heap, item);
  while (at > 0)
    {
      HeapItem *parent = &g_array_index (heap, HeapItem, (at - 1) / 2);

      if (parent->degree <= item.degree)
        break;
      g_array_index (heap, HeapItem, at) = *parent;
      at = (at - 1) / 2;
    }
  g_array_index (heap, HeapItem, at) = item;
}

static HeapItem
heap_pop (GArray *heap)
{
  HeapItem *items = (HeapItem *) (void *) heap->data;
  HeapItem top = items[0], last = items[heap->len - 1];
  guint at = 0, n = heap->len - 1;

  g_array_set_size (heap, n);
  while (2 * at + 1 < n)
    {
      guint child = 2 * at + 1;

      if (child + 1 < n && items[child + 1].degree < items[child].degree)
        child++;
      if (items[child].degree >= last.degree)
        break;
      items[at] = items[child];
      at = child;
    }
  if (n > 0)
    items[at] = last;
  return top;
}

typedef struct
{
  PlMatrix *matrix;
  gboolean *done;
  GArray *heap;
  double *rhs;
  guint n_sides;
} Elimination;

static void
eliminate_row (Elimination *self, guint pivot, guint target)
{
  const Row *top = &self->matrix->rows[pivot];
  Row *row = &self->matrix->rows[target];
  double factor = row_get (row, pivot) / row_get (top, pivot);

  for (guint k = 0; k < top->n; k++)
    if (!self->done[top->entries[k].column])
      row_add (row, top->entries[k].column, -factor * top->entries[k].value);
  for (guint s = 0; s < self->n_sides; s++)
    self->rhs[target * self->n_sides + s] -= factor * self->rhs[pivot * self->n_sides + s];
  heap_push (self->heap, (HeapItem){ degree (row, self->done), target });
}

static void
eliminate_pivot (Elimination *self, guint pivot)
{
  const Row *top = &self->matrix->rows[pivot];

  self->done[pivot] = TRUE; /* first: degrees below must not count it any more */
  for (guint k = 0; k < top->n; k++)
    if (!self->done[top->entries[k].column])
      eliminate_row (self, pivot, top->entries[k].column);
}

static void
substitute (Elimination *self, const guint *order)
{
  g_autofree gboolean *known = g_new0 (gboolean, self->matrix->n);

  for (guint i = self->matrix->n; i-- > 0;)
    {
      guint pivot = order[i];
      const Row *row = &self->matrix->rows[pivot];
      double diagonal = row_get (row, pivot);

      for (guint s = 0; s < self->n_sides; s++)
        {
          double sum = self->rhs[pivot * self->n_sides + s];

          for (guint k = 0; k < row->n; k++)
            if (known[row->entries[k].column])
              sum -= row->entries[k].value * self->rhs[row->entries[k].column * self->n_sides + s];
          self->rhs[pivot * self->n_sides + s] = sum / diagonal;
        }
      known[pivot] = TRUE;
    }
}

/* rhs is written through the elimination, which the linter does not see. */
static void
solve_sparse (PlMatrix *self, double *rhs, guint n_sides) /* NOLINT */
{
  g_autofree gboolean *done = g_new0 (gboolean, self->n);
  g_autofree guint *order = g_new (guint, self->n);
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (HeapItem));
  Elimination work = { self, done, heap, rhs, n_sides };
  guint n_ordered = 0;

  make_symmetric (self);
  for (guint i = 0; i < self->n; i++)
    heap_push (heap, (HeapItem){ degree (&self->rows[i], done), i });
  while (n_ordered < self->n)
    {
      HeapItem item = heap_pop (heap);

      if (done[item.row] || item.degree != degree (&self->rows[item.row], done))
        continue; /* an old entry; a fresher one is in the heap */
      eliminate_pivot (&work, item.row);
      order[n_ordered++] = item.row;
    }
  substitute (&work, order);
}

void
pl_matrix_solve (PlMatrix *self, double *rhs, guint n_sides)
{
  if (self->rows == NULL)
    solve_dense (self->dense, self->n, rhs, n_sides);
  else
    solve_sparse (self, rhs, n_sides);
}
