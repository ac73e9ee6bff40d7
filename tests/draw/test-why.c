/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The why as a drawing: everything is there once, inside, and where pointing finds it. */
#include <math.h>
#include <string.h>

#include "core/edit.h"
#include "draw/autoptr.h"
#include "draw/library.h"
#include "draw/paint-why.h"
#include "fixture.h"

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

/* The drawing for the first group of a part; part 0: the first one with ears. */
static PlWhy *
draw_why (PlPatch *patch, PlPartId part, double width)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  for (PlPartId id = 0; part == 0 && (id = pl_patch_next_part (patch, id)) != 0;)
    if (pl_patch_get_part (patch, id)->kind->category == PL_CATEGORY_HEADPHONES)
      part = id;
  return pl_why_new (circuit, part, 0, width);
}

static cairo_surface_t *
paint (const PlWhy *why, const PlTheme *theme, const PlWhyConductor *lit)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (pl_why_get_width (why)),
                                    (int) ceil (pl_why_get_height (why)));
  g_autoptr (cairo_t) cr = cairo_create (surface);

  pl_theme_set_source (cr, theme->bench);
  cairo_paint (cr);
  pl_paint_why (cr, theme, why, lit);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (gssize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x];
}

static void
assert_unique (const PlWhy *why)
{
  guint n = 0;
  const PlWhyConductor *all = pl_why_get_conductors (why, &n);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      g_assert_false (pl_why_conductor_equal (&all[i], &all[k]));
}

static guint
count_of_part (const PlWhy *why, PlPartId part)
{
  guint n = 0, found = 0;
  const PlWhyConductor *all = pl_why_get_conductors (why, &n);

  for (guint i = 0; i < n; i++)
    found += all[i].part == part ? 1 : 0;
  return found;
}

static const char *const examples[]
    = { "method1-phones.patchlead",          "method2-aux.patchlead",
        "method3-control-room.patchlead",    "method4-main.patchlead",
        "wrong-insert-y-reversed.patchlead", "wrong-phones-with-ts.patchlead" };

/* Every conductor of every cable on the way, and T, R, S of the headphones: once. */
static void
test_conductors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (PlPatch) patch = load (examples[i]);
      g_autoptr (PlWhy) why = draw_why (patch, 3, 340);

      assert_unique (why);
      g_assert_cmpuint (count_of_part (why, 3), ==, 3);
      g_assert_cmpuint (count_of_part (why, 5), ==,
                        pl_patch_get_part (patch, 5)->kind->conductors->len);
    }
}

/* At its letter each can be picked, and all letters are inside. */
static void
test_spots (void)
{
  static const double widths[] = { 320, 340, 420, 700, 1200 };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_autoptr (PlPatch) patch = load (examples[i]);
        g_autoptr (PlWhy) why = draw_why (patch, 3, widths[w]);
        guint n = 0;
        const PlWhyConductor *all = pl_why_get_conductors (why, &n);

        g_assert_cmpuint (n, ==, count_of_part (why, 3) + count_of_part (why, 5));
        for (guint k = 0; k < n; k++)
          {
            PlPoint spot = pl_why_get_spot (why, k);
            PlWhyConductor found;

            g_assert_true (pl_why_pick (why, spot, &found));
            g_assert_true (pl_why_conductor_equal (&found, &all[k]));
            g_assert_cmpfloat (spot.x, >, 8.0);
            g_assert_cmpfloat (spot.x, <, widths[w] - 8.0);
            g_assert_cmpfloat (spot.y, <, pl_why_get_height (why) - 8.0);
          }
        g_assert_false (pl_why_pick (why, (PlPoint){ -5, -5 }, &(PlWhyConductor){ 0 }));
      }
}

/* Where lighting a conductor changes the picture, pointing finds that conductor. */
static void
test_pick_agrees_with_painting (void)
{
  const PlTheme *theme = pl_theme_get (PL_SCHEME_LIGHT, FALSE);
  g_autoptr (PlPatch) patch = load ("method3-control-room.patchlead");
  g_autoptr (PlWhy) why = draw_why (patch, 3, 340);
  g_autoptr (cairo_surface_t) dark = paint (why, theme, NULL);
  guint n = 0;
  const PlWhyConductor *all = pl_why_get_conductors (why, &n);

  for (guint k = 0; k < n; k++)
    {
      g_autoptr (cairo_surface_t) lit = paint (why, theme, &all[k]);
      guint64 changed = 0, agreed = 0;

      for (int y = 0; y < cairo_image_surface_get_height (lit); y++)
        for (int x = 0; x < cairo_image_surface_get_width (lit); x++)
          {
            PlWhyConductor found = { 0 };

            if (pixel_at (dark, x, y) == pixel_at (lit, x, y))
              continue;
            changed++;
            if (pl_why_pick (why, (PlPoint){ x + 0.5, y + 0.5 }, &found)
                && pl_why_conductor_equal (&found, &all[k]))
              agreed++;
          }
      g_assert_cmpuint (changed, >, 500);
      g_assert_cmpuint (agreed * 100, >=, changed * 85);
    }
}

static void
test_one_ear (void)
{
  g_autoptr (PlPatch) patch = load ("method2-aux.patchlead");
  g_autoptr (PlWhy) why = draw_why (patch, 3, 340);
  g_autofree char *told = pl_why_dup_description (why);
  g_autofree char *text = test_dup_plain (told);

  g_assert_nonnull (strstr (text, "ring: resistor to ground, no signal"));
  g_assert_nonnull (strstr (text, "Conductor ring of cable 1 (TRS cable): no signal."));
  g_assert_nonnull (strstr (text, "Left ear: Aux mix,"));
  g_assert_nonnull (strstr (text, "Right ear: no signal."));
}

/* Narrow: one hop under the other; wide: side by side and less high. */
static void
test_widths (void)
{
  g_autoptr (PlPatch) patch = load ("method1-phones.patchlead");
  g_autoptr (PlWhy) narrow = draw_why (patch, 3, 340);
  g_autoptr (PlWhy) wide = draw_why (patch, 3, 800);
  g_autoptr (PlWhy) tiny = draw_why (patch, 3, 10);

  g_assert_cmpfloat (pl_why_get_height (wide), <, 0.75 * pl_why_get_height (narrow));
  g_assert_cmpfloat_with_epsilon (pl_why_get_width (wide), 800, 1e-9);
  g_assert_cmpfloat_with_epsilon (pl_why_get_width (tiny), PL_WHY_MIN_WIDTH, 1e-9);
}

/* Nothing is painted outside of what was promised, in any theme. */
static void
test_stays_inside (void)
{
  for (int scheme = PL_SCHEME_LIGHT; scheme <= PL_SCHEME_PAPER; scheme++)
    for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
      {
        g_autoptr (PlPatch) patch = load (examples[i]);
        g_autoptr (PlWhy) why = draw_why (patch, 3, 320);
        g_autoptr (cairo_surface_t) record
            = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        g_autoptr (cairo_t) cr = cairo_create (record);
        double x, y, width, height;

        pl_paint_why (cr, pl_theme_get ((PlScheme) scheme, scheme == PL_SCHEME_DARK), why, NULL);
        cairo_recording_surface_ink_extents (record, &x, &y, &width, &height);
        g_assert_cmpfloat (x, >=, 0.0);
        g_assert_cmpfloat (y, >=, 0.0);
        g_assert_cmpfloat (x + width, <=, pl_why_get_width (why));
        g_assert_cmpfloat (y + height, <=, pl_why_get_height (why));
        g_assert_cmpfloat (height, >, 0.9 * pl_why_get_height (why));
      }
}

/* Polarity is not told by colour alone: an inverted wave is another picture. */
static void
test_inverted_looks_different (void)
{
  const PlTheme *theme = pl_theme_get (PL_SCHEME_PAPER, FALSE);
  g_autoptr (PlPatch) patch = load ("method2-aux.patchlead");
  PlEdit edit = { .type = PL_EDIT_SET_DRIVER, .id = 1, .value = 2 };
  g_autoptr (PlPatch) inverted = NULL;
  g_autoptr (PlWhy) before = NULL, after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  edit.index = (guint16) pl_kind_find_connector (pl_patch_get_part (patch, 1)->kind, "mon-send");
  inverted = pl_patch_apply (patch, &edit, &error);
  g_assert_no_error (error);
  before = draw_why (patch, 3, 340);
  after = draw_why (inverted, 3, 340);
  text = pl_why_dup_description (after);
  g_assert_nonnull (strstr (text, "ring: plays inverted"));
  g_assert_nonnull (strstr (text, "∅"));
  {
    g_autoptr (cairo_surface_t) a = paint (before, theme, NULL);
    g_autoptr (cairo_surface_t) b = paint (after, theme, NULL);
    guint n = 0;

    for (int y = 0; y < cairo_image_surface_get_height (a); y++)
      for (int x = 0; x < 340; x++)
        n += pixel_at (a, x, y) != pixel_at (b, x, y) ? 1 : 0;
    g_assert_cmpuint (n, >, 1000);
  }
}

/* Any bench: it can be drawn, and what can be pointed at is there once. */
static void
test_random (void)
{
  const PlTheme *theme = pl_theme_get (PL_SCHEME_DARK, TRUE);
  guint n_drawn = 0;

  for (guint32 seed = 0; seed < 120; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (PlPatch) patch = test_random_bench (rand, 120);
      g_autoptr (PlCircuit) circuit = pl_circuit_new ();
      g_autoptr (GArray) verdicts = NULL;

      pl_circuit_sync (circuit, patch);
      verdicts = pl_circuit_dup_verdicts (circuit);
      for (guint v = 0; v < verdicts->len; v++)
        {
          const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, v);
          g_autoptr (PlWhy) why
              = pl_why_new (circuit, verdict->part, verdict->group, 320 + 40.0 * (seed % 16));
          g_autoptr (cairo_surface_t) surface G_GNUC_UNUSED = paint (why, theme, NULL);
          guint n = 0;

          (void) pl_why_get_conductors (why, &n);
          for (guint k = 0; k < n; k++)
            {
              PlPoint spot = pl_why_get_spot (why, k);

              g_assert_true (pl_why_pick (why, spot, &(PlWhyConductor){ 0 }));
              g_assert_cmpfloat (spot.x, >, 0.0);
              g_assert_cmpfloat (spot.x, <, pl_why_get_width (why));
            }
          n_drawn += n > 0 ? 1 : 0;
        }
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_drawn, >, 10);
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (NULL);
  g_test_add_func ("/why/conductors", test_conductors);
  g_test_add_func ("/why/spots", test_spots);
  g_test_add_func ("/why/pick-agrees-with-painting", test_pick_agrees_with_painting);
  g_test_add_func ("/why/one-ear", test_one_ear);
  g_test_add_func ("/why/widths", test_widths);
  g_test_add_func ("/why/stays-inside", test_stays_inside);
  g_test_add_func ("/why/inverted-looks-different", test_inverted_looks_different);
  g_test_add_func ("/why/random", test_random);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
