/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with method1-phones.patchlead open: for tests that change what is on its bench. */
#pragma once

#include "app/bench-private.h"
#include "app/window-private.h"

G_BEGIN_DECLS

enum
{
  MIXER = 1, /* of method1-phones.patchlead */
  AMP = 2,
  HEADPHONES = 3,
  CABLE = 5,
  NEXT = 6 /* what is put down next */
};

typedef struct
{
  PlWindow *window;
  GtkWidget *bench;
  PlDocument *document;
  char *before; /* the bench as it was */
} TestBench;

/* For g_test_add(); data: the library. */
void test_bench_set_up (TestBench *self, gconstpointer data);
void test_bench_tear_down (TestBench *self, gconstpointer data);

char *test_bench_dup_text (TestBench *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean test_bench_is_as_before (TestBench *self);

/* One step was done, which Undo takes back. */
void test_bench_assert_one_step (TestBench *self);

/* Must be there. */
const PlPart *test_bench_get_part (TestBench *self, PlPartId id);
guint16 test_bench_find_connector (TestBench *self, PlPartId id, const char *name);
const PlSeat *test_bench_get_seat (TestBench *self, PlPartId id, const char *plug);

/* What the first listener hears. */
PlLabel test_bench_judge (TestBench *self);

/* Until all is painted as it is, ears too, which follow a frame after what has changed them. */
void test_bench_wait_for_pictures (PlBenchView *bench);
/* The bench at rest as it is painted by now. */
GBytes *test_bench_dup_pixels (PlBenchView *bench) G_GNUC_WARN_UNUSED_RESULT;
/* But for so many of the 255 levels of each px: cairo covers one otherwise where a clip cuts a
 * slope. */
gboolean test_looks_like (GBytes *one, GBytes *other, int levels);

/* A condition for test_wait_until(): a widget has its place. */
gboolean test_is_laid_out (gpointer widget);

G_END_DECLS
