/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dense-free linear solving: sparse LU in minimum-degree order, no pivoting.
 *
 * Nodal matrices of resistive circuits are diagonally dominant, so elimination without pivoting is
 * stable; controlled sources of unity gain (ground-sensing outputs) keep their rows dominant. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct PlMatrix PlMatrix;

/* n equations, all zero. */
PlMatrix *pl_matrix_new (guint n) G_GNUC_WARN_UNUSED_RESULT;
void pl_matrix_free (PlMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlMatrix, pl_matrix_free)

void pl_matrix_add (PlMatrix *self, guint row, guint column, double value);

/* Solves A x = b for n_sides right-hand sides at once; rhs[row * n_sides + side] is replaced by x.
 * Uses the matrix up. */
void pl_matrix_solve (PlMatrix *self, double *rhs, guint n_sides);

G_END_DECLS
