/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench in the window against the PNG of the same patch in the colours of the screen, pixel by
 * pixel; and what a printer gets. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "app/bench-private.h"
#include "app/printing.h"
#include "draw/autoptr.h"
#include "draw/export.h"
#include "fixture-app.h"

static PlLibrary *library;

enum
{
  LEFT = 24, /* of the drawing in the bench, px */
  SLACK = 48 /* of 255, in a channel: an edge that lies half a px elsewhere */
};

#define MOST_UNLIKE 0.01 /* share of px */

typedef struct
{
  PlDocument *document;
  PlBenchView *bench;
  GtkWidget *window;
} Scene;

static void
open_scene (Scene *self, const char *example, double zoom)
{
  g_autofree char *path
      = g_build_filename (pl_library_get_data_dir (library), "examples", example, NULL);
  g_autoptr (GError) error = NULL;
  PlRect bounds;
  PlView view = { .zoom = zoom };
  int half_width, half_height;

  self->document = pl_document_new (library);
  g_assert_true (pl_document_open_copy (self->document, path, &error));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 780);
  self->bench = PL_BENCH_VIEW (pl_bench_view_new (self->document));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->bench));
  gtk_window_present (GTK_WINDOW (self->window));
  for (guint i = 0; i < 400 && gtk_widget_get_width (GTK_WIDGET (self->bench)) == 0; i++)
    test_run_main_loop (50);
  bounds = pl_layout_get_bounds (self->bench->layout);
  half_width = gtk_widget_get_width (GTK_WIDGET (self->bench)) / 2; /* whole pixels */
  half_height = gtk_widget_get_height (GTK_WIDGET (self->bench)) / 2;
  view.x = bounds.x + (half_width - LEFT) / zoom; /* the middle */
  view.y = bounds.y + (half_height - LEFT) / zoom;
  pl_bench_view_set_view (self->bench, view);
  gtk_widget_set_visible (self->bench->zoom_box, FALSE);
  test_run_main_loop (400);
  g_assert_cmpfloat_with_epsilon (pl_bench_view_get_zoom (self->bench), zoom, 1e-9);
}

static void
close_scene (Scene *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->document);
  test_run_main_loop (10);
}

/* What the widget shows. */
static cairo_surface_t *
dup_screen (Scene *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->bench));
  int height = gtk_widget_get_height (GTK_WIDGET (self->bench));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->bench));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
append_cb (gpointer closure, const char *bytes, gsize length, GError **error)
{
  (void) g_byte_array_append (closure, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Bytes;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Bytes *bytes = closure;

  if (length > bytes->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data, length);
  bytes->data += length;
  bytes->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
dup_export (Scene *self, PlLook look, double scale)
{
  PlExportJob job = { .layout = self->bench->layout,
                      .circuit = pl_document_get_circuit (self->document),
                      .scale = scale,
                      .look = look };
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  Bytes bytes;
  cairo_surface_t *surface;

  g_assert_true (pl_exporter_find ("png")->write (&job, append_cb, png, &error));
  g_assert_no_error (error);
  bytes = (Bytes){ png->data, png->len };
  surface = cairo_image_surface_create_from_png_stream (read_cb, &bytes);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  return surface;
}

static const guint8 *
get_px (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface)
         + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) x;
}

static gboolean
differs (const guint8 *a, const guint8 *b)
{
  for (guint i = 0; i < 3; i++)
    if (ABS (a[i] - b[i]) > SLACK)
      return TRUE;
  return FALSE;
}

/* Share of px that differ where both have some; the second one lies at (left, left) of the first.
 */
static double
compare (cairo_surface_t *a, cairo_surface_t *b, int left)
{
  int width = MIN (cairo_image_surface_get_width (a) - left, cairo_image_surface_get_width (b));
  int height = MIN (cairo_image_surface_get_height (a) - left, cairo_image_surface_get_height (b));
  guint64 unlike = 0;

  g_assert_cmpint (width, >, 300);
  g_assert_cmpint (height, >, 300);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      unlike += differs (get_px (a, x + left, y + left), get_px (b, x, y));
  return (double) unlike / ((double) width * height);
}

static const char *const examples[]
    = { "method1-phones.patchlead", "method3-control-room.patchlead",
        "podcast-four-hosts.patchlead" };

static void
test_screen (void)
{
  static const double zooms[] = { 1.0, 0.75 };

  for (guint i = 0; i < G_N_ELEMENTS (examples) * G_N_ELEMENTS (zooms); i++)
    {
      double zoom = zooms[i % G_N_ELEMENTS (zooms)], unlike;
      Scene scene;
      g_autoptr (cairo_surface_t) screen = NULL;
      g_autoptr (cairo_surface_t) export = NULL;

      open_scene (&scene, examples[i / G_N_ELEMENTS (zooms)], zoom);
      screen = dup_screen (&scene);
      export = dup_export (&scene, PL_LOOK_SCREEN, zoom);
      unlike = compare (screen, export, LEFT);
      g_test_message ("%s at %g: %.3f %% of the px differ", examples[i / G_N_ELEMENTS (zooms)],
                      zoom, 100 * unlike);
      g_assert_cmpfloat (unlike, <=, MOST_UNLIKE);
      close_scene (&scene);
    }
}

/* A cable that is gone is more than that difference, so the test can fail. */
static void
test_sees_a_cable (void)
{
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = 5 };
  Scene scene;
  g_autoptr (cairo_surface_t) with = NULL;
  g_autoptr (cairo_surface_t) without = NULL;

  open_scene (&scene, examples[0], 1.0);
  with = dup_screen (&scene);
  g_assert_true (pl_document_commit (scene.document, &remove, 1, "Remove", FALSE));
  test_run_main_loop (200);
  without = dup_export (&scene, PL_LOOK_SCREEN, 1.0);
  g_assert_cmpfloat (compare (with, without, LEFT), >, MOST_UNLIKE);
  close_scene (&scene);
}

/* Pages and their size in mm, as told by another program. */
static char *
describe_pdf (const char *path)
{
  const char *arguments[] = { "pdfinfo", path, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &text, NULL, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}

static char *
print_to_file (Scene *scene, const PlExportOptions *options)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "patchlead-printed-XXXXXX", NULL);
  int file = g_mkstemp (path);
  g_autoptr (GtkPrintOperation) operation
      = pl_printing_new_operation (pl_shipment_new (scene->document, options));
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_cmpint (file, >=, 0);
  (void) close (file);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (scene->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  text = describe_pdf (path);
  (void) g_unlink (path);
  return text;
}

static void
test_name (void)
{
  PlExportOptions options
      = { .format = (char *) "pdf", .paper = PL_PAPER_A4, .author = (char *) "" };
  Scene scene;

  open_scene (&scene, examples[0], 1.0);
  {
    g_autoptr (GtkPrintOperation) operation
        = pl_printing_new_operation (pl_shipment_new (scene.document, &options));
    g_autofree char *title = pl_document_dup_title (scene.document);
    const char *name = gtk_print_settings_get (gtk_print_operation_get_print_settings (operation),
                                               GTK_PRINT_SETTINGS_OUTPUT_BASENAME);

    g_assert_cmpstr (name, ==, g_strdelimit (title, ":", '-'));
  }
  close_scene (&scene);
}

/* The drawing lies on its side, two lists follow; labels come on the paper of their sheet. */
static void
test_print (void)
{
  PlExportOptions options
      = { .format = (char *) "pdf",
          .paper = PL_PAPER_A4,
          .sheets = PL_SHEET_BIT (PL_SHEET_CABLES) | PL_SHEET_BIT (PL_SHEET_STEPS),
          .author = (char *) "",
          .label_sheet = (char *) "letter-30",
          .first_label = 30 };
  g_autofree char *pages = NULL;
  g_autofree char *labels = NULL;
  Scene scene;

  open_scene (&scene, examples[0], 1.0);
  pages = print_to_file (&scene, &options);
  g_assert_nonnull (g_strrstr (pages, "Pages:           3\n"));
  options.labels = TRUE;
  labels = print_to_file (&scene, &options);
  g_assert_nonnull (g_strrstr (labels, "Pages:           2\n"));
  g_assert_nonnull (g_strrstr (labels, "612 x 792 pts (letter)"));
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  int code;

  test_app_begin (&argc, &argv);
  adw_init ();
  library = pl_library_new (NULL);
  g_test_add_func ("/on-paper/as-on-the-screen", test_screen);
  g_test_add_func ("/on-paper/sees-a-cable", test_sees_a_cable);
  g_test_add_func ("/on-paper/printed", test_print);
  g_test_add_func ("/on-paper/name", test_name);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
