/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sparse solver against a plain dense one, on networks as circuits make them. */
#include <math.h>

#include "core/matrix.h"

enum
{
  N_SIDES = 3
};

static void
swap_rows (double *rows, guint width, guint i, guint k)
{
  for (guint j = 0; j < width; j++)
    {
      double keep = rows[i * width + j];

      rows[i * width + j] = rows[k * width + j];
      rows[k * width + j] = keep;
    }
}

static void
eliminate (double *a, double *b, guint n, guint k)
{
  for (guint i = k + 1; i < n; i++)
    {
      double factor = a[i * n + k] / a[k * n + k];

      for (guint j = k; j < n; j++)
        a[i * n + j] -= factor * a[k * n + j];
      for (guint j = 0; j < N_SIDES; j++)
        b[i * N_SIDES + j] -= factor * b[k * N_SIDES + j];
    }
}

/* Gauss with row pivoting; a is n × n, b is n × N_SIDES. */
static void
solve_dense (double *a, double *b, guint n)
{
  for (guint k = 0; k < n; k++)
    {
      guint best = k;

      for (guint i = k + 1; i < n; i++)
        if (fabs (a[i * n + k]) > fabs (a[best * n + k]))
          best = i;
      swap_rows (a, n, k, best);
      swap_rows (b, N_SIDES, k, best);
      eliminate (a, b, n, k);
    }
  for (guint k = n; k-- > 0;)
    for (guint side = 0; side < N_SIDES; side++)
      {
        for (guint j = k + 1; j < n; j++)
          b[k * N_SIDES + side] -= a[k * n + j] * b[j * N_SIDES + side];
        b[k * N_SIDES + side] /= a[k * n + k];
      }
}

typedef struct
{
  guint n;
  PlMatrix *sparse;
  double *dense;
} Network;

static void
add (Network *self, guint row, guint column, double value)
{
  pl_matrix_add (self->sparse, row, column, value);
  self->dense[row * self->n + column] += value;
}

static void
add_resistor (Network *self, guint a, guint b, double siemens)
{
  add (self, a, a, siemens);
  add (self, b, b, siemens);
  add (self, a, b, -siemens);
  add (self, b, a, -siemens);
}

/* A chain, some resistors across it, some to ground, and a few followers (unity controlled
 * sources). */
static void
fill (Network *self, GRand *rand, gboolean followers)
{
  gint32 n = (gint32) self->n;

  for (guint i = 0; i + 1 < self->n; i++)
    add_resistor (self, i, i + 1, 1.0 / g_rand_double_range (rand, 1, 20000));
  for (guint i = 0; i < self->n; i++)
    {
      guint a = (guint) g_rand_int_range (rand, 0, n), b = (guint) g_rand_int_range (rand, 0, n);

      add (self, i, i, 1e-12);
      if (a != b && i % 2 == 0)
        add_resistor (self, a, b, 1.0 / g_rand_double_range (rand, 1, 20000));
      if (i % 3 == 0)
        add (self, a, a, 1.0 / g_rand_double_range (rand, 10, 1000));
    }
  for (guint i = 0; followers && i + 3 < self->n; i += 7)
    {
      double siemens = 1.0 / 120;

      add (self, i, i, siemens);
      add (self, i, i + 3, -siemens);
    }
}

static void
check (guint n, guint32 seed, gboolean followers)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Network network = { n, pl_matrix_new (n), g_new0 (double, (gsize) n *n) };
  g_autofree double *found = g_new (double, (gsize) n *N_SIDES);
  g_autofree double *wanted = g_new (double, (gsize) n *N_SIDES);

  fill (&network, rand, followers);
  for (guint i = 0; i < n * N_SIDES; i++)
    found[i] = wanted[i] = i % 5 == 0 ? g_rand_double_range (rand, -1, 1) : 0.0;
  pl_matrix_solve (network.sparse, found, N_SIDES);
  solve_dense (network.dense, wanted, n);
  for (guint i = 0; i < n * N_SIDES; i++)
    g_assert_cmpfloat (fabs (found[i] - wanted[i]), <=, 1e-9 * (1.0 + fabs (wanted[i])));
  pl_matrix_free (network.sparse);
  g_free (network.dense);
}

static void
test_sizes (void)
{
  const guint sizes[] = { 1, 2, 3, 17, 39, 40, 41, 42, 60, 97, 150 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint32 seed = 1; seed <= 6; seed++)
      {
        check (sizes[i], seed, FALSE);
        check (sizes[i], seed, TRUE);
      }
}

static void
test_no_equations (void)
{
  g_autoptr (PlMatrix) matrix = pl_matrix_new (0);
  double nothing = 7.0;

  pl_matrix_solve (matrix, &nothing, 0);
  g_assert_cmpfloat_with_epsilon (nothing, 7.0, 1e-12);
}

/* A star of many leaves: the order of elimination decides whether this takes forever. */
static void
test_star (void)
{
  const guint n = 5001;
  g_autoptr (PlMatrix) matrix = pl_matrix_new (n);
  g_autofree double *x = g_new0 (double, n);

  for (guint i = 1; i < n; i++)
    {
      pl_matrix_add (matrix, 0, 0, 1.0);
      pl_matrix_add (matrix, i, i, 2.0);
      pl_matrix_add (matrix, 0, i, -1.0);
      pl_matrix_add (matrix, i, 0, -1.0);
    }
  x[0] = 1.0;
  pl_matrix_solve (matrix, x, 1);
  g_assert_cmpfloat_with_epsilon (x[0], 2.0 / (n - 1), 1e-12);
  g_assert_cmpfloat_with_epsilon (x[n - 1], 1.0 / (n - 1), 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/sizes", test_sizes);
  g_test_add_func ("/matrix/no-equations", test_no_equations);
  g_test_add_func ("/matrix/star", test_star);
  return g_test_run ();
}
