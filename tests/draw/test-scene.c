/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "core/edit.h"
#include "draw/autoptr.h"
#include "draw/book.h"
#include "draw/export.h"
#include "draw/paint-private.h"
#include "draw/paint.h"

static PlLibrary *library;

static PlPatch *
load (const char *name)
{
  g_autofree char *path
      = g_build_filename (pl_library_get_data_dir (library), "examples", name, NULL);
  g_autoptr (GError) error = NULL;
  PlPatch *patch = pl_library_load_patch (library, path, &error);

  g_assert_no_error (error);
  return patch;
}

/* Pointing finds what is drawn: every jack at its own place, every plug where it sits. */
static void
test_pick (void)
{
  g_autoptr (PlPatch) patch = load ("method1-phones.patchlead");
  g_autoptr (PlLayout) layout = pl_layout_new (library);

  pl_layout_sync (layout, patch);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->connectors->len; i++)
        {
          PlEnd end = { id, i }, plug;
          PlSpot spot;
          PlHit hit;

          g_assert_true (pl_layout_get_spot (layout, end, &spot));
          hit = pl_layout_pick (layout, (PlPoint){ spot.x, spot.y }, 0);
          if (pl_kind_connector (kind, i)->moves || pl_patch_find_plug_in (patch, end, &plug))
            g_assert_cmpint (hit.type, ==, PL_HIT_PLUG);
          else
            {
              g_assert_cmpint (hit.type, ==, PL_HIT_JACK);
              g_assert_cmpuint (hit.end.part, ==, id);
              g_assert_cmpuint (hit.end.connector, ==, i);
            }
        }
    }
  g_assert_cmpint (pl_layout_pick (layout, (PlPoint){ -5000, -5000 }, 0).type, ==, PL_HIT_NOTHING);
}

/* A plug that lies loose is grabbed wherever it is seen, up to the end of its handle. */
static void
test_pick_loose (void)
{
  g_autoptr (PlPatch) before = load ("method1-phones.patchlead");
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  g_autoptr (GError) error = NULL;
  PlEdit unplug = { .type = PL_EDIT_UNPLUG, .x = -2000, .y = -2000 };
  PlRect bounds;

  for (PlPartId id = 0; (id = pl_patch_next_part (before, id)) != 0;)
    if (pl_patch_get_part (before, id)->kind->category == PL_CATEGORY_HEADPHONES)
      unplug.from.part = id;
  patch = pl_patch_apply (before, &unplug, &error);
  g_assert_no_error (error);
  pl_layout_sync (layout, patch);
  bounds = pl_layout_get_bounds (layout);
  for (guint along = 0; along <= (guint) PL_LOOSE_LENGTH; along += 5)
    {
      PlPoint tip = { -2000 + PL_LOOSE_DX, -2000 + PL_LOOSE_DY };
      PlPoint at = { tip.x - along * cos (PL_LOOSE_ANGLE), tip.y - along * sin (PL_LOOSE_ANGLE) };
      PlHit hit = pl_layout_pick (layout, at, 0);

      g_assert_cmpint (hit.type, ==, PL_HIT_PLUG);
      g_assert_cmpuint (hit.end.part, ==, unplug.from.part);
      g_assert_true (pl_rect_contains (&bounds, at)); /* an export cuts nothing off */
      at.y -= 30.0;
      g_assert_cmpint (pl_layout_pick (layout, at, 0).type, ==, PL_HIT_NOTHING);
    }
}

/* Which jacks of the mixer are found when another device was moved on top of it. */
static void
count_jacks_below (PlPartId above, guint *n_below, guint *n_found)
{
  g_autoptr (PlPatch) before = load ("method1-phones.patchlead");
  const PlPart *mixer = pl_patch_get_part (before, 1);
  PlEdit edit = { .type = PL_EDIT_MOVE, .id = above, .x = mixer->x + 100, .y = mixer->y + 60 };
  g_autoptr (PlPatch) patch = pl_patch_apply (before, &edit, NULL);
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  PlRect rect;

  *n_below = *n_found = 0;
  pl_layout_sync (layout, patch);
  g_assert_true (pl_layout_get_rect (layout, above, &rect));
  for (guint16 i = 0; i < mixer->kind->connectors->len; i++)
    {
      PlSpot spot;
      PlHit hit;

      g_assert_true (pl_layout_get_spot (layout, (PlEnd){ 1, i }, &spot));
      if (!pl_rect_contains (&rect, (PlPoint){ spot.x, spot.y }))
        continue;
      hit = pl_layout_pick (layout, (PlPoint){ spot.x, spot.y }, 3);
      *n_below += 1;
      *n_found += hit.type == PL_HIT_JACK && hit.end.part == 1;
    }
}

/* What a box hides cannot be pointed at; headphones are no box. */
static void
test_pick_below (void)
{
  guint n_below, n_found;

  count_jacks_below (2, &n_below, &n_found);
  g_assert_cmpuint (n_below, >, 3);
  g_assert_cmpuint (n_found, ==, 0);
  count_jacks_below (3, &n_below, &n_found);
  g_assert_cmpuint (n_below, >, 1);
  g_assert_cmpuint (n_found, ==, n_below);
}

static char *
dup_name_above (PlPatch *patch, PlPartId id, const char *name)
{
  PlEdit edit = { .type = PL_EDIT_SET_NAME, .id = id, .name = name };
  g_autoptr (PlPatch) renamed = pl_patch_apply (patch, &edit, NULL);
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  PlRect rect;

  pl_layout_sync (layout, renamed);
  g_assert_true (pl_layout_get_rect (layout, id, &rect));
  return pl_paint_dup_name (renamed, id, &rect);
}

/* Names stand as they are where there is room, and are cut before they run into the next one. */
static void
test_names (void)
{
  g_autoptr (PlPatch) patch = load ("method1-phones.patchlead");
  g_autofree char *none = dup_name_above (patch, 1, NULL);
  g_autofree char *mixer
      = dup_name_above (patch, 1, "The mixer that we have on loan from the school");
  g_autofree char *short_name = dup_name_above (patch, 3, "Zoë");
  g_autofree char *long_name = dup_name_above (patch, 3, "Maximiliane from the second choir");
  g_autofree char *letters = dup_name_above (patch, 3, "ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜ");

  g_assert_null (none); /* it stands on the panel */
  g_assert_cmpstr (mixer, ==, "The mixer that we have on loan from the school · ProFX10v3");
  g_assert_cmpstr (short_name, ==, "Zoë · MDR-7506");
  g_assert_true (g_str_has_prefix (long_name, "Maximiliane"));
  g_assert_true (g_str_has_suffix (long_name, "…"));
  g_assert_true (g_str_has_prefix (letters, "ÄÖÜÄÖÜ"));
  g_assert_true (g_str_has_suffix (letters, "…"));
  g_assert_true (g_utf8_validate (letters, -1, NULL));
}

static void
assert_same_layout (const PlLayout *a, const PlLayout *b, PlPatch *patch)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      guint n = 0, m = 0;
      const PlStrand *p = pl_layout_get_strands (a, id, &n);
      const PlStrand *q = pl_layout_get_strands (b, id, &m);

      g_assert_cmpuint (n, ==, m);
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < 4; k++)
          {
            g_assert_cmpfloat_with_epsilon (p[i].curve.p[k].x, q[i].curve.p[k].x, 1e-9);
            g_assert_cmpfloat_with_epsilon (p[i].curve.p[k].y, q[i].curve.p[k].y, 1e-9);
          }
    }
}

/* Following edits gives the same drawing as starting afresh. */
static void
test_follows (void)
{
  g_autoptr (PlPatch) patch = load ("method3-control-room.patchlead");
  g_autoptr (PlLayout) layout = pl_layout_new (library);

  pl_layout_sync (layout, patch);
  for (guint step = 0; step < 60; step++)
    {
      PlPartId id = (PlPartId) g_test_rand_int_range (1, 6);
      PlEdit edit = { .type = PL_EDIT_MOVE,
                      .id = id,
                      .x = g_test_rand_int_range (-300, 300),
                      .y = g_test_rand_int_range (-300, 300) };
      g_autoptr (PlLayout) fresh = pl_layout_new (library);
      PlPatch *next = NULL;

      if (step % 7 == 3)
        edit = (PlEdit){
          .type = PL_EDIT_UNPLUG, .from = { 5, (guint16) (step % 3) }, .x = 5, .y = 9
        };
      next = pl_patch_apply (patch, &edit, NULL);
      if (next == NULL)
        continue;
      pl_patch_unref (patch);
      patch = next;
      pl_layout_sync (layout, patch);
      pl_layout_sync (fresh, patch);
      assert_same_layout (layout, fresh, patch);
    }
}

static gboolean
collect (gpointer closure, const char *bytes, gsize length, GError **error)
{
  g_byte_array_append (closure, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

static GByteArray *
export_to_bytes (const char *format, const char *name)
{
  g_autoptr (PlPatch) patch = load (name);
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();
  PlExportJob job = { .layout = layout, .circuit = circuit, .scale = 1 };

  pl_layout_sync (layout, patch);
  pl_circuit_sync (circuit, patch);
  g_assert_true (pl_exporter_find (format)->write (&job, collect, bytes, &error));
  g_assert_no_error (error);
  return bytes;
}

static void
test_svg (void)
{
  g_autoptr (GByteArray) bytes = export_to_bytes ("svg", "method2-aux.patchlead");
  g_autoptr (GByteArray) again = export_to_bytes ("svg", "method2-aux.patchlead");
  g_autofree char *text = g_strndup ((const char *) bytes->data, bytes->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsvgHandle) handle = rsvg_handle_new_from_data (bytes->data, bytes->len, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (bytes->data, bytes->len, again->data, again->len);
  g_assert_cmpuint (bytes->len, <, 80000u);
  g_assert_nonnull (strstr (text, "<symbol id=\"mackie-hm-4\""));
  g_assert_nonnull (strstr (text, "ProFX10v3 MON SEND – HM-4 INPUT"));
  g_assert_nonnull (strstr (text, "the right ear hears nothing"));
  g_assert_true (rsvg_handle_has_sub (handle, "#mackie-profx10v3.jack-phones"));
}

static PlRect
dup_ink (const PlBook *book, guint page, guint *n_dark)
{
  double width, height;
  PlRect box = { 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  const guint8 *pixels;
  int stride;

  pl_book_get_size (book, page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cr = cairo_create (surface);
  pl_book_paint (book, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  *n_dark = 0;
  for (int y = 0; y < (int) height; y++)
    for (int x = 0; x < (int) width; x++)
      if (pixels[y * stride + x] > 128)
        {
          (*n_dark)++;
          box.width = MAX (box.width, x);
          box.height = MAX (box.height, y);
        }
  cairo_surface_destroy (surface);
  return box;
}

/* What is painted on a page stays inside its margins, and every page has something on it. */
static void
test_book (void)
{
  g_autoptr (PlPatch) patch = load ("podcast-four-hosts.patchlead");
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  PlExportJob job = { .layout = layout, .circuit = circuit, .sheets = 0x3f, .file = "a" };

  pl_layout_sync (layout, patch);
  pl_circuit_sync (circuit, patch);
  for (guint paper = PL_PAPER_A4; paper < PL_N_PAPERS; paper++)
    {
      g_autoptr (PlBook) book = NULL;

      job.paper = (PlPaper) paper;
      book = pl_book_new (&job);
      g_assert_cmpuint (pl_book_count_pages (book), ==, 7);
      for (guint i = 0; i < pl_book_count_pages (book); i++)
        {
          double width, height;
          guint n_dark;
          PlRect box = dup_ink (book, i, &n_dark);

          pl_book_get_size (book, i, &width, &height);
          g_assert_cmpuint (n_dark, >, 500);
          g_assert_cmpfloat (box.width, <, width - 30);
          g_assert_cmpfloat (box.height, <, height - 30);
          g_assert_nonnull (pl_book_get_bookmark (book, i));
        }
    }
}

static void
test_formats (void)
{
  guint n_exporters = 0;
  const PlExporter *const *exporters = pl_exporters_get (&n_exporters);
  g_autoptr (GByteArray) pdf = export_to_bytes ("pdf", "method1-phones.patchlead");
  g_autoptr (GByteArray) png = export_to_bytes ("png", "method1-phones.patchlead");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_exporters, ==, 5);
  for (guint i = 0; i < n_exporters; i++)
    g_assert_true (pl_exporter_find (exporters[i]->name) == exporters[i]);
  g_assert_cmpmem (pdf->data, 5, "%PDF-", 5);
  g_assert_cmpmem (png->data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_null (pl_exporter_for_path ("x.doc", &error));
  g_assert_nonnull (strstr (error->message, ".svg"));
}

/* A full disk leaves a sentence, and the old file as it was. */
static void
test_full_disk (void)
{
  g_autoptr (PlPatch) patch = load ("method1-phones.patchlead");
  g_autoptr (GError) error = NULL;

  if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_assert_false (pl_library_save_patch (patch, "/dev/full", &error));
      g_assert_nonnull (strstr (error->message, "/dev/full"));
      g_clear_error (&error);
    }
  g_assert_false (pl_library_save_patch (patch, "/nowhere/at/all.patchlead", &error));
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.patchlead"));
}

static void
test_save_and_load (void)
{
  g_autoptr (PlPatch) patch = load ("podcast-four-hosts.patchlead");
  g_autofree char *folder = g_dir_make_tmp ("patchlead-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.patchlead", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) back = NULL;

  g_assert_true (pl_library_save_patch (patch, path, &error));
  back = pl_library_load_patch (library, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pl_patch_count_parts (back), ==, pl_patch_count_parts (patch));
  g_assert_null (pl_library_load_patch (library, folder, &error));
  g_assert_nonnull (strstr (error->message, folder));
  (void) g_unlink (path);
  (void) g_rmdir (folder);
}

/* The same scene twice gives the same pixels; silence looks different from sound. */
static cairo_surface_t *
paint (const char *name, PlScheme scheme)
{
  g_autoptr (PlPatch) patch = load (name);
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 450, 450);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  PlRect area = { -100, -100, 1100, 1100 };

  pl_layout_sync (layout, patch);
  pl_circuit_sync (circuit, patch);
  cairo_scale (cr, 0.4, 0.4);
  pl_paint_all (cr, pl_theme_get (scheme, FALSE), layout, circuit, &area, NULL);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) cairo_image_surface_get_stride (a) * 450)
         == 0;
}

static void
test_paint (void)
{
  g_autoptr (cairo_surface_t) once = paint ("method1-phones.patchlead", PL_SCHEME_LIGHT);
  g_autoptr (cairo_surface_t) twice = paint ("method1-phones.patchlead", PL_SCHEME_LIGHT);
  g_autoptr (cairo_surface_t) dark = paint ("method1-phones.patchlead", PL_SCHEME_DARK);
  g_autoptr (cairo_surface_t) other = paint ("method2-aux.patchlead", PL_SCHEME_LIGHT);

  g_assert_true (same_pixels (once, twice));
  g_assert_false (same_pixels (once, dark));
  g_assert_false (same_pixels (once, other));
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (NULL);
  g_test_add_func ("/layout/pick", test_pick);
  g_test_add_func ("/layout/pick-loose", test_pick_loose);
  g_test_add_func ("/layout/pick-below", test_pick_below);
  g_test_add_func ("/layout/follows", test_follows);
  g_test_add_func ("/paint/names", test_names);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/book", test_book);
  g_test_add_func ("/library/full-disk", test_full_disk);
  g_test_add_func ("/library/save-and-load", test_save_and_load);
  g_test_add_func ("/paint/scenes", test_paint);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
