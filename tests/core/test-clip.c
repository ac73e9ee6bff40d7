/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a bench put elsewhere, and the bench as a list of connections. */
#include <math.h>

#include "core/clip.h"
#include "core/connections.h"
#include "core/patch-file.h"
#include "fixture.h"

static const char bench[]
    = "[Patchlead]\nFormat=1\n\n"
      "[Device 1]\nKind=mackie-profx10v3\nName=Desk\nAt=10;20\nControl-phones=60\n"
      "Driver-mon-send=balanced\n\n"
      "[Device 2]\nKind=mackie-hm-4\nAt=500;20\n\n"
      "[Cable 3]\nKind=trs-trs\nNumber=1\nColour=red\nLength=3\nFault=ring open\nPlug-a=1.phones\n"
      "Plug-b=2.input\n\n"
      "[Device 4]\nKind=sony-mdr-7506\nName=Anna\nAt=900;20\nPlug-plug=2.phones-1\n\n"
      "[Cable 5]\nKind=insert-y\nNumber=2\nPlug-a=1.insert-1\nLoose-b=30;400\n";

static PlPatch *
paste (const PlPatch *clip, const PlPatch *into)
{
  g_autoptr (GArray) edits = pl_clip_dup_edits (clip, into, 40, 40);
  g_autoptr (GError) error = NULL;
  PlPatch *result
      = pl_patch_apply_all (into, (const PlEdit *) (void *) edits->data, edits->len, &error);

  g_assert_no_error (error);
  return result;
}

/* Everything of a bench on an empty one is that bench, a little aside. */
static void
test_whole (void)
{
  g_autoptr (PlPatch) patch = test_parse (bench);
  PlPartId ids[] = { 1, 2, 3, 4, 5 };
  g_autoptr (PlPatch) clip = pl_clip_new (patch, ids, G_N_ELEMENTS (ids));
  g_autoptr (PlPatch) empty = pl_patch_new ();
  g_autoptr (PlPatch) twin = paste (clip, empty);

  g_assert_cmpuint (pl_patch_count_parts (twin), ==, 5);
  for (PlPartId id = 1; id <= 5; id++)
    {
      const PlPart *a = pl_patch_get_part (patch, id), *b = pl_patch_get_part (twin, id);

      g_assert_true (a->kind == b->kind);
      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpint (a->number, ==, b->number);
      g_assert_cmpint (a->color, ==, b->color);
      g_assert_cmpuint (a->n_faults, ==, b->n_faults);
      g_assert_cmpfloat_with_epsilon (a->length_m, b->length_m, 1e-12);
      if (!pl_kind_is_cable (a->kind))
        g_assert_cmpfloat_with_epsilon (a->x + 40, b->x, 1e-9);
      for (guint i = 0; i < a->kind->controls->len; i++)
        g_assert_cmpfloat_with_epsilon (a->controls[i], b->controls[i], 1e-12);
      for (guint i = 0; i < a->kind->connectors->len; i++)
        {
          g_assert_cmpuint (a->drivers[i], ==, b->drivers[i]);
          g_assert_cmpuint (a->seats[i].part, ==, b->seats[i].part);
          g_assert_cmpuint (a->seats[i].connector, ==, b->seats[i].connector);
        }
    }
  g_assert_cmpfloat_with_epsilon (pl_patch_get_part (twin, 5)->seats[1].x, 70, 1e-9);
}

/* The cable between two chosen devices comes along; one that leads away does not. */
static void
test_some (void)
{
  g_autoptr (PlPatch) patch = test_parse (bench);
  PlPartId pair[] = { 1, 2 }, one[] = { 4 };
  g_autoptr (PlPatch) clip = pl_clip_new (patch, pair, 2);
  g_autoptr (PlPatch) twice = paste (clip, patch);
  g_autoptr (PlPatch) lone = pl_clip_new (patch, one, 1);
  const PlPart *cable = NULL;

  g_assert_cmpuint (pl_patch_count_parts (clip), ==, 3);
  g_assert_nonnull (pl_patch_get_part (clip, 3));
  g_assert_cmpuint (pl_patch_count_parts (twice), ==, 8);
  cable = pl_patch_get_part (twice, 8);
  g_assert_cmpstr (cable->kind->id, ==, "trs-trs");
  g_assert_cmpuint (cable->seats[0].part, ==, 6);
  g_assert_cmpuint (cable->seats[1].part, ==, 7);
  g_assert_cmpint (cable->number, ==, 3); /* the next free one */
  g_assert_cmpuint (pl_patch_count_parts (lone), ==, 1);
  g_assert_cmpuint (pl_patch_get_part (lone, 4)->seats[0].part, ==, 0);
}

static void
assert_parts (const PlPatch *patch, const char *chosen, const char *expected)
{
  g_auto (GStrv) words = g_strsplit (chosen, " ", -1);
  PlPartId ids[8];
  guint n = 0;
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    ids[n++] = (PlPartId) g_ascii_strtoull (words[i], NULL, 10);
  parts = pl_clip_dup_parts (patch, ids, n);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (parts, PlPartId, i));
  g_assert_cmpstr (text->str, ==, expected);
}

/* Cables that sit in each other go together: between two devices, to headphones, and when the cable
 * in the middle was chosen alone. */
static void
test_runs (void)
{
  g_autoptr (PlPatch) patch
      = test_parse ("[Patchlead]\nFormat=1\n\n"
                    "[Device 1]\nKind=mackie-hm-4\nAt=0;0\n\n"
                    "[Device 2]\nKind=sony-mdr-7506\nAt=500;0\nPlug-plug=4.b\n\n"
                    "[Cable 3]\nKind=phones-extension\nPlug-a=1.phones-1\n\n"
                    "[Cable 4]\nKind=phones-extension\nPlug-a=3.b\n\n"
                    "[Device 5]\nKind=mackie-profx10v3\nAt=0;500\n\n"
                    "[Cable 6]\nKind=xlr-xlr\nPlug-a=5.main-xlr-l\n\n"
                    "[Cable 7]\nKind=xlr-xlr\nPlug-a=6.b\nPlug-b=5.mic-1\n\n"
                    "[Cable 8]\nKind=insert-y\nPlug-a=5.insert-1\nPlug-b=1.input\n");

  assert_parts (patch, "", "");
  assert_parts (patch, "1", "1");
  assert_parts (patch, "1 2", "1 2 3 4");
  assert_parts (patch, "5", "5 6 7"); /* it is joined to itself */
  assert_parts (patch, "1 5", "1 5 6 7 8");
  assert_parts (patch, "1 4", "1 3 4"); /* 3 joins what was chosen */
  assert_parts (patch, "4", "4");
}

/* By way of text, as through a clipboard. */
static void
test_text (void)
{
  g_autoptr (PlPatch) patch = test_parse (bench);
  PlPartId ids[] = { 1, 2 };
  g_autoptr (PlPatch) clip = pl_clip_new (patch, ids, 2);
  g_autofree char *text = pl_patch_write_whole (clip);
  g_autoptr (PlCatalog) nothing = pl_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) there = pl_patch_parse (text, -1, "clipboard", nothing, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pl_patch_count_parts (there), ==, 3);
  g_assert_false (pl_patch_get_part (there, 1)->kind->placeholder);
}

static void
test_connections (void)
{
  g_autoptr (PlPatch) patch = test_parse (bench);
  g_autoptr (GArray) list = pl_patch_dup_connections (patch);
  const PlConnection *line = NULL;
  PlEnd far_end;

  g_assert_cmpuint (list->len, ==, 4); /* one cable, two legs of the Y, one lead */
  line = &g_array_index (list, PlConnection, 0);
  g_assert_cmpint (line->number, ==, 1);
  g_assert_cmpuint (line->from.part, ==, 1);
  g_assert_cmpuint (line->to.part, ==, 2);
  line = &g_array_index (list, PlConnection, 1);
  g_assert_cmpint (line->number, ==, 2);
  g_assert_cmpuint (line->from.part, ==, 1);
  g_assert_cmpuint (line->to.part, ==, 0);
  line = &g_array_index (list, PlConnection, 3);
  g_assert_cmpuint (line->from.part, ==, 4);
  g_assert_cmpuint (line->to.part, ==, 2);

  g_assert_true (pl_patch_find_far_end (patch, test_end (patch, "1.phones"), &far_end));
  g_assert_cmpuint (far_end.part, ==, 2);
  g_assert_true (pl_patch_find_far_end (patch, test_end (patch, "2.input"), &far_end));
  g_assert_cmpuint (far_end.part, ==, 1);
  g_assert_true (pl_patch_find_far_end (patch, test_end (patch, "2.phones-1"), &far_end));
  g_assert_cmpuint (far_end.part, ==, 4);
  g_assert_true (pl_patch_find_far_end (patch, far_end, &far_end));
  g_assert_cmpuint (far_end.part, ==, 2);
  g_assert_true (pl_patch_find_far_end (patch, test_end (patch, "1.insert-1"), &far_end));
  g_assert_cmpuint (far_end.part, ==, 5); /* a plug that lies loose */
  g_assert_false (pl_patch_find_far_end (patch, test_end (patch, "1.fx-send"), &far_end));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip/whole", test_whole);
  g_test_add_func ("/clip/some", test_some);
  g_test_add_func ("/clip/runs", test_runs);
  g_test_add_func ("/clip/text", test_text);
  g_test_add_func ("/clip/connections", test_connections);
  return g_test_run ();
}
