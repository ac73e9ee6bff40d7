/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "draw/autoptr.h"
#include "draw/layout.h"
#include "draw/tidy.h"
#include "fixture.h"

static PlLibrary *library;

static PlPatch *
tidied (const PlPatch *patch, guint *n_moves)
{
  g_autoptr (GArray) edits = pl_tidy_dup_edits (library, patch);
  g_autoptr (GError) error = NULL;
  PlPatch *result
      = pl_patch_apply_all (patch, (const PlEdit *) (void *) edits->data, edits->len, &error);

  g_assert_no_error (error);
  *n_moves = edits->len;
  return result;
}

/* Nothing over anything else, and signals run downwards. */
static void
check (PlPatch *patch)
{
  g_autoptr (PlLayout) layout = pl_layout_new (library);

  pl_layout_sync (layout, patch);
  for (PlPartId a = 0; (a = pl_patch_next_part (patch, a)) != 0;)
    for (PlPartId b = a; (b = pl_patch_next_part (patch, b)) != 0;)
      {
        PlRect p, q;

        if (pl_kind_is_cable (pl_patch_get_part (patch, a)->kind)
            || pl_kind_is_cable (pl_patch_get_part (patch, b)->kind))
          continue;
        g_assert_true (pl_layout_get_rect (layout, a, &p));
        g_assert_true (pl_layout_get_rect (layout, b, &q));
        g_assert_false (pl_rect_intersects (&p, &q));
      }
}

static const PlSeat *
get_first_seat (const PlPatch *patch, PlPartId id)
{
  return &pl_patch_get_part (patch, id)->seats[0];
}

/* Leads of headphones side by side do not cross: they stand in the order of their jacks. */
static guint
check_order (PlPatch *patch)
{
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  guint n_pairs = 0;

  pl_layout_sync (layout, patch);
  for (PlPartId a = 0; (a = pl_patch_next_part (patch, a)) != 0;)
    for (PlPartId b = a; (b = pl_patch_next_part (patch, b)) != 0;)
      {
        const PlPart *p = pl_patch_get_part (patch, a), *q = pl_patch_get_part (patch, b);
        PlSpot at_p, at_q;

        if (p->kind->category != PL_CATEGORY_HEADPHONES
            || q->kind->category != PL_CATEGORY_HEADPHONES || get_first_seat (patch, a)->part == 0
            || get_first_seat (patch, a)->part != get_first_seat (patch, b)->part || p->y < q->y
            || p->y > q->y)
          continue;
        g_assert_true (pl_layout_get_spot (layout, (PlEnd){ a, 0 }, &at_p));
        g_assert_true (pl_layout_get_spot (layout, (PlEnd){ b, 0 }, &at_q));
        g_assert_true ((at_p.x < at_q.x) == (p->x < q->x));
        n_pairs++;
      }
  return n_pairs;
}

static void
test_examples (void)
{
  g_autofree char *folder = g_build_filename (pl_library_get_data_dir (library), "examples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0, n_pairs = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPatch) patch = pl_library_load_patch (library, path, &error);
      g_autoptr (PlPatch) first = NULL;
      g_autoptr (PlPatch) second = NULL;
      guint n_moves;

      g_assert_no_error (error);
      first = tidied (patch, &n_moves);
      check (first);
      n_pairs += check_order (first);
      second = tidied (first, &n_moves);
      g_assert_nonnull (second);
      g_assert_cmpuint (n_moves, ==, 0);
      n_files++;
    }
  g_assert_cmpuint (n_files, >=, 8);
  g_assert_cmpuint (n_pairs, >=, 4);
}

static void
add (PlPatch **patch, const char *kind, double x, double y)
{
  PlEdit edit = { .type = PL_EDIT_ADD,
                  .kind = pl_catalog_find (pl_library_get_catalog (library), kind),
                  .x = x,
                  .y = y };
  g_autoptr (GError) error = NULL;
  PlPatch *next = pl_patch_apply (*patch, &edit, &error);

  g_assert_no_error (error);
  pl_patch_unref (*patch);
  *patch = next;
}

/* Any heap of gear. */
static void
test_heaps (void)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (library));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint n = 0; n < 20; n++)
    {
      g_autoptr (PlPatch) patch = pl_patch_new ();
      g_autoptr (PlPatch) first = NULL;
      g_autoptr (PlPatch) second = NULL;
      guint n_moves;

      for (guint i = 0; i < 2 * n; i++)
        {
          const PlKind *kind
              = g_ptr_array_index (kinds, g_rand_int_range (rand, 0, (int) kinds->len));

          if (!pl_kind_is_cable (kind))
            add (&patch, kind->id, g_rand_double_range (rand, -500, 900),
                 g_rand_double_range (rand, -500, 900));
        }
      first = tidied (patch, &n_moves);
      check (first);
      second = tidied (first, &n_moves);
      g_assert_nonnull (second);
      g_assert_cmpuint (n_moves, ==, 0);
    }
}

/* The benches of the guide, which are placed by core: nothing over anything, and no lead of
 * headphones over the name of any. */

enum
{
  NAME_HEIGHT = 20, /* px above headphones that their name takes */
  N_STEPS = 200
};

static void
measure (const PlKind *kind, double *width, double *height, gpointer data)
{
  const PlPanel *panel = pl_library_get_panel (library, kind);

  *width = pl_panel_get_width (panel);
  *height = pl_panel_get_height (panel);
}

static gboolean
is_headphones (const PlPatch *patch, PlPartId id)
{
  return pl_patch_get_part (patch, id)->kind->category == PL_CATEGORY_HEADPHONES;
}

static gboolean
is_crossed (const PlLayout *layout, PlPartId id, const PlRect *name)
{
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (layout, id, &n_strands);

  for (guint i = 0; i < n_strands; i++)
    for (guint step = 0; step <= N_STEPS; step++)
      {
        PlPoint p = pl_curve_at (&strands[i].curve, (double) step / N_STEPS);

        if (p.x > name->x && p.x < name->x + name->width && p.y > name->y
            && p.y < name->y + name->height)
          return TRUE;
      }
  return FALSE;
}

static guint
count_crossed (PlPatch *patch)
{
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  guint n = 0;

  pl_layout_sync (layout, patch);
  for (PlPartId a = 0; (a = pl_patch_next_part (patch, a)) != 0;)
    {
      PlRect name;

      if (!is_headphones (patch, a))
        continue;
      g_assert_true (pl_layout_get_rect (layout, a, &name));
      name.y -= NAME_HEIGHT;
      name.height = NAME_HEIGHT;
      for (PlPartId b = 0; (b = pl_patch_next_part (patch, b)) != 0;)
        if (is_headphones (patch, b) && is_crossed (layout, b, &name))
          n++;
    }
  return n;
}

static void
test_guide (void)
{
  static const char *const amps[] = { "mackie-hm-4", "behringer-ha400", "art-headamp-4" };
  PlCatalog *catalog = pl_library_get_catalog (library);

  for (guint i = 0; i < G_N_ELEMENTS (amps); i++)
    for (guint n = 1; n <= 4; n++)
      {
        PlGoal goal = { .catalog = catalog,
                        .mixer = pl_catalog_find (catalog, "mackie-profx10v3"),
                        .amp = pl_catalog_find (catalog, amps[i]),
                        .n_listeners = n,
                        .measure = measure };
        g_autoptr (PlWays) ways = NULL;

        pl_goal_set_wish (&goal, NULL);
        ways = pl_ways_new (&goal);
        g_assert_cmpuint (ways->ways->len, >, 0);
        for (guint k = 0; k < ways->ways->len; k++)
          {
            PlPatch *patch = test_get_way (ways, k)->patch;

            check (patch);
            g_assert_cmpuint (count_crossed (patch), ==, 0);
          }
      }
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (NULL);
  g_test_add_func ("/tidy/examples", test_examples);
  g_test_add_func ("/tidy/heaps", test_heaps);
  g_test_add_func ("/tidy/guide", test_guide);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
