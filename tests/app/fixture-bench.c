/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture-bench.h"

#include "core/patch-file.h"
#include "fixture-app.h"

char *
test_bench_dup_text (TestBench *self)
{
  return pl_patch_write (pl_document_get_patch (self->document));
}

gboolean
test_bench_is_as_before (TestBench *self)
{
  g_autofree char *now = test_bench_dup_text (self);

  return g_str_equal (now, self->before);
}

gboolean
test_is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

void
test_bench_set_up (TestBench *self, gconstpointer data)
{
  PlLibrary *library = (PlLibrary *) data;
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);

  self->window = PL_WINDOW (pl_window_new (NULL, library));
  self->bench = self->window->bench;
  self->document = g_object_ref (self->window->document);
  gtk_window_present (GTK_WINDOW (self->window));
  pl_window_open (self->window, path);
  test_wait_until (test_is_laid_out, self->bench);
  self->before = test_bench_dup_text (self);
}

void
test_bench_tear_down (TestBench *self, gconstpointer data)
{
  pl_document_discard_draft (self->document);
  test_destroy_windows ();
  test_run_main_loop (10);
  g_object_unref (self->document);
  g_free (self->before);
}

const PlPart *
test_bench_get_part (TestBench *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);

  g_assert_nonnull (part);
  return part;
}

guint16
test_bench_find_connector (TestBench *self, PlPartId id, const char *name)
{
  int index = pl_kind_find_connector (test_bench_get_part (self, id)->kind, name);

  g_assert_cmpint (index, >=, 0);
  return (guint16) index;
}

const PlSeat *
test_bench_get_seat (TestBench *self, PlPartId id, const char *plug)
{
  return &test_bench_get_part (self, id)->seats[test_bench_find_connector (self, id, plug)];
}

PlLabel
test_bench_judge (TestBench *self)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (pl_document_get_circuit (self->document));

  return g_array_index (verdicts, PlVerdict, 0).headline;
}

void
test_bench_assert_one_step (TestBench *self)
{
  g_assert_false (test_bench_is_as_before (self));
  pl_document_undo (self->document);
  g_assert_true (test_bench_is_as_before (self));
}

static gboolean
is_painted (const PlBenchView *bench)
{
  return bench->rest_picture.nodes->len > 0 && bench->rest_picture.damage->len == 0
         && !bench->ears_due && bench->ears_later == 0;
}

void
test_bench_wait_for_pictures (PlBenchView *bench)
{
  for (guint i = 0; i < 400 && !is_painted (bench); i++)
    test_run_main_loop (10);
}

GBytes *
test_bench_dup_pixels (PlBenchView *bench)
{
  const GPtrArray *nodes = bench->rest_picture.nodes;
  int width = gtk_widget_get_width (GTK_WIDGET (bench));
  int height = gtk_widget_get_height (GTK_WIDGET (bench));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes = NULL;

  for (guint i = 0; i < nodes->len; i++)
    gsk_render_node_draw (g_ptr_array_index (nodes, i), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * (gsize) height);
  cairo_surface_destroy (surface);
  return bytes;
}

gboolean
test_looks_like (GBytes *one, GBytes *other, int levels)
{
  gsize n = g_bytes_get_size (one);
  const guint8 *p = g_bytes_get_data (one, NULL), *q = g_bytes_get_data (other, NULL);

  if (g_bytes_get_size (other) != n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (ABS (p[i] - q[i]) > levels)
      return FALSE;
  return TRUE;
}
