/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bench with so much on it that what is said about a change comes after the frame that shows it:
 * first it lies there, then it has a name, and nothing of it is left when it went in between. */
#include <adwaita.h>
#include <string.h>

#include "fixture-app.h"
#include "fixture-bench.h"

enum
{
  LOOSE = 24
};

static PlLibrary *library;

static void
set_up_small (TestBench *self, gconstpointer data)
{
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = CABLE };

  test_bench_set_up (self, library);
  g_assert_true (pl_document_commit (self->document, &remove, 1, "Remove", FALSE));
  pl_bench_view_set_cable (PL_BENCH_VIEW (self->bench), "trs-trs");
  g_free (self->before);
  self->before = test_bench_dup_text (self);
}

static void
set_up (TestBench *self, gconstpointer data)
{
  PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), "ts-ts");
  PlEdit cables[LOOSE];

  for (guint i = 0; i < LOOSE; i++)
    cables[i]
        = (PlEdit){ .type = PL_EDIT_ADD, .kind = kind, .x = 40.0 + 10.0 * (double) i, .y = 900 };
  set_up_small (self, data);
  g_assert_true (pl_document_commit (self->document, cables, LOOSE, "Add", FALSE));
  test_run_main_loop (300);
  g_free (self->before);
  self->before = test_bench_dup_text (self);
}

static GtkGesture *
get_drag (TestBench *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->bench);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) <= 1)
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static PlPoint
place_of (TestBench *self, PlPartId part, const char *jack)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);
  PlEnd end = { part, test_bench_find_connector (self, part, jack) };
  PlSpot spot;

  g_assert_true (pl_layout_get_spot (bench->layout, end, &spot));
  return pl_bench_view_from_bench (bench, (PlPoint){ spot.x, spot.y });
}

static void
hold_over_amp (TestBench *self)
{
  PlPoint from = place_of (self, MIXER, "phones"), to = place_of (self, AMP, "input");

  g_signal_emit_by_name (get_drag (self), "drag-begin", from.x, from.y);
  g_signal_emit_by_name (get_drag (self), "drag-update", to.x - from.x, to.y - from.y);
}

static void
let_go (TestBench *self)
{
  PlPoint from = place_of (self, MIXER, "phones"), to = place_of (self, AMP, "input");

  g_signal_emit_by_name (get_drag (self), "drag-end", to.x - from.x, to.y - from.y);
}

/* From the mixer to the amplifier: the id of the cable that lies there now. */
static PlPartId
drop_cable (TestBench *self)
{
  PlPartId id = pl_patch_next_id (pl_document_get_patch (self->document));

  hold_over_amp (self);
  let_go (self);
  g_assert_cmpuint (test_bench_get_seat (self, id, "b")->part, ==, AMP);
  g_assert_cmpint (test_bench_judge (self), ==, PL_LABEL_STEREO);
  return id;
}

static gboolean
has_box (TestBench *self, PlPartId id)
{
  return g_hash_table_contains (PL_BENCH_VIEW (self->bench)->devices, GUINT_TO_POINTER (id));
}

static gboolean
is_told (gpointer data)
{
  TestBench *self = data;

  return self->window->heard != NULL && strstr (self->window->heard, ": Stereo.") != NULL;
}

static gboolean
has_all_boxes (gpointer data)
{
  TestBench *self = data;

  return g_hash_table_size (PL_BENCH_VIEW (self->bench)->devices)
         == pl_patch_count_parts (pl_document_get_patch (self->document));
}

static void
test_follows (TestBench *self, gconstpointer data)
{
  PlPartId id = drop_cable (self);

  g_assert_false (has_box (self, id));
  g_assert_false (is_told (self));
  test_wait_until (is_told, self);
  test_wait_until (has_all_boxes, self);
  g_assert_true (has_box (self, id));
  test_bench_assert_one_step (self);
  g_assert_false (has_box (self, id));
}

static void
test_undone_before (TestBench *self, gconstpointer data)
{
  PlPartId id = drop_cable (self);

  pl_document_undo (self->document);
  g_assert_true (test_bench_is_as_before (self));
  test_run_main_loop (200);
  g_assert_false (has_box (self, id));
  g_assert_false (is_told (self));
  g_assert_true (has_all_boxes (self));
}

static void
test_closed_before (TestBench *self, gconstpointer data)
{
  (void) drop_cable (self); /* the window goes with the fixture */
}

static void
test_small (TestBench *self, gconstpointer data)
{
  PlPartId id = drop_cable (self);

  g_assert_true (has_box (self, id));
  g_assert_true (is_told (self));
  test_bench_assert_one_step (self);
}

static gboolean
is_card_gone (gpointer data)
{
  TestBench *self = data;

  return !gtk_widget_get_visible (PL_BENCH_VIEW (self->bench)->card);
}

/* Off the screen at once, although it keeps its room until the next frame, and back when the hand
 * is over a jack again. */
static void
test_card (TestBench *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);

  hold_over_amp (self);
  test_run_main_loop (60);
  g_assert_true (gtk_widget_get_mapped (bench->card));
  let_go (self);
  g_assert_false (gtk_widget_get_mapped (bench->card));
  g_assert_true (gtk_widget_get_visible (bench->card));
  pl_document_undo (self->document);
  hold_over_amp (self);
  g_assert_true (gtk_widget_get_mapped (bench->card));
  test_run_main_loop (60);
  g_assert_true (gtk_widget_get_mapped (bench->card));
  g_assert_true (pl_bench_view_cancel (bench));
  g_assert_false (gtk_widget_get_mapped (bench->card));
  test_wait_until (is_card_gone, self);
}

static const char *
get_tried (TestBench *self)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);

  return bench->is_tried && bench->tried.cable != NULL ? bench->tried.cable->id : NULL;
}

/* What is tried, said and dropped is the cable that was chosen last. */
static void
test_chosen_since (TestBench *self, gconstpointer data)
{
  PlPartId id = pl_patch_next_id (pl_document_get_patch (self->document));

  hold_over_amp (self);
  g_assert_cmpstr (get_tried (self), ==, "trs-trs");
  pl_bench_view_set_cable (PL_BENCH_VIEW (self->bench), "ts-ts");
  g_assert_cmpstr (get_tried (self), ==, "ts-ts"); /* the card says it already */
  let_go (self);
  g_assert_cmpstr (test_bench_get_part (self, id)->kind->id, ==, "ts-ts");
  test_bench_assert_one_step (self);
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add ("/large/follows", TestBench, NULL, set_up, test_follows, test_bench_tear_down);
  g_test_add ("/large/undone-before", TestBench, NULL, set_up, test_undone_before,
              test_bench_tear_down);
  g_test_add ("/large/closed-before", TestBench, NULL, set_up, test_closed_before,
              test_bench_tear_down);
  g_test_add ("/large/small", TestBench, NULL, set_up_small, test_small, test_bench_tear_down);
  g_test_add ("/large/card", TestBench, NULL, set_up, test_card, test_bench_tear_down);
  g_test_add ("/large/chosen-since", TestBench, NULL, set_up_small, test_chosen_since,
              test_bench_tear_down);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
