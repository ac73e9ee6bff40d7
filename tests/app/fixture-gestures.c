/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "core/patch-file.h"
#include "fixture-app.h"
#include "fixture-gestures.h"

static PlLibrary *library;

/* Until nothing has happened for a while. */
void
settle (guint ms)
{
  gint64 quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_since < (gint64) ms * 1000)
    if (g_main_context_iteration (NULL, FALSE))
      quiet_since = g_get_monotonic_time ();
    else
      g_usleep (500);
}

char *
dup_text (Fixture *self)
{
  return pl_patch_write (pl_document_get_patch (self->document));
}

void
assert_as_before (Fixture *self)
{
  g_autofree char *now = dup_text (self);

  g_assert_cmpstr (now, ==, self->before);
}

/* One step, which Undo takes back. */
void
assert_one_step (Fixture *self)
{
  g_autofree char *now = dup_text (self);

  g_assert_cmpstr (now, !=, self->before);
  hands_key (self->hands, GDK_KEY_z, GDK_CONTROL_MASK);
  settle (30);
  assert_as_before (self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);

  self->hands = hands_new ();
  g_assert_nonnull (self->hands);
  hands_move (self->hands, 1285, 805);
  self->window = PL_WINDOW (pl_window_new (NULL, library));
  self->bench = PL_BENCH_VIEW (self->window->bench);
  self->document = g_object_ref (self->window->document);
  gtk_window_present (GTK_WINDOW (self->window));
  pl_window_open (self->window, path);
  /* A machine that is busy takes its time until the bench has a size. */
  for (guint i = 0; i < 400 && gtk_widget_get_width (self->window->bench) == 0; i++)
    settle (20);
  settle (100);
  hands_focus (self->hands, GTK_WINDOW (self->window));
  settle (30);
  self->before = dup_text (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->hands, hands_free);
  pl_document_discard_draft (self->document);
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle (30);
  g_assert_finalize_object (self->document);
  g_free (self->before);
}

PlEnd
find_end (Fixture *self, PlPartId part, const char *jack)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), part)->kind;
  int index = pl_kind_find_connector (kind, jack);

  g_assert_cmpint (index, >=, 0);
  return (PlEnd){ part, (guint16) index };
}

void
assert_sits (Fixture *self, PlPartId part, const char *plug, PlPartId device, const char *jack)
{
  const PlPart *placed = pl_patch_get_part (pl_document_get_patch (self->document), part);
  const PlSeat *seat = &placed->seats[find_end (self, part, plug).connector];

  g_assert_cmpuint (seat->part, ==, device);
  if (device != 0)
    g_assert_cmpuint (seat->connector, ==, find_end (self, device, jack).connector);
}

/* Pointing: px of the screen; without a window manager the window lies at its origin. */

PlPoint
to_screen (Fixture *self, PlPoint on_bench)
{
  PlPoint here = pl_bench_view_from_bench (self->bench, on_bench);
  graphene_point_t in = GRAPHENE_POINT_INIT ((float) here.x, (float) here.y), out;
  double dx, dy;

  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &dx, &dy);
  g_assert_true (
      gtk_widget_compute_point (self->window->bench, GTK_WIDGET (self->window), &in, &out));
  return (PlPoint){ (double) out.x + dx, (double) out.y + dy };
}

PlPoint
jack_at (Fixture *self, PlPartId part, const char *jack)
{
  PlSpot spot;

  g_assert_true (pl_layout_get_spot (self->bench->layout, find_end (self, part, jack), &spot));
  return to_screen (self, (PlPoint){ spot.x, spot.y });
}

PlPoint
control_at (Fixture *self, PlPartId part, const char *control)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), part)->kind;
  int index = pl_kind_find_control (kind, control);
  PlSpot spot;

  g_assert_cmpint (index, >=, 0);
  g_assert_true (pl_layout_get_control (self->bench->layout, part, (guint16) index, &spot));
  return to_screen (self, (PlPoint){ spot.x, spot.y });
}

/* A corner of what lies on the bench, a little outside. */
PlPoint
beside (Fixture *self, PlPartId part, gboolean right, gboolean below)
{
  PlRect rect;

  g_assert_true (pl_layout_get_rect (self->bench->layout, part, &rect));
  return to_screen (self, (PlPoint){ right ? rect.x + rect.width + 8 : rect.x - 8,
                                     below ? rect.y + rect.height + 8 : rect.y - 8 });
}

PlPoint
body_of (Fixture *self, PlPartId part)
{
  PlRect rect;

  g_assert_true (pl_layout_get_rect (self->bench->layout, part, &rect));
  return to_screen (self, (PlPoint){ rect.x + rect.width / 2, rect.y + 6 });
}

void
go (Fixture *self, PlPoint to)
{
  hands_move (self->hands, (int) to.x, (int) to.y);
  settle (20); /* the toolkit takes motion once in a frame */
}

/* Down at the first point and along to the second one, still held. */
void
carry (Fixture *self, PlPoint from, PlPoint to)
{
  go (self, from);
  hands_press (self->hands, 1);
  settle (20);
  for (guint i = 1; i <= STEPS; i++)
    go (self,
        (PlPoint){ from.x + (to.x - from.x) * i / STEPS, from.y + (to.y - from.y) * i / STEPS });
}

void
drag (Fixture *self, PlPoint from, PlPoint to)
{
  carry (self, from, to);
  hands_release (self->hands, 1);
  settle (60);
}

void
click (Fixture *self, PlPoint at, guint button)
{
  go (self, at);
  hands_click (self->hands, button);
  settle (60);
}

PlLibrary *
gestures_library (void)
{
  return library;
}

void
gestures_add (const char *path, void (*test) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
gestures_main (int argc, char **argv, void (*add_tests) (void))
{
  g_autofree char *state = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);
  Hands *hands = NULL;
  int code;

  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE)); /* drafts of this run only */
  test_app_begin (&argc, &argv);
  adw_init ();
  hands = hands_new ();
  if (hands == NULL)
    {
      g_print ("1..0 # SKIP this display takes no events from programs\n");
      return 0;
    }
  hands_free (hands);
  /* Nothing moves by itself, so that it is seen when the window has come to rest. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, NULL);
  library = pl_library_new (NULL);
  add_tests ();
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
