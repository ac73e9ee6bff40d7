/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A plug in hand while something else happens. */
#include "fixture-gestures.h"

/* Another button while a plug is in hand puts it back, and opens no menu. */
static void
test_other_button (Fixture *self, gconstpointer data)
{
  carry (self, jack_at (self, CABLE, "b"), beside (self, AMP, TRUE, TRUE));
  g_assert_cmpint (self->bench->grip, ==, PL_GRIP_PLUG);
  click (self, beside (self, AMP, TRUE, TRUE), 3);
  g_assert_cmpint (self->bench->grip, ==, PL_GRIP_NONE);
  g_assert_true (self->bench->popover == NULL || !gtk_widget_get_mapped (self->bench->popover));
  assert_as_before (self);
  hands_release (self->hands, 1);
  settle (60);
  assert_as_before (self);
  click (self, beside (self, AMP, TRUE, TRUE), 3); /* nothing is in hand now */
  g_assert_true (gtk_widget_get_mapped (self->bench->popover));
  gtk_popover_popdown (GTK_POPOVER (self->bench->popover));
  settle (60);
}

/* What is let go over a pane lies where it is seen. */
static void
test_beyond_edge (Fixture *self, gconstpointer data)
{
  PlPoint plug = jack_at (self, CABLE, "b"), right, now;

  right = to_screen (
      self, pl_bench_view_to_bench (self->bench, gtk_widget_get_width (self->window->bench), 0.0));
  drag (self, plug, (PlPoint){ right.x + 100.0, plug.y });
  assert_sits (self, CABLE, "b", 0, NULL);
  now = jack_at (self, CABLE, "b");
  g_assert_cmpfloat (now.x, <, right.x - 10.0);
  assert_one_step (self);
}

/* A device that is let go halfway below a pane is in view then, and as large as before. */
static void
test_moved_to_edge (Fixture *self, gconstpointer data)
{
  PlPoint from = body_of (self, ANNA), right;
  double zoom = pl_bench_view_get_zoom (self->bench);

  right = to_screen (
      self, pl_bench_view_to_bench (self->bench, gtk_widget_get_width (self->window->bench), 0.0));
  drag (self, from, (PlPoint){ right.x - 4.0, from.y });
  g_assert_true (pl_bench_view_sees_part (self->bench, ANNA));
  g_assert_cmpfloat (body_of (self, ANNA).x, <, right.x - 10.0);
  g_assert_cmpfloat_with_epsilon (pl_bench_view_get_zoom (self->bench), zoom, 1e-6);
  assert_one_step (self);
  from = body_of (self, ANNA);
  drag (self, from, (PlPoint){ right.x - 60.0, from.y + 900.0 }); /* out of the window */
  g_assert_true (pl_bench_view_sees_part (self->bench, ANNA));
}

/* A jack that is not in view is reached: the bench comes to meet the hand, and no farther than
 * there is something on it. */
static void
test_comes_closer (Fixture *self, gconstpointer data)
{
  double height = gtk_widget_get_height (self->window->bench), low;
  PlPoint plug;

  pl_bench_view_zoom_to (self->bench, 2.0);
  settle (60);
  plug = jack_at (self, MIXER, "phones");
  pl_bench_view_scroll_by (self->bench, plug.x - 500.0, plug.y - 300.0);
  settle (60);
  low = to_screen (self, pl_bench_view_to_bench (self->bench, 0.0, height)).y;
  g_assert_cmpfloat (jack_at (self, AMP, "phones-3").y, >, low);
  plug = jack_at (self, CABLE, "a");
  carry (self, plug, (PlPoint){ plug.x, low + 4.0 });
  settle (300);
  g_assert_cmpfloat (jack_at (self, AMP, "phones-3").y, <, low);
  g_assert_cmpint (self->bench->grip, ==, PL_GRIP_PLUG);
  go (self, jack_at (self, AMP, "phones-3"));
  g_assert_true (gtk_widget_get_mapped (self->bench->card));
  hands_release (self->hands, 1);
  settle (60);
  assert_sits (self, CABLE, "a", AMP, "phones-3");
}

static void
add_tests (void)
{
  gestures_add ("/in-hand/other-button", test_other_button);
  gestures_add ("/in-hand/beyond-edge", test_beyond_edge);
  gestures_add ("/in-hand/moved-to-edge", test_moved_to_edge);
  gestures_add ("/in-hand/comes-closer", test_comes_closer);
}

int
main (int argc, char **argv)
{
  return gestures_main (argc, argv, add_tests);
}
