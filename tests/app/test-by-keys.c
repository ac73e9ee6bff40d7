/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* By keys: devices moved, chosen and duplicated, where the keyboard is then, what is told, and the
 * way from part to part of a window. */
#include "fixture-app.h"
#include "fixture-bench.h"

static PlLibrary *library;

/* The bench has the only controller of keys that takes arrows with Ctrl. */
static gboolean
press (TestBench *self, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->bench);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, state, &taken);
    }
  return taken;
}

static GtkWidget *
find_jack (TestBench *self, PlPartId id, const char *name)
{
  GHashTable *devices = PL_BENCH_VIEW (self->bench)->devices;

  return pl_device_view_find (g_hash_table_lookup (devices, GUINT_TO_POINTER (id)),
                              test_bench_find_connector (self, id, name), PL_NO_INDEX);
}

/* As a description where nobody can be told otherwise. */
static void
assert_told (TestBench *self, const char *text)
{
#if !GTK_CHECK_VERSION(4, 14, 0)
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (self->window), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  g_assert_cmpstr (other, ==, NULL);
#endif
}

static void
test_move (TestBench *self, gconstpointer data)
{
  double x = test_bench_get_part (self, AMP)->x;

  g_assert_true (gtk_widget_grab_focus (find_jack (self, AMP, "input")));
  g_assert_true (press (self, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpfloat (test_bench_get_part (self, AMP)->x, >, x);
  assert_told (self, "HM-4 moved to the right.");
  g_assert_true (press (self, GDK_KEY_Up, GDK_CONTROL_MASK));
  assert_told (self, "HM-4 moved up.");
  test_bench_assert_one_step (self);
}

/* What was selected by the move alone joins a selection, as any other. */
static void
test_choose (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);

  g_assert_true (gtk_widget_grab_focus (find_jack (self, AMP, "input")));
  g_assert_true (press (self, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_true (press (self, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_true (pl_bench_view_is_selected (bench, AMP));
  assert_told (self, "Selected.");
  g_assert_true (gtk_widget_grab_focus (find_jack (self, MIXER, "phones")));
  g_assert_true (press (self, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_true (pl_bench_view_is_selected (bench, AMP));
  g_assert_true (pl_bench_view_is_selected (bench, MIXER));
  g_assert_true (press (self, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_false (pl_bench_view_is_selected (bench, MIXER));
  assert_told (self, "No longer selected.");
}

/* The copy is selected, so it has the focus, too. */
static void
test_duplicate (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);

  g_assert_true (gtk_widget_grab_focus (find_jack (self, AMP, "input")));
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.duplicate", NULL));
  g_assert_true (pl_bench_view_is_selected (bench, NEXT));
  g_assert_cmpuint (pl_bench_view_find_current (bench), ==, NEXT);
  assert_told (self, "New on the bench: HM-4 (2).");
  test_bench_assert_one_step (self);
}

/* But for who has it elsewhere. */
static void
test_duplicate_beside (TestBench *self, gconstpointer data)
{
  pl_bench_view_select (PL_BENCH_VIEW (self->bench), AMP, FALSE);
  pl_bench_view_select (PL_BENCH_VIEW (self->bench), MIXER, TRUE);
  g_assert_true (gtk_widget_grab_focus (self->bench));
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.duplicate", NULL));
  g_assert_true (gtk_widget_is_focus (self->bench));
  assert_told (self, "New on the bench: HM-4 (2) and 1 more.");
}

/* In the menu of a jack with a cable in it both have a name: which one is meant is said. */
static void
test_menu (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);
  PlHit hit = { .type = PL_HIT_JACK,
                .part = AMP,
                .end = { AMP, test_bench_find_connector (self, AMP, "input") } };

  pl_bench_view_open_menu (bench, hit, 300, 300);
  g_assert_nonnull (test_find_widget (bench->popover, test_has_text, "Name HM-4…"));
  g_assert_nonnull (test_find_widget (bench->popover, test_has_text, "Cable Name and Number…"));
}

static gboolean
is_scroller_called (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_SCROLLED_WINDOW (widget) && test_is_called (widget, name);
}

/* Where the keyboard is in the gear pane can be heard. */
static void
test_scrollers (TestBench *self, gconstpointer data)
{
  g_assert_nonnull (test_find_widget (self->window->gear_pane, is_scroller_called, "Gear"));
  g_assert_nonnull (test_find_widget (self->window->gear_pane, is_scroller_called, "Cable Tray"));
}

/* Who starts by keys begins with what is suggested, not in the header bar. */
static void
test_start (TestBench *self, gconstpointer data)
{
  PlWindow *window = PL_WINDOW (pl_window_new (NULL, library));
  GtkWidget *focus = NULL;

  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (test_is_laid_out, window->stack);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_has_css_class (focus, "suggested-action"));
}

static GtkWidget *
go (TestBench *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

/* Keys go from part to part and back to where they were in each; what is hidden is left out. */
static void
test_parts (TestBench *self, gconstpointer data)
{
  PlWindow *window = self->window;
  GtkWidget *jack = find_jack (self, AMP, "input");

  g_assert_true (gtk_widget_grab_focus (jack));
  g_assert_true (gtk_widget_is_ancestor (go (self, "win.next-part"), window->explain_pane));
  g_assert_true (gtk_widget_is_ancestor (go (self, "win.next-part"), window->gear_pane));
  g_assert_true (go (self, "win.next-part") == jack);
  g_assert_true (gtk_widget_is_ancestor (go (self, "win.previous-part"), window->gear_pane));
  (void) go (self, "win.toggle-gear");
  g_assert_true (gtk_widget_grab_focus (jack));
  g_assert_true (gtk_widget_is_ancestor (go (self, "win.previous-part"), window->explain_pane));
  (void) go (self, "win.toggle-explain");
  g_assert_true (gtk_widget_grab_focus (jack));
  g_assert_true (go (self, "win.next-part") == jack);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, TestBench, library, test_bench_set_up, test, test_bench_tear_down)

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  ADD ("/by-keys/move", test_move);
  ADD ("/by-keys/choose", test_choose);
  ADD ("/by-keys/duplicate", test_duplicate);
  ADD ("/by-keys/duplicate-beside", test_duplicate_beside);
  ADD ("/by-keys/menu", test_menu);
  ADD ("/by-keys/scrollers", test_scrollers);
  ADD ("/by-keys/start", test_start);
  ADD ("/by-keys/parts", test_parts);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
