/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "draw/curve.h"

static void
test_bounds (void)
{
  for (int i = 0; i < 200; i++)
    {
      PlPoint a = { g_test_rand_double_range (-500, 500), g_test_rand_double_range (-500, 500) };
      PlPoint b = { g_test_rand_double_range (-500, 500), g_test_rand_double_range (-500, 500) };
      PlCurve curve = pl_curve_hang (a, b);
      PlRect bounds = pl_curve_bounds (&curve), grown = pl_rect_grow (&bounds, 1e-6);

      for (int t = 0; t <= 40; t++)
        g_assert_true (pl_rect_contains (&grown, pl_curve_at (&curve, t / 40.0)));
    }
}

static void
test_hangs_and_ends (void)
{
  PlCurve curve = pl_curve_hang ((PlPoint){ 10, 20 }, (PlPoint){ 300, 20 });

  g_assert_cmpfloat_with_epsilon (curve.p[0].x, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve.p[3].x, 300, 1e-9);
  g_assert_cmpfloat (pl_curve_at (&curve, 0.5).y, >, 40); /* lower on the bench: y grows down */
}

static void
test_distance (void)
{
  PlCurve curve = pl_curve_hang ((PlPoint){ 0, 0 }, (PlPoint){ 200, 0 });
  PlPoint middle = pl_curve_at (&curve, 0.5);

  g_assert_cmpfloat (pl_curve_distance (&curve, middle), <, 0.5);
  middle.y += 30;
  g_assert_cmpfloat_with_epsilon (pl_curve_distance (&curve, middle), 30, 0.5);
}

static void
test_rects (void)
{
  PlRect a = { 0, 0, 10, 10 }, b = { 10, 10, 5, 5 }, c = { 11, 0, 2, 2 }, all;

  g_assert_true (pl_rect_intersects (&a, &b));
  g_assert_false (pl_rect_intersects (&a, &c));
  all = pl_rect_union (&a, &c);
  g_assert_cmpfloat_with_epsilon (all.width, 13, 1e-9);
}

/* Whoever paints leaves out what stays outside, so a run that comes in must never be missed; one
 * that hangs round an area whose corner its bounds cover stays outside. */
static void
test_may_enter (void)
{
  PlCurve curve = pl_curve_hang ((PlPoint){ 0, 0 }, (PlPoint){ 600, -300 });
  PlRect below_its_end = { 560, 0, 60, 60 }, far = { 900, 0, 50, 50 };
  PlRect bounds = pl_curve_bounds (&curve), across = pl_rect_overlap (&bounds, &below_its_end);

  for (guint i = 0; i <= 200; i++)
    {
      PlPoint at = pl_curve_at (&curve, i / 200.0);
      PlRect spot = { at.x - 0.01, at.y - 0.01, 0.02, 0.02 };

      g_assert_true (pl_curve_may_enter (&curve, &spot));
    }
  g_assert_cmpfloat (across.width * across.height, >, 0.0);
  g_assert_false (pl_curve_may_enter (&curve, &below_its_end));
  g_assert_false (pl_curve_may_enter (&curve, &far));
  across = pl_rect_overlap (&bounds, &far);
  g_assert_cmpfloat_with_epsilon (across.width, 0.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curve/bounds", test_bounds);
  g_test_add_func ("/curve/hangs", test_hangs_and_ends);
  g_test_add_func ("/curve/may-enter", test_may_enter);
  g_test_add_func ("/curve/distance", test_distance);
  g_test_add_func ("/curve/rects", test_rects);
  return g_test_run ();
}
