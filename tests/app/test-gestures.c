/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench in its window under a real pointer and real keys: what a person does with their hands,
 * and what then is in the patch. */
#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "core/connections.h"
#include "fixture-gestures.h"

/* Plugs */

static void
test_escape (Fixture *self, gconstpointer data)
{
  carry (self, jack_at (self, MIXER, "mon-send"), jack_at (self, AMP, "phones-3"));
  g_assert_cmpint (self->bench->grip, ==, PL_GRIP_PLUG);
  g_assert_true (gtk_widget_get_mapped (self->bench->card));
  hands_key (self->hands, GDK_KEY_Escape, 0);
  settle (30);
  g_assert_cmpint (self->bench->grip, ==, PL_GRIP_NONE);
  g_assert_false (gtk_widget_get_mapped (self->bench->card));
  hands_release (self->hands, 1);
  settle (30);
  assert_as_before (self);
  g_assert_false (pl_history_can_undo (pl_document_get_history (self->document)));
}

/* Each jack below the hand says what would be heard; nothing is changed by that. */
static void
test_prediction (Fixture *self, gconstpointer data)
{
  carry (self, jack_at (self, CABLE, "a"), jack_at (self, MIXER, "mon-send"));
  g_assert_true (gtk_widget_get_mapped (self->bench->card));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (self->bench->card_title)), !=, "");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (self->bench->card_text)), "Aux mix"));
  go (self, beside (self, AMP, TRUE, TRUE));
  g_assert_false (gtk_widget_get_mapped (self->bench->card));
  go (self, jack_at (self, MIXER, "control-room-l"));
  g_assert_true (gtk_widget_get_mapped (self->bench->card));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (self->bench->card_text)), "Main mix"));
  assert_as_before (self);
  hands_key (self->hands, GDK_KEY_Escape, 0);
  hands_release (self->hands, 1);
  settle (30);
  assert_as_before (self);
}

/* One end goes elsewhere; the other one, the number and the type stay. */
static void
test_move_end (Fixture *self, gconstpointer data)
{
  drag (self, jack_at (self, CABLE, "a"), jack_at (self, MIXER, "mon-send"));
  assert_sits (self, CABLE, "a", MIXER, "mon-send");
  assert_sits (self, CABLE, "b", AMP, "input");
  g_assert_null (pl_patch_get_part (pl_document_get_patch (self->document), NEXT));
  assert_one_step (self);
}

/* An end that is dropped on the bench lies there, is told as loose, and can be picked up. */
static void
test_loose_end (Fixture *self, gconstpointer data)
{
  PlPoint empty = beside (self, AMP, TRUE, TRUE);
  g_autoptr (GArray) list = NULL;

  drag (self, jack_at (self, MIXER, "mon-send"), empty);
  assert_sits (self, NEXT, "a", MIXER, "mon-send");
  assert_sits (self, NEXT, "b", 0, NULL);
  list = pl_patch_dup_connections (pl_document_get_patch (self->document));
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpuint (g_array_index (list, PlConnection, 1).part, ==, NEXT);
  g_assert_cmpuint (g_array_index (list, PlConnection, 1).to.part, ==, 0);
  drag (self, jack_at (self, NEXT, "b"), jack_at (self, AMP, "phones-3"));
  assert_sits (self, NEXT, "b", AMP, "phones-3");
  hands_key (self->hands, GDK_KEY_z, GDK_CONTROL_MASK);
  settle (30);
  assert_sits (self, NEXT, "b", 0, NULL);
  assert_one_step (self);
}

/* A plug that is dropped beside its jack does not take the cable with it. */
static void
test_dropped_beside (Fixture *self, gconstpointer data)
{
  drag (self, jack_at (self, CABLE, "b"), beside (self, AMP, TRUE, FALSE));
  assert_sits (self, CABLE, "a", MIXER, "phones");
  assert_sits (self, CABLE, "b", 0, NULL);
  assert_one_step (self);
}

/* Click and click, for who cannot drag. */
static void
test_click_and_click (Fixture *self, gconstpointer data)
{
  click (self, jack_at (self, MIXER, "mon-send"), 1);
  g_assert_cmpint (self->bench->grip, ==, PL_GRIP_PLUG);
  go (self, jack_at (self, AMP, "phones-3"));
  g_assert_true (gtk_widget_get_mapped (self->bench->card));
  click (self, jack_at (self, AMP, "phones-3"), 1);
  g_assert_cmpint (self->bench->grip, ==, PL_GRIP_NONE);
  assert_sits (self, NEXT, "b", AMP, "phones-3");
  assert_one_step (self);
}

/* Left is plugged in: the right side is one press away. */
static void
test_pair (Fixture *self, gconstpointer data)
{
  drag (self, jack_at (self, MIXER, "control-room-l"), jack_at (self, MIXER, "line-5"));
  assert_sits (self, NEXT, "a", MIXER, "control-room-l");
  g_assert_nonnull (self->window->toast);
  g_assert_nonnull (strstr (adw_toast_get_title (self->window->toast), "The other side is free"));
  g_signal_emit_by_name (self->window->toast, "button-clicked");
  settle (30);
  assert_sits (self, NEXT + 1, "a", MIXER, "control-room-r");
  assert_sits (self, NEXT + 1, "b", MIXER, "line-6");
  hands_key (self->hands, GDK_KEY_z, GDK_CONTROL_MASK);
  settle (30);
  assert_one_step (self);
}

/* Hovering and focus */

static void
test_lights (Fixture *self, gconstpointer data)
{
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (self->bench->layout, CABLE, &n_strands);
  const PlPoint *p = strands[0].curve.p;
  PlPoint middle = { (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8,
                     (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 };

  g_assert_cmpuint (n_strands, ==, 1);
  g_assert_cmpuint (self->bench->lit, ==, 0);
  go (self, to_screen (self, middle));
  g_assert_cmpuint (self->bench->lit, ==, CABLE);
  go (self, beside (self, AMP, TRUE, TRUE));
  g_assert_cmpuint (self->bench->lit, ==, 0);
  pl_bench_view_show_end (self->bench, find_end (self, MIXER, "phones"));
  settle (30);
  g_assert_cmpuint (self->bench->lit, ==, CABLE);
  g_assert_true (gtk_widget_get_mapped (self->bench->card));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (self->bench->card_title)), ==,
                   "ProFX10v3 PHONES");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (self->bench->card_text)), "HM-4 INPUT"));
}

/* Ctrl+J is at the other end, and back again; arrows to an empty jack turn the light off. */
static void
test_jump (Fixture *self, gconstpointer data)
{
  PlEnd here;

  pl_bench_view_show_end (self->bench, find_end (self, MIXER, "phones"));
  settle (30);
  hands_key (self->hands, GDK_KEY_j, GDK_CONTROL_MASK);
  settle (30);
  g_assert_true (pl_bench_view_get_focused_end (self->bench, &here));
  g_assert_cmpuint (here.part, ==, AMP);
  g_assert_cmpuint (here.connector, ==, find_end (self, AMP, "input").connector);
  g_assert_cmpuint (self->bench->lit, ==, CABLE);
  hands_key (self->hands, GDK_KEY_j, GDK_CONTROL_MASK);
  settle (30);
  g_assert_true (pl_bench_view_get_focused_end (self->bench, &here));
  g_assert_cmpuint (here.part, ==, MIXER);
  pl_bench_view_show_end (self->bench, find_end (self, MIXER, "mon-send"));
  settle (30);
  g_assert_cmpuint (self->bench->lit, ==, 0);
  g_assert_false (gtk_widget_get_mapped (self->bench->card));
  assert_as_before (self);
}

/* Menus */

static void
test_menus (Fixture *self, gconstpointer data)
{
  click (self, jack_at (self, CABLE, "b"), 3);
  g_assert_true (GTK_IS_POPOVER_MENU (self->bench->popover));
  g_assert_true (gtk_widget_get_mapped (self->bench->popover));
  gtk_popover_popdown (GTK_POPOVER (self->bench->popover));
  settle (60);
  g_assert_true (gtk_widget_grab_focus (pl_device_view_find (
      g_hash_table_lookup (self->bench->devices, GUINT_TO_POINTER (MIXER)), PL_NO_INDEX, 0)));
  hands_key (self->hands, GDK_KEY_F10, GDK_SHIFT_MASK);
  settle (60);
  g_assert_true (gtk_widget_get_mapped (self->bench->popover));
  gtk_popover_popdown (GTK_POPOVER (self->bench->popover));
  settle (60);
}

/* Who opens a menu elsewhere is not sent back to the jack that had the focus. */
static void
test_menu_elsewhere (Fixture *self, gconstpointer data)
{
  PlEnd end;

  pl_bench_view_show_end (self->bench, find_end (self, MIXER, "phones"));
  settle (30);
  g_assert_true (pl_bench_view_get_focused_end (self->bench, &end));
  click (self, body_of (self, AMP), 3);
  g_assert_true (gtk_widget_get_mapped (self->bench->popover));
  hands_key (self->hands, GDK_KEY_Escape, 0);
  settle (100);
  g_assert_false (pl_bench_view_get_focused_end (self->bench, &end));
  g_assert_false (gtk_widget_get_mapped (self->bench->card));
}

/* Moving the view */

static void
test_space (Fixture *self, gconstpointer data)
{
  PlPoint from = body_of (self, ANNA);
  double x, y;

  click (self, beside (self, AMP, TRUE, TRUE), 1); /* the bench has the focus, without a ring */
  x = self->bench->x;
  y = self->bench->y;
  hands_key_down (self->hands, GDK_KEY_space);
  settle (20);
  drag (self, from, (PlPoint){ from.x + 60, from.y - 30 });
  hands_key_up (self->hands, GDK_KEY_space);
  settle (20);
  g_assert_cmpfloat_with_epsilon (x - self->bench->x, 60.0 / self->bench->zoom, 2.0);
  g_assert_cmpfloat_with_epsilon (y - self->bench->y, -30.0 / self->bench->zoom, 2.0);
  assert_as_before (self); /* Anna was not moved */
  from = body_of (self, ANNA);
  drag (self, from, (PlPoint){ from.x + 60, from.y - 30 });
  assert_one_step (self); /* now she was */
}

/* Empty bench is dragged, too; Ctrl and wheel keep what is below the pointer there. */
static void
test_pan_and_zoom (Fixture *self, gconstpointer data)
{
  PlPoint from = beside (self, AMP, TRUE, TRUE), phones;
  double x = self->bench->x, zoom = self->bench->zoom;

  drag (self, from, (PlPoint){ from.x - 50, from.y });
  g_assert_cmpfloat_with_epsilon (self->bench->x - x, 50.0 / zoom, 2.0);
  phones = jack_at (self, MIXER, "phones");
  go (self, phones);
  hands_hold (self->hands, GDK_CONTROL_MASK);
  hands_click (self->hands, 4);
  hands_let_go (self->hands);
  settle (60);
  g_assert_cmpfloat (self->bench->zoom, >, zoom * 1.05);
  g_assert_cmpfloat_with_epsilon (jack_at (self, MIXER, "phones").x, phones.x, 2.0);
  g_assert_cmpfloat_with_epsilon (jack_at (self, MIXER, "phones").y, phones.y, 2.0);
  hands_key (self->hands, GDK_KEY_1, GDK_CONTROL_MASK);
  settle (30);
  g_assert_cmpfloat_with_epsilon (self->bench->zoom, 1.0, 1e-6);
  hands_key (self->hands, GDK_KEY_0, GDK_CONTROL_MASK);
  settle (30);
  g_assert_true (self->bench->fitted);
  assert_as_before (self);
}

/* Moving devices */

static void
test_band (Fixture *self, gconstpointer data)
{
  hands_hold (self->hands, GDK_SHIFT_MASK);
  drag (self, beside (self, BEN, FALSE, TRUE), beside (self, ANNA, TRUE, FALSE));
  hands_let_go (self->hands);
  settle (20);
  g_assert_true (pl_bench_view_is_selected (self->bench, ANNA));
  g_assert_true (pl_bench_view_is_selected (self->bench, BEN));
  g_assert_false (pl_bench_view_is_selected (self->bench, CABLE));
  hands_key (self->hands, GDK_KEY_Delete, 0);
  settle (60);
  g_assert_null (pl_patch_get_part (pl_document_get_patch (self->document), ANNA));
  g_assert_null (pl_patch_get_part (pl_document_get_patch (self->document), BEN));
  g_assert_nonnull (pl_patch_get_part (pl_document_get_patch (self->document), AMP));
  g_assert_nonnull (self->window->toast); /* nothing was asked; Undo is offered */
  g_assert_cmpstr (adw_toast_get_action_name (self->window->toast), ==, "win.undo");
  assert_one_step (self);
}

/* Nearly in line is in line, unless Alt is held. */
static void
test_snap (Fixture *self, gconstpointer data)
{
  PlPoint from = body_of (self, ANNA);
  PlPoint to = { from.x + 3, from.y + 4 };
  const PlPatch *patch = NULL;

  drag (self, from, (PlPoint){ to.x + 40, to.y });
  patch = pl_document_get_patch (self->document);
  g_assert_cmpfloat_with_epsilon (pl_patch_get_part (patch, ANNA)->y,
                                  pl_patch_get_part (patch, BEN)->y, 0.5);
  assert_one_step (self);
  from = body_of (self, ANNA);
  hands_hold (self->hands, GDK_ALT_MASK);
  drag (self, from, (PlPoint){ from.x + 43, from.y + 4 });
  hands_let_go (self->hands);
  patch = pl_document_get_patch (self->document);
  g_assert_cmpfloat (fabs (pl_patch_get_part (patch, ANNA)->y - pl_patch_get_part (patch, BEN)->y),
                     >, 2.0);
  assert_one_step (self);
}

/* Knobs */

static double
value_of (Fixture *self, const char *control)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), MIXER);

  return part->controls[pl_kind_find_control (part->kind, control)];
}

static void
test_knob (Fixture *self, gconstpointer data)
{
  PlPoint knob = control_at (self, MIXER, "phones");
  double at_first = value_of (self, "phones");

  drag (self, knob, (PlPoint){ knob.x, knob.y - 32 });
  g_assert_cmpfloat_with_epsilon (value_of (self, "phones"), at_first + 20.0, 3.0);
  assert_one_step (self);
  click (self, knob, 4);
  g_assert_cmpfloat_with_epsilon (value_of (self, "phones"), at_first + 5.0, 1e-6);
  click (self, knob, 5);
  assert_as_before (self);
}

/* Notes */

static void
test_note (Fixture *self, gconstpointer data)
{
  PlKind *kind = pl_catalog_find (pl_library_get_catalog (gestures_library ()), "note");
  PlPoint slip;

  pl_bench_view_place (self->bench, kind, NULL);
  settle (60);
  slip = body_of (self, NEXT);
  click (self, slip, 1);
  click (self, slip, 1);
  g_assert_nonnull (self->bench->popover);
  hands_key (self->hands, GDK_KEY_h, 0);
  hands_key (self->hands, GDK_KEY_i, 0);
  settle (30);
  hands_key (self->hands, GDK_KEY_Escape, 0);
  settle (60);
  g_assert_cmpstr (pl_patch_get_part (pl_document_get_patch (self->document), NEXT)->name, ==,
                   "hi");
  g_assert_true (
      gtk_widget_grab_focus (g_hash_table_lookup (self->bench->devices, GUINT_TO_POINTER (NEXT))));
  pl_bench_view_select (self->bench, 0, FALSE);
  hands_key (self->hands, GDK_KEY_Delete, 0);
  settle (30);
  g_assert_null (pl_patch_get_part (pl_document_get_patch (self->document), NEXT));
}

/* F1 explains the words. */
static void
test_help (Fixture *self, gconstpointer data)
{
  guint n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());

  hands_key (self->hands, GDK_KEY_F1, 0);
  settle (100);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows + 1);
}

static void
add_tests (void)
{
  gestures_add ("/gestures/escape", test_escape);
  gestures_add ("/gestures/prediction", test_prediction);
  gestures_add ("/gestures/move-end", test_move_end);
  gestures_add ("/gestures/loose-end", test_loose_end);
  gestures_add ("/gestures/dropped-beside", test_dropped_beside);
  gestures_add ("/gestures/click-and-click", test_click_and_click);
  gestures_add ("/gestures/pair", test_pair);
  gestures_add ("/gestures/lights", test_lights);
  gestures_add ("/gestures/jump", test_jump);
  gestures_add ("/gestures/menus", test_menus);
  gestures_add ("/gestures/menu-elsewhere", test_menu_elsewhere);
  gestures_add ("/gestures/space", test_space);
  gestures_add ("/gestures/pan-and-zoom", test_pan_and_zoom);
  gestures_add ("/gestures/band", test_band);
  gestures_add ("/gestures/snap", test_snap);
  gestures_add ("/gestures/knob", test_knob);
  gestures_add ("/gestures/note", test_note);
  gestures_add ("/gestures/help", test_help);
}

int
main (int argc, char **argv)
{
  return gestures_main (argc, argv, add_tests);
}
