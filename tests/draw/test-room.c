/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gear that is put on the bench by name finds a place of its own. */
#include <math.h>

#include "draw/autoptr.h"
#include "draw/room.h"
#include "fixture.h"

#define GAP 59.0 /* rounded px */

static PlLibrary *library;

static PlPatch *
add (PlPatch *patch, const char *kind_id, double shape)
{
  PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), kind_id);
  const PlPanel *panel = pl_library_get_panel (library, kind);
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  g_autoptr (GError) error = NULL;
  PlPatch *more = NULL;
  PlPoint room;
  PlEdit edit = { .type = PL_EDIT_ADD, .kind = kind, .id = pl_patch_next_id (patch) };

  pl_layout_sync (layout, patch);
  room = pl_room_find (layout, pl_panel_get_width (panel), pl_panel_get_height (panel), shape);
  edit.x = round (room.x);
  edit.y = round (room.y);
  more = pl_patch_apply (patch, &edit, &error);
  g_assert_no_error (error);
  pl_patch_unref (patch);
  return more;
}

static PlRect
rect_of (PlPatch *patch, PlPartId id)
{
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  PlRect rect;

  pl_layout_sync (layout, patch);
  g_assert_true (pl_layout_get_rect (layout, id, &rect));
  return rect;
}

static PlRect
rect_of_all (PlPatch *patch)
{
  PlPartId id = pl_patch_next_part (patch, 0);
  PlRect all = rect_of (patch, id);

  while ((id = pl_patch_next_part (patch, id)) != 0)
    {
      PlRect rect = rect_of (patch, id);

      all = pl_rect_union (&all, &rect);
    }
  return all;
}

static void
assert_apart (PlPatch *patch)
{
  for (PlPartId a = 0; (a = pl_patch_next_part (patch, a)) != 0;)
    for (PlPartId b = a; (b = pl_patch_next_part (patch, b)) != 0;)
      {
        PlRect p = rect_of (patch, a), q = rect_of (patch, b);

        p = pl_rect_grow (&p, GAP);
        g_assert_false (pl_rect_intersects (&p, &q));
      }
}

static void
test_empty (void)
{
  g_autoptr (PlPatch) patch = add (pl_patch_new (), "mackie-hm-4", 1.0);
  PlRect rect = rect_of (patch, 1);

  g_assert_cmpfloat_with_epsilon (rect.x, 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y, 0.0, 1e-9);
}

/* Two loudspeakers stand side by side, not below each other, where that makes nothing larger. */
static void
test_side_by_side (void)
{
  g_autoptr (PlPatch) patch = add (pl_patch_new (), "mackie-1202vlz4", 0.9);
  PlRect mixer, left, right;

  patch = add (g_steal_pointer (&patch), "generic-powered-speaker", 0.9);
  patch = add (g_steal_pointer (&patch), "generic-powered-speaker", 0.9);
  mixer = rect_of (patch, 1);
  left = rect_of (patch, 2);
  right = rect_of (patch, 3);
  g_assert_cmpfloat (left.y, >, mixer.y + mixer.height);
  g_assert_cmpfloat_with_epsilon (left.y, right.y, 1e-9);
  g_assert_cmpfloat (right.x, >, left.x + left.width);
}

/* A bench of many devices comes near the shape of its view, whatever that is. */
static void
test_shapes (void)
{
  static const double shapes[] = { 0.5, 1.0, 2.5 };
  static const char *const kinds[] = { "mackie-profx10v3", "mackie-hm-4", "generic-keyboard",
                                       "sony-mdr-7506",    "shure-sm58",  "generic-di-box" };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autoptr (PlPatch) patch = pl_patch_new ();
      PlRect all;

      for (guint i = 0; i < 24; i++)
        patch = add (g_steal_pointer (&patch), kinds[i % G_N_ELEMENTS (kinds)], shapes[s]);
      assert_apart (patch);
      all = rect_of_all (patch);
      g_assert_cmpfloat_with_epsilon (all.x, 0.0, 1e-9); /* where the first one stands */
      g_assert_cmpfloat_with_epsilon (all.y, 0.0, 1e-9);
      g_assert_cmpfloat (all.width / all.height, >, shapes[s] / 1.5);
      g_assert_cmpfloat (all.width / all.height, <, shapes[s] * 1.5);
    }
}

/* What is put there hides no cable that hangs there, if there is as good a place. */
static void
test_cables (void)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = pl_library_load_patch (library, path, &error);
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  PlPartId id;
  PlRect rect;

  g_assert_no_error (error);
  pl_layout_sync (layout, patch);
  id = pl_patch_next_id (patch);
  patch = add (g_steal_pointer (&patch), "sony-mdr-7506", 1.0);
  rect = rect_of (patch, id);
  for (PlPartId other = 0; (other = pl_patch_next_part (pl_layout_get_patch (layout), other)) != 0;)
    {
      guint n = 0;
      const PlStrand *strands = pl_layout_get_strands (layout, other, &n);

      for (guint i = 0; i < n; i++)
        for (guint at = 0; at <= 100; at++)
          g_assert_false (pl_rect_contains (&rect, pl_curve_at (&strands[i].curve, at / 100.0)));
    }
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (NULL);
  g_test_add_func ("/room/empty", test_empty);
  g_test_add_func ("/room/side-by-side", test_side_by_side);
  g_test_add_func ("/room/shapes", test_shapes);
  g_test_add_func ("/room/cables", test_cables);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
